"""How a message is put together tells for and against readings: each clue, and what is not one."""

import pytest

from intents.understand.asked_of import ASKED_OF
from intents.understand.evidence import CHANGES, CLUES, LOOKS, clues, weights

INTENTS = ("none", "send_quote", "create_task", "log_activity", "show_quote", "help")
CLUE = {clue.name: clue for clue in CLUES}


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        ("an order not to do it", "{customer}那份报价千万别寄出去"),
        ("an order not to do it", "先别动{deal}"),
        ("an order not to do it", "暂时不给{customer}下单"),
        ("an order not to do it", "please do NOT ship {order} yet"),
        ("an order not to do it", "don't close {ticket}"),
        ("an order not to do it", "no need to open a case for that"),
        ("only supposed", "要是把{customer}删了会怎样"),
        ("only supposed", "如果{deal}丢了呢"),
        ("only supposed", "what if we dropped {customer}"),
        ("only supposed", "I wish we had never renewed {contract}"),
        ("how something is done", "怎么导出数据"),
        ("how something is done", "折扣要审批的话如何申请"),
        ("how something is done", "how do I delete a customer"),
        ("how something is done", "how does renewing work in here"),
        ("deleted by mistake", "手滑把{customer}删了"),
        ("deleted by mistake", "I removed {customer} by accident"),
        ("asks to be reminded", "{datetime}提醒我给{contact}打电话"),
        ("asks to be reminded", "{datetime}叫我起来"),
        ("asks to be reminded", "nudge me {date} about the samples"),
        ("asks for a word to come back", "remind me who wanted the audit"),
        ("told first, a reminder after it", "见了{contact}，他嫌贵，{date}提醒我再约"),
        ("told first, a reminder after it", "met {contact}, all good, remind me {date} to call"),
        ("somebody's words to be noted", "{contact}说预算没了，给{customer}记上"),
        ("somebody's words to be noted", "{contact} mentioned a new site, note it on {customer}"),
        ("told of a customer", "跟{contact}打了个电话"),
        ("told of a customer", "rang {contact} about pricing"),
        ("a contact that is over", "{date}和{customer}开了个会"),
        ("a contact that is over", "visited {customer} {date}"),
        ("a to-do that is moved", "那个待办改到{date}"),
        ("a to-do that is moved", "push that task to {date}"),
        ("names the ticket to make", "{customer}问手册，建个工单"),
        ("names the ticket to make", "leak at {customer}, raise a ticket"),
        ("names the deal to make", "{customer}要四台{product}，立项"),
        ("names the deal to make", "{customer} want two, create the deal"),
        ("money came in", "{customer}到账{money}"),
        ("money came in", "{customer}打过来28800"),
        ("money came in", "{customer} paid {money}"),
        ("lost to another", "{deal}被别家抢走了"),
        ("lost to another", "we lost {deal} to a competitor, lost to price"),
        ("a question", "{product}库存几台"),
        ("a question", "how many {product} do we have"),
    ],
)  # fmt: skip
def test_a_clue_is_found(clue: str, text: str) -> None:
    assert CLUE[clue].found(text)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        ("an order not to do it", "别忘了{date}给{contact}打电话"),
        ("an order not to do it", "别让我忘了交周报"),
        ("an order not to do it", "don't forget to call {contact}"),
        ("an order not to do it", "don't let me forget the samples"),
        ("an order not to do it", "别再给我发广告了"),
        ("an order not to do it", "don't send me any more offers"),
        ("an order not to do it", "{customer}级别改成A"),
        ("only supposed", "如果客户30天没联系就提醒我"),
        ("only supposed", "let me know if a deal sits for two weeks"),
        ("how something is done", "{customer}那单怎么样了"),
        ("how something is done", "how do I reach {contact}"),
        ("how something is done", "怎么注销账号"),
        ("deleted by mistake", "把{customer}删了"),
        ("deleted by mistake", "I entered {customer} by mistake, please remove it"),
        ("asks to be reminded", "remind me who {contact} is"),
        ("asks to be reminded", "每周五提醒我发报表"),
        ("asks to be reminded", "no need to remind me"),
        ("told first, a reminder after it", "提醒我{date}见{contact}"),
        ("somebody's words to be noted", "{contact}说机器坏了，建工单"),
        ("told of a customer", "明天给{contact}打个电话"),
        ("told of a customer", "chatted about nothing"),
        ("a contact that is over", "{date}和{customer}开会"),
        ("a contact that is over", "meet {customer} {date}"),
        ("a to-do that is moved", "{deal}推到{date}"),
        ("names the ticket to make", "show me all open tickets"),
        ("names the ticket to make", "no need to open a ticket"),
        ("names the deal to make", "{lead}转客户并建商机"),
        ("money came in", "{customer}到账了吗"),
        ("money came in", "I paid {money} for the hotel at {customer}"),
        ("lost to another", "{customer}会不会被人抢走？"),
        ("a question", "can you put 20 {product} into stock?"),
        ("a question", "能不能帮{customer}建个单？"),
    ],
)  # fmt: skip
def test_what_looks_like_a_clue_and_is_none(clue: str, text: str) -> None:
    assert not CLUE[clue].found(text)


