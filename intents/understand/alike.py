"""Misspelt names of records: looked for where something has to be named and nothing is."""

from collections.abc import Sequence
from dataclasses import replace

from crm_store.repositories.name_lookup import NameLookup
from intents.intent import AnyIntent
from intents.understand.mentions import Mentions
from intents.understand.names_in_text import Ordinary, find_alike

SHORT = 40
"""Characters of a message that may be a misspelt name with a word or two, asking for its record."""
OF_SHORT = ("customer", "product")


def with_wanted(
    intent: AnyIntent, mentions: Mentions, lookup: NameLookup, ordinary: Ordinary
) -> Mentions:
    """The mentions with misspelt names, where the intent wants a record that none names."""
    return _with_kinds(_missing_kinds(intent, mentions), mentions, lookup, ordinary)


def with_misspelt(mentions: Mentions, lookup: NameLookup, ordinary: Ordinary) -> Mentions | None:
    """A short message that names nothing with the names it may mean; None where it means none."""
    if mentions.names or len(mentions.text) > SHORT:
        return None
    found = _with_kinds(OF_SHORT, mentions, lookup, ordinary)
    return found if found.names else None


def _with_kinds(
    kinds: Sequence[str], mentions: Mentions, lookup: NameLookup, ordinary: Ordinary
) -> Mentions:
    if not kinds:
        return mentions
    taken = mentions.spans("names", "money", "times")
    alike = find_alike(mentions.text, lookup, list(kinds), taken, ordinary)
    if not alike:
        return mentions
    names = tuple(sorted((*mentions.names, *alike), key=lambda one: one.start))
    return replace(mentions, names=names)


def _missing_kinds(intent: AnyIntent, mentions: Mentions) -> list[str]:
    wanted = {spec.type for spec in intent.specs if spec.is_record and spec.type != "task"}
    if "deal" in wanted:
        wanted.add("customer")
    if "customer" in wanted and (mentions.of_kind("contact") or mentions.of_kind("deal")):
        wanted.discard("customer")
    return sorted(kind for kind in wanted if not mentions.of_kind(kind))
