"""Names that the store does not have: the words as typed, so that nothing else is acted upon.

A word is taken for a name where something tells so: it ends as companies' names do, it is
capitalised, or it stands where the sentence wants a name. That a word is rare tells nothing: it may
be any word that the phrases happen not to hold.
"""

import re

from crm_store.names import LEGAL_ZH, TRADES_ZH, name_key
from intents.call import Mention, SlotValue
from intents.pattern import Pattern
from intents.understand.fill.led_names import led_name
from intents.understand.fill.proper_names import HONOURED_ZH, PERSON_ZH
from intents.understand.fill.request import Request
from intents.understand.names_in_text import Ordinary

_CAPITALISED = Pattern(
    r"(?<![.!?] )(?<!^)\b[A-Z][\w&'’-]*(?:\s+(?:&|of|and|de|van|von)?\s*[A-Z][\w&'’-]*)*"
)
_FIRST = Pattern(r"^[A-Z][\w&'’-]*(?:\s+[A-Z][\w&'’-]*)*")
_LOWER = Pattern(
    r"\b(?:show(?: me)?|open|find|look up|pull up|lookup|customer|account|client|for|of|with|at|to|about|from|on|"
    r"merge|delete|remove|restore|brief me on|card for|assign|give|(?:deal|opportunity|quote|order|meeting|contract|company):)\s+(?:the\s+|our\s+)?(?:customer\s+|account\s+|client\s+|contact\s+)?"
    r"([a-z][\w&'’-]{2,}(?:\s+[a-z][\w&'’-]+){0,3}?)(?:['’]s)?"
    r"(?=$|[,.;:!?]|\s+(?:please|pls|to|for|with|into|and|in|on|at|by|account|card|deals?|contract|info|status)\b)"
)
_RUN = Pattern(
    r"[\u3400-\u9fff][\u3400-\u9fffA-Za-z0-9·]*|[A-Za-z0-9]+(?=[\u3400-\u9fff])[\u3400-\u9fffA-Za-z0-9·]+"
)
COMPANY_END = Pattern(
    "(?:" + "|".join(sorted((*LEGAL_ZH, *TRADES_ZH, "工厂", "学校", "厂", "贸易", "超市", "大学", "研究院", "中心",
                            "集团", "实业", "建材", "园区", "物业"), key=len, reverse=True)) + ")"
)  # fmt: skip
_LEGAL_FORM = Pattern(r"(?:集团|股份|有限|责任|总|分|子)*公司")
# What a request puts before a name.
_LEAD = Pattern(
    r"(?:请|麻烦|帮我|帮忙|给我|替我|我(?:要|想|们)?|看一?[看下]|看一看|查看|查一?[查下]|查|显示|调出|打开|展示|介绍一?下|要|想|会|得|"
    r"展会上?|认识了?|碰到了?|遇到了?|拜访|走访|联系|联络|致电|约见?|见|找|去|到|给|跟|和|与|同|帮|为|替|对|向|把|将|由|从|在|被|客户|公司|联系人|关于|"
    r"删除|删掉|恢复|还原|合并|并入|并到|归到|录入|登记|新建|创建|建立?|加|做|开|发|推荐|介绍|分配|转|交接?|"
    r"今天|昨天|明天|刚才|刚刚|刚|上午|下午|晚上|早上|那个|这个|一下|[个家位的了]|,|，|:|：|\s)++"
)
_AFTER = Pattern(
    r"\s*(?:$|[,，。;；:：!！?？、)）]|公司|集团|那边|这边|那单|这单|那个|这个|那家|这家|那儿|这儿|客户|老板|的|"
    r"新(?:商机|单|客户)|(?:建|加|开|做|报|发|下|记|录|改|换|升|降|推|签|续|提|约|转|分|交|删|并|合|买|订|付|到账|回款|欠|最近|现在|上次|有|要|想|是|叫|在|和|跟|与)|"
    r"\d|今年|去年|本月|怎么|情况|资料|合同|订单|报价|工单|积分)"
)
_TOLD = frozenset({"log_activity", "create_task", "log_expense", "ask_history"})
"""Where the message itself is the content: its first words need not be a name."""
_MET = Pattern(r"(?:拜访|走访|联系|联络|致电|约|见|去|到|给|跟|和|与|同|找|陪|请)(?:了|过|一下)?$")
_LONGEST = 14


def unknown_name(kind: str, request: Request) -> SlotValue:
    """The words that look like a name of this kind and match no record, or None."""
    text = without_mentions(request)
    led = led_name(text, told=request.intent.name in _TOLD) if kind == "customer" else None
    words = led or _latin(text, request) or _chinese(text, request) or _lower_case(text, request)
    if words is None and kind == "contact" and (person := _HONOURED.search(request.plain)):
        words = person[0]
    return None if not words else Mention(kind=kind, text=words)


def unknown_company(request: Request) -> str | None:
    """A company that is plainly meant and that the store does not have: 火星水务的商机."""
    text = without_mentions(request)
    for match in _PLAINLY_EN.finditer(text):
        words = [word for word in match[1].split() if not is_ordinary(word, request)]
        if words and len("".join(words)) > 3:
            return _whole(match[1], words)
    found = (company_of(match[0]) for match in _RUN.finditer(text))
    return next(
        (words for words in found if words and not is_everyday(words, request.ordinary)), None
    )


