"""Retrieval: customer history by meaning, for whoever asks: up to date first, then searched."""

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from crm_store.database import Database
from crm_store.kinds import KINDS
from crm_store.models import Contact, Customer, User
from crm_store.repositories.passages import PassageFilter, Passages
from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.values import record_title
from retrieval.by_meaning import by_meaning
from retrieval.by_word import Worded, by_word
from retrieval.index import Index
from retrieval.indexer import Indexer
from retrieval.model import VectorModel
from retrieval.nearness import Floats, Near
from retrieval.search import Hit, Wanted, latest, ranked
from retrieval.words import language_of

log = logging.getLogger(__name__)

PATIENCE = 2.0
"""Seconds that a question waits for vectors of what was written just now."""
COUNTED = 100_000
ATTEMPTS = 2
AT_ONCE = 4
"""Questions whose vectors are made beside the search by word."""


@dataclass(frozen=True)
class Named:
    """A hit with the names that it is shown by; empty where there is none."""

    hit: Hit
    record: str
    customer: str
    contact: str
    user: str


@dataclass(frozen=True)
class Found:
    """What was found. `behind` are passages that have no vector yet; `by_word_only` says that
    the index of vectors could not be asked."""

    hits: tuple[Named, ...]
    behind: int = 0
    by_word_only: bool = False


class Retrieval:
    """One store's history. Without an index and a model it searches by word alone."""

    def __init__(
        self, database: Database, index: Index | None, model: VectorModel | None
    ) -> None:  # fmt: skip
        self.database = database
        self.index = index
        self.model = model
        self.indexer = Indexer(database, index, model)
        self.patience = PATIENCE
        self._thinking = ThreadPoolExecutor(AT_ONCE, "question")

    def up_to_date(self, seconds: float) -> bool:
        """Catch up for so long at most; whether nothing is left to do."""
        try:
            return self.indexer.catch_up(seconds)
        except Exception as error:  # Chroma, a provider: what is there is searched all the same
            _trouble("the index could not be brought up to date", error)
            return False

    def search(
        self,
        actor: Actor,
        now: datetime,
        wanted: Wanted,
        *,
        catch_up: bool = True,
        patience: float | None = None,
    ) -> Found:
        """The best passages for a question, in what the actor may see."""
        done = (
            self.up_to_date(self.patience if patience is None else patience)
            if catch_up
            else self.indexer.idle()
        )
        vector = self._thinking.submit(self._vector, wanted.topic)
        with self.database.reading() as session:
            worded = by_word(Passages(session, actor), wanted.topic, wanted.narrowed)
        asked_with = vector.result()  # while nothing of the store is held
        with self.database.reading() as session:
            store = Store(session, actor, now)
            near = self._near(Passages(session, actor), asked_with, wanted, worded)
            named = named_hits(store, ranked(store, worded, near or (), wanted))
        behind = 0 if done or self.index is None else self.indexer.backlog().passages
        return Found(named, behind, by_word_only=near is None and self.index is not None)

    def latest(self, actor: Actor, now: datetime, wanted: Wanted) -> Found:
        """All there is of the kind that is wanted, the latest first."""
        with self.database.reading() as session:
            store = Store(session, actor, now)
            return Found(named_hits(store, latest(store, wanted)))

    def _near(
        self, passages: Passages, vector: Floats | None, wanted: Wanted, worded: Worded
    ) -> list[Near] | None:
        """What is near in meaning; None where that cannot be asked."""
        if vector is None or self.index is None:
            return None
        language = language_of(wanted.topic)
        for _ in range(ATTEMPTS):
            try:
                return by_meaning(
                    passages, self.index, vector, language, wanted.narrowed, worded.theirs
                )
            except Exception as error:
                _trouble("the index of vectors could not be asked", error)
                self.index.reopen()  # another process may be writing it
        return None

    def _vector(self, text: str) -> Floats | None:
        if self.model is None or not text.strip():
            return None
        try:
            return self.model.question(text)
        except Exception as error:
            _trouble("the embedding model could not be asked", error)
            return None

    def nearness(self, question: str, texts: Sequence[str]) -> Floats | None:
        """How near a question is to each of these texts, as cosines; None where no model tells."""
        if self.model is None or not texts or (vector := self._vector(question)) is None:
            return None
        try:
            return self.model.passages(texts) @ vector
        except Exception as error:
            _trouble("the embedding model could not be asked", error)
            return None

    def extent(
        self, actor: Actor, now: datetime, narrowed: PassageFilter
    ) -> tuple[int, datetime | None]:
        """How many records a question looks through, and since when."""
        with self.database.reading() as session:
            store = Store(session, actor, now)
            return Passages(session, store.actor).extent(narrowed, COUNTED)


def _trouble(what: str, error: Exception) -> None:
    """In one line: it is said to whoever asked, who may be talking in this very terminal."""
    shown = log.isEnabledFor(logging.DEBUG)
    log.warning("%s: %s: %s", what, type(error).__name__, error, exc_info=shown)


def named_hits(store: Store, hits: Sequence[Hit]) -> tuple[Named, ...]:
    """Hits with their records', customers' and people's names."""
    titles = _titles(store, hits)
    passages = Passages(store.session, store.actor)
    customers = passages.names(Customer, [hit.customer_id for hit in hits])
    contacts = passages.names(Contact, [hit.contact_id for hit in hits])
    users = passages.names(User, [hit.user_id for hit in hits])
    return tuple(
        Named(
            hit,
            titles.get((hit.kind, hit.record_id), ""),
            customers.get(hit.customer_id, ""),
            contacts.get(hit.contact_id, ""),
            users.get(hit.user_id, ""),
        )
        for hit in hits
    )


def _titles(store: Store, hits: Sequence[Hit]) -> dict[tuple[str, int], str]:
    titles: dict[tuple[str, int], str] = {}
    for kind in {hit.kind for hit in hits} & set(KINDS):
        keys = sorted({hit.record_id for hit in hits if hit.kind == kind})
        for record in store.by_kind[kind].many(keys):
            titles[kind, record.id] = record_title(store.session, KINDS[kind], record)
    return titles
