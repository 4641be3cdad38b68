"""Which of two changes a message means: what speaks for the one, and what only sounds like it."""

import pytest

from intents.understand.one_or_other import ONE_OR_OTHER

CLUE = {clue.name: clue for clue in ONE_OR_OTHER}


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        ("a to-do to tick off", "letter for {customer} is drafted, tick it off"),
        ("a to-do to tick off", "knock the pallets off my list"),
        ("a to-do to tick off", "pallets are ordered, scratch that one"),
        ("a to-do to tick off", "给{contact}的清单发了，划掉"),
        ("wants a price worked out", "price up 3 field days for {customer}"),
        ("wants a price worked out", "{contact} needs a price for 10 probes"),
        ("wants a price worked out", "{customer} want prices on one box"),
        ("wants a price worked out", "帮{customer}算个价，三台"),
        ("two customers that are one", "{customer} is just {customer} typed wrong, fold it in"),
        ("two customers that are one", "{customer} and {customer} are the same company, merge"),
        ("two customers that are one", "{customer}和{customer}其实一家，并过去"),
        ("two customers that are one", "{customer}就是{customer}写错了，合了吧"),
        ("gets rid of a customer", "get rid of {customer}, he asked twice"),
        ("gets rid of a customer", "kick {customer} out of the crm"),
        ("gets rid of a customer", "bin {customer} please"),
        ("to be put in the notes", "{contact} showed me the tank, please put that in the notes"),
        ("to be put in the notes", "add this to the file of {customer}"),
        ("to be put in the notes", "{customer}: note that the gate is locked at noon"),
        ("to be put in the notes", "他们要扩产，这些记到备注"),
        ("over a meal or on the phone", "lunch w/ {contact}, price is the sticking point"),
        ("over a meal or on the phone", "quick call with {customer}: all fine"),
        ("over a meal or on the phone", "{contact} told me they may build a second hall"),
        ("a complaint or a return told", "{customer} complain nobody called back"),
        ("a complaint or a return told", "{contact} wants to send the vials back"),
        ("a complaint or a return told", "{customer} are furious about the delay"),
        ("brought to a customer", "dropped off the demo unit at {customer}"),
        ("brought to a customer", "we left some samples with {contact}"),
        ("written off the stock", "write off two boxes, water damage"),
        ("written off the stock", "报废三台离心机"),
        ("somebody to be reached at a time", "ping {contact} {datetime} about the seats"),
        ("somebody to be reached at a time", "get back to {contact} {date}"),
        ("a customer's own record", "{customer}换座机了 0371-62745555 你改一下"),
        ("a customer's own record", "{customer} moved to Richmond"),
        ("who is in a place", "anyone in Glasgow?"),
        ("who is in a place", "who do we have around New Haven?"),
        ("who is in a place", "any customers in York"),
        ("wants a price worked out", "给{customer}报个价"),
        ("fetched out of what was deleted", "dig {customer} out of the trash"),
        ("fetched out of what was deleted", "从回收站里把{customer}捞出来"),
        ("a detail of a contact", "把{customer}的{contact}的电话改成13911112222"),
        ("a detail of a contact", "{contact}的新邮箱是 a@b.cn，更新一下"),
        ("a detail of a contact", "change the phone of {contact} at {customer} to +1 617 555 0100"),
        ("a detail of a contact", "{contact}'s title should be VP"),
        ("who a contact is", "{customer}的{contact}是谁"),
        ("who a contact is", "show the contact {contact} at {customer}"),
        ("who a contact is", "phone number of {contact} at {customer}"),
        ("the last change", "scrap my previous edit"),
        ("the last change", "撤掉刚才那个改动"),
        ("the one to be put off", "{date} for the invoice one please"),
        ("the language of a customer", "customer's preferred language: Chinese"),
        ("the language of a customer", "{customer}的首选语言是英文"),
        ("a consent to be noted", "tick off marketing consent for {contact}"),
        ("a consent to be noted", "同意接收营销短信那项给{customer}勾上"),
        ("goods to be returned", "申请退货，{order}"),
        ("goods to be returned", "I want to return {order}"),
        ("a line in a contact's notes", "{contact}备注加一句：下午三点后才接电话"),
        ("a line in a contact's notes", "add prefers mail to {contact}'s notes"),
        ("an order, and no ticket", "{order}先压着别发，改成待处理"),
        ("an order, and no ticket", "put {order} on hold"),
    ],
)
def test_a_clue_is_found(clue: str, text: str) -> None:
    assert CLUE[clue].found(text)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        ("a to-do to tick off", "tick off marketing consent for {contact}"),
        ("wants a price worked out", "把{customer}那单挪到报价阶段"),
        ("wants a price worked out", "{customer}的报价可以发了"),
        ("wants a price worked out", "renew w/ {customer}, price up to {money}"),
        ("two customers that are one", "{customer} is misspelled; it should read Hightower"),
        ("gets rid of a customer", "take {customer} out of the bin again"),
        ("the last change", "remove the last entry of {order}"),
        ("a consent to be noted", "I withdraw my marketing consent, {customer}"),
        ("an order, and no ticket", "{order}的投诉改成处理中"),
        ("a to-do to tick off", "take 5% off for {customer}"),
        ("a to-do to tick off", "knock ten units off the stock of {product}"),
        ("a to-do to tick off", "is the letter off my list?"),
        ("wants a price worked out", "what is the price list"),
        ("wants a price worked out", "send {customer} the quote"),
        ("wants a price worked out", "提醒我给{customer}报价"),
        ("two customers that are one", "{customer} and {customer} are not the same company"),
        ("two customers that are one", "called {contact} twice about {deal}"),
        ("gets rid of a customer", "drop {customer} a line"),
        ("gets rid of a customer", "take {customer} 200 points"),
        ("gets rid of a customer", "kick off {campaign}"),
        ("to be put in the notes", "put that on my task list for {customer}"),
        ("to be put in the notes", "what did we put in the notes?"),
        ("to be put in the notes", "put that down as the phone of {customer}"),
        ("over a meal or on the phone", "book lunch with {contact}, {datetime}"),
        ("over a meal or on the phone", "lunch with {contact}, tomorrow, my treat"),
        ("a complaint or a return told", "which customers are unhappy?"),
        ("a complaint or a return told", "{ticket}: {customer} is unhappy"),
        ("brought to a customer", "gave 200 points to {customer}"),
        ("brought to a customer", "drop {customer}"),
        ("written off the stock", "write off {deal}"),
        ("written off the stock", "the debt of {customer} is written off"),
        ("somebody to be reached at a time", "ping {contact}"),
        ("somebody to be reached at a time", "pinged {contact} {date}"),
        ("a customer's own record", "{contact} of {customer} changed her number to 138 0013 8000"),
        ("a customer's own record", "{customer}的采购经理换了电话 13800138000"),
        ("who is in a place", "anyone in touch with {customer}?"),
        ("who is in a place", "who was in Excel"),
        ("who is in a place", "any deals in May?"),
    ],
)
def test_what_looks_like_a_clue_and_is_none(clue: str, text: str) -> None:
    assert not CLUE[clue].found(text)


