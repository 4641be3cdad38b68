"""What figure people ask for when they do not use its name: 一单要多久, "who answers slowest"."""

import pytest

from crm_store.names import fold
from intents.understand.fill.options import longest_said
from tests.understand.conftest import FillSlots

SAID = [
    ("sales_cycle", "how long does a deal take from start to end"),
    ("sales_cycle", "how many days do our deals need to close"),
    ("sales_cycle", "average time from first call to signature"),
    ("sales_cycle", "how long until an opportunity is signed, on average"),
    ("sales_cycle", "deal velocity by rep"),
    ("sales_cycle", "我一单从头到尾要多久"),
    ("sales_cycle", "华东谈成一单平均要几天"),
    ("sales_cycle", "一个单子从立项到签约多长时间"),
    ("sales_cycle", "今年成单平均花多少天"),
    ("response_time", "who answers slowest"),
    ("response_time", "who is quickest to reply to tickets"),
    ("response_time", "how many hours before a customer gets a first answer"),
    ("response_time", "how long do customers wait for a reply"),
    ("response_time", "how responsive was support in May"),
    ("response_time", "谁回工单最慢"),
    ("response_time", "客户报修多久才有人响应"),
    ("response_time", "这个月投诉几个小时有人回"),
    ("response_time", "哪个组回复客户最快"),
    ("win_rate", "do fair deals win more often than web ones"),
    ("win_rate", "how often do we win against the others"),
    ("win_rate", "which rep is most likely to close"),
    ("win_rate", "chance of winning by source"),
    ("win_rate", "十单里能赢几单"),
    ("win_rate", "谁赢单概率最高"),
    ("win_rate", "展会来的单子是不是更容易成"),
    ("average_deal", "how big is our usual deal"),
    ("average_deal", "what is a normal order worth"),
    ("average_deal", "我们一单能做多大"),
    ("average_deal", "平均下来一单多少钱"),
    ("conversion_rate", "what share of leads became customers"),
    ("conversion_rate", "how many leads turn into deals, in percent"),
    ("conversion_rate", "线索变成客户的比例"),
    ("conversion_rate", "几成线索最后转了"),
    ("satisfaction", "how pleased are customers with service"),
    ("satisfaction", "客户给我们打了几分"),
    ("commission", "how much commission have I made"),
    ("commission", "what bonus do I get this quarter"),
    ("commission", "这个月我能拿多少提成"),
    ("payments", "how much has been paid so far this year"),
    ("payments", "how much cash came in last week"),
    ("payments", "这个月钱收回来多少"),
    ("expenses", "how much did we spend on dinners"),
    ("expenses", "上个月请客花了多少钱"),
    ("pipeline", "what is the value of our open deals"),
    ("pipeline", "how much is still open in negotiation"),
    ("pipeline", "在谈的单子加起来多少钱"),
    ("deals_won", "how many deals did we win in March"),
    ("deals_won", "这个月签了几单"),
    ("deals_lost", "how many deals did we lose"),
    ("tickets", "how many tickets came in last week"),
    ("tickets", "上周来了多少投诉"),
    ("new_customers", "新增客户多少"),
    ("revenue", "今年卖了多少钱"),
    ("receivables", "who still owes us, total outstanding invoices"),
    ("leads", "线索数量"),
    ("activities", "这周拜访了多少次"),
]


@pytest.mark.parametrize(("measure", "text"), SAID, ids=[text for _, text in SAID])
def test_the_figure_meant(measure: str, text: str) -> None:
    assert longest_said("query_metric.measure", fold(text)) == measure


@pytest.mark.parametrize(
    "text",
    ["今年到现在的退单率", "本月退货率", "本季度毛利率", "今年利润多少", "our churn rate this year",
     "gross margin this quarter", "net promoter score for Q3"],
)  # fmt: skip
def test_no_other_figure_stands_for_one_that_is_not_kept(text: str, slots_of: FillSlots) -> None:
    assert "measure" not in slots_of("query_metric", text)


@pytest.mark.parametrize("text", ["今年的业绩怎么样", "how did we do last month", "本季度卖得如何"])
def test_how_business_goes_is_revenue(text: str, slots_of: FillSlots) -> None:
    assert slots_of("query_metric", text)["measure"] == "revenue"
