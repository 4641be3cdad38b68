"""One of a list by what sets it apart: "the biggest one", "最早的那个", and "the one before" it."""

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from intents.call import RecordRef
from intents.context import Context
from intents.pattern import Match, Pattern

_LEAD = r"(?:那|看看?|哪个是|哪单是|就|and |what about |how about |which (?:is|one is) |what(?:['’]s| is) |show me |open )*"
_ONE = r"(?: (?:one|deal|order|contract|quote))?(?:那|这)?一?(?:个|单|笔|张|份)?(?:商机|单子|订单|合同|报价)?[\s呢吧?？。.!！]*"
_MOST = Pattern(
    rf"{_LEAD}(?:the )?(?:"
    r"(?P<large>(?:金额|价格?)?最[大高贵]的?|biggest|largest|highest|most valuable|most expensive)|"
    r"(?P<small>(?:金额|价格?)?最[小低]的?|最便宜的?|smallest|lowest|cheapest)|"
    r"(?P<new>最新的?|最近的?|最晚的?|newest|latest|most recent)|"
    rf"(?P<old>最早的?|最旧的?|最老的?|oldest|earliest)){_ONE}",
    re.I,
)
_BEFORE = Pattern(
    r"(?:那|and |what about |how about |show me )*"
    r"(?:再?(?:上|前)(?:面|边)?的?[一那]?(?:个|单|张|笔|次)(?:订单)?|再?(?:之前|往前)的?(?:[一那]?(?:个|单|张|笔|次))?(?:订单)?|"
    r"the (?:one|order) before(?: (?:that|it))?|the (?:previous|earlier) (?:one|order))[\s呢吧?？。.!！]*",
    re.I,
)
WORTH = {"deal": "amount", "contract": "amount"}
SINCE = {"deal": "created_at", "contract": "start", "order": "ordered_at", "ticket": "opened_at"}
"""By what records of a kind are large and small, new and old."""


def one_of_list(text: str, context: Context) -> RecordRef | None:
    """The record of the last list that a message singles out so; None where it does not."""
    listed = context.memory.listed
    if not listed or len({one.kind for one in listed}) > 1:
        return None
    if _BEFORE.fullmatch(text):
        return _before(listed, context)
    said = _MOST.fullmatch(text)
    return _most(said, listed, context) if said else None


def _before(listed: Sequence[RecordRef], context: Context) -> RecordRef | None:
    """Of orders, which are listed from the latest back, the one after that in focus."""
    shown = context.memory.focus.get("order")
    if shown is None or shown not in listed[:-1]:
        return None
    return listed[listed.index(shown) + 1]


def _most(said: Match, listed: Sequence[RecordRef], context: Context) -> RecordRef | None:
    by = WORTH if said["large"] or said["small"] else SINCE
    column = by.get(listed[0].kind)
    if column is None:
        return None
    values = _values(listed, column, context)
    if len(values) < len(listed):
        return None
    best = max if said["large"] or said["new"] else min
    return best(listed, key=lambda one: values[one.id])


def _values(
    listed: Sequence[RecordRef], column: str, context: Context
) -> dict[int, Decimal | datetime]:
    """What the records are compared by; none where their amounts are of several currencies."""
    repository: Any = context.store.by_kind[listed[0].kind]
    records = [repository.get(one.id) for one in listed]
    there = [one for one in records if one is not None]
    if column == "amount" and len({one.currency for one in there}) > 1:
        return {}
    found = {one.id: getattr(one, column) for one in there}
    return {key: value for key, value in found.items() if value is not None}
