"""More than one thing in a message: what follows from the words beside the main request."""

import re
from dataclasses import dataclass, replace
from operator import itemgetter

from intents.call import Call, Mention, SlotValue
from intents.catalogue import INTENTS
from intents.context import Context, ref
from intents.pattern import Pattern
from intents.understand.fill.due_times import clause_of, clause_place, is_of_closing
from intents.understand.fill.other_sums import PRICE_MOVED, without_other_sums
from intents.understand.fill.records import deals_of, fill_record
from intents.understand.fill.request import MakeRequest, Request, known
from intents.understand.fill.stage_words import stage_said
from intents.understand.fill.values import fill_value, money_json
from intents.understand.mentions import Mentions
from intents.understand.next_contacts import NEXT_CONTACT, planned_words, usual_title
from intents.understand.slots.span import Found
from intents.understand.slots.times import When, as_datetime

NEXT_STEP = Pattern(
    rf"(?:{NEXT_CONTACT}|跟进|回访|再聊|再联系|再沟通|再打|再约|回复他|回电|催一下|提醒我|follow(?:ing)?[- ]?up|check in|circle back|"
    r"call (?:him|her|them) back|touch base|chase|remind me|ping (?:him|her|them|me))", re.I,
)  # fmt: skip
MOVES = Pattern(
    r"推到|推进到|进入|到了?.{0,4}阶段|转到|改到|moved? (?:it |the deal |this )?(?:in)?to|now in|push(?:ed)? (?:it )?to|stage",
    re.I,
)
AFTER_UPDATE = frozenset(
    "update_deal log_activity create_deal win_deal lose_deal update_customer update_contact".split()
)
WANTS = Pattern(
    r"想?要(?!求|是)|需要|想[买上换做签]|打算|有意|采购|预算|\b(?:wants?|needs?|budget|looking (?:for|at|to buy)|requires?|"
    r"would like|interested in|asked for|in the market for)\b", re.I,
)  # fmt: skip
_NO_WANT = Pattern(
    r"不要|不需要|没有?预算|预算(?:不够|不足|被砍|砍|没批|还没|取消)|太贵|便宜|降价|让利|\b(?:no budget|doesn'?t|don'?t|didn'?t|too (?:expensive|much|high)|"
    r"discount|cheaper|cut)\b", re.I,
)  # fmt: skip
_EXISTING = Pattern(
    r"那单|这单|单子|那个(?:商机|项目)|这个(?:商机|项目)|原来的|\b(?:the|that|this|their) deal\b",
    re.I,
)
_REMINDED = Pattern(r"(?:提醒我|记得|remind me(?: to)?|记着)\s*(?P<what>[^，,。.；;!！]+)", re.I)

_NOTHING_ELSE = Pattern(
    r"[\W_]|那就|[再去就吧]|一[下次趟]|(?:之|以)?前|"
    r"\b(?:on|at|by|again|with|them|him|her|then|please|let['’]?s|i['’]?ll|i will|we['’]?ll)\b",
    re.I,
)

BEFORE, AFTER = 6, 8
"""So many characters from a next step its day may stand, before it and after it."""


@dataclass(frozen=True)
class NextStep:
    """A next step that a message names beside its main request: its words, its time, its title if said."""

    words: str
    time: Found[When]
    title: str = ""


def next_step(intent: str, mentions: Mentions) -> NextStep | None:
    """The next step with its day, as in "推到谈判，下周三跟进"."""
    if intent not in AFTER_UPDATE:
        return None
    near = [
        (gap, NextStep(step[0], time))
        for step in NEXT_STEP.finditer(mentions.text)
        for time in mentions.times
        if time.value.kind != "period" and (gap := _gap(step, time)) is not None
    ]
    return min(near, key=itemgetter(0))[1] if near else _planned(intent, mentions)


def _planned(intent: str, mentions: Mentions) -> NextStep | None:
    """What is to be done on a day, in a clause of its own beside a change of a deal."""
    for time in mentions.times if intent == "update_deal" else ():
        if time.value.kind != "period" and (words := planned_words(mentions, time)):
            return NextStep("", time, words)
    return None


def _gap(step: re.Match[str], time: Found[When]) -> int | None:
    """How many characters stand between a next step and a time; None where it is too many."""
    before, after = abs(time.end - step.start()), abs(step.end() - time.start)
    if before > BEFORE and after > AFTER:
        return None
    return min(before, after)


def without_step(mentions: Mentions, step: NextStep | None) -> Mentions:
    """The mentions without the next step's time, which the main request is not about."""
    if step is None:
        return mentions
    kept = tuple(one for one in mentions.times if one is not step.time)
    past = tuple(one for one in mentions.past_times if one.start != step.time.start)
    return replace(mentions, times=kept, past_times=past)


def several(
    call: Call,
    request: MakeRequest,
    mentions: Mentions,
    step: NextStep | None,
    context: Context,
) -> tuple[Call, ...]:
    """The further calls that a message with this main one asks for."""
    deal = _deal_moved(call, request, mentions, context) or _deal_wanted(call, mentions)
    task = None
    if step is not None:
        due = as_datetime(step.time.value).isoformat()[:16]
        task = Call(intent="create_task", slots=_task(call, due, step, mentions, context))
    return tuple(one for one in (deal, task) if one is not None)