@pytest.mark.parametrize(
    ("clue", "done", "not_done"),
    [
        ("a to-do of one's own that is done", "招标澄清回给卢主任了✅", "招标澄清还没回"),
        ("a to-do of one's own that is done", "called Priya, done", "remind me to call Priya"),
        ("a to-do of one's own at another time", "名单来不及，推到{date}", "名单整理好"),
        ("a to-do of one's own at another time", "bump the deck to {date}", "the deck, {date}?"),
    ],
)
def test_one_s_own_to_dos(clue: str, done: str, not_done: str) -> None:
    assert CLUE[clue].found(done, own_todo=True)
    assert not CLUE[clue].found(done), "it speaks of no to-do of the speaker's"
    assert not CLUE[clue].found(not_done, own_todo=True)


def test_what_forbids_a_change_makes_every_change_less_likely() -> None:
    found = weights(clues("please do not send {quote}"), INTENTS)
    assert found["send_quote"] < found["show_quote"] == 1 < found["none"]


def test_without_a_clue_nothing_is_more_or_less_likely() -> None:
    assert weights(clues("{customer}"), INTENTS) == dict.fromkeys(INTENTS, 1.0)


def test_clues_multiply() -> None:
    together = weights(clues("how do I export it, what if it fails"), INTENTS)["help"]
    one, other = CLUE["how something is done"].odds, CLUE["a question"].odds
    assert together == one["help"] * other.get("help", 1)


def test_no_clue_is_certain_and_none_is_without_effect() -> None:
    for clue in CLUES:
        assert all(0 < factor < 1000 for factor in clue.odds.values()), clue.name
        assert any(factor != 1 for factor in clue.odds.values()), clue.name
        assert CHANGES not in clue.odds or clue.odds[CHANGES] < 1, clue.name


@pytest.mark.parametrize("text", ["show {quote}", "看看{customer}", "麻烦查一下{order}"])
def test_who_asks_to_see_something_changes_nothing(text: str) -> None:
    assert LOOKS.match(text)


TICKET = ("open_ticket",)


def _for_a_ticket(text: str, *, by_staff: bool) -> float:
    return weights(clues(text, by_customer=not by_staff, by_staff=by_staff), TICKET)["open_ticket"]


@pytest.mark.parametrize("text", ["my chair squeaks", "the coffee machine is broken", "空调又坏了"])
def test_a_colleagues_own_trouble_is_no_ticket(text: str) -> None:
    assert _for_a_ticket(text, by_staff=True) < 0.2 * _for_a_ticket(text, by_staff=False)


@pytest.mark.parametrize(
    "text", ["{customer} says the pump squeaks", "开个工单，屏幕不亮", "raise a ticket, no power"]
)
def test_a_customers_trouble_told_by_a_colleague_is_one(text: str) -> None:
    assert _for_a_ticket(text, by_staff=True) >= 0.5 * weights(clues(text), TICKET)["open_ticket"]


@pytest.mark.parametrize("text", ["show me the aging", "AR ageing report please", "看下账龄"])
def test_what_is_owed_by_its_age(text: str) -> None:
    assert next(one for one in ASKED_OF if one.name == "money owed by its age").found(text)


@pytest.mark.parametrize(
    "text", ["显示屏不亮了", "显示错误代码E5", "Display is black", "screen dead"]
)
def test_a_display_is_no_wish_to_see(text: str) -> None:
    assert LOOKS.match(text) is None


@pytest.mark.parametrize("text", ["显示我的订单", "display my orders", "show deals", "看看库存"])
def test_a_wish_to_see(text: str) -> None:
    assert LOOKS.match(text) is not None


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        ("what is owed to us", "{customer}还差我们多少钱"),
        ("what is owed to us", "how much does {customer} owe us"),
        ("what one can do", "你都会啥"),
        ("what one can do", "请问你们能帮我干点什么"),
        ("what was spent on the way", "打车去{customer} 一百二 记一下"),
    ],
)
def test_what_is_asked_for(clue: str, text: str) -> None:
    assert next(one for one in ASKED_OF if one.name == clue).found(text, by_staff=True)
