"""Intake: a channel's deliveries, stored before they are acknowledged, then answered in order."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sqlalchemy.exc import OperationalError

from bot.bootstrap import App
from bot.channel import Inbound
from bot.fault_points import reached
from bot.identity import UnknownSenderError
from crm_store import inbox
from crm_store.models import InboxMessage

log = logging.getLogger(__name__)

WORKERS = 2
"""Turns at once: a turn is mostly computing, and the stores of two are written one by one."""
SECONDS_BEFORE_ANOTHER_TRY = 2.0
SHORT = 200
"""Characters up to which a message may be one of several that are meant as one."""


Prepare = Callable[[Inbound], Awaitable[Inbound]]


@dataclass(frozen=True)
class _Stored:
    key: int
    inbound: Inbound

    @property
    def joinable(self) -> bool:
        """Whether it is a short plain text."""
        text = self.inbound.text
        plain = text is not None and self.inbound.event is None
        return plain and len(text or "") <= SHORT and not (text or "").startswith("/")


class Intake:
    """Answers the deliveries of one channel. Conversations go side by side, each in order.

    `told` is called after each turn, in the event loop. Short texts that follow each other within
    `pause` seconds are read as one message (0: each by itself). `prepare` fetches what belongs to a
    delivery, such as a file, before its turn begins.
    """

    def __init__(
        self,
        app: App,
        channel: str,
        told: Callable[[], None],
        *,
        pause: float = 0.0,
        prepare: Prepare | None = None,
    ) -> None:
        self._app = app
        self._channel = channel
        self._told = told
        self._pause = pause
        self._prepare = prepare
        self._waiting: dict[str, deque[_Stored]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix=f"{channel}-turn")

    async def take(self, inbound: Inbound) -> bool:
        """Store a delivery; True once it is kept and new. After that it may be acknowledged."""
        key, new = await asyncio.to_thread(self._app.intake.store, inbound)
        reached("stored")
        if new:
            self._queue(_Stored(key, inbound))
        return new

    async def replace(self, conversation: str, key: str, text: str | None) -> bool:
        """Put another text in the place of a message that waits; None takes it back.

        False where it waits no more: what is being answered, or was, stays as it was said.
        """
        queue = self._waiting.get(conversation, deque())
        for place, stored in enumerate(queue):
            if stored.inbound.key == key:
                changed = stored.inbound.model_copy(update={"text": text})
                if text is None:
                    del queue[place]
                else:
                    queue[place] = _Stored(stored.key, changed)
                await asyncio.to_thread(self._replace, stored.key, changed)
                return True
        return False

    async def recover(self) -> int:
        """Take up what an earlier process stored and did not answer; how many there were."""
        rows = await asyncio.to_thread(self._left)
        for row in rows:
            self._queue(_Stored(row.id, _inbound(row)))
        return len(rows)

    async def settle(self) -> None:
        """Wait until everything that was taken is answered."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def close(self) -> None:
        """Finish the turns that are being worked on; what waits stays in the inbox."""
        for task in self._tasks:
            task.cancel()
        self._workers.shutdown(wait=True, cancel_futures=True)

    def _left(self) -> list[InboxMessage]:
        with self._app.database.reading() as session:
            return inbox.waiting(session, self._channel)

    def _queue(self, stored: _Stored) -> None:
        conversation = stored.inbound.conversation
        if conversation in self._waiting:
            self._waiting[conversation].append(stored)
            return
        self._waiting[conversation] = deque([stored])
        task = asyncio.create_task(self._work(conversation))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, conversation: str) -> None:
        queue = self._waiting[conversation]
        while queue:
            if self._pause and queue[0].joinable:
                await asyncio.sleep(self._pause)
            if queue:
                await self._answer(_joined(queue, self._pause))
                self._told()
        del self._waiting[conversation]

    async def _answer(self, parts: list[_Stored]) -> None:
        """One turn, tried until the store takes it."""
        loop = asyncio.get_running_loop()
        while True:
            try:
                parts = await self._prepared(parts)
                return await loop.run_in_executor(self._workers, self._turn, parts)
            except OperationalError:
                log.exception("delivery %s is tried again", parts[0].key)
                await asyncio.sleep(SECONDS_BEFORE_ANOTHER_TRY)
            except Exception as error:
                log.exception("delivery %s can not be answered", parts[0].key)
                return await asyncio.to_thread(self._give_up, parts, error)

    async def _prepared(self, parts: list[_Stored]) -> list[_Stored]:
        if self._prepare is None:
            return parts
        first = await self._prepare(parts[0].inbound)
        return [_Stored(parts[0].key, first), *parts[1:]]

    def _replace(self, key: int, inbound: Inbound) -> None:
        with self._app.database.writing() as session:
            if inbound.text is None:
                inbox.done(session, (key,))
            else:
                inbox.amend(session, key, inbound.body())

    def _give_up(self, parts: list[_Stored], error: Exception) -> None:
        """Keep what can not be answered for somebody to look at, and go on with the next."""
        with self._app.database.writing() as session:
            inbox.failed(session, [part.key for part in parts], repr(error))

    def _turn(self, parts: list[_Stored]) -> None:
        first, rest = parts[0], [part.key for part in parts[1:]]
        texts = [part.inbound.text or "" for part in parts]
        inbound = first.inbound
        if rest:
            inbound = inbound.model_copy(update={"text": "\n".join(texts)})
        try:
            self._app.intake.answer(inbound, first.key, rest)
        except UnknownSenderError as error:
            self._app.intake.turn_away(inbound, first.key, error)
        reached("committed")


def _joined(queue: deque[_Stored], pause: float) -> list[_Stored]:
    """The next delivery and, where messages are joined, the short texts right after it."""
    parts = [queue.popleft()]
    sender = parts[0].inbound.sender
    while pause and queue and parts[-1].joinable and queue[0].joinable:
        if queue[0].inbound.sender != sender:
            break
        parts.append(queue.popleft())
    return parts


def _inbound(row: InboxMessage) -> Inbound:
    kept = {**row.body, "channel": row.channel, "key": row.key, "conversation": row.conversation}
    return Inbound.model_validate(kept)
