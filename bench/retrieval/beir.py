"""A folder in BEIR's form: corpus.jsonl, queries.jsonl and qrels/*.tsv, each part of its own."""

import csv
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Relevant = Mapping[str, int]


@dataclass(frozen=True)
class Folder:
    """Documents and questions by their keys; for each part (dev, test …) how relevant which
    documents are to which questions."""

    corpus: Mapping[str, str]
    queries: Mapping[str, str]
    parts: Mapping[str, Mapping[str, Relevant]]


def read_folder(path: Path) -> Folder:
    """Read it; questions without a relevant document are left out."""
    corpus = {
        str(one["_id"]): " ".join(filter(None, (one.get("title"), one["text"])))
        for one in _lines(path / "corpus.jsonl")
    }
    queries = {str(one["_id"]): str(one["text"]) for one in _lines(path / "queries.jsonl")}
    files = sorted((path / "qrels").glob("*.tsv"))
    return Folder(corpus, queries, {file.stem: _qrels(file) for file in files})


def _qrels(file: Path) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            if (score := int(row["score"])) > 0:
                found.setdefault(row["query-id"], {})[row["corpus-id"]] = score
    return found


def _lines(path: Path) -> list[dict[str, str]]:
    text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def ndcg(found: Sequence[str], relevant: Relevant, at: int = 10) -> float:
    """Normalised discounted cumulative gain of a ranking."""
    gains = [relevant.get(key, 0) for key in found[:at]]
    best = sorted(relevant.values(), reverse=True)[:at]
    ideal = _discounted(best)
    return _discounted(gains) / ideal if ideal else 0.0


def recall(found: Sequence[str], relevant: Relevant, at: int = 10) -> float:
    """How many of the relevant documents are among the first ones."""
    return len(set(found[:at]) & set(relevant)) / len(relevant)


def _discounted(gains: Sequence[int]) -> float:
    return sum((2.0**gain - 1) / math.log2(place + 2) for place, gain in enumerate(gains))
