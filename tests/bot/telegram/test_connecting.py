"""How the channel connects: by polling, by webhook, with a bad token; and what is logged."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import httpx
import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from telegram import Bot

from bot.bootstrap import App
from bot.findings import Finding
from bot.telegram import polling
from bot.telegram.app import make
from bot.telegram.channel import TelegramChannel
from bot.telegram.checkup import examine
from crm_store.models import InboxMessage
from tests.bot.talking import one
from tests.bot.telegram.playing import DANA, Stage, play
from tests.servers.telegram.person import Person
from tests.servers.telegram.server import BOT, TOKEN, TelegramServer

HOOK = "https://crm.example.com"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def with_server(app: App, what: Callable[[TelegramServer], Awaitable[None]]) -> None:
    """Do something beside a running server that the application is pointed at."""

    async def go() -> None:
        server = TelegramServer()
        await server.start()
        app.settings.telegram_api_url = server.url
        app.settings.telegram_bot_token = SecretStr(TOKEN)
        try:
            await what(server)
        finally:
            await server.stop()
        assert server.broken == []

    asyncio.run(go())


async def call(channel: TelegramChannel, update: object, secret: str | None) -> int:
    """What the webhook answers to an update with that secret."""
    transport = httpx.ASGITransport(Starlette(routes=list(channel.routes)))
    async with httpx.AsyncClient(transport=transport, base_url=HOOK) as client:
        headers = {} if secret is None else {HEADER: secret}
        answer = await client.post("/telegram/updates", json=update, headers=headers)
    return answer.status_code


def test_commands_are_published_for_each_language_and_scope(app: App) -> None:
    async def story(stage: Stage) -> None:
        await stage.settled()

    published = play(app, story).called("setMyCommands")
    assert {(one["scope"]["type"], one.get("language_code")) for one in published} == {
        (scope, language)
        for scope in ("all_private_chats", "all_group_chats")
        for language in (None, "zh", "en")
    }
    private = [one["command"] for one in published[0]["commands"]]
    assert private == ["start", "help", "human", "stop", "language"]


def test_a_webhook_with_the_secret_is_answered_and_without_it_refused(app: App) -> None:
    app.settings.telegram_webhook_url = HOOK
    app.settings.telegram_webhook_secret = SecretStr("s3cret")

    async def story(server: TelegramServer) -> None:
        channel = make(app)
        await channel.start()
        assert server.webhook["url"] == f"{HOOK}/telegram/updates"
        assert server.webhook["secret_token"] == "s3cret"
        dana = Person(server, DANA)
        update = await dana.write("/start")
        for wrong in ("wrong", "", None):
            assert await call(channel, update, wrong) == 403
        assert dana.got == []
        assert await call(channel, update, "s3cret") == 200
        await dana.hears("Hello, Dana")
        assert await call(channel, update, "s3cret") == 200
        assert await call(channel, [1], "s3cret") == 400
        await channel.settle()
        assert len(dana.got) == 1
        await channel.stop()

    with_server(app, story)
    assert one(app.database, InboxMessage).status == "done"


def test_a_webhook_without_https_or_secret_is_not_begun(app: App) -> None:
    app.settings.telegram_webhook_url = HOOK
    with pytest.raises(ValueError, match="TELEGRAM_WEBHOOK_SECRET is needed"):
        make(app)
    app.settings.telegram_webhook_url = "http://crm.example.com"
    with pytest.raises(ValueError, match="has to begin with https"):
        make(app)


def test_a_bad_token_is_said_to_be_one(app: App) -> None:
    async def story(_: TelegramServer) -> None:
        app.settings.telegram_bot_token = SecretStr("1:wrong")
        channel = make(app)
        with pytest.raises(ValueError, match="Telegram refuses TELEGRAM_BOT_TOKEN"):
            await channel.start()
        await channel.stop()

    with_server(app, story)


def test_the_doctor_says_who_the_bot_is_and_what_is_wrong(app: App) -> None:
    async def looked() -> list[Finding]:
        return await asyncio.to_thread(lambda: list(examine(app.settings, lambda _, en: en)))

    async def story(_: TelegramServer) -> None:
        who, how = await looked()
        assert (who.state, who.found) == ("ok", f"@{BOT} (Guanxi)")
        assert how.found == "polls; needs no public address"
        app.settings.telegram_bot_token = SecretStr("1:wrong")
        (refused,) = await looked()
        assert (refused.state, refused.found) == ("problem", "the token is refused")
        assert "@BotFather" in refused.advice
        app.settings.telegram_api_url = "http://127.0.0.1:9"
        (away,) = await looked()
        assert "TELEGRAM_API_URL" in away.advice

    with_server(app, story)


def test_the_token_is_never_logged(app: App, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    async def story(stage: Stage) -> None:
        dana = stage.person(DANA)
        await dana.write("/start")
        await dana.hears("Hello, Dana")
        await stage.settled()

    play(app, story)
    assert caplog.records
    assert TOKEN not in caplog.text
    assert TOKEN.partition(":")[2] not in caplog.text


def test_an_update_is_stored_before_the_next_ones_are_asked_for(app: App) -> None:
    """Whoever dies after that has it in the inbox; whoever dies before gets it again."""
    offsets: list[tuple[int | None, int]] = []

    async def story(server: TelegramServer) -> None:
        bot = Bot(TOKEN, base_url=f"{server.url}/bot")
        await Person(server, DANA).write("one")
        await Person(server, DANA).write("two")
        kept: list[int] = []

        async def take(update: object) -> None:
            await asyncio.sleep(0.05)
            offsets.append((server.confirmed, len(kept)))
            kept.append(update.update_id)  # type: ignore[attr-defined]

        async with bot:
            task = asyncio.create_task(polling.poll(bot, take))
            await server.until(lambda: server.confirmed == 3)
            task.cancel()
        assert kept == [1, 2]

    with_server(app, story)
    assert offsets == [(0, 0), (0, 1)]


def test_what_an_earlier_process_took_is_answered_by_the_next(app: App) -> None:
    async def story(server: TelegramServer) -> None:
        dana = Person(server, DANA)
        first = make(app)
        first.intake._answer = _never  # type: ignore[method-assign]
        await first.start()
        await dana.write("/start")
        await server.until(lambda: server.confirmed > 1)
        await first.stop()
        assert dana.got == []
        second = make(app)
        await second.start()
        await dana.hears("Hello, Dana")
        await second.stop()

    with_server(app, story)


async def _never(_parts: object) -> None:
    """The process dies before the turn."""
    await asyncio.sleep(3600)
