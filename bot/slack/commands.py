"""`/crm`: what is said after it, answered to the one who said it alone."""

from typing import Any

from bot.channel import Inbound
from bot.clean import clean
from bot.slack.channel import SlackChannel, sender
from bot.slack.messages import words_of
from bot.slack.places import CHANNEL, Place


async def on_command(slack: SlackChannel, body: dict[str, Any]) -> None:
    """A slash command; without words it asks for help."""
    account, channel = str(body.get("user_id") or ""), str(body.get("channel_id") or "")
    if not (account and channel):
        return
    place = Place(channel, only_for=account)
    slack.urls.keep(place, str(body.get("response_url") or ""))
    if not await slack.welcome(account, place):
        return
    words = await words_of(slack, clean(str(body.get("text") or "")))
    await slack.take(
        Inbound(
            channel=CHANNEL,
            key=f"command:{body.get('trigger_id') or ''}:{account}",
            conversation=place.conversation,
            sender=sender(account),
            text=words or slack.help_words,
        )
    )
