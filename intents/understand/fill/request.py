"""Request: what a filler has at hand."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from crm_store.names import fold, simplify
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
    def plain(self) -> str:
        """The message in simplified characters; places in it are places in the text."""
        return simplify(self.text)

    @cached_property
    def lower(self) -> str:
        """The message as patterns read it: folded; its length may differ from the text's."""
        return fold(self.text)

    @cached_property
    def unnamed(self) -> str:
        """`plain` with every record's name blanked out, of the same length."""
        chars = list(self.plain)
        for one in self.mentions.names:
            chars[one.start : one.end] = "\0" * (one.end - one.start)
        return "".join(chars)

    def named(self, kind: str) -> list[Named]:
        """The names in the message that may mean a record of a kind."""
        return self.mentions.of_kind(kind)


MakeRequest = Callable[[AnyIntent, Mentions, Context], Request]
"""Makes the request of a message for one intent, as the reader does."""


def mention(named: Named, kind: str) -> Mention:
    """A name in a message as a slot's value."""
    return Mention(kind=kind, text=named.text, candidates=named.by_kind[kind])


def known(record: RecordRef) -> Mention:
    """A record that is known for sure as a slot's value."""
    return Mention(kind=record.kind, text=record.name, candidates=(record,))
