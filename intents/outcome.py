"""Outcome: what dispatching a turn's calls came to."""

from dataclasses import dataclass

from crm_store.unit_of_work import RecordChange
from intents.call import Call, RecordRef
from intents.memory import Question
from intents.reply import Reply


@dataclass(frozen=True)
class Outcome:
    """What a turn came to: the reply, the question it leaves open, and what it changed.

    `keeps_waiting` says that an earlier question stays open all the same.
    """

    reply: Reply
    calls: tuple[Call, ...] = ()
    question: Question | None = None
    changes: tuple[RecordChange, ...] = ()
    change_id: int | None = None
    done: bool = False
    others: tuple[RecordRef, ...] = ()
    keeps_waiting: bool = False
