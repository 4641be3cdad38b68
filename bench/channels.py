"""`python -m bench.channels`: 200 conversations at once, half on Slack and half on Telegram.

The real SDKs talk to both platforms on loopback, from another process. Beside Guanxi, in the same
run, a bare echo on slack-bolt and python-telegram-bot answers the same messages. Prints turns a
second, p50 and p95 from the event to its reply, the slowest acknowledgement, and what was lost or
doubled.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from crm_store.database import Database, sqlite_url
from crm_store.models import ChannelAccount, Contact, Handover, User
from crm_store.models.base import utc_now
from tests.bot.slack.team import Team
from tests.killing.trial import prepare
from tests.servers.slack.server import SlackServer
from tests.servers.telegram.person import Person
from tests.servers.telegram.server import TelegramServer

CONVERSATIONS, TURNS = 200, 3
MOST_TO_ACKNOWLEDGE = 3.0
SECONDS = 300.0
SLACK_WORDS = "我的待办"
TELEGRAM_WORDS = "我的订单到哪了"


@dataclass
class Figures:
    """What came of one run; seconds from each event to its reply."""

    waits: list[float] = field(default_factory=list)
    acknowledged: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0
    lost: int = 0
    doubled: int = 0

    def line(self, name: str) -> str:
        """The figures as one line."""
        waits = sorted(self.waits)
        p50, p95 = (waits[int(len(waits) * share)] for share in (0.5, 0.95))
        slowest = ", ".join(f"{one} {took:.2f} s" for one, took in self.acknowledged.items())
        return (
            f"{name:<8} {len(waits)} turns, {len(waits) / self.seconds:6.1f} a second, "
            f"p50 {p50:5.2f} s, p95 {p95:5.2f} s, slowest acknowledgement {slowest}, "
            f"lost {self.lost}, doubled {self.doubled}"
        )


class Run:
    """People on both platforms, each of whom says a few things, the next after the reply."""

    def __init__(self, conversations: int, turns: int) -> None:
        self._each, self._turns = conversations // 2, turns
        self._slack, self._telegram = SlackServer(), TelegramServer()
        self._figures = Figures()

    async def run(self, command: list[str], environment: dict[str, str]) -> Figures:
        """Start what answers, and talk with it."""
        for server in (self._slack, self._telegram):
            await server.start()
        for number in range(self._each):
            self._slack.person(account(number), f"p{number}@example.com")
            self._slack.dm(account(number))
        addresses = {"SLACK": self._slack.address, "TELEGRAM": self._telegram.url}
        process = await asyncio.create_subprocess_exec(*command, env=environment | addresses)
        try:
            async with asyncio.timeout(SECONDS):
                await self._warmed_up()
                started = time.perf_counter()
                await asyncio.gather(*self._people())
                self._figures.seconds = time.perf_counter() - started
                await asyncio.sleep(2.0)  # what is sent twice comes now
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()
            for server in (self._slack, self._telegram):
                await server.stop()
        return self._counted()

    async def _warmed_up(self) -> None:
        """Both channels are connected and answer."""
        await self._until(lambda: self._slack.socket.connections > 0)
        await self._on_slack(0, "你好", warming=True)
        await self._on_telegram(0, "你好", warming=True)

    def _people(self) -> list[asyncio.Future[None]]:
        numbers = range(self._each)
        return [
            *(asyncio.ensure_future(self._talk(self._on_slack, n, SLACK_WORDS)) for n in numbers),
            *(asyncio.ensure_future(self._talk(self._on_telegram, n, TELEGRAM_WORDS))
              for n in numbers),
        ]  # fmt: skip

    async def _talk(self, say: "Callable[..., object]", number: int, words: str) -> None:
        for _ in range(self._turns):
            await say(number, words)  # type: ignore[misc]

    async def _on_slack(self, number: int, words: str, *, warming: bool = False) -> None:
        team = Team(self._slack, None)  # type: ignore[arg-type]
        channel = self._slack.dm(account(number))
        before = self._heard_on_slack(channel)
        event = team.event(team.message(account(number), words))
        started = time.perf_counter()
        await self._slack.socket.deliver("events_api", event)
        if not warming:
            self._acknowledged("slack", started)
        await self._until(lambda: self._heard_on_slack(channel) > before)
        if not warming:
            self._figures.waits.append(time.perf_counter() - started)

    async def _on_telegram(self, number: int, words: str, *, warming: bool = False) -> None:
        chat = 5001 + number
        before = len(self._telegram.sent_to(chat))
        started = time.perf_counter()
        update = await Person(self._telegram, chat, f"客户{number}", "zh").write(words)
        if not warming:
            await self._until(lambda: self._telegram.confirmed > update["update_id"])
            self._acknowledged("telegram", started)
        await self._until(lambda: len(self._telegram.sent_to(chat)) > before)
        if not warming:
            self._figures.waits.append(time.perf_counter() - started)

    def _acknowledged(self, platform: str, started: float) -> None:
        took, slowest = time.perf_counter() - started, self._figures.acknowledged
        slowest[platform] = max(slowest.get(platform, 0.0), took)

    def _heard_on_slack(self, channel: str) -> int:
        return sum(one["channel"] == channel for one in self._slack.messages)

    async def _until(self, so: Callable[[], bool]) -> None:
        while not so():
            await asyncio.sleep(0.02)

    def _counted(self) -> Figures:
        """Every turn has one answer, and so has the first word that warmed up."""
        for number in range(self._each):
            wanted = self._turns + (number == 0)
            for got in (
                self._heard_on_slack(self._slack.dm(account(number))),
                len(self._telegram.sent_to(5001 + number)),
            ):
                self._figures.lost += max(wanted - got, 0)
                self._figures.doubled += max(got - wanted, 0)
        broken = [*self._slack.broken, *self._telegram.broken]
        if broken:
            raise RuntimeError(f"calls that break the platforms' rules: {broken[:3]}")
        return self._figures


def account(number: int) -> str:
    """A colleague's Slack account."""
    return f"U{number:04}"


