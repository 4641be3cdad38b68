"""Percentages (60%, 百分之六十, 六成半) and discounts (九五折, 5% off) in a message."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache

from intents.pattern import Pattern
from intents.understand.slots.chinese_numerals import FIGURES, chinese_value, figures_value
from intents.understand.slots.english_numerals import ENGLISH, english_value
from intents.understand.slots.numerals import LIMIT, tidy
from intents.understand.slots.prepare import prepare
from intents.understand.slots.span import Found, keep_longest

Reader = Callable[[re.Match[str]], Decimal | None]

_Z = "零一二两三四五六七八九十百"
_ZN = rf"(?:{FIGURES}|[{_Z}]+(?:点[{_Z}]+)?)"
_NOT_SHARE = "(?!交|本|立|员|功|长|果|为|单|都|熟|品|效|绩|千|百|套|群|年|语|份)"
_SIGN = r"(?:%|percent(?:age points?)?\b|per cent\b|pct\b|个百分点|个点|个percent)"
_EN = ENGLISH.replace("(?<![A-Za-z])", r"(?<![A-Za-z\d.])")
_NUMBER = rf"(?:(?<![\d.,A-Za-z]){FIGURES}|[{_Z}]+(?:点[{_Z}]+)?|{_EN})"
_PERCENT = rf"(?P<n>{_NUMBER})[\s-]?{_SIGN}"
# The 75 of "75-80%" has the sign of the 80.
_FIRST_OF_RANGE = rf"(?<![\d.,A-Za-z-])(?P<n>{FIGURES})(?=\s?(?:[-~–]|到|至|to)\s?\d[\d.]*\s?%)"
_DOWN = (
    r"(?:优惠|便宜|让利?|降价?|减免?|下浮|少|折扣|返利|返点|返)(?:[了个掉是为]|再|率|他们?"
    r"|客户|给)*[ :]?"
)
_VERBS = r"(?:knock|take|shave|cut|discount(?:ed)?|rebate|less|minus|reduc\w+|lower\w*|drop\w*)"
_CUT = (
    rf"{_VERBS}(?:\s+(?:of|is|by|it|them|off|another|an?|the|price|extra|to|at|about"
    rf"|around)){{0,5}}[\s:]*"
)
_LESS = (
    r"(?:off\b|discount|rebate|reduction|cheaper|less\b|的?(?:折扣|优惠|返利|返点)|(?:price )?cut)"
)


def _plain(match: re.Match[str]) -> Decimal | None:
    return _read(match["n"])


def _read(text: str) -> Decimal | None:
    if text[0].isascii() and text[0].isalpha():
        return english_value(text)
    if re.fullmatch(FIGURES, text):
        return figures_value(text)
    return chinese_value(text)


def _tenths(match: re.Match[str]) -> Decimal | None:
    """六成 is 60, 六成半 and 六成五 are 65."""
    value = _read(match["n"])
    rest = {"": Decimal(0), "半": Decimal(5)}.get(match["rest"] or "")
    more = rest if rest is not None else chinese_value(match["rest"])
    return None if value is None or more is None or value > 10 else value * 10 + more


def _fold(match: re.Match[str]) -> Decimal | None:
    """九五折 and 9.5折 ask 95 of 100, 8折 asks 80."""
    value = _read(match["n"])
    if value is None or not 0 < value < 100:
        return None
    return 100 - (value * 10 if value <= 10 else value)


def _rest_of(match: re.Match[str]) -> Decimal | None:
    """按原价的 90% is 10 off."""
    value = _read(match["n"])
    return None if value is None or value > 100 else 100 - value


def _fixed(value: int) -> Reader:
    return lambda _: Decimal(value)


@cache
def _percent_rules() -> list[tuple[Pattern, Reader]]:
    return [
        (Pattern(_PERCENT, re.I), _plain),
        (Pattern(_FIRST_OF_RANGE), _plain),
        (Pattern(rf"百分之(?P<n>{_ZN})"), _plain),
        (
            Pattern(
                rf"(?<![一二三四五六七八九])(?P<n>{FIGURES}|[一二两三四五六七八九十])成"
                rf"(?P<rest>[半一二三四五六七八九])?{_NOT_SHARE}"
            ),
            _tenths,
        ),
        (Pattern("百分百|百分之百"), _fixed(100)),
        (
            Pattern(
                r"fifty[\s-]fifty|\b50[/:-]50\b|五五开|对半开|一半(?:的)?(?:概率|把握|可能)", re.I
            ),
            _fixed(50),
        ),
    ]


@cache
def _discount_rules() -> list[tuple[Pattern, Reader]]:
    percent = rf"(?:{_PERCENT}|百分之(?P<m>{_ZN}))"
    return [
        (Pattern(rf"(?:打(?:个|了|到)?)?(?P<n>{_ZN})个?折(?![腾合叠算旧磨返])"), _fold),
        (Pattern(rf"(?:{_DOWN}|{_CUT}){percent}(?:\s?(?:{_LESS}))?", re.I), _either),
        (
            Pattern(
                rf"{percent}(?:\s(?:volume|loyalty|early(?: payment| bird)?|bulk|special|cash|introductory))?\s?(?:{_LESS})",
                re.I,
            ),
            _either,
        ),
        (Pattern(rf"(?:原价|标价|牌价|list price|list)的?\s?{_PERCENT}", re.I), _rest_of),
        (Pattern(rf"{_PERCENT} of (?:the )?(?:list|full|original|regular)", re.I), _rest_of),
        (Pattern(r"对折|半价|\bhalf[\s-](?:off|price)\b", re.I), _fixed(50)),
    ]


def _either(match: re.Match[str]) -> Decimal | None:
    return _read(match["n"] or match["m"])


def find_percents(text: str) -> list[Found[Decimal]]:
    """Every percentage; the value of 60% is 60."""
    return _find(text, _percent_rules())


def find_discounts(text: str) -> list[Found[Decimal]]:
    """Every discount as the percentage off: 九五折 and "5% off" are 5."""
    return _find(text, _discount_rules())


def _find(text: str, rules: list[tuple[Pattern, Reader]]) -> list[Found[Decimal]]:
    ready = prepare(text)
    return ready.all_back(keep_longest(_matches(ready.text, rules)))


def _matches(text: str, rules: list[tuple[Pattern, Reader]]) -> Iterator[Found[Decimal]]:
    for pattern, read in rules:
        for match in pattern.finditer(text):
            value = read(match)
            if value is not None and value < LIMIT:
                yield Found(match.start(), match.end(), tidy(value), match[0])
