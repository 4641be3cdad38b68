"""Names of new records: after a cue ("called …", 叫…), after their kind (新客户：…), or standing first."""

import re

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.how_met import is_local, person_after_kind, without_how_met
from intents.understand.fill.job_titles import title_said
from intents.understand.fill.names_as_written import as_written, with_legal_form
from intents.understand.fill.pieces import Piece, blanked, pieces
from intents.understand.fill.proper_names import (
    KINDS_ZH,
    PERSON_ZH,
    STOPS,
    is_company,
    is_person,
    is_place,
    latin_runs,
    person_in,
    without_place,
)
from intents.understand.fill.request import Request
from intents.understand.names_in_text import Named

PERSONS = frozenset({"create_contact", "create_lead", "record_referral"})
_END_EN = (
    r"(?=$|[,;:!?(（]|\.(?:\s|$)|\s[-–—]\s|\s+(?:in|from|at|as|with|who|they|she|he|phone|tel|email|owner|source|industry|region|"
    r"level|is|are|was|and|birthday|based|for|at|on|to|has|have|wants?|please|pls|under|asks?|asking|interested|that|which|"
    r"rule|where|budget|message|audience|put|starting|running|aimed|worth|came|filled|left|about|today|yesterday|via|through)\b)"
)
_CALLED_EN = Pattern(
    r"(?<!they )(?<!he )(?<!who )(?<!just )(?<!we )(?<!i )(?<!real )\b(?:called|named|entitled|titled|(?:call|name) (?:it|this|the \w+|them)|name is|name's|names? ?:|names? as|(?:replacement|successor|new \w+(?: \w+)?) is(?= (?-i:[A-Z]))|"
    r"by the name of|goes by|name)\s*[:=]?\s*[\"“']?(?![^\w\d]|to\b|of\b|for\b|on\b|field\b|is\b)([^\"”\n]+?)[\"”]?"
    + _END_EN,
    re.I,
)
_CALLED_ZH = Pattern(
    r"(?:名字(?:就)?叫做?|名称(?:就)?叫做?|就叫做?|命名(?:为|成)?|取名(?:为|叫)?|起名(?:叫|为)?|名为|全名|"
    r"(?:公司|客户|合同|活动|分群|群|组|项目|商机)?(?:名称|名字|姓名|全称|名)(?:是|为|:|：|=|就是|\s)|(?:被介绍人|新人|介绍的人)(?:是|:|：)?|"
    r"名称(?=[^\s是为叫:：,，]{3,})|叫做|叫(?![货我他她你车人什停上来])|姓名(?!和))\s*[:：]?\s*[“\"「『《]?([^\s,，。;；、!！?？”\"」』》:：（(\0]{1,30})"
)
_TAIL_ZH = Pattern(
    r"(?:的一?[个位](?:人|客户|老板|先生|女士|朋友|小伙子?|姑娘|大哥|大姐).*|(?<=[\u3400-\u9fff]{3})的?老板|的(?:一家|那家|新)?(?:公司|企业|客户|厂家?|工厂|店|人|朋友|老板|先生|女士|采购|单位|线索|联系人|活动|分群|分组|客群|群组?|项目)?|"
    r"(?:这|那)(?:个|家|位)?(?:客户|公司|人|活动)?|(?:先|再|也|帮|给|请)?(?:录|记|存|建|登记|加|放)(?:一?下|到|进|成|为|入|起来|个).*|(?:先|再|也|帮我?)?(?:录|记|登记)$|的(?:想|要|对|问|说|做|开|打|来|联系|留|找|加|在).*|"
    r"吧|哦|哈|呢|啊|好了|来的|过来的?|进来|先生|女士)$"
)
_KIND_ZH = (
    r"(?:客户|客戶|线索|線索|联系人|聯絡人|联络人|潜客|潜在客户|意向客户|对接人|公司|档案|档|企业|名单|会员|leads?|prospects?|contacts?|"
    r"customers?|clients?|活动|活動|营销活动|促销|campaigns?|分群|客群|客户群|群组?|分组|segments?|转介绍|人|名片)"
)
COMMAND = Pattern(
    r"^(?:请|麻烦|帮我?们?|幫我|给我|替我|我(?:要|想|这儿?|这里|们)?|有|张|认识?|户|客|先|再|能|可以|能不能|把这个人|把|刚才?|今天|昨天|呃|嗯|那个|好|又|也|然后|有|来了?|"
    r"新建|新增|新开|新開|新来的?|新|添加|增加|加了?|录入?|錄|建立?|创建|创建|登记|登記|记录?|存|开|開|做|收到?|下|进来|设置?|"
    r"一下|下|一|个|個|条|条新|筆|笔|位|家|名|枚|张|份|成|为|到|进|在|里|系统|的|了|档案|登记|池|官网|展会|上|咨询|来源|个人|企业|潜在|意向|"
    rf"{_KIND_ZH}|\+1|吧|:|：|\s)++$",
    re.I,
)
_OBJECT_ZH = Pattern(
    r"把([^\s,，。]{2,20}?)(?:这家|这个人?)?(?:加|录|记|建|存|设|列|登|放|做)(?:入|到|进|成|为|个|一下|在|档)"
)
_BEFORE_ZH = Pattern(
    r"^(?:[给把帮替为]?新?的?(?:客户|公司|企业)|[给把])?([\u3400-\u9fffA-Za-z0-9（）()]{3,24}?)(?:这家|这个)?(?:先|帮我|给我|请|要)?(?:(?:建|新建|录|录入|加|登记|存|立)(?:一?个|一?下|到|进|成|为|入)+(?:新)?(?:的)?(?:客户|公司|企业)?(?:档案|档|名单|系统|库)?(?:里|中)?|开一?个?户)[吧了]?$"
)
_QUOTED_NAME = Pattern(
    r"(?:客户|公司|企业|单位|给|新建|创建|录入?|加|线索|customer|client|account|company|lead|for|add|create)"
    r"\s*[:：,，]?\s*[“\"「『《]([^”\"」』》]{1,60})[”\"」』》]",
    re.I,
)
_THERE_IS = Pattern(r"^[\u3400-\u9fff]{0,6}?(?:有|开了?|来了)(?:一|了一)?[家间](?:叫)?")
_FIRST_ZH = Pattern(
    r"^([\u3400-\u9fffA-Za-z0-9（）()]{2,24}?)(?:那边|这边|老板)?(?:想|要|对|问|咨询|找|打|来电|说|有意|刚|感兴趣|联系|留|加|是)"
)
_VERB_ZH = Pattern(
    r"(?:录入?|加|建|新建|新增|添加|创建|登记|存|记)(?:一?下|了|一?[个家条位])*(?:新的?)?"
    rf"{_KIND_ZH}?(?:档案)?[:：\s]*(?![个家份]?档案?$)([\u3400-\u9fffA-Za-z0-9（）()]{{2,24}})$"
)
_NEITHER = Pattern(
    r"(?:来源|渠道|等级|级别|行业|区域|地区|负责人|标签|生日|电话|手机|邮箱|职务|对|想|要|做|问|感兴趣|报价|意向|认识|"
    r"预算|面向|针对|对象|内容|文案|规则|条件|官网|展会|抖音|微信|^广告|广告(?!$)|公众号|^(?:来自|位于)|咨询|[A-D]级|先|帮|记|录|建(?!材|筑|设)|个人买|通过|介绍|不是|没有|"
    r"^\S{1,2}业$|(?:行|服务|地产|制造|加工|零售|运输|旅游|种植|养殖)业$|人民币|价格|客户$|过来|刚才|今天|昨天|负责)"
)


