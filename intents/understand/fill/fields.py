"""A field and its new value: 许哲升IT总监了, "change Fabrikam's phone to …", custom fields included."""

import re
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from crm_store.kinds import CONTACTS, CUSTOMERS, Kind
from crm_store.names import fold
from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.columns_of_values import column_of
from intents.understand.fill.contact_details import EMAIL, email_said, phone_said
from intents.understand.fill.job_titles import is_verb, title_said
from intents.understand.fill.pieces import quoted
from intents.understand.fill.request import Request
from intents.understand.fill.tags import tag_put
from intents.understand.fill.words import trim

_VALUE = Pattern(
    r"(?:改成了?|改为|改到|换成了?|换到|变成了?|变更为|更新为|更新成|更正为|修改为|修改成|设为|设成|设置为|调成|调整为|调为|调到|"
    r"升(?:级)?(?:到|为|成)|降(?:级)?(?:到|为|成)|转为|应该是|应该[填写叫]|应为|现在是|现在叫|新的是|填成?|写成|写上|标(?:记)?(?:成|为|上)|打上|"
    r"搬到了?|加上|新(?:地址|电话|号码?|邮箱|号)(?:是|:|：)?|是|叫|"
    r"\b(?:should|ought to|needs to|has to|must) (?:be|say|read)(?: (?:listed|filed|put|marked|classed|recorded|registered|down|set|tagged))*(?: (?:as|under))?\b|"
    r"^(?:please |pls )?(?:file|list|class|register) .{2,50}? (?:under|as)\b|\bnow reads\b|\bto be\b|\bis now\b|\bit['’]?s\b|\bto\b|\bas\b|=|->|→|:|：|\bis\b|\bwith\b)\s*[“\"「]?(.+?)[”\"」]?$",
    re.I,
)
MISTAKEN = Pattern(
    r"(?:(?:填|写|记|搞|弄|录|登记?|输|打|存|标|选|是|都)(?:的|得)?)?(?:错了?|(?:的|得)?不对|反了)(?:[，,。;；\s]|(?=应|改|是))+|"
    r"[:：]?\s*(?:\b(?:is|was|were|are|looks?|got|has been)\b )?(?:\b(?:all|just|still|completely|entered|typed|saved|put in|down|set|recorded) ){0,2}\b(?:wrong|incorrect|mistaken|not right|off)(?:[,.;–—-]|\s|\band\b|(?=$))+",
    re.I,
)
"""Words that a value is not what it should be; what it should be follows them."""
_TAIL = Pattern(
    r"(?:去了|去|了|吧|哈|才对|才是|谢谢|\s+(?:now|already|these days|from now on)|\s+(?:not|rather than|instead of) .*|[,，]?\s*(?:thanks|thank you|please|pls|thx)|(?:[,，]\s*)(?:请|麻烦|帮我|你|系统里?)*(?:改一?下.*|改过来.*|更新一?下.*|换一?下.*|同步一?下.*|补上|记一下|update.*|please.*|not .*|不是.*))[。.!！]*$",
    re.I,
)
_LEVEL = Pattern(
    r"(?:等级|级别|level|tier|[升降](?:级)?[到为成]?|\bto\b|改成?)\s*(?:是|为|到|to|:|：)?\s*(?:level\s+)?([A-DＡ-Ｄ]|VIP)(?:\s?[级类])?(?![A-Za-z])(?!(?<=a) +[\w\0])",
    re.I,
)
_LEVEL_NOW = Pattern(
    r"\b(?:as|is|are|to|an?|deserves|becomes?|at)\s+(?:now\s+)?(?:an?\s+)?(?:level\s+)?(?-i:([A-D]))(?:[- ]level)?(?:\s+(?:account|customer|client))?(?:\s+(?:now|again|please|pls|(?:from|as of|starting|since|effective|after)\s+[^,.]{2,24}))?[\s.!]*$",
    re.I,
)
_ROLE_NOW = Pattern(
    r"\b(?:is|are)\s+(?:now\s+)?(?:the\s+)?(?-i:[A-Z])[\w &-]{1,30}(?:\s+now)?[\s.!]*$|"
    r"\0 (?:is|became|becomes)\s+(?:the\s+|an?\s+)?[a-z][a-z &-]{2,30}\s+now[\s.!]*$",
    re.I,
)
_IGNORED = frozenset(
    {"客户", "公司", "customer", "name", "account", "company", "联系人", "contact", "联系"}
)
_TAG = Pattern(
    r"标签[,，:：是]?\s*[“\"「]?([^\s,，。“”\"「」]{1,12})[”\"」]?|\btag\s+[\"“]?([\w-]+(?: [\w-]+)?)[\"”]? (?:on|onto|to|for)\b|\btag(?:ged)?\s+(?:\S+\s+){0,4}?(?:as|with)\s+[\"“]?([\w -]+)",
    re.I,
)
_PROMOTED = Pattern(r"职务|职位|升|title|promot", re.I)
_NEW_NAME = Pattern(r"改名|更名|现在叫|\brename|renamed|new name|changed (?:its|their) name", re.I)


