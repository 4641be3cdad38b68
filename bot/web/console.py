"""The console's own state: the application, and one queue of turns for each conversation."""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar
from weakref import WeakValueDictionary

from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from bot.bootstrap import App
from bot.web.people import Person, require_person

P = ParamSpec("P")
T = TypeVar("T")


class Console:
    """What the handlers of requests share."""

    def __init__(self, app: App, *, demo: bool) -> None:
        self.app = app
        self.demo = demo
        self.closing = False
        self._queues: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def close(self) -> None:
        """Let the open event streams end."""
        self.closing = True

    def queue(self, conversation: str) -> asyncio.Lock:
        """What a turn of that conversation holds, so that the next one waits."""
        return self._queues.setdefault(conversation, asyncio.Lock())

    async def person(self, request: Request) -> Person:
        """The signed-in colleague. Raises ApiError (401)."""
        return await self.reading(lambda session: self.require(session, request))

    def require(self, session: Session, request: Request) -> Person:
        """The same, where a session is open already."""
        return require_person(self.app, session, request, self.demo)

    async def reading(self, work: Callable[[Session], T]) -> T:
        """The result of reading the store in a worker thread."""

        def read() -> T:
            with self.app.database.reading() as session:
                return work(session)

        return await run_in_threadpool(read)

    async def thread(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of anything else that takes its time, in a worker thread."""
        return await run_in_threadpool(work, *args, **kwargs)


def console_of(request: Request) -> Console:
    """The console that a request came to."""
    found = request.app.state.console
    assert isinstance(found, Console)
    return found
