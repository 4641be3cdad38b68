"""Notices that come by themselves."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from starlette.requests import Request

from bot.bootstrap import App
from bot.web import events
from bot.web.console import Console
from bot.web.people import Person, find_person
from crm_store import outbox
from crm_store.models import OutboxMessage
from crm_store.repositories.accounts import Accounts
from intents.reply import say

Listening = Callable[[AsyncIterator[str]], Awaitable[None]]


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "SECONDS_BETWEEN_LOOKS", 0.01)


def person_called(app: App, name: str) -> Person:
    """A colleague of the sample company."""
    with app.database.reading() as session:
        user = Accounts(session).named(name)
        assert user is not None
        person = find_person(app, session, user.id, demo=False)
    assert person is not None
    return person


def enqueue(app: App, person: Person, key: str, text: str) -> int:
    """A message for that person's console."""
    body: dict[str, Any] = {"reply": json.loads(say(text).model_dump_json())}
    with app.database.writing() as session:
        return outbox.enqueue(session, key, "web", person.conversation, body).id


def listen(app: App, person: Person, then: Listening, since: int = 0) -> None:
    """Open the event stream of a person whose browser stays, and do something with it."""

    async def stays() -> dict[str, Any]:
        await asyncio.Event().wait()
        return {}

    async def run() -> None:
        request = Request({"type": "http", "headers": []}, stays)
        stream = events._notices(Console(app, demo=False), person, since, request)
        assert await anext(stream) == ": here\n\n"
        await asyncio.wait_for(then(stream), 20)

    asyncio.run(run())


def test_a_notice_arrives_once_and_is_marked_as_sent(app: App) -> None:
    fang = person_called(app, "方晴")

    async def then(stream: AsyncIterator[str]) -> None:
        first = enqueue(app, fang, "rule:1", "云帆明天到期")
        event = await anext(stream)
        assert event.startswith(f"id: {first}\ndata: ")
        message = json.loads(event.split("data: ")[1])
        assert message["text"] == "云帆明天到期"
        assert message["from"] == "guanxi"
        second = enqueue(app, fang, "rule:2", "还有一件")
        assert (await anext(stream)).startswith(f"id: {second}\n")
        with app.database.reading() as session:
            assert session.get_one(OutboxMessage, first).status == "sent"

    listen(app, fang, then)


def test_replies_and_others_notices_do_not_arrive(app: App) -> None:
    fang, he = person_called(app, "方晴"), person_called(app, "何静")
    enqueue(app, he, "rule:1", "给何静")
    enqueue(app, fang, "turn:1", "一个回复")
    mine = enqueue(app, fang, "rule:2", "给方晴")

    async def then(stream: AsyncIterator[str]) -> None:
        assert (await anext(stream)).startswith(f"id: {mine}\n")

    listen(app, fang, then)


def test_a_page_that_comes_back_gets_what_it_missed(app: App) -> None:
    fang = person_called(app, "方晴")
    seen = enqueue(app, fang, "rule:1", "看过")
    missed = enqueue(app, fang, "rule:2", "错过")

    async def then(stream: AsyncIterator[str]) -> None:
        assert (await anext(stream)).startswith(f"id: {missed}\n")

    listen(app, fang, then, since=seen)


def test_the_stream_ends_when_the_console_stops(app: App) -> None:
    fang = person_called(app, "方晴")

    async def run() -> None:
        console = Console(app, demo=False)
        request = Request({"type": "http", "headers": []}, asyncio.Event().wait)  # type: ignore[arg-type]
        stream = events._notices(console, fang, 0, request)
        await anext(stream)
        console.close()
        assert [event async for event in stream] == []

    asyncio.run(asyncio.wait_for(run(), 20))
