"""Where a message of the outbox goes, who asked for it, and in which language its edges are."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from bot import dialogue
from bot.bootstrap import App
from bot.channel import Outbound
from bot.delivery import NeverSentError
from bot.slack.blocks import Json
from bot.slack.desk_place import Desk, buttons_of, called, desk_of
from bot.slack.places import CHANNEL, Place, colleague_of, place_of
from bot.slack.render import Pressed
from bot.slack.used import asked_by, pressed_message, pressed_on
from crm_store.repositories.accounts import Accounts
from crm_store.repositories.handovers import DESK
from crm_store.scope import Language

OPEN = frozenset({"greet", "thank", "help", "none", "set_language", "cancel"})
"""Intents whose answers hold nobody's data."""


@dataclass(frozen=True)
class Address:
    """`place` is None where the DM of `account` is to be opened first. `asker` wrote or pressed.

    `judged` is whose scope decides who may read it there: that of whoever asked, also where
    somebody else pressed the button. `shows` are earlier messages that look different from now on.
    `opens` is the handover whose thread the message begins; `above` (markup) and `below` (blocks)
    stand about the reply.
    """

    place: Place | None
    account: str | None
    asker: str | None
    language: Language
    pressed: Pressed
    judged: str | None = None
    shows: int | None = None
    opens: int | None = None
    above: str = ""
    below: tuple[Json, ...] = ()


def address_of(app: App, outbound: Outbound) -> Address:
    """Where to send it. Raises NeverSentError for a colleague who has no Slack account."""
    with app.database.reading() as session:
        asked = asked_by(session, outbound.id)
        desk = desk_of(session, outbound.conversation)
        there = desk.place if desk else outbound.conversation
        account = _account(session, there)
        default = app.defaults.language
        language = _language(
            session, outbound.conversation, default, desk.language if desk else None
        )
        return Address(
            place=None if account else place_of(there),
            account=account,
            asker=outbound.ephemeral_to or (asked.sender if asked else None),
            language=language,
            pressed=pressed_on(session, outbound.id, outbound.reply),
            judged=_judged(session, outbound) or (asked.sender if asked else None),
            shows=_shown_anew(session, outbound, desk),
            opens=desk.opens if desk else None,
            above=called(session, outbound),
            below=tuple(buttons_of(session, outbound, language)),
        )


def holds_data(outbound: Outbound) -> bool:
    """Whether a message tells of records; one that is not sure has none, unless it offers some.

    What is done at the desk of a handed-over customer is told to all who are there.
    """
    if outbound.source == "event" and outbound.conversation.startswith(DESK):
        return False
    reply = outbound.reply
    return outbound.intent not in OPEN or bool(reply.focus or reply.listed or outbound.changes)


def _judged(session: Session, outbound: Outbound) -> str | None:
    """Who asked for what somebody pressed, where that was done: the answer is theirs as well."""
    message = pressed_message(session, outbound.id) if outbound.changes else None
    asked = asked_by(session, message) if message else None
    return asked.sender if asked else None


def _shown_anew(session: Session, outbound: Outbound, desk: Desk | None) -> int | None:
    """The message whose buttons are there again after a refusal, or go as its thread is over."""
    if desk is not None:
        return desk.over
    return pressed_message(session, outbound.id) if outbound.reply.failed else None


def _account(session: Session, conversation: str) -> str | None:
    """The account of the colleague whose DM a conversation is; None where it is a place."""
    key = colleague_of(conversation)
    if key is None:
        return None
    user = Accounts(session).get(key)
    if user is None or not user.slack_id:
        name = user.name if user else f"user {key}"
        raise NeverSentError(f"{name} has no Slack account yet: they have to write to the bot once")
    return user.slack_id


def _language(
    session: Session, conversation: str, default: Language, own: str | None = None
) -> Language:
    """The language that the conversation is in, else its colleague's own."""
    spoken: str | None = dialogue.load(session, CHANNEL, conversation, datetime.now(UTC)).language
    if spoken is None and (key := colleague_of(conversation)) is not None:
        user = Accounts(session).get(key)
        spoken = user.language if user else None
    spoken = spoken or own
    return "en" if spoken == "en" else "zh" if spoken == "zh" else default
