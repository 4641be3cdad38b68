"""One trial: messages come in on both channels, the process is killed, another one goes on."""

import asyncio
import json
import os
import shutil
import signal
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from crm_store.database import Database, sqlite_url
from crm_store.migrate import migrate
from crm_store.models import (
    Activity,
    ChannelAccount,
    Contact,
    Handover,
    InboxMessage,
    OutboxMessage,
    Task,
    Ticket,
    User,
)
from crm_store.models.base import utc_now
from crm_store.sample import fill_sample
from tests.bot.slack.team import FANG, SUN, ZHOU, Team
from tests.bot.two_channels import SERVICE
from tests.servers.slack.server import SlackServer
from tests.servers.slack.socket import NotAcknowledgedError
from tests.servers.telegram.person import Person
from tests.servers.telegram.server import TelegramServer
from tests.stores import NOW

THREAD = "1690000000.000100"
CUSTOMERS = (5001, 5002, 5003)
HANDED_OVER = 5004
SECONDS = 60.0


class LostError(AssertionError):
    """A message was lost, or had its effect twice."""


@dataclass(frozen=True)
class Outcome:
    """How often each message had its effect (all 1), and replies that were sent again."""

    effects: dict[str, int]
    sent_again: int


class Nursery:
    """Makes processes that can be killed; see tests.killing.nursery."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._ended: dict[int, int] = {}
        self._numbers: asyncio.Queue[int] = asyncio.Queue()
        self._reading: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Load what every process needs."""
        environment = {
            **os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1",
            "TOKENIZERS_PARALLELISM": "false",
        }  # fmt: skip
        for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
            environment.pop(name, None)
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.killing.nursery",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, env=environment,
        )  # fmt: skip
        assert self._process.stdout is not None
        assert await self._process.stdout.readline() == b"ready\n"
        self._reading = asyncio.create_task(self._read())

    async def stop(self) -> None:
        """Make no more."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()
        if self._reading is not None:
            self._reading.cancel()

    async def make(self, **wanted: Any) -> int:
        """The number of a new process."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(wanted).encode() + b"\n")
        return await asyncio.wait_for(self._numbers.get(), SECONDS)

    async def end_of(self, number: int) -> int:
        """How a process ended, once it did."""
        async with asyncio.timeout(SECONDS):
            while number not in self._ended:
                await asyncio.sleep(0.01)
        return self._ended[number]

    async def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            number, _, ended = line.decode().partition(" ")
            if ended:
                self._ended[int(number)] = int(ended)
            else:
                self._numbers.put_nowait(int(number))


