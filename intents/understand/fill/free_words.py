"""Free words after their cues: a topic, a comment, a message."""

import re

from crm_store.kinds import FILES
from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.request import Request
from intents.understand.fill.words import after, trim

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
_THAT_CUSTOMER = Pattern(
    r"[这那该][个家位]?(?:客户|公司)|[它他她]们?家?的|"
    r"\b(?:(?:this|that) (?:customer|client|account|company)|(?:its|their|his|her) \w+)\b",
    re.I,
)
_LEADING = Pattern(
    r"^(?:请|麻烦|帮我|给我|把|我们?的?|所有的?|全部的?|[\u3400-\u9fff]{1,4}[组部队](?:团队)?的)+"
)


def export_said(request: Request) -> SlotValue:
    """Whose data is to be exported and which kinds of it, where a customer is named, else what."""
    whose = _whose_data(request) if request.context.actor.is_staff else ""
    if not whose:
        return _exported(request)
    beside = request.unnamed.replace(whose, " ").lower()
    words = ((kind.zh, kind.file, kind.en) for kind in FILES if kind.name != "customer")
    kinds = (next((word for word in each if word in beside), "") for each in words)
    return " ".join([whose, *filter(None, kinds)])


def _whose_data(request: Request) -> str:
    """The customer that is named, or the one in focus where it is pointed at."""
    named = [one.text for one in request.named("customer") if "user" not in one.by_kind]
    if named:
        return "、".join(dict.fromkeys(named))
    focus = request.context.memory.focus.get("customer")
    if focus is not None and _THAT_CUSTOMER.search(request.plain):
        return f"{focus.name} #{focus.id}"
    return ""


def _exported(request: Request) -> SlotValue:
    """What is to be exported, and not the format: the 商机 of 西部组的商机导个excel."""
    said = _export_words(request)
    if isinstance(said, str) and not _FORMAT_ONLY.fullmatch(said):
        return _LEADING.sub("", said) or said
    of_it = _OF_IT.search(request.plain)
    return request.text[of_it.start(1) : of_it.end(1)] if of_it else None


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
