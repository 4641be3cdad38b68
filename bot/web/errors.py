"""What goes wrong in a request, as one sentence in the person's language."""

import logging

from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from crm_store.scope import Language

log = logging.getLogger(__name__)


class ApiError(Exception):
    """A request that is refused with an HTTP status and a sentence in both languages."""

    def __init__(self, status: int, zh: str, en: str) -> None:
        super().__init__(en)
        self.status = status
        self.zh = zh
        self.en = en


def signed_out() -> ApiError:
    """Nobody is signed in, or not any more."""
    return ApiError(
        401,
        "还没有登录。请管理员运行 guanxi link 姓名，给你一个登录链接。",
        "You are not signed in. Ask your admin for a link: guanxi link NAME.",
    )


def not_found() -> ApiError:
    """There is nothing of that address for this person."""
    return ApiError(404, "这里没有这个内容。", "There is nothing here.")


def language_of(request: Request) -> Language:
    """The signed-in person's language, else the browser's first one."""
    known = getattr(request.state, "language", None)
    if known in ("zh", "en"):
        return "en" if known == "en" else "zh"
    wanted = request.headers.get("accept-language", "")
    return "zh" if not wanted or wanted.lower().startswith("zh") else "en"


def _answer(request: Request, status: int, zh: str, en: str) -> JSONResponse:
    sentence = zh if language_of(request) == "zh" else en
    return JSONResponse({"error": sentence}, status)


async def on_api_error(request: Request, error: Exception) -> JSONResponse:
    """Say what was refused."""
    assert isinstance(error, ApiError)
    return _answer(request, error.status, error.zh, error.en)


async def on_http_error(request: Request, error: Exception) -> JSONResponse:
    """Say that there is no such address, or that the request cannot be read."""
    assert isinstance(error, HTTPException)
    if error.status_code in (404, 405):
        gone = not_found()
        return _answer(request, error.status_code, gone.zh, gone.en)
    return _answer(request, error.status_code, "这个请求读不懂。", "This request cannot be read.")


async def on_store_out_of_reach(request: Request, error: Exception) -> JSONResponse:
    """Say that the store cannot be reached; what was said is kept by the page."""
    log.error("the store is out of reach: %s", error)
    assert isinstance(error, OperationalError)
    zh = "现在连不上数据库，没有任何改动。请稍后再试，或告诉管理员。"
    en = "The store cannot be reached now; nothing was changed. Try again, or tell your admin."
    return _answer(request, 503, zh, en)


async def on_any_error(request: Request, error: Exception) -> JSONResponse:
    """Say that something broke."""
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    zh = "出了点问题，请再试一次；还不行就告诉管理员。"
    en = "Something went wrong. Try again; if it persists, tell your admin."
    return _answer(request, 500, zh, en)
