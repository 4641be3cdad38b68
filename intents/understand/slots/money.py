"""Amounts of money in a message: 35万, $2.4m, 200k USD, 人民币三十五万元整, half a million."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from intents.pattern import Pattern
from intents.understand.slots.chinese_numerals import DIGITS
from intents.understand.slots.currencies import (
    after_pattern,
    before_pattern,
    currency_named,
    tells_of_a_deal,
)
from intents.understand.slots.numerals import Numeral, scan, tidy
from intents.understand.slots.prepare import Prepared, prepare
from intents.understand.slots.span import Found


@dataclass(frozen=True)
class Money:
    """An amount and its currency's ISO code."""

    amount: Decimal
    currency: str


# Things that are counted or measured: "3万台" and "60k users" are no money, whatever the size.
_COUNTED = (
    r"\s?(?:[个台套席件份粉吨辆桶箱张条只颗位页字步米克升]|人(?!民币)|次(?!月|日|年)|家(?!里)|户|名|平米?"
    r"|公里|公斤|千米|小时|万(?!\d)|会员|用户|客户|粉丝|阅读|播放|浏览|曝光|积分|点赞|带宽|像素|像|毫安|"
    r"\s(?:cables?|wires?|pipes?|hoses?|tub(?:e|ing)|long|deep|wide|high|away)\b|"
    r"k?mAh|英里|股|倍|[Gg]bps|[Mm]bps|[Kk]m\b|[Kk]g\b|[MG]B\b|\+?粉)"
)
_NOUNS = (
    "seats?|licen[cs]es?|users?|units?|pieces?|pcs|people|customers?|clients?|accounts?|leads?|"
    "followers?|fans|subscribers?|views?|visits?|visitors?|impressions?|clicks?|emails?|contacts?|"
    "records?|rows?|points?|steps?|calls?|orders?|employees?|members?|downloads?|times|miles|"
    "kilomet(?:er|re)s?|km|kg|tons?|tonnes?|hours?|hrs?|minutes?|mins?|days?|weeks?|months?|"
    "years?|servers?|devices?|machines?|boxes|percent|pct|thanks|sets?|sq|square|words?|"
    "messages?|attendees|guests|staff|stores|shops|items?|copies|tickets?|deals?|quotes?"
)
# Before a plain number: parts of dates and times, ordinals, and whatever a hyphen or slash joins.
_DATED = (
    r"\s?(?:[年月号日点时分秒天周期折成%楼层室单岁]|星期|礼拜|季度|个点|[aApP]\.?[mM]\b|(?:st|nd|rd|th)\b|"
    r"o'clock|x\b|[A-Za-z])|[:/]\d|-\d|\.\d"
)
_LED = r"(?:[第周Qq#/:_\0.-]|\d-|星期|礼拜|(?:\b[Qq]\d|\b(?:in|since|of|no|at|on)\b)\s)\Z"
_BETWEEN = Pattern(r"\bbetween \S{0,5}\Z", re.I)
_RANGE = Pattern(r"\s?(?:-|~|到|至|–|—|－|～|to)\s?")
_CHANGE = Pattern(
    r"(?<=块)([一二三四五六七八九\d])(?:毛|角)?(?![\d一二三四五六七八九十百个台套席件份张天年月])"
)
_LOOKBACK = 12
LEAST_BUDGET = 100
"""A plain number beside the word budget is an amount from here on."""
_MINUS = Pattern(r"(?:(?:^|\s|[成为到是，,；;：:])[-−–]|负|\b(?:minus|negative)\s+)$", re.I)


@cache
def _refusals() -> tuple[Pattern, Pattern, Pattern]:
    nouns = rf"[\s-]+(?:(?!(?:per|an?|each|every|in|for|by|within|over|of|and|or)\b)[a-z]+\s+)?(?:{_NOUNS})\b"
    counted = rf"{_COUNTED}|\+?\s?(?:{_NOUNS})\b|{nouns}"
    return Pattern(counted, re.I), Pattern(_DATED), Pattern(_LED)


# "84 000 EUR" and "$84 000": spaces between thousands, beside a currency.
_SPACED = Pattern(
    r"(?:(?<=[$€£¥])|(?<=[$€£¥] ))\d{1,3}(?: \d{3})+(?!\d)"
    r"|(?<![\d.] )(?<!\d, )(?<![\d.,\w-])\d{1,3}(?: \d{3})+(?=\s?(?:[€£]|(?:USD|EUR|GBP|CHF|CNY|RMB|SGD|HKD|dollars|euros?|pounds|francs|yuan|bucks)\b))"
)
_EURO_THOUSANDS = Pattern(r"[1-9]\d{0,2}\.\d{3}")


def find_money(text: str, default_currency: str, bare_ok: bool = False) -> list[Found[Money]]:
    """Every amount of money; a plain number ("40") only with `bare_ok`."""
    ready = replace(prepare(_SPACED.sub(lambda m: m[0].replace(" ", "'"), text)), original=text)
    numerals = list(_share_scale(ready.text, scan(ready.text)))
    found = [_money(ready, numeral, default_currency, bare_ok) for numeral in numerals]
    signed = [_signed(ready.text, money) for money in found if money]
    return ready.all_back(_share_currency(ready.text, signed))


