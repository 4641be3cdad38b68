"""A message whose buttons were pressed: it shows who did it and when, and what is left to press."""

from bot.channel import Outbound
from bot.slack.addressing import Address, address_of
from bot.slack.channel import SlackChannel
from bot.slack.places import Place
from bot.slack.render import render
from crm_store import outbox
from intents.reply import Reply


async def show_pressed(
    slack: SlackChannel, number: int, place: Place, ts: str, url: str | None
) -> None:
    """Show on a message who pressed what and when, without the buttons that this used up."""
    found = await slack.run(_shown, slack, number)
    if found is None or not (ts or url):
        return
    reply, address = found
    parts = render(
        reply,
        number,
        address.language,
        pressed=address.pressed,
        above=address.above,
        below=address.below,
    )
    await slack.client.update(place, ts, parts[-1], url)


def _shown(slack: SlackChannel, number: int) -> tuple[Reply, Address] | None:
    with slack.app.database.reading() as session:
        row = outbox.get(session, number)
        body = None if row is None else {**row.body, "id": row.id}
    if body is None:
        return None
    outbound = Outbound.model_validate(body)
    return outbound.reply, address_of(slack.app, outbound)
