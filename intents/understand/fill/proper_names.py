"""What looks like a name of its own: capitalised words, Chinese persons and companies."""

import re

from crm_store.names import LEGAL_ZH, TRADES_ZH, simplify
from crm_store.places import PLACES_ZH
from intents.pattern import Pattern

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕季裴花"
    "霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑"
    "景党宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
    "封谈匡鞠惠荆乐冀胥南班储原常单全栗权况鹿辜洪赖阎屠计伏茅裘宣诸嵇荀芮糜郜蓟邰莘宰郦雍濮扈茹宦庾暨弘阙沃蔚晁阚燕楚鄢劳谌奚皮粟冼蔺楼盘满闻厉伊仝百里淳郁"
)
_COMPOUND = "欧阳|上官|司马|诸葛|司徒|夏侯|皇甫|尉迟|公孙|慕容|令狐|端木|东方|南宫"
_GIVEN = r"(?:(?![的了是在个位只把被来过去说想要有])[\u3400-\u9fff])"
PERSON_ZH = rf"(?:(?:{_COMPOUND}){_GIVEN}{{1,2}}?|[{SURNAMES}]{_GIVEN}{{1,2}}?)"
HONOURED_ZH = rf"(?:[{SURNAMES}](?:先生|女士|小姐|总|经理|工|老师|主任|老板|姐|哥)|小[\u3400-\u9fff]|老[{SURNAMES}])"
_ENDS_ZH = (
    r"(?=$|[\s,，。;；、:：!！?？()（）\0]|过来|给我|给咱|来的?|进来|想|要|的|是|在|对|电话|手机|邮箱|说|做|负责|先生|"
    r"女士|，|录|记|加|存|登|这|那|也|刚|问|咨询|感兴趣|有意|打|职务|担任|担当|生日|财务|采购|经理|总监|总|主管|工程师|升|换)"
)
_PERSON = Pattern(rf"(?<![做搞卖开])(?:{PERSON_ZH}|{HONOURED_ZH}){_ENDS_ZH}")
_LONE = Pattern(rf"(?:{PERSON_ZH}|{HONOURED_ZH})(?:先生|女士|小姐)?")
_KINDS_ZH = (
    "公司|集团|厂|店|工厂|医院|学校|大学|中学|幼儿园|研究院|研究所|设计院|酒店|宾馆|饭店|餐厅|超市|商场|银行|合作社|"
    "工作室|事务所|中心|客栈|民宿|食府|酒楼|饭庄|茶社|驿站|庄园|营地|面馆|书屋|书吧|展览馆|体育馆|美术馆|剧场|公寓|商城|餐吧|山庄|度假村|乐园|俱乐部|茶馆|茶楼|会所|琴行|影院|剧院|影城|书局|图书馆|博物馆|养老院|敬老院|餐馆|酒吧|咖啡馆|文化园|孵化器|水厂|电厂|农场|牧场|牙科|诊所|药房|书院|学院|建材|农庄|茶庄|协会|旅行社|商会|学会|联合会|基金会|游艇会|灯饰城|家具城|建材城|鞋城|服装城|批发城|卫生院|健身房|美容院|理发店|花店|律所|律师行|出版社|杂志社|报社|电视台|驾校|局|园区|物业|地产|船厂"
)
KINDS_ZH = f"{'|'.join((*LEGAL_ZH, *TRADES_ZH))}|{_KINDS_ZH}"
COMPANY_END = Pattern(rf"(?:{KINDS_ZH})$")

_WORD = r"[A-Z][\w'’&.]*(?:-[A-Za-z]\w*)*"
_RUN = Pattern(
    rf"(?<![\w@.-]){_WORD}(?:\s+(?:(?:&|de|van|von|der|den|la|bin|al|del|da)\s+)*{_WORD}|\s+&\s+{_WORD}|\s+\d{{1,4}}(?![\w,.:%/-]))*"
)
STOPS = frozenset(
    """
    a an the i i'd i've i'm we we've our us my me his her he she their they them it this that there here
    add new please pls can could you would create register log save put enter set up make get got just
    met someone somebody sb guy lady lead leads prospect prospects customer customers client clients
    cust account accounts contact contacts company co person individual website web site inbound enquiry
    inquiry business card cards cold call calls potential referral referrals referred introduced record
    note from via at of with for by and or to in on as is was are be has have had hi hey hello ok so um uh
    thanks thank kindly source phone tel mobile cell email mail e-mail mr mrs ms miss dr mx sir madam
    linkedin google facebook wechat instagram tiktok whatsapp twitter youtube ads ad fair expo show
    exhibition booth webinar event trade conference today yesterday tomorrow monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october
    november december mes crm erp it hr ceo cto cfo coo cio cmo vp md gm owner buyer director manager
    engineer purchasing procurement president officer head chief name birthday industry region level tag
    interested wants asks asking looking he's she's they're who what when where fresh another second one
    open start opening campaign segment group promo promotion deal deals contract quote order friend
    colleague neighbour neighbor picked talked spoke met had name's budget credit word mouth friend
    came jot capture stick pop throw want need let let's also then yes no not if could walk-in chat
    """.split()
)