_SUCCEEDS = Pattern(
    r"\b([A-Z][\w'-]+(?: [A-Z][\w'-]+)+) (?:took|takes|is taking|has taken|will take) over\b|"
    r"(?:离职|走了|调走|退休|辞职|跳槽|不干)[^。]{0,6}?(?:换成?了?|改由|接替的是)([\u3400-\u9fff]{2,3})(?=[，,。\s]|接|$)"
)
_NAME_GOES_ON = Pattern(r"(?:\s+(?:to|of|the|and|in|on|at)\s+[A-Z][\w'&-]*)+")
_IN_FULL = Pattern(r"全称(?:是|为|叫|就是|:|：|\s)*([^\s,，。;；、()（）]{3,40})")


def called(request: Request) -> str | None:
    """The name that a message gives in so many words: "called X", 名字就叫X."""
    text = blanked(request, times=False)
    if whole := _IN_FULL.search(text):
        return whole[1].strip()
    if request.intent.name == "create_contact" and (after := _SUCCEEDS.search(text)):
        return after[1] or after[2]
    for match in _CALLED_EN.finditer(text):
        if match[1].strip():
            more = _NAME_GOES_ON.match(text, match.end(1)) if match[1][0].isupper() else None
            return (match[1] + (more[0] if more else "")).strip(" .'")
    for match in _CALLED_ZH.finditer(text):
        words = _tidied(match[1])
        if words:
            return words
    return None


