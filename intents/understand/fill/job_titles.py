"""Job titles: 财务总监, 仓库主管, "maintenance lead", "Head of IT"."""

import re

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.request import Request

_RANKS_ZH = (
    "副总经理|副总裁|副总|(?:总经理|董事长|行长|总裁|院长|校长|厂长|总监|经理|主任)助理|总经理|总裁|董事长|董事|总监|经理|厂长|主任|院长|校长|店长|行长|站长|队长|班长|组长|"
    "总工程师|工程师|总工|主管|负责人|老板|合伙人|创始人|助理|秘书|科长|处长|部长|局长|所长|会计|出纳|文员|专员|"
    "馆长|园长|书记|护士长|领班|教授|主编|总编|董秘|掌柜|代表|顾问|架构师|采购员|采购|财务|法务|行政|前台|商务|老板娘|技术员|库管|品控|质检|助手|协理|襄理|课长"
)
_FIELDS_ZH = (
    "副|首席|高级|资深|执行|常务|区域|大区|全国|分管|总|采购|财务|仓库|仓储|品控|质量|品质|质检|生产|设备|技术|研发|工艺|"
    "信息化?|网络|IT|运营|运行|运维|市场|销售|渠道|商务|行政|人事|人力资源|人力|项目|产品|物流|供应链|安环|安全|环保|"
    "能源|厂务|车间|法务|客服|售后|服务|工程|营销|品牌|数据|实验室|化验室|验证|电气|机械|机修|维修|维护|检修|"
    "基建|后勤|门店|前厅|客房|餐饮|护理|药剂|检验|水务|动力|计划|合同|办公室|综合|投资|战略|合规|风控|审计|培训|工会|"
    "新任|体系|设计|包装|配料|水处理|环境|公用工程"
)
_LATIN_RANKS = "CEO|CTO|CFO|COO|CIO|CMO|CPO|CISO|VP|HR|PM"
_TITLE_ZH = Pattern(
    rf"(?:(?:{_FIELDS_ZH})(?:部门?|中心|科|处)?的?)*(?:{_RANKS_ZH})|(?<![A-Za-z])(?:{_LATIN_RANKS})(?![A-Za-z])"
)
_SAID_ZH = Pattern(
    r"(?:职务|职位|头衔|岗位|职称)(?:改成|改为|换成|变成|升为|是|为|:|：|\s)*([^\s,，。;；、]{2,12})"
    r"|(?:升任?|晋升|提拔|调任|转任|担任|任命|当上?)(?:为|成|到|了)?((?!了)[^\s,，。;；、]{0,8}?(?:"
    + _RANKS_ZH
    + "|"
    + _LATIN_RANKS
    + r"))|升(?:任|为|成|到|做|了)([^\s,，。;；、的了级]{2,8})(?=$|[\s,，。;；])|升(?:任|为|成|到|做|了)?([^\s,，。;；、的了级]{2,6}?)了(?=$|[\s,，。;；])"
)
_RANKS_EN = (
    "managers?|mgr|director|officer|president|engineer|buyer|head|lead|leader|ceo|cto|cfo|coo|cio|cmo|vp|owner|"
    "founder|co-?founder|partner|assistant|analyst|controller|coordinator|supervisor|consultant|architect|"
    "accountant|clerk|chief|foreman|planner|secretary|receptionist|scientist|chemist|technician|"
    "specialist|superintendent|principal|brewer|administrator|executive|representative|md|gm|chairman|chairwoman|keeper|storekeeper|"
    "chair|counsel|bookkeeper|chef|dean|nurse|pharmacist|captain"
)
_TITLE_EN = Pattern(
    rf"\b[SE]?VP(?-i:(?:\s+[A-Z][\w&-]*){{1,3}})|(?:[A-Za-z&/-]+\s+){{0,3}}\b(?:{_RANKS_EN})\b(?:\s+(?:of|for)\s+(?:the\s+)?[A-Za-z&-]+(?:\s+(?:and|&)\s+[A-Za-z-]+|\s+[A-Z][\w-]+)?)?",
    re.I,
)
_NOT_TITLE_EN = Pattern(
    r"^(?:['’]?s\s+)?(?:(?:an?|the|their|our|his|her|its|my|new|as|is|was|are|to|she's|he's|who's|add|with|and|now|at|for|in|has|have|got|"
    r"became|becomes|made|been|promoted|met|contact|contacts|person|named|called|put|save|there|there's|"
    r"who|runs|works|working|title|job|role|position|from|of|changed|change|update|set|please|pls|another|"
    r"second|the new|hey|someone|us|me|it's|down|that)\b\s*)+",
    re.I,
)


