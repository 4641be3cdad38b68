"""What `guanxi doctor` finds about Telegram: who the token is, and how updates come."""

import asyncio
from collections.abc import Iterator

from telegram import User, WebhookInfo
from telegram.error import InvalidToken, TelegramError

from bot.findings import Finding, Say
from bot.settings import Settings
from bot.telegram.app import webhook_problem
from bot.telegram.channel import bot_of

CHECK = "telegram"


def examine(settings: Settings, say: Say) -> Iterator[Finding]:
    """Ask Telegram who the bot is, and where it sends updates."""
    try:
        me, hook = asyncio.run(_asked(settings))
    except InvalidToken:
        advice = say(
            "向 @BotFather 要一个令牌，写进 TELEGRAM_BOT_TOKEN；见 docs/telegram.zh-CN.md。",
            "Ask @BotFather for a token and put it into .env as TELEGRAM_BOT_TOKEN; see "
            "docs/telegram.md.",
        )
        yield Finding(CHECK, "problem", say("令牌被拒绝", "the token is refused"), advice)
        return
    except TelegramError as error:
        advice = say("检查网络和 TELEGRAM_API_URL。", "Check the network, and TELEGRAM_API_URL.")
        found = f"{settings.telegram_api_url}: {error.message}"
        yield Finding(CHECK, "problem", found, advice)
        return
    yield Finding(CHECK, "ok", f"@{me.username} ({me.full_name})")
    yield _updates(settings, hook, say)


async def _asked(settings: Settings) -> tuple[User, WebhookInfo]:
    async with bot_of(settings) as bot:
        return bot.bot, await bot.get_webhook_info()


def _updates(settings: Settings, hook: WebhookInfo, say: Say) -> Finding:
    """How updates come, and what Telegram last complained of."""
    url, secret = settings.telegram_webhook_url, settings.telegram_webhook_secret
    if problem := webhook_problem(url, secret.get_secret_value()):
        return Finding(CHECK, "problem", say(*problem), say("改 .env。", "Change .env."))
    if hook.last_error_message and url:
        advice = say(
            "检查公网地址、证书和端口。", "Check the public address, its certificate and port."
        )
        return Finding(CHECK, "warning", hook.last_error_message, advice)
    if url:
        return Finding(CHECK, "ok", f"webhook {url}")
    return Finding(CHECK, "ok", say("轮询，不需要公网地址", "polls; needs no public address"))
