"""The server: Web API, Socket Mode, response URLs and uploads, on a loopback port."""

import asyncio
import json
import time
from collections import defaultdict
from itertools import count
from typing import Any

from aiohttp import web

from tests.servers.slack.methods import METHODS, PACED, REQUIRED
from tests.servers.slack.rules import BrokenRuleError, check_message, expect
from tests.servers.slack.socket import Socket

Json = dict[str, Any]
BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-test", "xapp-test", "5ecret"


class SlackServer:
    """A workspace. `broken` are the calls that broke one of the platform's rules.

    `faults` are answers that the next calls of a method get instead: (status, headers, body).
    `between` is how many seconds have to lie between two messages in one channel.
    """

    def __init__(self, between: float = 0.0) -> None:
        self.bot = "U0BOT"
        self.users: dict[str, Json] = {}
        self.channels: dict[str, list[str]] = {}
        self.messages: list[Json] = []
        self.views: dict[str, Json] = {}
        self.homes: dict[str, Json] = {}
        self.files: dict[str, Json] = {}
        self.prompts: list[Json] = []
        self.triggers: set[str] = set()
        self.calls: list[tuple[str, Json]] = []
        self.broken: list[str] = []
        self.faults: defaultdict[str, list[tuple[int, dict[str, str], Json]]] = defaultdict(list)
        self.address = ""
        self.socket = Socket()
        self._between = between
        self._posted: dict[str, float] = {}
        self._clock = count(1_700_000_000)
        self._urls: dict[str, Json] = {}
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen on a free port."""
        made = web.Application(client_max_size=64 * 1024 * 1024)
        made.router.add_route("*", "/api/{method}", self._called)
        made.router.add_post("/upload/{file}", self._uploaded)
        made.router.add_get("/files/{file}", self._fetched)
        made.router.add_post("/response/{number}", self._responded)
        made.router.add_get("/socket", self.socket.connect)
        self._runner = web.AppRunner(made, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.address = self.socket.address = f"http://127.0.0.1:{port}"

    async def stop(self) -> None:
        """Close every connection."""
        if self._runner is not None:
            await self._runner.cleanup()

    def person(self, account: str, email: str | None, **more: Any) -> None:
        """Add a member with that address."""
        profile = {"real_name": more.pop("name", account), "email": email}
        self.users[account] = {"id": account, "team_id": "T1", "profile": profile, **more}

    def dm(self, account: str) -> str:
        """The channel of the bot's DM with somebody."""
        channel = f"D{account}"
        self.channels[channel] = [self.bot, account]
        return channel

    def channel(self, channel: str) -> list[str]:
        """Who is in a channel."""
        expect(channel in self.channels, "channel_not_found", channel)
        return self.channels[channel]

    def ts(self) -> str:
        """A new message's time stamp, which is its id."""
        return f"{next(self._clock)}.000100"

    def trigger(self) -> str:
        """A trigger id with which one view may be opened."""
        made = f"trigger{next(self._clock)}"
        self.triggers.add(made)
        return made

    def response_url(self, channel: str, account: str, ts: str = "") -> str:
        """A URL that answers a command or a press, five times."""
        number = str(next(self._clock))
        self._urls[number] = {"channel": channel, "ephemeral": account, "ts": ts, "left": 5}
        return f"{self.address}/response/{number}"

    def keep(self, message: Json) -> str:
        """Keep a message; its ts."""
        self.messages.append({**message, "ts": self.ts()})
        return str(self.messages[-1]["ts"])

    def message(self, channel: str, ts: str) -> Json:
        """The message of that ts."""
        for message in self.messages:
            if (message["channel"], message["ts"]) == (channel, ts):
                return message
        raise BrokenRuleError("message_not_found", ts)

    def called(self, method: str) -> list[Json]:
        """The arguments of every call of a method."""
        return [arguments for name, arguments in self.calls if name == method]

    async def _called(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        arguments = await _arguments(request)
        self.calls.append((method, arguments))
        if self.faults[method]:
            status, headers, body = self.faults[method].pop(0)
            return web.json_response(body, status=status, headers=headers)
        try:
            _authorised(method, request, arguments)
            self._check(method, arguments)
            return web.json_response({"ok": True, **METHODS[method](self, arguments)})
        except BrokenRuleError as error:
            if error.code not in ("not_in_channel", "user_not_in_channel", "channel_not_found"):
                self.broken.append(f"{method}: {error}")
            return web.json_response({"ok": False, "error": error.code})

    def _check(self, method: str, arguments: Json) -> None:
        expect(method in METHODS, "unknown_method", method)
        for name in REQUIRED[method]:
            expect(arguments.get(name), "invalid_arguments", f"{name} is missing")
        if method in PACED:
            now, channel = time.perf_counter(), arguments["channel"]
            waited = now - self._posted.get(channel, 0.0)
            expect(waited >= self._between, "ratelimited", f"{waited:.2f} s after the last one")
            self._posted[channel] = now

    async def _uploaded(self, request: web.Request) -> web.Response:
        self.files[request.match_info["file"]]["content"] = await request.read()
        return web.Response(text="OK")

    async def _fetched(self, request: web.Request) -> web.Response:
        """A file of somebody's; who is not signed in gets a page to do so, as the platform does."""
        given = request.headers.get("Authorization", "")
        if given != f"Bearer {BOT_TOKEN}":
            return web.Response(text="<html>Sign in</html>", content_type="text/html")
        return web.Response(body=self.files[request.match_info["file"]]["content"])

    def file(self, name: str, content: bytes, **more: Any) -> Json:
        """Somebody's file, as it comes with their message."""
        number = f"F{len(self.files) + 1}"
        self.files[number] = {"name": name, "content": content}
        address = f"{self.address}/files/{number}"
        held = {"id": number, "name": name, "size": len(content), "url_private_download": address}
        return {**held, "mimetype": "application/pdf", **more}

    async def _responded(self, request: web.Request) -> web.Response:
        held, body = self._urls[request.match_info["number"]], await request.json()
        held["left"] -= 1
        try:
            expect(held["left"] >= 0, "expired_url", "used more than five times")
            check_message(body)
        except BrokenRuleError as error:
            self.broken.append(f"response_url: {error}")
            return web.json_response({"ok": False, "error": error.code}, status=404)
        where = {"channel": held["channel"], "ephemeral": held["ephemeral"]}
        if body.get("replace_original"):
            self.message(held["channel"], held["ts"]).update(body)
        else:
            self.keep({**body, **where})
        return web.Response(text="ok")


async def _arguments(request: web.Request) -> Json:
    if request.content_type == "application/json":
        return dict(json.loads(await request.text() or "{}"))
    found: Json = {}
    for name, value in {**request.query, **await request.post()}.items():
        text = str(value)
        found[name] = json.loads(text) if text[:1] in "[{" else text
    return found


def _authorised(method: str, request: web.Request, arguments: Json) -> None:
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    token = given or str(arguments.get("token", ""))
    expected = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
    if token != expected:
        raise BrokenRuleError("invalid_auth", method)


async def until(holds: Any, seconds: float = 20.0) -> None:
    """Wait until that is so; the test fails after so many seconds."""
    async with asyncio.timeout(seconds):
        while not holds():
            await asyncio.sleep(0.01)
