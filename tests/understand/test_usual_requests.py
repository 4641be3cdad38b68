"""The plainest requests, and what only sounds like them."""

import pytest

from intents.understand.usual_requests import USUAL_REQUESTS

CLUE = {clue.name: clue for clue in USUAL_REQUESTS}
(
    THINGS, DEALS, PEOPLE, BEST, BIGGEST, LIKE, SEEN_TO, NOTHING, WHY_LOST, ANALYSIS, CAMPAIGNS,
    GIVEN, DONE, NOTED, EVERYBODY, RULES, COUNTED, QUOTE, SO_MANY, WAS_SAID, HEARSAY,
) = CLUE  # fmt: skip


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (THINGS, "how are things with {customer}?"),
        (THINGS, "Hi, how's it going with {customer}"),
        (THINGS, "how is everything at {customer} going?"),
        (DEALS, "{customer}的商机"),
        (DEALS, "看一下{customer}有哪些商机"),
        (DEALS, "{customer}的单子有哪些？"),
        (PEOPLE, "{customer}的联系人"),
        (PEOPLE, "联系人是谁？"),
        (PEOPLE, "who is the contact there?"),
        (PEOPLE, "contacts at {customer}"),
        (BEST, "who are my top customers?"),
        (BEST, "top 5 accounts"),
        (BEST, "前五大客户是谁"),
        (BIGGEST, "my three biggest"),
        (BIGGEST, "what are our largest deals?"),
        (BIGGEST, "我最大的三单"),
        (LIKE, "who else is like {customer}?"),
        (LIKE, "customers similar to {customer}"),
        (LIKE, "和{customer}类似的客户"),
        (SEEN_TO, "{period}有哪些客户要跟进"),
        (SEEN_TO, "which customers should I follow up?"),
        (NOTHING, "who hasn't logged any activity {period}?"),
        (NOTHING, "{period}谁没录跟进"),
        (WHY_LOST, "输单原因分析"),
        (WHY_LOST, "{period}为什么丢单"),
        (WHY_LOST, "why do we lose deals?"),
        (WHY_LOST, "竞争对手输给谁最多"),
        (ANALYSIS, "客户流失统计"),
        (ANALYSIS, "pipeline overview"),
        (CAMPAIGNS, "what campaigns are running?"),
        (CAMPAIGNS, "有哪些市场活动"),
        (GIVEN, "把{customer}分给小王"),
        (GIVEN, "assign {customer} to somebody else"),
        (DONE, "我{period}都做了什么"),
        (DONE, "{user}{period}拜访了哪些客户"),
        (DONE, "what has {user} done {period}?"),
        (DONE, "what did we get done {period}"),
        (NOTED, "记一下：{customer}对报价没意见"),
        (NOTED, "log: {customer} likes the colour"),
        (EVERYBODY, "what is everyone doing {period}?"),
        (EVERYBODY, "what's my team up to {date}"),
        (EVERYBODY, "大家{date}都忙什么"),
        (RULES, "现在有哪些规则"),
        (RULES, "看看自动化规则"),
        (RULES, "提醒规则有哪些"),
        (RULES, "what rules are set?"),
        (RULES, "show me the automation rules"),
        (COUNTED, "{period}活动数量"),
        (COUNTED, "number of activities {period}"),
        (COUNTED, "how many visits did I log {period}?"),
        (QUOTE, "I'd like a quote for 20 of them"),
        (QUOTE, "能不能给我们出一份新的报价"),
        (SO_MANY, "I'd like 3 of those"),
        (SO_MANY, "ok, we'll take two"),
        (SO_MANY, "那再来两个"),
        (NOTED, "log: she asked for the drawings"),
        (WAS_SAID, "what did you promise last time?"),
        (WAS_SAID, "上次你们答应了什么"),
        (HEARSAY, "隔壁公司的销售{period}业绩听说翻倍了"),
        (HEARSAY, "apparently a rival firm's sales doubled"),
    ],
)
def test_it_is_asked(clue: str, text: str) -> None:
    of_customers = CLUE[clue].by_customer
    assert CLUE[clue].found(text, by_staff=not of_customers, by_customer=of_customers)


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (THINGS, "how is the {customer} deal going?"),
        (DEALS, "{customer}的商机赢了"),
        (DEALS, "给{customer}建个商机"),
        (PEOPLE, "给{customer}加个联系人"),
        (PEOPLE, "add a contact at {customer}"),
        (BEST, "which big customers have we not contacted"),
        (BEST, "最大的客户的电话"),
        (BIGGEST, "my biggest complaint"),
        (BIGGEST, "最大的客户"),
        (LIKE, "merge the customers {customer} and {customer}"),
        (LIKE, "would {customer} like the customers' portal"),
        (SEEN_TO, "有哪些客户30天没跟进"),
        (NOTHING, "who has not been contacted {period}?"),
        (WHY_LOST, "输单了，原因是价格"),
        (WHY_LOST, "{deal}输单原因改成价格"),
        (ANALYSIS, "新建待办：做销售统计"),
        (ANALYSIS, "remind me to send the breakdown"),
        (CAMPAIGNS, "how did {campaign} do?"),
        (GIVEN, "把{customer}合并给{customer}"),
        (DONE, "我{date}要做什么"),
        (DONE, "what tasks did I do"),
        (NOTED, "log: lunch with {customer}, {money}"),
        (NOTED, "note: remind me to call {customer}"),
        (EVERYBODY, "大家{date}都干了什么"),
        (EVERYBODY, "what did everyone do {date}"),
        (RULES, "{segment}的规则有哪些"),
        (RULES, "which rules did we change {period}?"),
        (RULES, "积分规则是什么"),
        (COUNTED, "how many meetings are planned {period}?"),
        (COUNTED, "how many calls did we have with {customer}"),
        (HEARSAY, "is the other company's revenue in here?"),
        (HEARSAY, "{customer}的竞争对手业绩翻倍"),
    ],
)
def test_it_is_not(clue: str, text: str) -> None:
    assert not CLUE[clue].found(text, by_staff=True)
