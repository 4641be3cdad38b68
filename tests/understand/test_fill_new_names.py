"""Names of new records, and what is said beside them."""

import pytest

from tests.understand.conftest import FillSlots

CUSTOMERS = [
    ("新建客户：苏州恒泰机械有限公司", "苏州恒泰机械有限公司"),
    ("加个客户，叫明辉电子", "明辉电子"),
    ("录一个新客户 广州蓝海贸易 电话13800138000", "广州蓝海贸易"),
    ("帮我建个客户档案吧，公司名是天津港华物流", "天津港华物流"),
    ("把成都锐步科技加到客户里", "成都锐步科技"),
    ("麻烦新建一个个人客户，姓名李建国，手机号13912345678", "李建国"),
    ("系统里加一家 湖州绿野生态农业", "湖州绿野生态农业"),
    ("幫我新增客戶：台中精密機械，電話 04-23591234", "台中精密機械"),
    ("请新增一家客户，名称为“北京中联建设集团”，行业为建筑", "北京中联建设集团"),
    ("刚谈下来一家新客户，叫福州榕信网络，官网来的", "福州榕信网络"),
    ("Add a new customer: Harbour Light Trading", "Harbour Light Trading"),
    ("Please register Oakfield Precision Ltd as a customer.", "Oakfield Precision Ltd"),
    ("给新客户“海纳百川”建个档", "海纳百川"),
    ("给新客户海纳百川科技建个档案", "海纳百川科技"),
    ("给海纳电子科技建个档", "海纳电子科技"),
    ("帮新客户江北物流开个户", "江北物流"),
    ("建个档，客户「长风酒店」，备注“重要”", "长风酒店"),
    ('set up a record for the new customer "Bright Line"', "Bright Line"),
    ("new client Brightwater Logistics, from the trade show", "Brightwater Logistics"),
    ("just met a company called Sunrise Ceramics, put them in", "Sunrise Ceramics"),
    ("can you set up Jasper Kitchenware as a customer", "Jasper Kitchenware"),
    ("add cust kestrel robotics pls", "kestrel robotics"),
    ("new person customer, name is Tom Fletcher, tel 13800002222", "Tom Fletcher"),
    ("put Northgate Textiles on file, they are in Leeds", "Northgate Textiles"),
    ("展会上认识的惠州双月湾游艇会，B级，建个档", "惠州双月湾游艇会"),
    ("朋友介绍的中山灯饰城，A级，建档", "中山灯饰城"),
    ("B级客户汕头牛肉丸厂，新增", "汕头牛肉丸厂"),
    ("韶关丹霞旅行社打电话来了，想要屏风，先建个客户", "韶关丹霞旅行社"),
    ("Kranich Optik, Jena, they called today. Please lay them on as customer.", "Kranich Optik"),
    ("B-level prospect turned customer: Isla Distillers, add them", "Isla Distillers"),
]


@pytest.mark.parametrize(("text", "name"), CUSTOMERS)
def test_a_new_customers_name(slots_of: FillSlots, text: str, name: str) -> None:
    assert slots_of("create_customer", text).get("name") == name


