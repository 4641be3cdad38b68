"""The classifier: two linear models, one over an encoder's view and one over n-grams, that vote.

The encoder (multilingual-e5-small) knows what words mean in both languages; the n-grams know how
things are put. They err differently, so the mean of their log-probabilities is better than either
(`python -m bench.understanding` prints by how much). Both are multinomial logistic regressions that
`fitting` fits; a head file holds their weights and nothing that has to be computed at start.
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
SURE_ALONE = 0.9
"""From this probability on the n-grams need no second vote. Of 2,543 messages that no training saw
(held-back phrases and an evaluation set) 951 reach it; the encoder changed the reading of none of
them, nor whether it is sure, and it takes most of the time of a message."""


@dataclass(frozen=True)
class Voters:
    """The two models. E dimensions of the encoder, V n-grams, C labels.

    `encoder_weights` is (E + 1, C) and `ngram_weights` (V + 1, C), the last row being the bias;
    the latter are kept as int8 with one scale a label. `temperature` divides what they agree on,
    so that of what is said with a probability of 0.8 four fifths are right.
    """

    labels: tuple[str, ...]
    vocabulary: tuple[str, ...]
    idf: Floats
    encoder_weights: Floats
    ngram_weights: NDArray[np.int8]
    ngram_scales: Floats
    temperature: float

    @cached_property
    def index(self) -> dict[str, int]:
        """Each n-gram's row."""
        return {gram: row for row, gram in enumerate(self.vocabulary)}

    def predict(self, embedding: Floats, text: str) -> Floats:
        """The probability of each label (C,), from the embedding (E,) and the text to count in."""
        return np.exp(log_softmax(self.agreed(embedding, text) / self.temperature))

    def alone(self, text: str) -> Floats | None:
        """What the n-grams tell alone (C,), where they are so sure that the encoder is not asked."""
        odds = np.exp(self.by_ngrams(text))
        return odds if odds.max() >= SURE_ALONE else None

    def agreed(self, embedding: Floats, text: str) -> Floats:
        """The weighted mean of both models' log-probabilities (C,), before the temperature."""
        one, two = self.by_encoder(embedding), self.by_ngrams(text)
        return cast(Floats, ENCODER_SHARE * one + (1 - ENCODER_SHARE) * two)

    def by_encoder(self, embedding: Floats) -> Floats:
        """The encoder model's log-probabilities (C,)."""
        return log_softmax(embedding @ self.encoder_weights[:-1] + self.encoder_weights[-1])

    def by_ngrams(self, text: str) -> Floats:
        """The n-gram model's log-probabilities (C,)."""
        rows, values = self.features(text)
        weights = self.ngram_weights[rows].astype(np.float32)
        scores = (values @ weights + self.ngram_weights[-1]) * self.ngram_scales
        return log_softmax(scores.astype(np.float32))

    def features(self, text: str) -> tuple[list[int], Floats]:
        """The rows and values of a text's tf-idf vector (sublinear counts, unit length)."""
        counts = [
            (self.index[gram], count) for gram, count in ngrams(text).items()
            if gram in self.index
        ]  # fmt: skip
        rows = [row for row, _ in counts]
        values = np.array([1 + np.log(count) for _, count in counts], np.float32) * self.idf[rows]
        norm = float(np.linalg.norm(values))
        return rows, (values / norm if norm else values).astype(np.float32)


@dataclass(frozen=True)
class Head(Voters):
    """The catalogue's trained head: its labels are intents, and what else the phrases told.

    `ordinary` are everyday words, `sentences` whole sentences that are sure, and `fingerprint`
    says which phrases it is the head of.
    """

    ordinary: frozenset[str]
    sentences: dict[str, str]
    fingerprint: str

    @property
    def intents(self) -> tuple[str, ...]:
        """The intents, as `predict` orders them."""
        return self.labels


def load_head() -> Head:
    """The head that ships with the package."""
    with np.load(str(files("intents.understand") / HEAD), allow_pickle=False) as stored:
        keys = str(stored["sentence_keys"]).split("\n")
        names = str(stored["sentence_intents"]).split("\n")
        return Head(
            labels=tuple(str(stored["intents"]).split("\n")),
            vocabulary=tuple(str(stored["vocabulary"]).split("\n")),
            idf=stored["idf"].astype(np.float32),
            encoder_weights=stored["encoder_weights"].astype(np.float32),
            ngram_weights=stored["ngram_weights"],
            ngram_scales=stored["ngram_scales"],
            temperature=float(stored["temperature"]),
            ordinary=frozenset(str(stored["ordinary"]).split("\n")),
            sentences=dict(zip(keys, names, strict=True)),
            fingerprint=str(stored["fingerprint"]),
        )


def log_softmax(scores: Floats) -> Floats:
    """Scores (C,) as log-probabilities."""
    shifted = scores - scores.max()
    return cast(Floats, shifted - np.log(np.exp(shifted).sum()))
