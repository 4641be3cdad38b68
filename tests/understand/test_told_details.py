"""What is told of a record's details: an address, what it should be, a level; and what is not."""

import pytest

from intents.understand.told_details import TOLD_DETAILS

CLUE = {clue.name: clue for clue in TOLD_DETAILS}
ADDRESS, ELSEWHERE, TAG, OTHER, LEVEL = CLUE


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (ADDRESS, "{contact} can be reached at a.b@{customer}.example now"),
        (ADDRESS, "email for {contact}: ab@acme.example"),
        (ADDRESS, "new mobile {contact} +44 7700 900999"),
        (ADDRESS, "{customer}'s landline is 0113 555 0199"),
        (ADDRESS, "{customer} has a new email: helen@new.example"),
        (ADDRESS, "hi@acme.example is the right email for {customer}"),
        (ELSEWHERE, "{contact}的微信是shen88"),
        (ELSEWHERE, "{contact}'s WhatsApp is +1 312 555"),
        (TAG, "{customer}的重要标签去掉"),
        (TAG, "untag {customer} key account"),
        (OTHER, "{customer} should be down as catering, not hospitality"),
        (OTHER, "{customer}'s source ought to say referral"),
        (OTHER, "wrong industry on {customer}, it's apparel"),
        (OTHER, "file {customer} under construction"),
        (OTHER, "{customer} was born 25 Sept 1973, not 1972"),
        (LEVEL, "{customer} drops to a B from today"),
        (LEVEL, "promote {customer} to A"),
        (LEVEL, "{customer} deserves an A now"),
    ],
)
def test_it_is_told(clue: str, text: str) -> None:
    assert CLUE[clue].found(text)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (ADDRESS, "what's {contact}'s number"),
        (ADDRESS, "email for {contact}?"),
        (ADDRESS, "rang {contact} on +1 408 555 1307, wants the second batch"),
        (ADDRESS, "new contact Ana Lima at {customer}, ana@acme.example"),
        (ADDRESS, "send the quote to {contact} at ab@acme.example"),
        (OTHER, "{customer} should be called tomorrow"),
        (OTHER, "{customer} should be won by Friday"),
        (OTHER, "should {customer} be an A?"),
        (OTHER, "list {customer} orders"),
        (OTHER, "register {customer} as a customer"),
        (LEVEL, "{customer} drops by at ten"),
        (LEVEL, "put {customer} down for a demo"),
        (LEVEL, "is {customer} an A?"),
    ],
)
def test_it_only_sounds_so(clue: str, text: str) -> None:
    assert not CLUE[clue].found(text)
