"""What is told in words is asked of history; what sounds like it and is no such thing is not."""

import pytest

from intents.understand.of_feelings import OF_FEELINGS

OF_HISTORY = [
    "what does {contact} think of us?",
    "and how does {customer} feel about the delay",
    "{contact}现在对我们怎么看？",
    "what mood is {contact} in",
    "{customer}满意吗",
    "why is {contact} angry",
    "{customer}最近为什么生气",
    "{customer}担心什么",
    "what does {customer} worry about",
    "what is {contact} unhappy about",
    "哪个客户最不满意",
    "who is afraid of cloud traffic",
    "who wants a loaner?",
    "who is likely to retire soon",
    "谁担心停线",
    "谁家里有孩子高考？",
    "how did we lose {customer}",
    "why did we lose {deal}",
    "{customer}怎么丢的",
    "普瑞测控在哪些单子上跟我们抢",
    "恒拓软件报过什么价",
    "what did HydroSense quote for Line 4?",
    "is there a ticket like {ticket} that we already solved?",
    "有没有和 {ticket} 类似的工单",
    "有没有类似{customer}这样丢掉的单子",
    "tickets like {ticket}",
    "show me deals like {deal}",
    "have others had the same trouble as {ticket}?",
    "{ticket} 这种问题以前怎么解决的",
    "有和 {ticket} 相似的工单没",
    "和{deal}差不多的商机",
    "像 {deal} 这样的单子最后都怎样了",
]
OF_SOMETHING_ELSE = [
    "who is likely to leave",
    "who is going to order soon",
    "why is {customer} at risk of leaving",
    "谁最担心流失",
    "给{customer}报过什么价",
    "what did we quote {customer}",
    "how many deals did we lose in {period}",
    "what is our win rate, they compete with us",
    "show me {ticket}",
    "跟{customer}一样的问题再建一个工单",
    "it feels like {ticket} again",
    "the same problem as in {ticket} again, they are cross",
    "{ticket} 这类问题要优先处理",
    "close {ticket}, same as before",
    "who is {contact}",
    "met {contact}, his mood was good",
    "拜访{contact}，{contact}态度不错，价格还要再谈",
    "普瑞测控跟我们抢这个单子，价格低两成",
    "HydroSense competes with us on Line 4, they are cheaper",
    "{customer}反映和{ticket}一样的问题",
    "{contact}担心我们交不了货",
    "{customer} is unhappy about the delay",
]


def _found(text: str) -> list[str]:
    return [clue.name for clue in OF_FEELINGS if clue.found(text, by_staff=True)]


@pytest.mark.parametrize("text", OF_HISTORY)
def test_what_is_told_in_words_is_asked_of_history(text: str) -> None:
    """Feelings, wishes, rivals, lost deals and the like of a record."""
    assert _found(text)


@pytest.mark.parametrize("text", OF_SOMETHING_ELSE)
def test_figures_cards_and_changes_stay_what_they_are(text: str) -> None:
    """They share words with the others, and ask for something else."""
    assert not _found(text)
