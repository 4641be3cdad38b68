"""What a line of each data file (`*.yaml`) says. Offsets are days before or after today."""

from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, TypeVar

import yaml
from pydantic import TypeAdapter

T = TypeVar("T")


class CompanyRow(NamedTuple):
    """A company; `domain` is the first label of its e-mail domain."""

    name: str
    industry: str
    region: str
    level: str | None
    source: str
    owner: str | None
    domain: str
    address: str
    created_ago: int
    tags: tuple[str, ...] = ()
    shared: bool = False
    parent: str | None = None


class PersonRow(NamedTuple):
    """A consumer of the small shop; `key` tells two of one name apart in these files."""

    name: str
    region: str
    level: str | None
    source: str
    owner: str | None
    email: str
    address: str
    created_ago: int
    born: int
    birthday_in: int
    tags: tuple[str, ...] = ()
    lunar: bool = False
    shared: bool = False
    key: str = ""


class ContactRow(NamedTuple):
    """A person at a company; without a year of birth the birthday is unknown."""

    name: str
    title: str
    born: int | None = None
    birthday_in: int = 0
    lunar: bool = False


class ProductRow(NamedTuple):
    """A product; amounts are decimals in text."""

    code: str
    name: str
    category: str
    price: str
    currency: str
    cost: str
    stock: int | None
    unit: str
    description: str


class OpenDealRow(NamedTuple):
    """An open deal: created and last moved so many days ago, to close in so many days."""

    customer: str
    name: str
    stage: str
    amount: int
    currency: str
    created_ago: int
    moved_ago: int
    closes_in: int
    product: str
    source: str
    probability: int | None = None


class ClosedDealRow(NamedTuple):
    """A deal won or lost so many days ago; `reached` is the last open stage."""

    customer: str
    name: str
    outcome: str
    amount: int
    currency: str
    closed_ago: int
    cycle: int
    product: str
    source: str
    reached: str = "negotiation"
    reason: str | None = None
    competitor: str | None = None


class InstalmentRow(NamedTuple):
    """A share (percent) of a contract due in so many days; `paid` is its share received so far."""

    due_in: int
    share: int
    paid_in: int | None = None
    paid: int | None = None


class ContractRow(NamedTuple):
    """A contract that ends in so many days after a term of whole years."""

    customer: str
    name: str
    amount: int
    currency: str
    ends_in: int
    status: str
    plan: tuple[InstalmentRow, ...]
    renews: str | None = None
    years: int = 1


class RhythmRow(NamedTuple):
    """A customer's orders of one thing: every so many days, the last one so many days ago."""

    customer: str
    product: str
    quantity: int
    last_ago: int
    every: int = 0
    times: int = 1
    beside: str | None = None
    cancelled: bool = False


class ReplyRow(NamedTuple):
    """Something written in a ticket minutes after it was opened, by a colleague or the customer."""

    minutes: int
    by: str
    text: str


class TicketRow(NamedTuple):
    """A ticket opened so many days ago, first answered and resolved so many minutes later."""

    customer: str
    assignee: str | None
    kind: str
    priority: str
    status: str
    subject: str
    opened_ago: int
    answered_in: int | None = None
    resolved_in: int | None = None
    score: int | None = None
    comment: str | None = None
    replies: tuple[ReplyRow, ...] = ()


class NoteRow(NamedTuple):
    """Something that happened so many days ago; `contact` is a contact's name or empty."""

    days_ago: int
    kind: str
    contact: str | None
    summary: str


class MeetingRow(NamedTuple):
    """An appointment on a day ahead, at a time of the colleague's own clock."""

    customer: str
    user: str
    days: int
    clock: str
    contact: str | None
    summary: str


class TaskRow(NamedTuple):
    """A to-do due in so many days; without a clock on that day as a whole."""

    title: str
    customer: str | None
    assignee: str
    due_in: int | None
    clock: str | None = None
    done: bool = False


class LeadRow(NamedTuple):
    """A lead that came in so many days ago."""

    name: str
    company: str | None
    source: str
    interest: str
    status: str
    owner: str | None
    created_ago: int
    referrer: str | None = None


class PointsRow(NamedTuple):
    """Points credited or used so many days ago."""

    customer: str
    days_ago: int
    points: int
    reason: str


class QuoteLineRow(NamedTuple):
    """A product of a quote; `discount` is the percentage off."""

    product: str
    quantity: int
    discount: int = 0


class QuoteRow(NamedTuple):
    """A quote made so many days ago, valid for so many more days."""

    customer: str
    deal: str | None
    status: str
    made_ago: int
    valid_in: int
    currency: str
    lines: tuple[QuoteLineRow, ...]


class ExpenseRow(NamedTuple):
    """Money spent on a customer so many days ago."""

    user: str
    customer: str
    amount: str
    currency: str
    purpose: str
    days_ago: int


def rows(file: str, shape: type[T]) -> list[T]:
    """The lines of a data file that is a list."""
    return TypeAdapter(list[shape]).validate_python(_read(file))  # type: ignore[valid-type]


def rows_by_customer(file: str, shape: type[T]) -> dict[str, list[T]]:
    """The lines of a data file that has a list under each customer's name."""
    adapter = TypeAdapter(dict[str, list[shape]])  # type: ignore[valid-type]
    return adapter.validate_python(_read(file))


@cache
def _read(file: str) -> Any:
    text = files("crm_store.sample").joinpath(file).read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
