""" "Who owns that" asks for the card of what was talked about, and not for who changed what."""

import re

from intents.context import Context
from intents.pattern import Pattern
from intents.understand.mentions import Mentions

_OWNS = Pattern(
    r"(?:and )?(?:who(?:'s| is)? (?:owns?|the owner|responsible|in charge|handling|looking after)|whose is)\b.*|"
    r"(?:那|这|它)?(?:个|单|家|张)?(?:商机|客户|单子)?(?:是|归|现在)*(?:谁的|谁负责|谁在?跟|谁管|归谁管?|被谁抢(?:了|走了?)?|输给了?谁)", re.I,
)  # fmt: skip
_CARDS = {"deal": "show_deal", "customer": "show_customer", "contract": "show_contract",
          "quote": "show_quote", "order": "show_order", "ticket": "show_ticket"}  # fmt: skip


def of_its_owner(intent: str, mentions: Mentions, context: Context) -> str:
    """The card of what is named or in focus, where an audit was read and an owner is asked for."""
    text = mentions.text.replace("’", "'").strip(" ?？。.!！呢啊")
    if intent != "show_audit" or not _OWNS.fullmatch(text):
        return intent
    named = (kind for kind in _CARDS if mentions.of_kind(kind))
    focused = (kind for kind in context.memory.recent if kind in context.memory.focus)
    kind = next(named, None) or next((kind for kind in focused if kind in _CARDS), None)
    return _CARDS[kind] if kind else intent
