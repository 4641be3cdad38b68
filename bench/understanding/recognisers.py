"""What is compared: the engine, each of its voters by itself, and how answers are taken from it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from bench.understanding.figures import Answer
from intents.understand.classifier import Floats, Voters
from intents.understand.fitting import Example, fit
from retrieval.embeddings import Encoder

OUT_OF_SCOPE = frozenset({"none", "oos"})


class Remembering(Encoder):
    """An encoder that embeds what is learned once, however many learn it; `one` is always timed."""

    def __init__(self) -> None:
        self._known: dict[str, Floats] = {}

    def many(self, texts: Sequence[str]) -> Floats:
        """The vectors of texts (n, E), those that were asked for before from memory."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, super().many(new), strict=True))
        return np.array([self._known[text] for text in texts])


class Recogniser(Protocol):
    """Learns from examples, then reads one text at a time."""

    @property
    def name(self) -> str:
        """What it is called in the tables."""

    def learn(self, examples: Sequence[Example]) -> None:
        """Fit, or index, these examples."""

    def read(self, one: Example) -> tuple[str, float]:
        """The label of a text (its own label is not looked at), and how sure it is, 0 to 1."""


@dataclass
class Engine:
    """Guanxi's own: the encoder's and the n-grams' models, voting."""

    encoder: Encoder
    voters: Voters | None = None
    name: str = "guanxi"

    def learn(self, examples: Sequence[Example]) -> None:
        """Fit both models and their temperature."""
        self.voters = fit(examples, self.encoder.many([one.spoken for one in examples]))

    def read(self, one: Example) -> tuple[str, float]:
        """What both agree on."""
        assert self.voters is not None
        odds = self.voters.predict(self.encoder.one(one.spoken), one.counted)
        return _likeliest(odds, self.voters)


@dataclass
class EncoderAlone:
    """The model over the encoder's view, by itself."""

    encoder: Encoder
    voters: Voters
    name: str = field(default="encoder alone", init=False)

    def learn(self, examples: Sequence[Example]) -> None:
        """It is a part of the engine, and learns with it."""

    def read(self, one: Example) -> tuple[str, float]:
        """What it alone says."""
        odds = np.exp(self.voters.by_encoder(self.encoder.one(one.spoken)))
        return _likeliest(odds, self.voters)


@dataclass
class NgramsAlone:
    """The model over n-grams, by itself."""

    voters: Voters
    name: str = field(default="n-grams alone", init=False)

    def learn(self, examples: Sequence[Example]) -> None:
        """It is a part of the engine, and learns with it."""

    def read(self, one: Example) -> tuple[str, float]:
        """What it alone says."""
        return _likeliest(np.exp(self.voters.by_ngrams(one.counted)), self.voters)


def answers_of(recogniser: Recogniser, texts: Sequence[Example]) -> list[Answer]:
    """What it reads each text as, one by one and timed, after three to warm up."""
    for one in texts[:3]:
        recogniser.read(one)
    answers = []
    for one in texts:
        started = time.perf_counter()
        label, confidence = recogniser.read(one)
        milliseconds = (time.perf_counter() - started) * 1000
        answers.append(Answer(one.label, label, confidence, milliseconds))
    return answers


def _likeliest(odds: Floats, voters: Voters) -> tuple[str, float]:
    best = int(odds.argmax())
    return voters.labels[best], float(odds[best])
