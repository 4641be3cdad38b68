"""What every request has to pass and every response carries."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.errors import ApiError

MEGABYTE = 1024 * 1024
LARGEST_UPLOAD = 60 * MEGABYTE
LARGEST_DRAINED = 4 * LARGEST_UPLOAD
"""A browser shows the answer to an upload that is too large only when all of it was read."""

POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'"
)
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class Guard:
    """Checks a request's host, origin and size; adds the security headers.

    `hosts` are the names that the console answers to (None: any). A page of another site that has
    its name point to this machine would come with its own name.
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str] | None) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(message, scope["path"])
            await send(message)

        if refusal := self._refusal(scope):
            await refusal(scope, receive, guarded)
        else:
            await self._app(scope, _limited(scope, receive), guarded)

    def _refusal(self, scope: Scope) -> JSONResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if self._hosts is not None and _name(host) not in self._hosts:
            sentence = "不接受这个地址的访问。/ The console does not answer to this address."
            return JSONResponse({"error": sentence}, 400)
        origin = headers.get("origin")
        if scope["method"] == "POST" and origin is not None and urlsplit(origin).netloc != host:
            sentence = "请求来自别的网站，已拒绝。/ The request came from another site."
            return JSONResponse({"error": sentence}, 403)
        return None


def _name(host: str) -> str:
    """A Host header without its port."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def _add_headers(message: Message, path: str) -> None:
    headers = MutableHeaders(scope=message)
    headers["content-security-policy"] = POLICY
    headers["x-content-type-options"] = "nosniff"
    headers["referrer-policy"] = "no-referrer"
    headers["cache-control"] = "no-cache" if path.startswith("/static/") else "no-store"


def _limited(scope: Scope, receive: Receive) -> Receive:
    """A body of at most LARGEST_UPLOAD; a larger one is read to its end and then refused."""
    declared = Headers(scope=scope).get("content-length", "")
    state = {"seen": 0, "too_large": declared.isdigit() and int(declared) > LARGEST_UPLOAD}

    async def counted() -> Message:
        message = await receive()
        state["seen"] += len(message.get("body", b""))
        if state["seen"] > LARGEST_UPLOAD or state["too_large"]:
            await _drain(message, receive, state["seen"])
            raise too_large()
        return message

    return counted


async def _drain(message: Message, receive: Receive, seen: int) -> None:
    while message["type"] == "http.request" and message.get("more_body") and seen < LARGEST_DRAINED:
        message = await receive()
        seen += len(message.get("body", b""))


def too_large() -> ApiError:
    """The file or the message is larger than the console takes."""
    most = LARGEST_UPLOAD // MEGABYTE
    return ApiError(
        413,
        f"文件超过 {most} MB，没有导入。请拆成几个文件，或在服务器上用 guanxi import。",
        f"The file is over {most} MB and was not imported. "
        "Split it, or use `guanxi import` on the server.",
    )
