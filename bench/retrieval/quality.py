"""nDCG@10, recall@10 and latency of lexical, dense and fused search, for each pair of languages."""

import time
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from bench.retrieval.beir import Folder, Relevant, ndcg, read_folder, recall
from crm_store.database import Database, sqlite_url
from crm_store.migrate import migrate
from crm_store.models import Activity
from crm_store.repositories.passages import Passages
from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.unit_of_work import UnitOfWork
from retrieval.by_meaning import by_meaning
from retrieval.by_word import by_word
from retrieval.index import Index
from retrieval.model import VectorModel
from retrieval.nearness import Near
from retrieval.search import Wanted, ranked
from retrieval.service import Retrieval
from retrieval.words import language_of

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
ROOT = Actor("root", "admin", "en", ZoneInfo("UTC"), "USD", sees=None)
LOOKED_AT = 20
SYSTEMS = ("lexical", "dense", "fused")


Row = tuple[float, float, float]
Scores = dict[tuple[str, str], list[Row]]


def measure(path: Path, home: Path) -> None:
    """Index a folder's corpus as notes, ask its questions, and print a table for each part."""
    folder = read_folder(path)
    retrieval, keys = _indexed(folder, home)
    for part, qrels in folder.parts.items():
        scores: Scores = defaultdict(list)
        for system, (key, relevant) in product(SYSTEMS, qrels.items()):
            row = _asked(retrieval, keys, system, folder.queries[key], relevant)
            scores[_pair(folder, key, relevant), system].append(row)
            scores["all", system].append(row)
        print(f"\n{part}:\n")
        _print(scores)


def _pair(folder: Folder, key: str, relevant: Relevant) -> str:
    answers = {language_of(folder.corpus[one]) for one in relevant if one in folder.corpus}
    return f"{language_of(folder.queries[key])} to {'/'.join(sorted(answers))}"


def _asked(
    retrieval: Retrieval, keys: dict[int, str], system: str, text: str, relevant: Relevant
) -> Row:
    """nDCG@10, recall@10 and the milliseconds of one question."""
    started = time.perf_counter()
    found = _found(retrieval, system, text)
    taken = (time.perf_counter() - started) * 1000
    ranked = list(dict.fromkeys(keys[record] for record in found if record in keys))
    return ndcg(ranked, relevant), recall(ranked, relevant), taken


def _indexed(folder: Folder, home: Path) -> tuple[Retrieval, dict[int, str]]:
    database = Database(sqlite_url(home / "guanxi.db"))
    migrate(database)
    keys: dict[int, str] = {}
    with UnitOfWork(database, ROOT, NOW) as unit:
        for key, text in folder.corpus.items():
            note = unit.store.activities.add(Activity(at=NOW, kind="note", summary=text))
            keys[note.id] = key
    retrieval = Retrieval(database, Index(home / "index"), VectorModel())
    started = time.process_time()
    retrieval.up_to_date(1e9)
    seconds = time.process_time() - started
    print(f"{len(keys)} documents indexed in {seconds:.1f} s of processor time")
    return retrieval, keys


def _found(retrieval: Retrieval, system: str, text: str) -> list[int]:
    """The records that a system finds, the best first."""
    assert retrieval.model is not None
    vector = None if system == "lexical" else retrieval.model.question(text)
    with retrieval.database.reading() as session:
        store = Store(session, ROOT, NOW)
        passages = Passages(session, ROOT)
        wanted = Wanted(text, limit=LOOKED_AT)
        worded = by_word(passages, text, wanted.narrowed)
        near: list[Near] = []
        if vector is not None and retrieval.index is not None:
            near = by_meaning(
                passages, retrieval.index, vector, language_of(text), wanted.narrowed, None
            )
        if system == "fused":
            return [hit.record_id for hit in ranked(store, worded, near, wanted)]
        found = [one.key for one in near] if system == "dense" else list(worded.covered)
        rows = passages.many(found[:LOOKED_AT])
        return [rows[key].record_id for key in found[:LOOKED_AT]]


def _print(scores: Scores) -> None:
    print("| questions to passages | n | search | nDCG@10 | recall@10 | p50 ms | p95 ms |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    mean: Callable[[list[float]], float] = lambda values: float(np.mean(values))  # noqa: E731
    for pair, system in sorted(scores, key=lambda one: (one[0], SYSTEMS.index(one[1]))):
        rows = scores[pair, system]
        gains, recalls, times = (list(column) for column in zip(*rows, strict=True))
        p50, p95 = np.percentile(times, (50, 95))
        print(
            f"| {pair} | {len(rows)} | {system} | {mean(gains):.3f} | {mean(recalls):.3f} "
            f"| {p50:.1f} | {p95:.1f} |"
        )
