"""Who is talking: a channel's sender becomes an Actor with a role, a scope and a language."""

from dataclasses import replace

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from bot.channel import Sender
from crm_store.actors import (
    Defaults,
    actor_of_customer,
    actor_of_user,
    currency_of,
    zone_of,
)
from crm_store.models import ChannelAccount, Contact, Customer, User
from crm_store.repositories.linked_accounts import LinkedAccounts
from crm_store.repositories.workspace import Workspace
from crm_store.scope import Actor, Language


class UnknownSenderError(LookupError):
    """Nobody of that name or account may talk here. The text says what to do."""


_NAMED = select(User).where(User.deleted_at.is_(None), User.name == bindparam("name"))

OPEN_TO_ALL = frozenset({"telegram"})
"""Channels on which somebody unknown is a visitor."""


def resolve(session: Session, sender: Sender, channel: str, defaults: Defaults) -> Actor:
    """The actor of a sender. Raises UnknownSenderError with a sentence for the person."""
    if sender.kind == "user":
        return actor_of_user(session, _user_named(session, sender.name), defaults)
    if sender.kind == "account":
        return _of_account(session, channel, sender, defaults)
    return _of_customer(session, sender, defaults)


def default_user(session: Session) -> User | None:
    """Who somebody at this machine's terminal is taken for: the first admin."""
    query = select(User).where(User.role == "admin", User.deleted_at.is_(None))
    return session.scalar(query.order_by(User.id).limit(1))


def _user_named(session: Session, name: str) -> User:
    user = session.scalar(_NAMED, {"name": name})
    if user is None:
        raise UnknownSenderError(
            f"没有叫“{name}”的同事 / no colleague is called “{name}”. "
            "`guanxi user list` shows who there is; `guanxi user add NAME` adds one."
        )
    return user


def _of_account(session: Session, channel: str, sender: Sender, defaults: Defaults) -> Actor:
    account = f"{channel}:{sender.name}"
    known = LinkedAccounts(session).find(account)
    if sender.public:
        return _visitor(session, None, sender, "", defaults)
    user = _colleague(session, known, channel, sender.name)
    if user is not None:
        return replace(actor_of_user(session, user, defaults), account=account)
    customer, contact, trusted = _linked_customer(session, known, channel, sender.name)
    if customer is not None:
        actor = actor_of_customer(session, customer, contact, defaults)
        return replace(_worded(actor, known), account=account, trusted=trusted)
    if channel in OPEN_TO_ALL:
        return _visitor(session, known, sender, account, defaults)
    raise UnknownSenderError(
        "我还不认识你，请管理员把你加进来。/ I do not know you yet; ask an admin to add you."
    )


def _colleague(
    session: Session, known: ChannelAccount | None, channel: str, name: str
) -> User | None:
    if known is not None and known.user_id is not None:
        user = session.get(User, known.user_id)
        if user is not None and user.deleted_at is None:
            return user
    by_id = {"slack": User.slack_id, "telegram": User.telegram_id}.get(channel)
    if by_id is None:
        return None
    return session.scalar(select(User).where(by_id == name, User.deleted_at.is_(None)).limit(1))


def _linked_customer(
    session: Session, known: ChannelAccount | None, channel: str, name: str
) -> tuple[Customer | None, Contact | None, bool]:
    """Whose an account is, and whether that is sure: one that colleagues entered is."""
    if known is not None and known.customer_id is not None:
        return *_living(session, known.customer_id, known.contact_id), bool(known.verified_at)
    if channel != "telegram":
        return None, None, False
    query = select(Contact).where(Contact.telegram_id == name, Contact.deleted_at.is_(None))
    found = list(session.scalars(query.limit(2)))
    if len(found) != 1 or found[0].customer_id is None:
        return None, None, False
    return *_living(session, found[0].customer_id, found[0].id), True


def _living(
    session: Session, customer_id: int, contact_id: int | None
) -> tuple[Customer | None, Contact | None]:
    customer = session.get(Customer, customer_id)
    contact = session.get(Contact, contact_id) if contact_id is not None else None
    gone = contact_id is not None and (contact is None or contact.deleted_at is not None)
    if customer is None or customer.deleted_at is not None or gone:
        return None, None
    return customer, contact


def _visitor(
    session: Session, known: ChannelAccount | None, sender: Sender, account: str, defaults: Defaults
) -> Actor:
    """Somebody of whom nothing is known: a customer without a record."""
    language: Language = defaults.language
    if sender.language:
        language = "zh" if sender.language.startswith("zh") else "en"
    workspace = Workspace(session)
    actor = Actor(
        name=sender.shown,
        role="customer",
        language=language,
        timezone=zone_of(workspace.setting("timezone"), defaults.timezone),
        currency=currency_of(language, workspace.base_currency),
        sees=(),
        chose_language=False,
        account=account,
    )
    return _worded(actor, known)


def _worded(actor: Actor, known: ChannelAccount | None) -> Actor:
    """The actor in the language that the account chose, where the person has chosen none."""
    if actor.chose_language or known is None or known.language not in ("zh", "en"):
        return actor
    language: Language = "zh" if known.language == "zh" else "en"
    return replace(actor, language=language, chose_language=True)


def _of_customer(session: Session, sender: Sender, defaults: Defaults) -> Actor:
    name = sender.customer if sender.kind == "contact" else sender.name
    query = select(Customer).where(Customer.name == name, Customer.deleted_at.is_(None))
    customers = list(session.scalars(query.limit(2)))
    if len(customers) != 1:
        raise UnknownSenderError(f"没有这位客户 / there is no such customer: “{name}”.")
    contact = None
    if sender.kind == "contact":
        people = select(Contact).where(
            Contact.customer_id == customers[0].id,
            or_(Contact.name == sender.name),
            Contact.deleted_at.is_(None),
        )
        contact = session.scalar(people.limit(1))
        if contact is None:
            raise UnknownSenderError(f"没有这位联系人 / there is no such contact: “{sender.name}”.")
    return actor_of_customer(session, customers[0], contact, defaults)
