"""Tickets, what was written in them, and how satisfied the customers were."""

from datetime import datetime, timedelta

from crm_store.models import Contact, Customer, SurveyAnswer, Ticket, TicketReply, User
from crm_store.sample.company import Company
from crm_store.sample.rows import ContactRow, TicketRow, rows, rows_by_customer

CLOCKS = ("09:12", "10:48", "11:30", "14:05", "15:37", "16:50")
INTERNAL = "!"
"""Before a colleague's text: written for colleagues only."""


def make_tickets(company: Company) -> None:
    """Write the tickets in the order in which they were opened."""
    given = sorted(rows("tickets.yaml", TicketRow), key=lambda row: -row.opened_ago)
    people = rows_by_customer("contacts.yaml", ContactRow)
    tickets = []
    for number, row in enumerate(given, start=1):
        who = people.get(row.customer, [])
        contact = f"{who[number % len(who)].name}@{row.customer}" if who else None
        tickets.append(_ticket(company, row, number, contact))
    company.write(tickets)
    pairs = list(zip(tickets, given, strict=True))
    company.write([one for ticket, row in pairs for one in _replies(company, ticket, row)])
    company.write([_answer(ticket, row) for ticket, row in pairs if row.score is not None])


def _ticket(company: Company, row: TicketRow, number: int, contact: str | None) -> Ticket:
    clock = CLOCKS[number % len(CLOCKS)]
    opened = company.days.past(row.opened_ago, clock, company.zone_of(row.customer))
    return Ticket(
        number=f"TK-{1000 + number}",
        customer_id=company.key(Customer, row.customer),
        contact_id=company.maybe_key(Contact, contact),
        assignee_id=company.maybe_key(User, row.assignee),
        kind=row.kind,
        priority=row.priority,
        status=row.status,
        subject=row.subject,
        opened_at=opened,
        first_reply_at=_later(opened, row.answered_in),
        resolved_at=_later(opened, row.resolved_in),
        score=row.score,
        created_at=opened,
    )


def _later(opened: datetime, minutes: int | None) -> datetime | None:
    return None if minutes is None else opened + timedelta(minutes=minutes)


def _replies(company: Company, ticket: Ticket, row: TicketRow) -> list[TicketReply]:
    return [
        TicketReply(
            ticket_id=ticket.id,
            user_id=None if one.by == "customer" else company.key(User, one.by),
            contact_id=ticket.contact_id if one.by == "customer" else None,
            at=ticket.opened_at + timedelta(minutes=one.minutes),
            text=one.text.removeprefix(INTERNAL),
            internal=one.text.startswith(INTERNAL),
        )
        for one in row.replies
    ]


def _answer(ticket: Ticket, row: TicketRow) -> SurveyAnswer:
    after = (ticket.resolved_at or ticket.opened_at) + timedelta(hours=2)
    return SurveyAnswer(
        ticket_id=ticket.id,
        customer_id=ticket.customer_id,
        score=row.score,
        comment=row.comment,
        at=after,
    )
