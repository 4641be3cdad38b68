"""Labelled texts of a folder: BANKING77's or CLINC150's files, or any others of their form."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from intents.understand.fitting import Example

LABELS = ("category", "intent", "label")
CLINC = "data_full.json"
EXPECTED = (
    f"It should hold train.csv and test.csv (columns text and one of {', '.join(LABELS)}), "
    f"train.jsonl and test.jsonl with the same names, or CLINC150's {CLINC}."
)


class FolderError(Exception):
    """The folder cannot be read; the text is a sentence that says what it should hold."""


def load(folder: Path) -> tuple[list[Example], list[Example]]:
    """The texts to train with and those to test with. Raises FolderError."""
    clinc = folder / CLINC
    if clinc.exists():
        return _clinc(json.loads(clinc.read_text("utf-8")))
    for suffix, rows_of in ((".csv", _csv), (".jsonl", _jsonl)):
        paths = folder / f"train{suffix}", folder / f"test{suffix}"
        if all(path.exists() for path in paths):
            train, test = (_examples(rows_of(path), path) for path in paths)
            return train, test
    raise FolderError(f"{folder} holds nothing to train with. {EXPECTED}")


def shots(examples: Sequence[Example], count: int, seed: int) -> list[Example]:
    """So many examples of each label, drawn at random; all of a label that has fewer."""
    of_label: dict[str, list[Example]] = defaultdict(list)
    for one in examples:
        of_label[one.label].append(one)
    random = Random(seed)
    return [
        one
        for label in sorted(of_label)
        for one in random.sample(of_label[label], min(count, len(of_label[label])))
    ]


def _clinc(parts: dict[str, list[list[str]]]) -> tuple[list[Example], list[Example]]:
    train, test = (
        [_example(text, label) for text, label in [*parts[name], *parts.get(f"oos_{name}", [])]]
        for name in ("train", "test")
    )
    return train, test


def _csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream)


def _jsonl(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _examples(rows: Iterable[dict[str, str]], path: Path) -> list[Example]:
    found = []
    for row in rows:
        label = next((name for name in LABELS if name in row), None)
        if label is None or "text" not in row:
            raise FolderError(f"{path} has no column text, or none of the label. {EXPECTED}")
        found.append(_example(row["text"], str(row[label])))
    if not found:
        raise FolderError(f"{path} is empty. {EXPECTED}")
    return found


def _example(text: str, label: str) -> Example:
    return Example(text, text.casefold(), label)
