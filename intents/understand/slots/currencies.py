"""How currencies are written, before an amount and after it."""

import re
from decimal import Decimal
from functools import cache

from intents.pattern import Pattern

_DOLLARS = frozenset({"USD", "HKD", "TWD", "SGD", "AUD", "CAD"})

SYMBOLS = {
    "US$": "USD", "HK$": "HKD", "NT$": "TWD", "S$": "SGD", "A$": "AUD", "AU$": "AUD",
    "C$": "CAD", "CA$": "CAD", "RMB¥": "CNY", "CN¥": "CNY", "JP¥": "JPY",
    "¥": "¥", "￥": "¥", "$": "$", "€": "EUR", "£": "GBP", "₩": "KRW", "₹": "INR", "฿": "THB",
}  # fmt: skip
CODES = {
    code: code
    for code in [
        "USD",
        "CNY",
        "EUR",
        "GBP",
        "JPY",
        "HKD",
        "TWD",
        "KRW",
        "SGD",
        "AUD",
        "CAD",
        "INR",
        "CHF",
        "MYR",
        "THB",
    ]
}
CODES |= {"RMB": "CNY", "NTD": "TWD", "CNH": "CNY"}
CHINESE = {
    "人民币": "CNY", "美元": "USD", "美金": "USD", "美刀": "USD", "港币": "HKD", "港元": "HKD",
    "港纸": "HKD", "港幣": "HKD", "欧元": "EUR", "英镑": "GBP", "日元": "JPY", "日圆": "JPY",
    "日币": "JPY", "新台币": "TWD", "台币": "TWD", "韩元": "KRW", "韩币": "KRW", "新加坡元": "SGD",
    "新加坡币": "SGD", "新元": "SGD", "新币": "SGD", "坡币": "SGD", "澳元": "AUD", "澳币": "AUD",
    "加元": "CAD", "加币": "CAD", "瑞郎": "CHF", "瑞士法郎": "CHF", "卢比": "INR",
    "印度卢比": "INR",     "泰铢": "THB", "马币": "MYR", "林吉特": "MYR",
}  # fmt: skip
ONLY_AFTER = {
    "块钱": "CNY", "块": "CNY", "元": "CNY", "圆": "CNY", "円": "JPY", "刀": "USD", "欧": "EUR",
    "镑": "GBP",
}  # fmt: skip
ENGLISH = {
    "us dollars?": "USD", "american dollars?": "USD", "(?:hk|hong kong) dollars?": "HKD",
    "(?:sg|singapore) dollars?": "SGD", "(?:nt|taiwan|new taiwan) dollars?": "TWD",
    "(?:aussie|australian) dollars?": "AUD", "canadian dollars?": "CAD", "dollars?": "$",
    "bucks?": "$", "euros?": "EUR", "pounds?(?: sterling)?": "GBP", "quid": "GBP", "yen": "JPY",
    "won": "KRW", "(?:chinese )?yuan": "CNY", "renminbi": "CNY", "kuai": "CNY",
    "(?:indian )?rupees?": "INR", "swiss francs?": "CHF", "francs?": "CHF", "ringgits?": "MYR",
    "baht": "THB",
}  # fmt: skip

# "Line 4 won at 82k" tells of a deal; only a sum that is one is Korean money.
_SMALLEST_WON = 100
_WON = Pattern(r"[\s-]won\Z", re.I)
_OF_A_DEAL = Pattern(
    r"\s+(?:(?:at|for)\s+(?:only\s+|just\s+|about\s+)?[$€£¥]?\d|(?:it|us|by|against|over|yesterday|today|last|"
    r"this|with)\b|the (?:deal|bid|tender|contract)\b)",
    re.I,
)

_KANA = Pattern("[ぁ-ゖァ-ヺ円]|日元|日圆|日币|税[込抜]")


def _any(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def before_pattern() -> Pattern:
    """A currency that ends where an amount starts."""
    codes = rf"(?<![A-Za-z])(?i:{_any(CODES)})"
    return Pattern(rf"(?:{_any(SYMBOLS)}|{codes}|{_any(CHINESE)})[\s:]?\Z")


@cache
def after_pattern() -> Pattern:
    """A currency that starts where an amount ends."""
    codes = rf"(?i:{_any(CODES)})(?![A-Za-z])"
    words = rf"(?i:{'|'.join(sorted(ENGLISH, key=len, reverse=True))})(?![A-Za-z])"
    chinese = rf"(?:{_any(CHINESE | ONLY_AFTER)})(?!素|旦|老|件|宵|头)"
    return Pattern(rf"\s?(?:[$€£₩](?!\d)|{codes}|{chinese})|[\s-]{words}")


def tells_of_a_deal(text: str, written: re.Match[str], amount: Decimal) -> bool:
    """Whether "won" after a number is what became of a deal, and no Korean money."""
    if not _WON.search(written[0]):
        return False
    return amount < _SMALLEST_WON or _OF_A_DEAL.match(text, written.end()) is not None


def currency_named(written: str, default: str, text: str) -> str:
    """The code of a currency as written; `$` and `¥` are the default's where that has them."""
    named = _look_up(written.strip(" :-\t"))
    if named == "$":
        return default if default in _DOLLARS else "USD"
    if named == "¥":
        return "JPY" if default == "JPY" or _KANA.search(text) else "CNY"
    return named


def _look_up(written: str) -> str:
    for table in (SYMBOLS, CHINESE, ONLY_AFTER):
        if written in table:
            return table[written]
    code = CODES.get(written.upper())
    return code or next(v for k, v in ENGLISH.items() if re.fullmatch(k, written, re.I))
