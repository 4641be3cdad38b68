"""Lines of a quote or an order: 6台投影仪打八八折再加三盒碳粉; "20 PH20 sensors at 5% off"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic import JsonValue

from crm_store.values import number
from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.contact_details import details
from intents.understand.fill.corrections import values
from intents.understand.fill.products import (
    Said,
    named_by_words,
    products_said,
    without_products,
)
from intents.understand.fill.request import Request
from intents.understand.fill.things import UNITS_EN, UNITS_ZH, thing_counted
from intents.understand.slots.numbers import find_numbers, parse_number
from intents.understand.slots.span import Found

_BEFORE = Pattern(
    rf"\s*(?:(?:{UNITS_ZH}|{UNITS_EN}(?![a-z])|more|extra|additional|new|of|the|your|our|x|×|\*|的|those|these)\s*)*+",
    re.I,
)
_AFTER = Pattern(
    r"[\s:：,，]*(?:(?:x|×|\*|qty\.?|quantity|数量|各|来|要|订|共|一共|总共|再来|加|拿|请|报|-|–|for|of|sensors?|units?)\s*(?:[:：]\s*)?)*+",
    re.I,
)
_TIMES = Pattern(r"(?<![A-Za-z])[x×X*](?=\d)")
"""The sign before how many: PH20 |x10."""
_DOZEN_ZH = Pattern(
    r"(?P<n>半|\d{1,3}|[一二两俩三四五六七八九十]{1,3})打(?![折包开招印击算]|[一二三四五六七八九\d.]{1,4}折)"
)
_PAIR = Pattern(
    r"(?P<two>俩)(?![人口])|(?P<three>仨)(?!人)|\ba(?:nother)? (?:pair|couple) of\b|\banother (?P<dozen>dozen)\b",
    re.I,
)
_EACH_SAID = Pattern(
    r"都|一律|全部|统一|整单|总价|全单|\b(?:each|all|both|across|everything|whole|total)\b", re.I
)


@dataclass
class _Line:
    start: int
    end: int
    product: str
    quantity: int
    discount: Decimal | None = None


def lines_said(request: Request) -> SlotValue:
    """Every product with its quantity and discount; None where no product is said."""
    products = products_said(request)
    numbers = _quantities(request, products)
    lines = _with_numbers(request.plain, products, numbers)
    lines += _unknown(request, numbers, lines)
    lines.sort(key=lambda line: line.start)
    _discount(request, lines)
    return [_json(line) for line in lines] or None


def _json(line: _Line) -> JsonValue:
    held: dict[str, JsonValue] = {"product": line.product, "quantity": line.quantity}
    if line.discount is not None:
        held["discount"] = number(line.discount)
    return held


def _quantities(request: Request, products: Sequence[Said]) -> list[Found[Decimal]]:
    """Whole numbers that count things: not those of a product's name, a discount or a day."""
    mentions = request.mentions
    taken = mentions.spans("names", "times", "money", "percents", "discounts")
    taken += details(request.text)
    text = _TIMES.sub(" ", without_products(request.text, products))
    dozens = _dozens(text)
    plain = [n for n in find_numbers(text) if not any(_meet(n, dozen) for dozen in dozens)]
    found = sorted([*plain, *dozens], key=lambda one: one.start)
    found = [_before_product(one, products) for one in values(request.text, found)]
    return [
        one for one in found
        if one.value == one.value.to_integral_value() and one.value >= 1
        and not any(s < one.end and one.start < e for s, e in taken)
    ]  # fmt: skip


def _meet(one: Found[Decimal], other: Found[Decimal]) -> bool:
    return one.start < other.end and other.start < one.end


def _before_product(one: Found[Decimal], products: Sequence[Said]) -> Found[Decimal]:
    """A quantity that was corrected after its product ("12 decaf, no wait, 14") stands before it."""
    inside = [product.start for product in products if one.start < product.start < one.end]
    return Found(one.start, inside[0], one.value, one.text) if inside else one


def _dozens(text: str) -> list[Found[Decimal]]:
    """Counts that are no numeral: 两打, 半打, 俩, 仨, "a pair of"."""
    found = [
        Found(m.start(), m.end(), 12 * times, m[0])
        for m in _DOZEN_ZH.finditer(text)
        if (times := parse_number(m["n"])) is not None
    ]
    pairs = [
        Found(m.start(), m.end(), Decimal(12 if m["dozen"] else 3 if m["three"] else 2), m[0])
        for m in _PAIR.finditer(text)
    ]
    return found + [pair for pair in pairs if not any(_meet(pair, dozen) for dozen in found)]


def _with_numbers(
    text: str, products: Sequence[Said], numbers: list[Found[Decimal]]
) -> list[_Line]:
    """Each product with the number beside it; used numbers are taken off the list."""
    lines: list[_Line] = []
    for place, product in enumerate(products):
        following = products[place + 1].start if place + 1 < len(products) else len(text)
        beside = _beside(text, product, following, numbers)
        line = _Line(product.start, product.end, product.name, int(beside.value) if beside else 1)
        if beside is not None:
            numbers.remove(beside)
            line.start, line.end = min(line.start, beside.start), max(line.end, beside.end)
        if beside is not None or not any(line.product == one.product for one in lines):
            lines.append(line)
    return lines


def _beside(
    text: str, product: Said, following: int, numbers: Sequence[Found[Decimal]]
) -> Found[Decimal] | None:
    for one in reversed(numbers):
        if one.end <= product.start and _BEFORE.fullmatch(text, one.end, product.start):
            return one
    for one in numbers:
        if product.end <= one.start < following:
            gap = text[product.end : one.start]
            near = len(gap) <= 8 and not re.search(r"[,，;；。]|和|and", gap)
            if near or _AFTER.fullmatch(gap):
                return one
    return None


def _unknown(
    request: Request, numbers: Sequence[Found[Decimal]], lines: Sequence[_Line]
) -> list[_Line]:
    """Things that are counted and match no product, in the words as typed."""
    found: list[_Line] = []
    for one in numbers:
        place = thing_counted(one, request)
        if place is None or any(place[0] < line.end and line.start < place[1] for line in lines):
            continue
        words = request.text[slice(*place)]
        start, end = min(one.start, place[0]), max(one.end, place[1])
        found.append(_Line(start, end, named_by_words(words, request) or words, int(one.value)))
    return found


def _discount(request: Request, lines: list[_Line]) -> None:
    """One discount after (or before) all lines is for all of them; else it is its own line's."""
    discounts = request.mentions.discounts
    if not lines or not discounts:
        return
    one = discounts[0]
    outside = one.start >= lines[-1].end or one.end <= lines[0].start
    if len(discounts) == 1 and (outside or _EACH_SAID.search(request.plain)):
        for line in lines:
            line.discount = one.value
        return
    for discount in discounts:
        before = [line for line in lines if line.start < discount.start]
        (before or lines)[-1 if before else 0].discount = discount.value
