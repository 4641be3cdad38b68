"""Signing in by a link, and the choices of a session: who I am (in the demo) and my language."""

from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from bot.links import take_link
from bot.web.console import Console, console_of
from bot.web.errors import ApiError, not_found
from bot.web.people import Person, describe_session
from crm_store.repositories.accounts import Accounts
from crm_store.unit_of_work import UnitOfWork

SPENT = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>Guanxi</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/static/icon.svg" type="image/svg+xml"></head>
<body><main><h1>Guanxi</h1>
<p>这个登录链接用过了，或已过期。请管理员再运行一次：<code>guanxi link 姓名</code></p>
<p lang="en">This sign-in link was used before, or it has expired.
Ask your admin for a new one: <code>guanxi link NAME</code></p>
</main></body></html>
"""


async def follow_link(request: Request) -> Response:
    """GET /link/{token} — signs in once. A HEAD, as of a link preview, uses nothing up."""
    if request.method == "HEAD":
        return Response()
    console = console_of(request)
    token, now = request.path_params["token"], datetime.now(UTC)
    key = await console.thread(take_link, console.app.database, token, now)
    if key is None:
        return HTMLResponse(SPENT, 410)
    request.session["user"] = key
    return RedirectResponse("/", 303)


async def get_session(request: Request) -> Response:
    """GET /api/session — who I am and what the page needs to start."""
    return await _session(request, console_of(request), request.session.get("user"))


async def switch_person(request: Request) -> Response:
    """POST /api/switch — in the demo: be the colleague of that key from now on."""
    console = console_of(request)
    if not console.demo:
        raise not_found()
    key = (await _body(request)).get("person")
    if not isinstance(key, int) or not await console.thread(_known, console, key):
        raise ApiError(404, "没有这位同事。", "There is no such colleague.")
    request.session["user"] = key
    return await _session(request, console, key)


async def choose_language(request: Request) -> Response:
    """POST /api/language — what language I am answered in, here and everywhere."""
    console = console_of(request)
    person = await console.person(request)
    language = (await _body(request)).get("language")
    if language not in ("zh", "en"):
        raise ApiError(400, "语言只能是 zh 或 en。", "The language is zh or en.")
    await console.thread(_set_language, console, person, language)
    return await _session(request, console, person.id)


def _known(console: Console, key: int) -> bool:
    with console.app.database.reading() as session:
        return key.bit_length() < 32 and Accounts(session).get(key) is not None


def _set_language(console: Console, person: Person, language: str) -> None:
    now = datetime.now(UTC)
    with UnitOfWork(console.app.database, person.actor, now, intent="set_language") as unit:
        user = unit.store.users.get(person.id)
        if user is not None:
            user.language = language


async def _session(request: Request, console: Console, key: object) -> Response:
    return JSONResponse(await console.thread(describe_session, console.app, key, console.demo))


async def _body(request: Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise ApiError(400, "这个请求读不懂。", "This request cannot be read.")
    return body