LEADS = [
    ("新增线索：王海，电话13800001111", {"name": "王海", "phone": "13800001111"}),
    ("加个线索，孙强，宏远贸易的", {"name": "孙强", "company": "宏远贸易"}),
    ("展会加了个潜在客户 谭勇 东海重工", {"name": "谭勇", "company": "东海重工"}),
    ("建个lead，名字赵磊，公司腾飞科技", {"name": "赵磊", "company": "腾飞科技"}),
    (
        "名片上的：徐芳，佳美食品，xf@jiamei.cn，录线索",
        {"name": "徐芳", "company": "佳美食品", "email": "xf@jiamei.cn"},
    ),
    ("新增一筆潛在客戶，陳志明，對MES感興趣", {"name": "陳志明", "interest": "MES"}),
    ("有个叫罗成的想了解能耗平台，先录个线索", {"name": "罗成", "interest": "能耗平台"}),
    (
        "把这个人记成线索，叶城，电话0571-88886666",
        {"name": "叶城", "phone": "0571-88886666"},
    ),
    (
        "Add a lead, Wendy Shaw from Northgate, interested in filters",
        {"name": "Wendy Shaw", "company": "Northgate", "interest": "filters"},
    ),
    (
        "new lead: Tom Baker, Acme Ltd, 0161 555 1234",
        {"name": "Tom Baker", "company": "Acme Ltd", "phone": "0161 555 1234"},
    ),
    ("add Steve Wright as a lead", {"name": "Steve Wright"}),
    (
        "picked up a card from Omar Haddad of Saltire Shipyards, log him",
        {"name": "Omar Haddad", "company": "Saltire Shipyards"},
    ),
    (
        "put in a lead for David Chen, CTO at Skyworks",
        {"name": "David Chen", "company": "Skyworks"},
    ),
    (
        "met a guy called Peter Hall at the expo, interested in flow sensors",
        {"name": "Peter Hall", "interest": "flow sensors"},
    ),
    (
        "website lead, Emma Stone, emma@stone.io, wants a demo",
        {"name": "Emma Stone", "email": "emma@stone.io"},
    ),
    ("someone called Maria filled in the form, +44 20 7946 0958", {"name": "Maria"}),
    ("有个叫卫来的13700001234朋友介绍的 先当线索放着", {"name": "卫来"}),
    ("线索：常来，做民宿的，13700009999", {"name": "常来", "company": None}),
    ("线索 马上来 湖州丝绸厂 13500001111", {"name": "马上来", "company": "湖州丝绸厂"}),
    ("加个线索 郝有为 小红书来的 想看升降桌", {"name": "郝有为", "company": None}),
    ("名叫高兴的一个人加了我微信，13788880000，记个线索", {"name": "高兴"}),
    (
        "a new one called Summer Price (yes really) from Price Orthodontics, lead please",
        {"name": "Summer Price", "company": "Price Orthodontics"},
    ),
    ("线索，高意向，13700009999", {"name": None}),
    ("朋友介绍了个线索李强，做冷库的，想买温度传感器", {"name": "李强"}),
    ("线索，温州人，想看升降桌", {"name": None}),
]


@pytest.mark.parametrize(("text", "wanted"), LEADS)
def test_a_new_lead(slots_of: FillSlots, text: str, wanted: dict[str, str]) -> None:
    found = slots_of("create_lead", text)
    assert {name: found.get(name) for name in wanted} == wanted


