"""The ways people name a record, as keys that are equal where the names are alike.

A name is found by equal keys in an index, never by comparing it with every other name:
`full` (normalised), `short` (without the legal form and place), `brand` (without the trade),
`sound` (pinyin with the usual confusions folded: 云凡 ~ 云帆, "yunfan"), `gap` (one Chinese
character left out), `skeleton` (consonants of a Latin name, and those with one left out, after
SymSpell's symmetric deletes: https://wolfgarbe.medium.com/symspell), `first` (how
a company's name begins: the first word of a Latin one, the first characters of a Chinese one,
with its place or without), `given` and `surname`.
"""

import os
import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC

from crm_store.places import PLACES_ZH

# Characters are read one by one here; the phrases' readings would cost 50 MB and a third of a
# second at every start.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

from pypinyin import Style, pinyin

LEGAL_ZH = ("股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "集团公司", "公司", "集团")
LEGAL_EN = frozenset(
    """
    inc ltd llc corp corporation co company group gmbh holdings holding limited plc ag sa bv
    srl pty llp
    """.split()
)
TRADES_ZH = (
    "科技", "技术", "信息", "网络", "电子", "贸易", "商贸", "实业", "餐饮", "食品", "机械", "制造",
    "物流", "医疗", "教育", "文化", "传媒", "咨询", "软件", "智能", "生物", "医药", "能源", "环保",
    "建筑", "建设", "工程", "装饰", "地产", "置业", "酒店", "服饰", "家居", "五金", "化工", "材料",
    "汽车", "汽配", "电气", "电器", "仪器", "设备", "服务", "投资", "控股", "国际", "精密", "重工",
    "纺织", "印刷", "包装", "超市", "零售", "百货", "银行", "保险", "证券", "药业", "乳业", "光电",
    "半导体", "自动化", "新材料", "供应链", "通信", "数据", "制药", "航空", "旅游", "农业", "茶业",
    "连锁", "诊所", "医院", "学校", "书店", "咖啡", "烘焙", "健身", "模具", "塑胶", "钢铁", "船舶",
    "水务", "纸业", "乳品", "仪表", "传感", "冷链", "管理", "矿业", "渔业", "牧业", "林业",
    "实验室", "种业", "酒业", "饮料", "水产", "粮油", "调味品", "造纸", "纺机", "电缆", "造船",
    "重机", "精工", "机床", "轴承", "阀门", "泵业", "铸造", "陶瓷", "玻璃", "水泥", "橡胶", "涂料",
    "日化", "家电",
    "家具", "照明", "光伏", "电力", "燃气", "热力", "石化", "石油", "煤业", "有色", "铝业", "铜业",
    "口腔", "眼科", "养老", "母婴", "宠物", "美妆", "珠宝", "影视", "广告", "会展", "体育", "游戏",
    "动力", "激光", "芯片", "微电子", "机器人", "无人机", "测控", "检测", "净水", "给排水",
)  # fmt: skip
TRADES_EN = frozenset(
    """
    industries technologies technology systems solutions foods logistics labs software
    services consulting partners trading international global manufacturing bank healthcare
    health media studio studios energy motors electronics robotics pharma pharmaceuticals
    capital ventures traders retail stores hotels hotel clinic school university outfitters
    freight shipping bakery coffee works supply supplies analytics networks digital design
    dental marine brewing brewery utilities semiconductors hospital resort mining dairy
    instruments aquatics chemicals labs foundry shipyards farms packaging paper textiles
    automotive aerospace construction engineering education insurance realty properties
    academy institute gardens kitchen cafe winery distillery steel plastics ceramics
    """.split()
)
SHORTEST_FIRST = 4
LONGEST_START = 3
"""Words of a Latin name that are taken for how it begins."""
LONGEST_OPENING = 6

_ACCENTS = re.compile(r"[\u0300-\u036f]")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_CJK = re.compile(r"[\u3400-\u9fff]")
_PLACE = re.compile(rf"(?:{'|'.join(sorted(PLACES_ZH, key=len, reverse=True))})[省市区县]?")
_NO_OPENING = frozenset({*PLACES_ZH, *TRADES_ZH, *LEGAL_ZH})
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


class _Simplified(dict[int, str]):
    """Each character in its simplified form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = str(_converter().convert(char)) if _CJK.match(char) else char
        return self[code]


_SIMPLIFIED = _Simplified()


def fold(text: str) -> str:
    """Text as it is compared: NFKC, no accents, simplified characters, lower case.

    Length may change.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    if folded.isascii():
        return folded
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", folded))
    return unicodedata.normalize("NFC", bare).translate(_SIMPLIFIED)


def simplify(text: str) -> str:
    """Text in simplified characters, of the same length; nothing else changes."""
    return text.translate(_SIMPLIFIED)


def name_key(text: str) -> str:
    """A name without spaces and punctuation, folded: `GTX Pro` and `gtx-pro` are `gtxpro`."""
    return "".join(_WORD.findall(fold(text)))


@lru_cache(maxsize=65536)
def char_pinyin(char: str) -> str:
    """One character's commonest reading without tone; other text as it is."""
    return pinyin(char, style=Style.NORMAL, errors="default")[0][0] if _CJK.match(char) else char


def sound_key(key: str) -> str:
    """The sound of a key, with flat and curled, front and back nasals taken as one."""
    sound = "".join(char_pinyin(char) for char in key)
    for curled, flat in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n")):
        sound = sound.replace(curled, flat)
    return sound


def skeleton_key(key: str) -> str:
    """The consonants of a Latin name, doubled ones once, spelling variants folded."""
    text = key.replace("ph", "f").replace("ck", "k").replace("x", "ks")
    text = text.translate(str.maketrans("cqzyw", "kksiv"))
    body = text[:1] + re.sub(r"[aeiouh]", "", text[1:])
    return re.sub(r"(.)\1+", r"\1", body)


def without_one(key: str) -> list[str]:
    """The key with each of its characters left out in turn."""
    return [key[:index] + key[index + 1 :] for index in range(len(key))]


def company_forms(name: str) -> dict[str, str]:
    """`full`, `short` and `brand` keys of a company's (or product's, deal's …) name."""
    words = _WORD.findall(fold(name))
    full = "".join(words)
    if _CJK.search(full):
        short = _strip_zh(full, LEGAL_ZH)
        brand = _strip_zh(_strip_place(short), TRADES_ZH)
    else:
        kept = _strip_en(words, LEGAL_EN)
        short, brand = "".join(kept), "".join(_strip_en(kept, TRADES_EN))
    return {"full": full, "short": short, "brand": brand}


def openings(name: str) -> set[str]:
    """The keys of how a company's name begins, which may be all that people say of it.

    Silverpine Brewing: silverpine; O'Malley's Pubs: omalleys; First Light Bakery: first and
    firstlight; 沈阳重装机器厂: 沈阳重装 and more.
    """
    plain = fold(_APOSTROPHE.sub("", name))
    words = _WORD.findall(plain)
    if not _CJK.search(plain):
        starts = {"".join(words[:count]) for count in range(1, min(len(words), LONGEST_START + 1))}
        return {one for one in starts if len(one) >= SHORTEST_FIRST and one.isalpha()}
    short = _strip_zh("".join(words), LEGAL_ZH)
    starts = {
        whole[:length]
        for whole in (short, _strip_place(short))
        for length in range(2, min(len(whole), LONGEST_OPENING + 1))
    }
    return {one for one in starts if one not in _NO_OPENING and _CJK.match(one)}


def spelt_out(name: str) -> str:
    """A name with its umlauts written as two letters, as people without the key type them."""
    return name.casefold().translate(_UMLAUTS)


def word_keys(name: str) -> set[str]:
    """The single words of a name: Latin ones without a plural s, Chinese runs of 2 to 6."""
    keys: set[str] = set()
    for word in re.findall(r"[\u3400-\u9fff]+|[a-z0-9]+(?:-[a-z0-9]+)*", fold(name)):
        if _CJK.match(word):
            ends = [(i, i + n) for n in range(2, 7) for i in range(len(word) - n + 1)]
            keys |= {word[start:end] for start, end in ends}
        else:
            keys |= {singular(part) for part in (word.replace("-", ""), *word.split("-"))}
    return {key for key in keys if len(key) > 1 and not key.isdigit()}


def singular(word: str) -> str:
    """A Latin word without the s of a plural: sensors, sensor; boxes, box; gas stays."""
    if len(word) > 4 and word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "su" else word


COMPOUND_SURNAMES = (
    "欧阳", "上官", "司马", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "端木",
    "东方", "南宫", "司空", "宇文", "长孙", "轩辕", "公冶", "濮阳", "淳于", "单于", "申屠", "钟离",
    "百里", "呼延", "独孤", "拓跋", "澹台", "赫连", "闻人", "闾丘", "太史", "东郭", "南门", "西门",
)  # fmt: skip
"""Chinese surnames of two characters."""


def person_forms(name: str) -> dict[str, str]:
    """`full`, `given` and `surname` keys of a person's name."""
    words = _WORD.findall(fold(name))
    full = "".join(words)
    if _CJK.search(full):
        size = 2 if len(full) > 2 and full.startswith(COMPOUND_SURNAMES) else 1
        given = full[size:] if len(full) > 2 else full
        return {"full": full, "given": given, "surname": full[:size]}
    return {"full": full, "given": words[0] if words else "", "surname": words[-1] if words else ""}


def keys_of(name: str, *, person: bool) -> set[tuple[str, str]]:
    """Every (form, key) that a record of this name is found by."""
    keys = _keys_of(name, person=person)
    spelt = spelt_out(name)
    return keys if spelt == name.casefold() else keys | _keys_of(spelt, person=person)


def _keys_of(name: str, *, person: bool) -> set[tuple[str, str]]:
    forms = person_forms(name) if person else company_forms(name)
    keys = {(form, key) for form, key in forms.items() if key}
    for form, key in forms.items():
        if form != "surname" and len(key) > 1:
            keys |= _alike_keys(key)
    return keys


def _alike_keys(key: str) -> set[tuple[str, str]]:
    if _CJK.search(key):
        keys = {("sound", sound_key(key))}
        if 3 <= len(key) <= 12:
            keys |= {("gap", gap) for gap in without_one(key)}
        return keys
    skeleton = skeleton_key(key)
    if len(key) < 5 or len(skeleton) < 3:
        return {("sound", sound_key(key))} if len(key) > 3 else set()
    shorter = without_one(skeleton) if len(skeleton) > 3 else []
    return {("skeleton", skeleton), *(("skeleton", gap) for gap in shorter)}


def _strip_zh(key: str, endings: tuple[str, ...]) -> str:
    stripped = True
    while stripped:
        stripped = False
        for ending in endings:
            if key.endswith(ending) and len(key) - len(ending) >= 2:
                key, stripped = key[: -len(ending)], True
    return key


def _strip_place(key: str) -> str:
    """A Chinese name without the places that it begins with: 深圳市前海云创 is 云创."""
    while (match := _PLACE.match(key)) and len(key) - match.end() >= 2:
        key = key[match.end() :]
    return key


def _strip_en(words: list[str], endings: frozenset[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and kept[-1] in endings:
        kept.pop()
    return kept
