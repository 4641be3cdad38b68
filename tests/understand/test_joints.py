"""Where a message falls into parts that may be requests of their own. No encoder is asked."""

import pytest
from sqlalchemy.orm import Session

from intents.understand.joints import parts_of
from intents.understand.reader import Reader
from tests.understand.conftest import context_of

PARTS = [
    ("推到谈判，再提醒我周五发报价", ["推到谈判", "提醒我周五发报价"]),
    (
        "去了海岳集团，岳总点头了，海岳集团能源管理平台推到谈判，周五提醒我送合同",
        ["去了海岳集团，岳总点头了", "海岳集团能源管理平台推到谈判", "周五提醒我送合同"],
    ),
    ("桦林食品给孙一诺，江南纸业给方晴", ["桦林食品给孙一诺", "江南纸业给方晴"]),
    ("云帆科技回款八万到账，顺便周五提醒我开发票", ["云帆科技回款八万到账", "周五提醒我开发票"]),
    (
        "Victor rang, fine with 42k so update Tailspin MES pilot and remind me Friday to mail it",
        ["Victor rang, fine with 42k", "update Tailspin MES pilot", "remind me Friday to mail it"],
    ),
    (
        "Fabrikam paid 12,000, and renew the Fabrikam service agreement",
        ["Fabrikam paid 12,000", "renew the Fabrikam service agreement"],
    ),
    ("Contoso Foods is lost; nudge me in March", ["Contoso Foods is lost", "nudge me in March"]),
    # what is to be done with a new record names nothing that is known
    ("新建客户木星水务，再建个商机", ["新建客户木星水务", "建个商机"]),
    ("新建客户木星水务，给他们建个商机", ["新建客户木星水务", "给他们建个商机"]),
    ("加个客户木星水务，联系人王强", ["加个客户木星水务", "联系人王强"]),
    (
        "新建客户张三，电话13800138000，明天给他打电话",
        ["新建客户张三，电话13800138000", "明天给他打电话"],
    ),
    (
        "create customer Blue Bottle and add a deal for them",
        ["create customer Blue Bottle", "add a deal for them"],
    ),
    (
        "add customer Zorblax with contact Nora Lund",
        ["add customer Zorblax", "with contact Nora Lund"],
    ),
]

WHOLE = [
    # what is told, what somebody said, what depends on something
    "见了顾总，他说先看看，价格还要再谈",
    "邮件已发桦林食品，把质保条款发过去了",
    "顾总说，把价格改成三十万他就签",
    "Spoke with Laura, she asked us to change the filters and move the delivery to March",
    # what is to be done is a list
    "周五提醒我整理海岳的材料，然后发给岳总",
    "tomorrow I need to update the deck, print it and post it to Harborline",
    "remind me on Friday to call Fabrikam and send the quote",
    # how to record it comes last, and names nothing
    "远山制药想上能耗平台，傅远那边点头了，帮我建个商机",
    "Fabrikam says the sensors are stuck again, log a ticket",
    # one request
    "add customer Zorblax, contact number 555-0100",
    "新建客户木星水务，联系人电话13800138000",
    "云帆那单推到谈判，35 万，年底前成交",
    "Line 4 is now 45k, closes at the end of January",
    # a field that is called as an order is
    "open a deal with Contoso Foods worth $18,500, close on 2027-01-20",
    "update the Fabrikam gateway deal: amount 52k, close date Dec 20, probability 70%",
    "update ticket TK-1032: status pending, priority low, assign to Mia Torres",
]


@pytest.mark.parametrize(("text", "parts"), PARTS, ids=[text for text, _ in PARTS])
def test_a_new_part_begins_with_another_request(
    text: str, parts: list[str], reader: Reader, company_session: Session
) -> None:
    mentions = reader.mentions(text, context_of(company_session, "方晴"))
    assert [part.text for part in parts_of(mentions)] == parts


@pytest.mark.parametrize("text", WHOLE)
def test_what_only_goes_on_is_no_part(text: str, reader: Reader, company_session: Session) -> None:
    mentions = reader.mentions(text, context_of(company_session, "方晴"))
    assert [part.text for part in parts_of(mentions)] == [text]
