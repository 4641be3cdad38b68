"""Industries, regions, levels, sources and tags: by the workspace's own words, then by pattern."""

import re
from time import monotonic

from crm_store.names import TRADES_EN, TRADES_ZH, fold
from crm_store.places import PLACES_ZH
from crm_store.store import Store
from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.listed_fields import labelled, places_listed
from intents.understand.fill.new_names import record_name
from intents.understand.fill.pieces import pieces
from intents.understand.fill.request import Request
from intents.understand.fill.sources import came_by

KEEP_SECONDS = 60.0
_PATTERNS: dict[str, str] = {
    "industry": r"([\u3400-\u9fff]{2,6}?)(?:(?:行业|领域)|业(?=的|里|客户|$))|\b(?:in|from) the ([a-z][a-z &]+?) (?:industry|sector|space|vertical)\b|\bindustry[: ]+(?:is )?([a-z]+)",
    "region": r"(?:在|来自|位于)([\u3400-\u9fff]{2,4}?)(?:的|地区|这边|那边|客户|$)|([\u3400-\u9fff]{2,4})(?:地区|区域|片区)|(华[东南北中]|[西东][南北](?=[的地客大])|长三角|珠三角|大湾区|江浙沪|京津冀)|\b(?:in|from|based in|around) (?:the )?([A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*)",
    "level": r"([A-DSVIP]{1,3})\s*(?:类|级|级别|等级)|(?:级别|等级)(?:是|为|:|：)?\s*([A-Za-z]+|[一二三]级)|\b(?:level|tier|grade)[- ]?([A-Za-z0-9]+)|\b([A-D])[- ](?:level|tier|grade|class)\b|(?<![a-z])(vip)(?![a-z])",
    "source": r"(?:来源(?:是|为|:|：)?|通过|从)([\u3400-\u9fffA-Za-z]{2,8}?)(?:来的|来|认识|获取|渠道|$|[，,。])|\b(?:source[: ]+|came (?:in )?(?:from|via|through)|from (?:a |the |our )?)(referral|trade show|website|web|google|linkedin|cold call|conference|expo|partner|webinar|facebook|ads?)",
    "tags": r"(?:标签(?:是|为|:|：)?|打了|带|贴了)[“\"「]?([\u3400-\u9fffA-Za-z0-9]{1,12}?)[”\"」]?(?:标签|的|$)|\btag(?:ged)?(?: (?:as|with|is))?:? [\"“]?([\w-]+)",
    "category": r"([\u3400-\u9fff]{2,6}?)(?:类|系列)(?:的|产品|$)|\b(?:category|series)[: ]+([\w-]+)",
}  # fmt: skip

MOST_KEPT = 2000
_cache: dict[tuple[int, int | None, str], tuple[float, list[str]]] = {}


def facet_said(column: str, request: Request) -> SlotValue:
    """The value of a customer's or product's column that a message names."""
    own = _apart(column, request)
    if own is not None:
        return own
    unnamed = _unnamed(request)
    new = request.intent.name == "create_customer"
    if new and (words := labelled(column, unnamed)):
        return next((one for one in _known(column, request) if fold(one) == fold(words)), words)
    text = fold(unnamed)
    for value in _known(column, request):
        key = fold(value)
        if column == "source" and not _came_by(key, text):
            continue
        if (len(key) > 1 and _stands_in(key, text)) or _short(column, key, unnamed):
            return value
    if (plain := _plain(column, request, unnamed)) is not None:
        return plain
    match = re.search(_PATTERNS[column], unnamed, re.I if column != "region" else 0)
    value = next((group for group in match.groups() if group), "") if match else ""
    words = _LED.sub("", value)
    if column == "region" and is_known("industry", words, request):
        return None  # customers "in Textiles" are in that trade, and in no town of the name
    return words if len(words) > (column not in ("level",)) and not _ASKED.match(words) else None


def _stands_in(key: str, text: str) -> bool:
    """Whether a folded text holds a key; a Latin one as a word of its own."""
    if key not in text or not key.isascii():
        return key in text
    return re.search(rf"(?<![a-z0-9]){re.escape(key)}(?![a-z0-9])", text) is not None


_REACHING = Pattern(
    r"(?:[打接回通挂拨发加写换留要改约](?:[了过完个一通条封下去给]|他们?|她们?|对方){0,3}|座机|办公|联系|手机|公司)$|\b(?:by|on the|over the|via the|their|his|her|my|the|our|new|make|made|a|to|each|every|them)\s*$"
)
_REACHED = Pattern(
    r"(?:联系|沟通|回访|跟进|拜访|号码?|改|换|变|没人|打不通|不通|会议|里?说|问|聊|上说|催|一下|[是:：]?\s*[+\d])|\s+(?:number|them|him|her|all|each|every|back|is|was|says|[+\d])"
)
_WAYS_TO_REACH = frozenset(
    "电话 微信 短信 邮件 邮箱 拜访 phone call calls email mail whatsapp wechat visit".split()
)
"""Sources that people also reach each other by."""


def _came_by(key: str, text: str) -> bool:
    """Whether a source is how somebody came, and not how they are to be reached: 挨个打电话."""
    if key not in _WAYS_TO_REACH:
        return True
    return any(
        not _REACHING.search(text[: m.start()]) and not _REACHED.match(text, m.end())
        for m in re.finditer(re.escape(key), text)
    )


