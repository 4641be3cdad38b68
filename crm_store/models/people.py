"""Who works here: users, teams, territories, and the accounts that people chat from."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from crm_store.models.base import Base, Record, utc_now


class Territory(Base):
    """A sales region that teams belong to."""

    __tablename__ = "territories"

    name: Mapped[str] = mapped_column(unique=True)


class Team(Base):
    """A team, its manager and its territory."""

    __tablename__ = "teams"

    name: Mapped[str] = mapped_column(unique=True)
    manager_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", use_alter=True), default=None
    )
    territory_id: Mapped[int | None] = mapped_column(ForeignKey("territories.id"), default=None)

    territory: Mapped[Territory | None] = relationship(lazy="raise_on_sql")


class User(Record, Base):
    """A colleague who may talk to the CRM. `role` is rep, manager or admin; `language` zh or en."""

    __tablename__ = "users"
    __kind__ = "user"

    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str] = mapped_column(default="rep")
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"), default=None, index=True)
    email: Mapped[str | None] = mapped_column(default=None)
    slack_id: Mapped[str | None] = mapped_column(default=None, index=True)
    telegram_id: Mapped[str | None] = mapped_column(default=None, index=True)
    language: Mapped[str | None] = mapped_column(default=None)
    timezone: Mapped[str | None] = mapped_column(default=None)
    currency: Mapped[str | None] = mapped_column(default=None)

    team: Mapped[Team | None] = relationship(foreign_keys=[team_id], lazy="raise_on_sql")


class ChannelAccount(Base):
    """An account on a channel (slack, telegram, web …) and whose it is: one of the three, or none.

    One that was linked by a telephone number alone is not `verified_at` yet: what is sensitive then
    needs a code (`code_digest`, until `code_expires_at`; `code_tries` were wrong). After
    `stopped_at` it gets nothing but answers. `language` is what somebody without a record chose.
    """

    __tablename__ = "channel_accounts"
    __table_args__ = (UniqueConstraint("channel", "external_id"),)

    channel: Mapped[str]
    external_id: Mapped[str]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None, index=True)
    customer_id: Mapped[int | None] = mapped_column(
        ForeignKey("customers.id"), default=None, index=True
    )
    contact_id: Mapped[int | None] = mapped_column(
        ForeignKey("contacts.id"), default=None, index=True
    )
    linked_at: Mapped[datetime] = mapped_column(default=utc_now)
    verified_at: Mapped[datetime | None] = mapped_column(default=None)
    blocked_at: Mapped[datetime | None] = mapped_column(default=None)
    stopped_at: Mapped[datetime | None] = mapped_column(default=None)
    language: Mapped[str | None] = mapped_column(default=None)
    code_digest: Mapped[str | None] = mapped_column(default=None)
    code_expires_at: Mapped[datetime | None] = mapped_column(default=None)
    code_tries: Mapped[int] = mapped_column(default=0)


class LinkToken(Base):
    """A one-time token: a console sign-in (user) or a Telegram deep link (customer or contact).

    Only the SHA-256 of the token is kept, so that a copy of the store signs nobody in.
    """

    __tablename__ = "link_tokens"

    digest: Mapped[str] = mapped_column(unique=True)
    purpose: Mapped[str]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"), default=None)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), default=None)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)


class Consent(Base):
    """What a customer or contact agreed to receive (`purpose`: greetings, offers), and when."""

    __tablename__ = "consents"

    customer_id: Mapped[int | None] = mapped_column(
        ForeignKey("customers.id"), default=None, index=True
    )
    contact_id: Mapped[int | None] = mapped_column(
        ForeignKey("contacts.id"), default=None, index=True
    )
    purpose: Mapped[str]
    given: Mapped[bool]
    at: Mapped[datetime] = mapped_column(default=utc_now)
    source: Mapped[str | None] = mapped_column(default=None)
