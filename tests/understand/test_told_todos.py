"""To-dos in plain English statements, and what only sounds like one."""

import pytest

from intents.understand.told_todos import TOLD_TODOS

CLUE = {clue.name: clue for clue in TOLD_TODOS}
ERRAND, TO_BE_DONE, MEETING, COLLEAGUE, LATER, HAS_IT = CLUE


def found(clue: str, text: str) -> bool:
    return CLUE[clue].found(text, own_todo=True, by_staff=True)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (ERRAND, "{datetime} send {contact} the colour chart"),
        (ERRAND, "book flights to Kochi, due {date}"),
        (ERRAND, "print the floor plans {datetime}"),
        (ERRAND, "order catering for the open day, by {date}"),
        (ERRAND, "find a courier for the samples by {datetime}"),
        (ERRAND, "rent a boat, {datetime}"),
        (TO_BE_DONE, "the fair's fee has to be paid by {date}"),
        (TO_BE_DONE, "birthday card for {contact}, needs doing by {date}"),
        (MEETING, "schedule the contract signing with {customer} on {datetime}"),
        (COLLEAGUE, "{user} to prepare the figures by {datetime}"),
        (COLLEAGUE, "{user} please translate the papers by {datetime}"),
        (LATER, "{contact}'s payment plan: {date} instead"),
        (COLLEAGUE, "{user}: draft the {customer} letter, {datetime}"),
        (COLLEAGUE, "I want {user} to phone {customer} on {datetime}"),
        (COLLEAGUE, "give {user} a task: check the tender by {date}"),
        (COLLEAGUE, "can {user} call back {customer} please"),
        (LATER, "acoustic certificate: not {date}, {datetime}"),
        (LATER, "GST invoice {datetime}, can't {date}"),
        (LATER, "need more time for the comparison, {datetime}"),
        (LATER, "samples: {date} instead of {date}"),
        (HAS_IT, "{contact} got his acoustic certificate"),
        (HAS_IT, "the pier benches are priced"),
    ],
)
def test_it_is_told(clue: str, text: str) -> None:
    assert found(clue, text)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (ERRAND, "send {quote} to {customer} on {date}"),
        (ERRAND, "order for {customer}, 12 chairs by {date}"),
        (ERRAND, "book {customer} for {datetime}"),
        (ERRAND, "find deals closing {date}"),
        (ERRAND, "sent {contact} the chart {date}"),
        (ERRAND, "prep me for {customer} on {date}"),
        (ERRAND, "prepare for the meeting with {customer} {datetime}"),
        (ERRAND, "check the deals that close by {date}"),
        (ERRAND, "get a list of what closes by {date}"),
        (TO_BE_DONE, "{deal} has to be closed by {date}"),
        (TO_BE_DONE, "what has to be paid by {date}?"),
        (MEETING, "schedule a task for {customer} {datetime}"),
        (COLLEAGUE, "{user} to take over {customer}"),
        (COLLEAGUE, "{user}'s target is {money}"),
        (COLLEAGUE, "can {user} see {customer}?"),
        (COLLEAGUE, "{user} to cover {customer} please"),
        (COLLEAGUE, "can {user} take {customer} please"),
        (COLLEAGUE, "I want {user} to have {customer}"),
        (LATER, "not sure about {date}"),
        (HAS_IT, "the pier benches aren't priced"),
        (HAS_IT, "has {contact} got the certificate?"),
    ],
)
def test_it_only_sounds_so(clue: str, text: str) -> None:
    assert not found(clue, text)