def latin_runs(text: str) -> list[tuple[int, int]]:
    """Where capitalised words stand together, without the words of the request around them."""
    found: list[tuple[int, int]] = []
    for match in _RUN.finditer(text):
        found += _trimmed(text, match.start(), match.end())
    return found


_NAMES_NEXT = Pattern(
    r"(?:\b(?:add|customer|account|client|company|called|named|campaign|create|new|register)|:)\s*$",
    re.I,
)
_CALENDAR = Pattern(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun|to)day|tomorrow|january|april|august|october", re.I
)


_NEAR = 30
_TITLED = Pattern(
    r"(?:mrs?|ms|miss|dr|sir|madam|i|i'm|i've|i'd|we|hr|it|today|yesterday)\b.*", re.I
)
_WITHIN_SENTENCE = Pattern(r"(?:(?<![A-Za-z'’-])[a-z][\w'’-]*|[\w)]\s*[:\"“])\s*$")


def _begins_name(text: str, words: list[tuple[int, int]]) -> bool:
    """Whether an everyday word is how a name begins: add |New Dawn Yoga, add |Sunday Roasters."""
    start, end = words[0]
    if len(words) < 2 or _stops(text, words[1]):
        return False
    if _CALENDAR.fullmatch(text[start:end]):
        given = start == 0 and text[start:end] in ("April", "June", "August")
        return given or _NAMES_NEXT.search(text[:start]) is not None
    if _TITLED.fullmatch(text[start:end]):
        return False
    before = text[max(0, start - _NEAR) : start]
    return _WITHIN_SENTENCE.search(before) is not None or _article_of(text, words)


def _article_of(text: str, words: list[tuple[int, int]]) -> bool:
    """Whether an article is the name's: |The Paper Mill wants in; Joy Park, |The Green Room."""
    start, end = words[0]
    led = not text[:start].strip() or text[:start].rstrip().endswith(",")
    return led and text[start:end] in ("The", "Our", "My") and len(words) > 2


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    while words and _stops(text, words[0]) and not _begins_name(text, words):
        words.pop(0)
    while words and _stops(text, words[-1]) and not _ends_name(text, words):
        words.pop()
    if not words:
        return []
    last = words[-1][1]
    if text[words[0][0] : last].endswith(("'s", "’s")):
        last -= 2
    tail = text[words[0][0] : last]
    return [(words[0][0], words[0][0] + len(tail.rstrip(".'’& ")))]


def _ends_name(text: str, words: list[tuple[int, int]]) -> bool:
    """Whether an everyday word is how a name ends: Hart & Co, Fieldstone Company."""
    start, end = words[-1]
    of_it = len(words) > 1 and text[start:end].rstrip(".") in ("Co", "Company", "AS")
    return of_it or "&" in text[words[0][0] : start]


def _stops(text: str, span: tuple[int, int]) -> bool:
    return text[span[0] : span[1]].lower().strip(".'’&") in STOPS


def person_in(text: str) -> tuple[int, int] | None:
    """Where a Chinese person's name stands."""
    plain = simplify(text)
    people = (match for match in _PERSON.finditer(plain) if not is_no_person(match[0]))
    return next((match.span() for match in people), None)


def is_person(text: str) -> bool:
    """Whether a few Chinese characters are a person's name."""
    plain = simplify(text)
    return bool(_LONE.fullmatch(plain)) and not is_no_person(plain)


_NO_PERSON = Pattern(
    r"意向|价值|质量|优先|一下|一个|进来|公司|^(?:明|时|常|于|安)[天日间年是排装]$"
)


def is_no_person(text: str) -> bool:
    """Whether a few characters are something else that begins with a surname: 温州人, 高意向."""
    return text.removesuffix("人") in PLACES_ZH or _NO_PERSON.search(text) is not None


def is_place(text: str) -> bool:
    """Whether a text is a province or a city of China and nothing else: 浙江省, 宁波."""
    return re.sub(r"[省市]$", "", simplify(text)) in PLACES_ZH


def is_company(text: str) -> bool:
    """Whether a text ends as companies' names do."""
    return bool(COMPANY_END.search(simplify(text)))


def without_place(name: str | None, intent: str) -> str | None:
    """A new customer's name without the place that it is in: 绍兴的蓝山印染 is 蓝山印染."""
    place, of, rest = (name or "").partition("的")
    new = intent == "create_customer"
    return rest if new and of and is_place(place) and len(rest) > 1 else name
