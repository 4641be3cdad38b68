"""What was due in the year, by plain Python over the records: no statement of a rule is used.

Each function gives the keys and days of a rule; what falls outside the year is dropped by `due`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from statistics import median

from bench.year.birthdays import birthday_greetings, birthdays, festivals
from bench.year.book import DAY, Book, Due, after, before, local, works
from bench.year.processes import HOME
from crm_store.models import (
    Activity,
    AuditEntry,
    Contract,
    Deal,
    Lead,
    Order,
    OrderLine,
    Payment,
    PointsEntry,
    SurveyAnswer,
    Task,
    Ticket,
    User,
)

NEVER = datetime(2100, 1, 1, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)
STILL = {"qualification": 21, "needs": 21, "proposal": 14, "negotiation": 10}
CARE = (7, 30, 180)
GOALS = {"urgent": (30, 240), "high": (120, 540), "normal": (240, 1620), "low": (540, 2700)}
"""Minutes of working time until the first response, and until it is resolved."""


def due(book: Book) -> set[Due]:
    """All that is due from the first day to the last."""
    every = (one for find in RULES.values() for one in find(book))
    return {one for one in every if book.start <= one.day <= book.last}


def tasks(book: Book) -> Iterator[Due]:
    """To-dos of a day, told on the day or the Friday before."""
    for task in _open_tasks(book):
        day = local(task.due, book.clock(task.assignee_id))
        if not task.due_time:
            yield Due("task", f"task:{task.id}:{day}", before(day))


def overdue_tasks(book: Book) -> Iterator[Due]:
    """The day after, or the Monday after."""
    for task in _open_tasks(book):
        day = local(task.due, book.clock(task.assignee_id))
        yield Due("task_overdue", f"task_overdue:{task.id}:{day}", after(day + DAY))


def tasks_soon(book: Book) -> Iterator[Due]:
    """Half an hour before their time."""
    for task in _open_tasks(book):
        if task.due_time:
            key = f"task_soon:{task.id}:{task.due:%Y-%m-%dT%H:%M}"
            yield from _timed(book, "task_soon", key, task.due - HALF_HOUR, timedelta(hours=12))


def _open_tasks(book: Book) -> Iterator[Task]:
    for task in book.all(Task):
        if task.status == "open" and task.due is not None and task.assignee_id is not None:
            yield task


def meetings(book: Book) -> Iterator[Due]:
    """Half an hour before appointments."""
    for one in book.all(Activity):
        if one.kind == "meeting" and one.user_id is not None and one.at > one.created_at:
            key = f"meeting:{one.id}:{one.at:%Y-%m-%dT%H:%M}"
            yield from _timed(book, "meeting", key, one.at - HALF_HOUR, timedelta(minutes=25))


def _timed(book: Book, rule: str, key: str, at: datetime, matters: timedelta) -> Iterator[Due]:
    if at + matters > book.first_moment:
        at = max(at, book.first_moment)
        yield Due(rule, key, local(at, HOME), at)


def renewals(book: Book) -> Iterator[Due]:
    """90, 60, 30 and 7 days before a contract ends that nothing follows."""
    for contract in _to_renew(book):
        for days in (90, 60, 30, 7):
            key = f"renewal:{contract.id}:{contract.end}:{days}"
            yield Due("renewal", key, after(contract.end - days * DAY))


def renewal_letters(book: Book) -> Iterator[Due]:
    """30 days before, drafted on the working day before that."""
    for contract in _to_renew(book):
        day = contract.end - 30 * DAY
        made = max(before(day - DAY), book.start) if day >= book.start else day
        yield Due("renewal_letter", f"renewal_letter:{contract.id}:{contract.end}:30", made)


def _to_renew(book: Book) -> Iterator[Contract]:
    renewed = {one.renewed_from_id for one in book.all(Contract)}
    for contract in book.all(Contract):
        done = contract.status in ("terminated", "renewed") or contract.id in renewed
        if contract.end and not done and book.customer(contract.customer_id):
            yield contract


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


def care(book: Book) -> Iterator[Due]:
    """7, 30 and 180 days after something new was bought, to the owner."""
    for order, days in _new_orders(book):
        customer = book.customer(order.customer_id)
        zone = book.clock(customer.owner_id if customer else None)
        yield Due(
            "care", f"care:{order.id}:{days}", after(local(order.ordered_at + days * DAY, zone))
        )


def care_tips(book: Book) -> Iterator[Due]:
    """The same days, to the customer."""
    for order, days in _new_orders(book):
        day = local(order.ordered_at + days * DAY, HOME)
        yield Due("care_tips", f"care_tips:{order.id}:{days}", day)


def _new_orders(book: Book) -> Iterator[tuple[Order, int]]:
    lines, had = book.by(OrderLine, "order_id"), defaultdict[int, set[int]](set)
    for order in sorted(book.all(Order), key=lambda one: one.ordered_at):
        if order.status == "cancelled" or book.customer(order.customer_id) is None:
            continue
        bought = {line.product_id for line in lines[order.id]}
        if bought - had[order.customer_id or 0]:
            for days in CARE:
                if days > 14 or order.status == "delivered":
                    yield order, days
        had[order.customer_id or 0] |= bought


def points(book: Book) -> Iterator[Due]:
    """30 and 7 days before points run out that nobody used."""
    for key, entries in book.by(PointsEntry, "customer_id").items():
        used = -sum(one.points for one in entries if one.points < 0)
        given = [one for one in entries if one.points > 0]
        for day in {local(one.expires_at, HOME) for one in given if one.expires_at}:
            gone = sum(one.points for one in given if one.expires_at and
                       local(one.expires_at, HOME) <= day)  # fmt: skip
            for ahead in (30, 7) if gone > used and book.customer(key) else ():
                yield Due("points_expiry", f"points_expiry:{key}:{day}:{ahead}", day - ahead * DAY)


def replenishments(book: Book) -> Iterator[Due]:
    """3 days before the next order is due, the median of the days between the ones before."""
    lines = book.by(OrderLine, "order_id")
    orders = book.by(Order, "customer_id")
    won = [one for one in book.all(Deal) if one.stage == "won"]
    for key, every in orders.items():
        theirs = [one for one in every if one.status != "cancelled"]
        customer = book.customer(key)
        ordered = {line.product_id for one in theirs for line in lines[one.id]}
        ordered = ordered | {None} if theirs else ordered
        deals = [one for one in won if one.customer_id == key and one.product_id not in ordered]
        first = min((local(one.ordered_at, HOME) for one in theirs), default=date.max)
        days = sorted({local(one.ordered_at, HOME) for one in theirs} | set(map(_won_on, deals)))
        for number in range(3, len(days) + 1):
            rhythm = _rhythm(days[:number])
            look = days[number - 1] + timedelta(days=rhythm - 3)
            until = days[number] if number < len(days) else date.max
            if customer and rhythm >= 7 and first <= look < until:
                yield Due("replenishment", f"replenishment:{key}:{days[number - 1]}", before(look))


def _won_on(deal: Deal) -> date:
    closed = local(deal.closed_at, HOME) if deal.closed_at else deal.close_date
    return closed or date.max


def _rhythm(days: list[date]) -> int:
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    return round(median(gaps))


def surveys(book: Book) -> Iterator[Due]:
    """3 days after a ticket was solved that nobody rated."""
    rated = {one.ticket_id for one in book.all(SurveyAnswer)}
    for one in book.all(Ticket):
        solved = one.status in ("resolved", "closed") and one.customer_id and one.score is None
        if solved and one.resolved_at and one.id not in rated:
            key = f"survey:{one.id}:{one.resolved_at:%Y-%m-%dT%H:%M}"
            yield Due("survey", key, local(one.resolved_at + 3 * DAY, HOME))


def service_levels(book: Book) -> Iterator[Due]:
    """When three quarters of a ticket's time are gone, and all of it."""
    for one in book.all(Ticket):
        if one.status not in ("open", "pending"):
            continue
        first, solved = GOALS.get(one.priority, GOALS["normal"])
        clocks = {"first_response": first} if one.first_reply_at is None else {}
        if one.status == "open":
            clocks["resolution"] = solved + (one.paused_seconds or 0) // 60
        for clock, minutes in clocks.items():
            for state, part in (("at_risk", 0.75), ("breached", 1)):
                at = _working(one.opened_at, timedelta(minutes=minutes * part))
                key = f"sla:{one.id}:{clock}:{state}"
                yield from _timed(book, "sla", key, at, timedelta(hours=24))


def _working(start: datetime, left: timedelta) -> datetime:
    """When so much time between nine and six on working days has passed."""
    day = local(start, HOME)
    while True:
        opens, closes = (datetime.combine(day, time(hour), HOME) for hour in (9, 18))
        begin = max(opens, start)
        if works(day) and begin < closes:
            if left <= closes - begin:
                return (begin + left).astimezone(UTC)
            left -= closes - begin
        day += DAY


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
