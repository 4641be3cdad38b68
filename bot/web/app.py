"""The web console as a Starlette application: its addresses, and what stands in front of them."""

import ipaddress
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.bootstrap import App, session_secret
from bot.web import errors
from bot.web.automation import decide_draft, show_automation
from bot.web.console import Console
from bot.web.conversation import list_messages, take_turn
from bot.web.downloads import get_chart, get_file
from bot.web.events import listen
from bot.web.guard import LOOPBACK, Guard
from bot.web.sign_in import choose_language, follow_link, get_session, switch_person

STATIC = Path(__file__).parent / "static"
FORTNIGHT = 14 * 24 * 60 * 60

ROUTES = [
    Route("/api/session", get_session),
    Route("/api/switch", switch_person, methods=["POST"]),
    Route("/api/language", choose_language, methods=["POST"]),
    Route("/api/messages", list_messages),
    Route("/api/turn", take_turn, methods=["POST"]),
    Route("/api/files/{message:int}/{index:int}", get_file),
    Route("/api/charts/{message:int}/{index:int}.png", get_chart),
    Route("/api/automation", show_automation),
    Route("/api/automation/drafts", decide_draft, methods=["POST"]),
    Route("/api/events", listen),
    Route("/link/{token}", follow_link),
]


def create_app(app: App, demo: bool) -> Starlette:
    """The console. In the demo everybody may be anybody; else a sign-in link is needed."""
    console = Console(app, demo=demo)
    hosts = LOOPBACK if is_loopback(app.settings.guanxi_web_host) else None
    session = Middleware(
        SessionMiddleware,
        secret_key=session_secret(app),
        session_cookie="guanxi_demo" if demo else "guanxi",
        max_age=FORTNIGHT,
        same_site="lax",
    )
    made = Starlette(
        routes=[Route("/", _page), Mount("/static", StaticFiles(directory=STATIC)), *ROUTES],
        middleware=[Middleware(Guard, hosts=hosts), session],
        exception_handlers={
            errors.ApiError: errors.on_api_error,
            HTTPException: errors.on_http_error,
            OperationalError: errors.on_store_out_of_reach,
            Exception: errors.on_any_error,
        },
        lifespan=_warmed,
    )
    made.state.console = console
    return made


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches that address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


@asynccontextmanager
async def _warmed(made: Starlette) -> AsyncIterator[None]:
    """The model is loaded before the first person asks."""
    console: Console = made.state.console
    await console.thread(console.app.warm)
    yield


async def _page(_request: Request) -> Response:
    return FileResponse(STATIC / "index.html")
