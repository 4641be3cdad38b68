"""Follow-ups on a figure: "and by region?", "last quarter?", "same time last year"."""

import re
from collections.abc import Callable
from datetime import date

from crm_store.metrics.measures import BY_NAME
from crm_store.metrics.periods import Period as Dates
from crm_store.metrics.periods import previous, year_before
from intents.call import Call, RecordRef, SlotValue
from intents.context import Context
from intents.pattern import Pattern
from intents.understand.figures_again import narrowed, narrowed_again, of_person, ranked_again
from intents.understand.fill.comparing import compared
from intents.understand.fill.metrics import dimension_said, facet_alone, measure_said
from intents.understand.fill.narrowing import of_region, of_trade
from intents.understand.fill.options import SAYINGS, dimensions_said
from intents.understand.fill.request import Request, known
from intents.understand.fill.team_names import teams_named
from intents.understand.mentions import Mentions
from intents.understand.period_within import time_meant
from intents.understand.slots.times import as_period
from intents.understand.wanted_currency import in_currency

CONTINUES = Pattern(
    r"^(?:那么?|再|还有|然后|换成|and\b|now\b|then\b|also\b|what about|how about)", re.I
)
_IDLE = Pattern(
    r"[\W_]|那么?|再|还有|然后|换成|改成|换|改|看看?|分|按|拆开?|呢|的|吧|一下|情况|都|分别|是|来|"
    r"\b(?:and|now|then|also|what|how|about|for|in|of|vs|by|per|the|me|show|split|break|broken|down|it|please|pls|"
    r"same|but|just|only|is|was)\b"
)
_ONLY = Pattern(
    r"^(?:那么?|再|还有|换成|只?看看?|只要|只有|就看|(?:and|now|what about|how about|only|just|in|for|the)\b|\s)+|"
    r"(?:那边|这边|地区|行业|客户|的|呢|吧|怎么样|\b(?:customers?|industry|region|only|alone)|[?？。.!！\s])+$", re.I,
)  # fmt: skip
SHORT = 24
LONGEST = 40
"""A follow-up on a figure may be as long as "and what about the same quarter last year"."""
YEAR_BEFORE = Pattern(
    r"(?:那|和|跟|与|再看看?)*(?:去年)?(?:同比|同期)(?:去年)?(?:相?比|对比|多少|情况|变化)?(?:呢|吧|一下|怎么?样|如何)*|"
    r"(?:and |what about |how about |compared? (?:it |that )?(?:to|with) |vs\.? |versus |with |to |against )*"
    r"(?:the )?(?:same (?:\w+ )?(?:last year|a year (?:ago|earlier|before))|year before|previous year|prior year)|"
    r"(?:那|再看看?)*(?:前一年|上一年|再前一年)(?:呢|吧|的|同期)*|"
    r"(?:and |what about )*(?:year (?:on|over) year|yoy|(?:vs|versus|against|compared (?:to|with))\.? (?:last|the previous) (?:year|yr))",
    re.I,
)  # fmt: skip

PERIOD_BEFORE = Pattern(
    r"(?:那|和|跟|与|再看看?)*(?:环比|上一?期|前一?期)(?:相?比|对比|多少|情况|变化)?(?:呢|吧|一下|怎么?样|如何)*|"
    r"(?:and |what about |how about |compared? (?:it |that )?(?:to|with) |vs\.? |versus |with |to |against )*"
    r"(?:the )?(?:previous|prior|preceding) (?:period|one)|(?:and |what about |how about )?the (?:one|period) before(?: that)?",
    re.I,
)
OF_WON = frozenset(
    {"revenue", "average_deal", "deals_won", "commission", "win_rate", "sales_cycle"}
)
_COUNTED = Pattern(
    r"按?(?:单数|笔数|单量|数量)|(?:几|多少)[单笔]|\b(?:as |in |by )?(?:the )?(?:number|count) of (?:deals|wins|sales)\b|"
    r"\b(?:deal|win) counts?\b|\bhow many(?: deals| wins)?\b",
    re.I,
)


def figures(last: Call, request: Request) -> tuple[Call, ...] | None:
    """ "And by region?", "last quarter?", "方晴呢?", "and the win rate?" after a figure."""
    mentions, context = request.mentions, request.context
    if whole := _as_a_whole(last, mentions, context):
        return whole
    if len(_unnamed(mentions)) > SHORT:
        return _split(last, mentions)
    users, teams = mentions.of_kind("user"), teams_named(mentions, context)
    if (moved := narrowed_again(last, request, teams)) is not None:
        return (moved,)
    if len(users) < len(mentions.names) or says_more(mentions):
        return None
    call = _of_time(_otherwise(last, mentions.text), last, mentions)
    if users:
        owner: RecordRef = users[0].by_kind["user"][0]
        call = of_person(call.with_slots(owner=known(owner)), owner, teams, context)
    return None if call is last else (call,)


