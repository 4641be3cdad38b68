"""Going on about what is in focus: the next detail of a deal, a to-do or a card, a narrower list."""

import re
from collections.abc import Iterator

from crm_store.kinds import CONTACTS, CUSTOMERS, Kind
from crm_store.names import fold
from intents.call import Call, RecordRef, SlotValue
from intents.catalogue import INTENTS
from intents.context import Context
from intents.deals.stages import sayings
from intents.pattern import Pattern
from intents.understand.done_now import ABOUT_TASK, done_now
from intents.understand.fill.fields import field_words
from intents.understand.fill.filler import fill
from intents.understand.fill.request import MakeRequest, known
from intents.understand.mentions import Mentions
from intents.understand.moved_meeting import meeting_moved
from intents.understand.same_week import corrected_due
from intents.understand.whose_detail import of_the_company

LONGEST = 60
SHORT = 24
ABOUT_DEAL = frozenset({"create_deal", "update_deal", "show_deal"})
ABOUT_CARD = frozenset(
    "create_customer update_customer show_customer create_contact update_contact "
    "show_contact".split()
)
_DEAL_WORDS = Pattern(
    r"不对?|错了|应该|金额|改成?|调[到成]|换成|推[到进]|进入|到|为|是|预计|成交|签约?|关单|之?前|以?内|左右|大概|大约|"
    r"成功率|赢单率|赢率|概率|可能性|把握|阶段|日期|时间|吧|了|的|那|它|这单|单子|商机|"
    r"\b(?:no|sorry|actually|make|that|it|its|set|change|move|push|the|deal|amount|value|worth|is|to|at|by|on|"
    r"before|in|close|closes|closing|date|expected|probability|chance|likelihood|of|about|around|stage|now|please|and|"
    r"should|be|with|a)\b", re.I,
)  # fmt: skip
_SHARE = Pattern(
    r"(?:成功率|赢单率|赢率|概率|可能性|把握|probability|chance|likelihood)\D{0,8}?(\d{1,3})\s*%?\s*$", re.I
)  # fmt: skip
_RENAMED = Pattern(
    r"(?:把|请|再)?(?:它|这单|那单|这个商机|商机)?的?(?:名[字称])?(?:改名|更名|重命名|改成?叫|(?<=名[字称])改)|"
    r"(?:please )?(?:rename (?:it|that|this|the deal)\b|(?:call|name) (?:it|that|this|the deal)\b|change (?:its|the) name\b)",
    re.I,
)
_CORRECTS = Pattern(
    r"不对?(?!起)|错了|说错|应该|(?:no|nope|sorry|actually|wait|i meant?|make (?:it|that)|correction)\b",
    re.I,
)
_TASK_WORDS = Pattern(
    r"不是取消|不对?|错了|改[到成]?|挪到|移到|推迟?到|延到|提前到|是|为|吧|了|[那这]个?|它|时间|会议?|拜访|见面|呃|嗯|把|"
    r"\b(?:no|sorry|actually|make|move|push|reschedule|it|that|this|the|meeting|visit|call|wait|hmm+|oh|to|at|on|by|due|for|"
    r"please|until|till)\b",
    re.I,
)
_CARD_PART = Pattern(
    r"^(?:那|还有|另外|再|然后|把|请|and|also|please|set|change|make|update|correct)*\s*"
    r"(?:[它他她]的?|its|his|her|their|the|客户的?|公司的?)?\s*(?P<field>[^，,。；;:：=]{1,30}?)\s*"
    r"(?:应该是|改成|改为|换成|更新为|设为|设成|是|为|[:：=]|(?:should be|is now|is|to|as)\b|(?=\s))\s*(?P<value>.+)$",
    re.I,
)  # fmt: skip
_NO_VALUE = Pattern(
    r"[?？]|什么|多少|哪|谁|几|吗|怎么|不对|错|空的|\b(?:wrong|right|correct|incorrect|missing|what|who|when)\b",
    re.I,
)
_NARROWS = Pattern(
    r"^(?:那|只看|只要|只有|其中|仅|and|what about|how about|only|just|those|in|of|from|for)\b|^(?:那|只看|只要|其中|仅)|"
    r"呢[?？]?$|的$", re.I,
)  # fmt: skip


def goes_on(mentions: Mentions, context: Context, request: MakeRequest) -> tuple[Call, ...] | None:
    """The calls that a message makes together with what was carried out last, or None."""
    last = context.memory.last_calls[-1]
    text = mentions.text
    if len(text) > LONGEST:
        return None
    if done := done_now(text, context):
        return done
    if last.intent in ABOUT_DEAL and (task := _moved_instead(last, mentions, context)):
        return _task_time(task, mentions, context)
    if last.intent in ABOUT_DEAL and (deal := context.memory.focus.get("deal")):
        if _RENAMED.match(text):  # which is no new name for its customer, and it takes none
            return (Call(intent="update_deal", slots={"deal": known(deal)}),)
        return _deal_detail(deal, mentions, context, request)
    if last.intent in ABOUT_TASK and (task := context.memory.focus.get("task")):
        return _task_time(task, mentions, context)
    if last.intent == "schedule_meeting" and _is_mere_time(mentions):
        return meeting_moved(mentions, context)
    if last.intent in ABOUT_CARD:
        return _card_fields(mentions, context)
    if last.intent.startswith("list_") or last.intent == "show_agenda":
        return _narrower(last, mentions, context, request)
    return None