CONTACTS = [
    ("云帆新来了个财务总监叫郑凯，手机13800005566", ("郑凯", "云帆科技", "财务总监")),
    ("给桦林食品加个联系人，王芳，品控主管", ("王芳", "桦林食品", "品控主管")),
    ("绿源水务的技术负责人刘洋，加到联系人", ("刘洋", "绿源水务", "技术负责人")),
    ("新联系人：俞敏，桦林食品仓库主管", ("俞敏", "桦林食品", "仓库主管")),
    ("联系人录入 黄磊 工程师 晨曦乳业", ("黄磊", "晨曦乳业", "工程师")),
    ("名片：海岳集团 采购总监 徐强 13600002222，存联系人", ("徐强", "海岳集团", "采购总监")),
    ("请在江南纸业名下新增联系人吴刚，职务为生产部长", ("吴刚", "江南纸业", "生产部长")),
    ("远山制药联系人加一个，唐伟，IT经理", ("唐伟", "远山制药", "IT经理")),
    (
        "new contact at Fabrikam: Tessa Wong, maintenance lead",
        ("Tessa Wong", "Fabrikam", "maintenance lead"),
    ),
    (
        "Contoso has a new procurement head, her name is Anna Schmidt",
        ("Anna Schmidt", "Contoso Foods", "procurement head"),
    ),
    (
        "can you add Karl Weber? he's the plant manager at Lakeshore",
        ("Karl Weber", "Lakeshore Hospital", "plant manager"),
    ),
    ("put David Lau down as contact for Orion Freight", ("David Lau", "Orion Freight", None)),
    (
        "got a card: James Whitmore, CFO at Northwind",
        ("James Whitmore", "Northwind Utilities", "CFO"),
    ),
    (
        "add a second contact at Redwood: Priya Shah, quality manager",
        ("Priya Shah", "Redwood Semiconductors", "quality manager"),
    ),
    (
        "create a contact named Olivia Reed under Kestrel Pharma",
        ("Olivia Reed", "Kestrel Pharma", None),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CONTACTS)
def test_a_new_contact(slots_of: FillSlots, text: str, wanted: tuple[str, str, str | None]) -> None:
    found = slots_of("create_contact", text)
    assert (found.get("name"), found.get("customer"), found.get("title")) == wanted


REFERRALS = [
    ("李婉清介绍了她同事周敏过来", "周敏"),
    ("绿源水务推荐的，张伟", "张伟"),
    ("云帆科技介绍了个客户，叫王明", "王明"),
    ("请登记一条转介绍：介绍人陈思远，被介绍人杨帆", "杨帆"),
    ("老客户桦林食品带来一个新客户李雷", "李雷"),
    ("赵立群引荐了郑凯", "郑凯"),
    ("曹丽是王梓涵介绍来的，录一下", "曹丽"),
    ("刘雨桐的朋友想买，叫陈东", "陈东"),
    ("Helen Brooks introduced Paula Weiss to us", "Paula Weiss"),
    ("Fabrikam referred Tom Baker to us", "Tom Baker"),
    ("referral from Contoso Foods: John Smith", "John Smith"),
    ("Emily Carter recommended us to Bright Dental", "Bright Dental"),
    ("Peter Hall came through Northwind", "Peter Hall"),
    ("Silverpine brought in a new prospect, Victor Chan", "Victor Chan"),
    ("log a referral: Oliver Grant brought Anna Bell", "Anna Bell"),
]


@pytest.mark.parametrize(("text", "name"), REFERRALS)
def test_who_was_brought(slots_of: FillSlots, text: str, name: str) -> None:
    found = slots_of("record_referral", text)
    assert found.get("name") == name
    assert found.get("referrer")


THINGS = [
    ("create_segment", "把水务行业的A级客户做成一个分群，名字就叫重点水务", "重点水务"),
    ("create_segment", "创建分群“沉睡客户”，条件是180天没联系", "沉睡客户"),
    ("create_segment", "给我建个群叫高价值，规则是累计金额大于50万", "高价值"),
    ("create_segment", "把一年没买东西的归为一个群，叫流失", "流失"),
    ("create_segment", "建个分群，近90天没下单的", None),
    ("create_segment", "define a segment called Gold: level = A", "Gold"),
    ("create_segment", 'new customer group "big spenders", spent over 100k', "big spenders"),
    ("create_segment", "segment by region west and level C, call it west-c", "west-c"),
    ("create_segment", "create a segment of customers in Shanghai", None),
    ("create_campaign", "创建活动“春季焕新”，面向华东重点客户", "春季焕新"),
    ("create_campaign", "新活动：双十一大促，预算5万", "双十一大促"),
    ("create_campaign", "搞个春节送礼活动，预算五万，一月份做", "春节送礼活动"),
    ("create_campaign", 'Set up a new campaign "Spring Filters", 8k budget', "Spring Filters"),
    (
        "create_campaign",
        "start planning a campaign called Autumn Upgrade for March",
        "Autumn Upgrade",
    ),
    ("create_campaign", "new campaign: Spring Sale", "Spring Sale"),
    ("create_deal", "云帆新商机，叫三期扩容，80万", "三期扩容"),
    ("create_deal", "给云帆科技新建商机：三期扩容，80万，方案阶段", "三期扩容"),
    ("create_deal", "给云帆科技新建商机：方案阶段，80万", None),
    ("create_deal", "new deal for Fabrikam: Line 6 sensors, 40k, proposal", "Line 6 sensors"),
    ("create_deal", "new deal for Fabrikam: negotiation, 40k", None),
    ("create_deal", "create deal Harbor rollout, customer Fabrikam, 20k", "Harbor rollout"),
    ("create_deal", "new deal: Harbor 2, Fabrikam, 20k, negotiation", "Harbor 2"),
    ("create_deal", "create a deal for Fabrikam, amount 20k", None),
    ("create_deal", "add deal value 20k, Fabrikam", None),
    ("create_deal", "新建商机三期扩容，云帆科技，80万", "三期扩容"),
    ("create_deal", "新建商机，云帆科技，80万", None),
    ("create_deal", "新建一个商机给云帆科技，80万", None),
    ("create_deal", "new deal for Fabrikam called Line 6 sensors, 40k", "Line 6 sensors"),
    ("create_contact", "沈琳离职了，换成周敏，13511112222", "周敏"),
    ("create_contract", "Fabrikam contract, 84000 USD, call it Line 4 supply", "Line 4 supply"),
    ("create_contract", "云帆科技合同，名称是二期实施，460000元", "二期实施"),
]


@pytest.mark.parametrize(("intent", "text", "name"), THINGS)
def test_the_name_of_a_new_thing(
    slots_of: FillSlots, intent: str, text: str, name: str | None
) -> None:
    assert slots_of(intent, text).get("name") == name


def test_a_place_is_no_part_of_a_name(slots_of: FillSlots) -> None:
    slots = slots_of("create_customer", "新客户，绍兴的蓝山印染，想上排口监测")
    assert (slots["name"], slots["region"]) == ("蓝山印染", "绍兴")


def test_a_title_in_short(slots_of: FillSlots) -> None:
    said = "add new contact at redwood, Paul Nguyen, EHS mgr, paul.n@redwoodsemi.com"
    assert slots_of("create_contact", said, "Mia Torres")["title"] == "EHS mgr"
