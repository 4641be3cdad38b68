"""Makes the Telegram channel: it polls, or is called where TELEGRAM_WEBHOOK_URL is set."""

import re

from bot.bootstrap import App
from bot.telegram.channel import TelegramChannel

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def make(app: App) -> TelegramChannel:
    """The channel, not started yet. Raises ValueError where a setting does not fit."""
    if problem := webhook_problem(
        app.settings.telegram_webhook_url, app.settings.telegram_webhook_secret.get_secret_value()
    ):
        raise ValueError(f"{problem[0]} / {problem[1]} See docs/telegram.md.")
    return TelegramChannel(app)


def webhook_problem(url: str, secret: str) -> tuple[str, str] | None:
    """What is wrong with the webhook's settings, in both languages; None where nothing is."""
    if not url:
        return None
    if not url.startswith("https://"):
        return (
            "TELEGRAM_WEBHOOK_URL 必须以 https:// 开头。",
            "TELEGRAM_WEBHOOK_URL has to begin with https://.",
        )
    if not SECRET.fullmatch(secret):
        return (
            "还需要 TELEGRAM_WEBHOOK_SECRET：1 到 256 个 A-Za-z0-9_- 字符。",
            "TELEGRAM_WEBHOOK_SECRET is needed as well: 1-256 of A-Za-z0-9_-.",
        )
    return None
