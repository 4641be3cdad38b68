"""What messages make that say so at their beginning, and what only begins alike."""

import pytest

from intents.understand.said_new import SAID_NEW

CLUE = {clue.name: clue for clue in SAID_NEW}
DEAL, TICKET, TODO, CUSTOMER, CONTACT, EXPORT, MONEY = CLUE


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (DEAL, "create deal X, customer {customer}, {money}, stage negotiation"),
        (DEAL, "please add a new opportunity: {customer}, {money}"),
        (DEAL, "新建商机三期扩容，{customer}，{money}"),
        (DEAL, "新商机：{customer}，谈判阶段"),
        (TICKET, "new ticket, {customer}, scanner broken"),
        (TICKET, "open a service ticket for {customer}: no power"),
        (TICKET, "新工单，{customer}，打印机坏了"),
        (TICKET, "帮我建个工单给{customer}，登录不了"),
        (TODO, "create a task"),
        (TODO, "新建待办"),
        (CUSTOMER, "create customer Joseph Miller, a person"),
        (CUSTOMER, "新客户海纳百川，宁波"),
        (CONTACT, "new contact Anna Ray, company Orion, phone 555"),
        (CONTACT, "add contact: {contact}, {customer}"),
        (CONTACT, "新联系人：李梅，{customer}，财务"),
        (EXPORT, "导出北京的客户"),
        (EXPORT, "export open deals"),
        (MONEY, "收到{customer}{money}，合同{contract}"),
        (MONEY, "昨天收到{money}，{customer}的"),
        (MONEY, "received {money} from {customer}"),
    ],
)
def test_it_is_made(clue: str, text: str) -> None:
    assert CLUE[clue].found(text, by_staff=True)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (DEAL, "new deal amount is {money}"),
        (DEAL, "add {product} to {deal}"),
        (DEAL, "新商机有哪些"),
        (DEAL, "新商机的金额改成{money}"),
        (TICKET, "新工单有哪些"),
        (TICKET, "any new tickets for {customer}?"),
        (TICKET, "add a note to {ticket}"),
        (CUSTOMER, "new customers {period}"),
        (CUSTOMER, "新客户有哪些"),
        (CUSTOMER, "add {customer} to the list"),
        (CONTACT, "new contact details for {contact}: 555"),
        (CONTACT, "add contact at {customer}"),
        (CONTACT, "新联系人有哪些"),
        (EXPORT, "怎么导出客户"),
        (EXPORT, "谁导出了客户"),
        (MONEY, "收到{customer}的订单{money}"),
        (MONEY, "收到{customer}{money}了吗"),
        (MONEY, "received an order of {money} from {customer}"),
    ],
)
def test_it_is_not(clue: str, text: str) -> None:
    assert not CLUE[clue].found(text, by_staff=True)