def _signed(text: str, found: Found[Money]) -> Found[Money]:
    """A minus sign is kept, for whoever is to refuse it; 20-30万 and 云帆-35万 have none."""
    if not _MINUS.search(text, 0, found.start):
        return found
    value = found.value
    return replace(found, value=replace(value, amount=-value.amount))


def _share_scale(text: str, numerals: list[Numeral]) -> Iterator[Numeral]:
    """In "20-30万" the first is 20万 as well."""
    for i, one in enumerate(numerals):
        following = numerals[i + 1] if i + 1 < len(numerals) else one
        smaller = one.scale == 1 < following.scale and one.value < 1000
        if smaller and _ranges(text, one.start, one.end, following.start):
            yield replace(one, value=tidy(one.value * following.scale), scale=following.scale)
        else:
            yield one


def _ranges(text: str, start: int, end: int, following: int) -> bool:
    """20-30万, "between 40 and 50k"."""
    between = text[end:following] == " and " and _BETWEEN.search(text, 0, start)
    return bool(between or _RANGE.fullmatch(text, end, following))


def _share_currency(text: str, found: list[Found[Money]]) -> list[Found[Money]]:
    """In "20-30万美元" and "$20-30k" both are dollars."""
    shared = list(found)
    for i in range(len(found) - 1):
        if _ranges(text, found[i].start, found[i].end, found[i + 1].start):
            _share(shared, i, text)
    return shared


def _share(found: list[Found[Money]], i: int, text: str) -> None:
    one, other = found[i], found[i + 1]
    named_first = not text[one.start].isdigit()
    currency = (one if named_first else other).value.currency
    found[i] = replace(one, value=replace(one.value, currency=currency))
    found[i + 1] = replace(other, value=replace(other.value, currency=currency))


def _money(ready: Prepared, numeral: Numeral, default: str, bare_ok: bool) -> Found[Money] | None:
    text, start, end = ready.text, numeral.start, numeral.end
    before = before_pattern().search(text, max(0, start - _LOOKBACK), start)
    after = _currency_after(text, numeral)
    written = before or after
    if written is None:
        return _bare(text, numeral, default, bare_ok)
    amount, end = _small_change(text, numeral, after.end() if after else end)
    currency = currency_named((after or written)[0], default, ready.original)
    if currency == "EUR" and _EURO_THOUSANDS.fullmatch(text, numeral.start, numeral.end):
        amount *= 1000  # "20.000 €"
    start = before.start() if before else start
    return Found(start, end, Money(amount, currency), text[start:end])


def _currency_after(text: str, numeral: Numeral) -> re.Match[str] | None:
    after = after_pattern().match(text, numeral.end)
    return None if after and tells_of_a_deal(text, after, numeral.value) else after


def _small_change(text: str, numeral: Numeral, end: int) -> tuple[Decimal, int]:
    """三块五 is 3.5; 元整 ends in 整."""
    if text[end : end + 1] == "整":
        return numeral.value, end + 1
    change = _CHANGE.match(text, end)
    if change is None or numeral.scale > 100:
        return numeral.value, end
    tenths = DIGITS.get(change[1]) or int(change[1])
    return numeral.value + Decimal(tenths) / 10, change.end()


def _bare(text: str, numeral: Numeral, default: str, bare_ok: bool) -> Found[Money] | None:
    counted, dated, led = _refusals()
    if counted.match(text, numeral.end) or _is_brand(text, numeral):
        return None
    if re.search(r"\dmm\Z", text[numeral.start : numeral.end], re.I):
        return None  # millimetres
    if numeral.scale < 1000 and not _is_budget(text, numeral):
        unclear = dated.match(text, numeral.end) or led.search(text, 0, numeral.start)
        if not bare_ok or unclear:
            return None
    span = text[numeral.start : numeral.end]
    return Found(numeral.start, numeral.end, Money(numeral.value, default), span)


_BUDGET_BEFORE = Pattern(
    r"(?:预算|经费|额度)(?:大[概约]|差不多|控制在|是|为|有|约|在|就|给|:|：|\s){0,3}\Z|"
    r"\bbudget(?:ed)?(?: (?:is|of|at|about|around|roughly|to|for it))?[\s:=]{1,2}\Z", re.I,
)  # fmt: skip
_BUDGET_AFTER = Pattern(
    r"\s?(?:左右|上下|以内)?的?(?:预算|经费)|\s?(?:total |overall )?budget\b", re.I
)


def _is_budget(text: str, numeral: Numeral) -> bool:
    """Whether a plain number stands beside the word budget: "with 4,500 budget", 预算3000."""
    if numeral.value < LEAST_BUDGET:
        return False
    led = _BUDGET_BEFORE.search(text, max(0, numeral.start - _LOOKBACK - 8), numeral.start)
    unclear = re.match(r"\s?[年月号日点%％:/-]", text[numeral.end :])
    return bool(_BUDGET_AFTER.match(text, numeral.end) or (led and not unclear))


def _is_brand(text: str, numeral: Numeral) -> bool:
    """3M is a company, and 4K the sharpness of a screen."""
    return text[numeral.start : numeral.end] in {"3M", "4K", "8K", "4 K", "8 K"}