def _tidied(words: str) -> str:
    previous = ""
    while previous != words:
        shorter = _TAIL_ZH.sub("", words)
        previous, words = words, shorter if len(shorter) > 1 else words.removesuffix("的")
    return words


def record_name(request: Request) -> SlotValue:
    """The name of a new customer, contact, lead, or of who was brought by a referral."""
    if request.intent.name != "create_customer":
        return _name_within(request)
    name = as_written(request.text) or _name_within(request)
    return with_legal_form(name, request.text) if name else None


def _name_within(request: Request) -> str | None:
    person = request.intent.name in PERSONS
    quoted = None if person else _QUOTED_NAME.search(request.text)
    said = quoted[1].strip() if quoted else called(request)
    if said and not (person and request.language == "zh" and is_company(said)):
        return said
    if request.language == "zh":
        said = _chinese(request, person)
        return without_place(said, request.intent.name) or _latin(request, person)
    return _latin(request, person) or _lower_case(request)


def new_runs(request: Request) -> list[tuple[int, int]]:
    """Capitalised words that are no name of a record in play, nor a job title, in text order."""
    text = blanked(request)
    taken = [(n.start, n.end) for n in request.mentions.names if _is_known(n, request)]
    title = str(title_said(request) or "\0") if request.intent.name == "create_contact" else "\0"
    return [
        (start, end)
        for start, end in latin_runs(text)
        if not any(s <= start and end <= e for s, e in taken)
        and text[start:end] not in title
        and not _NO_RUN.fullmatch(text[start:end])
    ]


_NO_RUN = Pattern(r"[A-Z]{1,4}-?\d+\w*|[A-DS](?:[级类等].*|[- ]?(?:level|tier|grade|class))")
"""A number of a product, or the level of a customer."""


def _is_known(named: Named, request: Request) -> bool:
    """Whether a name means a record of the store: the Tom of a new lead is another Tom."""
    if request.intent.name == "record_referral" or {"customer", "user"} & named.by_kind.keys():
        return True
    return named.score >= 0.97


OF_SOMEBODY = Pattern(
    r"\b(?:from|at|of|with|in|by|via|on|under|company:?|based in|through)\s+(?:the\s+)?$|"
    r"\b(?:region|city|town|location|area|industry|sector|source|owner|interest|title|level)(?:\s*[:=]|\s+is)?\s+$",
    re.I,
)
_OWN_KIND = Pattern(r"\bcompany:?\s+(?:the\s+)?$", re.I)
"""What stands before a company's own name, and before the one that a person is of."""


def _latin(request: Request, person: bool) -> str | None:
    text = request.text
    runs = new_runs(request)
    own = [] if person else [run for run in runs if _OWN_KIND.search(text[: run[0]])]
    free = [run for run in runs if run in own or not OF_SOMEBODY.search(text[: run[0]])] or (
        [] if person else runs
    )
    if person and not free:
        free = [run for run in runs if re.search(r"\b(?:from|with|of)\s+$", text[: run[0]])]
    return text[free[0][0] : free[0][1]] if free else None


_LOWER = Pattern(
    r"\b(?:customer|cust|account|client|company|contact|lead|prospect|person|referral|referred|introduced|recommended|add)\b[:,]?\s+"
    r"(?!at\b|for\b|from\b|to\b|a\b|an\b|the\b|of\b|in\b|us\b|as\b|new\b|pls\b|please\b)([\w&'.-]+(?:\s+[\w&'.-]+){0,3}?)(?:\s+(?:to us|pls|please|thanks|as a \w+))?"
    + _END_EN,
    re.I,
)