_PLAINLY_EN = Pattern(
    r"(?:(?:^|[.,:;] |\b(?:show|list|are|any) )(?=[A-Z][\w&-]*(?: [A-Z][\w&-]*)*['’]s )|\b(?:for|of|with|at|from|does|has|did|is|customer|account|client)\s+)([A-Z][\w&-]*(?:\s+[A-Z][\w&-]*)*)"
)
_KIND_WORDS = Pattern(
    r"^(?:客户|公司|我|他|她|这|那|哪|什么|所有|全部|其他|各|每|某|食品|饮料|医疗|制药|化工|水务)+$"
)


def is_everyday(words: str, ordinary: Ordinary) -> bool:
    """Whether a company-like run is everyday words throughout: 食品行业, 所有公司."""
    head = COMPANY_END.sub("", words)
    return bool(_KIND_WORDS.match(head)) or not uncovered(words, ordinary)


def company_before(request: Request, start: int) -> str | None:
    """The unknown company that somebody is said to be of: 老铁科技的|王总."""
    text = request.plain[:start]
    match = re.search(r"([\u3400-\u9fffA-Za-z0-9]{3,})的?$", text)
    words = company_of(match[1]) if match else None
    inside = words is not None and any(
        one.start < start and one.end > start - len(words) - 1 for one in request.named("customer")
    )
    return words if words and not inside and not is_everyday(words, request.ordinary) else None


_HONOURED = Pattern(HONOURED_ZH)


def without_mentions(request: Request) -> str:
    """The message with its mentions blanked out, each by as many spaces."""
    chars = list(request.text)
    for start, end in request.mentions.spans("names", "money", "times", "percents"):
        chars[start:end] = " " * (end - start)
    return "".join(chars)


def _latin(text: str, request: Request) -> str | None:
    for pattern in (_CAPITALISED, _FIRST):
        for match in pattern.finditer(text):
            words = [word for word in match[0].split() if not is_ordinary(word, request)]
            if words and len("".join(words)) > 2:
                return _whole(match[0], words)
    return None


_NO_NAME = frozenset(
    "deal deals account contract quote order ticket opportunity project customer client meeting call".split()
)


def _whole(run: str, words: list[str]) -> str:
    """From the first rare word on, as typed: Zorblax Dynamics, but of "Zorblax Deal" Zorblax."""
    rest = run[run.index(words[0]) :].split()
    while len(rest) > 1 and rest[-1].lower() in _NO_NAME:
        rest.pop()
    return re.sub(r"['’]s$", "", " ".join(rest))


def is_ordinary(word: str, request: Request) -> bool:
    key = name_key(re.sub(r"['’]s$", "", word))
    return (
        len(key) < 2
        or bool(re.fullmatch(r"[a-z]{1,4}\d+", key))
        or request.ordinary(key)
        or request.ordinary(key.rstrip("s"))
    )


def _lower_case(text: str, request: Request) -> str | None:
    """A name in small letters, where a name is wanted: "show zorblax dynamics"."""
    if request.intent.name in _TOLD:
        return None
    for match in _LOWER.finditer(text):
        if not is_ordinary(match[1].split()[0], request):
            return match[1]
    return None


def _chinese(text: str, request: Request) -> str | None:
    """A company's name by its end, else what stands where a name is wanted."""
    runs = [(m.start(), m[0]) for m in _RUN.finditer(text)]
    for start, run in runs:
        if words := company_of(run):
            return words
        if words := _wanted(text, start, run, request):
            return words
    return None


def company_of(run: str) -> str | None:
    """给火星水务建个商机: what ends as companies' names do, without what leads up to it."""
    for match in COMPANY_END.finditer(run):
        rest = _LEGAL_FORM.match(run, match.end())
        head = run[: rest.end() if rest else match.end()]
        lead = _LEAD.match(head)
        words = head[lead.end() :] if lead else head
        if len(words) - len(match[0]) >= 2 and len(words) <= _LONGEST:
            return words
    return None


def _wanted(text: str, start: int, run: str, request: Request) -> str | None:
    """The rare characters after 看看, 给, 和 …, or at the start, that end where a name may end."""
    for rare, end in uncovered(run, request.ordinary):
        before = text[: start + rare]
        lead = _LEAD.match(run, rare, end)
        begin = lead.end() if lead else rare
        words = run[begin:end]
        first = start + begin == 0 and request.intent.name not in _TOLD
        led = first or lead is not None or _led(before)
        if request.intent.name in _TOLD:
            led = _MET.search(text, 0, start + begin) is not None
        if len(words) >= 2 and led and (_AFTER.match(text, start + end) or _is_person(words)):
            return words
    return None


def _led(before: str) -> bool:
    tail = before[-4:]
    return any(
        (m := _LEAD.match(tail, i)) is not None and m.end() == len(tail) for i in range(len(tail))
    )


def _is_person(words: str) -> bool:
    return bool(re.fullmatch(rf"{PERSON_ZH}|{HONOURED_ZH}", words))


def uncovered(run: str, ordinary: Ordinary) -> list[tuple[int, int]]:
    """Where in a run no pair of characters is an everyday one."""
    covered = [False] * len(run)
    for start in range(len(run) - 1):
        if ordinary(name_key(run[start : start + 2])):
            covered[start] = covered[start + 1] = True
    marked = "".join(" " if used else "x" for used in covered)
    return [m.span() for m in re.finditer("x{2,}", marked)]