def _as_a_whole(last: Call, mentions: Mentions, context: Context) -> tuple[Call, ...] | None:
    """The whole message says one thing: 同比呢, "in euros?", "top 5 only", "just the East"."""
    text = mentions.text.strip(" ?？。.!！")
    earlier = year_before if YEAR_BEFORE.fullmatch(text) else None
    if PERIOD_BEFORE.fullmatch(text) and "period" in last.slots:
        earlier = previous
    if earlier is not None:
        before = _dates_before(last, context.today, earlier)
        if _SIDE_BY_SIDE.search(text) and last.intent == "query_metric" and "period" in last.slots:
            return (narrowed(last, beside=(before.start, before.end)),)
        return (narrowed(_of_dates(last, before), beside=None),)
    if wanted := in_currency(last, mentions.text, context.actor.currency):
        return wanted
    if (ranked := ranked_again(last, mentions)) is not None:
        return (ranked,)
    short = not mentions.names and len(mentions.text) <= SHORT
    facet = facet_alone(_ONLY.sub("", mentions.text), context) if short else None
    return (_of_facet(_as_metric(last), facet, context),) if facet else None


def _of_facet(last: Call, facet: tuple[str, str], context: Context) -> Call:
    """The figure of one region or trade: in its breakdown by something else, or as a row."""
    if last.slots.get("dimension") in (None, facet[0]) or last.narrowed.group:
        return narrowed(_by(last, facet[0]), group=facet[1])
    teams, trade = of_region(facet, last.slots, context), of_trade(facet, last.slots, context)
    held = last.narrowed.records
    others = tuple(one for one in held if one.kind != "team") if teams else held
    return narrowed(last, records=(*others, *teams), trade=trade or last.narrowed.trade)


def _otherwise(last: Call, text: str) -> Call:
    """The last figure by another dimension, or another figure by the last one."""
    dimension, measure = dimension_said(text), measure_said(text)
    if measure is None and last.slots.get("measure") in OF_WON and _COUNTED.search(text):
        measure = "deals_won"
    call = _as_metric(last) if dimension or measure else last
    if dimension is not None:
        call = _by(call, dimension)
    measure = measure or _measure_by(dimension, call)
    return call if measure is None else call.with_slots(measure=measure)


def _of_time(call: Call, last: Call, mentions: Mentions) -> Call:
    """The figure of the time that is said, if any is."""
    when = time_meant(last, mentions)
    if when is None:
        return call
    days = as_period(when)
    return narrowed(_of_dates(call, Dates(days.start, days.end)), beside=compared(mentions))


def _of_dates(call: Call, dates: Dates) -> Call:
    """The figure of these dates."""
    period: SlotValue = {"start": dates.start.isoformat(), "end": dates.end.isoformat()}
    return call.with_slots(period=period)


def _by(call: Call, dimension: str) -> Call:
    """The figure broken down by this; what was asked of its last breakdown is not asked of this."""
    return narrowed(_without(call, "limit").with_slots(dimension=dimension), group="", lowest=False)


def _unnamed(mentions: Mentions) -> str:
    """A message without the names and times in it."""
    rest = mentions.text
    for start, end in sorted(mentions.spans("past_times", "names"), reverse=True):
        rest = rest[:start] + rest[end:]
    return rest


def _measure_by(dimension: str | None, call: Call) -> str | None:
    """Revenue, where the last figure says nothing by this: "top products" after satisfaction."""
    last = BY_NAME.get(str(call.slots.get("measure")))
    if last is None or dimension is None or call.intent != "query_metric":
        return None
    fits = (dimension in {one.name for one in of.dimensions} for of in (last, BY_NAME["revenue"]))
    return "revenue" if tuple(fits) == (False, True) else None


def _dates_before(last: Call, today: date, earlier: Callable[[Dates], Dates]) -> Dates:
    """The earlier dates; earlier than this year's where the last figure had none."""
    held = last.slots.get("period")
    if not isinstance(held, dict):
        return earlier(Dates(date(today.year, 1, 1), date(today.year, 12, 31)))
    return earlier(Dates(*(date.fromisoformat(str(held[key])) for key in ("start", "end"))))


_SIDE_BY_SIDE = Pattern(r"比|\b(?:compar\w+|vs|versus|against|yoy|year (?:on|over) year)\b", re.I)


_SPLIT = Pattern(
    r"(?:and |now |please |pls |can you |could you )*(?:break|split|show|slice|cut|group) (?:that|it|this|them)(?: down| up| out)? (?:by|per) [\w ]+[?.!]*",
    re.I,
)


def _split(last: Call, mentions: Mentions) -> tuple[Call, ...] | None:
    """ "Break that down by rep and month": the last figure, of the same period, by the first."""
    dimension = dimension_said(mentions.text)
    if dimension is None or mentions.names or _SPLIT.fullmatch(mentions.text) is None:
        return None
    both = dimensions_said(mentions.text)
    call = _by(_as_metric(last), (both or (dimension,))[0])
    beyond = ("second dimension",) if len(both) > 1 else ()
    return (call.model_copy(update={"unmet": beyond}),)


def says_more(mentions: Mentions) -> bool:
    """Whether a message is a question of its own, and not just what differs from the last one."""
    rest = _COUNTED.sub("", _unnamed(mentions))
    measure, dimension = measure_said(rest), dimension_said(rest)
    if measure and not CONTINUES.match(mentions.text):
        return True
    for key, said in (("measure", measure), ("dimension", dimension)):
        if said:
            rest = re.sub(SAYINGS[f"query_metric.{key}"][said], "", rest.lower())
    return len(_IDLE.sub("", rest.lower())) > 2


def _without(call: Call, slot: str) -> Call:
    return call.of_slots({name: value for name, value in call.slots.items() if name != slot})


def _as_metric(call: Call) -> Call:
    if call.intent == "query_metric":
        return call
    measure = "pipeline" if call.intent == "show_funnel" else "revenue"
    return Call(intent="query_metric", slots={**call.slots, "measure": measure})