def _lower_case(request: Request) -> str | None:
    """A name typed in small letters, after its kind: "add a lead, wendy shaw from northgate"."""
    for match in _LOWER.finditer(blanked(request)):
        words = [word for word in match[1].split() if word.lower() not in STOPS]
        if words:
            return " ".join(words)
    return None


def _chinese(request: Request, person: bool) -> str | None:
    parts = [one for one in pieces(request, spaces=True) if not COMMAND.match(one.text)]
    if person:
        return _person(request, parts)
    text = blanked(request)
    for pattern in (_OBJECT_ZH, _FIRST_ZH):
        match = pattern.search(text)
        if match and (
            is_company(match[1])
            or is_local(match[1])
            or (pattern is _OBJECT_ZH and len(match[1]) > 2)
        ):
            return match[1]
    for part in parts:
        before = _BEFORE_ZH.match(part.text)
        if before and not _NEITHER.search(before[1]) and not COMMAND.match(before[1]):
            return before[1]
    found = [_tidied(_without_command(without_how_met(part.text))) for part in parts]
    fit = [words for words in found if len(words) >= 2 and _may_be_name(words)]
    return next((words for words in fit if is_company(words)), fit[0] if fit else None)


def _may_be_name(words: str) -> bool:
    """Whether a piece may be a name: no word for a field, and no place; 李建国 has 建 in his name."""
    if is_place(words):
        return False
    return (len(words) == _FULL_NAME and is_person(words)) or not _NEITHER.search(words)


_FULL_NAME = 3
_KIND_BEFORE = Pattern(
    r"^(?:[^,，。]{1,8}?(?:来的|上的|认识的|介绍的))?(?:一?[个家位])?(?:新的?)?(?:(?:个人|企业|散客|单位|潜在|意向)?(?:客户|会员|线索|联系人|联络人|对接人|接口人|经办人)|散客|个体户)[:：]?(?=[\u3400-\u9fff]{2})"
)


def _without_command(words: str) -> str:
    match = _VERB_ZH.search(words)
    return _THERE_IS.sub("", _KIND_BEFORE.sub("", match[1] if match else words))


def _person(request: Request, parts: list[Piece]) -> str | None:
    """A person who stands alone between marks, else one within a sentence."""
    if told := person_after_kind(blanked(request)):
        return told
    known = {n.text for n in request.mentions.names if n.score >= 0.97 and n.kind == "customer"}
    for part in parts:
        words = _without_command(part.text)
        if is_person(words) and words not in known and not _DUTY.match(words):
            return words
    for part in parts:
        if joined := _COMPANY_PERSON.match(part.text):
            return joined[1]
    for part in sorted(parts, key=lambda one: not one.before):
        text = _referred(_unnamed_part(request, part))
        found = person_in(text)
        if found is not None and text[found[0] : found[1]] not in known:
            return text[found[0] : found[1]]
    return None


_DUTY = Pattern(r"(?:管|干|做)(?:采购|财务|行政|技术|销售|仓库|人事|后勤|工程)")
_COMPANY_PERSON = Pattern(
    rf"[\u3400-\u9fff（）()]{{2,30}}(?:{KINDS_ZH})的?({PERSON_ZH})(?:先生|女士|小姐)?$"
)


def _unnamed_part(request: Request, part: Piece) -> str:
    """A piece with the customers and the job title that it names blanked out."""
    title = str(title_said(request) or "\0") if request.intent.name == "create_contact" else "\0"
    chars = list(part.text.replace(title, "\0" * len(title)))
    known = request.named("customer")
    if request.intent.name == "record_referral":
        known += request.named("contact")[:1]  # who refers is no new name
    for one in known:
        start, end = one.start - part.start, one.end - part.start
        if 0 <= start < end <= len(chars):
            chars[start:end] = "\0" * (end - start)
    return "".join(chars)


_RELATION = Pattern(
    r"(?:介绍|推荐|引荐|带来?|拉来|牵线|转介绍)了?(?:的是|了|来|一?[个位])*(?:新?客户|人|朋友)?|"
    r"(?:[他她我]们?)?(?:的)?(?:同事|朋友|同学|邻居|老乡|表弟|表哥|弟弟|哥哥|姐姐|妹妹|供应商|闺蜜|亲戚|战友|合作伙伴|客户)"
)


def _referred(text: str) -> str:
    return _RELATION.sub("\0", text)
