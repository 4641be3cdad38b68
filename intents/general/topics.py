"""The domains as people call them, and which intents a topic is about."""

from collections.abc import Sequence

from intents.intent import AnyIntent
from intents.pattern import Pattern

DOMAINS: dict[str, tuple[str, str]] = {
    "customers": ("客户与联系人", "Customers and contacts"),
    "activities": ("跟进与待办", "Activities and to-dos"),
    "deals": ("商机", "Deals"),
    "quotes": ("报价", "Quotes"),
    "contracts": ("合同与回款", "Contracts and payments"),
    "orders": ("订单与库存", "Orders and stock"),
    "service": ("客户服务", "Service"),
    "marketing": ("线索与市场", "Leads and marketing"),
    "loyalty": ("会员积分", "Loyalty"),
    "analytics": ("统计分析", "Figures"),
    "reminders": ("提醒", "Reminders"),
    "general": ("其他", "Other"),
}

_WORD = Pattern(r"[a-z]{3,}|[\u3400-\u9fff]+")
_COMMON = frozenset("how the can you what for and with this that work does use help".split())


def domain_of(intent: AnyIntent) -> str:
    """The domain of an intent that is carried out: the folder of its handler."""
    assert intent.handle is not None
    return intent.handle.__module__.split(".")[1]


def about(topic: str, intents: Sequence[AnyIntent]) -> list[AnyIntent]:
    """The intents that have most of a topic's words in their name, description or domain."""
    wanted = _tokens(topic)
    scores = {intent.name: len(wanted & _tokens(_words_of(intent))) for intent in intents}
    top = max(scores.values(), default=0)
    return [intent for intent in intents if top and scores[intent.name] == top]


def _words_of(intent: AnyIntent) -> str:
    return " ".join((intent.name.replace("_", " "), *intent.does, *DOMAINS[domain_of(intent)]))


def _tokens(text: str) -> set[str]:
    """English words without their plural s, and pairs of neighbouring Chinese characters."""
    tokens: set[str] = set()
    for run in _WORD.findall(text.lower()):
        if run.isascii():
            tokens |= {run.removesuffix("s")} - _COMMON
        else:
            tokens |= {run[at : at + 2] for at in range(max(1, len(run) - 1))}
    return tokens
