"""What a meeting is about: after "about", 关于 …, its kind, or what stands beside with whom and when."""

import re

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.request import Request
from intents.understand.fill.words import trim, without

_MEETING = (
    r"(?:demo|demonstration|review|session|walk-?through|workshop|training|tasting|trial|presentation|kick-?off|negotiation|"
    r"handover|audit|inspection|planning|sync|check-?in|onboarding|debrief|pitch|install(?:ation)?|tour)"
)
_MET_FOR = (
    Pattern(
        r"\b(?:book|schedule|set up|arrange|put in|put|pencil in|organi[sz]e|fix|plan|calendar|diary|do|hold|need|want)\s+(?:me\s+|us\s+)?(?:in\s+)?"
        rf"(?:a|an|the|our|another|our next)\s+((?:[\w-]+\s+){{0,4}}?{_MEETING}(?:\s+(?:meeting|call|visit))?|"
        r"(?!quick|short|brief|new|next|zoom|teams|video|phone|face|sales|client|customer)[a-z-]+(?:\s+[a-z-]+)?\s+(?:meeting|call|visit|chat))"
        r"(?=$|[\s,.])", re.I,
    ),
    Pattern(rf"(?:^|[,:]\s*)((?:[a-z][\w-]*\s+){{0,2}}{_MEETING})\s+(?:with|at|for)\b", re.I),
    Pattern(
        r"(?:开|做|来|办|搞|约|安排|组织)(?:一?[个场次])?([\u3400-\u9fffA-Za-z0-9]{0,8}?(?:会(?!议室|面|客|谈)|演示|培训|评审|试饮|品鉴|验收|复盘|测试|考察|签约|调试|讲解|试用))"
    ),
)  # fmt: skip
_ANY_MEETING = Pattern(
    r"^(?:一?个|开|见|约|聚|碰头|开个|线上|视频|电话)?(?:会|例会|聚会|约会|会议)$"
)


def subject_said(request: Request) -> SlotValue:
    """What a meeting is about: after "about", 关于 …, else its kind where it has a special one."""
    return _about(request) or _kind_of_meeting(request) or _beside(request)


_PLAIN = (
    r"(?:an?|the|my|our|your|this|that|another|new|quick|short|brief|proper|next|meeting|mtg|call|visit|chat|lunch|dinner|breakfast|coffee|drinks?|beers?|video|phone|zoom|teams|online|"
    r"appointment|slot|time|hour|session|catch|catch-?up|one|something|someone|somebody|customer|client|meet|see|book|schedule|set|arrange|put|sit|get|talk|speak|ring|pencil|fix|plan|block|have|go|"
    r"need|want|let|let's|i|i'm|i'll|we|we're|please|pls|can|could|reserve|organi[sz]e|make|add|lock|hold|up|down|in|together|out|calendar|diary|invite|office|place|also|and|then|ok|so|hey|not)"
)
_PUT_IN = Pattern(
    r"\b(?:put|stick|pop|get|add|block|schedule|book|slot|pencil|set up|plan)\s+(?:in\s+)?(?:the|a|an|our|my)\s+([a-z][\w-]*(?:\s[\w-]+){0,4}?)\s+(?:with|at|for)\s+(?:the\s+)?\0",
    re.I,
)
_AT_FIRST = Pattern(r"^([a-z][\w-]*(?:\s[\w-]+){0,3}?)\s+(?:with|at)\s+(?:the\s+)?\0", re.I)
_ALL_PLAIN = Pattern(rf"{_PLAIN}(?:[\s-]+{_PLAIN})*", re.I)
_ANY_PLAIN = Pattern(
    r"\b(?:calendar|diary|please|pls|put|get|add|it|that|invite|thanks|confirmed|ok|he|she|they|we|i|you|can|is|are|was|has|wants?|with|at|zoom|teams|online|phone|said|agreed|me|block|book|schedule|"
    r"office|place|site|remind|him|her|them|no|not|yes|their|room|around|maybe|if|so|for|in|on|to|lock(?:ed)?|see|meet)\b",
    re.I,
)
_WORDS_EN = Pattern(r"[a-z][a-z'-]{2,}(?: [\w'-]+){0,4}")