def title_said(request: Request) -> SlotValue:
    """The job title that a message gives somebody."""
    for said in _SAID_ZH.finditer(request.unnamed):
        start, end = said.span(said.lastindex or 0)
        if not is_verb(said[0][-(end - start) :]):
            return request.text[start:end].rstrip("了吧的")
    ways = (_chinese, _english) if request.language == "zh" else (_english, _chinese)
    for title in (way(request) for way in ways):
        if title:
            return title
    return _beside_name(request) if request.intent.name == "create_contact" else None


_BESIDE = Pattern(
    r"[A-Z][\w'-]+ \(([a-z][a-z -]{3,30})\)|"
    r"[,–-]\s*(?:the |an? |their |our )?([a-z][a-z -]{3,30}?) (?:at|of|for|with) (?:the )?\0|"
    r"\b(?:[Ss]he|[Hh]e)(?:['’]s| is) (?:the|an?|their)(?: new)? ([a-z][a-z -]{3,24}?)(?= there|\s*[,.;]|$)|"
    r"[A-Z][\w'-]+, ([A-Z][a-zäöüß]{3,20})[\s.!]*$|"
    r"[A-Z][\w'-]+ (?:handles|runs|does|looks after|is in charge of|heads(?: up)?) ((?:[a-z]+ ){0,2}[a-z]+) (?:at|for|over at) (?:the )?\0|"
    r"[A-Z][\w'-]+ (?:in|from) ([a-z]{3,16}) (?:at|of|with) (?:the )?\0"
)
_NOT_BESIDE = Pattern(
    r"\b(?:contact|person|customer|friend|guy|lady|man|woman|colleague|client|add|new|please|save|number|works?|based|note|card|details?)\b",
    re.I,
)


def _beside_name(request: Request) -> str | None:
    """A job that is no rank, by where it stands: "Owen Prys, purser at Acme", "she's a paralegal"."""
    for match in _BESIDE.finditer(request.unnamed):
        said = next(group for group in match.groups() if group)
        if request.named("customer") and not _NOT_BESIDE.search(said):
            return said
    return None


_VERB = Pattern(
    r"(?:也|要|得|需要|请|麻烦|帮我?|给我?|跟着|一起|顺便|你)*(?:改|换|更新|更正|修改|调整?|变|升|动|同步|补|填)(?:一?下|一改|了|过来|上)*(?:吧|哈|呗|啊|呢)?|(?:一?下|过来|了)|"
    r"(?:needs? |to be |is |has )*(?:changed|updated|updating|changing|wrong|outdated|out of date|old|incorrect|different|new)",
    re.I,
)


def is_verb(words: str) -> bool:
    """Whether words only ask for a change, or say that there is one: 改下, "needs updating"."""
    return _VERB.fullmatch(words.strip()) is not None


def _chinese(request: Request) -> str | None:
    found = list(_TITLE_ZH.finditer(_aside(request)))
    best = max(found, key=lambda m: (m.end() - m.start(), -m.start()), default=None)
    return request.text[best.start() : best.end()] if best else None


_NEW_ONE = Pattern(
    r"\b(?:have|has|got|hired|there's)\s+an?\s+new\s+([a-z]+(?: [a-z]+)?),\s*(?=[A-Z])"
)


def _english(request: Request) -> str | None:
    if hired := _NEW_ONE.search(_aside(request)):
        return hired[1]
    for piece in re.split(r"[\0,;:.!?()，。；：\n]|\s[-–]\s", _aside(request)):
        match = _TITLE_EN.search(piece)
        words = _NOT_TITLE_EN.sub("", match[0].strip()) if match else ""
        words = re.sub(
            r"^.*\b(?:as|is|a|an|the|new|their|our|now|became|to)\s+", "", words, flags=re.I
        )
        if not words and re.fullmatch(
            r"\s*(?:procurement|purchasing|finance|marketing|sales|legal|logistics|operations)\s*",
            piece,
            re.I,
        ):
            words = piece.strip()
        words = re.sub(
            r"\s+(?:now|already|today|these|currently|please|pls)$", "", words, flags=re.I
        )
        if words and words.lower() not in ("lead", "head", "contact", "chief"):
            return words
    return None


def _aside(request: Request) -> str:
    """The message without names, and without the honorific that follows one (顾总, 李经理)."""
    text = request.unnamed
    return re.sub(
        r"(?<=\0)(?:总|经理|工|主任|老师|先生|女士|小姐)(?![\u3400-\u9fff]{0,1}(?:监|助))",
        "\0",
        text,
    )
