"""An update as a delivery: text, press, command, contact, file, edit."""

import re

from telegram import CallbackQuery, Chat, Message, Update, User

from bot.channel import (
    AnyEvent,
    Command,
    Edited,
    Inbound,
    Sender,
    SentFile,
    SharedContact,
    Started,
    Unreadable,
)
from bot.clean import clean
from bot.saved_files import safe_name
from bot.telegram.keyboard import pressed
from bot.telegram.limits import CHANNEL

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates that are asked for."""
ONLY_FOR_PEOPLE = (
    "voice", "audio", "video", "video_note", "sticker", "location", "venue", "poll", "dice",
    "story", "game", "invoice", "paid_media", "checklist",
)  # fmt: skip
RECORDED = {
    "voice": ("ogg", "audio/ogg"), "audio": ("mp3", "audio/mpeg"), "video": ("mp4", "video/mp4"),
    "video_note": ("mp4", "video/mp4"),
}  # fmt: skip
"""The ending and media type of what is recorded."""
LONGEST_NAME = 64
GONE = frozenset({"kicked", "left"})
_COMMAND = re.compile(r"/([a-zA-Z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?", re.S)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")


def inbound_of(update: Update, bot: str) -> Inbound | None:
    """What an update says to the bot of that name; None where it says nothing to it."""
    if update.callback_query is not None:
        return _pressed(update.callback_query)
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.from_user.is_bot:
        return None
    inbound = _said(message, message.from_user, bot)
    if inbound is None or update.edited_message is None:
        return inbound
    return _edited(inbound, message)


def blocked_by(update: Update) -> tuple[str, bool] | None:
    """The person who blocked the bot (True) or took it back, where an update tells that."""
    change = update.my_chat_member
    if change is None or change.chat.type != Chat.PRIVATE:
        return None
    return str(change.chat.id), change.new_chat_member.status in GONE


def sender_of(user: User, chat: Chat) -> Sender:
    """Who wrote; in a group nothing is known of them."""
    return Sender(
        kind="account",
        name=str(user.id),
        shown=" ".join(clean(user.full_name).split())[:LONGEST_NAME],
        language=user.language_code or "",
        public=chat.type != Chat.PRIVATE,
    )


def _said(message: Message, user: User, bot: str) -> Inbound | None:
    text = message.text
    if message.chat.type != Chat.PRIVATE:
        text = _addressed(message, bot)
        if text is None:
            return None
    event = _event(message, text, user)
    if event is None and not text:
        return None
    return Inbound(
        channel=CHANNEL,
        key=f"{message.chat.id}:{message.message_id}",
        conversation=str(message.chat.id),
        sender=sender_of(user, message.chat),
        text=clean(text or "") if event is None else None,
        event=event,
    )


def _addressed(message: Message, bot: str) -> str | None:
    """What is said to the bot in a group: after its name, as a command, or as a reply to it."""
    text = message.text or ""
    name = f"@{bot}".lower()
    command = _COMMAND.fullmatch(text)
    if command is not None:
        return text if (command[2] or "").lower() == bot.lower() else None
    replied = message.reply_to_message
    own = replied is not None and replied.from_user is not None and replied.from_user.is_bot
    if own and replied is not None and replied.from_user is not None:
        own = (replied.from_user.username or "").lower() == bot.lower()
    if name not in text.lower() and not own:
        return None
    return re.sub(re.escape(name), " ", text, flags=re.I).strip() or None


def _event(message: Message, text: str | None, user: User) -> AnyEvent | None:
    if text:
        return _command(text)
    if message.chat.type != Chat.PRIVATE:
        return None
    if (contact := message.contact) is not None:
        return SharedContact(phone=contact.phone_number, own=contact.user_id == user.id)
    if message.photo or message.document:
        return _file(message)
    found = next((what for what in ONLY_FOR_PEOPLE if getattr(message, what, None)), None)
    return _only_for_people(message, found) if found else None


def _only_for_people(message: Message, what: str) -> Unreadable:
    """What people make of it: a recording to listen to, a sticker's emoji, a place on a map."""
    words = message.caption or ""
    if message.sticker is not None:
        words = message.sticker.emoji or ""
    if (place := message.location) is not None:
        words = f"https://maps.google.com/?q={place.latitude},{place.longitude}"
    if message.venue is not None:
        words = f"{message.venue.title}, {message.venue.address} {words}"
    return Unreadable(what=what, words=clean(words)[:1024], file=_recording(message, what))


def _recording(message: Message, what: str) -> SentFile | None:
    held = message.voice or message.audio or message.video or message.video_note
    if held is None:
        return None
    media_type = getattr(held, "mime_type", None) or RECORDED[what][1]
    return SentFile(
        id=held.file_id,
        name=f"{what}-{message.date:%Y%m%d-%H%M%S}.{RECORDED[what][0]}",
        media_type=media_type,
        size=held.file_size or 0,
    )


def _command(text: str) -> AnyEvent | None:
    match = _COMMAND.fullmatch(text)
    if match is None:
        return None
    name, rest = match[1].lower(), (match[3] or "").strip()
    if name == "start" and _TOKEN.fullmatch(rest):
        return Started(token=rest)
    return Command(name=name, rest=clean(rest))


def _file(message: Message) -> SentFile:
    caption = clean(message.caption or "")[:1024]
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return SentFile(
            id=largest.file_id,
            name=f"photo-{message.date:%Y%m%d-%H%M%S}.jpg",
            media_type="image/jpeg",
            size=largest.file_size or 0,
            caption=caption,
        )
    document = message.document
    assert document is not None
    return SentFile(
        id=document.file_id,
        name=safe_name(document.file_name or "") or "file",
        media_type=document.mime_type or "application/octet-stream",
        size=document.file_size or 0,
        caption=caption,
    )


def _edited(inbound: Inbound, message: Message) -> Inbound | None:
    """An edited text; other edits change nothing that was done."""
    if inbound.text is None:
        return None
    at = int(message.edit_date.timestamp()) if message.edit_date else 0
    event = Edited(key=inbound.key)
    return inbound.model_copy(update={"key": f"{inbound.key}:{at}", "event": event})


def _pressed(query: CallbackQuery) -> Inbound | None:
    found = pressed(query.data or "")
    if found is None or query.message is None:
        return None
    chat = query.message.chat
    return Inbound(
        channel=CHANNEL,
        key=f"callback:{query.id}",
        conversation=str(chat.id),
        sender=sender_of(query.from_user, chat),
        press=found.press,
    )
