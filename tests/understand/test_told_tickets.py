"""Tickets told in statements, and what only sounds so."""

import pytest

from intents.understand.told_tickets import TOLD_TICKETS

CLUE = {clue.name: clue for clue in TOLD_TICKETS}
ASKS, FIXED, CLOSED, URGENT = CLUE


def found(clue: str, text: str) -> bool:
    return CLUE[clue].found(text, by_staff=True)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (ASKS, "{customer} asks if the lockers can take sea air"),
        (ASKS, "{customer} wants to know whether the desks are fireproof"),
        (FIXED, "the flickering light at {customer} is fixed"),
        (FIXED, "we repaired the pump at {customer}"),
        (CLOSED, "{ticket} can be closed, aired the booth for a week"),
        (CLOSED, "swapped the controller, {ticket} can be shut"),
        (URGENT, "make the {product} login ticket urgent"),
        (URGENT, "bump the flickering light case up to high"),
    ],
)
def test_it_is_told(clue: str, text: str) -> None:
    assert found(clue, text)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (ASKS, "what does {customer} ask about?"),
        (ASKS, "{customer} asked what {quote} comes to"),
        (FIXED, "the light at {customer} isn't fixed"),
        (FIXED, "{customer} wants it fixed"),
        (FIXED, "is the light at {customer} fixed?"),
        (CLOSED, "close {ticket}"),
        (CLOSED, "{ticket} can't be closed, no answer"),
        (URGENT, "make a new ticket urgent for {customer}"),
    ],
)
def test_it_only_sounds_so(clue: str, text: str) -> None:
    assert not found(clue, text)