def field_said(request: Request) -> SlotValue:
    """The column (or custom field) that a message changes."""
    text = request.lower
    kind = _kind_of(request)
    for name in sorted(
        request.context.store.workspace.custom_fields(kind.name), key=len, reverse=True
    ):
        if fold(name) in text:
            return name
    if _NEW_NAME.search(request.plain):
        return "name"
    head = text.split(fold(str(value_said(request) or "\0")))[0]
    return (
        _custom_alike(request, kind)
        or _column(kind, head)
        or _column(kind, text)
        or _implied(request)
        or column_of(value_said(request), kind, request)
        or _as_typed(request)
    )


ALIKE_FIELD = 80.0
_FIELD_EDGE = Pattern(
    r"^(?:把|将|请|麻烦|帮我?|给|客户|联系人|的|一下|字段|[\s\0,，:：]|['’]s\b|"
    r"\b(?:please|pls|can|could|you|i|want|need|to|set|change|update|edit|make|put|mark|rate|class|rank|grade|bump|move|upgrade|downgrade|promote|demote|file|list|register|the|of|for|field|customer|contact|account)\b)+|"
    r"(?:从.*|由.*|的|字段|一栏|[\s\0,，:：]|\b(?:of|for|from|on|at|in|field|should|is|has)\b)+$", re.I,
)  # fmt: skip
_NO_FIELD = Pattern(
    r"\d|^(?:moved?|[他她它]|这个?|那个?|需要|现在|已经|it|this|that|now|he|she|they|was|got)$",
    re.I,
)


def _as_typed(request: Request) -> str | None:
    """The words before "改成" or "to", beside the record's name: a field that nobody knows yet."""
    match = MISTAKEN.search(request.plain) or _VALUE.search(request.plain)
    words, before = request.unnamed[: match.start()] if match else "", ""
    while before != words:
        before, words = words, _FIELD_EDGE.sub("", words)
    if "\0" in words or not 2 <= len(words) <= 24 or _NO_FIELD.search(words):
        return None
    return request.text[request.unnamed.find(words) :][: len(words)]


def _custom_alike(request: Request, kind: Kind) -> str | None:
    """The custom field that is nearly named: 付款方式 by 付款的方式, "payment term"."""
    names = request.context.store.workspace.custom_fields(kind.name)
    said = fold(_as_typed(request) or "") if names else ""
    scored = [(ratio(said, fold(name)), name) for name in names if said]
    score, name = max(scored, default=(0.0, ""))
    held = [name for name in names if len(said) > 1 and (said in fold(name) or fold(name) in said)]
    return name if score >= ALIKE_FIELD else held[0] if len(held) == 1 else None


def _column(kind: Kind, text: str) -> str | None:
    """The column whose word stands latest-longest in a text: "wrong region", 电话."""
    for word, column in field_words(kind):
        if word in _IGNORED or word not in text:
            continue
        pattern = rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
        if re.search(pattern, text):
            return column
    return None


@lru_cache(maxsize=4)
def field_words(kind: Kind) -> tuple[tuple[str, str], ...]:
    """Every way to name a column of a kind (folded), with the column's name; longest first."""
    words = {
        (fold(word), column.name)
        for column in kind.columns
        if column.editable
        for word in (column.name, column.zh, column.en, *column.headers)
    }
    return tuple(sorted(words, key=lambda pair: (-len(pair[0]), pair)))


def _kind_of(request: Request) -> Kind:
    return CONTACTS if "contact" in request.intent.name else CUSTOMERS


def _implied(request: Request) -> SlotValue:
    """What the value itself tells: an address of mail, a number, a level, a title."""
    if tag_put(request):
        return "tags"
    if elsewhere := _ELSEWHERE.search(request.plain):
        return elsewhere[1]
    if email_said(request):
        return "email"
    if phone_said(request):
        return "phone"
    columns = {column.name for column in _kind_of(request).columns}
    if "title" in columns and title_said(request):
        return "title"
    if "title" in columns and _ROLE_NOW.search(request.unnamed):
        return "title"
    if "level" in columns and (_LEVEL.search(request.plain) or _LEVEL_NOW.search(request.unnamed)):
        return "level"
    if "region" in columns and _MOVED.search(request.plain):
        return "region"
    if _BIRTHDAY.search(request.plain):
        return "birthday"
    if "industry" in columns and _TRADE.search(request.plain):
        return "industry"
    if "source" in columns and _CAME.search(request.plain):
        return "source"
    if re.search(r"名字|名称|\bname\b", request.plain, re.I):
        return "name"
    return None


