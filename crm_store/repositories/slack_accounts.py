"""Colleagues and their Slack accounts."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crm_store.models import User


class SlackAccounts:
    """Whose account is whose, whoever asks."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def of(self, account: str) -> User | None:
        """The colleague of an account."""
        query = select(User).where(User.slack_id == account, User.deleted_at.is_(None))
        return self.session.scalar(query.limit(1))

    def of_all(self, accounts: Sequence[str]) -> dict[str, User]:
        """The colleagues of these accounts."""
        query = select(User).where(User.slack_id.in_(accounts), User.deleted_at.is_(None))
        return {user.slack_id: user for user in self.session.scalars(query) if user.slack_id}

    def with_email(self, email: str) -> User | None:
        """The one colleague with that address who has no account yet, or another one."""
        query = select(User).where(
            func.lower(User.email) == email.strip().lower(), User.deleted_at.is_(None)
        )
        found = list(self.session.scalars(query.limit(2)))
        return found[0] if len(found) == 1 else None

    def admins(self) -> list[str]:
        """The names of those who can add people, in the order they were added."""
        query = select(User.name).where(User.role == "admin", User.deleted_at.is_(None))
        return list(self.session.scalars(query.order_by(User.id).limit(3)))
