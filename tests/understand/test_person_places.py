"""An everyday word is a colleague's name where a person stands, and nowhere else: 高兴, May."""

import pytest

from intents.understand.person_places import is_person_here, is_verb_here


@pytest.mark.parametrize(
    "text",
    [
        "<高兴>的A级客户有几家",
        "<高兴>有哪些客户没联系",
        "<高兴>上个月签了几单",
        "看看<高兴>这季度的回款",
        "查一下<高兴>名下的商机",
        "把江南水务转给<高兴>",
        "负责人<高兴>",
        "让<高兴>周五前交周报",
        "由<高兴>来跟",
        "统计<高兴>拜访了多少家",
        "对比一下，<高兴>今年业绩",
        "ask <May> to ring the lab",
        "<May>'s open deals",
        "did <May> close anything",
        "assign Orion to <May>",
        "<Chase> should call them today",
        "<Mark> won two deals",
        "tell <grace> that the quote is out",
        "<Will>, please send it",
        "<Hope> has three overdue tasks",
    ],
)
def test_a_person_stands_here(text: str) -> None:
    assert is_person_here(*_marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "客户很<高兴>",
        "顾总挺<高兴>的，说下周给答复",
        "<高兴>认识你",
        "今天<高兴>，签了一单",
        "给<高兴>坏了",
        "让客户<高兴>一下",
        "<高兴>！江南水务签了",
        "deals closing in <May>",
        "move the Orion deal to <May>",
        "revenue for <May>",
        "<Chase> Acme about the invoice",
        "<Mark> the Acme task as done",
        "<will> they renew",
        "we <hope> to see them",
    ],
)
def test_no_person_stands_here(text: str) -> None:
    assert not is_person_here(*_marked(text))


@pytest.mark.parametrize(
    "text", ["<Chase> Acme about it", "ok. <Mark> Acme as lost", "please <Grant> them 200 points"]
)
def test_a_verb_opens_the_sentence(text: str) -> None:
    assert is_verb_here(*_marked(text))


@pytest.mark.parametrize(
    "text", ["<Chase>'s deals", "<Mark> should call Acme", "met <Grant> today"]
)
def test_a_name_that_is_no_verb(text: str) -> None:
    assert not is_verb_here(*_marked(text))


def _marked(text: str) -> tuple[str, int, int]:
    """A text, and where the words between < and > stand in it."""
    start, end = text.index("<"), text.index(">") - 1
    return text.replace("<", "").replace(">", ""), start, end
