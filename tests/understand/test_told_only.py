"""A report without the orders that it ends with, and with all that only sounds like one."""

import pytest

from intents.call import Call
from intents.understand.told_only import told_only

DEAL, TASK = Call(intent="update_deal"), Call(intent="create_task")


def told(summary: str, *also: Call) -> object:
    """What is kept of a report, with these further calls of its message."""
    call = Call(intent="log_activity", slots={"summary": summary})
    return told_only(call, also).slots["summary"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("见了沈琳，预算批了，推到谈判，35 万，下周三跟进", "见了沈琳，预算批了"),
        (
            "met Helen, budget approved, move it to negotiation, 350k, follow up Friday",
            "met Helen, budget approved",
        ),
        ("推到谈判", "推到谈判"),
    ],
)
def test_orders_at_the_end_are_left_out(said: str, kept: str) -> None:
    assert told(said, DEAL, TASK) == kept


@pytest.mark.parametrize(
    ("said", "also", "kept"),
    [
        ("saw Helen, offered 90,000, follow up Friday", TASK, "saw Helen, offered 90,000"),
        ("谈了价格，38 万，下周三跟进", TASK, "谈了价格，38 万"),
        ("见了沈琳，她希望尽快推到合同", DEAL, "见了沈琳，她希望尽快推到合同"),
    ],
)  # fmt: skip
def test_what_no_further_call_says_stays(said: str, also: Call, kept: str) -> None:
    assert told(said, also) == kept


def test_a_report_alone_stays_as_it_is() -> None:
    assert told("见了沈琳，推到谈判") == "见了沈琳，推到谈判"
