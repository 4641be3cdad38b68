"""A bare echo on slack-bolt and python-telegram-bot, at the addresses in SLACK and TELEGRAM."""

import asyncio
import os
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from tests.servers.slack.server import APP_TOKEN, BOT_TOKEN
from tests.servers.telegram.server import TOKEN


def slack() -> AsyncSocketModeHandler:
    """Answers each message with itself."""
    web = AsyncWebClient(token=BOT_TOKEN, base_url=f"{os.environ['SLACK']}/api/")
    bolt = AsyncApp(client=web)

    async def echo(message: dict[str, Any]) -> None:
        await web.chat_postMessage(channel=message["channel"], text=message["text"])

    bolt.event("message")(echo)
    return AsyncSocketModeHandler(bolt, APP_TOKEN)


def telegram() -> "Application[Any, Any, Any, Any, Any, Any]":
    """Answers each message with itself, as many at once as come."""
    url = os.environ["TELEGRAM"]
    builder = Application.builder().token(TOKEN).base_url(f"{url}/bot").connection_pool_size(32)
    made = builder.concurrent_updates(True).build()

    async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(update.message.text or "…")

    made.add_handler(MessageHandler(filters.TEXT, echo))
    return made


async def main() -> None:
    """Echo until it is stopped."""
    application = telegram()
    await application.initialize()
    await application.start()
    assert application.updater is not None
    await application.updater.start_polling(poll_interval=0.0, timeout=20)
    await slack().start_async()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    asyncio.run(main())