def _deal_detail(
    deal: RecordRef, mentions: Mentions, context: Context, request: MakeRequest
) -> tuple[Call, ...] | None:
    """ "45万，年底前成交" of the deal in focus: nothing but amounts, days, shares and stages."""
    if mentions.names:
        return None
    said = fill(request(INTENTS["update_deal"], mentions, context)).slots
    slots = {name: value for name, value in said.items() if name != "deal"}
    if "probability" not in slots and (share := _SHARE.search(mentions.text)):
        slots["probability"] = int(share[1])
    stages = context.store.workspace.stages
    if "close_date" in slots and slots.get("stage") in (*stages.keys("won"), *stages.keys("lost")):
        del slots["stage"]  # 年底前成交 says when it is expected, not that it happened
    rest = _without_spans(mentions, "money", "times", "percents", "numbers")
    for stage in stages.all if "stage" in slots else ():
        for saying in sorted(sayings(stage), key=len, reverse=True):
            rest = fold(rest).replace(saying, " ")
    if not slots or _left(rest, _DEAL_WORDS):
        return None
    return (Call(intent="update_deal", slots={"deal": known(deal), **slots}),)


def _moved_instead(last: Call, mentions: Mentions, context: Context) -> RecordRef | None:
    """The to-do noted together with a deal that has no date of its own: "no, Wednesday" moves it."""
    task = context.memory.focus.get("task")
    if task is None or "close_date" in last.slots or not _CORRECTS.match(mentions.text):
        return None
    return task if _is_mere_time(mentions) else None


def _task_time(task: RecordRef, mentions: Mentions, context: Context) -> tuple[Call, ...] | None:
    """ "明天下午三点" of the to-do in focus."""
    if not _is_mere_time(mentions):
        return None
    due = corrected_due(mentions.times[0], task, context)
    return (Call(intent="reschedule_task", slots={"task": known(task), "due": due}),)


def _is_mere_time(mentions: Mentions) -> bool:
    """Whether a message is one time, and that something is to be moved to it."""
    if len(mentions.times) != 1 or mentions.names:
        return False
    return not _left(_without_spans(mentions, "times"), _TASK_WORDS)


def _card_fields(mentions: Mentions, context: Context) -> tuple[Call, ...] | None:
    """ "行业是机械制造", "她的职务是采购经理，电话 139…" of the customer or contact in focus."""
    if mentions.of_kind("customer"):  # a customer who is named has it, whoever was shown last
        return None
    of_company = of_the_company(mentions.text)
    record = context.memory.latest("customer") if of_company else None
    record = record or context.memory.latest("customer", "contact")
    if record is None:
        return None
    calls = [
        _field_set(part, record, context)
        for part in re.split(r"[，,；;]\s*(?:and )?", mentions.text.rstrip(" 。.!！"))
    ]
    found = tuple(call for call in calls if call is not None)
    return found if found and len(found) == len(calls) else None


def _field_set(part: str, record: RecordRef, context: Context) -> Call | None:
    match = _CARD_PART.match(part.strip())
    if match is None or _NO_VALUE.search(match["value"]):
        return None
    kind = CONTACTS if record.kind == "contact" else CUSTOMERS
    column = dict(_fields(kind, context)).get(fold(match["field"]).strip())
    if column in (None, "owner", "customer"):
        return None
    slots: dict[str, SlotValue] = {
        record.kind: known(record), "field": column, "value": match["value"].strip(" “”\"'"),
    }  # fmt: skip
    return Call(intent=f"update_{record.kind}", slots=slots)


def _fields(kind: Kind, context: Context) -> Iterator[tuple[str, str]]:
    yield from field_words(kind)
    for name in context.store.workspace.custom_fields(kind.name):
        yield fold(name), name


def _narrower(
    last: Call, mentions: Mentions, context: Context, request: MakeRequest
) -> tuple[Call, ...] | None:
    """ "杭州的呢？", "only Mia's", "下周呢" after a list: the same list, with that as well."""
    text = mentions.text
    times = _without_spans(mentions, "times").strip(" ?？呢") == ""
    if len(text) > SHORT or not (_NARROWS.search(text) or times):
        return None
    said = fill(request(INTENTS[last.intent], mentions, context)).slots
    new = {name: value for name, value in said.items() if last.slots.get(name) != value}
    return (last.with_slots(**new),) if new else None


def _without_spans(mentions: Mentions, *groups: str) -> str:
    chars = list(mentions.text)
    for start, end in mentions.spans(*groups):
        chars[start:end] = " " * (end - start)
    return "".join(chars)


def _left(text: str, idle: Pattern) -> bool:
    """Whether words are left that say something else."""
    return bool(re.sub(r"[\W_]", "", idle.sub("", text)))
