"""Slots of plain types: money, times, percentages, whole numbers, options and stages."""

import re
from datetime import date
from decimal import Decimal

from crm_store.values import number
from intents.call import SlotValue
from intents.pattern import Pattern
from intents.slots import SlotSpec
from intents.understand.fill.contact_details import details
from intents.understand.fill.counts import count_said
from intents.understand.fill.due_times import due_place, may_close, new_place, with_hour
from intents.understand.fill.durations import day_before_later, renewed_until
from intents.understand.fill.impossible import doubtful_amount, impossible_time
from intents.understand.fill.lines import lines_said
from intents.understand.fill.options import option_said
from intents.understand.fill.other_sums import without_other_sums
from intents.understand.fill.plain_amounts import worth
from intents.understand.fill.request import Request
from intents.understand.fill.stage_words import stage_said
from intents.understand.slots.money import Money, find_money
from intents.understand.slots.span import Found
from intents.understand.slots.times import Period, When, as_date, as_period

LOOKS_BACK = frozenset(
    "log_activity list_activities ask_history query_metric show_audit record_payment log_expense "
    "list_tickets list_leads list_customers".split()
)
SMALLEST = {"log_expense": 5, "list_deals": 1000}
"""The least that a number without a unit has to be to be money, other than 100."""


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


def _money(spec: SlotSpec, request: Request) -> SlotValue:
    found = list(request.mentions.money) or _bare_money(request)
    if spec.name == "amount":
        found = without_other_sums(request.intent.name, request.unnamed, found)
    if not found:
        limit = spec.name == "min_amount"
        return doubtful_amount(request, ()) or (None if limit else worth(request))
    if spec.name != "min_amount" and (words := doubtful_amount(request, found)):
        return words
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
    words = _never(request)
    if words and (spec.name != "start" or not times_of(request)):
        return words
    times = times_of(request)
    if request.intent.name == "renew_contract" and spec.name == "end" and not times:
        return renewed_until(request)
    if spec.name == "birthday":
        return birthday_said(times, request)
    same = [one.name for one in request.intent.specs if one.type == "date"]
    if {"start", "end"} <= set(same):
        return _edge(spec, request)
    if spec.name == "close_date":
        times = tuple(one for one in times if may_close(request, one))
        times = times if len(times) < 2 else (times[new_place(request.plain, times)],)
    return as_date(times[-1].value).isoformat() if times else None


_BORN = Pattern(r"生日|出生|生于|\bbirthday|\bbday|\bborn\b|\bdob\b|date of birth", re.I)
_A_CHILD = 14


def birthday_said(times: tuple[Found[When], ...], request: Request) -> str | None:
    """A day that is called a birthday, or lies so far back that it can be nothing else."""
    days = [as_date(one.value) for one in times if one.value.kind == "date"]
    old = [day for day in days if day.year < request.context.today.year - _A_CHILD]
    fit = old or (days if _BORN.search(request.plain) else [])
    return fit[-1].isoformat() if fit else None


def _edge(spec: SlotSpec, request: Request) -> SlotValue:
    times = times_of(request)
    if len(times) == 1 and times[0].value.kind == "period":
        days = as_period(times[0].value)
        if spec.name == "end" and (later := day_before_later(times[0].value, request)):
            return later
        return (days.start if spec.name == "start" else days.end).isoformat()
    place = 0 if spec.name == "start" else 1
    if len(times) > place:
        return as_date(times[place].value).isoformat()
    return day_before_later(times[0].value, request) if times else None


def _never(request: Request) -> str | None:
    """A time that there is not, to be refused; of what is told, the note alone is kept."""
    return None if request.intent.name == "log_activity" else impossible_time(request)


def _datetime(spec: SlotSpec, request: Request) -> SlotValue:
    if words := _never(request):
        return words
    times = times_of(request)
    if not times:
        return None
    place = due_place(request) if spec.name == "due" else None
    return with_hour(times, len(times) - 1 if place is None else place).isoformat()[:16]


def _period(spec: SlotSpec, request: Request) -> SlotValue:
    times = times_of(request)
    if not times:
        return _today(request)
    times = tuple(one for one in times if not _COMPARED.search(one.text)) or times
    days = _narrowest([as_period(one.value) for one in times if one.value.kind == "period"])
    if days is None:
        days = as_period(times[0].value)
    if _UNTIL.search(request.plain[: times[-1].start]) and request.intent.name in LOOKS_BACK:
        return _up_to(days, as_date(times[-1].value), alone=len(times) == 1)
    if len(times) == 1 and _is_limit(request, times[0]):
        return {"start": request.context.today.isoformat(), "end": days.end.isoformat()}
    if len(times) == 2 and times[1].value.kind != "period":
        days = type(days)(days.start, max(days.end, as_date(times[1].value)))
    return {"start": days.start.isoformat(), "end": days.end.isoformat()}


def _up_to(days: Period, end: date, *, alone: bool) -> SlotValue:
    """今年截至昨天, "up to yesterday": from the start of the period said, else of the year."""
    start = end.replace(month=1, day=1) if alone or days.start > end else days.start
    return {"start": start.isoformat(), "end": end.isoformat()}


_UNTIL = Pattern(
    r"(?:\b(?:between )?now (?:and|until|till|to)|\b(?:until|till|(?<!get )(?<!got )(?<!gets )(?<!been )up to)|从现在(?:起|开始)?到|从今天(?:起|开始)?到|截至|截止到?)\s*$", re.I
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


_COMPARED = Pattern(r"同期|same (?:period|time|months?)", re.I)
"""A period that another one is compared with: alone it is the one asked about."""


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
    if found:
        after = _CORRECTED.search(request.plain, found[-1].end)
        return number(Decimal(after[1]) if after else found[-1].value)
    bare = _LIKELIHOOD.search(request.plain) or _LIKELIHOOD.search(
        _NAMED_DEAL.sub("", request.unnamed)
    )
    return number(Decimal(bare[1])) if bare and int(bare[1]) <= 100 else None


_NAMED_DEAL = Pattern(r"\0+|\b(?:the|deal|opportunity|opp)\b|那单|这单|单子|项目|商机|的", re.I)
_CORRECTED = Pattern(
    r"(?:改成|改为|调到|调成|不对|更正|还是|算|就写|make (?:that|it)|say|call it|no,? wait|actually|sorry)[\s,，]*(\d{1,2}|100)"
    r"(?![\d.,%％万千亿kK月号日:点天])", re.I,
)  # fmt: skip
"""A probability said in other words and then in figures: 五五开吧，改成55."""
_LIKELIHOOD = Pattern(
    r"(?:概率|成功率|赢率|胜率|把握|可能性|\bprobability|\bchances?|\blikelihood|\bodds|\bprob\b)"
    r"(?:提高|提|升|降|改|调|设|定)?(?:到|成|为|至|是|of|on|for|to|at|is|now|:|：|\s)*(\d{1,3})(?![\d.,%％万千kK])", re.I,
)  # fmt: skip


_BY_TYPE = {
    "money": _money, "date": _date, "datetime": _datetime, "period": _period,
    "percent": _percent, "int": count_said,
}  # fmt: skip
