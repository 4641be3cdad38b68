"""What a list of deals is narrowed to, beside what its slots' types say."""

import re
from datetime import date

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.request import Request

USUALLY_STILL = 30
"""Days without a word, or without progress, where a list is of those and no number is said."""
_STUCK = Pattern(r"卡住|停滞|停住|没(?:有)?(?:动静|进展)|\b(?:stuck|stalled)\b(?! with)", re.I)
_NOT_MOVED = Pattern(
    r"没(?:有)?(?:动过?|更新|推进|进展)|未(?:更新|推进)|"
    r"\b(?:not|n['’]t|no) (?:been )?(?:moved?|touched|updated|progress\w*)\b",
    re.I,
)


def fill_deal_list(request: Request, slots: dict[str, SlotValue]) -> None:
    """An amount is a floor; without a customer's name, none."""
    if "min_amount" in slots and not re.search(
        r"以上|起(?:的|步|$)|往上|打底|超过|大于|高于|至少|不低于|多于|\bover\b|above|more than|at least|or more|north of|upwards|bigger|larger|greater|>|\+",
        request.plain, re.I,
    ):  # fmt: skip
        slots.pop("min_amount")
    if "stalled_days" in slots and not re.search(
        r"没动|没有?(?:任何)?(?:动静|动过|进展|推进|更新|跟进|变化)|停滞|停了|卡|不动|stall|stuck|idle|no (?:movement|progress|activity|update)|"
        r"without|quiet|untouched|haven['’]?t|hasn['’]?t|not (?:been )?(?:moved|touched|updated)|not moving|sitting|cold", request.plain, re.I,
    ):  # fmt: skip
        slots.pop("stalled_days")
    elif "stalled_days" in slots:
        slots.pop("period", None)
    elif "period" in slots and _NOT_MOVED.search(request.plain):
        slots["stalled_days"] = _days_of(slots.pop("period"))
    elif _STUCK.search(request.plain):
        slots["stalled_days"] = USUALLY_STILL


def _days_of(period: SlotValue) -> int:
    """How many days a period has."""
    assert isinstance(period, dict)
    start, end = (date.fromisoformat(str(period[key])) for key in ("start", "end"))
    return (end - start).days + 1
