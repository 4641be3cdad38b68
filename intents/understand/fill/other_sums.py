"""Sums that are spoken of beside a deal and are not what it is worth: 保证金 5 万, "a 5k deposit"."""

import re
from collections.abc import Sequence

from intents.pattern import Pattern
from intents.understand.slots.money import Money
from intents.understand.slots.span import Found

OF_DEALS = frozenset({"update_deal", "create_deal", "win_deal"})
_ZH = r"保证金|押金|定金|订金|首付款?|首款|预付款?|尾款|质保金|罚款|违约金|赔偿金?|滞纳金|运费|差旅费|手续费|税[金费额]|代理费|标书费|服务费|中标费|欠款|应收|回款"
_EN = (
    r"(?:bid |performance |security |down)? ?(?:deposit|bond|down ?payment|prepayment|advance|retention|penalt(?:y|ies)|fine|late fee|"
    r"freight|shipping|delivery (?:fee|charge|cost)s?|travel costs?|tender fee|bank guarantee|guarantee)"
)
_BEFORE = Pattern(
    rf"(?:{_ZH})(?:是|为|要|交|付|大概|大约|先|得|需要?|共|[:：\s]){{0,4}}$|"
    rf"\b(?:{_EN})(?: (?:of|is|was|to|at|be|for|about|around|will|would))*[:\s]*$",
    re.I,
)
_AFTER = Pattern(
    rf"\s*(?:左右|多)?的?(?:投标|履约|质量)?(?:{_ZH})|\s*(?:(?:bid|performance|security)\s)?(?:{_EN})\b",
    re.I,
)
PRICE_MOVED = Pattern(
    r"(?:总价|报价|价格|合同额|金额|价)[^，,。；;]{0,6}?(?:压|降|砍|谈|杀|还|抬|涨)[到成至]了?\s?\d|(?:压|砍|杀|降|谈)价?[到成至]了?\s?\d[\d.,]*\s?(?:万|千|元|块)|"
    r"\b(?:knock|push|beat|talk|bring|brought|haggle|squeeze|cut|get|got|bargain|negotiate)\w* (?:it|us|me|them|the price|that|the deal) (?:down|up)? ?to [$€£¥]?\d|"
    r"\b(?:price|total|amount)\b.{0,16}\b(?:down|up) to [$€£¥]?\d",
    re.I,
)
"""A price that was bargained to another in a talk: the deal is there already."""


def without_other_sums(intent: str, text: str, money: Sequence[Found[Money]]) -> list[Found[Money]]:
    """The amounts that may be a deal's, where the intent is about one; all of them elsewhere."""
    if intent not in OF_DEALS:
        return list(money)
    return [one for one in money if not is_other_sum(text, one)]


def is_other_sum(text: str, one: Found[Money]) -> bool:
    """Whether an amount is called a deposit, a penalty, freight or the like."""
    before = text[max(0, one.start - 40) : one.start]
    return bool(_BEFORE.search(before) or _AFTER.match(text, one.end))
