"""Notices that come by themselves, as server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.web.console import Console, console_of
from bot.web.messages import theirs
from bot.web.people import CHANNEL, Person
from crm_store import outbox

SECONDS_BETWEEN_LOOKS = 2.0
LOOKS_BETWEEN_SIGNS_OF_LIFE = 7


async def listen(request: Request) -> Response:
    """GET /api/events — a message for each notice from now on (or since Last-Event-ID)."""
    console = console_of(request)
    person = await console.person(request)
    given = request.headers.get("last-event-id", "")
    known = given.isascii() and given.isdigit() and len(given) < 10
    since = int(given) if known else await console.thread(_latest, console, person)
    stream = _notices(console, person, since, request)
    return StreamingResponse(stream, media_type="text/event-stream")


async def _notices(
    console: Console, person: Person, since: int, request: Request
) -> AsyncIterator[str]:
    yield ": here\n\n"
    looks = 0
    while not (console.closing or await request.is_disconnected()):
        for key, message in await console.thread(_new, console, person, since):
            since = key
            yield f"id: {key}\ndata: {message}\n\n"
        looks += 1
        if looks % LOOKS_BETWEEN_SIGNS_OF_LIFE == 0:
            yield ": here\n\n"
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)


def _latest(console: Console, person: Person) -> int:
    with console.app.database.reading() as session:
        row = outbox.latest(session, CHANNEL, person.conversation)
        return 0 if row is None else row.id


def _new(console: Console, person: Person, since: int) -> list[tuple[int, str]]:
    """The notices after `since`, marked as sent."""
    now = datetime.now(UTC)
    with console.app.database.reading() as session:
        rows = outbox.due_after(session, CHANNEL, person.conversation, since, now)
        found = [(row.id, json.dumps(theirs(row, person.actor.language))) for row in rows]
    if found:
        with console.app.database.writing() as session:
            outbox.mark_sent(session, [key for key, _ in found], now)
    return found
