"""What happened, what is to be done, what is met about, why a deal was lost: cut from a message."""

import re

from intents.call import SlotValue
from intents.understand.fill.request import Request
from intents.understand.fill.words import trim, without

_COMMAND_ZH = (
    r"(?:请|麻烦|帮我?|给我|帮忙|可以|能不能|能否|你|先)*(?:记一下|记录一下|记下来?|记录|登记一下?|登记|记一笔|录一下|录入|备注一下|备注|"
    r"加个备注|写个备注|添加跟进|加一条跟进|新增跟进|跟进记录)"
)
_COMMAND_EN = (
    r"(?:please |pls |can you |could you |hey |quick )*(?:log|note|record|jot down|make a note|"
    r"add a note|put down|write down|save|track|fyi)(?: (?:that|down|this|a note|an? (?:call|visit|"
    r"meeting|email|note|message|activity)))*(?: (?:for|with|to|on|at|about|under|in|against))?"
)
_SUMMARY_HEAD = re.compile(rf"^(?:{_COMMAND_ZH}|{_COMMAND_EN})[\s,:：，。]*", re.I)


def summary_said(request: Request) -> SlotValue:
    """What happened, without the command and the name that it is filed under."""
    head = _SUMMARY_HEAD.match(request.text)
    start = head.end() if head else 0
    named = [one for one in request.mentions.names if one.start >= start]
    if head and named and not request.text[start : named[0].start].strip(" 和跟与"):
        filed = re.match(r"(?:\s*(?:at|from|of|,|的|那边|这边)?\s*)", request.text[named[0].end :])
        further = [
            one for one in named[1:2] if one.start <= named[0].end + (filed.end() if filed else 0)
        ]
        end = (further or named)[0].end
        after = re.match(
            r"\s*(?:[:：,，;；。-]|\babout\b|\bthat\b|\bre\b)\s*(?=\S.{3})", request.text[end:]
        )
        start = end + after.end() if after else start
    text = request.text[start:]
    match = re.match(r"^[^:：]{0,30}[:：]\s*(?=\S.{3})", text) if head else None
    return trim(text[match.end() :] if match else text) or None


def subject_said(request: Request) -> SlotValue:
    match = re.search(
        r"(?:主题是?|关于|聊聊?|讨论|谈谈?|沟通|对一下|过一下|about|re:?|regarding|to discuss|to go over|"
        r"to talk (?:about|through)|topic:?|subject:?|agenda:?)\s*[:：]?\s*(.+)$", request.text, re.I,
    )  # fmt: skip
    if match is None:
        return None
    start = match.start(1)
    times = [(max(o.start - start, 0), o.end - start) for o in request.mentions.times
             if o.end > start]  # fmt: skip
    words = without(match[1], times)
    return re.sub(r"\s+(?:at|on|by|from|in)$", "", words) or None


def reason_said(request: Request) -> SlotValue:
    match = re.search(
        r"(?:因为|原因是?|由于|理由是?|because(?: of)?|due to|since|reason:?|on account of|over)\s*[:：]?\s*(.+)$",
        request.text, re.I,
    )  # fmt: skip
    if match is not None:
        return trim(re.split(r"[。;；]", match[1])[0])
    parts = [trim(part) for part in re.split(r"[,，。;；]| - ", request.text)]
    kept = [p for p in parts[1:] if p and not re.search(r"输|丢|lost|lose", p, re.I)]
    return kept[0] if kept else None


def points_reason_said(request: Request) -> SlotValue:
    """Why points are given: "for the referral", 因为…, or what stands after the comma."""
    match = re.search(
        r"\b(?:points?|pts)\s+(?:to \S+(?: \S+)?\s+)?for\s+(?:the |a |an |her |his |their )?(.+?)[.!]*$",
        request.text, re.I,
    )  # fmt: skip
    return trim(match[1]) if match else reason_said(request)


def competitor_said(request: Request) -> SlotValue:
    match = re.search(
        r"(?:输给了?|被|败给了?|选了|选择了?|去了|签了|(?:[Ww]ent|[Ll]osing it) (?:with|to)|\b[Ll]ost\b[^,.;]{0,50}?\bto|chose|picked|"
        r"signed with|competitor:?|竞争对手是?)\s*([A-Z][\w&.-]*(?:\s+[A-Z][\w&.-]*)*|[\u3400-\u9fffA-Za-z]{2,10}?)"
        r"(?=$|[\s,，。;；]|抢|拿|截|签|了|家)", request.text,
    )  # fmt: skip
    return trim(match[1]) if match else None
