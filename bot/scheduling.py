"""The scheduler as a part of `guanxi serve`."""

import asyncio
from collections.abc import Iterator, Sequence

from starlette.routing import BaseRoute

from bot.bootstrap import App
from bot.findings import Finding, Say
from bot.settings import Settings

CHECK = "scheduler"


class Scheduling:
    """What happens by itself, while it runs."""

    routes: Sequence[BaseRoute] = ()

    def __init__(self, app: App) -> None:
        from scheduler.jobs import Jobs

        self._jobs = Jobs(app.database, app.defaults)

    async def start(self) -> None:
        """Take up the jobs."""
        await asyncio.to_thread(self._jobs.start)

    async def stop(self) -> None:
        """Start no more of them, and finish those that are being done."""
        await asyncio.to_thread(self._jobs.stop)


def make(app: App) -> Scheduling:
    """The scheduler of this store, not started yet."""
    return Scheduling(app)


def examine(_settings: Settings, say: Say) -> Iterator[Finding]:
    """How many rules there are, and what runs them."""
    from scheduler.rules import RULES

    zh = f"{len(RULES)} 条规则，随 guanxi serve 运行"
    en = f"{len(RULES)} rules, run by guanxi serve"
    yield Finding(CHECK, "ok", say(zh, en))
