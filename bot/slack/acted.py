"""Messages whose buttons were pressed: each shows who did it and when, and what can be pressed."""

import asyncio
from typing import Protocol

from bot.bootstrap import App
from bot.channel import Outbound
from bot.slack.addressing import address_of
from bot.slack.places import CHANNEL, Place
from bot.slack.render import Message, render
from bot.slack.used import shown_again
from crm_store.models import OutboxMessage


class Updates(Protocol):
    """What changes a message of Slack's."""

    async def update(self, place: Place, ts: str, message: Message, url: str | None) -> None:
        """Show a message anew; one that a single person sees through its `response_url`."""


async def show_pressed(
    app: App, client: Updates, number: int, place: Place, ts: str, url: str | None
) -> None:
    """Show on a message, where it was pressed, and on its copies who pressed what and when."""
    for row in await asyncio.to_thread(_copies, app, number):
        if row.id == number and (ts or url):
            await client.update(place, ts, await asyncio.to_thread(_drawn, app, row), url)
        elif row.id != number:
            await _show(app, client, row)


async def show_anew(app: App, client: Updates, number: int) -> None:
    """Show a message, and its copies, as it is now, where Slack has it."""
    for row in await asyncio.to_thread(_copies, app, number):
        await _show(app, client, row)


async def _show(app: App, client: Updates, row: OutboxMessage) -> None:
    channel, _, ts = (row.external_id or "").partition(":")
    if ts:
        drawn = await asyncio.to_thread(_drawn, app, row)
        await client.update(Place(channel), ts, drawn, None)


def _copies(app: App, number: int) -> list[OutboxMessage]:
    with app.database.reading() as session:
        return [row for row in shown_again(session, number) if row.channel == CHANNEL]


def _drawn(app: App, row: OutboxMessage) -> Message:
    """The last part of a message, which has its buttons."""
    outbound = Outbound.model_validate({**row.body, "id": row.id})
    address = address_of(app, outbound)
    parts = render(
        outbound.reply,
        outbound.id,
        address.language,
        pressed=address.pressed,
        above=address.above,
        below=address.below,
    )
    return parts[-1]
