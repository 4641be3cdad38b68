"""Sends replies: text, photos and files, at the platform's pace, without losing any of them."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from telegram import Bot, InputFile, LinkPreviewOptions
from telegram import Message as SentMessage
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter

from bot.attached import with_files
from bot.bootstrap import App
from bot.channel import Outbound
from bot.delivery import NeverSentError, SendLaterError
from bot.dialogue import language_of_conversation
from bot.fault_points import reached
from bot.telegram.blocking import note_blocked
from bot.telegram.limits import CHANNEL
from bot.telegram.pace import Pace
from bot.telegram.render import Message, render

log = logging.getLogger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
MALFORMED = ("can't parse entities", "can't find end", "unsupported start tag", "entities")
NOT_A_PHOTO = ("photo_invalid", "image_process_failed", "wrong type", "dimensions")
SECONDS_TO_UPLOAD = 60

os.environ.setdefault("PTB_TIMEDELTA", "true")  # the library's own spans of time, as it wants


class TelegramClient:
    """The delivery's client. What was sent of a reply of several messages is not sent again."""

    channel = CHANNEL

    def __init__(self, app: App, bot: Bot, pace: Pace) -> None:
        self._app = app
        self._bot = bot
        self._pace = pace
        self._sent: dict[int, int] = {}

    async def send(self, outbound: Outbound) -> str | None:
        """Send a reply; the id of its last message."""
        messages = await asyncio.to_thread(self._rendered, outbound)
        reached("rendered")
        last: str | None = None
        for place in range(self._sent.get(outbound.id, 0), len(messages)):
            try:
                last = await self._one(outbound.conversation, messages[place])
            except NeverSentError:
                self._sent.pop(outbound.id, None)
                raise
            self._sent[outbound.id] = place + 1
        self._sent.pop(outbound.id, None)
        return last

    async def say(self, chat: str, text: str) -> None:
        """Say something beside the outbox; it may be lost."""
        await self._pace.wait(chat)
        await self._bot.send_message(int(chat), text, link_preview_options=NO_PREVIEW)

    def _rendered(self, outbound: Outbound) -> list[Message]:
        with self._app.database.reading() as session:
            language = language_of_conversation(session, CHANNEL, outbound.conversation)
            reply = with_files(session, outbound.reply)
        return render(reply, outbound.id, language or self._app.defaults.language)

    async def _one(self, chat: str, message: Message) -> str:
        await self._pace.wait(chat)
        try:
            return await self._tried(chat, message)
        except RetryAfter as error:
            seconds = _seconds(error)
            self._pace.hold(chat, seconds)
            raise SendLaterError(seconds) from None
        except Forbidden as error:
            await asyncio.to_thread(note_blocked, self._app, chat, datetime.now(UTC))
            raise NeverSentError(f"the bot is blocked in chat {chat}: {error.message}") from None
        except ChatMigrated as error:
            raise NeverSentError(f"the group is now chat {error.new_chat_id}") from None
        except BadRequest as error:
            raise NeverSentError(f"Telegram refuses the message: {error.message}") from None

    async def _tried(self, chat: str, message: Message) -> str:
        """As it should be; where its markup does not parse, as plain text."""
        send = {"text": self._text, "photo": self._photo, "document": self._document}[message.kind]
        try:
            return await _id_of(send, chat, message, message.html, ParseMode.HTML)
        except BadRequest as error:
            said = error.message.lower()
            if message.kind == "photo" and any(word in said for word in NOT_A_PHOTO):
                log.warning("a photo goes as a file: %s", error.message)
                return await _id_of(self._document, chat, message, message.plain, None)
            if not any(word in said for word in MALFORMED):
                raise
            log.warning("markup did not parse: %s", error.message)
            return await _id_of(send, chat, message, message.plain, None)

    async def _text(self, chat: str, message: Message, text: str, mode: str | None) -> SentMessage:
        return await self._bot.send_message(
            int(chat),
            text,
            parse_mode=mode,
            reply_markup=message.markup,
            link_preview_options=NO_PREVIEW,
        )

    async def _photo(self, chat: str, message: Message, text: str, mode: str | None) -> SentMessage:
        return await self._bot.send_photo(
            int(chat),
            InputFile(message.content, filename=message.name),
            caption=text or None,
            parse_mode=mode,
            reply_markup=message.markup,
            write_timeout=SECONDS_TO_UPLOAD,
        )

    async def _document(
        self, chat: str, message: Message, text: str, mode: str | None
    ) -> SentMessage:
        return await self._bot.send_document(
            int(chat),
            InputFile(message.content, filename=message.name),
            caption=text or None,
            parse_mode=mode,
            reply_markup=message.markup,
            write_timeout=SECONDS_TO_UPLOAD,
        )


Send = Callable[[str, Message, str, str | None], Awaitable[SentMessage]]


async def _id_of(send: Send, chat: str, message: Message, text: str, mode: str | None) -> str:
    return str((await send(chat, message, text, mode)).message_id)


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
