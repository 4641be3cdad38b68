"""What sends: messages, what one person alone sees, updates, files and streams."""

import asyncio
import logging
from collections import defaultdict
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.attached import with_files
from bot.bootstrap import App
from bot.channel import Outbound
from bot.delivery import NeverSentError, SendLaterError
from bot.fault_points import reached
from bot.saved_files import drawn, safe_name
from bot.slack.acted import show_anew
from bot.slack.addressing import Address, address_of, holds_data
from bot.slack.audience import Audience
from bot.slack.blocks import Json
from bot.slack.desk_place import moved_to_colleague, note_opened
from bot.slack.earlier import mark, sent_before
from bot.slack.escape import escape
from bot.slack.failures import NOT_THERE, TROUBLE, UNFIT, code_of, delivery_error, retry_after
from bot.slack.pace import Pace
from bot.slack.places import CHANNEL, Place
from bot.slack.render import Message, render
from bot.slack.response_urls import ResponseUrls
from bot.slack.streaming import is_streamed, stream
from crm_store.scope import Language
from intents.reply import Chart, File, Reply

log = logging.getLogger(__name__)

ALONE = ("只有你能看到：这里有人不能看这些数据。", "Only you see this: not everybody here may.")
IN_DM = ("图表和文件在你和我的私信里。", "Charts and files are in your direct messages with me.")
QUIET: dict[str, Any] = {"unfurl_links": False, "unfurl_media": False}
"""Nothing is fetched or shown because a text looks like a link."""


