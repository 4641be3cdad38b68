"""A colleague is meant where the sentence wants one, whoever else bears the name."""

import pytest

from intents.understand.colleagues import with_colleagues
from intents.understand.names_in_text import Named


def kinds(text: str, *others: str) -> set[str]:
    """What the name within <> may mean, borne by a colleague and by records of other kinds."""
    start, end = text.index("<"), text.index(">") - 1
    plain = text.replace("<", "").replace(">", "")
    records = dict.fromkeys(("user", *(others or ("contact",))), ())
    [name] = with_colleagues(plain, [Named(start, end, plain[start:end], dict(records), 1.0)])
    return set(name.by_kind)


@pytest.mark.parametrize(
    "text",
    [
        "把云帆科技分给<陈宇>",
        "云帆科技转给<陈宇>跟进",
        "云帆科技以后由<陈宇>负责",
        "赵敏走了，客户给<陈宇>",
        "give Novak & Sons Brewery to <Mark>",
        "please hand Orion over to <Mark Ellis>",
        "make <Mark> the owner of Orion",
        "<Mark Ellis> has resigned, please move everything he has to Dana",
        "<陈宇>离职了，他的客户都交接给王晓",
        "Elena Petrova is <Mark>'s customer now",
        "<陈宇>名下的商机",
        "what has <Mark> done last week?",
    ],
)
def test_it_is_the_colleague(text: str) -> None:
    assert kinds(text) == {"user"}


@pytest.mark.parametrize(
    "text",
    [
        "把报价转给<陈宇>",
        "send the quote to <Mark>",
        "give a call to <Mark>",
        "<Mark>'s phone number",
        "<Mark> has left the company",
        "拜访了<陈宇>，聊了价格",
        "what does <Mark> think of the price?",
    ],
)
def test_it_may_be_the_contact(text: str) -> None:
    assert kinds(text) == {"user", "contact"}


def test_a_person_who_is_a_customer_has_deals_of_their_own() -> None:
    assert kinds("<陈宇>的商机", "customer") == {"user", "customer"}
    assert kinds("把云帆科技分给<陈宇>", "customer") == {"user"}
