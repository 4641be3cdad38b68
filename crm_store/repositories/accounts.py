"""Those who may talk to the CRM, their teams, and the one-time tokens that sign them in."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from crm_store.models import LinkToken, Team, User

SIGN_IN = "console"


class Accounts:
    """Colleagues as the sign-in knows them, whoever asks."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def all(self) -> list[tuple[User, str | None]]:
        """Every colleague with the name of the team, in the order they were added."""
        query = (
            select(User, Team.name)
            .outerjoin(Team, Team.id == User.team_id)
            .where(User.deleted_at.is_(None))
            .order_by(User.id)
        )
        return [(user, team) for user, team in self.session.execute(query)]

    def get(self, key: int) -> User | None:
        """The colleague of that key."""
        return self.session.scalar(select(User).where(User.id == key, User.deleted_at.is_(None)))

    def named(self, name: str, *, deleted: bool = False) -> User | None:
        """The colleague of exactly that name; with `deleted` one in the recycle bin as well."""
        query = select(User).where(User.name == name)
        return self.session.scalar(query if deleted else query.where(User.deleted_at.is_(None)))

    def team(self, name: str) -> Team:
        """The team of that name, made where there is none."""
        team = self.session.scalar(select(Team).where(Team.name == name))
        if team is None:
            team = Team(name=name)
            self.session.add(team)
            self.session.flush()
        return team

    def add_token(self, user: User, digest: str, expires_at: datetime) -> None:
        """Keep a sign-in token by its digest."""
        token = LinkToken(digest=digest, purpose=SIGN_IN, expires_at=expires_at)
        token.user_id = user.id
        self.session.add(token)
        self.session.flush()

    def take_token(self, digest: str, now: datetime) -> int | None:
        """The key of the colleague whom an unused, unexpired token signs in; it is used then."""
        taken = (
            update(LinkToken)
            .where(
                LinkToken.digest == digest,
                LinkToken.purpose == SIGN_IN,
                LinkToken.used_at.is_(None),
                LinkToken.expires_at > now,
            )
            .values(used_at=now)
            .returning(LinkToken.user_id)
        )
        return self.session.scalar(taken)
