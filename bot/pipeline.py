"""One turn, top to bottom: seen before? -> who -> understood -> carried out -> kept -> reply."""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from bot import dialogue, learning, render_calls
from bot.beginning import begin
from bot.broken import broken
from bot.channel import Inbound, Outbound
from bot.fault_points import reached
from bot.happening import Happening, happening_of
from bot.hearing import Heard, as_read, hear
from bot.identity import UnknownSenderError
from bot.taking_over import taken_over
from crm_store import inbox, outbox
from crm_store.actors import Defaults
from crm_store.contention import contended
from crm_store.database import Database
from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.undo import UndoRefusedError
from crm_store.unit_of_work import UnitOfWork
from intents.activities.from_history import beside
from intents.context import Context, RecordGoneError, RefusedError
from intents.dispatch import Ready, perform, prepare, refusal, shown_first, writes
from intents.history import History, finished
from intents.memory import Memory
from intents.outcome import Outcome
from intents.rehearsing import rehearse
from intents.reminding import remarked, reminded
from intents.reply import fail
from intents.understand.llm.second_reader import SecondReader, ask_again
from intents.understand.reader import Reader
from scheduler.automation import AUTOMATION

log = logging.getLogger(__name__)

VOID = (RefusedError, RecordGoneError, StaleDataError, UndoRefusedError)
TOLD = ("op", "kind", "record", "fields")
"""What a reply tells of a change."""

PAUSES = (0.1, 0.4)
"""Seconds before a turn that met another one's lock is tried again; then it has failed."""


@dataclass(frozen=True)
class _Turn:
    inbound: Inbound
    inbox_id: int
    parts: tuple[int, ...]
    actor: Actor
    memory: Memory
    now: datetime
    happening: Happening | None = None

    @property
    def thread(self) -> str:
        return f"{self.inbound.channel}:{self.inbound.conversation}"


