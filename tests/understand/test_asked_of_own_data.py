"""What customers ask of their own data and contracts; and who is never offered to be erased."""

import pytest

from intents.understand.asked_of_own_data import ASKED_OF_OWN_DATA

CLUE = {clue.name: clue for clue in ASKED_OF_OWN_DATA}
NOT_ERASED = "no word of erasing"
KNOWN = "what is known of oneself"
OWED = "what one owes"
ENDED = "wants a contract ended"


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (NOT_ERASED, "把我的资料都给我看看"),
        (NOT_ERASED, "你们都存了我什么信息"),
        (NOT_ERASED, "what do you know about me"),
        (KNOWN, "把我的资料都给我看看"),
        (KNOWN, "你们都存了我什么信息"),
        (KNOWN, "我的数据你们有哪些"),
        (KNOWN, "show me everything you have on me"),
        (KNOWN, "I'd like to see what you hold about me"),
        (KNOWN, "send me a copy of my personal data"),
        (OWED, "我还欠你们多少钱"),
        (OWED, "尾款什么时候付"),
        (OWED, "how much do I still owe you"),
        (OWED, "when is our next payment due"),
        (ENDED, "维保不续了，麻烦处理一下"),
        (ENDED, "我想终止合同"),
        (ENDED, "I want to cancel my contract"),
        (ENDED, "we won't be renewing the maintenance contract"),
    ],
)
def test_a_clue_is_found(clue: str, text: str) -> None:
    assert CLUE[clue].found(text, by_customer=True)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (NOT_ERASED, "把我的资料全删了"),
        (NOT_ERASED, "我要注销账号"),
        (NOT_ERASED, "以后别再存我的东西了"),
        (NOT_ERASED, "please forget me"),
        (NOT_ERASED, "get me off your books, out of your system"),
        (NOT_ERASED, "I want my account closed"),
        (KNOWN, "把我的信息删掉"),
        (KNOWN, "我的信息改一下，换电话了"),
        (KNOWN, "show me my orders, all the details"),
        (OWED, "我的积分还差多少"),
        (OWED, "when do I get my refund"),
        (ENDED, "合同什么时候到期不续会怎样"),
        (ENDED, "can I cancel the contract before it ends?"),
        (ENDED, "cancel my order"),
    ],
)
def test_a_clue_is_not_found(clue: str, text: str) -> None:
    assert not CLUE[clue].found(text, by_customer=True)


def test_colleagues_are_not_read_so() -> None:
    assert not CLUE[KNOWN].found("show me everything you have on me", by_customer=False)
