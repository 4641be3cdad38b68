"""Runs the console in this process until it is stopped."""

import socket
from collections.abc import Callable

import uvicorn

from bot.bootstrap import App
from bot.web.address import address
from bot.web.app import create_app

SECONDS_TO_FINISH = 5


class PortTakenError(OSError):
    """Another program listens on the console's port."""


def serve(app: App, *, demo: bool, port: int, ready: Callable[[str], None]) -> None:
    """Serve until stopped; `ready` is told the address once it answers. Raises PortTakenError."""
    made = create_app(app, demo)
    listening = _listen(app.settings.guanxi_web_host, port)
    config = uvicorn.Config(
        made,
        log_level=app.settings.guanxi_log_level,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
        server_header=False,
        access_log=False,
    )
    url = address(app.settings.guanxi_web_host, listening.getsockname()[1])
    _Server(config, made.state.console.close, lambda: ready(url)).run(sockets=[listening])


class _Server(uvicorn.Server):
    """A server that says when it is ready, and ends the open event streams when it stops."""

    def __init__(
        self, config: uvicorn.Config, close: Callable[[], None], ready: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._close = close
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._close()
        await super().shutdown(sockets)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host.strip("[]"), port))
    except OSError as error:
        listening.close()
        raise PortTakenError(
            f"Cannot listen on {host}:{port} ({error.strerror}). "
            "Choose another port with --port or GUANXI_WEB_PORT; 0 takes any."
        ) from error
    return listening
