"""What was due in the year, by plain Python over the records: no statement of a rule is used.

Each function gives the keys and days of a rule; what falls outside the year is dropped by `due`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from bench.year.birthdays import birthday_greetings, birthdays, festivals
from bench.year.book import DAY, Book, Due, after, before, local, timed
from bench.year.expected_orders import care, care_tips, points, replenishments
from bench.year.expected_service import service_levels, surveys
from crm_store.models import (
    Activity,
    AuditEntry,
    Contract,
    Deal,
    Lead,
    Payment,
    Task,
    User,
)

NEVER = datetime(2100, 1, 1, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)
STILL = {"qualification": 21, "needs": 21, "proposal": 14, "negotiation": 10}


def due(book: Book) -> set[Due]:
    """All that is due from the first day to the last."""
    every = (one for find in RULES.values() for one in find(book))
    return {one for one in every if book.start <= one.day <= book.last}


def tasks(book: Book) -> Iterator[Due]:
    """To-dos of a day, told on the day or the Friday before."""
    for task, moment in _open_tasks(book):
        day = local(moment, book.clock(task.assignee_id))
        if not task.due_time:
            yield Due("task", f"task:{task.id}:{day}", before(day))


def overdue_tasks(book: Book) -> Iterator[Due]:
    """The day after, or the Monday after."""
    for task, moment in _open_tasks(book):
        day = local(moment, book.clock(task.assignee_id))
        yield Due("task_overdue", f"task_overdue:{task.id}:{day}", after(day + DAY))


def tasks_soon(book: Book) -> Iterator[Due]:
    """Half an hour before their time."""
    for task, moment in _open_tasks(book):
        if task.due_time:
            key = f"task_soon:{task.id}:{moment:%Y-%m-%dT%H:%M}"
            yield from timed(book, "task_soon", key, moment - HALF_HOUR, timedelta(hours=12))


def _open_tasks(book: Book) -> Iterator[tuple[Task, datetime]]:
    for task in book.all(Task):
        if task.status == "open" and task.due is not None and task.assignee_id is not None:
            yield task, task.due


def meetings(book: Book) -> Iterator[Due]:
    """Half an hour before appointments."""
    for one in book.all(Activity):
        if one.kind == "meeting" and one.user_id is not None and one.at > one.created_at:
            key = f"meeting:{one.id}:{one.at:%Y-%m-%dT%H:%M}"
            yield from timed(book, "meeting", key, one.at - HALF_HOUR, timedelta(minutes=25))


def renewals(book: Book) -> Iterator[Due]:
    """90, 60, 30 and 7 days before a contract ends that nothing follows."""
    for key, end in _to_renew(book):
        for days in (90, 60, 30, 7):
            yield Due("renewal", f"renewal:{key}:{end}:{days}", after(end - days * DAY))


def renewal_letters(book: Book) -> Iterator[Due]:
    """30 days before, drafted on the working day before that."""
    for key, end in _to_renew(book):
        day = end - 30 * DAY
        made = max(before(day - DAY), book.start) if day >= book.start else day
        yield Due("renewal_letter", f"renewal_letter:{key}:{end}:30", made)


def _to_renew(book: Book) -> Iterator[tuple[int, date]]:
    renewed = {one.renewed_from_id for one in book.all(Contract)}
    for contract in book.all(Contract):
        done = contract.status in ("terminated", "renewed") or contract.id in renewed
        if contract.end and not done and book.customer(contract.customer_id):
            yield contract.id, contract.end


def payments(book: Book) -> Iterator[Due]:
    """The ladder of what is not paid: the owner, then the manager."""
    for key, day in sorted({(one.contract_id, one.due) for one in book.all(Payment) if _owed(one)}):
        contract = book.get(Contract, key)
        if contract is None or book.customer(contract.customer_id) is None:
            continue
        for late in (-3, 0, 1, 7, 14, 30):
            step = f"{late}:manager" if late >= 14 else str(late)
            yield Due("payment", f"payment:{key}:{day}:{step}", after(day + late * DAY))


def _owed(payment: Payment) -> bool:
    paid = payment.amount if payment.paid_at else Decimal(0)
    return payment.amount > (payment.paid_amount if payment.paid_amount is not None else paid)


def stalled_deals(book: Book) -> Iterator[Due]:
    """Each time that nothing happened to an open deal for as long as its stage allows."""
    happened = book.by(Activity, "deal_id")
    for deal in book.all(Deal):
        if deal.stage not in STILL:
            continue
        zone, span = book.clock(deal.owner_id), timedelta(days=STILL[deal.stage])
        moved = deal.stage_since
        times = [moved, *sorted(one.at for one in happened[deal.id] if one.at > moved)]
        for since, following in zip(times, [*times[1:], None], strict=True):
            day = local(since + span, zone)
            if following is None or local(following, zone) > day:
                key = f"stalled_deal:{deal.id}:{deal.stage}:{since:%Y-%m-%d}"
                yield Due("stalled_deal", key, after(day))


def leads(book: Book) -> Iterator[Due]:
    """3, 5, 7, 14 … days after somebody last touched a new lead; the store tells who did."""
    touched: dict[int, list[AuditEntry]] = defaultdict(list)
    for entry in book.all(AuditEntry):
        if (entry.kind, entry.op) == ("lead", "update"):
            touched[entry.record_id].append(entry)
    for lead in book.all(Lead):
        changes = [one.raw["owner_id"] for one in touched[lead.id] if "owner_id" in one.raw]
        owners = [changes[0][0] if changes else lead.owner_id, *(one[1] for one in changes)]
        times = [lead.created_at, *(one.at for one in touched[lead.id])]
        ends = [*times[1:], NEVER]
        takers = [*owners[1:], None]
        for since, until, owner, taker in zip(times, ends, owners, takers, strict=True):
            if lead.status == "new":
                yield from _ladder(book, lead, since, until, owner, taker)


def _ladder(
    book: Book, lead: Lead, since: datetime, until: datetime, owner: int | None, taker: int | None
) -> Iterator[Due]:
    for days in (3, 5, *range(7, 372, 7)):
        step = {3: "rep", 5: "manager"}.get(days, "give")
        whose = book.clock(taker) if step == "give" and taker else book.clock(
            owner, manager=step == "manager")  # fmt: skip
        day = after(local(since + days * DAY, whose))
        possible = {"manager": owner is not None, "give": _can_take(book, owner)}.get(step, True)
        if day > local(until, whose):
            return
        if possible:
            last = f":{days}" if step == "give" else ""
            key = f"lead_pool:{step}:{lead.id}:{since:%Y-%m-%dT%H:%M}{last}"
            yield Due("lead_pool", key, day)


def _can_take(book: Book, owner: int | None) -> bool:
    now = book.get(User, owner)
    others = (one for one in book.all(User) if one.role == "rep" and one.id != owner)
    return any(now is None or one.team_id == now.team_id for one in others)


def weeks(book: Book) -> Iterator[Due]:
    """Every Monday, to who leads others."""
    for user in book.all(User):
        for day in book.days():
            if user.role in ("manager", "admin") and day.weekday() == 0:
                key = f"weekly_digest:{user.id}:{day - 7 * DAY}"
                yield Due("weekly_digest", key, day)


RULES: Mapping[str, Callable[[Book], Iterator[Due]]] = {
    "birthday": birthdays,
    "birthday_greeting": birthday_greetings,
    "festival": festivals,
    "task": tasks,
    "task_soon": tasks_soon,
    "task_overdue": overdue_tasks,
    "meeting": meetings,
    "renewal": renewals,
    "renewal_letter": renewal_letters,
    "payment": payments,
    "stalled_deal": stalled_deals,
    "lead_pool": leads,
    "sla": service_levels,
    "survey": surveys,
    "care": care,
    "care_tips": care_tips,
    "points_expiry": points,
    "replenishment": replenishments,
    "weekly_digest": weeks,
}
"""Churn is not among them: that is a model's word."""
