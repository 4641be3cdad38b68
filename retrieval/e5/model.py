"""E5: a text's vector, computed by ONNX Runtime in this process."""

from collections.abc import Sequence

import numpy as np
import onnxruntime

from retrieval.e5.calls import CALLS
from retrieval.e5.graph import graph
from retrieval.e5.tokens import Tokens
from retrieval.e5.weights import Floats, Weights


class E5:
    """multilingual-e5-small: unit vectors of 384 numbers. Safe to call from several threads.

    Wang et al. 2024, "Multilingual E5 Text Embeddings", https://arxiv.org/abs/2402.05672.
    """

    def __init__(self) -> None:
        self._weights = Weights()
        self._tokens = Tokens(self._weights.vocabulary)
        sizes = self._weights.sizes
        self._places = self._weights.floats("emb.pos").reshape(sizes.longest, sizes.hidden)
        self._kind = self._weights.floats("emb.type")[: sizes.hidden]
        self._session = _session(graph(self._weights).SerializeToString())

    def vector(self, text: str) -> Floats:
        """A text's unit vector (384,), its prefix ("query: " or "passage: ") included.

        A text of more than 510 tokens is read in parts, which count by their length.
        """
        tokens = self._tokens.of(text)
        room = self._weights.sizes.longest - 2
        parts = [tokens[start : start + room] for start in range(0, max(len(tokens), 1), room)]
        means = np.stack([self._mean(part) for part in parts])
        whole = np.average(means, axis=0, weights=[max(len(part), 1) for part in parts])
        unit: Floats = (whole / np.linalg.norm(whole)).astype(np.float32)
        return unit

    def _mean(self, tokens: Sequence[int]) -> Floats:
        """The mean (384,) of what the model makes of tokens."""
        marks = self._weights.vocabulary.marks
        whole = [marks.begin, *tokens, marks.end]
        given = self._weights.words(whole) + self._places[: len(whole)] + self._kind
        with CALLS.one():
            found: Floats = self._session.run(None, {"tokens": given[None]})[0][0]
        return found


def _session(model: bytes) -> onnxruntime.InferenceSession:
    """One thread a text: two wait for each other at every step, and spin while they wait."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    with CALLS.one():
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
