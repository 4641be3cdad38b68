"""Notices that rules made: what is claimed, how much somebody got, who wants none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from crm_store.models import Base, Muting, Notice, RuleRun

ALL_RULES = "*"
LOOKED_AT_AGAIN = timedelta(days=14)
_ASKED = Notice.status == "drafted"


@dataclass(frozen=True)
class Mutings:
    """Who wants no notices, of those that were asked about."""

    rows: tuple[tuple[str, int | None, int | None], ...]

    def hold(self, rule: str, customer_id: int | None, user_id: int | None) -> bool:
        """Whether a notice of that rule, about that customer and to that colleague, is unwanted."""
        return any(
            of in (rule, ALL_RULES) and about in (None, customer_id) and whose in (None, user_id)
            for of, about, whose in self.rows
        )


class Notices:
    """Notices, whoever asks: the scheduler's own book."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def get(self, key: int) -> Notice | None:
        """The notice of that number."""
        return self.session.get(Notice, key)

    def known(self, keys: Sequence[str]) -> dict[str, str]:
        """The status of each of these keys that is claimed already."""
        rows = self.session.execute(select(Notice.key, Notice.status).where(Notice.key.in_(keys)))
        return dict(rows.all())

    def claim(self, rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
        """Add notices; the numbers of those whose keys nobody has claimed before."""
        if not rows:
            return {}
        adding = self._insert(Notice).on_conflict_do_nothing(index_elements=["key"])
        made = self.session.execute(adding.returning(Notice.key, Notice.id), list(rows))
        return dict(made.all())

    def posted_to_user(self, user_id: int, start: datetime, end: datetime) -> int:
        """How many notices a colleague was posted in that time."""
        query = select(func.count(Notice.id)).where(
            Notice.user_id == user_id, Notice.audience == "staff", *_posted_between(start, end)
        )
        return self.session.scalar(query) or 0

    def posted_to_customers(
        self, customer_ids: Sequence[int], start: datetime, end: datetime
    ) -> list[tuple[int | None, int | None, datetime]]:
        """(customer, contact, when) of the messages that these customers' people were posted."""
        query = select(Notice.customer_id, Notice.contact_id, Notice.posted_at).where(
            Notice.customer_id.in_(customer_ids),
            Notice.audience == "customer",
            *_posted_between(start, end),
        )
        rows = self.session.execute(query)
        return [(customer, contact, at) for customer, contact, at in rows if at is not None]

    def last_to_user(self, user_id: int | None, start: datetime, end: datetime) -> Notice | None:
        """What a colleague was told last in that time: a notice, or a draft to decide about."""
        told = (Notice.audience == "staff") | (Notice.decided_at.is_(None) & _ASKED)
        return self._last(Notice.user_id == user_id, told, start=start, end=end)

    def last_to_customer(
        self, customer_id: int | None, contact_id: int | None, start: datetime, end: datetime
    ) -> Notice | None:
        """What a customer's person was told last in that time."""
        whose = Notice.customer_id == customer_id, Notice.contact_id == contact_id
        told = Notice.audience == "customer", Notice.status == "posted"
        return self._last(*whose, *told, start=start, end=end)

    def _last(self, *which: ColumnElement[bool], start: datetime, end: datetime) -> Notice | None:
        at = func.coalesce(Notice.posted_at, Notice.made_at)
        shown = (Notice.status == "posted") | _ASKED
        query = select(Notice).where(*which, shown, at >= start, at <= end)
        return self.session.scalar(query.order_by(at.desc(), Notice.id.desc()).limit(1))

    def mutings(self, now: datetime, customer_ids: Sequence[int]) -> Mutings:
        """The mutings that hold now and are of no customer, or of one of these."""
        query = select(Muting.rule, Muting.customer_id, Muting.user_id).where(
            or_(Muting.until.is_(None), Muting.until > now),
            or_(Muting.customer_id.is_(None), Muting.customer_id.in_(customer_ids)),
        )
        return Mutings(tuple((rule, about, whose) for rule, about, whose in
                             self.session.execute(query)))  # fmt: skip

    def mute(
        self, rule: str, customer_id: int | None, user_id: int | None, now: datetime, *, muted: bool
    ) -> bool:
        """Want no more notices of a rule about a customer, or want them again; was it news."""
        same = (
            Muting.rule == rule, Muting.customer_id == customer_id, Muting.user_id == user_id,
        )  # fmt: skip
        gone = self.session.execute(delete(Muting).where(*same).returning(Muting.id)).all()
        if muted:
            row = Muting(rule=rule, customer_id=customer_id, user_id=user_id, at=now)
            self.session.add(row)
            self.session.flush()
        return bool(gone) is not muted

    def due(self, status: str, now: datetime, limit: int = 500) -> list[Notice]:
        """The notices of a status whose time has come, the oldest first."""
        query = select(Notice).where(Notice.status == status, Notice.due_at <= now)
        return list(self.session.scalars(query.order_by(Notice.due_at, Notice.id).limit(limit)))

    def put_off(self, user_id: int, limit: int) -> list[Notice]:
        """What waits for a colleague's digest, the oldest first."""
        query = select(Notice).where(
            Notice.user_id == user_id, Notice.audience == "staff", *waiting_for_a_digest()
        )
        return list(self.session.scalars(query.order_by(Notice.due_at, Notice.id).limit(limit)))

    def told_in_digest(self, keys: Sequence[int], now: datetime) -> None:
        """Note that these stood in a digest."""
        self.session.execute(update(Notice).where(Notice.id.in_(keys)).values(posted_at=now))

    def settle(self, key: int, status: str, **values: object) -> None:
        """Note what became of a notice."""
        change = update(Notice).where(Notice.id == key)
        self.session.execute(change.values(status=status, **values))

    def last_day(self, rule: str, zone: str) -> date | None:
        """The last day of a rule that is done in a zone."""
        query = select(func.max(RuleRun.day)).where(RuleRun.rule == rule, RuleRun.zone == zone)
        return self.session.scalar(query)

    def look_again(self, rule: str, today: date, now: datetime) -> None:
        """Forget that the last days of a rule are done: its settings have changed.

        What was told keeps its key and is not told again.
        """
        since = today - LOOKED_AT_AGAIN
        done = RuleRun.rule == rule
        zones = list(self.session.scalars(select(RuleRun.zone).where(done).distinct()))
        self.session.execute(delete(RuleRun).where(done, RuleRun.day > since))
        for zone in zones:
            self.day_done(rule, zone, since, now)

    def day_done(self, rule: str, zone: str, day: date, now: datetime) -> None:
        """Note that a day of a rule is done in a zone; another process may have been quicker."""
        row = {"rule": rule, "zone": zone, "day": day, "done_at": now}
        once = self._insert(RuleRun).on_conflict_do_nothing(index_elements=["rule", "zone", "day"])
        self.session.execute(once, row)

    def _insert(self, model: type[Base]) -> "sqlite.Insert | postgresql.Insert":
        dialect = self.session.get_bind().dialect.name
        return (postgresql.insert if dialect == "postgresql" else sqlite.insert)(model)


def waiting_for_a_digest() -> tuple[ColumnElement[bool], ...]:
    """Whether the daily cap put a notice off and no digest has told it yet."""
    return Notice.status == "digest", Notice.posted_at.is_(None)


def _posted_between(start: datetime, end: datetime) -> tuple[ColumnElement[bool], ...]:
    return Notice.status == "posted", Notice.posted_at >= start, Notice.posted_at < end
