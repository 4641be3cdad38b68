"""SecondReader: has a model read what the local recogniser is unsure of, or finds several things in."""

import logging
from dataclasses import dataclass, replace

from crm_store.scope import Actor
from intents.call import Call
from intents.context import Context
from intents.understand.llm.calls import calls_of
from intents.understand.llm.client import Client, Query, ToolCall
from intents.understand.llm.prompt import query_about
from intents.understand.llm.trouble import Trouble, trouble_of
from intents.understand.reader import Reader
from intents.understand.reading import Reading
from intents.understand.weighing import NONE

log = logging.getLogger(__name__)

SURE_OF_NOTHING = 0.5
"""From this confidence on, a message that asks for nothing known is not asked about."""

Answer = tuple[ToolCall, ...] | Trouble


@dataclass(frozen=True)
class Second:
    """The reading that holds after the model was asked, and what went wrong, if anything did."""

    reading: Reading
    trouble: Trouble | None = None

    def remark(self, actor: Actor) -> str:
        """What the person is told above the reply; nothing where nothing went wrong."""
        return "" if self.trouble is None else self.trouble.sentence(actor)


@dataclass(frozen=True)
class Asking:
    """A message that the model is asked about: `ask` needs only the network, `read` the store.

    The two are apart so that no transaction is open while the model is waited for.
    """

    text: str
    first: Reading
    query: Query
    reader: Reader
    client: Client

    def ask(self) -> Answer:
        """What the model answers, unchecked, or why it gave no answer."""
        try:
            return self.client.ask(self.query)
        except Exception as error:  # whatever a provider's client raises, the turn goes on
            return _logged(trouble_of(error))

    def read(self, answer: Answer, context: Context) -> Second:
        """The answer as a reading, or the first one where it cannot be used."""
        if isinstance(answer, Trouble):
            return Second(self.first, answer)
        try:
            calls = calls_of(answer, self.text, self.reader, context)
        except ValueError as error:
            return Second(self.first, _logged(Trouble("nonsense", str(error)[:300])))
        return Second(_reading(calls, self.first))


class SecondReader:
    """The model, and when it is asked."""

    def __init__(self, reader: Reader, client: Client) -> None:
        self._reader = reader
        self.client = client

    def about(self, text: str, first: Reading, context: Context) -> Asking | None:
        """What to ask about a message; None where the local reading holds."""
        if not is_unclear(first):
            return None
        return Asking(text, first, query_about(text, context), self._reader, self.client)


def ask_again(
    second: SecondReader | None, text: str | None, first: Reading | None, context: Context
) -> Asking | None:
    """What to ask a model about a turn; None where there is no model, or nothing to ask."""
    if second is None or first is None or not text:
        return None
    return second.about(text, first, context)


def is_unclear(first: Reading) -> bool:
    """Whether the local recogniser is unsure of its reading, or found several things."""
    if first.call.intent == NONE:
        return first.confidence < SURE_OF_NOTHING
    if first.source in ("dialogue", "grammar"):
        return False
    return not first.sure or bool(first.also)


def _reading(calls: tuple[Call, ...], first: Reading) -> Reading:
    """The model's reading. Its confidence is what the local recogniser gives the same intent."""
    if not calls:
        if first.sure and first.call.intent != NONE:
            return first
        nothing = Call(intent=NONE)
        return replace(first, call=nothing, also=(), confidence=1.0, source="llm", sure=True)
    if first.sure and tuple(call.agreed() for call in calls) == first.calls:
        return first
    confidence = dict(first.likely).get(calls[0].intent, 0.0)
    return replace(
        first, call=calls[0], also=calls[1:], confidence=confidence, source="llm", sure=True
    )


def _logged(trouble: Trouble) -> Trouble:
    log.warning("the language model gave nothing to use: %s %s", trouble.kind, trouble.detail)
    return trouble
