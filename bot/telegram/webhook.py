"""The webhook: Telegram calls this process, and proves by a secret that it is Telegram."""

import hmac
import json
from collections.abc import Awaitable, Callable

from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot, Update

PATH = "/telegram/updates"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1024 * 1024


def route(bot: Bot, secret: SecretStr, take: Callable[[Update], Awaitable[None]]) -> Route:
    """POST /telegram/updates: an update. It is kept before 200 is answered, and else sent again."""

    async def updated(request: Request) -> Response:
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.get_secret_value().encode()):
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        update = _read(body, bot)
        if update is None:
            return Response(status_code=400)
        await take(update)
        return Response(status_code=200)

    return Route(PATH, updated, methods=["POST"])


def _read(body: bytes, bot: Bot) -> Update | None:
    """The update; None for what is none."""
    try:
        return Update.de_json(json.loads(body), bot)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


async def _body(request: Request) -> bytes | None:
    """The body; None where it is too large."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            return None
    return body
