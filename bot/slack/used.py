"""What the buttons of a message have used up: by whom, when, and in whose copies of it.

A press counts once: its key in the inbox is the message and what the button uses up. A notice that
several people got is one message, and so is a draft, wherever it is shown again. A press that was
refused has changed nothing, so that it leaves the button to the next one.
"""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from bot.slack.buttons import DRAFT, FORM, drafts, forms, once
from bot.slack.places import CHANNEL
from bot.slack.render import AUTHORED, Pressed
from crm_store import inbox, outbox
from crm_store.models import InboxMessage, OutboxMessage
from intents.reply import Reply

PRESSED = "press:"


def press_key(session: Session, row: OutboxMessage, slot: str) -> str:
    """The inbox's key of a press that uses this up."""
    if slot.startswith(DRAFT):
        return f"{PRESSED}{slot}"
    first = min(copy.id for copy in outbox.copies(session, row))
    return f"{PRESSED}{first}:{slot}"


def pressed_on(session: Session, message: int, reply: Reply) -> Pressed:
    """What was pressed on a message, or on a copy of it, and was not refused."""
    slots = {once(button) for button in reply.buttons} | ({FORM} if forms(reply) else set())
    slots.discard("")
    row = outbox.get(session, message) if slots else None
    if row is None:
        return Pressed()
    keys = {press_key(session, row, slot): slot for slot in slots}
    rows = [one for one in inbox.of_keys(session, CHANNEL, sorted(keys)) if stands(session, one)]
    return Pressed([keys[one.key] for one in rows], [_authored(session, one) for one in rows])


def shown_again(session: Session, message: int) -> list[OutboxMessage]:
    """The messages that show what is pressed on this one: itself first, and its copies."""
    row = outbox.get(session, message)
    if row is None:
        return []
    found = {row.id: row}
    for copy in (*outbox.copies(session, row), *_drafts_of(session, row)):
        found[copy.id] = copy
    return list(found.values())


def stands(session: Session, press: InboxMessage) -> bool:
    """Whether a press counts: it waits still, or was carried out."""
    answer = outbox.find(session, f"{outbox.TURN}{press.id}")
    return answer is None or not _refused(answer)


def refused_before(session: Session, key: str) -> bool:
    """Let a button be pressed again where the press of that key was refused; whether it was."""
    row = inbox.find(session, CHANNEL, key)
    if row is None or stands(session, row):
        return False
    inbox.rename(session, row, f"{key}:refused:{row.id}")
    return True


def pressed_message(session: Session, message: int) -> int | None:
    """The message whose button, or form, this one answers; None where it answers none."""
    row = asked_by(session, message)
    if row is None:
        return None
    if press := row.body.get("press"):
        return press.get("message") or None
    number, _, slot = row.key.removeprefix(PRESSED).partition(":")
    return int(number) if slot == FORM and number.isdecimal() else None


def asked_by(session: Session, message: int) -> InboxMessage | None:
    """The delivery that a message answers; None for a notice."""
    row = outbox.get(session, message)
    number = row.key.removeprefix(outbox.TURN) if row is not None else ""
    return inbox.get(session, int(number)) if number.isdecimal() else None


def _refused(answer: OutboxMessage) -> bool:
    return Reply.model_validate(answer.body["reply"]).failed and not answer.body.get("changes")


def _drafts_of(session: Session, row: OutboxMessage) -> Iterable[OutboxMessage]:
    for number in drafts(Reply.model_validate(row.body["reply"])):
        yield from outbox.sent_to_all(session, f"notice:{number}:draft")


def _authored(session: Session, row: InboxMessage) -> AUTHORED:
    return row.sender, int(row.received_at.timestamp()), label_of(session, row)


def label_of(session: Session, row: InboxMessage) -> str:
    """The label of the pressed button; "" for a form."""
    press = row.body.get("press") or {}
    message = outbox.get(session, press.get("message") or 0)
    buttons = (message.body["reply"].get("buttons") or []) if message else []
    return next((str(one["label"]) for one in buttons if one["id"] == press.get("button")), "")
