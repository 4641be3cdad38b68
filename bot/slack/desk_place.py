"""The thread of a handed-over customer: where it is, and where it is opened first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from bot.bootstrap import App
from bot.channel import Outbound
from bot.delivery import NeverSentError
from bot.slack.blocks import Json, context, mrkdwn, plain
from bot.slack.escape import escape, moment
from bot.slack.limits import BUTTON_LABEL
from bot.slack.places import CHANNEL, USER
from crm_store import inbox, outbox
from crm_store.models import Handover, User
from crm_store.repositories.accounts import Accounts
from crm_store.repositories.handovers import DESK
from crm_store.scope import Language
from intents.service.desk_notices import ANSWER, BACK

LABELS: dict[str, tuple[str, str]] = {
    ANSWER: ("💬 回复客户", "💬 Reply to the customer"),
    BACK: ("🤖 交还机器人", "🤖 Back to the bot"),
}


@dataclass(frozen=True)
class Desk:
    """`place` is a conversation as bot.slack.places knows them; `opens` says that the message is
    the one that begins the thread there. `language` is that of whoever is to answer. `over` is the
    message that began the thread, once it is over."""

    place: str
    opens: int | None
    language: str | None
    over: int | None = None


def desk_of(session: Session, conversation: str) -> Desk | None:
    """The desk whose conversation this is; None where it is another one. Raises NeverSentError."""
    number = conversation.removeprefix(DESK)
    if number == conversation or not number.isdecimal():
        return None
    handover = session.get(Handover, int(number))
    if handover is None or handover.desk is None:
        raise NeverSentError("this customer is handed over to nobody any more")
    user = Accounts(session).get(handover.user_id) if handover.user_id else None
    opens = handover.id if handover.thread is None else None
    root = outbox.find(session, f"{conversation}:opened") if handover.status == "closed" else None
    over = root.id if root is not None else None
    return Desk(handover.thread or handover.desk, opens, user.language if user else None, over)


def note_opened(app: App, number: int, thread: str) -> None:
    """Remember the thread that was opened; the first one stays."""
    with app.database.writing() as session:
        handover = session.get(Handover, number)
        if handover is not None and handover.thread is None:
            handover.thread = thread


def moved_to_colleague(app: App, number: int) -> bool:
    """Have the thread opened in the DM of whoever is to answer, as the channel cannot be had.

    Where they are not on Slack, nobody would answer, so the bot does again; then False.
    """
    with app.database.writing() as session:
        handover = session.get(Handover, number)
        if handover is None:
            return False
        user = Accounts(session).get(handover.user_id) if handover.user_id else None
        there = f"{USER}{user.id}" if user is not None and user.slack_id else None
        handover.desk = there if handover.desk != there else None
        return handover.desk is not None


def called(session: Session, outbound: Outbound) -> str:
    """The mentions of the colleagues who are called, as Slack's markup."""
    users = [session.get(User, key) for key in _keys(outbound.about.get("mention"))]
    there = [user for user in users if user is not None]
    return " ".join(
        f"<@{user.slack_id}>" if user.slack_id else f"@{escape(user.name)}" for user in there
    )


def buttons_of(session: Session, outbound: Outbound, language: Language) -> list[Json]:
    """The buttons of answer and close; who closed it, and when, once that is done."""
    wanted, number = outbound.about.get("buttons"), outbound.about.get("handover")
    if not isinstance(wanted, list) or not isinstance(number, int) or not wanted:
        return []
    handover = session.get(Handover, number)
    if handover is None:
        return []
    if handover.status == "closed":
        return [context(mrkdwn(_closed(session, handover, language)))]
    return [{"type": "actions", "elements": _buttons(wanted, number, language)}]


def closed_by(session: Session, number: int) -> tuple[str, datetime] | None:
    """The account that gave a customer back to the bot, and when."""
    row = inbox.find(session, CHANNEL, f"{DESK}{number}:{BACK}")
    return None if row is None else (row.sender, row.received_at)


def _closed(session: Session, handover: Handover, language: Language) -> str:
    who = closed_by(session, handover.id)
    ended = "✓ 已结束" if language == "zh" else "✓ Over"
    by = [f"<@{escape(who[0])}>"] if who is not None else []
    when = who[1] if who is not None else handover.closed_at
    at = [moment(when, UTC)] if when is not None else []
    return " · ".join([ended, *by, *at])


def _buttons(wanted: Sequence[object], number: int, language: Language) -> list[Json]:
    return [
        {
            "type": "button",
            "action_id": f"handover:{name}",
            "text": plain(LABELS[name][0 if language == "zh" else 1], BUTTON_LABEL),
            "value": str(number),
            **({"style": "primary"} if name == ANSWER else {}),
        }
        for name in (ANSWER, BACK)
        if name in wanted
    ]


def _keys(found: object) -> list[int]:
    return [key for key in found if isinstance(key, int)] if isinstance(found, list) else []
