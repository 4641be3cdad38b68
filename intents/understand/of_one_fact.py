"""One thing asked of a customer before a meeting: "anything about vegetarians before lunch with {}?"."""

import re

from intents.pattern import Pattern
from intents.understand.mentions import Mentions

_FACT = Pattern(
    r"\b(?:anything|something|any notes?|what do (?:we|i) know) (?:on|about|regarding) (?:the |their |his |her |any )?(?!\{|them|him|her\b|it\b|this|that|who|what)\w{4}|"
    r"(?:有没有|有什么)?(?:关于|有关)(?!\{|他|她|它|这|那|客户)[\u3400-\u9fff]{2}",
    re.I,
)


def of_one_fact(name: str, mentions: Mentions) -> str:
    """What was said of it, where a briefing on the customer would not tell."""
    if name != "brief_customer" or not mentions.of_kind("customer"):
        return name
    return "ask_history" if _FACT.search(mentions.masked) else name