def _beside(request: Request) -> str | None:
    """ "site walk at Penrose", "the pilot with Wombat", "Acme, Friday 2pm, lease renewal"."""
    if request.language == "zh" or not (request.named("customer") or request.named("contact")):
        return None
    text = _unnamed(request)
    for pattern in (_PUT_IN, _AT_FIRST):
        match = pattern.search(text)
        first = match[1].split()[0] if match else ""
        if match and not _ALL_PLAIN.fullmatch(match[1]) and not _verb(first, pattern):
            return trim(request.text[match.start(1) : match.end(1)])
    return _piece_of_it(text)


def _verb(word: str, pattern: Pattern) -> bool:
    """Whether a message begins with what is to be done, and not with what it is about."""
    return pattern is _AT_FIRST and _ALL_PLAIN.fullmatch(word) is not None


def _unnamed(request: Request) -> str:
    """The message without names, times and numbers."""
    chars = list(request.unnamed)
    for start, end in request.mentions.spans("times", "numbers"):
        chars[start:end] = "\0" * (end - start)
    return "".join(chars)


def _piece_of_it(text: str) -> str | None:
    """A piece between commas that is neither when nor with whom: "…, lease renewal, …"."""
    pieces = [one.strip() for one in re.split(r"[,;.](?=\s)|\s[-–—]\s", text)]
    fit = (one for one in pieces[1:] if _WORDS_EN.fullmatch(one) and not _ANY_PLAIN.search(one))
    return next((one for one in fit if len(one) > 4 and not _ALL_PLAIN.fullmatch(one)), None)


def _kind_of_meeting(request: Request) -> str | None:
    people = [n for kind in ("customer", "contact", "user") for n in request.named(kind)]
    for pattern in _MET_FOR:
        match = pattern.search(request.plain)
        if match is None or _ANY_MEETING.match(match[1]):
            continue
        if not any(n.start < match.end(1) and match.start(1) < n.end for n in people):
            return trim(request.text[match.start(1) : match.end(1)]) or None
    return None


def _about(request: Request) -> str | None:
    match = re.search(
        r"(?:主题是?|关于|聊聊?|讨论|谈谈?|沟通|对一下|过一下|\babout\b|\bre\b:?|\bregarding\b|\bto discuss\b|\bto go (?:over|through)\b|"
        r"to talk (?:about|through)|topic:?|subject:?|agenda:?)\s*[:：]?\s*(.+)$", request.text, re.I,
    )  # fmt: skip
    if match is None:
        return None
    start = match.start(1)
    times = [(max(o.start - start, 0), o.end - start) for o in request.mentions.times
             if o.end > start]  # fmt: skip
    words = _without_whom(_INTO_CALENDAR.sub("", without(match[1], times)), request)
    return re.sub(r"\s+(?:at|on|by|from|in)$", "", words) or None


def _without_whom(words: str, request: Request) -> str:
    """A subject without whom the meeting is with, where that is said after it: "Line 4 with Marcus"."""
    for one in (*request.named("contact"), *request.named("customer")):
        shorter = re.sub(
            rf"[\s,，]*(?:\bwith|和|跟|与)\s*{re.escape(one.text)}$", "", words, flags=re.I
        )
        if shorter != words and len(shorter) > 1:
            return shorter
    return words


_INTO_CALENDAR = Pattern(
    r"[\s,，。;；–-]+(?:请|麻烦|帮我|给我)?(?:记|排|加|放|写|安排|登记|录)[进到在入个上一下]{0,3}(?:我的?)?(?:日历|日程|行程|议程)(?:里|上)?[吧了。]*$|"
    r"[\s,.;–-]+(?:please |pls |can you )?(?:put|add|stick|pop|get|book|place) (?:it |that |this )?(?:on|in|into|to) (?:my|the|our) (?:calendar|diary|schedule|agenda)\W*$",
    re.I,
)
