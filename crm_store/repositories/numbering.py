"""Numbers of new documents, one after another, however many people make one at once."""

from zlib import crc32

from sqlalchemy import func, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

LOOKED_AT = 100


def next_number(
    session: Session, column: InstrumentedAttribute[str], prefix: str, *, first: int, digits: int
) -> str:
    """The prefix and the number after the highest that any record has, deleted ones included.

    Whoever asks next waits until this transaction ends: SQLite has one writer anyway, PostgreSQL a
    lock for each table of numbers.
    """
    if session.get_bind().dialect.name == "postgresql":
        key = crc32(f"number:{column.class_.__name__}".encode())
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})
    given = select(column).where(column.startswith(prefix, autoescape=True))
    ours = given.order_by(func.length(column).desc(), column.desc())
    for number in session.scalars(ours.limit(LOOKED_AT)):
        if (last := number.removeprefix(prefix)).isdecimal():
            return f"{prefix}{int(last) + 1:0{digits}}"
    return f"{prefix}{first:0{digits}}"
