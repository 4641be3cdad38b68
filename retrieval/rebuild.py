"""Rebuilding the index from the store: beside the one in use, which answers until the swap."""

from collections.abc import Callable

from crm_store.models.base import utc_now
from crm_store.repositories.index_queue import BUILDING, SHELF, IndexQueue
from crm_store.repositories.indexable import READERS, keys_of
from crm_store.repositories.workspace import Workspace
from retrieval.indexer import Indexer

RECORDS = 100
VECTORS = 64

Progress = Callable[[str, int, int], None]
"""What is being done (records or vectors), how many are done, and of how many."""


def rebuild(indexer: Indexer, progress: Progress) -> int:
    """Read every record again, embed every passage, swap; how many passages there are.

    It may be stopped at any time: the old index stays in use, and the next rebuild goes on.
    """
    _read_all(indexer, progress)
    while indexer.read() or indexer.clear():  # what changed meanwhile
        pass
    old, new = indexer.shelf(), _building(indexer)
    while True:
        _embed_missing(indexer, new, progress)
        if _swapped(indexer, new):
            break
    if old != new:
        with indexer.index.writing():
            indexer.index.drop(old)
    return indexer.index.count(new)


def _read_all(indexer: Indexer, progress: Progress) -> None:
    done = 0
    for kind in READERS:
        after, seen = 0, set[int]()
        while True:
            with indexer.database.reading() as session:
                keys = keys_of(session, kind, after, RECORDS)
            if not keys:
                break
            indexer.refresh(kind, keys)
            seen.update(keys)
            after, done = keys[-1], done + len(keys)
            progress("records", done, done)
        _remove_orphans(indexer, kind, seen)


def _remove_orphans(indexer: Indexer, kind: str, seen: set[int]) -> None:
    """Passages of records that are not there at all; those of newer ones than were seen stay."""
    newest = max(seen, default=0)
    with indexer.database.writing() as session:
        queue = IndexQueue(session)
        queue.lock()
        held = queue.records_of(kind)
        gone = [key for key, record in held if record not in seen and record <= newest]
        queue.remove(gone, utc_now())


def _building(indexer: Indexer) -> str:
    """The shelf of a rebuild that was stopped, or a new one."""
    slug = indexer.model.slug
    with indexer.database.writing() as session:
        workspace = Workspace(session)
        begun = workspace.setting(BUILDING)
        if isinstance(begun, str) and begun.startswith(f"{slug}-"):
            return begun
        new = indexer.another()
        workspace.set(BUILDING, new)
    if isinstance(begun, str) and begun:  # another model's
        with indexer.index.writing():
            indexer.index.drop(begun)
    return new


def _embed_missing(indexer: Indexer, shelf: str, progress: Progress) -> None:
    with indexer.database.reading() as session:
        wanted = IndexQueue(session).all_keys()
    there = indexer.index.keys(shelf)
    missing = sorted(wanted - there)
    for start in range(0, len(missing), VECTORS):
        progress("vectors", len(wanted) - len(missing) + start, len(wanted))
        with indexer.database.reading() as session:
            passages = IndexQueue(session).passages(missing[start : start + VECTORS])
        if passages:
            indexer.put(shelf, passages)
    progress("vectors", len(wanted), len(wanted))


def _swapped(indexer: Indexer, shelf: str) -> bool:
    """Make the new shelf the one in use; not where passages were added meanwhile."""
    with indexer.index.writing():
        there = indexer.index.keys(shelf)
        with indexer.database.writing() as session:
            queue, workspace = IndexQueue(session), Workspace(session)
            queue.lock()
            queue.shelf(hold=True)
            wanted = queue.all_keys()
            if wanted - there:
                return False
            workspace.set(SHELF, shelf)
            workspace.set(BUILDING, "")
            queue.embedded()
        indexer.index.remove(shelf, sorted(there - wanted))
    return True
