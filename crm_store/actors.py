"""Actors: a colleague or a customer's person with the records that they may see."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from crm_store.models import Contact, Customer, Team, User
from crm_store.repositories.workspace import Workspace
from crm_store.scope import Actor, Language, Role


@dataclass(frozen=True)
class Defaults:
    """What holds for people who have not chosen otherwise."""

    language: Language
    timezone: ZoneInfo


SYSTEM = "guanxi"
_LED = select(Team.id).where(Team.manager_id == bindparam("manager"))
_MEMBERS = select(User.id).where(User.team_id.in_(bindparam("teams", expanding=True)))


def system_actor(defaults: Defaults, currency: str = "CNY") -> Actor:
    """The actor of work that nobody asked for: sees all, is no user."""
    return Actor(SYSTEM, "admin", defaults.language, defaults.timezone, currency, sees=None)


def actor_of_user(
    session: Session, user: User, defaults: Defaults, workspace: Workspace | None = None
) -> Actor:
    """A colleague, with the records that their role lets them see."""
    role: Role = "admin" if user.role == "admin" else "manager" if user.role == "manager" else "rep"
    teams = _teams(session, user, role)
    members = _members(session, teams)
    sees: tuple[int, ...] | None = {
        "admin": None,
        "manager": tuple(sorted({user.id, *members})),
    }.get(role, (user.id,))
    language: Language = "en" if (user.language or defaults.language) == "en" else "zh"
    workspace = workspace or Workspace(session)
    base = workspace.base_currency
    return Actor(
        name=user.name,
        role=role,
        language=language,
        timezone=zone_of(user.timezone or workspace.setting("timezone"), defaults.timezone),
        currency=user.currency or currency_of(language, base),
        user_id=user.id,
        sees=sees,
        teammates=tuple(sorted(set(members) - {user.id})),
        team_ids=tuple(teams),
        chose_language=user.language in ("zh", "en"),
    )


def actor_of_customer(
    session: Session,
    customer: Customer,
    contact: Contact | None,
    defaults: Defaults,
    workspace: Workspace | None = None,
) -> Actor:
    """A customer's person, who sees what is that customer's."""
    language: Language = defaults.language
    if contact is not None and contact.language in ("zh", "en"):
        language = "en" if contact.language == "en" else "zh"
    elif not any("\u3400" <= char <= "\u9fff" for char in customer.name):
        language = "en"
    workspace = workspace or Workspace(session)
    return Actor(
        name=contact.name if contact else customer.name,
        role="customer",
        language=language,
        timezone=zone_of(workspace.setting("timezone"), defaults.timezone),
        currency=currency_of(language, workspace.base_currency),
        customer_id=customer.id,
        contact_id=contact.id if contact else None,
        sees=(),
        chose_language=contact is not None and contact.language in ("zh", "en"),
    )


def currency_of(language: Language, base: str | None) -> str:
    """The currency that somebody counts in who has not chosen one."""
    return base if base and language == "zh" else ("CNY" if language == "zh" else "USD")


def zone_of(name: object, default: ZoneInfo) -> ZoneInfo:
    """The zone of that IANA name; the default where there is none."""
    if not isinstance(name, str) or not name:
        return default
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return default


def _teams(session: Session, user: User, role: Role) -> list[int]:
    own = [user.team_id] if user.team_id is not None else []
    if role != "manager":
        return own
    led = session.scalars(_LED, {"manager": user.id})
    return sorted({*own, *led})


def _members(session: Session, team_ids: list[int]) -> list[int]:
    if not team_ids:
        return []
    return list(session.scalars(_MEMBERS, {"teams": team_ids}))
