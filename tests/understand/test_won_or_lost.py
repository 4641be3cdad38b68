"""A deal that a message calls won and lost at once. No encoder is asked."""

import pytest
from sqlalchemy.orm import Session

from intents.understand.reader import Reader
from intents.understand.won_or_lost import is_both
from tests.understand.conftest import context_of

BOTH = [
    "桦林框架赢单了，哦不，输了",
    "云帆二期丢了，不对，拿下了",
    "Line 4 won, no wait, lost",
    "close Line 4 as won and also as lost",
    "Line 4 is lost, sorry, won",
]
ONE = [
    "云帆二期没赢，输了",
    "云帆二期不是输了，是赢了",
    "Line 4 is lost, not won",
    "Line 4 won, we lost nothing",
    "Line 4 lost, they won over the board",
    "Line 4 won or lost?",
]


@pytest.mark.parametrize("text", BOTH)
def test_both_outcomes_of_one_deal(text: str, reader: Reader, company_session: Session) -> None:
    assert is_both("lose_deal", reader.mentions(text, context_of(company_session, "方晴")))


@pytest.mark.parametrize("text", ONE)
def test_one_outcome(text: str, reader: Reader, company_session: Session) -> None:
    assert not is_both("lose_deal", reader.mentions(text, context_of(company_session, "方晴")))
