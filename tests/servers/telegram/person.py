"""Somebody with a Telegram account, and what they do with it."""

import time
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.servers.telegram.server import BOT, Json, TelegramServer

_messages = count(1)


@dataclass
class Person:
    """One account. `chat` is where they write: to the bot in private, or to a group."""

    server: TelegramServer
    id: int
    name: str = "Dana"
    language: str = "en"
    chat: Json = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chat = self.chat or {"id": self.id, "type": "private", "first_name": self.name}

    async def write(self, text: str, **more: Any) -> Json:
        """Send a text."""
        return await self._send(text=text, **more)

    async def edit(self, update: Json, text: str) -> Json:
        """Put another text in the place of a message."""
        message = {**update["message"], "text": text, "edit_date": int(time.time()) + 1}
        return await self.server.happens(edited_message=message)

    async def share(self, phone: str, whose: int | None = None) -> Json:
        """Share a contact: one's own, or somebody's."""
        contact = {"phone_number": phone, "first_name": "X", "user_id": whose or self.id}
        return await self._send(contact=contact)

    async def send_photo(self, content: bytes, caption: str | None = None) -> Json:
        """Send a photo, in two sizes."""
        sizes = [
            {"file_id": self.server.keep(content[:cut]), "file_unique_id": f"u{cut}", "width": side,
             "height": side, "file_size": len(content[:cut])}
            for cut, side in ((10, 90), (len(content), 1280))
        ]  # fmt: skip
        return await self._send(photo=sizes, **({"caption": caption} if caption else {}))

    async def send_file(self, name: str, content: bytes, size: int | None = None) -> Json:
        """Send a file, under any name."""
        kept = self.server.keep(content)
        document = {"file_id": kept, "file_unique_id": kept, "file_name": name,
                    "file_size": len(content) if size is None else size}  # fmt: skip
        return await self._send(document=document)

    async def press(self, label: str) -> Json:
        """Press the button of that label, of the newest message that has it."""
        for message in reversed(self.got):
            for button in _buttons(message):
                if button["text"] == label:
                    return await self._pressed(message, button)
        raise AssertionError(f"no button {label!r} in {[_buttons(one) for one in self.got]}")

    async def press_when_there(self, label: str) -> Json:
        """Press a button once it came."""
        await self.hears(f"[{label}]")
        return await self.press(label)

    async def block(self, *, back: bool = False) -> Json:
        """Block the bot, or take it back."""
        user = {"id": 123456, "is_bot": True, "first_name": "Guanxi", "username": BOT}
        was, now = ("kicked", "member") if back else ("member", "kicked")
        until = {"until_date": 0}
        change = {
            "chat": self.chat, "from": self._user(), "date": int(time.time()),
            "old_chat_member": {"user": user, "status": was, **(until if back else {})},
            "new_chat_member": {"user": user, "status": now, **({} if back else until)},
        }  # fmt: skip
        (self.server.blocked.discard if back else self.server.blocked.add)(self.id)
        return await self.server.happens(my_chat_member=change)

    @property
    def got(self) -> list[Json]:
        """What came into the chat, in order."""
        return self.server.sent_to(self.chat["id"])

    @property
    def last(self) -> str:
        """The text or caption of the newest message."""
        return shown(self.got[-1])

    async def hears(self, *words: str) -> str:
        """Wait until all these words stand in one message that came; that message."""
        await self.server.until(lambda: self._with(words) is not None)
        found = self._with(words)
        assert found is not None
        return found

    def _with(self, words: tuple[str, ...]) -> str | None:
        said = [shown(message) for message in self.got]
        return next((one for one in reversed(said) if all(word in one for word in words)), None)

    async def _pressed(self, message: Json, button: Json) -> Json:
        if "callback_data" not in button:
            return await self.write(button["text"])
        held = {key: value for key, value in message.items() if key != "markup"}
        query = {"id": f"q{next(_messages)}", "from": self._user(), "chat_instance": "1",
                 "message": held, "data": button["callback_data"]}  # fmt: skip
        return await self.server.happens(callback_query=query)

    async def speak(self) -> Json:
        """Send a voice message."""
        kept = self.server.keep(b"OggS a voice")
        voice = {"file_id": kept, "file_unique_id": kept, "duration": 2, "file_size": 12}
        return await self._send(voice=voice)

    async def send_place(self, latitude: float, longitude: float) -> Json:
        """Send where one is."""
        return await self._send(location={"latitude": latitude, "longitude": longitude})

    async def send_sticker(self, emoji: str) -> Json:
        """Send a sticker."""
        kept = self.server.keep(b"RIFF webp")
        sticker = {"file_id": kept, "file_unique_id": kept, "type": "regular", "emoji": emoji}
        shape = {"width": 1, "height": 1, "is_animated": False, "is_video": False}
        return await self._send(sticker={**sticker, **shape})

    async def _send(self, **content: Any) -> Json:
        message = {"message_id": next(_messages), "date": int(time.time()), "chat": self.chat,
                   "from": self._user(), **content}  # fmt: skip
        return await self.server.happens(message=message)

    def _user(self) -> Json:
        return {"id": self.id, "is_bot": False, "first_name": self.name,
                "language_code": self.language}  # fmt: skip


def shown(message: Json) -> str:
    """What a message says, with its buttons in brackets."""
    text = message.get("text") or message.get("caption") or ""
    return " ".join([text, *(f"[{button['text']}]" for button in _buttons(message))])


def _buttons(message: Json) -> list[Json]:
    markup = message.get("markup") or {}
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    return [button for row in rows for button in row]
