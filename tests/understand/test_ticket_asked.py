"""A ticket asked after by its subject: which messages may, and which ask for something else."""

import pytest

from intents.understand.mentions import Mentions
from intents.understand.ticket_asked import may_ask_after_one


def _said(text: str) -> Mentions:
    return Mentions(text, (), (), (), (), (), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "what's the latest on the jammed locker doors",
        "any news on the wrong colour chairs",
        "where are we with the fire rating question",
        "how is it going with the flickering booth light",
        "did anyone look at the beeping desk controller yet",
        "is the glue smell one still open?",
        "booth smells of glue - where does that stand",
        "大鹏证券风扇异响那个工单看看",
        "升降桌卡住的事有进展没",
        "屏风底座松动那个修了吗",
    ],
)
def test_one_may_be_asked_after(text: str) -> None:
    assert may_ask_after_one("open_ticket", _said(text))
    assert may_ask_after_one("none", _said(text))
    assert not may_ask_after_one("update_ticket", _said(text)), "a change is a change"


@pytest.mark.parametrize(
    "text",
    [
        "the locker doors are jammed again",
        "remind me to see how the locker doors are doing",
        "open a ticket, the doors are jammed",
        "风扇异响，建个工单看看",
    ],
)
def test_what_tells_of_trouble_asks_after_none(text: str) -> None:
    assert not may_ask_after_one("open_ticket", _said(text))
