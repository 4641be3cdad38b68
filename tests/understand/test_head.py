"""The classifier's head: that of today's phrases, quickly loaded, right about what it never saw."""

from random import Random
from time import perf_counter

import pytest

from bench.understanding.figures import Answer, calibration_error
from intents.understand import train as training
from intents.understand.classifier import Head, load_head
from intents.understand.phrases import Phrase, all_phrases, fingerprint
from retrieval.embeddings import Encoder

SAMPLE = 600


@pytest.fixture(scope="module")
def head() -> Head:
    return load_head()


def test_the_head_is_that_of_the_phrases(head: Head) -> None:
    assert head.fingerprint == fingerprint(), "run `guanxi train`: the phrases have changed"


def test_the_head_knows_every_intent_of_the_phrases(head: Head) -> None:
    assert set(head.intents) == {phrase.intent for phrase in all_phrases()}


def test_one_phrase_in_ten_is_held_back() -> None:
    held = sum(phrase.held_back for phrase in all_phrases())
    assert 0.08 < held / len(all_phrases()) < 0.12


def test_training_sees_no_phrase_that_is_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every phrase that training fits passes through `masked`; what it reads is noted there."""
    seen: set[str] = set()

    def noted(text: str) -> str:
        seen.add(text)
        return text

    class EnoughError(Exception):
        """Fitting would take minutes."""

    class NoEncoder(Encoder):
        def many(self, texts: object) -> object:  # type: ignore[override]
            raise EnoughError

    monkeypatch.setattr(training, "masked", noted)
    with pytest.raises(EnoughError):
        training.train(NoEncoder())
    assert seen == {phrase.text for phrase in all_phrases() if not phrase.held_back}


def test_the_head_is_loaded_at_once() -> None:
    load_head()
    start = perf_counter()
    load_head()
    assert perf_counter() - start < 0.3


def test_phrases_that_training_never_saw_are_read_right(head: Head) -> None:
    held = [phrase for phrase in all_phrases() if phrase.held_back]
    sample = Random(0).sample(held, SAMPLE)
    encoder = Encoder()
    right = sum(_answer(phrase, head, encoder).right for phrase in sample)
    assert right / SAMPLE >= 0.85


def test_of_what_it_is_sure_of_to_so_many_percent_so_many_are_right(head: Head) -> None:
    """Confidence is a probability: within each band, about as many are right as it says."""
    held = Random(1).sample([phrase for phrase in all_phrases() if phrase.held_back], SAMPLE)
    encoder = Encoder()
    read = [_answer(phrase, head, encoder) for phrase in held]
    assert calibration_error(read) < 0.06


def _answer(phrase: Phrase, head: Head, encoder: Encoder) -> Answer:
    one = training.example(phrase)
    odds = head.predict(encoder.one(one.spoken), one.counted)
    return Answer(phrase.intent, head.intents[int(odds.argmax())], float(odds.max()), 0.0)
