"""Indexer: from the store to the index, in small steps each of which may be the last.

A change and its job are committed together (crm_store.unit_of_work). A step reads some jobs'
records again and commits their passages, which are searchable by word from then on; or embeds some
passages, puts their vectors into Chroma and notes that. Whatever a step did not get to commit is
done again by the next one, so that nothing is lost by a crash and nothing is there twice.
"""

import logging
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from secrets import token_hex
from threading import TIMEOUT_MAX, Lock

from crm_store.database import Database
from crm_store.models import Passage
from crm_store.models.base import utc_now
from crm_store.repositories.erasure_passages import ERASED
from crm_store.repositories.full_text import FullText
from crm_store.repositories.index_queue import BUILDING, SHELF, Backlog, IndexQueue, Job
from crm_store.repositories.indexable import READERS, sources
from crm_store.repositories.workspace import Workspace
from retrieval.index import Entry, Index
from retrieval.model import VectorModel
from retrieval.passages import Draft, drafts

log = logging.getLogger(__name__)

JOBS = 200
VECTORS = 16
GONE = 1_000

Reached = Callable[[str], None]


def _nothing(_point: str) -> None:
    """No fault is to be simulated."""


class Indexer:
    """Keeps passages and vectors in step with the store. Safe to use from several threads."""

    def __init__(
        self,
        database: Database,
        index: Index | None,
        model: VectorModel | None,
        reached: Reached = _nothing,
    ) -> None:
        self.database = database
        self._index = index
        self._model = model
        self._reached = reached
        self._reading = Lock()
        self._working = Lock()
        self._checked = False

    @property
    def index(self) -> Index:
        """The index of vectors."""
        assert self._index is not None
        return self._index

    @property
    def model(self) -> VectorModel:
        """What makes the vectors."""
        assert self._model is not None
        return self._model

    @property
    def by_word_only(self) -> bool:
        """Whether there is no index of vectors: full text is all that is kept in step."""
        return self._index is None or self._model is None

    def backlog(self) -> Backlog:
        """What there is to do."""
        with self.database.reading() as session:
            return IndexQueue(session).backlog()

    def idle(self) -> bool:
        """Whether there is nothing to do."""
        with self.database.reading() as session:
            return IndexQueue(session).idle()

    def catch_up(self, seconds: float) -> bool:
        """Work until there is nothing to do or the time is over; whether all is done.

        Every record's text is read however long that takes; only the vectors may have to wait, for
        whoever makes some just now as well: a provider of vectors may take its time.
        """
        with self._reading:
            while self.read():
                pass
        until = time.monotonic() + seconds
        if self._working.acquire(timeout=min(seconds, TIMEOUT_MAX)):
            try:
                self._check()
                while time.monotonic() < until and (self.clear() or self.embed()):
                    pass
            finally:
                self._working.release()
        return self.idle()

    def step(self) -> bool:
        """One small piece of work; whether there was any."""
        with self._reading:
            if self.read():
                return True
        with self._working:
            self._check()
            return self.clear() or self.embed()

    def read(self) -> bool:
        """Read the records of some jobs again; whether there were any. Chroma is not needed."""
        with self.database.reading() as session:
            jobs = IndexQueue(session).jobs(JOBS)
        if not jobs:
            return False
        kinds: dict[str, set[int]] = defaultdict(set)
        for _, kind, key in jobs:
            kinds[kind].add(key)
        self._refresh({kind: sorted(keys) for kind, keys in kinds.items() if kind in READERS}, jobs)
        return True

    def clear(self) -> bool:
        """Remove the vectors of passages that are gone; whether there were any."""
        with self.database.reading() as session:
            jobs = IndexQueue(session).jobs(GONE, vectors=True)
        if not jobs:
            return False
        if not self.by_word_only:
            shelves = {self.shelf(), self._half_built()} - {""}
            with self.index.writing():
                for shelf in shelves:
                    self.index.remove(shelf, [key for _, _, key in jobs])
        self._reached("cleared")
        with self.database.writing() as session:
            IndexQueue(session).done([key for key, _, _ in jobs])
        return True

    def refresh(self, kind: str, keys: Sequence[int]) -> None:
        """Bring the passages of these records up to date, whatever the queue has."""
        with self.database.writing() as session:
            queue = IndexQueue(session)
            queue.lock()
            self._replace(queue, kind, keys, list(drafts(sources(session, kind, keys))))

    def _refresh(self, kinds: dict[str, list[int]], jobs: Sequence[Job]) -> None:
        """Bring these up to date for jobs; files are read while the store is not held."""
        with self.database.reading() as session:
            erasure = IndexQueue(session).newest(ERASED)
            wanted = {kind: list(drafts(sources(session, kind, kinds[kind]))) for kind in kinds}
        self._reached("drafted")
        with self.database.writing() as session:
            queue = IndexQueue(session)
            queue.lock()
            numbers = [key for key, _, _ in jobs]
            if not queue.are_there(numbers) or queue.newest(ERASED) > erasure:
                return  # somebody else did some of them, and what was read may be erased by now
            for kind, keys in kinds.items():
                self._replace(queue, kind, keys, wanted[kind])
            if erased := any(kind == ERASED for _, kind, _ in jobs):
                FullText(session).forget_removed()
            queue.done(numbers)
        if erased:
            self.database.forget()
        self._reached("read")

    def _replace(
        self, queue: IndexQueue, kind: str, keys: Sequence[int], wanted: Sequence[Draft]
    ) -> None:
        """Passages that are still said stay; the others go, and what is new is added."""
        places: dict[tuple[int, int], list[Draft]] = defaultdict(list)
        for draft in wanted:
            places[draft.record_id, draft.part].append(draft)
        gone: list[int] = []
        for passage in queue.held(kind, keys):
            there = places.get((passage.record_id, passage.part), [])
            if there and there[0].same_as(passage):
                there.pop()
            else:
                gone.append(passage.id)
        queue.remove(gone, utc_now())
        queue.session.add_all(draft.row() for there in places.values() for draft in there)

    def embed(self, number: int = VECTORS) -> bool:
        """Give some passages their vectors; whether there were any without."""
        if self.by_word_only:
            return False
        shelf = self.shelf()
        with self.database.reading() as session:
            queue = IndexQueue(session)
            passages = queue.passages([key for key, _ in queue.waiting(number)])
        if not passages:
            return False
        emptied = self.put(shelf, passages)
        self._reached("embedded")
        keys = [passage.id for passage in passages]
        with self.database.writing() as session:
            queue = IndexQueue(session)
            if queue.shelf(hold=True) == shelf:  # else they are on a shelf that nobody looks at
                if emptied:
                    queue.lost()
                queue.embedded(keys)
            there = {passage.id for passage in queue.passages(keys)}
            queue.remove([key for key in keys if key not in there], utc_now())  # gone meanwhile
        return True

    def put(self, shelf: str, passages: Sequence[Passage]) -> bool:
        """Embed passages and put their vectors on a shelf; whether it was emptied first."""
        vectors = self.model.passages([passage.text for passage in passages])
        entries = [
            Entry(one.id, one.language, vector, f"{one.kind}:{one.record_id}",
                  one.customer_id or 0, one.user_id or 0, int(one.at.timestamp()))
            for one, vector in zip(passages, vectors, strict=True)
        ]  # fmt: skip
        with self.index.writing():
            return self.index.put(shelf, entries)

    def shelf(self) -> str:
        """The shelf in use; a new one where there is none, or where it is another model's."""
        with self.database.reading() as session:
            shelf = IndexQueue(session).shelf()
        if shelf.startswith(f"{self.model.slug}-"):
            return shelf
        with self.database.writing() as session:
            queue = IndexQueue(session)
            queue.lock()
            old = queue.shelf(hold=True)
            if old.startswith(f"{self.model.slug}-"):
                return old
            new = self.another()
            Workspace(session).set(SHELF, new)
            queue.lost()
        if old:
            with self.index.writing():
                self.index.drop(old)
        return new

    def another(self) -> str:
        """A name for a new shelf that no other has: neither one that a copy of this store has
        forgotten, nor one of another store on the same server."""
        return f"{self.model.slug}-{token_hex(4)}"

    def _half_built(self) -> str:
        """The shelf of a rebuild that goes on or was stopped, empty where there is none."""
        with self.database.reading() as session:
            begun = Workspace(session).setting(BUILDING)
        return begun if isinstance(begun, str) else ""

    def _check(self) -> None:
        """Once in a process: what the store notes and what Chroma holds are the same.

        They are not where one of them was restored, or an index was moved or removed.
        """
        if self.by_word_only:
            return
        shelf = self.shelf()  # always: another process may have been given another model
        if self._checked:
            return
        self._sweep()
        while self.clear():
            pass
        self.reconcile(shelf)
        self._checked = True

    def _sweep(self) -> None:
        """Drop what a rebuild that was killed left behind; a server may hold others' shelves."""
        if self.index.url:
            return
        there = self.index.shelves()
        stray = there - {self.shelf(), self._half_built()}
        with self.index.writing():
            for shelf in stray:
                self.index.drop(shelf)

    def reconcile(self, shelf: str) -> None:
        """Have missing vectors made again, and remove those of passages that are gone."""
        with self.index.writing():
            there = self.index.keys(shelf)
            with self.database.writing() as session:
                queue = IndexQueue(session)
                missing = queue.all_keys(embedded=True) - there
                queue.lost(sorted(missing))
                gone = there - queue.all_keys()
            self.index.remove(shelf, sorted(gone))
        if missing or gone:
            log.warning("index: %d vectors missing, %d of nothing", len(missing), len(gone))
