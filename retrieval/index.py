"""The index of vectors: Chroma, in this process or as a server.

A shelf is one build of the index: a collection for each language of its passages, since a vector
model puts texts of one language nearer to each other than their meaning does, and because asking
two collections costs Chroma less than one filter (docs/decisions/0012). Keys are passages' keys.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
from filelock import FileLock

from retrieval.chroma_server import server_at
from retrieval.held_vectors import Held, HeldVectors
from retrieval.model import DEFAULT
from retrieval.nearness import LEADERS, Floats, Near, leaders, leaned, scale
from retrieval.stamp import Stamp

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

LANGUAGES = ("zh", "en")
_SHELF = re.compile(r"(.+-[0-9a-f]+)-(?:zh|en)")
"""A collection of ours: a model's name, what tells this shelf from others, and a language."""
SAMPLE = 256
"""Vectors that a language's middle is taken from."""
FEWEST = 8
"""Of fewer passages the middle says more about them than about their language."""
PAGE = 2_000
AT_ONCE = 4
"""Collections that are asked at the same time."""


@dataclass(frozen=True)
class Entry:
    """A passage's vector, with what a person looking into Chroma wants to know of it."""

    key: int
    language: str
    vector: Floats
    record: str
    customer: int
    owner: int
    at: int

    @property
    def metadata(self) -> dict[str, str | int]:
        """As Chroma keeps it."""
        return {"record": self.record, "customer": self.customer, "owner": self.owner,
                "at": self.at, "language": self.language}  # fmt: skip