_LED = Pattern(
    r"^(?:请|麻烦|帮我|给我|我们?的?|看一?[看下]?|查一?[查下]?|列一?[下出]?|找一?[找下]?|所有|全部|哪些|有哪些|有?多少[家个]?|有?几[家个]|在|的|做|是|属于|来自)+"
)
_ASKED = Pattern(r"^(?:什么|哪.*|不同.*|各个?|每个?|按|分|不同|一个|这个|那个|本|该)$")


_REGIONS = frozenset((*PLACES_ZH, "华东", "华南", "华北", "华中", "西南", "西北", "东北"))


def _apart(column: str, request: Request) -> str | None:
    """Of a new customer, a piece that is nothing but a place or a trade: "…, 浙江, 制造业, …"."""
    if request.intent.name != "create_customer" or column not in ("region", "industry"):
        return None
    for part in pieces(request, spaces=True):
        words = re.sub(r"(?:省|市|行业|领域)?的?$", "", part.text.strip())
        if column == "region" and words in _REGIONS:
            return words
        trade = (
            words in TRADES_ZH
            or words.lower() in TRADES_EN
            or re.fullmatch(r"[\u3400-\u9fff]{1,4}业", words)
        )
        if column == "industry" and trade:
            return words
    return None


_INDUSTRY_EN = Pattern(
    r"\b(tourism|travel|construction|retail|hospitality|healthcare|education|finance|banking|insurance|manufacturing|agriculture|farming|"
    r"catering|transport|shipping|logistics|telecoms?|pharma(?:ceuticals?)?|textiles?|automotive|aviation|mining|forestry|fisheries|"
    r"real estate|property|consulting|accounting|advertising|publishing|e-?commerce|utilities|government|biotech|chemicals?|"
    r"electronics|recruitment|brewing|wholesale|wellness|entertainment|fashion|cosmetics|non-?profit|charity)\b(?! (?:show|fair|expo|department|team|manager|director))",
    re.I,
)


def _plain(column: str, request: Request, unnamed: str) -> str | None:
    """Of a new customer, a trade said anywhere, or a place alone after the name: "Acme, Linz, …"."""
    if column == "source" and request.intent.name in ("create_customer", "create_lead"):
        return came_by(unnamed, lambda way: is_known(column, way, request))
    if request.intent.name != "create_customer" or request.language == "zh":
        return None
    if column == "industry":
        trade = _INDUSTRY_EN.search(unnamed)
        return trade[1] if trade else None
    return _place_listed(request, unnamed) if column == "region" else None


def _place_listed(request: Request, unnamed: str) -> str | None:
    """The first piece after the name that is a place and nothing else: "Acme, chemicals, Linz"."""
    place = request.text.find(str(record_name(request) or "\0"))
    return next(
        (
            words
            for words in places_listed(unnamed[max(place, 0) :])
            if not (is_trade(words) or words.lower() in TRADES_EN)
            and not any(is_known(one, words, request) for one in ("industry", "source", "tags"))
        ),
        None,
    )


def _short(column: str, key: str, text: str) -> bool:
    """A level of one letter needs its word: A类, level A, A级; "a customer" is none."""
    if column != "level" or len(key) > 3:
        return False
    letter = re.escape(key.upper())
    return bool(
        re.search(rf"(?<![A-Za-z0-9])(?:{letter}|{letter.lower()}(?=[\u3400-\u9fff]))\s*(?:类|级|等|客户|[- ](?i:level|tier|grade|accounts?|customers?|clients?))|"
                  rf"(?:(?i:level|tier|grade)|级别|等级)\s*(?:是|为|:|：|=)?\s*(?i:{letter})(?![A-Za-z0-9])", text)
    )  # fmt: skip


def _unnamed(request: Request) -> str:
    chars = list(request.text)
    for one in request.mentions.names:
        chars[one.start : one.end] = "\0" * (one.end - one.start)
    if request.intent.name == "create_customer" and (name := str(record_name(request) or "")):
        start = request.text.find(name)
        chars[start : start + len(name)] = "\0" * len(name)
    return "".join(chars)


def is_known(column: str, words: str, request: Request) -> bool:
    """Whether a column of the workspace's customers holds just these words."""
    return fold(words) in map(fold, _known(column, request))


def is_trade(words: str) -> bool:
    """Whether words are an everyday English word for a trade."""
    return _INDUSTRY_EN.fullmatch(words) is not None


def _known(column: str, request: Request) -> list[str]:
    return known_values(column, request.context.store)


def known_values(column: str, store: Store) -> list[str]:
    """The values of a column that the actor may see, longest first; read once in a while."""
    key = (id(store.session.get_bind().engine), store.actor.user_id, column)
    read_at, values = _cache.get(key, (0.0, []))
    if not values or monotonic() - read_at > KEEP_SECONDS:
        values = sorted(store.facets(column), key=lambda value: (-len(value), value))
        _cache[key] = (monotonic(), values)
    if len(_cache) > MOST_KEPT:
        _cache.pop(next(iter(_cache)))
    return values
