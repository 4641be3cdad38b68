"""Slots of plain types: money, times, percentages, whole numbers, options and stages."""

import re

from rapidfuzz.fuzz import ratio

from crm_store.values import number
from intents.call import SlotValue
from intents.deals.stages import sayings
from intents.slots import SlotSpec
from intents.understand.fill.contact_details import details
from intents.understand.fill.counts import count_said
from intents.understand.fill.lines import lines_said
from intents.understand.fill.options import option_said
from intents.understand.fill.request import Request
from intents.understand.slots.money import Money, find_money
from intents.understand.slots.span import Found
from intents.understand.slots.times import Period, When, as_date, as_datetime, as_period

LOOKS_BACK = frozenset(
    "log_activity list_activities ask_history query_metric show_audit record_payment log_expense "
    "list_tickets list_leads list_customers".split()
)
SMALLEST = {"log_expense": 5, "list_deals": 1000}
"""The least that a number without a unit has to be to be money, other than 100."""
ALIKE_STAGE = 85.0


def fill_value(spec: SlotSpec, request: Request) -> SlotValue:
    """The value of a slot of a plain type, or None."""
    if spec.options:
        return option_said(spec, request)
    if spec.is_stage:
        return stage_said(request)
    if spec.type == "lines":
        return lines_said(request)
    filler = _BY_TYPE.get(spec.type)
    return filler(spec, request) if filler else None


_EXPECTED = re.compile(
    r"(?:预计|计划|可能|有望|会|要|能|将)(?:在|于)?(?:成交|签单|签约|赢单|拿下)|(?:expected|due|going|likely) to (?:close|win)"
)


def stage_said(request: Request) -> str | None:
    """The key of the stage that a message names; the last one said ("from proposal to won")."""
    found: list[tuple[int, int, str]] = []
    text = _EXPECTED.sub(" ", request.lower)
    for stage in request.context.store.workspace.stages.all:
        for saying in sayings(stage):
            pattern = (
                rf"(?<![a-z]){re.escape(saying)}(?![a-z]|['’][a-z])" if saying.isascii() else saying
            )
            for match in re.finditer(pattern, text):
                found.append((match.end(), match.end() - match.start(), stage.key))
    return max(found)[2] if found else _misspelt(request)


def _misspelt(request: Request) -> str | None:
    """The stage that a word of the message is a slip of: propsal, negotation."""
    words = [word for word in re.findall(r"[a-z]{5,}", request.lower) if not request.ordinary(word)]
    scored = [
        (ratio(word, saying), stage.key)
        for stage in request.context.store.workspace.stages.all
        for saying in sayings(stage) if saying.isascii() and len(saying) > 5
        for word in words
    ]  # fmt: skip
    score, key = max(scored, default=(0.0, ""))
    return key if score >= ALIKE_STAGE else None


def _money(spec: SlotSpec, request: Request) -> SlotValue:
    found = list(request.mentions.money) or _bare_money(request)
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
    taken = request.mentions.spans("times", "names", "percents") + details(request.text)
    found = find_money(request.text, request.context.actor.currency, bare_ok=True)
    free = [o for o in found if not any(s < o.end and o.start < e for s, e in taken)]
    least = SMALLEST.get(request.intent.name, 100)
    large = [one for one in free if one.value.amount >= least]
    return [one for one in large if not re.fullmatch(r"(?:19|20)\d\d", one.text)] or large


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
        return _today(request)
    days = _narrowest([as_period(one.value) for one in times if one.value.kind == "period"])
    if days is None:
        days = as_period(times[0].value)
    if len(times) == 1 and _is_limit(request, times[0]):
        return {"start": request.context.today.isoformat(), "end": days.end.isoformat()}
    if len(times) == 2 and times[1].value.kind != "period":
        days = type(days)(days.start, max(days.end, as_date(times[1].value)))
    return {"start": days.start.isoformat(), "end": days.end.isoformat()}


_UNTIL = re.compile(
    r"(?:\b(?:between )?now (?:and|until|till|to)|\b(?:until|till|up to)|从现在(?:起|开始)?到|从今天(?:起|开始)?到|截至|截止到?)\s*$", re.I
)  # fmt: skip


_AHEAD = frozenset({"list_deals", "list_tasks", "list_receivables", "list_renewals", "show_agenda"})


def _is_limit(request: Request, time: Found[When]) -> bool:
    """Whether a time is the end of a period that begins today: "until Friday", 12月3号之前."""
    if _UNTIL.search(request.plain[: time.start]):
        return True
    if request.intent.name not in _AHEAD or time.value.kind == "period":
        return False
    before = re.search(r"\b(?:by|before|no later than)\s*$", request.lower[: time.start])
    return bool(before or re.match(r"\s*(?:之前|以前|前)", request.plain[time.end :]))


def _narrowest(periods: list[Period]) -> Period | None:
    """The first period said, or a narrower one within it: "last year, the fourth quarter"."""
    best = periods[0] if periods else None
    for one in periods[1:]:
        if best is not None and best.start <= one.start and one.end <= best.end:
            best = one
    return best


def _today(request: Request) -> SlotValue:
    """ "My day" is today."""
    if request.intent.name not in ("show_agenda", "list_tasks") or not re.search(
        r"\bmy day\b|\bthe day\b|我的一天", request.lower
    ):
        return None
    today = request.context.today.isoformat()
    return {"start": today, "end": today}


def _percent(spec: SlotSpec, request: Request) -> SlotValue:
    found = request.mentions.percents
    return number(found[-1].value) if found else None


_BY_TYPE = {
    "money": _money, "date": _date, "datetime": _datetime, "period": _period,
    "percent": _percent, "int": count_said,
}  # fmt: skip
