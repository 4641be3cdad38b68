"""Delivery: takes replies and notices out of the outbox and sends them, at least once, in order."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.channel import Outbound
from bot.fault_points import reached
from crm_store import outbox
from crm_store.database import Database
from crm_store.models import OutboxMessage

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
"""How long a message is its sender's; one that died in between has it sent again after that."""
FIRST_RETRY, LONGEST_RETRY = timedelta(seconds=2), timedelta(minutes=10)
MOST_ATTEMPTS = 12
"""About an hour of exponential back-off, after which a message becomes a dead letter."""
MOST_AT_ONCE = 32
SECONDS_BETWEEN_LOOKS = 1.0
"""How soon a message is seen that another process put into the outbox."""


class SendLaterError(Exception):
    """The platform asked to wait so many seconds (`Retry-After`); it costs no attempt."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the platform asks to wait {seconds:g} s")
        self.seconds = seconds


class NeverSentError(Exception):
    """The platform will not take this message whenever it is sent. The text says why."""


class Client(Protocol):
    """What sends a message on one channel."""

    channel: str

    async def send(self, outbound: Outbound) -> str | None:
        """Send a message; the platform's id of it.

        Raises SendLaterError, NeverSentError; any other error is tried again later.
        """


Lost = Callable[[OutboxMessage], None]
"""Is told of a message that can not be sent, in a worker thread."""


class Delivery:
    """Sends the messages of one channel until it is cancelled."""

    def __init__(self, database: Database, client: Client, lost: Lost | None = None) -> None:
        self._database = database
        self._client = client
        self._lost = lost
        self._news = asyncio.Event()
        self._sending: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Look into the outbox now: something was put there. Call it in the event loop."""
        self._news.set()

    async def run(self) -> None:
        """Send what is due, and what becomes due, for ever."""
        while True:
            self._news.clear()
            free = MOST_AT_ONCE - len(self._sending)
            claimed = await asyncio.to_thread(self._claim, free) if free else []
            for row in claimed:
                self._begin(row)
            if not claimed:
                await self._wait()

    async def drain(self) -> None:
        """Wait until what is being sent has been sent."""
        if self._sending:
            await asyncio.wait(self._sending, timeout=LEASE.total_seconds())

    async def _wait(self) -> None:
        try:
            await asyncio.wait_for(self._news.wait(), SECONDS_BETWEEN_LOOKS)
        except TimeoutError:
            return

    def _begin(self, row: OutboxMessage) -> None:
        task = asyncio.create_task(self._deliver(row))
        self._sending.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        self._news.set()

    def _claim(self, most: int) -> list[OutboxMessage]:
        now = datetime.now(UTC)
        with self._database.reading() as session:
            if not outbox.anything_due(session, self._client.channel, now):
                return []
        with self._database.writing() as session:
            claimed = outbox.claim(session, self._client.channel, now, LEASE, most)
        reached("claimed")
        return claimed

    async def _deliver(self, row: OutboxMessage) -> None:
        try:
            again = {"id": row.id, "again": row.attempts > 1}
            outbound = Outbound.model_validate({**row.body, **again})
            sent = await self._client.send(outbound)
        except SendLaterError as error:
            await asyncio.to_thread(self._postpone, row, timedelta(seconds=error.seconds), error)
        except NeverSentError as error:
            await asyncio.to_thread(self._bury, row, str(error))
        except Exception as error:
            log.warning("message %s was not sent on %s: %r", row.id, row.channel, error)
            await asyncio.to_thread(self._try_again, row, error)
        else:
            reached("sent")
            await asyncio.to_thread(self._delivered, row, sent)
            reached("marked")

    def _delivered(self, row: OutboxMessage, external_id: str | None) -> None:
        with self._database.writing() as session:
            outbox.delivered(session, row.id, external_id, datetime.now(UTC))
            outbox.forget_links(session, row)

    def _postpone(self, row: OutboxMessage, wait: timedelta, error: Exception) -> None:
        with self._database.writing() as session:
            outbox.postpone(session, row.id, datetime.now(UTC) + wait, str(error))

    def _bury(self, row: OutboxMessage, why: str) -> None:
        log.error("message %s can not be sent on %s: %s", row.id, row.channel, why)
        with self._database.writing() as session:
            outbox.bury(session, row.id, why)
        if self._lost is not None:
            self._lost(row)

    def _try_again(self, row: OutboxMessage, error: Exception) -> None:
        tried = row.attempts + 1
        if tried >= MOST_ATTEMPTS:
            return self._bury(row, f"{tried} attempts, the last: {error!r}")
        wait = min(FIRST_RETRY * 2 ** (tried - 1), LONGEST_RETRY)
        return self._postpone(row, wait, error)
