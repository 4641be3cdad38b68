"""Automation on the page: what will be posted, what was, what was held back and why; drafts."""

from datetime import UTC, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.clean import clean_json
from bot.plain import to_plain
from bot.web.automation_view import Asked, view
from bot.web.console import Console, console_of
from bot.web.errors import ApiError
from bot.web.people import Person
from crm_store.store import Store
from crm_store.unit_of_work import UnitOfWork
from intents.call import Call
from intents.context import Context, RefusedError
from intents.dispatch import perform, prepare
from intents.outcome import Outcome
from scheduler.automation import AUTOMATION

LONGEST_FILTER = 80
LONGEST_MESSAGE = 4_000


class Decision(BaseModel):
    """What becomes of a draft; `message` are the new words of one that is edited."""

    model_config = ConfigDict(extra="forbid", strict=True)

    draft: int = Field(ge=1, lt=2**31)
    decision: Literal["send", "edit", "skip"]
    message: str = Field("", max_length=LONGEST_MESSAGE)


async def show_automation(request: Request) -> Response:
    """GET /api/automation?rule=&status=&customer=&before= — of what this person sees."""
    console = console_of(request)
    person = await console.person(request)
    rule, status, customer = (_given(request, name) for name in ("rule", "status", "customer"))
    asked = Asked(rule, status, customer)
    before = _given(request, "before")
    if before:
        if not before.isascii() or not before.isdigit() or len(before) > 18:
            raise ApiError(400, "before 应当是一个整数。", "before has to be a whole number.")
        asked = asked.earlier_than(int(before))

    def look(session: Session) -> dict[str, JsonValue]:
        return view(asked, _context(session, person, datetime.now(UTC)))

    return JSONResponse(await console.reading(look))


async def decide_draft(request: Request) -> Response:
    """POST /api/automation/drafts — what the buttons of a draft do: send, edit or skip it."""
    console = console_of(request)
    person = await console.person(request)
    try:
        decision = Decision.model_validate(clean_json(await request.json()))
    except (ValidationError, ValueError) as error:
        raise ApiError(400, "这个请求读不懂。", "This request cannot be read.") from error
    async with console.queue(person.conversation):
        said = await console.thread(_decide, console, person, decision)
    return JSONResponse({"text": said})


def _decide(console: Console, person: Person, decision: Decision) -> str:
    """What is answered to whoever pressed it. Raises ApiError where it cannot be done."""
    call = Call(intent=f"{decision.decision}_draft", slots={"notice": decision.draft})
    if decision.decision == "edit":
        if not (words := decision.message.strip()):
            raise ApiError(400, "消息是空的。", "The message is empty.")
        call = call.with_slots(message=words)
    now = datetime.now(UTC)
    try:
        with UnitOfWork(console.app.database, person.actor, now, intent=call.intent) as unit:
            context = Context(person.actor, unit.store, now, unit=unit, automation=AUTOMATION)
            ready = prepare([call], context)
            said = (ready if isinstance(ready, Outcome) else perform(ready, context)).reply
    except RefusedError as refused:
        text = f"{refused.text} {refused.hint}".strip()
        raise ApiError(409, text, text) from refused
    return to_plain(said, person.actor.language)


def _context(session: Session, person: Person, now: datetime) -> Context:
    return Context(person.actor, Store(session, person.actor, now), now, automation=AUTOMATION)


def _given(request: Request, name: str) -> str:
    return request.query_params.get(name, "").strip()[:LONGEST_FILTER]
