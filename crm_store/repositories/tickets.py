"""Service requests: lists, what was written in them, and how satisfied the customer was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import joinedload

from crm_store.models import Customer, SurveyAnswer, Ticket, TicketReply
from crm_store.repositories.numbering import next_number
from crm_store.repositories.records import ChildRepository, hides_work, holder

UNRESOLVED = ("open", "pending")
PRIORITIES = ("urgent", "high", "normal", "low")
PREFIX = "TK-"
FIRST_NUMBER = 1001
RATED_WITHIN = timedelta(days=30)


@dataclass(frozen=True)
class TicketFilter:
    """What a list of tickets is narrowed to; the period is that of their opening."""

    status: str | None = None
    unresolved: bool = False
    kind: str | None = None
    priority: str | None = None
    customer_id: int | None = None
    assignee_id: int | None = None
    opened_from: datetime | None = None
    opened_before: datetime | None = None


class Tickets(ChildRepository[Ticket]):
    """Service requests that the actor may see: as their customer is, or one's own."""

    model = Ticket
    user_column = "assignee_id"

    def matching(self, wanted: TicketFilter) -> Select[Ticket]:
        """The tickets of a filter: unresolved ones first, the most urgent and oldest of them."""
        query = self.query() if wanted.customer_id is None else self.about(wanted.customer_id)
        for column, value in (
            (Ticket.status, wanted.status),
            (Ticket.kind, wanted.kind),
            (Ticket.priority, wanted.priority),
            (Ticket.assignee_id, wanted.assignee_id),
        ):
            if value is not None:
                query = query.where(column == value)
        if wanted.unresolved:
            query = query.where(Ticket.status.in_(UNRESOLVED))
        if wanted.opened_from is not None:
            query = query.where(Ticket.opened_at >= wanted.opened_from)
        if wanted.opened_before is not None:
            query = query.where(Ticket.opened_at < wanted.opened_before)
        return self._ordered(query)

    def _ordered(self, query: Select[Ticket]) -> Select[Ticket]:
        done = case((Ticket.status.in_(UNRESOLVED), 0), else_=1)
        rank = case({name: place for place, name in enumerate(PRIORITIES)}, value=Ticket.priority,
                    else_=len(PRIORITIES))  # fmt: skip
        urgency = case((done == 0, rank), else_=0)
        oldest = case((done == 0, Ticket.opened_at), else_=None)
        return query.order_by(
            done, urgency, oldest.asc().nulls_last(), Ticket.opened_at.desc(), Ticket.id
        )

    def page(self, query: Select[Ticket], limit: int) -> list[Ticket]:
        """The first tickets of a query, with their customers and assignees."""
        loaded = query.options(joinedload(Ticket.customer), joinedload(Ticket.assignee))
        return list(self.session.scalars(loaded.limit(limit)))

    def with_people(self, key: int) -> Ticket | None:
        """A ticket with its customer, contact and assignee."""
        people = (
            joinedload(Ticket.customer), joinedload(Ticket.contact), joinedload(Ticket.assignee),
        )  # fmt: skip
        return self.session.scalar(self.each().where(Ticket.id == key).options(*people))

    def next_number(self) -> str:
        """The number of a new ticket; two who open one at once get two numbers."""
        return next_number(self.session, Ticket.number, PREFIX, first=FIRST_NUMBER, digits=4)

    def subjects(self, limit: int = 300) -> list[tuple[int, str, str, int | None]]:
        """Key, number, subject and customer of the newest tickets, for matching words."""
        columns = (Ticket.id, Ticket.number, Ticket.subject, Ticket.customer_id)
        rows = self.session.execute(
            self.query().with_only_columns(*columns).order_by(Ticket.id.desc()).limit(limit)
        )
        return [(row[0], row[1], row[2], row[3]) for row in rows]

    def same_open(self, customer_id: int, subject: str) -> Ticket | None:
        """A customer's unresolved ticket of that very subject."""
        query = self.about(customer_id).where(
            Ticket.subject == subject, Ticket.status.in_(UNRESOLVED)
        )
        return self.session.scalar(query.order_by(Ticket.id).limit(1))

    def replies(self, ticket: Ticket) -> list[TicketReply]:
        """What was written in a ticket that the actor was found to see; internal for staff only."""
        query = select(TicketReply).where(TicketReply.ticket_id == ticket.id)
        if not self.actor.is_staff:
            query = query.where(TicketReply.internal.is_(False))
        return list(self.session.scalars(query.order_by(TicketReply.at, TicketReply.id)))

    def add_reply(self, ticket: Ticket, reply: str, at: datetime, *, internal: bool) -> None:
        """Write something in a ticket, as the actor."""
        actor = self.actor
        row = TicketReply(ticket_id=ticket.id, text=reply, at=at, internal=internal)
        row.user_id, row.contact_id = actor.user_id, actor.contact_id
        self.session.add(row)

    def to_rate(self, customer_id: int, contact_id: int | None, now: datetime) -> list[Ticket]:
        """A customer's tickets resolved lately and not rated yet: one's own first, then newest."""
        query = self.about(customer_id).where(
            Ticket.status.in_(("resolved", "closed")),
            Ticket.score.is_(None),
            Ticket.resolved_at > now - RATED_WITHIN,
        )
        own = case((Ticket.contact_id == contact_id, 0), else_=1)
        return list(self.session.scalars(query.order_by(own, Ticket.resolved_at.desc()).limit(20)))

    def answer(self, ticket: Ticket) -> SurveyAnswer | None:
        """What the customer said of a ticket that the actor was found to see."""
        query = select(SurveyAnswer).where(SurveyAnswer.ticket_id == ticket.id)
        return self.session.scalar(query.order_by(SurveyAnswer.id.desc()).limit(1))

    def rate(self, ticket: Ticket, score: int, comment: str | None, at: datetime) -> None:
        """Record the customer's answer, on the ticket too; a later one takes the place of it."""
        held = self.answer(ticket)
        if held is None:
            held = SurveyAnswer(ticket_id=ticket.id, customer_id=ticket.customer_id, score=score)
            self.session.add(held)
        held.score, held.comment, held.at = score, comment, at
        ticket.score = score

    def satisfaction(self, customer: Customer) -> tuple[Decimal, int] | None:
        """The mean score of a visible customer's tickets and how many were rated; None for none."""
        rated = _rated(hides_work(customer, self.actor))
        total, count = self.session.execute(rated, holder(customer, self.actor)).one()
        return (Decimal(total or 0) / count, count) if count else None

    def unresolved(self, customer_ids: Sequence[int]) -> Select[Ticket]:
        """Tickets of these customers that are not resolved, the newest first."""
        query = self.each().where(
            Ticket.customer_id.in_(customer_ids), Ticket.status.in_(UNRESOLVED)
        )
        return query.order_by(Ticket.opened_at.desc(), Ticket.id.desc())


@cache
def _rated(hidden: bool) -> Select[int | None, int]:
    held = Tickets.held(hidden).where(Ticket.score.is_not(None))
    return held.with_only_columns(func.sum(Ticket.score), func.count(Ticket.id))
