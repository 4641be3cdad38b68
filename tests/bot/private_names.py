"""The names that somebody may not see, worked out from the store and not from its repositories."""

from collections.abc import Iterable, Iterator

from sqlalchemy import String, Text, select
from sqlalchemy.orm import Session

from crm_store.models import (
    Base,
    Contact,
    Contract,
    Customer,
    Deal,
    Lead,
    Order,
    Quote,
    Task,
    Ticket,
    User,
)

NAMED: dict[type[Base], str] = {
    Customer: "name", Contact: "name", Deal: "name", Quote: "number", Contract: "number",
    Order: "number", Ticket: "number", Task: "title", Lead: "name",
}  # fmt: skip
WORK: dict[type[Base], str] = {
    Deal: "owner_id", Quote: "owner_id", Contract: "owner_id", Ticket: "assignee_id",
    Task: "assignee_id", Lead: "owner_id",
}  # fmt: skip

LINKS: dict[str, type[Base]] = {
    "customer_id": Customer, "contact_id": Contact, "deal_id": Deal, "referrer_id": Customer,
}  # fmt: skip


def hidden_names(session: Session, speaker: str) -> set[str]:
    """Names of records that are another team's alone, and stand in no text that `speaker` sees.

    The rule of design.md, said again: a rep sees their own records and those of customers that are
    theirs, shared with their team or nobody's; a manager the whole team's; an admin all.
    """
    user = session.scalars(select(User).where(User.name == speaker)).one()
    colleagues = set(session.scalars(select(User.id).where(User.team_id == user.team_id)))
    sees = colleagues if user.role == "manager" else {user.id}
    owned, pool = _customers(session, sees, colleagues)
    hidden: set[str] = set()
    seen_text: list[str] = []
    for model, title in NAMED.items():
        for record in session.scalars(select(model)):
            if _sees(record, sees, owned, pool):
                seen_text += [*_texts(record), *_belongs_to(session, record)]
            else:
                hidden.add(getattr(record, title))
    everything = "\n".join(seen_text).casefold()
    return {name for name in hidden if name.casefold() not in everything}


def _customers(session: Session, sees: set[int], colleagues: set[int]) -> tuple[set[int], set[int]]:
    """The customers that are one's own or shared with one, and those of the public pool."""
    customers = list(session.scalars(select(Customer)))
    owned = {
        one.id
        for one in customers
        if one.owner_id in sees or (one.shared and one.owner_id in colleagues)
    }
    return owned, {one.id for one in customers if one.owner_id is None}


def _sees(record: Base, sees: set[int], owned: set[int], pool: set[int]) -> bool:
    """A customer of the pool is everybody's, but a colleague's own work with it is not."""
    if isinstance(record, Customer):
        return record.id in owned | pool
    customer = getattr(record, "customer_id", None)
    column = WORK.get(type(record))
    doer = getattr(record, column) if column else None
    return doer in sees or customer in owned or (doer is None and customer in {None, *pool})


def _belongs_to(session: Session, record: Base) -> Iterator[str]:
    """A record that one sees says whose it is: a to-do, what customer it is about."""
    for attribute, model in LINKS.items():
        key = getattr(record, attribute, None)
        if key is not None:
            yield getattr(session.get_one(model, key), NAMED[model])


def _texts(record: Base) -> Iterator[str]:
    for column in record.__table__.columns:
        value = getattr(record, column.key, None)
        if isinstance(column.type, String | Text) and isinstance(value, str):
            yield value


def told(names: Iterable[str], text: str, asked: str) -> list[str]:
    """Those of these names that a text tells and that were not in the question itself."""
    return sorted(name for name in names if name in text and name not in asked)
