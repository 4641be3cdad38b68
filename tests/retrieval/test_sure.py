"""When a passage answers: as far as words and meaning tell; less where few are looked at."""

from datetime import UTC, datetime

import pytest

from retrieval.search import Hit

AT = datetime(2026, 11, 23, tzinfo=UTC)


def hit(covered: float, nearness: float | None, lead: float | None, *, few: bool = False) -> Hit:
    """A passage that was found so."""
    return Hit(
        1, "activity", 1, "call", None, None, None, AT, "en", "Laura wants safety shoes",
        0.0, covered, nearness, lead, few=few,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("covered", "nearness", "lead"),
    [
        (0.6, -0.01, -0.05),
        (0.4, 0.04, -0.02),
        (0.0, 0.12, 0.0),
        (0.0, 0.05, 0.027),
        (0.3, 0.07, 0.015),
        (0.34, None, None),
    ],
)
def test_words_or_meaning_or_both_tell(covered: float, nearness: float, lead: float) -> None:
    """Most of the words, a good part of them and near, very near, far ahead of the others, ahead
    with some of the words, or a third of the words where nothing is known of the meaning."""
    assert hit(covered, nearness, lead).sure


@pytest.mark.parametrize(
    ("covered", "nearness", "lead"),
    [
        (0.0, 0.09, 0.02),
        (0.36, 0.055, 0.001),
        (0.32, 0.094, 0.0),
        (0.45, 0.02, -0.01),
        (0.0, -0.01, 0.05),
        (0.0, None, None),
    ],
)
def test_neither_tells(covered: float, nearness: float, lead: float) -> None:
    """Near as a language is to itself, or a word or two that many passages have."""
    assert not hit(covered, nearness, lead).sure


@pytest.mark.parametrize(("covered", "nearness", "lead"), [(0.28, 0.05, -0.02), (0.0, 0.06, 0.011)])
def test_less_tells_among_the_few_of_a_customer(
    covered: float, nearness: float, lead: float
) -> None:
    """The same passage is sure where a question is narrowed to a customer, and else is not."""
    assert hit(covered, nearness, lead, few=True).sure
    assert not hit(covered, nearness, lead).sure


@pytest.mark.parametrize(
    ("covered", "lead", "by", "ahead"),
    [
        (0.0, 0.035, 0.035, True),
        (0.5, 0.015, 0.035, True),
        (0.0, 0.034, 0.035, False),
        (0.47, 0.042, 0.05, True),
        (0.26, 0.027, 0.05, False),
        (0.6, None, 0.05, True),
        (0.5, None, 0.035, False),
    ],
)
def test_how_far_ahead(covered: float, lead: float | None, by: float, *, ahead: bool) -> None:
    """The lead, with a little for the words; most of the words where no meaning is known."""
    assert hit(covered, None if lead is None else 0.1, lead).is_ahead(by) is ahead
