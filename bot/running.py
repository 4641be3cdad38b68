"""The parts of `guanxi serve`, all in one process and one event loop, and how they are stopped.

A new part is one line of PARTS. Its module is imported only when it runs.
"""

import asyncio
import importlib
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from typing import Protocol, cast

from starlette.routing import BaseRoute

from bot.bootstrap import App
from bot.findings import Finding, Say
from bot.indexing import indexing
from bot.settings import Settings

Ready = Callable[[str], None]
"""Is told each address that answers, or the name of a channel that is connected."""


class Running(Protocol):
    """A channel while it runs. `routes` are what it wants served over HTTP (a webhook)."""

    routes: Sequence[BaseRoute]

    async def start(self) -> None:
        """Take up work; return once it does. Raises ValueError with a sentence on what to do."""

    async def stop(self) -> None:
        """Take nothing more, finish what is being worked on, close what is open."""


@dataclass(frozen=True)
class Part:
    """A channel or the scheduler. `needs` are the environment variables that it cannot do without.

    `made` names the function (module:function) that makes it from the application, `checked` the
    one with which the doctor looks at it (settings, say -> findings).
    """

    name: str
    needs: tuple[str, ...]
    made: str
    checked: str

    def missing(self, settings: Settings) -> tuple[str, ...]:
        """Those of its variables that are empty."""
        return tuple(name for name in self.needs if not str(getattr(settings, name.lower(), "")))

    def make(self, app: App) -> Running:
        """The channel, not started yet. Raises ValueError where a setting is missing."""
        return cast(Running, _named(self.made)(app))

    def examine(self, settings: Settings, say: Say) -> Iterator[Finding]:
        """What the doctor finds about it."""
        yield from cast(Iterator[Finding], _named(self.checked)(settings, say))


def _named(function: str) -> Callable[..., object]:
    module, _, name = function.partition(":")
    return cast(Callable[..., object], getattr(importlib.import_module(module), name))


SECONDS_BETWEEN_THREADS = 0.0005
"""How soon a turn lets the event loop in. With Python's own 5 ms, a hundred messages at once were
acknowledged after 0.6 to 2.4 s, and with this after 0.7 s."""
WEB, SCHEDULER = "web", "scheduler"
PARTS: tuple[Part, ...] = (
    Part("slack", ("SLACK_BOT_TOKEN",), "bot.slack.app:make", "bot.slack.checkup:examine"),
    Part(
        "telegram",
        ("TELEGRAM_BOT_TOKEN",),
        "bot.telegram.app:make",
        "bot.telegram.checkup:examine",
    ),
    Part(SCHEDULER, (), "bot.scheduling:make", "bot.scheduling:examine"),
)
NAMES = (WEB, *(part.name for part in PARTS))


def chosen(only: str, settings: Settings) -> tuple[bool, list[Part]]:
    """Whether the console runs, and which channels: those named, else those with their tokens.

    Raises ValueError with a sentence.
    """
    if not only.strip():
        return True, [part for part in PARTS if not part.missing(settings)]
    wanted = [name.strip() for name in only.split(",") if name.strip()]
    if unknown := [name for name in wanted if name not in NAMES]:
        raise ValueError(f"Nothing is called {', '.join(unknown)!r}; there is: {', '.join(NAMES)}.")
    parts = [part for part in PARTS if part.name in wanted]
    for part in parts:
        if missing := part.missing(settings):
            raise ValueError(
                f"{part.name} 还缺少设置 / {part.name} needs: {', '.join(missing)}. "
                f"See docs/{part.name}.md."
            )
    return WEB in wanted, parts


def run(app: App, parts: Sequence[Part], *, web: bool, demo: bool, port: int, ready: Ready) -> None:
    """Run these until the process is told to stop. Raises ValueError, PortTakenError."""
    sys.setswitchinterval(SECONDS_BETWEEN_THREADS)
    asyncio.run(_run(app, parts, web, demo, port, ready))


async def _run(
    app: App, parts: Sequence[Part], web: bool, demo: bool, port: int, ready: Ready
) -> None:
    stopping = _told_to_stop()
    await asyncio.to_thread(app.warm)
    routes: list[BaseRoute] = []
    async with AsyncExitStack() as stack:
        stack.enter_context(indexing(app))
        for part in parts:
            channel = part.make(app)
            stack.push_async_callback(channel.stop)
            await channel.start()
            routes += channel.routes
            ready(part.name)
        if web or routes:
            from bot.web.serve import serve

            await serve(app, routes, web=web, demo=demo, port=port, ready=ready, stop=stopping)
        else:
            await stopping.wait()


def _told_to_stop() -> asyncio.Event:
    """Set when the process gets SIGINT (Ctrl-C) or SIGTERM."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has only KeyboardInterrupt
            loop.add_signal_handler(number, stopping.set)
    return stopping
