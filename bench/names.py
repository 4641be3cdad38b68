"""Names of companies, people and deals, many and lifelike, the same ones for the same seed."""

from random import Random

ZH_FIRST = (
    "云海瑞华恒远盛泰鼎信嘉宏安达博康启明卓越天宇金晟佳德隆昌科汇众诚润丰正兴百利永新东方中联创"
    "雅景星辰凯旋顺通万福国泽锦程弘毅同利聚贤晨曦和旭日鸿运腾飞翔龙凤麒麟雪松青峰绿洲蓝湖紫荆白鹭"
)
ZH_SECOND = (
    "帆达源腾拓益华业洋迪泰威邦科创博升茂盛祥瑞安康健宁静远航舟桥森林木禾田谷川江河湖溪泉雨雪霜"
    "阳辉煌耀光明亮彩虹霓裳锦绣图志诚信义仁德善美真和谐顺畅通达到成功立群英杰豪雄伟峻岭峰"
)
ZH_TRADES = (
    "科技 信息技术 网络 电子 贸易 餐饮 食品 机械 物流 医疗 教育 文化传媒 软件 智能科技 生物医药 "
    "新能源 环保 建筑工程 装饰 酒店 服饰 家居 化工 新材料 汽配 电气 精密 供应链 半导体 自动化"
).split()
ZH_PLACES = (
    "上海 北京 深圳 广州 杭州 苏州 成都 武汉 南京 天津 重庆 西安 青岛 宁波 厦门 长沙".split()
)
ZH_LEGAL = ("有限公司", "股份有限公司", "集团有限公司", "有限责任公司", "")
ZH_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏"
    "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
)
ZH_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲建国文志海鹏飞云龙丹宇晨曦雨欣怡佳"
    "思雪梅兰竹菊子轩浩然梓涵俊辉博雅诗琪嘉豪一诺欣妍"
)
EN_FIRST = (
    "North South Silver Golden Blue Green Bright Clear Iron Stone River Lake Forest Summit "
    "Harbor Maple Cedar Oak Pine Falcon Eagle Raven Wolf Lion Crown Royal Noble Prime Apex "
    "Nova Luna Solar Astra Orion Vertex Quantum Delta Alpha Omega Zenith Pioneer Liberty "
    "Union Heritage Anchor Beacon Bridge Castle Copper Crystal Ember Frost Granite Hazel "
    "Ivory Jade Keystone Lantern Meridian Nimbus Onyx Pacific Quarry Redwood Sterling Timber "
    "Upland Valley Willow York Zephyr Amber Birch Cobalt Dover Elm Fox"
).split()
EN_SECOND = (
    "field brook ridge wood gate view point crest haven worth mont dale shire bury land side "
    "way line peak vale stead cliff moor shore mark craft forge wind star fall spring glen "
    "hurst combe"
).split()
EN_TRADES = (
    "Industries Technologies Systems Solutions Foods Logistics Labs Software Services "
    "Consulting Partners Trading Manufacturing Healthcare Media Studios Energy Motors "
    "Electronics Robotics Pharma Capital Retail Hotels Freight Shipping Bakery Analytics "
    "Networks Design Dental Marine"
).split()
EN_LEGAL = ("Inc", "Ltd", "LLC", "Corp", "Group", "")
EN_GIVEN = (
    "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara "
    "Richard Susan Joseph Jessica Thomas Sarah Charles Karen Daniel Nancy Matthew Lisa "
    "Anthony Betty Mark Sandra Donald Ashley Steven Emily Andrew Kimberly Paul Donna Joshua "
    "Michelle Kenneth Carol Kevin Amanda Brian Laura"
).split()
EN_SURNAMES = (
    "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez "
    "Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson "
    "White Harris Sanchez Clark Ramirez Lewis Robinson Walker Allen King Wright Scott Torres "
    "Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts "
    "Okafor Whitmore Kim Novak Schmidt Rossi Dubois"
).split()
ZH_WORK = (
    "MES 二期|ERP 升级|设备采购|年度框架|数据平台|产线改造|培训服务|云迁移|会员系统|仓储扩建".split(
        "|"
    )
)
EN_WORK = (
    "ERP upgrade|annual renewal|data platform|line retrofit|cloud migration|training|pilot|"
    "warehouse expansion|loyalty system|maintenance"
).split("|")


class Names:
    """Makes names; the same seed gives the same ones in the same order."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def company(self, *, chinese: bool) -> str:
        """A company's name, with or without its place and legal form."""
        pick = self._random.choice
        if not chinese:
            words = (pick(EN_FIRST) + pick(EN_SECOND), pick(EN_TRADES), pick(EN_LEGAL))
            return " ".join(word for word in words if word)
        place = pick(ZH_PLACES) if self._random.random() < 0.6 else ""
        return place + pick(ZH_FIRST) + pick(ZH_SECOND) + pick(ZH_TRADES) + pick(ZH_LEGAL)

    def person(self, *, chinese: bool) -> str:
        """A person's name; common surnames are common, as in life."""
        pick = self._random.choice
        if not chinese:
            return f"{pick(EN_GIVEN)} {pick(EN_SURNAMES)}"
        common = self._random.random() < 0.4
        surname = pick(ZH_SURNAMES[:10] if common else ZH_SURNAMES)
        return surname + "".join(pick(ZH_GIVEN) for _ in range(self._random.choice((1, 2, 2))))

    def work(self, *, chinese: bool) -> str:
        """What a deal is about."""
        return self._random.choice(ZH_WORK if chinese else EN_WORK)


def is_chinese(text: str) -> bool:
    """Whether a name is written in Chinese."""
    return any("\u3400" <= char <= "\u9fff" for char in text)
