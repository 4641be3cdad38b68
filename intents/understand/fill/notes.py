"""What happened, what is to be done, what is met about, why a deal was lost: cut from a message."""

import re

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.request import Request
from intents.understand.fill.words import trim

_COMMAND_ZH = (
    r"(?:请|麻烦|帮我?|给我|帮忙|可以|能不能|能否|你|先)*(?:记一下|记录一下|记下来?|记录|登记一下?|登记|记一笔|录一下|录入|备注一下|备注|"
    r"加个备注|写个备注|添加跟进|加一条跟进|新增跟进|跟进记录)"
)
_COMMAND_EN = (
    r"(?:please |pls |can you |could you |hey |quick )*(?:log|note|record|jot down|make a note|"
    r"add a note|put down|write down|save|track|fyi)(?: (?:that|down|this|a note|an? (?:call|visit|"
    r"meeting|email|note|message|activity)))*(?: (?:for|with|to|on|at|about|under|in|against))?"
)
_SUMMARY_HEAD = Pattern(rf"^(?:{_COMMAND_ZH}|{_COMMAND_EN})[\s,:：，。]*", re.I)


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


_PIECE = Pattern(r"[,，。;；]| - ")


_LOST_COLON = Pattern(r"\b(?:lost|dead|off|gone|closed)\s*(?::|–|—|-(?=\s))\s*([^,.;:]{4,})$", re.I)


def reason_said(request: Request) -> SlotValue:
    if told := _LOST_COLON.search(request.text):
        return trim(told[1])
    match = re.search(
        r"(?:因为|原因是?|由于|理由是?|because(?: of)?|due to|since|reason:?|on account of|over)\s*[:：]?\s*(.+)$",
        request.text, re.I,
    )  # fmt: skip
    if match is not None:
        return trim(_NO_MORE_REASON.split(match[1])[0])
    parts = [trim(part) for part in re.split(r"[,，。;；]| - ", request.text)]
    kept = [p for p in parts[1:] if p and not _NO_REASON.search(p)]
    return kept[0] if kept else None


_NO_MORE_REASON = Pattern(
    r"[。;；]|[,，]\s*(?=(?:competitor|lost to|went (?:to|with)|they (?:chose|picked|went)|竞争对手|输给|被\S{1,8}(?:抢|拿|截|中标)))"
)
_NO_REASON = Pattern(
    r"输|丢|\blost\b|\blose\b|^(?:[哦噢啊呃额]?不对?|错了|说错了|(?:oh )?(?:no|wait|sorry|actually)(?: wait| sorry)?|not w[io]n)$",
    re.I,
)
"""A piece that says once more that it is lost, or takes back what was said before."""


def points_reason_said(request: Request) -> SlotValue:
    """Why points are given: "for the referral", 因为…, or what stands after the comma."""
    match = re.search(
        r"\b(?:points?|pts)\s+(?:to \S+(?: \S+)?\s+)?(?:for|as|after|because of|in return for)\s+(?:the |a |an |her |his |their )?(.+?)[.!]*$",
        request.text, re.I,
    )  # fmt: skip
    if match is not None:
        return trim(match[1])
    if _REASON_SAID.search(request.plain):
        return reason_said(request)
    return _why_zh(request) or _why_en(request) or reason_said(request)


_REASON_SAID = Pattern(r"\breason\s*[:=]|原因|理由", re.I)


def _why_en(request: Request) -> str | None:
    """What is said beside the points: "Ana filled in the survey, give her 80 points"."""
    if request.language == "zh" or re.search(r"\b(?:because|due to|since)\b", request.lower):
        return None
    for start, end in _places(_PIECE, request.unnamed):
        piece = request.unnamed[start:end]
        words = trim(request.text[start:end][len(piece) - len(piece.lstrip("\0 ")) :])
        if len(words) > 3 and not re.search(r"\d|\bpoints?\b|\b(?:please|pls|thanks)\b", piece):
            return words
    return None


_GIVEN = Pattern(
    r"(?:送|加|给|奖励?|补|发|赠|记)(?:了|上|他|她|个|送|一下)*\s*[\d一二两三四五六七八九十百千]+\s*个?(?:积分|分|点)|[\d]+\s*个?(?:积分|分(?!钟)|点|points?|pts)"
)


def _why_zh(request: Request) -> str | None:
    """What is said beside the points: 晒单了 of "沈佩兰晒单了，送100分"."""
    if request.language != "zh" or re.search(r"因为|原因|由于|理由", request.plain):
        return None
    for start, end in _places(_PIECE, request.unnamed):
        piece = request.unnamed[start:end]
        words = trim(request.text[start:end][len(piece) - len(piece.lstrip("\0 ")) :])
        words = re.sub(r"^(?:给|帮|为|那边|这边|的)|(?:了|的)$", "", words)
        if len(words) > 1 and not _GIVEN.search(piece) and words not in ("谢谢", "麻烦"):
            return words
    return None


def _places(marks: Pattern, text: str) -> list[tuple[int, int]]:
    """Where the pieces between marks stand."""
    ends = [(m.start(), m.end()) for m in marks.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    return list(zip(starts, [*(start for start, _ in ends), len(text)], strict=True))


_TAKEN_BY = Pattern(
    r"(?:给|被|让|叫)([A-Z][\w&.-]*(?:\s+[A-Z][\w&.-]*)*|[\u3400-\u9fff]{2,8}?)(?:家|他们)?(?:给)?(?:做|拿|抢|截|签|撬|挖|抄|中)(?:了|走|下|去|胡|单|标|掉)"
)
_BEATEN_BY = Pattern(
    r"\b([A-Z][\w&.-]+(?: [A-Z][\w&.-]+)*) (?:undercut|underbid|outbid|beat|pipped|won it|got it|took it|snatched|grabbed|bagged|nabbed|nicked|poached|stole|was cheaper)\b"
)
_NOBODY = Pattern(
    r"^(?:我们?|他们?|她们?|你们?|客户|对方|别人?|别家|人家|竞品|对手|竞争对手|友商|钱|单子?)$"
)


def competitor_said(request: Request) -> SlotValue:
    beaten = _BEATEN_BY.search(request.text)
    if beaten:
        return beaten[1]
    taken = _TAKEN_BY.search(request.plain)
    if taken and not _NOBODY.match(taken[1]):
        return request.text[taken.start(1) : taken.end(1)]
    match = re.search(
        r"(?:输给了?|被|败给了?|选了|选择了?|去了|签了|(?:[Ww]ent|[Ll]osing it) (?:with|to)|\b(?:gone|going|goes|awarded|handed|given) to|\b(?:gave|awarded|handed) [^,.;]{2,40}? to|\b[Ll]ost\b[^,.;]{0,50}?\bto|chose|picked|(?:[Tt]hey|[Hh]e|[Ss]he) took|"
        r"signed with|competitor:?|竞争对手是?)\s*([A-Z][\w&.-]*(?:\s+[A-Z][\w&.-]*)*|[\u3400-\u9fffA-Za-z]{2,10}?)"
        r"(?=$|[\s,，。;；]|抢|拿|截|签|了|家)", request.text,
    )  # fmt: skip
    return trim(match[1]) if match else None
