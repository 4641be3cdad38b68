"""What people write: in a DM, to the bot by name, in its threads; and what they change of it."""

from dataclasses import dataclass
from typing import Any

from bot.channel import Edited, Inbound, SentFile
from bot.clean import clean
from bot.edited import changed_something
from bot.saved_files import safe_name
from bot.slack import escape
from bot.slack.channel import SlackChannel, sender
from bot.slack.failures import TROUBLE
from bot.slack.handover import Written
from bot.slack.places import CHANNEL, Place
from crm_store import inbox, outbox

PLAIN = frozenset({"", "file_share", "thread_broadcast", "me_message"})
"""Subtypes of messages that are something said by a person."""
DELETED = (
    "删掉消息不会撤销它做的改动；要撤销请说“撤销”。",
    "Deleting the message does not take back what it changed. Say “undo” for that.",
)
NOTHING_SAID = (
    "收到文件了，但在 Slack 里我只读文字。要导入客户或商机，请用网页控制台。",
    "I got the file, but I only read text in Slack. To import records, use the web console.",
)
NOT_READ = (
    "附件我没有看，只读了文字。",
    "I did not look at the file, only at the words.",
)


@dataclass(frozen=True)
class Message:
    """A message of a person. `thread` is the one that it is in, if any."""

    account: str
    channel: str
    ts: str
    thread: str | None
    text: str
    files: tuple[SentFile, ...]

    @property
    def key(self) -> str:
        """The platform's own id of a message, however often and in whatever event it comes."""
        return f"{self.channel}:{self.ts}"

    @property
    def is_dm(self) -> bool:
        """Whether it was written in the DM with the bot."""
        return self.channel.startswith("D")

    def place(self) -> Place:
        """Where the answer goes: a DM, or the message's thread."""
        return Place(self.channel, self.thread or (None if self.is_dm else self.ts))


async def on_event(slack: SlackChannel, event: dict[str, Any]) -> None:
    """A `message` or `app_mention` event."""
    subtype = event.get("subtype") or ""
    if subtype in ("message_changed", "message_deleted"):
        await _changed(slack, event)
        return
    message = message_of(event)
    if message is not None and message.account != slack.bot:
        await _said(slack, message, named=event.get("type") == "app_mention")


def message_of(event: dict[str, Any]) -> Message | None:
    """The message of a person; None for those of bots and of the platform itself."""
    account, channel, ts = (str(event.get(name) or "") for name in ("user", "channel", "ts"))
    if event.get("bot_id") or (event.get("subtype") or "") not in PLAIN:
        return None
    if not (account and channel and ts) or account == "USLACKBOT":
        return None
    thread = str(event.get("thread_ts") or "") or None
    text = clean(str(event.get("text") or ""))
    files = tuple(_file(one) for one in event.get("files") or [] if one.get("id"))
    return Message(account, channel, ts, thread, text, files)


def _file(held: dict[str, Any]) -> SentFile:
    """A file of a message; its id is where it is fetched from."""
    address = held.get("url_private_download") or held.get("url_private") or ""
    return SentFile(
        id=str(address),
        name=safe_name(str(held.get("name") or "")) or "file",
        media_type=str(held.get("mimetype") or "application/octet-stream"),
        size=int(held.get("size") or 0),
    )


async def _said(slack: SlackChannel, message: Message, *, named: bool) -> None:
    place = message.place()
    words = await words_of(slack, message.text)
    written = Written(place, message.key, message.account, words, named, message.files)
    if message.thread is not None and await slack.handover.takes(written):
        return
    if not named and not await _is_meant(slack, message, place):
        return
    quietly = not named and not message.is_dm
    if not await slack.welcome(message.account, place, quietly=quietly):
        return
    if message.files:
        slack.later(slack.tell(message.account, place, NOT_READ if words else NOTHING_SAID))
        if not words:
            return
    new = await slack.take(
        Inbound(
            channel=CHANNEL,
            key=message.key,
            conversation=place.conversation,
            sender=sender(message.account),
            text=words or slack.help_words,
        )
    )
    if new and message.is_dm and place.thread:
        slack.later(_think(slack, place))


async def words_of(slack: SlackChannel, text: str) -> str:
    """What was said, with the colleagues whom it mentions by the names that the CRM has."""
    others = [one for one in escape.mentioned(text) if one != slack.bot]
    try:
        names = await slack.people.names(others)
    except TROUBLE:
        names = {}
    return escape.read(text, slack.bot, names)


async def _is_meant(slack: SlackChannel, message: Message, place: Place) -> bool:
    """Whether a message that does not come as a mention is for the bot all the same.

    In a channel only where it takes part in the thread already, and nobody else is addressed; a
    mention comes as an event of its own.
    """
    if message.is_dm:
        return True
    addressed = escape.mentioned(message.text)
    if message.thread is None or addressed:
        return False
    return await slack.run(_takes_part, slack, place.conversation)


def _takes_part(slack: SlackChannel, conversation: str) -> bool:
    with slack.app.database.reading() as session:
        return outbox.latest(session, CHANNEL, conversation) is not None


async def _think(slack: SlackChannel, place: Place) -> None:
    """Say that it is being worked on; the answer takes the status away."""
    try:
        await slack.web.assistant_threads_setStatus(
            channel_id=place.channel, thread_ts=place.thread or "", status="…"
        )
    except TROUBLE:
        return  # this workspace has no agent experience


async def _changed(slack: SlackChannel, event: dict[str, Any]) -> None:
    """A message was edited or deleted: one that waits is changed, one that was answered stays."""
    before = event.get("previous_message") or {}
    after = event.get("message") or {}
    now = after if event.get("subtype") == "message_changed" else {}
    message = message_of({**before, **now, "channel": event.get("channel")})
    if message is None or (now and now.get("text") == before.get("text")):
        return
    words = await words_of(slack, message.text) if now else ""
    place = message.place()
    written = Written(place, message.key, message.account, words, files=message.files)
    if message.thread is not None and await slack.handover.changed(written):
        return
    known = await slack.run(_effect, slack, message.key)
    if known is None:
        return
    if await slack.replace(message.account, place, message.key, words or None):
        return
    if words:
        await _said_anew(slack, message, words, str(event.get("ts") or ""))
    elif known:
        slack.later(slack.tell(message.account, place, DELETED))


async def _said_anew(slack: SlackChannel, message: Message, words: str, ts: str) -> None:
    """An edited message is read as it is now, unless what it asked for is done."""
    if not await slack.welcome(message.account, message.place(), quietly=True):
        return
    await slack.take(
        Inbound(
            channel=CHANNEL,
            key=f"{message.key}:{ts}",
            conversation=message.place().conversation,
            sender=sender(message.account),
            text=words,
            event=Edited(key=message.key),
        )
    )


def _effect(slack: SlackChannel, key: str) -> bool | None:
    """Whether a message changed anything; None where it never came to us."""
    with slack.app.database.reading() as session:
        said = inbox.with_edits(session, CHANNEL, key)
        return any(changed_something(session, one) for one in said) if said else None
