"""Slots of plain types: money, times, percentages, whole numbers, options and stages."""

import re
from decimal import Decimal

from crm_store.values import number
from intents.call import SlotValue
from intents.deals.stages import sayings
from intents.slots import SlotSpec
from intents.understand.fill.options import option_said
from intents.understand.fill.request import Request
from intents.understand.slots.money import Money, find_money
from intents.understand.slots.numbers import parse_number
from intents.understand.slots.span import Found
from intents.understand.slots.times import When, as_date, as_datetime, as_period

LOOKS_BACK = frozenset(
    "log_activity list_activities ask_history query_metric show_audit record_payment log_expense "
    "list_tickets list_leads list_customers".split()
)
LIST_PERIODS = frozenset({"query_metric"})


def fill_value(spec: SlotSpec, request: Request) -> SlotValue:
    """The value of a slot of a plain type, or None."""
    if spec.options:
        return option_said(spec, request)
    if spec.is_stage:
        return stage_said(request)
    filler = _BY_TYPE.get(spec.type)
    return filler(spec, request) if filler else None


def stage_said(request: Request) -> str | None:
    """The key of the stage that a message names; the last one said ("from proposal to won")."""
    found: list[tuple[int, int, str]] = []
    text = request.lower
    for stage in request.context.store.workspace.stages.all:
        for saying in sayings(stage):
            pattern = rf"(?<![a-z]){re.escape(saying)}(?![a-z])" if saying.isascii() else saying
            for match in re.finditer(pattern, text):
                found.append((match.end(), match.end() - match.start(), stage.key))
    return max(found)[2] if found else None


def _money(spec: SlotSpec, request: Request) -> SlotValue:
    found = list(request.mentions.money)
    if not found:
        found = _bare_money(request)
    if not found:
        return None
    return money_json(found[-1 if len(found) > 1 and _from_to(request) else 0].value)


def _from_to(request: Request) -> bool:
    """Whether a message names an old amount and then the new one."""
    return bool(
        re.search(r"从.*(?:到|改|调|涨|降)|\bfrom\b.*\bto\b|不是.*是|\bnot\b", request.lower)
    )


def _bare_money(request: Request) -> list[Found[Money]]:
    """A number without a unit is money where the message says nothing else that is counted."""
    if request.intent.name not in ("update_deal", "create_deal", "win_deal", "set_target"):
        return []
    taken = request.mentions.spans("times", "names", "percents")
    found = find_money(request.text, request.context.actor.currency, bare_ok=True)
    free = [o for o in found if not any(s < o.end and o.start < e for s, e in taken)]
    return [one for one in free if one.value.amount >= 100]


def money_json(money: Money) -> SlotValue:
    """Money as a slot's value."""
    return {"amount": str(money.amount), "currency": money.currency}


def times_of(request: Request) -> tuple[Found[When], ...]:
    """The times of a message, seen from what it is about: what was, or what will be."""
    mentions = request.mentions
    return mentions.past_times if request.intent.name in LOOKS_BACK else mentions.times


def _date(spec: SlotSpec, request: Request) -> SlotValue:
    times = times_of(request)
    same = [one.name for one in request.intent.specs if one.type == "date"]
    if {"start", "end"} <= set(same):
        return _edge(spec, request)
    return as_date(times[-1].value).isoformat() if times else None


def _edge(spec: SlotSpec, request: Request) -> SlotValue:
    times = times_of(request)
    if len(times) == 1 and times[0].value.kind == "period":
        days = as_period(times[0].value)
        return (days.start if spec.name == "start" else days.end).isoformat()
    place = 0 if spec.name == "start" else 1
    return as_date(times[place].value).isoformat() if len(times) > place else None


def _datetime(spec: SlotSpec, request: Request) -> SlotValue:
    times = times_of(request)
    if not times:
        return None
    value = as_datetime(times[-1].value)
    text = value.isoformat()
    return text[:16]


def _period(spec: SlotSpec, request: Request) -> SlotValue:
    times = times_of(request)
    if not times:
        return None
    days = as_period(times[0].value)
    if len(times) == 2 and times[1].value.kind != "period":
        days = type(days)(days.start, max(days.end, as_date(times[1].value)))
    return {"start": days.start.isoformat(), "end": days.end.isoformat()}


def _percent(spec: SlotSpec, request: Request) -> SlotValue:
    found = request.mentions.percents
    return number(found[-1].value) if found else None


_DAYS = re.compile(
    r"(\d+|[一二两三四五六七八九十百半]+)\s*(?:个)?(天|日|周|星期|礼拜|个月|月|年|days?|weeks?|months?|years?)",
    re.I,
)
_UNIT_DAYS = {"天": 1, "日": 1, "d": 1, "周": 7, "星": 7, "礼": 7, "w": 7, "月": 30, "个": 30, "m": 30,
              "年": 365, "y": 365}  # fmt: skip
_LIMIT = re.compile(
    r"(?:前|top|first|best|biggest|largest|最大的|最高的)\s*(\d+|[一二两三四五六七八九十]+)(?!\s*(?:天|周|月|年|季|days?|weeks?|months?))|"
    r"(\d+)\s*(?:个|家|条|位|名)(?:客户|商机|单子)?(?:就行|即可|就好)", re.I,
)  # fmt: skip


def _int(spec: SlotSpec, request: Request) -> SlotValue:
    if spec.name.endswith("days") or spec.name == "overdue":
        return _days(request)
    if spec.name == "limit":
        match = _LIMIT.search(request.text)
        value = parse_number(match[1] or match[2]) if match else None
    else:
        found = request.mentions.numbers
        value = found[0].value if found else None
    return int(value) if value is not None and value == value.to_integral_value() else None


def _days(request: Request) -> SlotValue:
    match = _DAYS.search(request.text)
    if match is None:
        return None
    count = parse_number(match[1])
    if match[1] == "半":
        count = Decimal("0.5")
    return None if count is None else int(count * _UNIT_DAYS[match[2][0].lower()])


_BY_TYPE = {
    "money": _money, "date": _date, "datetime": _datetime, "period": _period,
    "percent": _percent, "int": _int,
}  # fmt: skip
