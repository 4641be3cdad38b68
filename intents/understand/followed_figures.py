"""Follow-ups on a figure: "and by region?", "last quarter?", "same time last year"."""

import re
from datetime import date

from crm_store.metrics.measures import BY_NAME
from crm_store.metrics.periods import Period as Dates
from crm_store.metrics.periods import year_before
from intents.call import Call, RecordRef, SlotValue
from intents.context import Context
from intents.pattern import Pattern
from intents.understand.fill.metrics import dimension_said, facet_alone, measure_said
from intents.understand.fill.options import SAYINGS, dimensions_said
from intents.understand.fill.request import known
from intents.understand.mentions import Mentions
from intents.understand.period_within import time_meant
from intents.understand.slots.times import as_period
from intents.understand.wanted_currency import in_currency

CONTINUES = Pattern(
    r"^(?:那么?|再|还有|然后|换成|and\b|now\b|then\b|also\b|what about|how about)", re.I
)
_IDLE = Pattern(
    r"[\W_]|那么?|再|还有|然后|看看?|分|按|拆开?|呢|的|吧|一下|情况|都|分别|是|来|"
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
    r"(?:the )?same (?:\w+ )?(?:last year|a year (?:ago|earlier|before))|"
    r"(?:and |what about )*(?:year (?:on|over) year|yoy|(?:vs|versus|against|compared (?:to|with))\.? (?:last|the previous) (?:year|yr))",
    re.I,
)  # fmt: skip


def figures(last: Call, mentions: Mentions, context: Context) -> tuple[Call, ...] | None:
    """ "And by region?", "last quarter?", "方晴呢?", "and the win rate?" after a figure."""
    if YEAR_BEFORE.fullmatch(mentions.text.strip(" ?？。.!！")):
        return _a_year_before(last, context.today)
    if wanted := in_currency(last, mentions.text, context.actor.currency):
        return wanted
    if len(mentions.text) > SHORT:
        return _split(last, mentions)
    if not mentions.names and (column := facet_alone(_ONLY.sub("", mentions.text), context)):
        return (_without(_as_metric(last), "limit").with_slots(dimension=column),)
    dimension, measure = dimension_said(mentions.text), measure_said(mentions.text)
    users = mentions.of_kind("user")
    if len(users) < len(mentions.names):
        return None
    if not (dimension or measure or mentions.past_times or users) or says_more(mentions):
        return None
    call = last
    if dimension is not None or measure is not None:
        call = _as_metric(last)
    if dimension is not None:
        call = _without(call, "limit").with_slots(dimension=dimension)
    measure = measure or _measure_by(dimension, call)
    if measure is not None:
        call = call.with_slots(measure=measure)
    if (when := time_meant(last, mentions)) is not None:
        days = as_period(when)
        period: SlotValue = {"start": days.start.isoformat(), "end": days.end.isoformat()}
        call = call.with_slots(period=period)
    if users:
        owner: RecordRef = users[0].by_kind["user"][0]
        call = call.with_slots(owner=known(owner))
    return (call,)


def _measure_by(dimension: str | None, call: Call) -> str | None:
    """Revenue, where the last figure says nothing by this: "top products" after satisfaction."""
    last = BY_NAME.get(str(call.slots.get("measure")))
    if last is None or dimension is None or call.intent != "query_metric":
        return None
    fits = (dimension in {one.name for one in of.dimensions} for of in (last, BY_NAME["revenue"]))
    return "revenue" if tuple(fits) == (False, True) else None


def _a_year_before(last: Call, today: date) -> tuple[Call, ...]:
    """The last figure of the same dates a year earlier; of this year's where it had no dates."""
    held = last.slots.get("period")
    if isinstance(held, dict):
        days = [date.fromisoformat(str(held[key])) for key in ("start", "end")]
    else:
        days = [date(today.year, 1, 1), date(today.year, 12, 31)]
    before = year_before(Dates(*days))
    period: SlotValue = {"start": before.start.isoformat(), "end": before.end.isoformat()}
    return (last.with_slots(period=period),)


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
    call = _without(_as_metric(last), "limit").with_slots(dimension=(both or (dimension,))[0])
    beyond = ("second dimension",) if len(both) > 1 else ()
    return (call.model_copy(update={"unmet": beyond}),)


def says_more(mentions: Mentions) -> bool:
    """Whether a message is a question of its own, and not just what differs from the last one."""
    rest = mentions.text
    for start, end in sorted(mentions.spans("past_times", "names"), reverse=True):
        rest = rest[:start] + rest[end:]
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
