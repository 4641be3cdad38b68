"""Free words after their cues: a comment, an interest, a purpose, a rule, a message."""

import re

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.request import Request
from intents.understand.fill.thing_names import segment_name
from intents.understand.fill.words import after, trim, without

_FORMATS = r"excel|csv|xlsx?|pdf|spreadsheet|表格?|电子表格?|文件|压缩包|文档"
topic_said = after(
    r"\b(?:is there (?:a|any) way to|is it possible to|am i able to)\s+(.+?)(?=\s+(?:through|with|in|from|via) (?:you|here|this|slack)\b|[?.,]|$)",
    r"(?:怎么样?|如何|怎样)(?!用|玩|样|回事|办$)(?:才能|可以|去)?([^,，。?？]{2,}?)(?:来着|呢|啊|的帮助)?(?=$|[,，。?？])",
    r"\bhow (?:do|does|are|is) (?:the |an? |your |our )?((?:\w+ ){1,3}?)(?:work|function|calculated|computed|scored|earned|decided)\b",
    r"\bhow (?:do|can|to|would|should)(?: i| you| we)? (?!this|it)(.+?)(?:\s+(?:in here|here|in this (?:thing|app|bot|system)))?[?.]*$",
    r"\bhow (?:does|would|might|can) (?:one|a person|a rep|somebody|someone|anybody|people) (?:go about )?(.+?)(?:\s+(?:in here|here|with this|in this (?:thing|app|bot|system)))?[?.]*$",
    r"\bhelp (?:me )?(?:with|on|about) (.+?)[?.]*$",
    r"\bwhat (?:can|could|do) (?:you|i|we) (?:do|ask|get)(?: you)? (?:with|about|for|around|on) (?!me\b|us\b|today\b|now\b)(?:the |my |our )?(.+?)[?.]*$",
    r"^([^,，。?？]{2,12}?)(?:这块|方面|这方面|这一块)(?:的)?[^,，。]{0,3}你(?:能|会|可以)",
    r"关于(.+?)的?帮助",
    r"^(?:请问|那个)?([^,，。?？]{2,8}?)(?:功能)?(?:是|要|该|应该)?(?:怎么|如何|咋)(?:用|玩|弄|做|操作|回事|办|算|看|查)",
)
_export_words = after(
    rf"([^\s,，。?？]{{1,12}}?)(?:都|全部?|也)?(?:帮我|给我)?(?:导|导出|存|做|弄|整理|打包|汇总|下载|生成|拉|出)(?:一?[个份张]|成|到|进|为|出){{0,2}}(?:{_FORMATS})",
    r"(?:^|[,，。]|请|帮我|给我|麻烦|把|要|想要|我们?的?)(?:所有的?|全部的?|我们?的?|历史){0,3}([^\s,，。?？]{1,10}?)(?:的)?(?:记录|数据|资料|信息|名单|列表|清单|明细)?(?:都|全部?)?(?:打包|打个包|拷|发一份|发我一份|备份)",
    r"把(?:所有|全部|我的|我们的)?([^,，。?？]{2,}?)(?:都|全)?(?:导|下载)",
    r"\b(?:get|have|need|want|send(?: me)?|give(?: me)?)\s+(?:all |the |my |our |me |a |an )*(.+?)\s+(?:as|in|into)\s+(?:an?\s+)?(?:spreadsheet|excel|csv|file|xlsx?)\b",
    r"(?:导出|下载|导成?|导)(?:一下|一份|下|个)?(?:所有|全部|我的|我们的)?([^,，。?？]{2,}?)(?:数据|资料|名单|列表|清单)?(?:出来|给我|吗|吧|成.*)?(?=$|[,，。?？])",
    r"把(?:所有|全部)?([^,，。?？]{2,}?)(?:都)?(?:导|下载)",
    r"\b(?:export|download|extract|dump|generate|pull)\s+(?:all |the |my |our |me |of |a |an )*(.+?)(?:\s+(?:to|as|into|for|in|with)\b.*|\s+(?:data|list|records?|please|pls)\b.*|\s*[,;–—-]\s.*)?[.?!]*$",
    r"\b(?:spreadsheet|excel|csv|file|copy|list) (?:of|with) (?:all |the |our |my )*(.+?)(?:\s+(?:please|pls)\b.*|\s*[,;–—]\s.*)?[.?!]*$",
)
_FORMAT_ONLY = Pattern(
    rf"(?:(?:a|an|the|my|all|me|to|in|as|into|一?[个份张]|成|到|的|\s)*(?:{_FORMATS})(?:file|sheet|format|文件|表格?|格式|\s)*)+", re.I
)  # fmt: skip
_OF_IT = Pattern(
    rf"\b(?:{_FORMATS})(?: files?| sheets?)?\s+(?:of|with|for)\s+(?:all |the |our |my )*(.+?)[.?!]*$",
    re.I,
)
_LEADING = Pattern(
    r"^(?:请|麻烦|帮我|给我|把|我们?的?|所有的?|全部的?|[\u3400-\u9fff]{1,4}[组部队](?:团队)?的)+"
)


