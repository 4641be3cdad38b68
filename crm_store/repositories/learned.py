"""Phrases that people taught: each reads the messages of those like its teacher, no others."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from crm_store.models import Customer, LearnedPhrase, User
from crm_store.scope import Actor

MOST_OF_STAFF = 500
MOST_OF_A_CUSTOMER = 20
"""Beyond so many the oldest is forgotten."""


class Learned:
    """The examples that an actor's messages are read by: those of staff, or a customer's own."""

    def __init__(self, session: Session, actor: Actor) -> None:
        self.session = session
        self._actor = actor

    def query(self) -> Select[LearnedPhrase]:
        """The actor's examples, the latest first."""
        query = select(LearnedPhrase).order_by(LearnedPhrase.id.desc())
        if self._actor.is_staff:
            return query.where(LearnedPhrase.customer_id.is_(None))
        return query.where(LearnedPhrase.customer_id == (self._actor.customer_id or 0))

    def examples(self, language: str) -> Sequence[LearnedPhrase]:
        """The actor's examples in one language."""
        return self.session.scalars(self.query().where(LearnedPhrase.language == language)).all()

    def learn(self, phrase: LearnedPhrase) -> LearnedPhrase:
        """Keep an example as the actor's; a newer one of the same text takes its place."""
        for known in self.session.scalars(self.query().where(LearnedPhrase.text == phrase.text)):
            self.session.delete(known)
        phrase.user_id = self._actor.user_id
        phrase.customer_id = None if self._actor.is_staff else self._actor.customer_id
        self.session.add(phrase)
        self.session.flush()
        most = MOST_OF_STAFF if self._actor.is_staff else MOST_OF_A_CUSTOMER
        for oldest in self.session.scalars(self.query().offset(most)):
            self.session.delete(oldest)
        self.session.flush()
        return phrase

    def forget(self, key: int) -> bool:
        """Forget one of the actor's examples; whether there was one of that key."""
        known = self.session.scalar(self.query().where(LearnedPhrase.id == key))
        if known is not None:
            self.session.delete(known)
        return known is not None


class EverythingLearned:
    """All examples, for whoever looks after the installation."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def all(self) -> Iterator[tuple[LearnedPhrase, str]]:
        """Every example with the name of who taught it, in the order they were taught."""
        query = (
            select(LearnedPhrase, User.name, Customer.name)
            .outerjoin(User, User.id == LearnedPhrase.user_id)
            .outerjoin(Customer, Customer.id == LearnedPhrase.customer_id)
            .order_by(LearnedPhrase.id)
        )
        for phrase, user, customer in self.session.execute(query):
            yield phrase, user or customer or ""

    def forget(self, keys: Sequence[int]) -> int:
        """Forget examples by their keys; how many there were."""
        found = delete(LearnedPhrase).where(LearnedPhrase.id.in_(keys))
        return len(self.session.execute(found.returning(LearnedPhrase.id)).all())

    def forget_all(self) -> int:
        """Forget every example; how many there were."""
        return len(self.session.execute(delete(LearnedPhrase).returning(LearnedPhrase.id)).all())
