"""What `python -m bench.understanding` counts."""

import pytest

from bench.understanding.figures import (
    Answer,
    accuracy,
    calibration_error,
    confusions,
    grouped,
    other_writes,
    percentile,
    recall,
    reliability,
)


def answer(wanted: str, given: str, confidence: float = 0.9, milliseconds: float = 1.0) -> Answer:
    return Answer(wanted, given, confidence, milliseconds)


ANSWERS = [answer("a", "a"), answer("a", "b"), answer("b", "b"), answer("none", "none")]


def test_accuracy_and_recall() -> None:
    assert accuracy(ANSWERS) == 0.75
    assert recall(ANSWERS, "a") == 0.5
    assert recall(ANSWERS, "none") == 1.0
    assert recall(ANSWERS, "nowhere") is None


def test_three_of_four_right_at_90_percent_is_an_error_of_15() -> None:
    assert calibration_error(ANSWERS) == pytest.approx(0.15)


def test_a_confidence_of_one_is_counted_in_the_last_bin() -> None:
    (bin_,) = reliability([answer("a", "a", 1.0)])
    assert (bin_.high, bin_.count, bin_.accuracy) == (1.0, 1, 1.0)


def test_every_answer_stands_in_one_bin() -> None:
    many = [answer("a", "a", n / 100) for n in range(101)]
    assert sum(one.count for one in reliability(many)) == 101


def test_percentiles_are_times_that_were_taken() -> None:
    times = [answer("a", "a", 1, n) for n in range(1, 101)]
    assert percentile(times, 0.5) == 51
    assert percentile(times, 0.95) == 96
    assert percentile([], 0.5) == 0


def test_confusions_come_commonest_first() -> None:
    wrong = [answer("a", "b"), answer("a", "b"), answer("b", "c"), answer("c", "c")]
    assert confusions(wrong, 5) == [("a", "b", 2), ("b", "c", 1)]


def test_a_change_that_is_read_as_a_question_is_no_wrong_change() -> None:
    read = [answer("create", "update"), answer("create", "show"), answer("show", "create")]
    assert other_writes(read, lambda name: name != "show") == (1, 2)


def test_groups_are_by_place() -> None:
    groups = grouped(ANSWERS, ["zh", "en", "zh", "en"])
    assert accuracy(groups["zh"]) == 1.0
    assert accuracy(groups["en"]) == 0.5
