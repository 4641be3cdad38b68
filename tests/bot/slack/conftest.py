"""Guanxi connected to a Slack on loopback, with the sample company's people in it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
import time_machine
from pydantic import SecretStr

from bot.bootstrap import App, build
from bot.slack import pace
from bot.slack.app import make
from intents.understand.reader import Reader
from tests.bot.conftest import settings_of
from tests.bot.slack.team import EMAILS, FANG, SALES, STRANGER, ZHOU, Team
from tests.servers.slack.server import APP_TOKEN, BOT_TOKEN, SECRET, SlackServer
from tests.stores import NOW

Story = Callable[[Team], Awaitable[None]]
BETWEEN = 0.02


class Stage:
    """Plays stories, each with a server and a channel of its own over one store."""

    def __init__(self, app: App) -> None:
        self.app = app

    def play(self, story: Story, *, over: str = "socket", between: float = BETWEEN / 2) -> None:
        """Run a story; afterwards no call may have broken a rule of the platform."""
        asyncio.run(self._play(story, over, between))

    async def _play(self, story: Story, over: str, between: float) -> None:
        server = SlackServer(between)
        await server.start()
        populate(server)
        slack = make(_with_slack(self.app, server.address, over))
        async with asyncio.timeout(60):
            await slack.start()
            try:
                await story(Team(server, slack))
            finally:
                await slack.stop()
                await server.stop()
        assert server.broken == []


def populate(server: SlackServer) -> None:
    """The colleagues as members of the workspace, a stranger, and a channel."""
    for account, name in EMAILS.items():
        server.person(account, f"{name}@clearwater.example.com", name=name)
    server.person(STRANGER, "somebody@elsewhere.example.com", name="Somebody")
    server.person(server.bot, None, is_bot=True)
    server.channels[SALES] = [server.bot, FANG, ZHOU]


def _with_slack(app: App, address: str, over: str) -> App:
    app.settings = app.settings.model_copy(
        update={
            "slack_bot_token": SecretStr(BOT_TOKEN),
            "slack_app_token": SecretStr(APP_TOKEN if over == "socket" else ""),
            "slack_signing_secret": SecretStr(SECRET),
            "slack_api_url": f"{address}/api/",
        }
    )
    return app


@pytest.fixture
def stage(home: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """Where stories are played; the clock starts at NOW and goes on."""
    monkeypatch.setattr(pace, "BETWEEN", BETWEEN)
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    app = build(settings_of(home))
    app.reader = reader
    with time_machine.travel(NOW, tick=True):
        yield Stage(app)
    app.database.close()
