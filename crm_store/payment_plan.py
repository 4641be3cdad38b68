"""Payment plans: what is paid of an instalment, how money falls on a plan, a plan moved on.

An instalment holds the money of one day: paid in part, its `paid_amount` is less than its
`amount`; what comes for it on a later day makes the rest an instalment of its own, due the same
day, so that every sum stays with the day on which it came.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from crm_store.models import Payment

NOUGHT = Decimal(0)
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Instalment:
    """A sum, and the day by which it is to be paid."""

    due: date
    amount: Decimal


@dataclass(frozen=True)
class Part:
    """What of a sum falls on an instalment."""

    payment: Payment
    amount: Decimal


@dataclass(frozen=True)
class Spread:
    """A sum on the instalments it pays, in their order, and what of it nobody owes."""

    parts: tuple[Part, ...]
    surplus: Decimal


def paid_of(payment: Payment) -> Decimal:
    """What was paid of an instalment: all of it, where only the day is known."""
    if payment.paid_amount is not None:
        return payment.paid_amount
    return payment.amount if payment.paid_at is not None else NOUGHT


def left_of(payment: Payment) -> Decimal:
    """What is still to be paid of an instalment; nothing where too much came."""
    return max(payment.amount - paid_of(payment), NOUGHT)


def left_in_all(payments: Iterable[Payment]) -> Decimal:
    """What is still to be paid of a plan."""
    return sum(map(left_of, payments), NOUGHT)


def spread(payments: Sequence[Payment], amount: Decimal) -> Spread:
    """A sum on the instalments that are not paid, in the order given: the oldest first."""
    parts: list[Part] = []
    for payment in payments:
        if part := min(left_of(payment), amount):
            parts.append(Part(payment, part))
            amount -= part
    return Spread(tuple(parts), amount)


def receive(part: Part, at: date) -> Payment | None:
    """Have an instalment paid, in part or whole; the rest as a new one where that is needed."""
    payment, before = part.payment, paid_of(part.payment)
    if before and payment.paid_at != at:
        rest = Payment(
            contract_id=payment.contract_id,
            due=payment.due,
            amount=payment.amount - before,
            paid_at=at,
            paid_amount=part.amount,
        )
        payment.amount = payment.paid_amount = before
        return rest
    payment.paid_at, payment.paid_amount = at, before + part.amount
    return None


def moved_on(
    plan: Sequence[Instalment], amount: Decimal, move: Callable[[date], date]
) -> list[Instalment]:
    """The same plan for another amount on other days; the last instalment takes the odd cents."""
    whole = sum((one.amount for one in plan), NOUGHT)
    if not whole:
        return []
    days: dict[date, Decimal] = {}
    left = amount
    for place, one in enumerate(plan, 1):
        share = (amount * one.amount / whole).quantize(CENT, ROUND_DOWN)
        share = left if place == len(plan) else share
        days[move(one.due)] = days.get(move(one.due), NOUGHT) + share
        left -= share
    return [Instalment(due, share) for due, share in sorted(days.items()) if share]
