"""History: what a handler asks about the past: the search, and who may write an answer of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from intents.outcome import Outcome
from intents.reply import Reply

if TYPE_CHECKING:
    from intents.understand.llm.client import Client
    from retrieval.service import Retrieval

T = TypeVar("T")
Afterwards = Callable[[Reply], Reply]
"""What is done with a reply when the store is not held any more: asking a model, say."""


@dataclass(frozen=True)
class History:
    """The search over what was said and written; `client` asks a language model, if any."""

    retrieval: "Retrieval"
    client: "Client | None" = None


def finished(result: T | Outcome, afterwards: Sequence[Afterwards]) -> T | Outcome:
    """What came of a turn, with what a handler put off until the store is not held any more."""
    if isinstance(result, Outcome):
        for finish in afterwards:
            result = replace(result, reply=finish(result.reply))
    return result
