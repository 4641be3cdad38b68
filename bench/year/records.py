"""What else happens to the sample company in a year, so that every rule has something to tell."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_store.database import Database
from crm_store.models import (
    Activity,
    Base,
    ChannelAccount,
    Consent,
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
    User,
)

BIRTHDAYS = (
    (date(1988, 2, 29), False), (date(1990, 2, 28), False), (date(1975, 12, 31), False),
    (date(1981, 12, 30), True), (date(1969, 1, 1), True), (date(1984, 8, 15), True),
    (date(1992, 6, 29), True), (date(1979, 11, 2), True),
)  # fmt: skip
"""Days that are easily lost: 29 February, and the last of a lunar month and year."""
FORTNIGHT = timedelta(days=14)
PRIORITIES = ("urgent", "high", "normal", "low")


def add_happenings(database: Database, start: date, days: int, seed: int) -> None:
    """Write them all beforehand, each with its own date; the same seed gives the same ones."""
    with database.writing() as session:
        made = Happenings(session, Random(seed))
        session.add_all(made.people())
        for number, day in enumerate(_fortnights(start, days)):
            session.add_all(made.of_fortnight(number, day))


def _fortnights(start: date, days: int) -> Iterator[date]:
    """The first days of the fortnights; one more before the start has consequences after it."""
    day = start - FORTNIGHT
    while day < start + timedelta(days=days):
        yield day
        day += FORTNIGHT


class Happenings:
    """Makes records for the customers and colleagues of a store, at random times."""

    def __init__(self, session: Session, random: Random) -> None:
        self._session = session
        self._random = random
        self._users: Sequence[User] = session.scalars(select(User).order_by(User.id)).all()
        self._reps = [one for one in self._users if one.role == "rep"]
        customers = select(Customer).where(Customer.owner_id.is_not(None)).order_by(Customer.id)
        self._customers: Sequence[Customer] = session.scalars(customers).all()
        products = select(Product).where(Product.price.is_not(None)).order_by(Product.id)
        self._products: Sequence[Product] = session.scalars(products).all()

    def people(self) -> Iterator[Base]:
        """People with awkward birthdays, and half of all contacts on Telegram and agreeing."""
        for place, (birthday, lunar) in enumerate(BIRTHDAYS):
            yield Contact(name=f"寿星{place}", customer_id=self._customers[place].id,
                          birthday=birthday, lunar_birthday=lunar)  # fmt: skip
        contacts = select(Contact).where(Contact.customer_id.is_not(None)).order_by(Contact.id)
        for contact in self._session.scalars(contacts):
            if contact.id % 2:
                yield from _reached(contact)

    def of_fortnight(self, number: int, day: date) -> Iterator[Base]:
        """One of everything, within two weeks of that day."""
        yield from self._work(number, day)
        yield from self._money(number, day)
        yield from self._service(number, day)
        yield from self._bought(day)

    def _work(self, number: int, day: date) -> Iterator[Base]:
        rep = self._reps[number % len(self._reps)]
        owner = None if number % 4 == 3 else rep.id
        came, moved = self._moment(day), self._moment(day)
        yield Lead(name=f"线索{number}", owner_id=owner, created_at=came, updated_at=came)
        yield Deal(name=f"商机{number}", owner_id=rep.id, customer_id=self._customer().id,
                   stage=("needs", "proposal", "negotiation")[number % 3], stage_since=moved,
                   close_date=day + timedelta(days=40))  # fmt: skip
        yield Task(title=f"准点{number}", assignee_id=rep.id, due=self._moment(day), due_time=True)
        midnight = datetime.combine(day, time(), _zone(rep)).astimezone(UTC)
        yield Task(title=f"当天{number}", assignee_id=rep.id, due=midnight + 3 * timedelta(days=1))
        yield Activity(kind="meeting", at=self._moment(day), user_id=rep.id, summary="拜访",
                       customer_id=self._customer().id, created_at=came - FORTNIGHT)  # fmt: skip

    def _money(self, number: int, day: date) -> Iterator[Base]:
        customer, end = self._customer(), day + timedelta(days=self._random.randrange(30, 110))
        contract = Contract(
            number=f"HT-Y-{number}", customer_id=customer.id, owner_id=customer.owner_id,
            amount=Decimal(9000), currency="CNY", start=end - timedelta(days=365), end=end,
        )  # fmt: skip
        yield contract
        for later in (0, 30):
            due = day + timedelta(days=self._random.randrange(14) + later)
            yield Payment(contract=contract, due=due, amount=Decimal(4500))
        gone = self._moment(day) + timedelta(days=31)
        yield PointsEntry(customer_id=customer.id, points=300, expires_at=gone,
                          at=gone - timedelta(days=365))  # fmt: skip

    def _service(self, number: int, day: date) -> Iterator[Base]:
        customer, rep = self._customer(), self._reps[number % len(self._reps)]
        opened, solved = self._moment(day), self._moment(day)
        priority = PRIORITIES[number % 4]
        yield Ticket(number=f"T-Y-{number}a", customer_id=customer.id, assignee_id=rep.id,
                     priority=priority, opened_at=opened, subject="没人回")  # fmt: skip
        yield Ticket(number=f"T-Y-{number}b", customer_id=customer.id, assignee_id=rep.id,
                     priority=priority, opened_at=solved - timedelta(days=2), subject="解决了",
                     status="resolved", resolved_at=solved,
                     first_reply_at=solved - timedelta(days=1))  # fmt: skip

    def _bought(self, day: date) -> Iterator[Base]:
        """Something by anybody, and something by one who orders every fortnight."""
        for place, customer in enumerate((self._customer(), self._customers[0])):
            order = Order(number=f"O-Y-{day}-{place}", customer_id=customer.id,
                          ordered_at=self._moment(day), status="delivered")  # fmt: skip
            product = self._random.choice(self._products)
            order.lines = [OrderLine(product_id=product.id, quantity=1, price=product.price,
                                     currency=product.currency)]  # fmt: skip
            yield order

    def _moment(self, day: date) -> datetime:
        """Some minute of the fortnight, day or night."""
        minutes = self._random.randrange(14 * 24 * 60)
        return datetime.combine(day, time(), UTC) + timedelta(minutes=minutes)

    def _customer(self) -> Customer:
        return self._random.choice(self._customers)


def _reached(contact: Contact) -> Iterator[Base]:
    whose = {"customer_id": contact.customer_id, "contact_id": contact.id}
    yield ChannelAccount(channel="telegram", external_id=f"year {contact.id}", **whose)
    if contact.id % 3:
        long_ago = datetime(2026, 1, 1, tzinfo=UTC)
        for purpose in ("greetings", "offers"):
            yield Consent(purpose=purpose, given=True, at=long_ago, **whose)


def _zone(user: User) -> ZoneInfo:
    return ZoneInfo(user.timezone or "Asia/Shanghai")
