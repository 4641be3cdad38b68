"""Request: what a filler has at hand."""

from dataclasses import dataclass
from functools import cached_property

from crm_store.scope import Language
from intents.call import Mention, RecordRef
from intents.context import Context
from intents.intent import AnyIntent
from intents.understand.mentions import Mentions
from intents.understand.names_in_text import Named, Ordinary


@dataclass(frozen=True)
class Request:
    """A message whose intent is known, with who said it and what was said before."""

    intent: AnyIntent
    mentions: Mentions
    context: Context
    language: Language
    ordinary: Ordinary

    @property
    def text(self) -> str:
        """The message, tidied."""
        return self.mentions.text

    @cached_property
    def lower(self) -> str:
        """The message in lower case."""
        return self.text.lower()

    def named(self, kind: str) -> list[Named]:
        """The names in the message that may mean a record of a kind."""
        return self.mentions.of_kind(kind)


def mention(named: Named, kind: str) -> Mention:
    """A name in a message as a slot's value."""
    return Mention(kind=kind, text=named.text, candidates=named.by_kind[kind])


def known(record: RecordRef) -> Mention:
    """A record that is known for sure as a slot's value."""
    return Mention(kind=record.kind, text=record.name, candidates=(record,))
