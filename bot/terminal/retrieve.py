"""`guanxi retrieve --jsonl`: search only (cli.md)."""

import time
from datetime import UTC, datetime
from functools import partial

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from bot.bootstrap import App
from bot.terminal.lines import Answer, RequestError, local_moment, parsed, run
from bot.terminal.speaker import speaker
from crm_store.store import Store
from crm_store.values import local_time
from intents.activities.asked import asked
from intents.call import RecordRef
from intents.context import Context
from retrieval.service import Named

CHANNEL = "terminal"
FOR_EVER = 1e9


class RetrieveRequest(BaseModel):
    """One line in. `id` is given back as it came."""

    model_config = ConfigDict(extra="ignore", strict=True)

    id: JsonValue = None
    query: str
    as_: str | None = Field(None, alias="as")
    now: str | None = None
    customer: str | None = None
    limit: int = Field(10, ge=1, le=100)


def search(app: App, default_speaker: str | None) -> None:
    """Answer standard input until it ends, from an index that is up to date."""
    app.retrieval.up_to_date(FOR_EVER)
    run(partial(answer, app, default_speaker))


def answer(app: App, default_speaker: str | None, value: JsonValue) -> Answer:
    """What one question finds. Raises an error whose text is a sentence."""
    request = parsed(RetrieveRequest, value)
    started = time.perf_counter()
    with app.database.reading() as session:
        name = default_speaker if request.as_ is None else request.as_
        _, actor = speaker(app, session, name, CHANNEL)
        now = local_moment(request.now, actor.timezone) if request.now else datetime.now(UTC)
        context = Context(actor, Store(session, actor, now), now)
        customer = _customer(request.customer, context) if request.customer else None
        question = asked(request.query, customer, context, request.limit)
    found = app.retrieval.search(actor, now, question.wanted, patience=FOR_EVER)
    milliseconds = (time.perf_counter() - started) * 1000
    hits: list[JsonValue] = [_told(one, context) for one in found.hits]
    return {"id": request.id, "hits": hits, "ms": round(milliseconds, 2)}


def _customer(name: str, context: Context) -> RecordRef:
    """The customer of that name. Raises RequestError where the speaker sees none, or several."""
    found = context.store.names.find(name, "customer")
    best = [one for one in found if one.score == found[0].score]
    if not best:
        raise RequestError(f"customer: there is no {name!r}.")
    if len(best) > 1:
        raise RequestError(f"customer: {name!r} may be {' or '.join(one.name for one in best)}.")
    return RecordRef(kind="customer", id=best[0].id, name=best[0].name)


def _told(named: Named, context: Context) -> dict[str, JsonValue]:
    hit = named.hit
    return {
        "kind": hit.kind,
        "record": named.record or f"{hit.kind} {hit.record_id}",
        "customer": named.customer or None,
        "at": local_time(hit.at, context.actor.timezone),
        "text": hit.text,
        "score": round(hit.score, 6),
    }