class Pipeline:
    """Takes deliveries one at a time; turns of one conversation have to be given in order."""

    def __init__(
        self,
        database: Database,
        reader: Reader,
        defaults: Defaults,
        second: SecondReader | None = None,
        history: History | None = None,
    ) -> None:
        self._database = database
        self._reader = reader
        self._defaults = defaults
        self._second = second
        self._turn_of = partial(Context, history=history, automation=AUTOMATION)

    def turn(self, inbound: Inbound) -> Outbound:
        """The reply to a delivery; a delivery seen before gets the reply that it got then.

        Raises UnknownSenderError where nobody is known by that name or account.
        """
        key, new = self.store(inbound)
        return self._answer(self._begin(inbound, key)) if new else self.answer(inbound, key)

    def store(self, inbound: Inbound) -> tuple[int, bool]:
        """Keep a delivery before it is acknowledged; its key, and whether it is new."""
        apart = {"channel", "key", "conversation"}
        kept = inbound.model_dump(mode="json", exclude=apart, exclude_none=True)
        where = (inbound.channel, inbound.key, inbound.conversation)
        return inbox.receive(self._database, *where, inbound.sender.name, kept)

    def answer(self, inbound: Inbound, key: int, parts: Sequence[int] = ()) -> Outbound:
        """The reply to a stored delivery, the one that it got where it was answered before.

        `parts` are further deliveries that were joined to this one and are done with it.
        Raises UnknownSenderError.
        """
        return self._earlier(key) or self._answer(self._begin(inbound, key, tuple(parts)))

    def turn_away(self, inbound: Inbound, key: int, error: UnknownSenderError) -> None:
        """Say to somebody who is not known what to do about it; the delivery is done."""
        outbound = Outbound(
            id=0,
            channel=inbound.channel,
            conversation=inbound.conversation,
            reply=fail(str(error)),
            ephemeral_to=inbound.sender.name,
        )
        with self._database.writing() as session:
            body = outbound.model_dump(mode="json", exclude={"id"})
            outbox.enqueue(
                session, f"{outbox.TURN}{key}", inbound.channel, inbound.conversation, body
            )
            inbox.done(session, (key,))

    def _earlier(self, inbox_id: int) -> Outbound | None:
        with self._database.reading() as session:
            row = outbox.find(session, f"turn:{inbox_id}")
            return None if row is None else Outbound.model_validate({**row.body, "id": row.id})

    def _begin(self, inbound: Inbound, inbox_id: int, parts: tuple[int, ...] = ()) -> _Turn:
        now = inbound.now or datetime.now(UTC)
        with self._database.reading() as session:
            context = begin(session, inbound, self._defaults, now)
            happening = happening_of(inbound, context)
        reached("identified")
        actor, memory = context.actor, context.memory
        return _Turn(inbound, inbox_id, parts, actor, memory, now, happening)

    def _answer(self, turn: _Turn) -> Outbound:
        """The reply of a turn. Raises OperationalError where the store cannot even keep that."""
        try:
            return self._tried(turn)
        except Exception as error:
            if (earlier := self._earlier(turn.inbox_id)) is not None:
                return earlier  # the same delivery came twice at once; the other one was quicker
            log.exception("turn %s failed", turn.inbox_id)
            return self._keep(turn, Heard(), Outcome(reply=broken(error, turn.actor)))

    def _tried(self, turn: _Turn) -> Outbound:
        """The turn; again after each pause where only somebody else's lock was in the way."""
        for pause in PAUSES:
            try:
                return self._turned(turn)
            except OperationalError as error:
                if not contended(error):
                    raise
                time.sleep(pause)
        return self._turned(turn)

    def _turned(self, turn: _Turn) -> Outbound:
        if turn.happening is not None:
            return self._happened(turn, turn.happening)
        heard, result = self._understood(turn)
        if isinstance(result, Outcome):
            return self._keep(turn, heard, result)
        return self._carry_out(turn, heard, result)

    def _happened(self, turn: _Turn, happening: Happening) -> Outbound:
        """What needs no understanding: done and kept, or refused with nothing kept."""
        heard = Heard(source="event")
        try:
            with self._unit(turn, heard) as unit:
                context = self._writing(turn, unit)
                reply = happening(context)
                unit.finish()
                silent = not reply.blocks  # what is passed on to people asks for no answer
                changes = () if silent else tuple(unit.changes)
                outcome = Outcome(reply, changes=changes, keeps_waiting=not silent)
                return self._record(unit.session, turn, heard, outcome)
        except VOID as error:
            said = refusal(error, turn.actor)
            return self._keep(turn, heard, Outcome(said, keeps_waiting=True))

    def _understood(self, turn: _Turn) -> "tuple[Heard, list[Ready] | Outcome]":
        """What was asked and, where that changes nothing, what came of it."""
        with self._database.reading() as session:
            context = self._context(session, turn)
            heard = hear(turn.inbound, context, self._reader)
            reached("understood")
            asking = ask_again(self._second, turn.inbound.text, heard.reading, context)
            if asking is None:
                result = self._prepared(heard, context)
        if asking is None:
            return heard, finished(result, context.afterwards)
        answer = asking.ask()  # the store is not held open while the model is waited for
        with self._database.reading() as session:
            context = self._context(session, turn)
            second = asking.read(answer, context)
            heard = as_read(asking.text, second.reading, context, second.remark(turn.actor))
            result = self._prepared(heard, context)
        return heard, finished(result, context.afterwards)

    def _prepared(self, heard: Heard, context: Context) -> list[Ready] | Outcome:
        """What was heard, ready to be carried out, or what came of it."""
        if heard.outcome is not None:
            return heard.outcome
        if heard.undo is not None:
            return []
        ready = prepare(heard.calls, context, confirmed=heard.confirmed)
        reached("prepared")
        if not isinstance(ready, Outcome) and writes(ready):
            return ready
        shown = ready if isinstance(ready, Outcome) else self._performed(ready, context)
        return beside(shown, heard.reading.failing_that if heard.reading else None, context)

    def _performed(self, ready: Sequence[Ready], context: Context) -> Outcome:
        try:
            return perform(ready, context)
        except (RefusedError, RecordGoneError) as error:
            said = refusal(error, context.actor)
            return Outcome(reply=said, calls=tuple(one.call for one in ready))

    def _carry_out(self, turn: _Turn, heard: Heard, ready: Sequence[Ready]) -> Outbound:
        """A writing turn: its changes, its reply and its "done" are committed together."""
        try:
            if not heard.confirmed and (heard.show or shown_first(ready)):
                return self._keep(turn, heard, self._rehearsed(turn, heard, ready))
            with self._unit(turn, heard) as unit:
                context = self._writing(turn, unit)
                outcome = heard.take_back(context) if heard.undo else perform(ready, context)
                reached("performed")
                return self._record(unit.session, turn, heard, outcome)
        except VOID as error:
            calls = tuple(one.call for one in ready)
            said = refusal(error, turn.actor)
            return self._keep(
                turn, heard, Outcome(reply=said, calls=calls, keeps_waiting=heard.show)
            )

    def _rehearsed(self, turn: _Turn, heard: Heard, ready: Sequence[Ready]) -> Outcome:
        """What these would change, to be confirmed; nothing of it is kept."""
        with self._unit(turn, heard) as unit:
            unit.discard()
            return rehearse(ready, self._writing(turn, unit), heard.note)

    def _keep(self, turn: _Turn, heard: Heard, outcome: Outcome) -> Outbound:
        with self._unit(turn, heard) as unit:
            return self._record(unit.session, turn, heard, outcome)

    def _record(self, session: Session, turn: _Turn, heard: Heard, outcome: Outcome) -> Outbound:
        """Keep the memory, the reply and the "done" of a turn."""
        inbound = turn.inbound
        outcome = self._reminding(session, turn, remarked(outcome, heard.remark))
        outcome, missed = taken_over(heard, outcome, inbound, self._context(session, turn))
        memory = dialogue.moved_on(turn.memory, outcome, turn.actor, turn.now)
        example = learning.taught(session, turn.actor, heard, turn.memory)
        memory = memory.model_copy(update={"taught": example, "missed": missed})
        dialogue.save(session, inbound.channel, inbound.conversation, turn.actor, memory)
        calls = heard.calls or outcome.calls
        outbound = Outbound(
            id=0,
            channel=inbound.channel,
            conversation=inbound.conversation,
            reply=outcome.reply,
            intent=calls[0].intent if calls else heard.intent,
            slots=render_calls.slots(calls[0]) if calls else {},
            source=heard.source,
            changes=[{name: getattr(one, name) for name in TOLD} for one in outcome.changes],
        )
        body = outbound.model_dump(mode="json", exclude={"id"})
        place = (inbound.channel, inbound.conversation)
        key = outbox.add_reply(session, turn.inbox_id, *place, body)
        if not outbound.reply.blocks:
            outbox.mark_sent(session, [key], turn.now)
        inbox.done(session, (turn.inbox_id, *turn.parts), bool(turn.actor.customer_id))
        reached("recorded")
        return outbound.model_copy(update={"id": key})

    def _reminding(self, session: Session, turn: _Turn, outcome: Outcome) -> Outcome:
        """The outcome with a word on the question that is still open, where one is."""
        waiting = dialogue.waits_on(turn.memory, outcome)
        if waiting is None:
            return outcome
        reply = reminded(outcome.reply, waiting, self._context(session, turn))
        return replace(outcome, reply=reply)

    def _unit(self, turn: _Turn, heard: Heard) -> UnitOfWork:
        return UnitOfWork(
            self._database,
            turn.actor,
            turn.now,
            intent=heard.calls[0].intent if heard.calls else heard.intent,
            conversation=turn.thread,
        )

    def _context(self, session: Session, turn: _Turn) -> Context:
        store = Store(session, turn.actor, turn.now)
        return self._turn_of(turn.actor, store, turn.now, turn.memory)

    def _writing(self, turn: _Turn, unit: UnitOfWork) -> Context:
        return self._turn_of(turn.actor, unit.store, turn.now, turn.memory, unit)
