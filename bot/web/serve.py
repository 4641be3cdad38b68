"""Serves HTTP in this process until it is told to stop: the console, and the channels' webhooks."""

import asyncio
import contextlib
import socket
from collections.abc import Callable, Iterator, Sequence

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount

from bot.bootstrap import App
from bot.web.address import address
from bot.web.app import create_app

SECONDS_TO_FINISH = 5


class PortTakenError(OSError):
    """Another program listens on the console's port."""


async def serve(
    app: App,
    routes: Sequence[BaseRoute],
    *,
    web: bool,
    demo: bool,
    port: int,
    ready: Callable[[str], None],
    stop: asyncio.Event,
) -> None:
    """Serve until `stop` is set; `ready` is told the address once it answers.

    `routes` stand beside the console and outside of its guard, as a platform calls them by the
    public name. Raises PortTakenError.
    """
    console = create_app(app, demo) if web else None
    listening = _listen(app.settings.guanxi_web_host, port)
    url = address(app.settings.guanxi_web_host, listening.getsockname()[1])
    server = _Server(_config(app, _beside(console, routes)), lambda: ready(url))
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait((serving, stopped), return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if console is not None:
        console.state.console.close()
    server.should_exit = True
    await serving


def _beside(console: Starlette | None, routes: Sequence[BaseRoute]) -> Starlette:
    if console is not None and not routes:
        return console
    mounted = [Mount("/", console)] if console is not None else []
    return Starlette(routes=[*routes, *mounted])


def _config(app: App, made: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        made,
        log_level=app.settings.guanxi_log_level,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
        server_header=False,
        access_log=False,
    )


class _Server(uvicorn.Server):
    """A server that says when it is ready, and leaves signals to the process that it is part of."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


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
