"""Many who write at once: each comes in turn, and nobody waits for long."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from crm_store import database as module
from crm_store.database import Database
from crm_store.models import InboxMessage

WRITERS, TIMES = 8, 10


def note(database: Database, writer: int) -> None:
    """Write so many short transactions one after another."""
    for number in range(TIMES):
        with database.writing() as session:
            session.add(
                InboxMessage(
                    channel="terminal",
                    key=f"{writer}-{number}",
                    conversation="c",
                    sender="s",
                    body={},
                )
            )


def test_threads_that_write_at_once_all_get_their_turn(database: Database) -> None:
    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(lambda writer: note(database, writer), range(WRITERS)))
    with database.reading() as session:
        assert session.query(InboxMessage).count() == WRITERS * TIMES


def test_whoever_waits_too_long_goes_on_without_a_turn(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So a thread that never ends its work stops nobody for good: the database decides then."""
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.05)
    with database._in_turn(), database.writing() as session:
        session.add(InboxMessage(channel="c", key="k", conversation="c", sender="s", body={}))
    with database.reading() as session:
        assert session.query(InboxMessage).count() == 1