class Trial:
    """Two platforms, a store of its own, and messages whose effects can be counted."""

    def __init__(self, nursery: Nursery, template: Path, home: Path) -> None:
        self._nursery = nursery
        self._home = home
        home.mkdir(parents=True)
        shutil.copy(template, home / "guanxi.db")
        self._database = Database(sqlite_url(home / "guanxi.db"))
        self._slack, self._telegram = SlackServer(), TelegramServer()

    async def run(self, point: str, spared: int) -> Outcome:
        """Kill a process at that point, and let another one finish. Raises LostError."""
        for server in (self._slack, self._telegram):
            await server.start()
        _populate(self._slack)
        try:
            first = await self._make(point, spared)
            saying = asyncio.create_task(self._everything_said())
            if await self._nursery.end_of(first) != -signal.SIGKILL:
                raise LostError(f"{point} was not reached")
            second = await self._make("", 0)
            await saying
            await self._settled()
            os.kill(second, signal.SIGTERM)
            await self._nursery.end_of(second)
            return self._checked()
        finally:
            for server in (self._slack, self._telegram):
                await server.stop()
            self._database.close()

    async def _make(self, point: str, spared: int) -> int:
        return await self._nursery.make(
            home=str(self._home), slack=self._slack.address, telegram=self._telegram.url,
            point=point, spared=spared,
        )  # fmt: skip

    async def _everything_said(self) -> None:
        """Eight messages, those of one person in order, while processes come and go."""
        await asyncio.gather(
            self._tell_slack(ZHOU, "", None, *(f"{REMIND}{word}" for word in WORDS[:2])),
            self._tell_slack(SUN, "", None, f"{REMIND}{WORDS[2]}"),
            self._tell_slack(FANG, SERVICE, THREAD, "&gt;&gt; 答复丁四号"),
            self._tell_telegram(CUSTOMERS[0], "报修：戊五号漏水"),
            self._tell_telegram(CUSTOMERS[1], "报修：己六号漏水", "报修：庚七号漏水"),
            self._tell_telegram(HANDED_OVER, "请问辛八号呢"),
        )  # fmt: skip

    async def _tell_slack(self, who: str, channel: str, thread: str | None, *texts: str) -> None:
        """Slack delivers an event again until it is acknowledged."""
        team = Team(self._slack, None)  # type: ignore[arg-type]
        for text in texts:
            event = team.event(team.message(who, text, channel, thread))
            while True:
                try:
                    await self._slack.socket.deliver("events_api", event)
                    break
                except (NotAcknowledgedError, ConnectionError, TimeoutError):
                    await asyncio.sleep(0.05)

    async def _tell_telegram(self, account: int, *texts: str) -> None:
        for text in texts:
            await Person(self._telegram, account, "客户", "zh").write(text)
            await asyncio.sleep(0.01)

    async def _settled(self) -> None:
        """Wait until every message was answered and every answer sent."""
        async with asyncio.timeout(SECONDS):
            while not self._is_settled():
                await asyncio.sleep(0.02)

    def _is_settled(self) -> bool:
        with self._database.reading() as session:
            done = select(func.count()).where(InboxMessage.status != "waiting")
            out = select(func.count()).where(OutboxMessage.status == "waiting")
            out = out.where(OutboxMessage.channel.in_(("slack", "telegram")))
            return session.scalar(done) == len(WORDS) and session.scalar(out) == 0

    def _checked(self) -> Outcome:
        broken = [*self._slack.broken, *self._telegram.broken]
        if broken:
            raise LostError(str(broken))
        with self._database.reading() as session:
            texts = [*session.scalars(select(Task.title)), *session.scalars(select(Ticket.subject)),
                     *session.scalars(select(Activity.summary))]  # fmt: skip
            unanswered = session.scalar(
                select(func.count()).where(OutboxMessage.status == "dead")
            ) or session.scalar(select(func.count()).where(InboxMessage.status == "failed"))
        effects = {word: sum(word in (text or "") for text in texts) for word in WORDS}
        if unanswered or any(count != 1 for count in effects.values()):
            raise LostError(f"{effects}, dead or failed: {unanswered}")
        return Outcome(effects, self._sent_again())

    def _sent_again(self) -> int:
        """Answers that a platform got more than once, as it never said that it had them.

        Raises LostError for one that it never got.
        """
        heard = [*map(str, self._slack.messages), *(str(one) for one in self._telegram.messages)]
        counts = {word: sum(word in text for text in heard) for word in WORDS}
        if missing := [word for word, count in counts.items() if count == 0]:
            raise LostError(f"nobody heard of {missing}")
        with self._database.reading() as session:
            kept = session.query(OutboxMessage).filter(
                OutboxMessage.channel.in_(("slack", "telegram"))
            )
            wanted = sum(bool(row.body["reply"]["blocks"]) for row in kept)
        return len(heard) - wanted


REMIND = "提醒我明天上午10点检查"
WORDS = ("甲一号", "乙二号", "丙三号", "丁四号", "戊五号", "己六号", "庚七号", "辛八号")


def _populate(server: SlackServer) -> None:
    for account in (FANG, SUN, ZHOU):
        server.person(account, f"{account}@clearwater.example.com")
    server.channels[SERVICE] = [server.bot, FANG]


def prepare(database: Database) -> None:
    """The sample company, with colleagues on Slack and customers on Telegram, one handed over."""
    migrate(database)
    fill_sample(database, NOW.date(), NOW)
    with database.writing() as session:
        for slack_id, name in ((FANG, "方晴"), (SUN, "孙一诺"), (ZHOU, "周启明")):
            session.query(User).filter_by(name=name).update({"slack_id": slack_id})
        people = session.query(Contact).filter(Contact.customer_id.is_not(None)).limit(4).all()
        for account, contact in zip((*CUSTOMERS, HANDED_OVER), people, strict=True):
            session.add(ChannelAccount(
                channel="telegram", external_id=str(account), customer_id=contact.customer_id,
                contact_id=contact.id, verified_at=utc_now(), language="zh",
            ))  # fmt: skip
        session.add(Handover(
            customer_id=people[3].customer_id, contact_id=people[3].id, channel="telegram",
            conversation=str(HANDED_OVER), reason="asked", desk=SERVICE,
            thread=f"{SERVICE}:{THREAD}", opened_at=utc_now(),
            answer_by=utc_now() + timedelta(days=9),
        ))  # fmt: skip
