"""Whether a new customer's name is a person's or a company's, as far as the name tells."""

from typing import Literal

from crm_store.names import LEGAL_EN, LEGAL_ZH, TRADES_EN, TRADES_ZH
from crm_store.places import PLACES_ZH
from intents.pattern import Pattern

SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚"
    "文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿"
    "牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴车冉"
    "房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫來莘刘張陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾"
)
DOUBLE_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "司徒",
    "夏侯",
    "皇甫",
    "令狐",
    "慕容",
    "尉迟",
    "东方",
)
_CHINESE = Pattern(r"[\u3400-\u9fff]{2,4}")
_LATIN_WORD = Pattern(r"[A-Z][a-zé'’.\-]*(?:[A-Z][a-z]+)?\.?")
_COMPANY_WORDS = (
    LEGAL_EN | TRADES_EN | {"the", "and", "of", "team", "agency", "bar", "cafe", "shop"}
)


def likely_kind(name: str) -> Literal["company", "person"]:
    """`person` where the name looks like one of a person, else `company`."""
    text = name.strip()
    person = _chinese_person(text) if _CHINESE.fullmatch(text) else _latin_person(text)
    return "person" if person else "company"


def _chinese_person(text: str) -> bool:
    if any(text.endswith(word) for word in (*LEGAL_ZH, *TRADES_ZH)) or text.startswith(PLACES_ZH):
        return False
    if text.startswith(DOUBLE_SURNAMES):
        return len(text) >= 3
    return text[0] in SURNAMES and len(text) <= 3


def _latin_person(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 3:
        return False
    if any(word.strip(".,").casefold() in _COMPANY_WORDS for word in words):
        return False
    return all(_LATIN_WORD.fullmatch(word) for word in words)
