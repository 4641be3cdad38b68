"""What was promised is asked of history, by colleagues; who promises something now tells it."""

import pytest

from intents.understand.of_the_past import OF_THE_PAST

PROMISED = OF_THE_PAST[-1]


@pytest.mark.parametrize(
    "text",
    [
        "恒远电机那边答应了什么",
        "我们上次承诺过他们哪些",
        "{contact}保证了什么",
        "what did we promise {customer}",
        "what has {user} promised them for spring",
    ],
)
def test_what_was_promised(text: str) -> None:
    assert PROMISED.found(text, by_staff=True)
    assert not PROMISED.found(text, by_customer=True)


@pytest.mark.parametrize(
    "text",
    [
        "{contact}答应下周付款",
        "我答应了{customer}周五发货",
        "提醒我答应了{customer}什么",
        "I promised {customer} a visit",
        "what did you promise",
    ],
)
def test_what_is_no_question_of_promises(text: str) -> None:
    assert not PROMISED.found(text, by_staff=True)