def _deal_wanted(call: Call, mentions: Mentions) -> Call | None:
    """A visit at which a need came up: "见了顾总，他要 200 席，预算 30 万"."""
    customer = call.slots.get("customer")
    sums = without_other_sums("create_deal", mentions.text, mentions.money)
    if call.intent != "log_activity" or customer is None or len(sums) != 1:
        return None
    text = mentions.text
    if not WANTS.search(text, 0, clause_place(text, sums[0])[1]) or PRICE_MOVED.search(text):
        return None
    if _NO_WANT.search(text) or "?" in text or "？" in text:
        return None
    if _EXISTING.search(text) or mentions.of_kind("deal"):
        return None
    amount = money_json(sums[0].value)
    return Call(intent="create_deal", slots={"customer": customer, "amount": amount})


def _deal_moved(
    call: Call, request: MakeRequest, mentions: Mentions, context: Context
) -> Call | None:
    """A visit that moved a deal on, or its price: "见了顾总，单子推到谈判", 他把总价压到 120 万."""
    repriced = PRICE_MOVED.search(mentions.text) is not None
    if call.intent != "log_activity" or not (repriced or MOVES.search(mentions.text)):
        return None
    intent = INTENTS["update_deal"]
    asked = request(intent, mentions, context)
    stage = stage_said(asked)
    if stage is None and not repriced:
        return None
    said = fill_record(next(s for s in intent.specs if s.name == "deal"), asked)
    deal = said or _deal_of(call, asked)
    if deal is None and stage is None:
        return None
    amount = fill_value(next(s for s in intent.specs if s.name == "amount"), asked)
    signed = fill_value(next(s for s in intent.specs if s.name == "close_date"), _signing(asked))
    slots = {"deal": deal, "stage": stage, "amount": amount, "close_date": signed}
    return Call(intent="update_deal", slots={k: v for k, v in slots.items() if v is not None})


def _signing(asked: Request) -> Request:
    """What is asked, with the times alone that something is to be signed by."""
    text, found = asked.plain, asked.mentions
    times = tuple(one for one in found.times if is_of_closing(clause_of(text, one)))
    return replace(asked, mentions=replace(found, times=times))


def _deal_of(call: Call, asked: Request) -> Mention | None:
    """The open deals of whom a visit was to, where no deal is named."""
    visited = call.slots.get("customer")
    if not isinstance(visited, Mention) or len(visited.candidates) != 1:
        return None
    deals = deals_of(visited.candidates, asked)
    return Mention(kind="deal", text=visited.name, candidates=tuple(deals)) if deals else None


def _task(
    call: Call, due: str, step: NextStep, mentions: Mentions, context: Context
) -> dict[str, SlotValue]:
    slots: dict[str, SlotValue] = {"due": due}
    customer = _customer(call, mentions, context)
    name = customer.name if customer else ""
    if customer is not None:
        slots["customer"] = customer
    chinese = any("\u3400" <= char <= "\u9fff" for char in mentions.text)
    said = step.title or _what_of(step, mentions)
    slots["title"] = said or usual_title(step.words, name, chinese=chinese)
    return slots


def step_alone(mentions: Mentions, context: Context, after: Call | None = None) -> Call | None:
    """A next step and its day, as a part of a message that says nothing else: "follow up Friday".

    It is about the customer or the deal of the request which it comes `after`, where that has one.
    """
    found = NEXT_STEP.search(mentions.text)
    if found is None or len(mentions.times) != 1 or mentions.times[0].value.kind == "period":
        return None
    time, rest = mentions.times[0], list(mentions.text)
    for start, end in ((time.start, time.end), found.span()):
        rest[start:end] = " " * (end - start)
    if _NOTHING_ELSE.sub("", "".join(rest)) or _REMINDED.search(mentions.text):
        return None
    due = as_datetime(time.value).isoformat()[:16]
    step, main = NextStep(found[0], time), after or Call(intent="create_task")
    return Call(intent="create_task", slots=_task(main, due, step, mentions, context))


def _what_of(step: NextStep, mentions: Mentions) -> str:
    """What one wants to be reminded of, in one's own words: "提醒我周五发报价"."""
    start, end = step.time.start, step.time.end
    text = mentions.text[:start] + " " * (end - start) + mentions.text[end:]
    found = _REMINDED.search(text)
    words = " ".join(found["what"].split()) if found else ""
    return re.sub(r"^(?:to|on|at|by|in) |^在|(?: on| at| by| in)$", "", words).strip()


def _customer(call: Call, mentions: Mentions, context: Context) -> Mention | None:
    """Whom the next step is about: the customer of the main request, or the one in focus."""
    said, deal = call.slots.get("customer"), call.slots.get("deal")
    if isinstance(said, Mention) and len(said.candidates) == 1:
        return said
    if isinstance(deal, Mention) and len(deal.candidates) == 1:
        held = context.store.deals.get(deal.candidates[0].id)
        owner = context.store.customers.get(held.customer_id or 0) if held else None
        return known(ref(owner)) if owner else None
    customers = mentions.of_kind("customer")
    if customers and len(customers[0].by_kind["customer"]) == 1:
        return known(customers[0].by_kind["customer"][0])
    focus = context.memory.latest("customer")
    return known(focus) if focus is not None and not mentions.names else None
