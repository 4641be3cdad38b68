"""Kinds, statuses, measures and dimensions, by their commonest names in both languages."""

import pytest

from tests.understand.conftest import FillSlots

MEASURES = {
    "revenue": [
        "本月业绩",
        "营收多少",
        "销售额",
        "卖了多少钱",
        "revenue",
        "sales this year",
        "turnover",
    ],
    "pipeline": ["在谈金额", "商机总额", "pipeline value", "open deals worth", "在途多少"],
    "deals_won": ["赢了几单", "签单数", "成交数量", "how many deals did we win", "deals won"],
    "deals_lost": ["丢了几单", "输单数", "how many deals did we lose", "lost deals count"],
    "win_rate": [
        "赢单率",
        "成交率怎么样",
        "win rate",
        "close rate",
        "what % of our deals do we win",
    ],
    "average_deal": ["平均客单价", "平均每单金额", "average deal size", "客单价", "avg deal"],
    "sales_cycle": ["平均成交周期", "销售周期多长", "sales cycle", "how long until a deal closes"],
    "payments": ["回款多少", "本月到账", "payments received", "how much was collected"],
    "receivables": ["应收账款", "还有多少没收回来", "receivables", "what are we owed"],
    "new_customers": ["新增客户数", "新客户有几家", "new customers", "customers acquired"],
    "activities": ["跟进次数", "打了多少个电话", "拜访量", "number of visits", "activities logged"],
    "tickets": ["工单数量", "工单最多的三个客户", "投诉量", "how many tickets", "complaints"],
    "response_time": ["平均响应时间", "回复速度", "average response time", "how fast do we reply"],
    "satisfaction": ["满意度", "平均评分", "customer satisfaction", "CSAT"],
    "leads": ["线索数", "多少条线索", "number of leads"],
    "conversion_rate": ["线索转化率", "转化率", "lead conversion rate"],
    "commission": ["提成多少", "佣金", "my commission"],
    "expenses": ["费用花了多少", "差旅费", "expenses", "how much did we spend"],
}


@pytest.mark.parametrize(
    ("text", "measure"), [(text, key) for key, texts in MEASURES.items() for text in texts]
)
def test_measures(slots_of: FillSlots, text: str, measure: str) -> None:
    assert slots_of("query_metric", text).get("measure") == measure


DIMENSIONS = {
    "owner": [
        "按销售看业绩",
        "各人业绩",
        "业绩排名",
        "sales by rep",
        "who sold the most",
        "各業務員的營收",
    ],
    "team": ["各团队业绩", "按部门拆", "revenue by team", "per manager"],
    "customer": ["按客户看收入", "前五大客户收入", "top ten customers by revenue"],
    "product": ["产品销量排行，按收入", "按产品", "best selling products", "revenue by product"],
    "industry": ["分行业的收入", "各行业占比", "by industry", "per sector"],
    "region": ["按区域", "各地区业绩", "sales by region", "which region sells most"],
    "source": ["按来源看线索", "各渠道线索数", "leads by source", "which channel"],
    "stage": ["各阶段金额", "pipeline by stage"],
    "level": ["按客户等级", "revenue by level"],
    "kind": ["工单按类型", "tickets by type"],
    "month": ["按月看业绩", "每月回款", "monthly revenue", "month-wise collection"],
    "quarter": ["按季度", "quarterly revenue"],
    "week": ["每周新线索", "leads per week"],
    "year": ["按年看", "yearly revenue"],
}


@pytest.mark.parametrize(
    ("text", "dimension"), [(text, key) for key, texts in DIMENSIONS.items() for text in texts]
)
def test_dimensions(slots_of: FillSlots, text: str, dimension: str) -> None:
    assert slots_of("query_metric", text).get("dimension") == dimension


OPTIONS = [
    ("log_activity", "周五去了趟星河光电，见了罗启航", "kind", "visit"),
    ("log_activity", "给远山制药发了邮件，记一笔", "kind", "email"),
    ("log_activity", "called Marcus about the meeting", "kind", "call"),
    ("log_activity", "跟陆总监开了两小时会", "kind", "meeting"),
    ("log_activity", "记一下，云帆预算没批", "kind", "note"),
    ("log_activity", "mtg w/ Marcus, talked dates", "kind", "meeting"),
    ("log_activity", "tried Emily Carter, left vm", "kind", "call"),
    ("open_ticket", "机器屏幕不亮了，能修吗", "kind", "repair"),
    ("open_ticket", "I want my money back", "kind", "return"),
    ("open_ticket", "nobody answers, this is unacceptable", "kind", "complaint"),
    ("open_ticket", "請問怎麼校準", "kind", "question"),
    ("update_order", "SO-202611-090 went out this morning", "status", "shipped"),
    ("update_order", "SO-202611-090 客户确认收货了", "status", "delivered"),
    ("update_order", "mark SO-202611-090 delvered", "status", "delivered"),
    ("update_ticket", "TK-1027先挂起，等配件", "status", "pending"),
    ("update_ticket", "TK-1032 isn't fixed after all, open it again", "status", "open"),
    ("update_ticket", "TK-1032 不急", "priority", "low"),
    ("list_tickets", "何静手上还开着的工单", "status", "open"),
    ("list_tickets", "urgent tickets please", "priority", "urgent"),
    ("list_leads", "还没联系的线索", "status", "new"),
    ("list_leads", "which leads were converted", "status", "converted"),
    ("list_tasks", "what is still to be done", "status", "open"),
    ("set_rule", "商机15天没动就提醒", "kind", "stalled_deal"),
    ("set_rule", "turn off birthday reminders", "kind", "birthday"),
    ("set_language", "說中文", "language", "zh"),
    ("update_deal", "請把雲帆科技 MES 二期推進到談判階段", "stage", "negotiation"),
    ("list_deals", "my dealz stuck in propsal", "stage", "proposal"),
    ("list_deals", "本季度预计成交的单子", "stage", None),
    ("list_deals", "哪些单子这周没动过", "stalled_days", 7),
    ("list_customers", "十月建的客户", "created", {"start": "2026-10-01", "end": "2026-10-31"}),
    ("list_deals", "deals not touched this month", "stalled_days", 30),
    ("list_deals", "这周要成交的单子", "stalled_days", None),
    ("list_customers", "please list all A-level customers", "level", "A"),
    ("create_customer", "register Oakfield Ltd as a customer", "level", None),
]


@pytest.mark.parametrize(("intent", "text", "slot", "option"), OPTIONS)
def test_options(
    slots_of: FillSlots, intent: str, text: str, slot: str, option: str | None
) -> None:
    assert slots_of(intent, text).get(slot) == option