class Index:
    """Chroma in `folder`, or the server at `url` (http://host:port). Opened at the first use."""

    def __init__(self, folder: Path, url: str = "") -> None:
        self.folder = folder
        self.url = url
        self._opening = Lock()
        self._client: ClientAPI | None = None
        self._held: dict[str, Collection] = {}
        self._middles: dict[str, tuple[int, Floats]] = {}
        self._vectors = HeldVectors()
        self._stamp = Stamp(folder)
        self._asking = ThreadPoolExecutor(AT_ONCE, "chroma")

    @property
    def client(self) -> "ClientAPI":
        """The client; whatever Chroma raises where the index cannot be opened."""
        with self._opening:
            if self._client is None:
                self._client = self._open()
            return self._client

    def _open(self) -> "ClientAPI":
        os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
        import chromadb
        from chromadb.config import Settings

        settings = Settings(anonymized_telemetry=False)
        if self.url:
            return server_at(self.url, settings)
        self.folder.mkdir(parents=True, exist_ok=True)
        return chromadb.PersistentClient(self.folder, settings=settings)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One process at a time writes an embedded index; a server sees to that itself."""
        if self.url:
            yield
            return
        with self._file_lock:
            self._look_again()
            try:
                yield
            finally:
                self._stamp.mark()

    @cached_property
    def _file_lock(self) -> FileLock:
        self.folder.mkdir(parents=True, exist_ok=True)
        return FileLock(self.folder / "writing.lock")

    def reopen(self) -> None:
        """Read everything anew; nothing that is being asked is disturbed."""
        from chromadb.api.shared_system_client import SharedSystemClient

        with self._opening:
            self._client = None
            self._held, self._middles = {}, {}
            self._vectors.clear()
            SharedSystemClient.clear_system_cache()

    def _look_again(self) -> None:
        if not self.url and self._stamp.changed():
            self.reopen()

    def _collection(self, shelf: str, language: str) -> "Collection":
        self._look_again()
        name, held = f"{shelf}-{language}", self._held
        if name not in held:
            held[name] = self.client.get_or_create_collection(
                name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        return held[name]

    def put(self, shelf: str, entries: Sequence[Entry]) -> bool:
        """Add vectors, or put them in the place of those with the same keys.

        Where those of the shelf have another number of dimensions, it is emptied first: the same
        name means another model now. Returns whether it was.
        """
        emptied = bool(entries) and self._of_another_size(shelf, entries[0].vector.size)
        if emptied:
            self.drop(shelf)
        self._vectors.forget(shelf, [one.key for one in entries])
        for language in LANGUAGES:
            if these := [one for one in entries if one.language == language]:
                self._collection(shelf, language).upsert(
                    ids=[str(one.key) for one in these],
                    embeddings=np.stack([one.vector for one in these]),
                    metadatas=[one.metadata for one in these],
                )
        return emptied

    def _of_another_size(self, shelf: str, size: int) -> bool:
        """Whether a shelf's vectors have another number of dimensions; there may be none yet."""
        for language in LANGUAGES:
            held = self._collection(shelf, language).get(limit=1, include=["embeddings"])
            vectors = held["embeddings"]
            if vectors is not None and len(vectors) and len(vectors[0]) != size:
                return True
        return False

    def remove(self, shelf: str, keys: Sequence[int]) -> None:
        """Remove the vectors of these keys, those that are there."""
        self._vectors.forget(shelf, keys)
        for language in LANGUAGES:
            collection = self._collection(shelf, language)
            for start in range(0, len(keys), PAGE):
                ids = [str(key) for key in keys[start : start + PAGE]]
                if there := collection.get(ids=ids, include=[])["ids"]:
                    collection.delete(ids=there)

    def lean(self, shelf: str, vector: Floats, language: str) -> Floats:
        """A question's vector as `nearest` and `compare` want it (retrieval.nearness)."""
        return leaned(vector, self._middle(shelf, language))

    def nearest(self, shelf: str, vector: Floats, number: int) -> list[Near]:
        """So many nearest passages of each language, those that lead the most first."""

        def asked(language: str) -> list[Near]:
            cosines = self._ask(shelf, language, vector, number)
            return self._led(shelf, language, vector, cosines, leaders(list(cosines.values())))

        return self._in_each_language(asked)

    def compare(self, shelf: str, vector: Floats, keys: Sequence[int]) -> list[Near]:
        """Just these passages, those that lead the most first."""
        vectors = self._vectors_of(shelf, keys)

        def asked(language: str) -> list[Near]:
            these = {key: one.vector for key, one in vectors.items() if one.language == language}
            if not these:
                return []
            near = np.stack(list(these.values())) @ vector
            cosines = dict(zip(these, near.tolist(), strict=True))
            ahead_of = leaders(list(self._ask(shelf, language, vector, LEADERS).values()))
            return self._led(shelf, language, vector, cosines, ahead_of)

        return self._in_each_language(asked)

    def _vectors_of(self, shelf: str, keys: Sequence[int]) -> dict[int, Held]:
        """The vectors of these keys, those that there are."""
        self._look_again()
        held = self._vectors.of(shelf, keys)
        if missing := [str(key) for key in keys if key not in held]:
            read: dict[int, Held] = {}
            for language in LANGUAGES:
                collection = self._collection(shelf, language)
                answer = collection.get(ids=missing, include=["embeddings"])
                vectors = np.asarray(answer["embeddings"], dtype=np.float32)
                pairs = zip(answer["ids"], vectors, strict=True)
                read |= {int(key): Held(language, vector) for key, vector in pairs}
            self._vectors.hold(shelf, read)
            held |= read
        return held

    def _in_each_language(self, asked: Callable[[str], list[Near]]) -> list[Near]:
        """What is found in each, at once: Chroma waits for a disk or a network."""
        found = [near for each in self._asking.map(asked, LANGUAGES) for near in each]
        return sorted(found, key=lambda one: -one.lead)

    def _ask(self, shelf: str, language: str, vector: Floats, number: int) -> dict[int, float]:
        """The cosines of the nearest passages of a language, by key, the nearest first."""
        answer = self._collection(shelf, language).query(
            query_embeddings=vector.reshape(1, -1), n_results=number, include=["distances"]
        )
        distances = (answer["distances"] or [[]])[0]
        return {int(k): 1.0 - float(d) for k, d in zip(answer["ids"][0], distances, strict=True)}

    def _led(
        self, shelf: str, language: str, vector: Floats, cosines: dict[int, float], ahead_of: float
    ) -> list[Near]:
        middle = self._middle(shelf, language)
        usual = None if middle is None else float(middle @ vector)
        times = 1.0 if shelf.startswith(f"{DEFAULT}-") else scale(language, middle)
        return [
            Near(
                key,
                language,
                0.0 if usual is None else times * (cosine - usual),
                times * (cosine - ahead_of),
            )
            for key, cosine in cosines.items()
        ]

    def _middle(self, shelf: str, language: str) -> Floats | None:
        """The mean of a language's passages; None of too few."""
        name = f"{shelf}-{language}"
        counted, mean = self._middles.get(name, (0, None))
        if counted >= SAMPLE:
            return mean
        collection = self._collection(shelf, language)
        count = collection.count()
        if count >= max(FEWEST, 2 * counted):
            sample = collection.get(limit=SAMPLE, include=["embeddings"])["embeddings"]
            mean = np.asarray(sample, dtype=np.float32).mean(axis=0)
            self._middles[name] = (count, mean)
        return mean

    def keys(self, shelf: str) -> set[int]:
        """The keys of every vector of a shelf."""
        found: set[int] = set()
        for language in LANGUAGES:
            found |= {int(k) for k in self._collection(shelf, language).get(include=[])["ids"]}
        return found

    def count(self, shelf: str) -> int:
        """How many vectors a shelf has."""
        return sum(self._collection(shelf, language).count() for language in LANGUAGES)

    def shelves(self) -> set[str]:
        """The shelves that there are."""
        names: list[Any] = [one.name for one in self.client.list_collections()]
        return {found[1] for name in names if (found := _SHELF.fullmatch(str(name)))}

    def drop(self, shelf: str) -> None:
        """Remove a shelf with all that is on it."""
        for language in LANGUAGES:
            self._collection(shelf, language)
            self.client.delete_collection(f"{shelf}-{language}")
            self._held.pop(f"{shelf}-{language}", None)
            self._middles.pop(f"{shelf}-{language}", None)
        self._vectors.clear()
