"""The server: what the bot calls, and what people do in their chats."""

import asyncio
import re
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import count
from typing import Any

from aiohttp import web

from tests.servers.telegram import rules
from tests.servers.telegram.schema import BrokenRuleError, read_call

Json = dict[str, Any]
TOKEN = "123456:TEST-token"
BOT = "guanxi_test_bot"
PACED = frozenset({"sendMessage", "sendPhoto", "sendDocument"})
Fault = tuple[int, Json]


def too_many(seconds: int) -> Fault:
    """429, with the time to wait."""
    return 429, {"description": "Too Many Requests", "parameters": {"retry_after": seconds}}


def bad_request(description: str) -> Fault:
    """400, as Telegram puts it."""
    return 400, {"description": f"Bad Request: {description}"}


class TelegramServer:
    """Telegram with one bot. `broken` are the calls that broke one of its rules.

    `faults` are answers that the next calls of a method get instead. `between` is how many seconds
    have to lie between two messages in one chat. `blocked` are chats that want nothing.
    """

    def __init__(self, between: float = 0.0) -> None:
        self.calls: list[tuple[str, Json]] = []
        self.broken: list[str] = []
        self.faults: defaultdict[str, list[Fault]] = defaultdict(list)
        self.messages: list[Json] = []
        self.files: dict[str, bytes] = {}
        self.blocked: set[int] = set()
        self.webhook: Json = {}
        self.url = ""
        self.updates: list[Json] = []
        self.confirmed = 0
        self._between = between
        self._sent_at: dict[int, float] = {}
        self._numbers = count(1)
        self._message_ids = count(100)
        self._news = asyncio.Condition()
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen on a free port."""
        made = web.Application(client_max_size=64 * 1024 * 1024)
        made.router.add_post("/bot{token}/{method}", self._called)
        made.router.add_get("/file/bot{token}/{path:.*}", self._downloaded)
        self._runner = web.AppRunner(made, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def happens(self, **update: Json) -> Json:
        """An update comes; what it is."""
        made = {"update_id": next(self._numbers), **update}
        await self.repeat(made)
        return made

    async def repeat(self, update: Json) -> None:
        """The same update comes, or comes again."""
        async with self._news:
            self.updates.append(update)
            self._news.notify_all()

    async def until(self, so: Callable[[], bool], seconds: float = 30.0) -> None:
        """Wait until that is so; the test fails where it never is."""
        async with asyncio.timeout(seconds):
            while not so():
                await asyncio.sleep(0.01)

    def sent_to(self, chat: int) -> list[Json]:
        """The messages that a chat got, in order."""
        return [message for message in self.messages if message["chat"]["id"] == chat]

    def called(self, method: str) -> list[Json]:
        """The parameters of every call of a method."""
        return [params for name, params in self.calls if name == method]

    async def _called(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN:
            return _answer(401, {"description": "Unauthorized"})
        given = await _given(request)
        if self.faults[method]:
            status, body = self.faults[method].pop(0)
            return _answer(status, body)
        try:
            params = read_call(method, given)
            self.calls.append((method, params))
            return _answer(200, {"result": await self._done(method, params, given)})
        except BrokenRuleError as error:
            self.broken.append(f"{method}: {error}")
            return _answer(400, {"description": str(error)})
        except PermissionError:
            blocked = "Forbidden: bot was blocked by the user"
            return _answer(403, {"description": blocked})

    async def _done(self, method: str, params: Json, given: Json) -> Any:
        if method in PACED:
            return self._sent(method, params, given)
        done = getattr(self, f"_on_{_snake(method)}", None)
        if done is None:
            raise BrokenRuleError(f"{method} is not played here")
        result = done(params)
        return await result if asyncio.iscoroutine(result) else result

    def _sent(self, method: str, params: Json, given: Json) -> Json:
        chat = int(params["chat_id"])
        if chat in self.blocked:
            raise PermissionError
        self._check_pace(chat)
        rules.check_markup(params.get("reply_markup"))
        message = {"message_id": next(self._message_ids), "date": int(time.time()),
                   "chat": {"id": chat, "type": "private" if chat > 0 else "group"},
                   "from": _bot()}  # fmt: skip
        message |= self._content(method, params, given)
        self.messages.append({**message, "markup": params.get("reply_markup")})
        return message

    def _content(self, method: str, params: Json, given: Json) -> Json:
        mode = params.get("parse_mode")
        if method == "sendMessage":
            if not params["text"].strip():
                raise BrokenRuleError("Bad Request: message text is empty")
            return {"text": rules.check_text(params["text"], mode, 4096)}
        caption = rules.check_text(params.get("caption") or "", mode, 1024)
        content = next(value for value in given.values() if isinstance(value, bytes))
        photo = method == "sendPhoto"
        rules.check_upload(content, 10 if photo else 50)
        file_id = self.keep(content)
        file = {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content)}
        shown: Json = {"document": file}
        if photo:
            shown = {"photo": [{**file, "width": 1, "height": 1}]}
        return {**shown, **({"caption": caption} if caption else {})}

    def keep(self, content: bytes) -> str:
        """Keep a file; its id."""
        file_id = f"file{len(self.files)}"
        self.files[file_id] = content
        return file_id

    def _check_pace(self, chat: int) -> None:
        now = time.monotonic()
        before = self._sent_at.get(chat)
        self._sent_at[chat] = now
        if self._between and before is not None and now - before < self._between * 0.95:
            raise BrokenRuleError(f"two messages within {now - before:.2f} s in chat {chat}")

    async def _downloaded(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != TOKEN:
            return web.Response(status=401)
        return web.Response(body=self.files[request.match_info["path"].removeprefix("files/")])

    async def _on_get_updates(self, params: Json) -> list[Json]:
        if self.webhook.get("url"):
            raise BrokenRuleError("Conflict: a webhook is set")
        offset = params.get("offset", self.confirmed)
        self.confirmed = max(self.confirmed, offset)
        ends = time.monotonic() + min(params.get("timeout", 0), 30)
        async with self._news:
            while not (found := [one for one in self.updates if one["update_id"] >= offset]):
                left = ends - time.monotonic()
                if left <= 0:
                    return []
                try:
                    await asyncio.wait_for(self._news.wait(), left)
                except TimeoutError:
                    return []
        known = params.get("allowed_updates") or []
        return [one for one in found if not known or set(one) & set(known)][:100]

    def _on_get_me(self, _params: Json) -> Json:
        return {**_bot(), "can_join_groups": True, "supports_inline_queries": False}

    def _on_set_my_commands(self, params: Json) -> bool:
        rules.check_commands(params["commands"])
        return True

    def _on_set_webhook(self, params: Json) -> bool:
        if not params["url"].startswith("https://"):
            raise BrokenRuleError("Bad Request: bad webhook: An HTTPS URL must be provided")
        self.webhook = params
        return True

    def _on_delete_webhook(self, _params: Json) -> bool:
        self.webhook = {}
        return True

    def _on_get_webhook_info(self, _params: Json) -> Json:
        url = self.webhook.get("url", "")
        return {"url": url, "has_custom_certificate": False, "pending_update_count": 0}

    def _on_answer_callback_query(self, params: Json) -> bool:
        if len(params.get("text") or "") > 200:
            raise BrokenRuleError("Bad Request: text is too long")
        return True

    def _on_edit_message_reply_markup(self, params: Json) -> Any:
        for message in self.messages:
            if message["message_id"] == params["message_id"]:
                message["markup"] = params.get("reply_markup")
        return True

    def _on_get_file(self, params: Json) -> Json:
        content = self.files.get(params["file_id"])
        if content is None or len(content) > 20 * rules.MEGABYTE:
            raise BrokenRuleError("Bad Request: file is too big")
        file_id = params["file_id"]
        return {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content),
                "file_path": f"files/{file_id}"}  # fmt: skip


def _snake(name: str) -> str:
    return re.sub(r"[A-Z]", lambda match: f"_{match[0].lower()}", name)


def _bot() -> Json:
    return {"id": 123456, "is_bot": True, "first_name": "Guanxi", "username": BOT}


async def _given(request: web.Request) -> Json:
    """The parameters: texts, and bytes where a file is uploaded."""
    posted = await request.post()
    return {
        name: value.file.read() if isinstance(value, web.FileField) else value
        for name, value in posted.items()
    }


def _answer(status: int, body: Json) -> web.Response:
    ok = status == 200
    extra = {} if ok else {"error_code": status}
    return web.json_response({"ok": ok, **extra, **body}, status=status)
