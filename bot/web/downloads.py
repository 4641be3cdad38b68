"""The files and charts of one's own messages."""

import re
from datetime import UTC, datetime
from urllib.parse import quote

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from bot.attached import with_files
from bot.web.console import console_of
from bot.web.errors import not_found
from bot.web.messages import reply_of
from bot.web.people import CHANNEL, Person
from crm_store import outbox
from intents.reply import AnyBlock, Chart, File

MEDIA_TYPE = re.compile(r"[a-z0-9.+-]+/[a-z0-9.+-]+")


async def get_file(request: Request) -> Response:
    """GET /api/files/{message}/{index} — a file's bytes, to be saved and never opened here."""
    block, _ = await _block(request)
    if not isinstance(block, File):
        raise not_found()
    media = block.media_type if MEDIA_TYPE.fullmatch(block.media_type) else ""
    name = quote(block.name, safe="")
    disposition = f"attachment; filename*=UTF-8''{name}"
    return Response(
        block.content,
        media_type=media or "application/octet-stream",
        headers={"content-disposition": disposition},
    )


async def get_chart(request: Request) -> Response:
    """GET /api/charts/{message}/{index}.png — a chart block, drawn."""
    from bot.charts import render_png

    block, person = await _block(request)
    if not isinstance(block, Chart):
        raise not_found()
    png = await console_of(request).thread(render_png, block, person.actor.language)
    return Response(png, media_type="image/png", headers={"cache-control": "private"})


async def _block(request: Request) -> tuple[AnyBlock, Person]:
    console = console_of(request)

    def find(session: Session) -> tuple[AnyBlock, Person]:
        person = console.require(session, request)
        message, index = request.path_params["message"], request.path_params["index"]
        return _own_block(session, person, message, index), person

    return await console.reading(find)


def _own_block(session: Session, person: Person, message: int, index: int) -> AnyBlock:
    """A block of a message of this person's own conversation; anything else does not exist."""
    if message.bit_length() > 31:
        raise not_found()
    row = outbox.of_conversation(session, CHANNEL, person.conversation, message)
    if row is None or row.not_before > datetime.now(UTC):
        raise not_found()
    blocks = with_files(session, reply_of(row)).blocks
    if index >= len(blocks):
        raise not_found()
    return blocks[index]
