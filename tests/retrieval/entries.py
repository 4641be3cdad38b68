"""Vectors that are the same in every process."""

import numpy as np

from retrieval.index import Entry
from retrieval.nearness import Floats


def vector(key: int) -> Floats:
    """The unit vector of a key, far from those of others."""
    made: Floats = np.random.default_rng(key).normal(size=16).astype(np.float32)
    unit: Floats = made / np.linalg.norm(made)
    return unit


def entry(key: int) -> Entry:
    """The entry of a key."""
    return Entry(key, "en", vector(key), "activity:1", 1, 1, 1)
