"""A workspace with people in it, and Guanxi connected to it: what is said, pressed and read."""

import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from itertools import count
from typing import Any
from urllib.parse import urlencode

import httpx
from sqlalchemy import func, select
from starlette.applications import Starlette

from bot.slack.channel import SlackChannel
from bot.slack.places import CHANNEL
from crm_store.models import OutboxMessage
from tests.servers.slack.rules import shown
from tests.servers.slack.server import SECRET, SlackServer, until

Json = dict[str, Any]
FANG, SUN, ZHOU, LIN, MIA, GRACE = "U1FANG", "U2SUN", "U3ZHOU", "U4LIN", "U5MIA", "U6GRACE"
STRANGER = "U9STRANGER"
EMAILS = {
    FANG: "fang.qing", SUN: "sun.yinuo", ZHOU: "zhou.qiming", LIN: "lin.lan", MIA: "mia.torres",
    GRACE: "grace.whitmore",
}  # fmt: skip
SALES = "C1SALES"


class Team:
    """Everything a story needs. `slack` is Guanxi's side, `server` the platform's."""

    def __init__(self, server: SlackServer, slack: SlackChannel) -> None:
        self.server = server
        self.slack = slack
        self._read = 0
        self._numbers = count(1)

    async def says(
        self,
        who: str,
        text: str,
        channel: str = "",
        thread: str | None = None,
        **more: Any,
    ) -> str:
        """Somebody writes a message, in the DM where no channel is named; its ts."""
        event = self.message(who, text, channel, thread, **more)
        await self.deliver("events_api", self.event(event))
        return str(event["ts"])

    async def mentions(
        self, who: str, text: str, channel: str = SALES, thread: str | None = None
    ) -> str:
        """Somebody writes to the bot by name: two events, as the platform sends them."""
        event = self.message(who, f"<@{self.server.bot}> {text}", channel, thread)
        await self.deliver("events_api", self.event({**event, "type": "app_mention"}))
        await self.deliver("events_api", self.event(event))
        return str(event["ts"])

    async def commands(self, who: str, text: str, channel: str = SALES) -> None:
        """Somebody uses /crm."""
        url = self.server.response_url(channel, who)
        trigger = self.server.trigger()
        body = {"command": "/crm", "text": text, "user_id": who, "channel_id": channel}
        await self.deliver("slash_commands", {**body, "response_url": url, "trigger_id": trigger})

    async def presses(self, who: str, message: Json, label: str, **more: Any) -> Json:
        """Somebody presses a button of a message, or chooses an entry of its menu."""
        action = {**element_of(message, label), "action_ts": self.server.ts(), **more}
        alone = "ephemeral" in message
        container = {
            "type": "message", "message_ts": message["ts"], "channel_id": message["channel"],
            "is_ephemeral": alone,
        }  # fmt: skip
        if message.get("thread_ts"):
            container["thread_ts"] = message["thread_ts"]
        body: Json = {
            "type": "block_actions",
            "user": {"id": who},
            "channel": {"id": message["channel"]},
            "container": container,
            "actions": [action],
            "trigger_id": self.server.trigger(),
            "response_url": self.server.response_url(message["channel"], who, message["ts"]),
        }
        return await self.deliver("interactive", body)

    async def submits(self, who: str, view: Json, **values: Any) -> Json:
        """Somebody sends a modal: a text, or a menu's option, for each field."""
        state = {
            block["block_id"]: {"value": _state(block["element"], values.get(block["block_id"]))}
            for block in view["blocks"]
            if block["type"] == "input"
        }
        body = {
            "type": "view_submission",
            "user": {"id": who},
            "view": {**view, "state": {"values": state}},
        }
        return await self.deliver("interactive", body)

    async def searches(self, who: str, view: Json, field: str, words: str) -> list[Json]:
        """What a modal's search menu offers for these words."""
        body = {
            "type": "block_suggestion", "user": {"id": who}, "view": view, "block_id": field,
            "action_id": "value", "value": words,
        }  # fmt: skip
        return list((await self.deliver("interactive", body))["options"])

    async def shortcut(self, who: str, name: str, **more: Any) -> Json:
        """Somebody uses a shortcut; the modal that it opens."""
        kind = "message_action" if "message" in more else "shortcut"
        body = {"type": kind, "callback_id": name, "user": {"id": who}, **more}
        await self.deliver("interactive", {**body, "trigger_id": self.server.trigger()})
        return self.view()

    async def opens_home(self, who: str, tab: str = "home") -> Json:
        """Somebody opens the app; their Home."""
        event = {"type": "app_home_opened", "user": who, "channel": self.server.dm(who)}
        await self.deliver("events_api", self.event({**event, "tab": tab}))
        await self.settle()
        return self.server.homes.get(who, {})

    async def deliver(self, kind: str, payload: Json, **more: Any) -> Json:
        """Send a payload over the socket; what it is acknowledged with."""
        return await self.server.socket.deliver(kind, payload, **more)

    async def answers(self) -> list[Json]:
        """The messages that came since the last look, once all is answered."""
        await self.settle()
        new = self.server.messages[self._read :]
        self._read = len(self.server.messages)
        return new

    async def answer(self) -> Json:
        """The one message that came."""
        found = await self.answers()
        assert len(found) == 1, [shown(one.get("blocks")) or one["text"] for one in found]
        return found[0]

    async def settle(self) -> None:
        """Wait until everything that came is answered and sent."""
        await self.slack.settle()
        self.slack.delivery.wake()
        await until(self._all_sent)
        await self.slack.delivery.drain()
        await self.slack.settle()

    def view(self) -> Json:
        """The modal that was opened last."""
        return list(self.server.views.values())[-1]

    def message(
        self, who: str, text: str, channel: str = "", thread: str | None = None, **more: Any
    ) -> Json:
        """A message event."""
        channel = channel or self.server.dm(who)
        ts = self.server.ts()
        event = {"type": "message", "user": who, "text": text, "channel": channel, "ts": ts}
        event["channel_type"] = "im" if channel.startswith("D") else "channel"
        return {**event, **({"thread_ts": thread} if thread else {}), **more}

    def event(self, event: Json) -> Json:
        """An event in its envelope."""
        number = f"Ev{next(self._numbers)}"
        return {"type": "event_callback", "event_id": number, "team_id": "T1", "event": event}

    async def posts(self, body: str, *, at: float | None = None, secret: str = SECRET) -> int:
        """Send a body over HTTP, signed; the status of the answer."""
        stamp = str(int(time.time() if at is None else at))
        signed = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256)
        headers = {
            "x-slack-request-timestamp": stamp,
            "x-slack-signature": f"v0={signed.hexdigest()}",
            "content-type": "application/json" if body[:1] == "{" else FORM,
        }
        transport = httpx.ASGITransport(Starlette(routes=list(self.slack.routes)))
        async with httpx.AsyncClient(transport=transport, base_url="http://guanxi") as client:
            answer = await client.post("/slack/events", content=body, headers=headers)
        return answer.status_code

    def _all_sent(self) -> bool:
        waiting = select(func.count()).where(
            OutboxMessage.status == "waiting", OutboxMessage.channel == CHANNEL
        )
        with self.slack.app.database.reading() as session:
            return not session.scalar(waiting)