def guanxi_home(folder: Path, conversations: int) -> Path:
    """The sample company, with so many colleagues on Slack and customers on Telegram."""
    database = Database(sqlite_url(folder / "guanxi.db"))
    prepare(database)
    with database.writing() as session:
        for model in (ChannelAccount, Handover):
            session.query(model).delete()
        session.query(User).update({"slack_id": None})
        people = session.query(Contact).filter(Contact.customer_id.is_not(None)).all()
        for number in range(conversations // 2):
            session.add(User(name=f"同事{number}", role="rep", language="zh",
                             slack_id=account(number)))  # fmt: skip
            contact = people[number % len(people)]
            session.add(ChannelAccount(
                channel="telegram", external_id=str(5001 + number), language="zh",
                customer_id=contact.customer_id, contact_id=contact.id, verified_at=utc_now(),
            ))  # fmt: skip
    database.close()
    return folder


def _environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    return {**kept, **more}


async def _both(conversations: int, turns: int, folder: Path) -> dict[str, Figures]:
    python = sys.executable
    echo = await Run(conversations, turns).run(
        [python, "-m", "bench.channels_echo"], _environment()
    )
    print(echo.line("echo"), flush=True)
    home = guanxi_home(folder, conversations)
    guanxi = await Run(conversations, turns).run(
        [python, "-m", "bench.channels_guanxi"], _environment(GUANXI_HOME=str(home))
    )
    print(guanxi.line("guanxi"), flush=True)
    return {"echo": echo, "guanxi": guanxi}


def main() -> None:
    """Run it; exit code 1 where a message was lost, doubled or acknowledged too late."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--conversations", type=int, default=CONVERSATIONS)
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--json", type=Path, help="write the figures there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(_both(given.conversations, given.turns, Path(folder)))
    if given.json:
        kept = {name: vars(one) for name, one in figures.items()}
        given.json.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    ours = figures["guanxi"]
    bad = ours.lost or ours.doubled or max(ours.acknowledged.values()) > MOST_TO_ACKNOWLEDGE
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
