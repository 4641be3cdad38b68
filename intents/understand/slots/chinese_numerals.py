"""Chinese numerals, plain (四十二) and mixed (3万5, 1.2亿): their pattern and value."""

import re
from decimal import Decimal

from intents.pattern import Pattern

DIGITS = {
    "零": 0, "一": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "四": 4, "五": 5,
    "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
UNITS = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}

FIGURES = (
    r"(?:\d{1,3}(?:[,']\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}"
    r"|\d+,\d{1,2}(?![\d,])|\d+(?:\.\d+)?)"
)
MEASURES = "个台套席位件份年月天号日点折成周次期家人张箱条单笔款吨块元项名组批层桶只米公支盒瓶卷袋把根片颗位包"
_D = "一二两俩三四五六七八九"
# A digit that ends a numeral without a unit ("一万二") must not be the start of "二月" or "一套".
_TAIL = (
    rf"(?:零(?:[{_D}]|\d+)|(?<=[十廿卅])[{_D}]|[{_D}](?![{MEASURES}星])|\d(?![\d.,A-Za-z%:/-]"
    rf"|[{MEASURES}]))"
)
_GROUP = (
    rf"(?:{FIGURES}[多来几余]?|零?[{_D}](?:点[零{_D}]+"
    rf"(?=[百千万亿]))?)?[十百千万亿]{{1,2}}[来多几余]?"
)

WITH_UNITS = rf"(?=[\d{_D}十])(?:{_GROUP})+{_TAIL}?半?"
TWENTY = rf"[廿卅][{_D}]?"
SPELLED = rf"[零{_D}]{{3,}}"  # digit by digit: 二零二六
SIMPLE = rf"(?:{WITH_UNITS}|{TWENTY}|[{_D}])"

_FIGURES = Pattern(FIGURES)
_VAGUE = Pattern("[来多几余]")


def figures_value(text: str) -> Decimal:
    """The value of digits with separators: 1,234.5, 1.200,50, 3,5."""
    plain = text.replace("'", "")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain):
        return Decimal(plain.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(\.\d{3})+,\d{1,2}|\d{1,3}(\.\d{3}){2,}", plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    return Decimal(plain.replace(",", "."))


def chinese_value(text: str) -> Decimal | None:
    """The value of a Chinese or mixed numeral, None when it is none."""
    plain = _VAGUE.sub("", text).replace("廿", "二十").replace("卅", "三十")
    plain = re.sub("^(?=[百千])", "一", plain.replace("半个亿", "半亿"))
    if plain.endswith("半") and len(plain) > 1:
        return _with_half(plain[:-1])
    return _value(plain)


def _with_half(text: str) -> Decimal | None:
    whole = _value(text)
    unit = UNITS.get(text[-1], 1)
    return None if whole is None else whole + Decimal(unit) / 2


def _value(text: str) -> Decimal | None:
    for unit, size in UNITS.items():
        left, found, right = text.rpartition(unit)
        if found:
            return _split(left, size, right)
    return _digits(text)


def _split(left: str, size: int, right: str) -> Decimal | None:
    times = _value(left) if left else Decimal(1)
    rest = _rest(right, size)
    return None if times is None or rest is None else times * size + rest


def _rest(text: str, size: int) -> Decimal | None:
    """What follows a unit: after 万 a lone 二 is 2000, but 零二 is 2."""
    if not text:
        return Decimal(0)
    value = _value(text.lstrip("零") or "零")
    lone = len(text) == 1 and value is not None
    return value * size / 10 if lone and value is not None and size > 10 else value


def _digits(text: str) -> Decimal | None:
    if text == "半":
        return Decimal("0.5")
    if _FIGURES.fullmatch(text):
        return figures_value(text)
    whole, point, part = text.partition("点")
    if not whole or not all(c in DIGITS for c in whole + part) or bool(point) != bool(part):
        return None
    spelled = "".join(str(DIGITS[c]) for c in whole)
    return Decimal(spelled + ("." + "".join(str(DIGITS[c]) for c in part) if part else ""))