FORM = "application/x-www-form-urlencoded"


def form(payload: Json) -> str:
    """An interaction as it comes over HTTP."""
    return urlencode({"payload": json.dumps(payload)})


def elements(message: Json) -> Iterator[Json]:
    """The buttons and menus of a message."""
    for block in message.get("blocks") or []:
        if block["type"] in ("actions", "context_actions"):
            yield from block["elements"]


def labels(message: Json) -> list[str]:
    """The labels of its buttons and of its menus' entries."""
    found = []
    for element in elements(message):
        if element["type"] == "button":
            found.append(element["text"]["text"])
        found += [option["text"]["text"] for option in element.get("options", [])]
    return found


def element_of(message: Json, label: str) -> Json:
    """The button of that label, or the menu with that entry chosen."""
    for element in elements(message):
        if element["type"] == "button" and label in element["text"]["text"]:
            return element
        for option in element.get("options", []):
            if label in option["text"]["text"]:
                return {**element, "selected_option": option}
    raise AssertionError(f"no {label!r} among {labels(message)}")


def _state(element: Json, value: Any) -> Json:
    if isinstance(value, dict):
        return {"type": element["type"], "selected_option": value}
    if element["type"] == "datepicker":
        return {"type": "datepicker", "selected_date": value or element.get("initial_date")}
    if "select" in element["type"]:
        options = element.get("options", [])
        chosen = next((one for one in options if one["value"] == value), None)
        return {"type": element["type"], "selected_option": chosen or element.get("initial_option")}
    return {"type": element["type"], "value": value or element.get("initial_value")}
