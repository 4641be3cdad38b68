"""The conversation: its messages, and one turn of it."""

import uuid
from datetime import UTC, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.channel import Inbound, Press
from bot.clean import clean_json
from bot.web.console import Console, console_of
from bot.web.errors import ApiError
from bot.web.messages import conversation_page, shown_messages
from bot.web.people import CHANNEL, Person
from bot.web.upload import handed_over
from crm_store import outbox

MOST_MESSAGES = 200
LONGEST_TURN = 2 * 1024 * 1024


MessageNumber = Annotated[int, Field(ge=1, lt=2**31)]


class PressedButton(BaseModel):
    """A button of a message."""

    message: MessageNumber
    button: str


class FilledForm(BaseModel):
    """A form's values by the names of its fields."""

    message: MessageNumber
    values: dict[str, str]


class TurnRequest(BaseModel):
    """One of a text, a press or a form. `key` makes a repeated request the same turn."""

    model_config = ConfigDict(extra="ignore", strict=True)

    text: str | None = None
    press: PressedButton | None = None
    form: FilledForm | None = None
    key: str = Field("", max_length=64)

    @model_validator(mode="after")
    def _one_thing(self) -> "TurnRequest":
        if sum(part is not None for part in (self.text, self.press, self.form)) != 1:
            raise ValueError("one of text, press and form")
        return self


async def list_messages(request: Request) -> Response:
    """GET /api/messages?before=&limit= — the conversation, the oldest message first."""
    console = console_of(request)
    person = await console.person(request)
    before, limit = _number(request, "before"), _number(request, "limit")
    wanted = min(max(limit or 50, 1), MOST_MESSAGES)
    return JSONResponse(await console.thread(_page, console, person, before, wanted))


async def take_turn(request: Request) -> Response:
    """POST /api/turn — what is said, pressed, filled in or handed over, and the answer to it."""
    console = console_of(request)
    person = await console.person(request)
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        return JSONResponse({"messages": await handed_over(console, person, request)})
    inbound = _inbound(person, await _read(request))
    async with console.queue(person.conversation):
        outbound = await console.thread(console.app.turn, inbound)
    return JSONResponse(await console.thread(_exchange, console, person, outbound.id))


async def _read(request: Request) -> TurnRequest:
    body = await request.body()
    if len(body) > LONGEST_TURN:
        raise ApiError(413, "这条消息太长了。", "This message is too long.")
    try:
        return TurnRequest.model_validate(clean_json(await request.json()))
    except (ValidationError, ValueError) as error:
        raise ApiError(
            400,
            "请求需要 text、press、form 中的一个。",
            "A turn needs one of text, press and form.",
        ) from error


def _inbound(person: Person, turn: TurnRequest) -> Inbound:
    press = turn.press and Press(button=turn.press.button, message=turn.press.message)
    return Inbound(
        channel=CHANNEL,
        key=f"{person.conversation}:{turn.key or uuid.uuid4().hex}",
        conversation=person.conversation,
        sender=person.sender,
        text=turn.text,
        press=press,
        form=turn.form.values if turn.form else None,
    )


def _page(console: Console, person: Person, before: int | None, limit: int) -> dict[str, object]:
    now = datetime.now(UTC)
    with console.app.database.reading() as session:
        pairs, more = conversation_page(session, person, before, limit, now)
        shown = shown_messages(session, person, pairs)
    _sent(console, [row.id for _, row in pairs if row.status == "waiting"], now)
    return {"messages": shown, "more": more}


def _exchange(console: Console, person: Person, reply: int) -> dict[str, object]:
    """My message and its reply, by the reply's number."""
    now = datetime.now(UTC)
    with console.app.database.reading() as session:
        pairs, _ = conversation_page(session, person, reply + 1, 1, now)
        shown = shown_messages(session, person, pairs)
    _sent(console, [reply], now)
    return {"messages": shown}


def _sent(console: Console, keys: list[int], now: datetime) -> None:
    if keys:
        with console.app.database.writing() as session:
            outbox.mark_sent(session, keys, now)


def _number(request: Request, name: str) -> int | None:
    given = request.query_params.get(name, "")
    if not given:
        return None
    if not given.isascii() or not given.isdigit() or len(given) > 18:
        raise ApiError(400, f"{name} 应当是一个整数。", f"{name} has to be a whole number.")
    return int(given)
