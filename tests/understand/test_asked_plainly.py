"""Questions without their mark, and requests that only begin like one."""

import pytest

from intents.understand.asked_plainly import ASKED_PLAINLY

CLUE = {clue.name: clue for clue in ASKED_PLAINLY}
ASKED, TO_DO, LEAD = CLUE


def found(clue: str, text: str) -> bool:
    return CLUE[clue].found(text, by_staff=True)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (ASKED, "when was I last at {customer}"),
        (ASKED, "has {customer} paid"),
        (ASKED, "and who is {contact}"),
        (ASKED, "how much did we spend {period}"),
        (TO_DO, "what does {user} have to send by {date}"),
        (TO_DO, "what's left for {date}"),
        (LEAD, "did {lead} get back to us"),
        (LEAD, "any news from {lead}"),
    ],
)
def test_it_asks(clue: str, text: str) -> None:
    assert found(clue, text)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (ASKED, "what about {date} for the report"),
        (ASKED, "who's new at {customer}: Ana Lima, please add her"),
        (ASKED, "when {customer} calls, remind me of the price"),
        (ASKED, "{customer} asks when the chairs come"),
        (TO_DO, "what do I have to do to export"),
        (LEAD, "{lead} is ready, convert him"),
    ],
)
def test_it_does_not(clue: str, text: str) -> None:
    assert not found(clue, text)
