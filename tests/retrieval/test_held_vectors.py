"""Vectors in memory: those that were compared last, and none that is gone."""

from dataclasses import replace
from pathlib import Path

from retrieval.held_vectors import Held, HeldVectors
from retrieval.index import Index
from tests.retrieval.entries import entry, vector


def test_those_that_nobody_asks_for_make_room() -> None:
    vectors = HeldVectors(most=2)
    held = {key: Held("en", vector(key)) for key in (1, 2, 3)}
    vectors.hold("m-1", {1: held[1], 2: held[2]})
    assert vectors.of("m-1", [1]).keys() == {1}, "asked for last"
    vectors.hold("m-1", {3: held[3]})
    assert vectors.of("m-1", [1, 2, 3]).keys() == {1, 3}
    assert not vectors.of("m-2", [1, 3]), "another shelf's"


def test_what_is_removed_or_replaced_is_not_compared_as_it_was(tmp_path: Path) -> None:
    index = Index(tmp_path / "index")
    keys = list(range(10))
    with index.writing():
        index.put("m-1", [entry(key) for key in keys])
    assert index.compare("m-1", vector(3), keys)[0].key == 3
    with index.writing():
        index.remove("m-1", [3])
        index.put("m-1", [replace(entry(7), vector=vector(3))])
    assert index.compare("m-1", vector(3), keys)[0].key == 7
    assert {one.key for one in index.compare("m-1", vector(3), keys)} == set(keys) - {3}
