"""Socket Mode: envelopes over a WebSocket, each to be acknowledged in time."""

import asyncio
import json
from itertools import count
from typing import Any

from aiohttp import WSMsgType, web

Json = dict[str, Any]
SECONDS_TO_ACKNOWLEDGE = 3.0


class NotAcknowledgedError(AssertionError):
    """The app did not acknowledge an envelope within three seconds."""


class Socket:
    """The WebSocket side: connections by one-time ticket, envelopes and their acknowledgements."""

    def __init__(self) -> None:
        self.address = ""
        self.connections = 0
        self.slowest = 0.0
        self._numbers = count(1)
        self._tickets: set[str] = set()
        self._open: web.WebSocketResponse | None = None
        self._opened = asyncio.Event()
        self._waiting: dict[str, asyncio.Future[Json]] = {}

    def url(self) -> str:
        """Where to connect; good for one connection."""
        ticket = f"t{next(self._numbers)}"
        self._tickets.add(ticket)
        return f"{self.address.replace('http', 'ws')}/socket?ticket={ticket}"

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """GET /socket — a connection of the app."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            raise web.HTTPForbidden
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self.connections += 1
        self._open = socket
        self._opened.set()
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                self._acknowledged(json.loads(message.data))
        return socket

    async def deliver(self, kind: str, payload: Json, *, retry: int = 0) -> Json:
        """Send an envelope; what the app acknowledged it with. Raises NotAcknowledgedError."""
        async with asyncio.timeout(15):
            await self._opened.wait()
        assert self._open is not None
        number = f"e{next(self._numbers)}"
        self._waiting[number] = asyncio.get_running_loop().create_future()
        started = asyncio.get_running_loop().time()
        envelope = {"envelope_id": number, "type": kind, "payload": payload}
        await self._open.send_json(
            {**envelope, "accepts_response_payload": kind != "events_api", "retry_attempt": retry}
        )
        try:
            answer = await asyncio.wait_for(self._waiting[number], SECONDS_TO_ACKNOWLEDGE)
        except TimeoutError:
            raise NotAcknowledgedError(f"{kind} was not acknowledged") from None
        self.slowest = max(self.slowest, asyncio.get_running_loop().time() - started)
        return answer

    async def drop(self) -> None:
        """Break the connection, as the platform does every few hours."""
        assert self._open is not None
        self._opened.clear()
        await self._open.close()

    def _acknowledged(self, answer: Json) -> None:
        waiting = self._waiting.pop(answer.get("envelope_id", ""), None)
        if waiting is not None and not waiting.done():
            waiting.set_result(answer.get("payload") or {})
