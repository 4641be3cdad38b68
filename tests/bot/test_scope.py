"""What a person may not see does not exist for them, whatever they ask and however."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.channel import Outbound
from bot.pipeline import Pipeline
from crm_store.database import Database
from intents.catalogue import CATALOGUE
from intents.intent import Effect
from intents.reply import File
from tests.bot.private_names import hidden_names, told
from tests.bot.talking import Talk, said

STAFF = ("方晴", "Daniel Okafor", "周启明")
READS = {
    intent.name
    for intent in CATALOGUE
    if intent.effect is Effect.READ and intent.handle and "manager" in intent.who
}
CHINESE = (
    "你好", "谢谢", "帮助", "取消", "客户列表", "所有A级客户", "三十天没联系的客户",
    "Fabrikam的资料", "上海蓝鲸医疗的资料", "天枢自动化怎么样", "Helen的电话", "今天的日程",
    "本周团队的日程", "本周的活动", "上个月的拜访记录", "我的待办", "逾期的待办", "所有商机",
    "谈判阶段的商机", "二十天没动的商机", "云帆科技 MES 二期怎么样了",
    "Fabrikam gateway rollout怎么样了", "Daniel Okafor的商机", "本季度各客户的业绩",
    "各负责人的业绩", "本季度漏斗怎么样", "本季度预测", "最近谁改了什么",
    "Fabrikam谁改过", "导出全部数据", "确认", "有哪些未处理的工单",
    "TK-1034怎么样了", "我的工单", "Fabrikam的工单进度", "Fabrikam的订单到哪了",
    "云帆科技的合同", "Fabrikam的报价单", "有哪些产品", "边缘网关多少钱",
    "Fabrikam的积分", "桦林食品的积分", "谁抱怨过交货慢", "Fabrikam的见面简报",
    "给我桦林食品的简报", "这个月有哪些提醒", "预览给桦林食品的生日祝福",
    "要续约的合同", "应收账款", "哪些客户要流失了", "Fabrikam为什么会流失", "Fabrikam值多少钱",
    "客户按RFM分群", "给Fabrikam推荐什么产品",
)  # fmt: skip
ENGLISH = (
    "hello", "thanks", "help", "cancel", "list all customers", "our level A customers",
    "customers nobody contacted for 30 days", "show me 云帆科技", "show me Northwind Utilities",
    "show customer Fabrikam", "what is 顾晓明's phone number", "my agenda today",
    "the team's agenda this week", "activities this week", "calls last month", "my to-dos",
    "overdue tasks", "all open deals", "deals in negotiation", "deals stalled for 20 days",
    "how is the deal Fabrikam Line 4 sensors", "how is the deal 绿源水务智慧泵站",
    "方晴's deals", "revenue by customer this year", "pipeline by owner",
    "the sales funnel this quarter", "forecast for this quarter", "who changed what recently",
    "who changed 云帆科技", "export everything", "yes", "open tickets",
    "ticket TK-1034", "where is Fabrikam's order", "show me the contract of 云帆科技",
    "the latest quote for Fabrikam", "what products do we have", "price of the GW-200",
    "how many points does 桦林食品 have", "what reminders are coming up",
    "preview the greeting for Fabrikam",
    "which contracts are up for renewal", "who owes us money", "customers likely to leave",
    "why is 云帆科技 at risk of leaving", "what is 云帆科技 worth to us",
    "segment customers by RFM",
    "what should I offer 云帆科技 next",
)  # fmt: skip


def everything_told(reply: Outbound) -> str:
    """All of a reply: as read, with what stands behind its buttons, and in its files."""
    parts = [said(reply), reply.model_dump_json(exclude={"reply": {"blocks"}})]
    for block in reply.reply.blocks:
        if not isinstance(block, File):
            parts.append(block.model_dump_json())
            continue
        for sheet in load_workbook(BytesIO(block.content)).worksheets:
            parts += [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    return "\n".join(parts)


@pytest.mark.parametrize("speaker", STAFF)
def test_no_reply_tells_a_name_that_is_another_teams_alone(
    company: Database, pipeline: Pipeline, speaker: str
) -> None:
    with company.reading() as session:
        hidden = hidden_names(session, speaker)
    assert len(hidden) > 50, "there is much that this person may not see"
    for number, message in enumerate(CHINESE + ENGLISH):
        reply = Talk(pipeline, speaker, f"c{number}").say(message)
        assert told(hidden, everything_told(reply), message) == [], (message, said(reply))


def test_these_messages_ask_for_every_intent_that_reads(pipeline: Pipeline) -> None:
    asked = {
        Talk(pipeline, "周启明", f"c{number}").say(message).intent
        for number, message in enumerate(CHINESE + ENGLISH)
    }
    assert READS - asked == set()


def test_an_admin_is_told_what_the_others_are_not(company: Database, pipeline: Pipeline) -> None:
    """Else the tests above would hold for an empty company, too."""
    with company.reading() as session:
        hidden = hidden_names(session, "方晴")
    replies = [Talk(pipeline, "林澜", f"c{n}").say(m) for n, m in enumerate(CHINESE)]
    assert any(told(hidden, everything_told(reply), "") for reply in replies)


@pytest.mark.parametrize(
    ("speaker", "hidden", "messages"),
    [
        ("方晴", "Fabrikam", ("{}的资料", "{}的商机", "删除客户{}", "给{}记个电话：聊了报价")),
        ("孙一诺", "云帆科技", ("{}的资料", "{}的联系人", "把{}的级别改成B", "{}谁改过")),
        ("Daniel Okafor", "云帆科技", ("show customer {}", "deals of {}", "delete customer {}")),
        ("Grace Whitmore", "桦林食品", ("{}'s contacts", "who changed {}?", "revenue of {}")),
    ],
)
def test_a_hidden_record_is_answered_as_one_that_is_not_there(
    pipeline: Pipeline, speaker: str, hidden: str, messages: tuple[str, ...]
) -> None:
    asked = [message.format(hidden) for message in messages]
    replies = [Talk(pipeline, speaker, f"a{n}").say(text) for n, text in enumerate(asked)]
    assert [reply.changes for reply in replies] == [[]] * len(asked)
    there = [said(reply) for reply in replies]
    admin = Talk(pipeline, "林澜")
    admin.say(f"删除客户{hidden}")
    assert admin.press("confirm").changes
    gone = [said(Talk(pipeline, speaker, f"b{n}").say(text)) for n, text in enumerate(asked)]
    assert there == gone


def test_asking_for_a_hidden_customer_makes_no_new_one(pipeline: Pipeline) -> None:
    assert Talk(pipeline, "Grace Whitmore").say("show customer 桦林食品").changes == []


@pytest.mark.parametrize("speaker", STAFF)
@pytest.mark.parametrize("message", ["各客户的商机金额", "pipeline by customer"])
def test_figures_are_of_what_one_sees(
    company: Database, pipeline: Pipeline, speaker: str, message: str
) -> None:
    everybodys = said(Talk(pipeline, "林澜").say(message))
    assert said(Talk(pipeline, speaker, "c2").say(message)) != everybodys
