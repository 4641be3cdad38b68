"""Messages as the page shows them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy.orm import Session

from bot.plain import to_plain
from bot.web.people import CHANNEL, Person
from crm_store import outbox
from crm_store.models import InboxMessage, OutboxMessage
from crm_store.scope import Language
from intents.reply import File, Reply
from intents.slots import LABELS

Pair = tuple[InboxMessage | None, OutboxMessage]


def conversation_page(
    session: Session, person: Person, before: int | None, limit: int, now: datetime
) -> tuple[list[Pair], bool]:
    """The turns before a message (None: the last ones), and whether there are earlier ones."""
    pairs = outbox.history(session, CHANNEL, person.conversation, before, limit + 1, now=now)
    return pairs[-limit:], len(pairs) > limit


def shown_messages(session: Session, person: Person, pairs: list[Pair]) -> list[JsonValue]:
    """What each turn said and what it was answered, in order."""
    shown: list[JsonValue] = []
    for asked, answered in pairs:
        if asked is not None:
            shown.append(_mine(session, person, asked))
        shown.append(theirs(answered, person.actor.language))
    return shown


def theirs(row: OutboxMessage, language: Language) -> JsonValue:
    """A reply or notice."""
    reply = reply_of(row)
    return {
        "id": row.id,
        "from": "guanxi",
        "at": row.created_at.isoformat(),
        "text": to_plain(reply, language),
        "reply": reply_json(reply),
    }


def reply_of(row: OutboxMessage) -> Reply:
    """The reply that a message holds."""
    return Reply.model_validate(row.body["reply"])


def size_of(file: File) -> int:
    """How large a file is, wherever its bytes are."""
    return file.size or len(file.content)


def reply_json(reply: Reply) -> dict[str, JsonValue]:
    """A reply without its files' bytes, which have an address of their own."""
    blocks: list[JsonValue] = [
        {**block.model_dump(mode="json", exclude={"content"}), "size": size_of(block)}
        if isinstance(block, File)
        else block.model_dump(mode="json")
        for block in reply.blocks
    ]
    buttons: list[JsonValue] = [
        {
            "id": button.id,
            "label": button.label,
            "style": button.style,
            "action": {"type": button.action.type},
        }
        for button in reply.buttons
    ]
    return {"blocks": blocks, "buttons": buttons}


def _mine(session: Session, person: Person, row: InboxMessage) -> JsonValue:
    return {
        "id": f"in-{row.id}",
        "from": "me",
        "at": row.received_at.isoformat(),
        "text": _said(session, person, row.body),
        "reply": None,
    }


def _said(session: Session, person: Person, body: Mapping[str, Any]) -> str:
    """What I said, the label of what I pressed, or what I filled in."""
    if body.get("text") is not None:
        return str(body["text"])
    press = body.get("press") or {}
    if press:
        reply = _reply_numbered(session, person, press.get("message"))
        labels = {button.id: button.label for button in reply.buttons} if reply else {}
        return labels.get(press["button"], str(press["button"]))
    return _filled_in(person.actor.language, body.get("form") or {})


def _filled_in(language: Language, values: Mapping[str, str]) -> str:
    """The values of a form under the names that people call its fields."""
    labels = {name: LABELS[name][0 if language == "zh" else 1] for name in values if name in LABELS}
    colon = "：" if language == "zh" else ": "
    lines = (f"{labels.get(name, name)}{colon}{value}" for name, value in values.items() if value)
    return "\n".join(lines)


def _reply_numbered(session: Session, person: Person, key: int | None) -> Reply | None:
    row = (
        outbox.of_conversation(session, CHANNEL, person.conversation, key)
        if key is not None
        else None
    )
    return None if row is None else reply_of(row)
