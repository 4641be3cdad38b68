"""The engine by itself: it learns any labels from examples, and knows how sure it may be."""

import numpy as np
import pytest

from intents.understand.classifier import Voters
from intents.understand.fitting import Example, fit, out_of_fold, temperature_of

SAID = {
    "lights": ["turn on the light", "switch the light off", "dim the lights", "light off please"],
    "music": ["play a song", "play some jazz", "stop the music", "play that song again"],
    "weather": ["will it rain", "is it sunny today", "will it rain tomorrow", "is it cold out"],
}


def examples() -> list[Example]:
    return [Example(text, text, label) for label, texts in SAID.items() for text in texts * 3]


def vectors(said: list[Example]) -> np.ndarray:
    """An encoder's stand-in: one direction a label, and a little noise."""
    labels = sorted(SAID)
    noise = np.random.default_rng(0).normal(0, 0.1, (len(said), len(labels)))
    hot = np.eye(len(labels))[[labels.index(one.label) for one in said]]
    return (hot + noise).astype(np.float32)


@pytest.fixture(scope="module")
def voters() -> Voters:
    return fit(examples(), vectors(examples()))


def test_it_learns_labels_that_are_no_intents(voters: Voters) -> None:
    assert voters.labels == ("lights", "music", "weather")
    odds = voters.predict(np.array([0, 1, 0], np.float32), "play the song")
    assert voters.labels[int(odds.argmax())] == "music"
    assert odds.sum() == pytest.approx(1)


def test_each_voter_can_be_asked_alone(voters: Voters) -> None:
    assert voters.by_encoder(np.array([1, 0, 0], np.float32)).argmax() == 0
    assert voters.by_ngrams("will it rain").argmax() == 2


def test_two_labels_are_enough() -> None:
    said = [one for one in examples() if one.label != "music"]
    two = fit(said, vectors(said))
    assert two.labels == ("lights", "weather")
    assert two.by_ngrams("will it rain").argmax() == 1
    assert two.by_ngrams("dim the lights").argmax() == 0


def test_a_label_with_one_example_is_no_obstacle() -> None:
    said = [*examples(), Example("set a timer", "set a timer", "timer")]
    embeddings = np.vstack([vectors(examples()), [[1, 1, 1]]]).astype(np.float32)
    assert out_of_fold(said, embeddings).shape == (len(said), 4)


def test_the_temperature_makes_what_is_too_sure_less_so() -> None:
    """Two labels; it always says 95 %, and is right three times of four."""
    sure = np.log(np.array([[0.95, 0.05]] * 100, np.float32))
    wanted = np.array([0] * 75 + [1] * 25)
    scaled = np.exp(sure[0] / temperature_of(sure, wanted))
    assert scaled[0] / scaled.sum() == pytest.approx(0.75, abs=0.01)


def test_the_temperature_makes_what_is_too_unsure_surer() -> None:
    doubtful = np.log(np.array([[0.6, 0.4]] * 100, np.float32))
    wanted = np.array([0] * 90 + [1] * 10)
    scaled = np.exp(doubtful[0] / temperature_of(doubtful, wanted))
    assert scaled[0] / scaled.sum() == pytest.approx(0.9, abs=0.01)
