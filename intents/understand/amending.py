"""Amending: "金额改成 40 万", "no, 40k", "下周三", "不对，是鹏程", of what waits for a yes."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from intents.call import Call, Mention, SlotValue
from intents.catalogue import INTENTS
from intents.context import Context
from intents.pattern import Pattern
from intents.slots import SlotSpec
from intents.understand.amounts import in_unit_of
from intents.understand.fill.request import mention
from intents.understand.fill.stage_words import stage_said
from intents.understand.fill.values import money_json
from intents.understand.mentions import Mentions
from intents.understand.names_in_text import Named
from intents.understand.reader import Reader
from intents.understand.same_week import in_week_of
from intents.understand.slots.money import Money, find_money
from intents.understand.slots.span import Found
from intents.understand.slots.times import When
from intents.understand.text import tidy

LONGEST = 60
START = Pattern(
    r"^(?:不对?|不是|错了|说错了|搞错了|等等|等一下|哦|噢|嗯|no|nope|sorry|wait|actually|correction|oh|hmm)[\s,，:：。.!]+|"
    r"^(?:不对|不是|错了|说错了|搞错了)|"
    r"^(?:yes|yeah|ok|okay|sure|好的?|可以|行|对)[\s,，]*(?:but|only|不过|但是?|只是)[\s,，]*", re.I,
)  # fmt: skip
_IDLE = Pattern(
    r"[\W_]|不对?|不是|错了|应该|还是|改[到成为]?|换成|调[到成]|推[到进]|挪到|移到|进入|金额|预算|价格|总价|价|阶段|日期|时间|成交|签约?|"
    r"关单|之?前|以?内|左右|大概|大约|跟进|回访|待办|任务|提醒|商机|单子|那单|这单|客户|是|为|到|吧|了|的|那|[它他她]|把|请|我|再|说|"
    r"\b(?:no|not|sorry|actually|wait|make|that|it|its|him|her|his|he|she|set|change|move|push|put|the|deal|amount|budget|price|value|worth|is|"
    r"was|should|be|to|at|by|on|for|in|due|date|close|closes|closing|follow[- ]?up|task|reminder|remind|me|stage|now|"
    r"please|and|i|meant|mean|a|of|about|instead|with|customer|let'?s|say|then|but|rather)\b",
    re.I,
)
_TO_DO = Pattern(r"跟进|回访|待办|任务|提醒|follow|task|remind|due", re.I)
_CLOSING = Pattern(r"成交|签|关单|clos|sign", re.I)


def amended(
    text: str, calls: Sequence[Call], context: Context, reader: Reader
) -> tuple[Call, ...] | None:
    """The calls with what a message corrects; None where it says something else."""
    said = START.sub("", tidy(text))
    if not said or len(said) > LONGEST:
        return None
    mentions = reader.mentions(said, context)
    money = _money(said, mentions, calls, context)
    rest = _rest(mentions, money is not None)
    stage = _stage(said, calls, context, reader)
    if stage is not None:
        rest = re.sub(re.escape(stage[0]), " ", rest, flags=re.I)
    if _IDLE.sub("", rest):
        return None
    changed = list(calls)
    if money is not None:
        _put_amount(changed, money)
    if len(mentions.times) == 1:
        _put_time(changed, mentions.times[0], said, context.today)
    if stage is not None:
        _put_stage(changed, stage[1])
    for named in mentions.names:
        _put_record(changed, named)
    return tuple(changed) if changed != list(calls) else None


def _rest(mentions: Mentions, with_money: bool) -> str:
    chars = list(mentions.text)
    groups = ("names", "times", "money", *(("numbers",) if with_money else ()))
    for start, end in mentions.spans(*groups):
        chars[start:end] = " " * (end - start)
    rest = "".join(chars)
    return re.sub(r"[\d.]+\s*[a-z万千百亿元块]*", " ", rest, flags=re.I) if with_money else rest


def _specs(call: Call) -> tuple[SlotSpec, ...]:
    intent = INTENTS.get(call.intent)
    return intent.specs if intent else ()


def _money(said: str, mentions: Mentions, calls: Sequence[Call], context: Context) -> Money | None:
    """The one amount of a message; a bare number counts in the unit of the amount it corrects."""
    held = next((v for call in calls if isinstance(v := call.slots.get("amount"), dict)), None)
    if len(mentions.money) == 1:
        return mentions.money[0].value
    if mentions.money or mentions.times or not any(_takes(call, "money") for call in calls):
        return None
    currency = str(held["currency"]) if held else context.actor.currency
    found = find_money(said, currency, bare_ok=True)
    if len(found) != 1:
        return None
    money = found[0].value
    bare = re.fullmatch(r"[\d.]+", found[0].text.strip()) is not None
    if held is None or not bare:
        return money
    return Money(in_unit_of(money.amount, str(held["amount"])), money.currency)


def _takes(call: Call, kind: str) -> bool:
    return any(spec.type == kind for spec in _specs(call))


def _put_amount(calls: list[Call], money: Money) -> None:
    """Into the calls that name an amount, else into the first that could."""
    taking = [place for place, call in enumerate(calls) if _takes(call, "money")]
    holding = [p for p in taking if any(_is_money(v) for v in calls[p].slots.values())]
    for place in holding or taking[:1]:
        spec = next(one for one in _specs(calls[place]) if one.type == "money")
        calls[place] = calls[place].with_slots(**{spec.name: money_json(money)})


def _is_money(value: SlotValue) -> bool:
    return isinstance(value, dict) and "amount" in value


def _put_time(calls: list[Call], when: Found[When], said: str, today: date) -> None:
    """Into the to-do or the closing date that is spoken of, else into the time there is."""
    places = [
        (place, spec)
        for place, call in enumerate(calls)
        for spec in _specs(call)
        if spec.type in ("date", "datetime") and call.intent != "log_activity"
    ]
    if _TO_DO.search(said):
        places = [(p, s) for p, s in places if s.name in ("due", "at")] or places
    elif _CLOSING.search(said):
        places = [(p, s) for p, s in places if s.name == "close_date"] or places
    else:
        places = [(p, s) for p, s in places if calls[p].slots.get(s.name)] or places
    if places:
        place, spec = places[-1]
        held = calls[place].slots.get(spec.name)
        calls[place] = calls[place].with_slots(**{spec.name: _time(when, spec, held, today)})


def _time(when: Found[When], spec: SlotSpec, held: SlotValue, today: date) -> str:
    """A day keeps the hour that was said before; an hour is one of a moment alone."""
    before = date.fromisoformat(held[:10]) if isinstance(held, str) and held else None
    moment = in_week_of(when, before, today)
    if spec.type == "date":
        return moment.isoformat()[:10]
    hour = held[10:] if isinstance(held, str) and "T" in held else ""
    return moment.isoformat()[:16] + ("" if isinstance(moment, datetime) else hour)


def _stage(
    said: str, calls: Sequence[Call], context: Context, reader: Reader
) -> tuple[str, str] | None:
    """The stage that a message names, its words and its key, where a call moves a deal."""
    if not any(spec.is_stage for call in calls for spec in _specs(call)):
        return None
    request = reader.request(INTENTS["update_deal"], reader.mentions(said, context), context)
    key = stage_said(request)
    if key is None:
        return None
    stages = context.store.workspace.stages
    names = [stages.name(key, "zh"), stages.name(key, "en"), key]
    words = next((name for name in names if name.casefold() in said.casefold()), None)
    return None if words is None else (words, key)


def _put_stage(calls: list[Call], key: str) -> None:
    """Into the calls that move a deal, else into the first that could."""
    taking = [p for p, call in enumerate(calls) if any(spec.is_stage for spec in _specs(call))]
    holding = [p for p in taking if calls[p].slots.get("stage")]
    for place in holding or taking[:1]:
        calls[place] = calls[place].with_slots(stage=key)


def _put_record(calls: list[Call], named: Named) -> None:
    """The record that was meant, in the place of the one of its kind; also in a title."""
    for place, call in enumerate(calls):
        for name, value in call.slots.items():
            if not isinstance(value, Mention):
                continue
            if value.kind in named.by_kind:
                calls[place] = _renamed(call, name, value, mention(named, value.kind))
                break
            if value.kind == "deal" and "customer" in named.by_kind:
                calls[place] = call.with_slots(**{name: Mention(kind="deal", text=named.text)})
                break


def _renamed(call: Call, slot: str, old: Mention, new: Mention) -> Call:
    """The call with another record; what belonged to the old one goes, its name in words too."""
    slots = {
        name: value.replace(old.name, new.name) if isinstance(value, str) else value
        for name, value in call.slots.items()
        if not (isinstance(value, Mention) and slot == "customer" and name in ("contact", "deal"))
    }
    return call.of_slots({**slots, slot: new})
