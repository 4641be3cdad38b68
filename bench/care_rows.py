"""The rows that the scheduler looks at, for many customers: no names to find them by, no chats."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from bench.rows import People, Row, Table, amount, day, past, times
from bench.sizes import NOW, Sizes
from crm_store.models import (
    Activity,
    Contact,
    Contract,
    Customer,
    Deal,
    Lead,
    Order,
    OrderLine,
    Payment,
    PointsEntry,
    Product,
    Task,
    Ticket,
)

PERSONS, BUYERS, CONTRACTS, OPEN_DEALS = 0.3, 0.25, 0.2, 0.1
PRODUCTS = 50


class Care:
    """A third of the customers are persons, a quarter orders, a fifth has a contract."""

    def __init__(self, random: Random, sizes: Sizes) -> None:
        self._random, self._sizes = random, sizes

    def tables(self) -> Iterator[Table]:
        """All of them; a fact that hangs on a customer is made for a share of them."""
        keys = range(1, self._sizes.customers + 1)
        yield from People(self._random, self._sizes).tables()
        yield Customer, (self._customer(key) for key in keys)
        yield Contact, (self._contact(key) for key in keys)
        yield Product, (self._product(key) for key in range(1, PRODUCTS + 1))
        yield Order, self._orders()
        yield OrderLine, (self._line(key) for key in range(1, self._ordered + 1))
        yield Contract, (self._contract(key) for key in self._some(CONTRACTS))
        yield Payment, self._payments()
        yield Deal, (self._deal(key) for key in self._some(OPEN_DEALS))
        yield Activity, (self._activity(key) for key in self._some(0.5))
        yield Task, (self._task(key) for key in self._some(0.02))
        yield Ticket, (self._ticket(key) for key in self._some(0.02))
        yield Lead, (self._lead(key) for key in self._some(0.01))
        yield PointsEntry, (self._points(key) for key in self._some(0.1))

    def _some(self, share: float) -> range:
        """Keys 1, 2 … of so many customers' facts; `_of` says whose each is."""
        return range(1, int(self._sizes.customers * share) + 1)

    def _of(self, key: int) -> int:
        return key * 7 % self._sizes.customers + 1

    def _user(self, customer: int) -> int:
        return customer % (self._sizes.users - 1) + 1

    def _birthday(self) -> date | None:
        return day(self._random, -25_000, -7_000) if self._random.random() < 0.8 else None

    def _customer(self, key: int) -> Row:
        person = self._random.random() < PERSONS
        return {"id": key, "name": f"{'顾客' if person else '公司'} {key}"} | {
            "kind": "person" if person else "company",
            "owner_id": self._user(key),
            "birthday": self._birthday() if person else None,
            "lunar_birthday": key % 10 == 0,
            **times(past(self._random, 1000)),
        }

    def _contact(self, key: int) -> Row:
        born = {"birthday": self._birthday(), "lunar_birthday": key % 10 == 0}
        return {"id": key, "name": f"联系人 {key}", "customer_id": key, **born, **times(NOW)}

    def _product(self, key: int) -> Row:
        return {"id": key, "code": f"P-{key}", "name": f"产品 {key}", "price": Decimal(100)} | {
            "currency": "CNY", **times(NOW - timedelta(days=900)),
        }  # fmt: skip

    def _orders(self) -> Iterator[Row]:
        """Each buyer orders at a rhythm of their own, and some have stopped."""
        self._ordered = 0
        for buyer in self._some(BUYERS):
            rhythm, at = self._random.randint(20, 200), past(self._random, 700)
            for _ in range(self._random.randint(1, 8)):
                if at > NOW:
                    break
                self._ordered += 1
                number = self._ordered
                yield {"id": number, "number": f"SO-{number}", "customer_id": self._of(buyer)} | {
                    "ordered_at": at, "status": "delivered", **times(at),
                }  # fmt: skip
                at += timedelta(days=rhythm * self._random.uniform(0.6, 1.4))

    def _line(self, key: int) -> Row:
        return {"order_id": key, "product_id": key % PRODUCTS + 1, "quantity": key % 5 + 1} | {
            "price": Decimal(100), "currency": "CNY",
        }  # fmt: skip

    def _contract(self, key: int) -> Row:
        start, customer = day(self._random, -360, 0), self._of(key)
        return {"id": key, "number": f"HT-{key}", "customer_id": customer, "start": start} | {
            "owner_id": self._user(customer),
            "amount": amount(self._random),
            "currency": "CNY",
            "end": start + timedelta(days=364),
            **times(NOW - timedelta(days=400)),
        }

    def _payments(self) -> Iterator[Row]:
        for contract in self._some(CONTRACTS):
            for _ in range(2):
                due, sum_due = day(self._random, -300, 200), amount(self._random)
                paid = due if due < NOW.date() and self._random.random() < 0.97 else None
                yield {"contract_id": contract, "due": due, "amount": sum_due} | {
                    "paid_at": paid,
                    "paid_amount": sum_due if paid else None,
                    **times(NOW - timedelta(days=400)),
                }

    def _deal(self, key: int) -> Row:
        customer, since = self._of(key), past(self._random, 120)
        return {"id": key, "name": f"商机 {key}", "customer_id": customer} | {
            "owner_id": self._user(customer),
            "stage": self._random.choice(("qualification", "needs", "proposal", "negotiation")),
            "amount": amount(self._random),
            "currency": "CNY",
            "stage_since": since,
            **times(since),
        }

    def _activity(self, key: int) -> Row:
        customer, at = self._of(key), past(self._random, 400)
        return {"customer_id": customer, "user_id": self._user(customer), "at": at} | {
            "kind": "call", "summary": "沟通进展", **times(at),
        }  # fmt: skip

    def _task(self, key: int) -> Row:
        due = NOW + timedelta(days=self._random.randint(-10, 30))
        return {"title": f"待办 {key}", "customer_id": self._of(key), "due": due} | {
            "assignee_id": self._user(key), **times(NOW - timedelta(days=20)),
        }  # fmt: skip

    def _ticket(self, key: int) -> Row:
        opened = past(self._random, 200)
        solved = opened + timedelta(days=1) if self._random.random() < 0.95 else None
        return {"number": f"T-{key}", "customer_id": self._of(key), "subject": "设备报警"} | {
            "assignee_id": self._user(key),
            "status": "resolved" if solved else "open",
            "opened_at": opened,
            "resolved_at": solved,
            **times(opened),
        }

    def _lead(self, key: int) -> Row:
        made = past(self._random, 30)
        return {"name": f"线索 {key}", "owner_id": self._user(key), **times(made)}

    def _points(self, key: int) -> Row:
        at = past(self._random, 500)
        return {
            "customer_id": self._of(key),
            "points": 100,
            "reason": "购物",
            "at": at,
            **times(at),
        }