def export_said(request: Request) -> SlotValue:
    """What is to be exported, and not the format: the 商机 of 西部组的商机导个excel."""
    said = _export_words(request)
    if isinstance(said, str) and not _FORMAT_ONLY.fullmatch(said):
        return _LEADING.sub("", said) or said
    of_it = _OF_IT.search(request.plain)
    return request.text[of_it.start(1) : of_it.end(1)] if of_it else None


interest_said = after(
    r"对([^,，。;；]{1,20}?)(?:很|挺|比较|特别|非常|蛮|颇)?(?:感兴趣|有兴趣|有意)",
    r"(?:意向|感兴趣的?|兴趣)(?:产品)?(?:是|为|:|：)([^,，。;；]+)",
    r"(?:想|要)(?:了解|咨询|看看|看|买|采购|订|做|上)(?:一?[下套些批个])?([^,，。;；]{2,20}?)(?=$|[,，。;；]|先|录|记|电话|手机)",
    r"(?:问|咨询|打听)(?:一下)?([^,，。;；]{2,16}?)(?:的事|的)?(?=$|[,，。;；])",
    r"\b(?:interested in|curious about|asks? about|asking about|asked about|enquir\w+ about|wants to know about|looking for|(?:phoned|called|rang|wrote|e-?mailed|came by|dropped in)(?: in| us)? about|would like|'d like|is after|in the market for|shopping for|"
    r"looking at|keen on|needs|wants to buy|wants a quote for|wants a demo of|wants)\s+(?:the |our |a |an )?(.+?)"
    r"(?=$|[,.;]|\s(?:from|phone|tel|email|and|at|log|add|put|source)\b)",
    r"\benquiry from .+? about (.+?)(?=$|[,.;])",
)
_PURPOSE = after(
    r"(?:用于|用途[是:：]?|花在|为了)([^,，。;；]{2,}?)(?:上|的)?(?=$|[,，。;；])",
    r"\b(?:on|for|spent on)\s+(?!\$|\d|the \d|(?:my |the |our )?expens|it\b)(?:a |an |the )?([a-z][^,.;]*?)(?=$|[,.;]|\s(?:with|at|yesterday|today|last|this|on|for)\b)",
)
_EXPENSE_WORDS = Pattern(
    r"^(?:记一?[笔下个]?|录一?[笔下]?|报销?一?[笔下]?|登记|费用|支出|开销|请(?!.{0,6}[吃喝])|帮我|一笔|[:：,，\s])+|"
    r"(?:花了|用了|花费|共|一共|总共|元|块钱?|(?:记|走|计入?|算|列)(?:个|下|入|到|一下)?费用|报销?(?:一下|了|掉|个|下)|给?报销?|记一下|记上|入账|打款|走账)+|"
    r"^(?:log|record|add|book|expense|expenses|put down|note|an?|of|for|:|,|\s)+\b|\s+(?:came to|cost(?: me| us)?|ran to|set (?:me|us) back|was|were)$|"
    r"[\s,;–-]*(?:please |pls )?(?:put|book|add|log|charge) (?:it|that|this) (?:on|to|in|under|down to) (?:my |the |our )?expens\w*(?: please| pls)?$",
    re.I,
)