@pytest.mark.parametrize(
    "text",
    [
        "warranty letter for {customer} is drafted",
        "{customer} warranty letter - drafted and sent",
        "bid bond went out, all done",
        "{contact} has his delivery date",
        "found the missing chairs!",
        "the bond papers are with {contact} now",
        "swatches went out to {contact}",
        "机票订好啦",
        "色板寄出去了",
        "清单已经给{contact}了",
    ],
)
def test_a_to_do_of_one_s_own_is_told_as_done(text: str) -> None:
    clue = CLUE["a to-do of one's own in the past"]
    assert clue.found(text, own_todo=True)
    assert not clue.found(text), "it speaks of no to-do of the speaker's"


@pytest.mark.parametrize(
    "text",
    [
        "the letter for {customer} is not drafted",
        "is the letter drafted?",
        "push the plan",
        "机票还没订好",
        "机票订好了吗",
        "清单改完了推到{date}再发",
    ],
)
def test_a_to_do_that_is_still_open(text: str) -> None:
    assert not CLUE["a to-do of one's own in the past"].found(text, own_todo=True)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        ("a customer who asks what a product can do", "Can the vials be used with brine?"),
        ("a customer who asks what a product can do", "does your probe work in hot water"),
        ("a customer who asks what a product can do", "你们的试剂盒能用在海水里吗"),
        ("a customer who tells of trouble", "离心机一转起来整层楼都听得见"),
        ("a customer who tells of trouble", "说好的静音呢"),
        ("a customer who tells of trouble", "the screen goes blank when it is cold"),
        ("a customer who tells of trouble", "屏幕闪个不停"),
    ],
)
def test_what_a_customer_says_and_what_staff_say(clue: str, text: str) -> None:
    assert CLUE[clue].found(text, by_customer=True)
    assert not CLUE[clue].found(text), "staff who ask are shown the product"


@pytest.mark.parametrize("text", ["can I use my points?", "能不能用积分", "is my order in stock?"])
def test_what_a_customer_asks_of_their_own(text: str) -> None:
    assert not CLUE["a customer who asks what a product can do"].found(text, by_customer=True)


@pytest.mark.parametrize(
    "text",
    [
        "上次那批试剂少了两盒",
        "仪表读数老是跳",
        "显示屏不亮了",
        "说明书是英文的看不懂",
        "these reagents are expired",
        "readings keep jumping around",
        "it won't charge",
        "you promised {date}, it's {date}",
    ],
)
def test_a_customer_tells_what_is_wrong(text: str) -> None:
    clue = CLUE["a customer tells what is wrong"]
    assert clue.found(text, by_customer=True)
    assert not clue.found(text, by_staff=True), "a colleague tells of others"


@pytest.mark.parametrize(
    "text",
    [
        "where is my order, it isn't here",
        "你们的短信老是发",
        "屏幕不亮了，已经修好了",
        "thanks, all fixed",
    ],
)
def test_what_a_customer_says_that_is_no_complaint(text: str) -> None:
    assert not CLUE["a customer tells what is wrong"].found(text, by_customer=True)
