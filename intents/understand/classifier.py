"""The classifier: two linear models, one over an encoder's view and one over n-grams, that vote.

The encoder (multilingual-e5-small) knows what words mean in both languages; the n-grams know how
things are put. They err differently, so the mean of their log-probabilities is better than either
(bench/understanding prints by how much). Both are multinomial logistic regressions trained by
`guanxi train`; the head file holds their weights and nothing that has to be computed at start.
"""

from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import cast

import numpy as np
from numpy.typing import NDArray

from intents.understand.ngrams import ngrams

Floats = NDArray[np.float32]
HEAD = "head.npz"
ENCODER_SHARE = 0.45


@dataclass(frozen=True)
class Head:
    """A trained head. E dimensions of the encoder, V n-grams, C intents.

    `encoder_weights` is (E + 1, C) and `ngram_weights` (V + 1, C), the last row being the bias;
    the latter are kept as int8 with one scale an intent.
    """

    intents: tuple[str, ...]
    vocabulary: tuple[str, ...]
    idf: Floats
    encoder_weights: Floats
    ngram_weights: NDArray[np.int8]
    ngram_scales: Floats
    ordinary: frozenset[str]
    sentences: dict[str, str]
    fingerprint: str

    @cached_property
    def index(self) -> dict[str, int]:
        """Each n-gram's row."""
        return {gram: row for row, gram in enumerate(self.vocabulary)}

    def predict(self, embedding: Floats, masked: str) -> Floats:
        """The probability of each intent (C,), from the embedding (E,) and the masked text."""
        one = _log_softmax(embedding @ self.encoder_weights[:-1] + self.encoder_weights[-1])
        two = _log_softmax(self._ngram_scores(masked))
        return cast(Floats, np.exp(_log_softmax(ENCODER_SHARE * one + (1 - ENCODER_SHARE) * two)))

    def _ngram_scores(self, masked: str) -> Floats:
        rows, values = self.features(masked)
        weights = self.ngram_weights[rows].astype(np.float32)
        scores = (values @ weights + self.ngram_weights[-1]) * self.ngram_scales
        return cast(Floats, scores.astype(np.float32))

    def features(self, masked: str) -> tuple[list[int], Floats]:
        """The rows and values of a text's tf-idf vector (sublinear counts, unit length)."""
        counts = [
            (self.index[gram], count) for gram, count in ngrams(masked).items()
            if gram in self.index
        ]  # fmt: skip
        rows = [row for row, _ in counts]
        values = np.array([1 + np.log(count) for _, count in counts], np.float32) * self.idf[rows]
        norm = float(np.linalg.norm(values))
        return rows, (values / norm if norm else values).astype(np.float32)


def load_head() -> Head:
    """The head that ships with the package."""
    with np.load(str(files("intents.understand") / HEAD), allow_pickle=False) as stored:
        keys = str(stored["sentence_keys"]).split("\n")
        names = str(stored["sentence_intents"]).split("\n")
        return Head(
            intents=tuple(str(stored["intents"]).split("\n")),
            vocabulary=tuple(str(stored["vocabulary"]).split("\n")),
            idf=stored["idf"].astype(np.float32),
            encoder_weights=stored["encoder_weights"].astype(np.float32),
            ngram_weights=stored["ngram_weights"],
            ngram_scales=stored["ngram_scales"],
            ordinary=frozenset(str(stored["ordinary"]).split("\n")),
            sentences=dict(zip(keys, names, strict=True)),
            fingerprint=str(stored["fingerprint"]),
        )


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max()
    return cast(Floats, shifted - np.log(np.exp(shifted).sum()))