def purpose_said(request: Request) -> SlotValue:
    """What an expense was for: what is left of the message without the amount and the day."""
    said = _PURPOSE(request)
    customers = [(one.start, one.end) for one in request.named("customer")]
    if isinstance(said, str) and all(request.text[s:e] not in said for s, e in customers):
        return said
    spans = request.mentions.spans("past_times", "money", "numbers")
    spans += [_with_word_before(request, start, end) for start, end in customers]
    return trim(_EXPENSE_WORDS.sub("", without(request.text, spans))) or None


def _with_word_before(request: Request, start: int, end: int) -> tuple[int, int]:
    """Where a customer stands with the word that leads to it: "for Acme"; else nothing."""
    before = re.search(
        r"\s(?:for|at|with)\s+(?:the\s+)?$|(?:给|为|去|到|在)$", request.plain[:start]
    )
    return (before.start(), end) if before else (start, start)


_SCORED = Pattern(
    r"^(?:我?(?:给|打|评)(?:你们|个|了)?\s*)?[\d一二三四五两]+\s*(?:分|星|stars?|points?|/\s*5|out of (?:5|five))?(?:好评|满分)?|"
    r"(?:给|打|评价?|评分|打分)(?:你们|个|了|:|：)?\s*[\d一二三四五两]+\s*[分星颗]?(?:星)?|满分|"
    r"\b(?:i'?d? ?(?:give|rate)|rating|score|give (?:you|it|them)|rate (?:it|this|you))\b[^,.;]*?\b(?:\d|one|two|three|four|five)\b(?:\s*(?:stars?|points?|/\s*5|out of (?:5|five)))?|"
    r"\b(?:\d|one|two|three|four|five)\s*(?:stars?|/\s*5|out of (?:5|five)|points?)",
    re.I,
)


def comment_said(request: Request) -> SlotValue:
    """What is said beside a rating."""
    rest = trim(_SCORED.sub("", request.text))
    rest = trim(
        re.sub(
            r"^(?:吧|了|because|as|since|from me|for)\b\s*|^(?:吧|了|因为)", "", rest, flags=re.I
        )
    )
    return rest if len(rest) > 1 else None


_SEGMENT_HEAD = Pattern(
    r"(?:规则|条件)(?:是|为|:|：)\s*(.+)$|\b(?:rule|where|condition)s?\s*(?:is|are|:|=)?\s+(.+)$",
    re.I,
)
_SEGMENT_WORDS = Pattern(
    r"(?:请|麻烦|帮我|给我|能|我想|想|把)*(?:建|新建|创建|做成?|圈|圈出来|定义|新增|归为|建成)(?:一?[个批组]|成|一下)?(?:新的|动态)?(?:客户)?(?:分群|分组|客群|群组?|细分|人群包?)?(?:吧|吗)?|"
    r"(?:名字|名称)?(?:就)?(?:叫做?|为)|客户群|分群|"
    r"\b(?:please |can you |could you |i want |i need )*(?:create|make|build|define|set up|add|save as|new|group(?: together)?)\b(?:\s+(?:an?|the|new|dynamic|customer))*\s*(?:segments?|groups?|list|audience)?|"
    r"\b(?:called|named|call it|name it|segment|as a)\b",
    re.I,
)


def rule_said(request: Request) -> SlotValue:
    """Who belongs to a segment: after its cue, else the message without the request and the name."""
    match = _SEGMENT_HEAD.search(request.plain)
    if match is not None:
        place = 1 if match[1] else 2
        return trim(request.text[match.start(place) : match.end(place)])
    name = segment_name(request)
    text = request.text.replace(str(name), "") if name else request.text
    rest = re.sub(
        r"^(?:of|with|for|from|that|who|的)\s+", "", trim(_SEGMENT_WORDS.sub("", text)), flags=re.I
    )
    return trim(rest) or None


_MESSAGE = after(
    r"(?:文案|内容|正文|短信|话术|消息)(?:是|为|写|:|：)?\s*[“\"「]?([^”\"」]{2,}?)[”\"」]?$",
    r"\b(?:message|text|saying|copy|wording|body)\s*(?:is|reads|:|=)?\s*[\"“']?(.{3,}?)[\"”']?$",
)


def message_said(request: Request) -> SlotValue:
    """The text that a campaign sends."""
    return _MESSAGE(request)


def setting_said(request: Request) -> SlotValue:
    """How a reminder is to be: the whole sentence, which its rule reads."""
    return request.text or None
