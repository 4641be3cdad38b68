"""What was due after purchases, before the next ones, and before points run out."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from bench.year.book import DAY, Book, Due, after, before, local
from bench.year.processes import HOME
from crm_store.models import Deal, Order, OrderLine, PointsEntry

CARE = (7, 30, 180)


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
        ordered: set[int | None] = {line.product_id for one in theirs for line in lines[one.id]}
        ordered |= {None} if theirs else set()
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
