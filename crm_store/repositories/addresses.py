"""Where people are reached: the channel and conversation that a notice to them goes to."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_store.models import ChannelAccount, Conversation, Team, User
from crm_store.repositories.workspace import Workspace

SERVICE_TEAM = "service_team"
SERVICE_CHANNEL, SERVICE_CHANNELS = "service_channel", "service_channels"


@dataclass(frozen=True)
class Address:
    """A conversation on a channel."""

    channel: str
    conversation: str


class Addresses:
    """Addresses of colleagues and customers, whoever asks."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def of_user(self, user: User) -> Address:
        """A colleague's Slack, else their conversation in the web console."""
        if user.slack_id:
            return Address("slack", f"user:{user.id}")
        return Address("web", f"user:{user.id}")

    def of_customer(self, customer_id: int, contact_id: int | None) -> list[Address]:
        """The accounts that a customer's person linked; else where they last talked to us."""
        accounts = select(ChannelAccount).where(
            ChannelAccount.customer_id == customer_id,
            ChannelAccount.contact_id.is_(None)
            if contact_id is None
            else ChannelAccount.contact_id == contact_id,
        )
        held = list(self.session.scalars(accounts.order_by(ChannelAccount.id)))
        if held:
            reached = [one for one in held if one.blocked_at is None and one.stopped_at is None]
            return [Address(account.channel, account.external_id) for account in reached]
        return self._last_talk(customer_id, contact_id)

    def of_customers(
        self, whom: Sequence[tuple[int, int | None]]
    ) -> dict[tuple[int, int | None], list[Address]]:
        """The same of many (customer, contact) at once; who cannot be reached has no address."""
        held = self._accounts(whom)
        talked = self._last_talks([one for one in whom if one not in held])
        return {one: held[one] if one in held else talked.get(one, []) for one in whom}

    def _accounts(
        self, whom: Sequence[tuple[int, int | None]]
    ) -> dict[tuple[int, int | None], list[Address]]:
        """The linked accounts; an empty list of those who have stopped or blocked every one."""
        customers = {customer for customer, _ in whom}
        query = select(ChannelAccount).where(ChannelAccount.customer_id.in_(customers))
        found: dict[tuple[int, int | None], list[Address]] = {}
        for account in self.session.scalars(query.order_by(ChannelAccount.id)):
            assert account.customer_id is not None
            theirs = found.setdefault((account.customer_id, account.contact_id), [])
            if account.blocked_at is None and account.stopped_at is None:
                theirs.append(Address(account.channel, account.external_id))
        return found

    def _last_talks(
        self, whom: Sequence[tuple[int, int | None]]
    ) -> dict[tuple[int, int | None], list[Address]]:
        customers = {customer for customer, _ in whom}
        query = select(Conversation).where(Conversation.customer_id.in_(customers))
        return {
            (talk.customer_id, talk.contact_id): [Address(talk.channel, talk.external_id)]
            for talk in self.session.scalars(query.order_by(Conversation.updated_at))
            if talk.customer_id is not None
        }

    def _last_talk(self, customer_id: int, contact_id: int | None) -> list[Address]:
        talks = select(Conversation).where(
            Conversation.customer_id == customer_id,
            Conversation.contact_id.is_(None)
            if contact_id is None
            else Conversation.contact_id == contact_id,
        )
        last = self.session.scalar(talks.order_by(Conversation.updated_at.desc()).limit(1))
        return [] if last is None else [Address(last.channel, last.external_id)]

    def desk(self, user: User | None) -> str | None:
        """Where colleagues answer a handed-over customer: the channel of the colleague's team, else
        the workspace's (settings `service_channels` {team: channel}, `service_channel`), else the
        colleague's own Slack; None where there is none of these.
        """
        workspace = Workspace(self.session)
        of_teams = workspace.setting(SERVICE_CHANNELS) or {}
        team = self.session.get(Team, user.team_id) if user and user.team_id else None
        own = of_teams.get(team.name) if team and isinstance(of_teams, dict) else None
        channel = own or workspace.setting(SERVICE_CHANNEL)
        if isinstance(channel, str) and channel:
            return channel
        return f"user:{user.id}" if user is not None and user.slack_id else None

    def colleague(self, key: int | None) -> User | None:
        """A colleague who is still there."""
        user = self.session.get(User, key) if key is not None else None
        return user if user is not None and user.deleted_at is None else None

    def manager_of(self, user: User) -> User | None:
        """Who leads a colleague's team, unless that is the colleague."""
        query = select(User).join(Team, Team.manager_id == User.id)
        query = query.where(Team.id == user.team_id, User.id != user.id, User.deleted_at.is_(None))
        return self.session.scalar(query.limit(1))

    def service_team(self) -> list[User]:
        """Who looks after customers without an owner: the team of that setting, else the admins."""
        name = Workspace(self.session).setting(SERVICE_TEAM)
        live = select(User).where(User.deleted_at.is_(None)).order_by(User.id)
        team = live.where(User.team_id.in_(select(Team.id).where(Team.name == name)))
        found = list(self.session.scalars(team)) if name else []
        return found or list(self.session.scalars(live.where(User.role == "admin")))
