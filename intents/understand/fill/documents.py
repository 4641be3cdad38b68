"""The kind of a document is told by its number: "open Q-2026-005" is after a quotation."""

from intents.understand.mentions import Mentions

KINDS = ("quote", "contract", "order", "ticket")


def of_the_number(intent: str, mentions: Mentions) -> str:
    """The intent that shows the kind of document that is named by number; else the intent itself."""
    verb, _, kind = intent.partition("_")
    if verb != "show" or kind not in KINDS:
        return intent
    named = {one for one in KINDS if mentions.of_kind(one)}
    return f"show_{named.pop()}" if len(named) == 1 and kind not in named else intent
