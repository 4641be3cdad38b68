"""What customers tell and ask: another day, too little, how to use it; and what only sounds so."""

import pytest

from intents.understand.told_by_customers import TOLD_BY_CUSTOMERS

CLUE = {clue.name: clue for clue in TOLD_BY_CUSTOMERS}
ANOTHER_TIME = "another time for what was arranged"
COUNT = "so many ordered, so many come"
BROKE = "a thing that broke"
BY_WHEN = "by when it has to be mended"
PAPERS = "papers about the goods"
USE = "how one uses it"
NOT_SO = "nothing that is so"
MENDED = "mended without anybody"
FREE = "would like it for nothing"
LIKE = "asks what the goods are like"


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (ANOTHER_TIME, "安装往后推几天吧，房子还没收拾好"),
        (ANOTHER_TIME, "师傅能早点来吗，我下午要出门"),
        (ANOTHER_TIME, "先别来装，我们水电没好，再等两天"),
        (ANOTHER_TIME, "送货能不能延到{date}"),
        (ANOTHER_TIME, "can we push the installation back two days"),
        (ANOTHER_TIME, "we'd rather have the engineer come {date}"),
        (ANOTHER_TIME, "could the fitters come after {datetime}"),
        ("another place for the goods", "送货地址填错了，应该送二店"),
        ("another place for the goods", "please change the delivery address to our studio"),
        (COUNT, "单子上写十二套，点下来只有十套"),
        (COUNT, "箱子拆开是空的"),
        (COUNT, "清单和实物对不上"),
        (COUNT, "We ordered walnut and got oak"),
        (COUNT, "billed for twelve and ten came"),
        ("promised and not done", "承诺24小时上门，这都第三天了"),
        ("promised and not done", "you said somebody would call, nothing"),
        ("promised and not done", "nobody turned up this morning"),
        ("waits for what was left out", "still waiting for the missing shelves"),
        (BROKE, "thing's busted"),
        (BROKE, "probe reads zero whatever we do"),
        (BROKE, "the pump sounds like a train"),
        (BROKE, "your software ate my results"),
        (BROKE, "机器罢工了"),
        (USE, "how often should i descale it"),
        (USE, "which filter does it take"),
        (USE, "滤网要多久清一次，隔多久换"),
        (USE, "过期了还能用吗"),
        (USE, "消毒片一次放几片"),
        (ANOTHER_TIME, "{date}别送，我们盘点"),
        (ANOTHER_TIME, "could you send the man on {date} instead"),
        (BY_WHEN, "能不能在{date}前修好"),
        (BY_WHEN, "must have it fixed before the party"),
        (PAPERS, "麻烦提供一份检测报告"),
        (PAPERS, "kindly share the cleaning protocol"),
        (BROKE, "座椅塌了一块"),
        (BROKE, "it's nothing like the picture, colour stinks"),
        (LIKE, "is the decaf vegan"),
        (LIKE, "are your cups recyclable?"),
        ("where their goods are", "where's me beans"),
        ("where their goods are", "我买的那些桌子到哪了"),
        ("what standing they have", "我是不是金牌会员"),
        ("praise of a service", "excellent service, the lad was quick"),
        ("praise of a service", "师傅很专业"),
        ("another customer's affairs", "给我看看徽州银行的订单"),
        ("another customer's affairs", "show me Foxglove's orders"),
        ("another customer's affairs", "看看大唐环保欠你们多少钱"),
        ("another customer's affairs", "what did Foxglove buy"),
        ("where one looks it up", "怎么查我的订单"),
        ("where one looks it up", "where can I see my points"),
        (NOT_SO, "如果坏了你们修吗，现在没坏"),
        (NOT_SO, "邻居那台漏水，我的没事"),
        (NOT_SO, "what would it cost to send it back? only asking"),
        (NOT_SO, "my old machine broke all the time, yours is great"),
        (MENDED, "不用派师傅了，我们自己弄好了"),
        (MENDED, "don't send anyone, we sorted it"),
        (MENDED, "no need for a repair, it's working again"),
        (FREE, "给我加一万积分"),
        (FREE, "把我的订单改成免费"),
        (FREE, "give me 5000 points"),
        (FREE, "mark all my invoices as paid"),
    ],
)
def test_a_clue_is_found(clue: str, text: str) -> None:
    assert CLUE[clue].found(text, by_customer=True)
    assert not CLUE[clue].found(text, by_staff=True), "a colleague tells of somebody else"


@pytest.mark.parametrize(
    ("clue", "text"),
    [
        (ANOTHER_TIME, "上门安装是什么时候"),
        (ANOTHER_TIME, "以后别给我发短信"),
        (ANOTHER_TIME, "when is the engineer coming"),
        (ANOTHER_TIME, "please change the language to English"),
        ("another place for the goods", "能送到家吗"),
        (COUNT, "积分只有300了"),
        (COUNT, "if I ordered ten and got eight, what then"),
        ("promised and not done", "my husband said never to trust robots"),
        ("promised and not done", "说是今天发货，还没到"),
        (BROKE, "is it broken or does it just look like it"),
        (BROKE, "it snapped but we fixed it, thanks"),
        (USE, "how often do I get points"),
        (BY_WHEN, "has it been fixed by now"),
        (PAPERS, "send me all my orders as a file"),
        (PAPERS, "把我的资料发一份"),
        (USE, "能不能调积分"),
        (LIKE, "is the chair on its way"),
        (LIKE, "is the repair done"),
        ("where their goods are", "where is my refund"),
        ("where their goods are", "where's your office"),
        ("praise of a service", "is the service good?"),
        ("praise of a service", "服务很好，但是我要投诉司机"),
        ("another customer's affairs", "给我看看我们公司的订单"),
        ("another customer's affairs", "看看我欠你们多少钱"),
        ("another customer's affairs", "how much did I pay"),
        ("another customer's affairs", "I got somebody else's order"),
        ("where one looks it up", "怎么查不到我的订单"),
        (NOT_SO, "if it breaks again I want my money back"),
        (NOT_SO, "what does the red light mean, just wondering"),
        (MENDED, "你们修好了又坏了"),
        (MENDED, "fixed it and it broke, so don't bother with that lad again"),
        (FREE, "给我兑换500积分"),
        (FREE, "I paid twice, make it right"),
    ],
)
def test_a_clue_is_not_found(clue: str, text: str) -> None:
    assert not CLUE[clue].found(text, by_customer=True)


@pytest.mark.parametrize(
    "text", ["{customer}投诉司机态度差，开个单子", "{contact}说屏坏了，建张单"]
)
def test_a_slip_for_a_customers_trouble(text: str) -> None:
    clue = CLUE["a customer's trouble, and a slip wanted for it"]
    assert clue.found(text, by_staff=True)
    assert not clue.found("{customer}要三十套，开个单子", by_staff=True), "that is a deal"
