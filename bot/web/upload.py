"""A file handed over in the conversation: it is imported, and the report is the reply."""

import shutil
import tempfile
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import JsonValue
from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.channel import Outbound
from bot.import_reply import import_reply
from bot.saved_files import safe_name
from bot.web.errors import ApiError
from bot.web.guard import MEGABYTE
from bot.web.messages import conversation_page, shown_messages
from bot.web.people import CHANNEL, Person
from crm_store import inbox, outbox
from intents.reply import Reply, fail

if TYPE_CHECKING:
    from bot.bootstrap import App
    from bot.web.console import Console


async def handed_over(console: "Console", person: Person, request: Request) -> list[JsonValue]:
    """Import the uploaded file for a manager; my message and the report. Raises ApiError."""
    if not person.actor.manages:
        raise ApiError(
            403,
            "导入文件需要经理或管理员。可以把文件发给你的经理。",
            "Importing a file needs a manager or an admin. Pass the file on to yours.",
        )
    async with request.form(max_files=1, max_fields=4) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile) or not file.filename:
            raise ApiError(400, "没有收到文件，请再选一次。", "No file arrived; choose it again.")
        async with console.queue(person.conversation):
            return await console.thread(_imported, console.app, person, file)


def _imported(app: "App", person: Person, file: UploadFile) -> list[JsonValue]:
    name = safe_name(file.filename or "") or "file"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        with path.open("wb") as copy:
            shutil.copyfileobj(file.file, copy, MEGABYTE)
        reply = _import(app, person, path)
    return _kept(app, person, name, reply)


def _import(app: "App", person: Person, path: Path) -> Reply:
    from crm_store.transfer.errors import TransferError
    from crm_store.transfer.importing import import_path

    try:
        return import_reply(import_path(app.database, person.actor, path), person.actor)
    except TransferError as error:
        return fail(error.sentence(person.actor))


def _kept(app: "App", person: Person, name: str, reply: Reply) -> list[JsonValue]:
    """Keep the file's name and the report as a turn of the conversation."""
    place = (CHANNEL, f"{person.conversation}:{uuid.uuid4().hex}", person.conversation)
    key, _ = inbox.receive(app.database, *place, person.actor.name, {"text": name})
    outbound = Outbound(id=0, channel=CHANNEL, conversation=person.conversation, reply=reply)
    body = outbound.model_dump(mode="json", exclude={"id"})
    with app.database.writing() as session:
        row = outbox.enqueue(session, f"{outbox.TURN}{key}", CHANNEL, person.conversation, body)
        now = datetime.now(UTC)  # after the reply was added, or it would not be due yet
        outbox.mark_sent(session, [row.id], now)
        inbox.done(session, (key,))
        pairs, _ = conversation_page(session, person, row.id + 1, 1, now)
        return shown_messages(session, person, pairs)