_CAME = Pattern(r"\bcame (?:in |to us )?(?:via|through|by|from|over)\b", re.I)
_ELSEWHERE = Pattern(r"['’]s (whatsapp|wechat|skype|signal|linkedin)\b", re.I)
"""Where somebody writes, which is no telephone number of theirs."""
_TRADE = Pattern(
    r"(?:换到|转到|转做|改做|属于|归到?|改[成为到]|是做?|做)[\u3400-\u9fff]{1,8}(?<!毕|作|创|营|专|行|企|商|物|职|失)业(?:的)?了?[。.!！]*$|"
    r"\b(?:is|are) in (?:the )?[\w ]{3,24} (?:business|trade|industry|sector)\b", re.I
)  # fmt: skip
_MOVED = Pattern(r"搬到|搬去|\bmov(?:ed|ing) (?:\w+ ){0,3}to\b|\brelocat", re.I)


def value_said(request: Request) -> SlotValue:
    """The new value of the field."""
    if EMAIL.search(request.text):
        return email_said(request)
    if put := tag_put(request):
        return put
    if tag := _TAG.search(request.plain):
        return trim(tag[1] or tag[2] or tag[3])
    words = quoted(request) or _after_cue(request)
    level = _LEVEL.search(request.plain) or _LEVEL_NOW.search(request.unnamed)
    if level is not None and (words is None or len(words) > 4):
        return level[1]
    title = title_said(request) if "contact" in request.intent.name else None
    if words and MISTAKEN.search(request.plain):
        return words
    if title and words and _is_longer_title(words, str(title)):
        return words
    if title and (words is None or str(title) in words or _PROMOTED.search(request.plain)):
        return title
    phone = phone_said(request)
    if _BIRTHDAY.search(request.plain) and (day := _birthday(request, words)):
        return day
    same = words is None or not _digits(words) or _digits(str(phone)) in _digits(words)
    return phone if phone and same else words


def _birthday(request: Request, words: str | None) -> str | None:
    """The day said: the last one, or the one that stands before what it is not."""
    times = [one.text for one in request.mentions.times if not words or one.text in words]
    if not times or (request.language == "zh" and words):
        return None
    return times[0 if re.search(r"\bnot\b", request.lower) else -1]


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


_BIRTHDAY = Pattern(r"生日|\bbirthday|\bbday|date of birth|\bborn\b", re.I)


def _is_longer_title(words: str, title: str) -> bool:
    """VP Operations: the whole of what follows the cue, where the title known is its start."""
    more = words.removeprefix(title)
    return more != words and bool(
        re.fullmatch(r"(?:\s+(?:of\s+|for\s+|& )?[A-Z][\w&-]*){0,4}", more)
    )


def _without_field(words: str, request: Request) -> str:
    """A value without the field that follows it: "Birmingham for region"."""
    match = re.search(
        r"\s+(?:for|as|in|under)\s+(?:the\s+|its\s+|their\s+)?(\w+)\b[^\w].*$|\s+(?:for|as|under)\s+(?:the\s+)?(\w+)$",
        words,
        re.I,
    )
    if match is None or _column(_kind_of(request), fold(match[1] or match[2])) is None:
        return words
    return words[: match.start()]


_NAMED_FIRST = Pattern(r"\0+\s*[:：]\s*")


def _cue(request: Request) -> re.Match[str] | None:
    """Where the new value is told: after the word that the old one is wrong, if there is one.

    The colon after a record's name is the last mark that is taken for one: "Acme: set level to A".
    """
    text, named = request.plain, _NAMED_FIRST.match(request.unnamed)
    mistaken = MISTAKEN.search(text)
    after = _VALUE.search(text, mistaken.end()) if mistaken else None
    return after or _VALUE.search(text, named.end() if named else 0) or _VALUE.search(text)


def _after_cue(request: Request) -> str | None:
    match = _cue(request)
    if match is None:
        return None
    words, before = request.text[match.start(1) : match.end(1)], ""
    while before != words:
        before, words = words, trim(_TAIL.sub("", words))
        words = _without_field(words, request)
    level = re.fullmatch(r"(?:level\s+|tier\s+)?([A-D]|VIP)(?:\s?[级类])?(?:客户)?", words, re.I)
    return level[1] if level else None if is_verb(words) else words or None
