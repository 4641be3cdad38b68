"""Times one turn as a whole, its recognition, and the bare SQL of what it carried out."""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPICursor

from bench.cast import Speaker
from bench.sizes import NOW
from bot.channel import Inbound, Press
from bot.pipeline import Pipeline
from crm_store.actors import Defaults
from crm_store.database import Database
from intents.context import Context
from intents.understand.reader import Reader
from intents.understand.reading import Reading

Clock = Callable[[], float]

BOOKKEEPING = re.compile(r"\b(?:inbox|outbox|conversations)\b")


@dataclass
class Statement:
    """A statement as the driver got it."""

    sql: str
    parameters: Any
    many: bool


@dataclass
class Measured:
    """One turn, in milliseconds. `sql` is None where the statements could not be run again."""

    intent: str
    said: str
    speaker: str
    turn: float
    recognition: float
    sql: float | None
    statements: int
    recognised: str
    reply: str


class TimedReader(Reader):
    """A reader that notes how long its last reading took, and tells when it is done."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.milliseconds = 0.0
        self.statements: list[Statement] = []

    def read(self, text: str, context: Context) -> Reading:
        started = self.clock()
        reading = super().read(text, context)
        self.milliseconds += (self.clock() - started) * 1000
        self.statements.clear()  # those so far were of the recognition
        return reading


@dataclass
class Meter:
    """Gives messages to a pipeline like the real one and measures it."""

    database: Database
    reader: TimedReader
    defaults: Defaults
    pipeline: Pipeline = field(init=False)

    def __post_init__(self) -> None:
        self.pipeline = Pipeline(self.database, self.reader, self.defaults)
        event.listen(self.database.engine, "before_cursor_execute", self._note)

    def say(self, intent: str, speaker: Speaker, lines: list[str]) -> Measured:
        """Hold a conversation and measure its last turn; what that changed is undone after it."""
        conversation = uuid.uuid4().hex
        for line in lines[:-1]:
            self.pipeline.turn(_inbound(speaker, conversation, line))
        inbound = _inbound(speaker, conversation, lines[-1])
        self.reader.milliseconds = 0.0
        self.reader.statements.clear()
        started = self.reader.clock()
        outbound = self.pipeline.turn(inbound)
        milliseconds = (self.reader.clock() - started) * 1000
        noted = list(self.reader.statements)
        if outbound.changes:
            self.pipeline.turn(_inbound(speaker, conversation, Press(button="undo")))
        held = [one for one in noted if not BOOKKEEPING.search(one.sql)]
        return Measured(
            intent,
            lines[-1],
            speaker.actor.role,
            milliseconds,
            self.reader.milliseconds,
            self._bare(held),
            len(held),
            outbound.intent,
            str(outbound.reply.blocks[0].model_dump())[:160] if outbound.reply.blocks else "",
        )

    def _note(
        self,
        _connection: Connection,
        _cursor: DBAPICursor,
        statement: str,
        parameters: Any,
        _context: object,
        many: bool,
    ) -> None:
        if not statement.startswith("BEGIN"):
            self.reader.statements.append(Statement(statement, parameters, many))

    def _bare(self, statements: list[Statement]) -> float | None:
        """What these take on a bare connection, all rows fetched; nothing is kept of it."""
        pooled = self.database.engine.raw_connection()
        cursor = pooled.cursor()
        try:
            if self.database.dialect == "sqlite":
                cursor.execute("BEGIN IMMEDIATE")
            started = self.reader.clock()
            for one in statements:
                _run(cursor, one)
            return (self.reader.clock() - started) * 1000
        except Exception:
            return None  # a row of that unique key is there already
        finally:
            pooled.rollback()
            pooled.close()


def _run(cursor: DBAPICursor, statement: Statement) -> None:
    if statement.many:
        cursor.executemany(statement.sql, statement.parameters)
        return
    cursor.execute(statement.sql, statement.parameters)
    if cursor.description:
        cursor.fetchall()


def _inbound(speaker: Speaker, conversation: str, said: str | Press) -> Inbound:
    return Inbound(
        channel="slack",
        key=uuid.uuid4().hex,
        conversation=conversation,
        sender=speaker.sender,
        text=said if isinstance(said, str) else None,
        press=said if isinstance(said, Press) else None,
        now=NOW,
    )
