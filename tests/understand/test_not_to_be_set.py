"""What is not changed in the chat, and near misses that are."""

import pytest

from intents.understand.not_to_be_set import NOT_TO_BE_SET

CLUE = {clue.name: clue for clue in NOT_TO_BE_SET}
PAY, DEAL, TWO = CLUE


def found(clue: str, text: str) -> bool:
    return CLUE[clue].found(text, by_staff=True)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (PAY, "把我的提成改成 50%"),
        (PAY, "提成调到 20%"),
        (PAY, "给{user}涨到工资"),
        (PAY, "set my commission to 50%"),
        (PAY, "raise {user}'s salary"),
        (PAY, "美元汇率改成 7.25"),
        (PAY, "change the exchange rate to 7.3"),
        (DEAL, "把{user}的{customer}二期转给{user}"),
        (DEAL, "{deal}交给{user}"),
        (DEAL, "reassign the {customer} deal to {user}"),
        (DEAL, "give {user} the {deal}"),
        (TWO, "{user}离职了，把她的客户交给{user}，商机交给{user}"),
        (TWO, "give his accounts to {user} and his deals to {user}"),
    ],
)
def test_it_is_not_done_here(clue: str, text: str) -> None:
    assert found(clue, text)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (PAY, "我这个月的提成多少"),
        (PAY, "提醒我把提成改成 5%的事问一下"),
        (PAY, "把{deal}的概率改成 50%"),
        (PAY, "what's my commission rate"),
        (DEAL, "把{customer}转给{user}"),
        (DEAL, "assign {customer} to {user}"),
        (DEAL, "{deal}推到谈判"),
        (DEAL, "move {deal} to negotiation"),
        (TWO, "{user}离职了，把她的客户和商机都交给{user}"),
        (TWO, "{customer}交给{user}，{customer}交给{user}"),
    ],
)
def test_it_is_something_else(clue: str, text: str) -> None:
    assert not found(clue, text)
