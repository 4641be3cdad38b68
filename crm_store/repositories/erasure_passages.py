"""What was cut for the search index of somebody who is erased: gone with them, at once.

The passages and their full text go in the erasure's own transaction; their vectors, which are
numbers in another place, as soon as the indexer gets to the jobs that are written here.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from crm_store.models import Contact, Customer, Passage
from crm_store.repositories.erasure_subject import Subject
from crm_store.repositories.index_queue import IndexQueue

ERASED = "erased"
"""A job after which the full text keeps nothing of what was removed."""
BATCH = 500


def erase_passages(session: Session, subject: Subject, now: datetime) -> None:
    """Remove passages of their records and those that name them; the records are read again."""
    queue = IndexQueue(session)
    queue.lock()
    gone: dict[int, tuple[str, int]] = {}
    for condition in _conditions(subject):
        rows = session.execute(select(Passage.id, Passage.kind, Passage.record_id).where(condition))
        gone |= {key: (kind, record) for key, kind, record in rows}
    keys = sorted(gone)
    for start in range(0, len(keys), BATCH):
        queue.remove(keys[start : start + BATCH], now)
    for kind, record in sorted(set(gone.values())):
        queue.add(kind, [record], now)
    queue.add(ERASED, [subject.customer_id], now)


def _conditions(subject: Subject) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [Passage.contact_id.in_(subject.keys(Contact))]
    if subject.whole:
        conditions.append(Passage.customer_id.in_(subject.keys(Customer)))
    for model, keys in subject.records.items():
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            conditions.append(and_(Passage.kind == model.__kind__, Passage.record_id.in_(batch)))
    if subject.words:
        said = (Passage.text.contains(word, autoescape=True) for word in subject.words)
        conditions.append(or_(*said))
    return conditions