class SlackClient:
    """Sends the outbox's messages; the channel's own part of `Delivery`."""

    channel = CHANNEL

    def __init__(
        self, app: App, web: AsyncWebClient, audience: Audience, urls: ResponseUrls
    ) -> None:
        self._app = app
        self.web = web
        self._audience = audience
        self._urls = urls
        self._pace = Pace()
        self._dms: dict[str, str] = {}
        self._sent: dict[int, int] = {}
        """How many parts of a message went out before an attempt at it broke off."""
        self._opening: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        """By channel, held from before a hand-over's first message until its thread is noted."""

    async def send(self, outbound: Outbound) -> str | None:
        """Send a message, its charts and files; `CHANNEL:TS` of its last part.

        Raises SendLaterError, NeverSentError.
        """
        address = await asyncio.to_thread(address_of, self._app, outbound)
        try:
            return await self._send(outbound, address)
        except SlackApiError as error:
            told = delivery_error(error)
            if address.opens is not None and isinstance(told, NeverSentError):
                await self._elsewhere(address.opens, told)
            raise told from error

    async def _elsewhere(self, handover: int, error: NeverSentError) -> None:
        """A customer waits for people, so a channel that is gone silences nobody."""
        log.error("the channel for customers who ask for a person cannot be used: %s", error)
        if await asyncio.to_thread(moved_to_colleague, self._app, handover):
            raise SendLaterError(0.0) from error

    async def whisper(self, place: Place, account: str, text: str, blocks: list[Json]) -> None:
        """Show something to one person alone: in the channel, else in the DM with them."""
        if place.is_dm:
            await self._say(place, Message(text, blocks))
            return
        said: dict[str, Any] = {"channel": place.channel, "user": account, "text": text}
        if place.thread:
            said["thread_ts"] = place.thread
        try:
            async with self._pace.turn(place.channel):
                await self.web.chat_postEphemeral(**said, blocks=blocks or None)
        except SlackApiError as error:
            if code_of(error) not in NOT_THERE:
                raise
            await self._say(Place(await self.dm(account)), Message(text, blocks))

    async def update(self, place: Place, ts: str, message: Message, url: str | None) -> None:
        """Show a message anew; one that a single person sees through its `response_url`."""
        if url is not None:
            answer = AsyncWebhookClient(url)
            await answer.send(text=message.text, blocks=message.blocks, replace_original=True)
            return
        async with self._pace.turn(place.channel):
            await self.web.chat_update(
                channel=place.channel, ts=ts, text=message.text, blocks=message.blocks
            )

    async def dm(self, account: str) -> str:
        """The channel of the DM with that account."""
        if account not in self._dms:
            answer = await self.web.conversations_open(users=account)
            self._dms[account] = str((answer.get("channel") or {})["id"])
        return self._dms[account]

    async def _send(self, outbound: Outbound, address: Address) -> str | None:
        place = address.place or Place(await self.dm(str(address.account)))
        only, alone = await self._only_for(outbound, address, place)
        note = _note(outbound.reply, address.language, alone=alone, apart=only is not None)
        parts = render(
            outbound.reply,
            outbound.id,
            address.language,
            pressed=address.pressed,
            note_below=note,
            above=address.above,
            below=address.below,
        )
        reached("rendered")
        if only is not None:
            await self._to_one(outbound.id, place, only, parts)
            last = None
        else:
            last = await self._to_all(outbound, place, parts, address.asker, address.opens)
        await self._files(outbound, place, only, address.language)
        if address.shows is not None:
            await self._show_anew(address.shows)
        self._sent.pop(outbound.id, None)
        return last and f"{place.channel}:{last}"

    async def _show_anew(self, message: int) -> None:
        """Buttons of an earlier message are there again, or gone; that may fail."""
        try:
            await show_anew(self._app, self, message)
        except TROUBLE as error:
            log.warning("message %s is not shown as it is now: %r", message, error)

    async def _only_for(
        self, outbound: Outbound, address: Address, place: Place
    ) -> tuple[str | None, bool]:
        """Who alone is to see it (None: everybody there), and whether because of the others."""
        if place.is_dm:
            return None, False
        alone = place.only_for or outbound.ephemeral_to
        if alone or (outbound.reply.failed and address.asker):
            return alone or address.asker, False
        if address.asker is None or not holds_data(outbound):
            return None, False
        judged = address.judged or address.asker
        if await self._audience.may_all_see(place.channel, judged):
            return None, False
        return address.asker, True

    async def _to_one(self, key: int, place: Place, account: str, parts: list[Message]) -> None:
        for index, part in enumerate(parts):
            if index < self._sent.get(key, 0):
                continue
            if not await self._urls.answer(place, part):
                await self.whisper(place, account, part.text, part.blocks)
            self._sent[key] = index + 1

    async def _to_all(
        self,
        outbound: Outbound,
        place: Place,
        parts: list[Message],
        asker: str | None,
        opens: int | None,
    ) -> str | None:
        if is_streamed(outbound, place) and outbound.id not in self._sent:
            async with self._pace.turn(place.channel):
                ts = await stream(self.web, place, outbound, parts[-1].blocks, asker)
            if ts is not None:
                return ts
        last: str | None = None
        for index, part in enumerate(parts):
            if index >= self._sent.get(outbound.id, 0):
                if opens is not None and place.thread is None:
                    place, last = await self._open(opens, outbound, place, part)
                else:
                    last = await self._once(outbound, place, index, part)
                self._sent[outbound.id] = index + 1
        return last

    async def _once(self, outbound: Outbound, place: Place, index: int, part: Message) -> str:
        """Say a part, unless an earlier attempt has; its ts."""
        if outbound.again:
            there = await sent_before(self.web, place, outbound.id, index)
            if there is not None:
                return there
        return await self._say(place, part, metadata=mark(outbound.id, index))

    async def _open(
        self, handover: int, outbound: Outbound, place: Place, part: Message
    ) -> tuple[Place, str]:
        """The thread that a message begins, in which what follows stands; the message's ts."""
        async with self._opening[place.channel]:
            ts = await self._once(outbound, place, 0, part)
            await asyncio.to_thread(note_opened, self._app, handover, f"{place.channel}:{ts}")
        return Place(place.channel, ts), ts

    async def opened(self, channel: str) -> None:
        """Return once no hand-over's thread there is posted and not yet noted."""
        async with self._opening[channel]:
            return

    async def _say(self, place: Place, message: Message, **more: Any) -> str:
        async with self._pace.turn(place.channel):
            try:
                return await self._post(place, message.text, message.blocks, **more)
            except SlackApiError as error:
                if (wait := retry_after(error)) is not None:
                    self._pace.hold(place.channel, wait)
                if code_of(error) not in UNFIT:
                    raise
                log.warning("Slack took no blocks (%s); the text is sent alone", code_of(error))
        async with self._pace.turn(place.channel):
            return await self._post(place, message.text, [], mrkdwn=False, **more)

    async def _post(self, place: Place, text: str, blocks: list[Json], **more: Any) -> str:
        said: dict[str, Any] = {"channel": place.channel, "text": text, **QUIET, **more}
        if place.thread:
            said["thread_ts"] = place.thread
        answer = await self.web.chat_postMessage(**said, blocks=blocks or None)
        return str(answer["ts"])

    async def _files(
        self, outbound: Outbound, place: Place, only: str | None, language: Language
    ) -> None:
        """Upload charts and files: to the thread, or to the DM of the one who alone may see."""
        uploads = await asyncio.to_thread(self._uploads, outbound.reply, language)
        if not uploads:
            return
        there = place if only is None else Place(await self.dm(only))
        for upload in uploads:
            try:
                await self.web.files_upload_v2(
                    channel=there.channel, thread_ts=there.thread, **upload
                )
            except TROUBLE as error:
                log.warning("a file of message %s was not uploaded: %s", outbound.id, error)
                await self._say(there, _not_uploaded(upload["filename"], language))

    def _uploads(self, reply: Reply, language: Language) -> list[dict[str, Any]]:
        with self._app.database.reading() as session:
            return _uploads(with_files(session, reply), language)


def _note(reply: Reply, language: Language, *, alone: bool, apart: bool) -> str:
    """Why one person alone sees a message, and where its charts and files are then."""
    files = apart and any(isinstance(block, Chart | File) for block in reply.blocks)
    said = [*([ALONE] if alone else []), *([IN_DM] if files else [])]
    return " ".join(words[0 if language == "zh" else 1] for words in said)


def _not_uploaded(name: str, language: Language) -> Message:
    zh = f"⚠️ 文件“{name}”没有传上来，请再要一次。"
    said = zh if language == "zh" else f"⚠️ The file “{name}” was not uploaded; ask for it again."
    return Message(escape(said), [])


def _uploads(reply: Reply, language: Language) -> list[dict[str, Any]]:
    """The charts, drawn, and the files of a reply."""
    found: list[dict[str, Any]] = []
    for block in reply.blocks:
        if isinstance(block, Chart) and (png := drawn(block, language)):
            name = f"{safe_name(block.title.replace('/', '-')) or 'chart'}.png"
            found.append(
                {"content": png, "filename": name, "title": block.title, "alt_txt": block.title}
            )
        elif isinstance(block, File):
            found.append(
                {
                    "content": block.content,
                    "filename": safe_name(block.name) or "file",
                    "title": block.name,
                }
            )
    return found
