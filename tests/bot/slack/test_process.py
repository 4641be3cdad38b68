"""`guanxi serve --only slack` as a process: killed half-way, it loses and doubles nothing."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crm_store.database import Database, sqlite_url
from crm_store.models import Customer, OutboxMessage
from tests.bot.slack.conftest import populate
from tests.bot.slack.team import FANG, SALES
from tests.bot.talking import one
from tests.servers.slack.server import APP_TOKEN, BOT_TOKEN, SlackServer, until
from tests.servers.slack.socket import NotAcknowledgedError


def event(server: SlackServer, text: str) -> dict[str, object]:
    """A message in the DM, always the same one."""
    said = {"type": "message", "user": FANG, "channel": server.dm(FANG), "ts": "1700000001.000100"}
    return {"type": "event_callback", "event_id": "Ev1", "event": {**said, "text": text}}


@asynccontextmanager
async def serving(home: Path, server: SlackServer, die_at: str = "") -> (
    AsyncIterator[asyncio.subprocess.Process]
):  # fmt: skip
    """The process, connected; it is killed in the end where it still runs."""
    connected = server.socket.connections
    environment = {
        **{name: value for name, value in os.environ.items() if "proxy" not in name.lower()},
        "GUANXI_HOME": str(home), "DATABASE_URL": "", "GUANXI_TIMEZONE": "Asia/Shanghai",
        "GUANXI_LANGUAGE": "zh", "TELEGRAM_BOT_TOKEN": "", "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_URL": f"{server.address}/api/",
        "GUANXI_TEST_DIE_AT": die_at,
    }  # fmt: skip
    command = ("-c", "from bot.cli import main; main()", "serve", "--only", "slack")
    process = await asyncio.create_subprocess_exec(sys.executable, *command, env=environment)
    try:
        await until(lambda: server.socket.connections > connected, 60)
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


@pytest.mark.parametrize("point", ["stored", "committed", "sent"])
def test_a_process_that_dies_half_way_is_continued_by_the_next(home: Path, point: str) -> None:
    async def story() -> None:
        server = SlackServer()
        await server.start()
        populate(server)
        said = event(server, "新建客户 北斗乳品设备")
        async with serving(home, server, point) as process:
            with suppress(NotAcknowledgedError):  # the platform sends it again below
                await server.socket.deliver("events_api", said)
            assert await process.wait() == -signal.SIGKILL
        make_due(home)
        async with serving(home, server) as process:
            await server.socket.deliver("events_api", said, retry=1)
            await until(lambda: server.messages, 30)
            await asyncio.sleep(0.3)
            process.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(process.wait(), 20) == 0
        assert {message["text"] for message in server.messages} == {server.messages[0]["text"]}
        assert len(server.messages) <= (2 if point == "sent" else 1)
        assert SALES not in {message["channel"] for message in server.messages}
        await server.stop()

    asyncio.run(story())
    database = Database(sqlite_url(home / "guanxi.db"))
    assert one(database, Customer, name="北斗乳品设备")
    database.close()


def make_due(home: Path) -> None:
    """The lease of the sender that died is over."""
    database = Database(sqlite_url(home / "guanxi.db"))
    with database.writing() as session:
        session.query(OutboxMessage).filter_by(status="waiting").update(
            {"not_before": datetime.now(UTC)}
        )
    database.close()
