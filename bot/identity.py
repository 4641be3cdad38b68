"""Who is talking: a channel's sender becomes an Actor with a role, a scope and a language."""

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from bot.channel import Sender
from crm_store.models import ChannelAccount, Contact, Customer, Team, User
from crm_store.repositories.linked_accounts import LinkedAccounts
from crm_store.repositories.workspace import Workspace
from crm_store.scope import Actor, Language, Role


@dataclass(frozen=True)
class Defaults:
    """What holds for people who have not chosen otherwise."""

    language: Language
    timezone: ZoneInfo


class UnknownSenderError(LookupError):
    """Nobody of that name or account may talk here. The text says what to do."""


SYSTEM = "guanxi"
_NAMED = select(User).where(User.deleted_at.is_(None), User.name == bindparam("name"))
_MEMBERS = select(User.id).where(User.team_id.in_(bindparam("teams", expanding=True)))

OPEN_TO_ALL = frozenset({"telegram"})
"""Channels on which somebody unknown is a visitor."""


def system_actor(defaults: Defaults, currency: str = "CNY") -> Actor:
    """The actor of set-up work on this machine: sees all, is no user."""
    return Actor(SYSTEM, "admin", defaults.language, defaults.timezone, currency, sees=None)


def resolve(session: Session, sender: Sender, channel: str, defaults: Defaults) -> Actor:
    """The actor of a sender. Raises UnknownSenderError with a sentence for the person."""
    if sender.kind == "user":
        return actor_of_user(session, _user_named(session, sender.name), defaults)
    if sender.kind == "account":
        return _of_account(session, channel, sender, defaults)
    return _of_customer(session, sender, defaults)


def actor_of_user(session: Session, user: User, defaults: Defaults) -> Actor:
    """A colleague, with the records that their role lets them see."""
    role: Role = "admin" if user.role == "admin" else "manager" if user.role == "manager" else "rep"
    teams = _teams(session, user, role)
    members = _members(session, teams)
    sees: tuple[int, ...] | None = {
        "admin": None,
        "manager": tuple(sorted({user.id, *members})),
    }.get(role, (user.id,))
    language: Language = "en" if _language(user, defaults) == "en" else "zh"
    workspace = Workspace(session)
    base = workspace.base_currency
    return Actor(
        name=user.name,
        role=role,
        language=language,
        timezone=_zone(user.timezone or workspace.setting("timezone"), defaults.timezone),
        currency=user.currency or _currency(language, base),
        user_id=user.id,
        sees=sees,
        teammates=tuple(sorted(set(members) - {user.id})),
        team_ids=tuple(teams),
        chose_language=user.language in ("zh", "en"),
    )


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


def _teams(session: Session, user: User, role: Role) -> list[int]:
    own = [user.team_id] if user.team_id is not None else []
    if role != "manager":
        return own
    led = session.scalars(select(Team.id).where(Team.manager_id == user.id))
    return sorted({*own, *led})


def _members(session: Session, team_ids: list[int]) -> list[int]:
    if not team_ids:
        return []
    return list(session.scalars(_MEMBERS, {"teams": team_ids}))


def _language(user: User, defaults: Defaults) -> str:
    return user.language or defaults.language


def _currency(language: Language, base: str | None) -> str:
    return base if base and language == "zh" else ("CNY" if language == "zh" else "USD")


def _zone(name: object, default: ZoneInfo) -> ZoneInfo:
    if not isinstance(name, str) or not name:
        return default
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return default


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
        actor = _customer_actor(session, customer, contact, defaults)
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
        timezone=_zone(workspace.setting("timezone"), defaults.timezone),
        currency=_currency(language, workspace.base_currency),
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
    return _customer_actor(session, customers[0], contact, defaults)


def _customer_actor(
    session: Session, customer: Customer, contact: Contact | None, defaults: Defaults
) -> Actor:
    language: Language = defaults.language
    if contact is not None and contact.language in ("zh", "en"):
        language = "en" if contact.language == "en" else "zh"
    elif not any("\u3400" <= char <= "\u9fff" for char in customer.name):
        language = "en"
    workspace = Workspace(session)
    return Actor(
        name=contact.name if contact else customer.name,
        role="customer",
        language=language,
        timezone=_zone(workspace.setting("timezone"), defaults.timezone),
        currency=_currency(language, workspace.base_currency),
        customer_id=customer.id,
        contact_id=contact.id if contact else None,
        sees=(),
        chose_language=contact is not None and contact.language in ("zh", "en"),
    )
