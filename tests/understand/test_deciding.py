"""When a reading is acted upon, and when it is asked about."""

import pytest

from intents.understand.deciding import CLAIMED, MARGIN, SURE, SURE_OF_WRITE, is_claimed, is_sure


def likely(*readings: tuple[str, float]) -> tuple[tuple[str, float], ...]:
    return readings


@pytest.mark.parametrize(
    ("name", "confidence", "sure"),
    [
        ("show_customer", SURE, True),
        ("show_customer", SURE - 0.01, False),
        ("create_task", SURE_OF_WRITE, True),
        ("create_task", SURE_OF_WRITE - 0.01, False),
        ("delete_customer", SURE_OF_WRITE - 0.01, False),
        ("none", 0.9, True),
    ],
)
def test_a_change_wants_to_be_surer_than_a_question(
    name: str, confidence: float, sure: bool
) -> None:
    assert is_sure(name, confidence, likely((name, confidence))) is sure


def test_of_two_changes_that_are_nearly_as_likely_neither_is_made() -> None:
    near = likely(("create_task", 0.62), ("schedule_meeting", 0.62 - MARGIN + 0.02))
    assert not is_sure("create_task", 0.62, near)


def test_a_question_that_is_nearly_as_likely_does_not_stop_a_change() -> None:
    near = likely(("create_task", 0.62), ("list_tasks", 0.36))
    assert is_sure("create_task", 0.62, near)


def test_what_the_words_made_of_the_first_reading_is_not_its_rival() -> None:
    """A document's number turned update_deal into update_order."""
    assert is_sure("update_order", 0.9, likely(("update_deal", 0.9), ("win_deal", 0.05)))


def test_a_change_that_is_hardly_likelier_than_others_is_not_said_to_be_understood() -> None:
    assert is_claimed("create_task", CLAIMED)
    assert not is_claimed("create_task", CLAIMED - 0.01)
    assert is_claimed("list_tasks", 0.1), "an answer nobody asked for harms nobody"
