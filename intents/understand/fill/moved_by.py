"""By how much something moved, counted from what it was: 往后挪两天, "up by 50k", 涨了五万."""

import re
from datetime import datetime
from decimal import Decimal

from intents.call import Mention, SlotValue
from intents.pattern import Pattern
from intents.understand.fill.request import Request
from intents.understand.fill.values import money_json
from intents.understand.slots.days import shift
from intents.understand.slots.money import Money
from intents.understand.slots.numbers import parse_number

_N_ZH = r"(?P<n>\d{1,2}|[一二两三四五六七八九十半])"
_UNIT_ZH = r"个?(?P<u>天|日|周|星期|礼拜|月)"
_N_EN = r"(?P<n>\d{1,2}|an?|another|one|two|three|four|five|six|seven|ten|(?:a )?couple(?: of)?)"
_UNIT_EN = r"(?: more)? (?P<u>day|week|fortnight|month)s?\b"
_LATER = (
    Pattern(
        rf"(?:(?:往后|向后|再)?(?:推迟?|挪|延[后期迟长]?|顺延|拖|缓|移|放)(?:后|迟|上)?|[往向]后|晚|缓)(?:个|一?下)?{_N_ZH}{_UNIT_ZH}"
    ),
    Pattern(
        rf"\b(?:by|back|out|for|wait|delay\w*|postpone\w*|another|off)(?: it| that)?(?: for| by)? {_N_EN}{_UNIT_EN}",
        re.I,
    ),
    Pattern(rf"\b{_N_EN}{_UNIT_EN} later\b", re.I),
)  # fmt: skip
_EARLIER = (
    Pattern(rf"(?:提前|[往向]前(?:挪|移|推)?|提早|早){_N_ZH}{_UNIT_ZH}"),
    Pattern(rf"\b(?:forward|earlier)(?: by)? {_N_EN}{_UNIT_EN}", re.I),
)
_LETTERS = {"天": "d", "日": "d", "周": "w", "星期": "w", "礼拜": "w", "月": "m"}
_COUNTS = {"a": 1, "an": 1, "another": 1}


def due_moved(request: Request, task: SlotValue) -> str | None:
    """When the one to-do named is due after it moved by so much; None where that is not said."""
    moved = _length(request.plain)
    if moved is None or not isinstance(task, Mention) or len(task.candidates) != 1:
        return None
    held = request.context.store.tasks.get(task.candidates[0].id)
    if held is None or held.due is None:
        return None
    was = request.context.local(held.due).replace(tzinfo=None)
    day = shift(was.date(), *moved)
    if not held.due_time:
        return day.isoformat()
    return datetime.combine(day, was.time()).isoformat()[:16]


def _length(text: str) -> tuple[int, str] | None:
    """So many units later; a negative count is earlier."""
    for patterns, sign in ((_EARLIER, -1), (_LATER, 1)):
        for pattern in patterns:
            if match := pattern.search(text):
                return _counted(match["n"].lower(), match["u"].lower(), sign)
    return None


def _counted(words: str, unit: str, sign: int) -> tuple[int, str] | None:
    count = 2 if "couple" in words else _COUNTS.get(words) or parse_number(words)
    if not count or count != int(count):
        return None
    if unit == "fortnight":
        return sign * int(count) * 2, "w"
    return sign * int(count), _LETTERS.get(unit) or unit[0]


_MORE = Pattern(
    r"(?:涨|加|增加?|多|提高|上调|追加|上浮)(?:了|出来?|出了|上|上去)\s*$|(?:再|又|另)(?:加|追加|增加|涨|多)\s*$"
    r"|\b(?:up|increase[ds]?|rais(?:e|ed)|grew|grown|went up|gone up|add(?:ed)?|bump(?:ed)?)(?: it| the deal)? (?:by|another)\s*$|\badd(?: another)?\s*$",
    re.I,
)
_LESS = Pattern(
    r"(?:降|减|少|砍|跌|下调|便宜|让|缩水)(?:了|掉|去|掉了)\s*$|(?:再|又)(?:降|减|砍|让)\s*$"
    r"|\b(?:down|decrease[ds]?|lower(?:ed)?|cut|reduc(?:e|ed)|shrank|dropped|drop)(?: it| the deal)? by\s*$",
    re.I,
)
_OFF = Pattern(r"\s*(?:off\b|less\b)", re.I)
_ONTO = Pattern(r"\s*(?:on top\b|more\b|extra\b)", re.I)


def amount_moved(request: Request, deal: SlotValue) -> SlotValue:
    """The amount of the one deal named after it moved by so much: the new one, or None."""
    said = request.mentions.money
    if len(said) != 1 or not isinstance(deal, Mention) or len(deal.candidates) != 1:
        return None
    way = _way(request.plain, said[0].start, said[0].end)
    held = request.context.store.deals.get(deal.candidates[0].id) if way else None
    money = said[0].value
    if held is None or held.amount is None or held.currency != money.currency:
        return None
    amount = Decimal(held.amount) + way * money.amount
    return money_json(Money(amount, money.currency)) if amount > 0 else None


def _way(text: str, start: int, end: int) -> int:
    """1 where an amount is put onto another, -1 where it is taken off, 0 where it is neither."""
    before = text[:start]
    if _OFF.match(text, end) or _LESS.search(before):
        return -1
    return 1 if _ONTO.match(text, end) or _MORE.search(before) else 0


def fill_due_moved(request: Request, slots: dict[str, SlotValue]) -> None:
    """A to-do put off by so much, of which no new day is said."""
    if "due" not in slots and (due := due_moved(request, slots.get("task"))) is not None:
        slots["due"] = due


def fill_amount_moved(request: Request, slots: dict[str, SlotValue]) -> None:
    """A deal's amount that is told by how much it moved."""
    if (amount := amount_moved(request, slots.get("deal"))) is not None:
        slots["amount"] = amount
