"""One process on both channels: customers on Telegram, colleagues on Slack, real SDKs, loopback."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from pydantic import SecretStr

from bot.bootstrap import App
from bot.slack.app import make
from bot.telegram.channel import TelegramChannel
from bot.telegram.pace import Pace
from crm_store.models import ChannelAccount, Contact, User
from crm_store.models.base import utc_now
from crm_store.repositories.workspace import Workspace
from tests.bot.slack.team import EMAILS, STRANGER, Team
from tests.servers.slack.rules import shown
from tests.servers.slack.server import APP_TOKEN, BOT_TOKEN, SlackServer, until
from tests.servers.telegram.person import Person
from tests.servers.telegram.server import TOKEN, TelegramServer

SERVICE = "C2SERVICE"
HE = "U7HEJING"
COLLEAGUES = {**EMAILS, HE: "he.jing"}
BETWEEN = 0.02


class Both:
    """Two platforms and Guanxi between them."""

    def __init__(
        self, app: App, team: Team, telegram: TelegramServer, channel: TelegramChannel
    ) -> None:
        self.app = app
        self.team = team
        self.telegram = telegram
        self.channel = channel

    def customer(self, contact: str, account: int = 5001) -> Person:
        """A contact of the sample company, whose Telegram account is known."""
        with self.app.database.writing() as session:
            held = session.query(Contact).filter_by(name=contact).one()
            session.add(
                ChannelAccount(
                    channel="telegram",
                    external_id=str(account),
                    customer_id=held.customer_id,
                    contact_id=held.id,
                    verified_at=utc_now(),
                )
            )
        return Person(self.telegram, account, contact, "zh" if contact > "z" else "en")

    async def thread(self, *words: str) -> dict[str, object]:
        """Wait until a message of Slack says all these words; the newest such message."""
        with suppress(TimeoutError):
            await until(lambda: self._with(words) is not None, 10)
        found = self._with(words)
        assert found is not None, [shown_text(one) for one in self.team.server.messages]
        return found

    def told(self, channel: str = SERVICE) -> list[str]:
        """What stands in a channel, in order."""
        return [shown_text(one) for one in self.team.server.messages if one["channel"] == channel]

    def _with(self, words: tuple[str, ...]) -> dict[str, object] | None:
        for message in reversed(self.team.server.messages):
            if all(word in shown_text(message) for word in words):
                return message
        return None


def shown_text(message: dict[str, object]) -> str:
    """All that a message of Slack shows."""
    return f"{message.get('text') or ''}\n{shown(message.get('blocks') or [])}"


def play_both(
    app: App, story: Callable[[Both], Awaitable[object]], *, channel: str | None = SERVICE
) -> None:
    """Play a story; the test fails where a call broke a rule of either platform."""
    asyncio.run(_play(app, story, channel))


async def _play(app: App, story: Callable[[Both], Awaitable[object]], desk: str | None) -> None:
    servers = SlackServer(BETWEEN / 2), TelegramServer()
    for server in servers:
        await server.start()
    prepare(app, *servers, desk)
    slack, telegram = make(app), TelegramChannel(app, pace=Pace(0.0), pause=0.0)
    async with asyncio.timeout(90):
        try:
            await slack.start()
            await telegram.start()
            await story(Both(app, Team(servers[0], slack), servers[1], telegram))
        finally:
            await telegram.stop()
            await slack.stop()
            for server in servers:
                await server.stop()
    assert servers[0].broken == []
    assert servers[1].broken == []


def prepare(app: App, slack: SlackServer, telegram: TelegramServer, desk: str | None) -> None:
    """Settings for both, colleagues in the workspace, and the channel for handed-over customers."""
    app.settings = app.settings.model_copy(
        update={
            "slack_bot_token": SecretStr(BOT_TOKEN),
            "slack_app_token": SecretStr(APP_TOKEN),
            "slack_api_url": f"{slack.address}/api/",
            "telegram_bot_token": SecretStr(TOKEN),
            "telegram_api_url": telegram.url,
        }
    )
    for account, name in COLLEAGUES.items():
        slack.person(account, f"{name}@clearwater.example.com", name=name)
    slack.person(STRANGER, "somebody@elsewhere.example.com", name="Somebody")
    slack.channels[SERVICE] = [slack.bot, STRANGER, *COLLEAGUES]
    with app.database.writing() as session:
        for account, name in COLLEAGUES.items():
            email = f"{name}@clearwater.example.com"
            session.query(User).filter_by(email=email).update({"slack_id": account})
        if desk is not None:
            Workspace(session).set("service_channel", desk)
