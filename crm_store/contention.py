"""Which failures of the store mean that somebody else was quicker, and are worth another try."""

import sqlite3

from sqlalchemy.exc import OperationalError

BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
QUICKER = frozenset({"40001", "40P01", "55P03"})
"""PostgreSQL's serialization failure, deadlock, and lock not available."""


def contended(error: OperationalError) -> bool:
    """Whether a statement failed only because of another one's lock (SQLite or PostgreSQL)."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in BUSY
    return getattr(error.orig, "sqlstate", None) in QUICKER
