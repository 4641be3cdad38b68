"""What happened with the customers, the meetings ahead, and what is to be done."""

from crm_store.models import Activity, Contact, Customer, Deal, Task, User
from crm_store.sample.company import Company
from crm_store.sample.days import moment_of
from crm_store.sample.make_deals import UNOWNED
from crm_store.sample.rows import MeetingRow, NoteRow, TaskRow, rows, rows_by_customer

CLOCKS = ("09:40", "10:30", "14:15", "15:20", "16:45", "11:10", "13:50")
NOTES = ("activities_fang.yaml", "activities_sun.yaml", "activities_zh.yaml",
         "activities_daniel.yaml", "activities_mia.yaml", "activities_en.yaml")  # fmt: skip


def make_work(company: Company) -> None:
    """Write the timeline and the to-dos."""
    notes = [
        _note(company, customer, row, turn)
        for file in NOTES
        for customer, given in rows_by_customer(file, NoteRow).items()
        for turn, row in enumerate(given)
    ]
    _link_deals(company, notes)
    notes.sort(key=lambda note: note.at)
    company.write(notes)
    company.write([_meeting(company, row) for row in rows("meetings.yaml", MeetingRow)])
    company.write([_task(company, row) for row in rows("tasks.yaml", TaskRow)])


def _note(company: Company, customer: str, row: NoteRow, turn: int) -> Activity:
    zone = company.zone_of(customer)
    at = company.days.past(row.days_ago, CLOCKS[turn % len(CLOCKS)], zone)
    return Activity(
        customer_id=company.key(Customer, customer),
        at=at,
        kind=row.kind,
        user_id=company.key(User, company.owners[customer] or UNOWNED),
        contact_id=_contact(company, customer, row.contact),
        summary=row.summary,
        created_at=at,
    )


def _contact(company: Company, customer: str, name: str | None) -> int | None:
    return company.maybe_key(Contact, f"{name}@{customer}" if name else None)


def _link_deals(company: Company, notes: list[Activity]) -> None:
    """Link what happened to the deal that was open then, where it was the only one."""
    for note in notes:
        running = [deal for deal in company.deals if _was_about(note, deal)]
        note.deal_id = running[0].id if len(running) == 1 else None


def _was_about(note: Activity, deal: Deal) -> bool:
    until = deal.closed_at or note.at
    return note.customer_id == deal.customer_id and deal.created_at <= note.at <= until


def _meeting(company: Company, row: MeetingRow) -> Activity:
    return Activity(
        customer_id=company.key(Customer, row.customer),
        at=company.days.ahead(row.days, row.clock, company.zones[row.user]),
        kind="meeting",
        user_id=company.key(User, row.user),
        contact_id=_contact(company, row.customer, row.contact),
        summary=row.summary,
        created_at=company.days.past(4, "17:30"),
    )


def _task(company: Company, row: TaskRow) -> Task:
    due = None
    if row.due_in is not None:
        day = company.days.day(row.due_in)
        due = moment_of(day, row.clock or "00:00", company.zones[row.assignee])
    return Task(
        title=row.title,
        customer_id=company.maybe_key(Customer, row.customer),
        assignee_id=company.key(User, row.assignee),
        due=due,
        due_time=row.clock is not None,
        status="done" if row.done else "open",
        created_at=company.days.past(max(6, 6 - (row.due_in or 0)), "09:30"),
    )
