"""What to look after in what was bought: by how long ago that was, and by what the product says."""

import re
from collections.abc import Sequence

from crm_store.models import Product
from intents.context import Context
from intents.understand.text import is_chinese

SOON, SETTLED = 14, 90
"""Days after the purchase: until then it is new, until then it has to prove itself."""
QUESTIONS: tuple[tuple[int, str, str], ...] = (
    (SOON, "装好了吗、会不会用、有没有缺件",
     "is it installed, do they know how, is anything missing"),
    (SETTLED, "用得顺不顺手，有没有没用上的功能", "does it do what they bought it for"),
    (10_000, "该保养或更换耗材了吗，要不要再来一些",
     "is it time for maintenance or spare parts, do they need more"),
)  # fmt: skip
TIPS: tuple[tuple[int, str, str], ...] = (
    (SOON, "刚开始用，有不清楚的随时问我们。", "If anything is unclear at the start, just ask."),
    (SETTLED, "用得还顺手吗？有任何问题都可以告诉我们。",
     "We hope it works well for you; tell us if anything does not."),
    (10_000, "差不多该检查保养一次了，需要耗材或帮忙请告诉我们。",
     "It may be time to check it; tell us if you need parts or help."),
)  # fmt: skip
_SPEAKS_OF_CARE = re.compile(
    r"建议|更换|校准|保养|清洗|质保|保质|开封|存放|每.{1,6}[天周月季年]|"
    r"\b(?:every|replace|change|calibrat\w*|clean|maintain|maintenance|warranty|store|keep|within)\b",
    re.I,
)
_CLAUSE = re.compile(r"[。；;，,]|\.(?:\s|$)")


def question(days: int, context: Context) -> str:
    """What to ask about, so many days after a purchase."""
    return _by_age(QUESTIONS, days, context)


def tip(days: int, context: Context) -> str:
    """What a customer is told, so many days after a purchase."""
    return _by_age(TIPS, days, context)


def advice(products: Sequence[Product], context: Context) -> str:
    """What the products' descriptions say of care, in the reader's language; mostly nothing."""
    chinese = context.actor.language == "zh"
    said = [
        f"{product.name}: {context.say('，', ', ').join(clauses)}"
        for product in products
        if (text := product.description or "")
        and any(map(is_chinese, text)) == chinese
        and (clauses := _clauses(text))
    ]
    return context.say("；", "; ").join(said)


def _clauses(text: str) -> list[str]:
    parts = (part.strip() for part in _CLAUSE.split(text))
    return [part for part in parts if part and _SPEAKS_OF_CARE.search(part)]


def _by_age(words: Sequence[tuple[int, str, str]], days: int, context: Context) -> str:
    zh, en = next((zh, en) for until, zh, en in words if days <= until)
    return context.say(zh, en)
