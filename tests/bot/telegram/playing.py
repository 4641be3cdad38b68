"""A story on Telegram: the server, the channel over an application, and people who write."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from pydantic import SecretStr

from bot.bootstrap import App
from bot.telegram.channel import TelegramChannel
from bot.telegram.pace import Pace
from crm_store.models import ChannelAccount, Contact, Customer, OutboxMessage
from crm_store.models.base import utc_now
from tests.servers.telegram.person import Person
from tests.servers.telegram.server import TOKEN, TelegramServer

DANA, STRANGER, THIRD = 5001, 6001, 7001


class Stage:
    """Where a story is played."""

    def __init__(self, app: App, server: TelegramServer, channel: TelegramChannel) -> None:
        self.app = app
        self.server = server
        self.channel = channel

    def person(self, key: int, name: str = "Dana", language: str = "en", **more: Any) -> Person:
        """Somebody with an account."""
        return Person(self.server, key, name, language, **more)

    def linked(self, key: int, contact: str, *, verified: bool = True) -> Person:
        """A contact of the sample company, whose account is known."""
        with self.app.database.writing() as session:
            held = session.query(Contact).filter_by(name=contact).one()
            account = ChannelAccount(
                channel="telegram", external_id=str(key), customer_id=held.customer_id
            )
            account.contact_id = held.id
            account.verified_at = utc_now() if verified else None
            session.add(account)
        return self.person(key, contact, "zh" if contact > "z" else "en")

    def notices(self) -> str:
        """All that is on its way to colleagues."""
        with self.app.database.reading() as session:
            rows = session.query(OutboxMessage).filter(OutboxMessage.channel != "telegram")
            return "\n".join(str(row.body["reply"]) for row in rows)

    def customer_of(self, contact: str) -> Customer:
        """The customer of a contact."""
        with self.app.database.reading() as session:
            held = session.query(Contact).filter_by(name=contact).one()
            return session.get_one(Customer, held.customer_id)

    async def settled(self) -> None:
        """Wait until all updates were taken, answered and sent."""
        last = max((one["update_id"] for one in self.server.updates), default=0)
        await self.server.until(lambda: not last or self.server.confirmed > last)
        await self.channel.settle()
        await self.server.until(lambda: not self._waiting())

    def _waiting(self) -> bool:
        with self.app.database.reading() as session:
            rows = session.query(OutboxMessage).filter_by(channel="telegram", status="waiting")
            return rows.count() > 0


def play(
    app: App,
    story: Callable[[Stage], Awaitable[object]],
    *,
    pause: float = 0.0,
    between: float = 0.0,
    **settings: Any,
) -> TelegramServer:
    """Play a story; the server afterwards. The test fails where a call broke a rule."""

    async def go() -> TelegramServer:
        server = TelegramServer(between)
        await server.start()
        app.settings.telegram_api_url = server.url
        app.settings.telegram_bot_token = SecretStr(TOKEN)
        for name, value in settings.items():
            setattr(app.settings, name, value)
        channel = TelegramChannel(app, pace=Pace(between), pause=pause)
        try:
            await channel.start()
            async with asyncio.timeout(120):
                await story(Stage(app, server, channel))
        finally:
            await channel.stop()
            await server.stop()
        return server

    server = asyncio.run(go())
    assert server.broken == []
    return server
