"""Work that one process at a time does: the others leave it to that one."""

from zlib import crc32

from sqlalchemy import func, select
from sqlalchemy.orm import Session


def is_mine(session: Session, work: str) -> bool:
    """Whether this transaction does that work; False where another process is at it.

    SQLite lets one process write at a time anyway.
    """
    if session.get_bind().dialect.name != "postgresql":
        return True
    return bool(session.scalar(select(func.pg_try_advisory_xact_lock(crc32(work.encode())))))
