"""A new segment: its name, and the rule that says who is in it."""

import re

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.pieces import blanked
from intents.understand.fill.request import Request
from intents.understand.fill.thing_names import AFTER_KIND, CAPITALS, titled_name
from intents.understand.fill.words import trim

_KIND_ZH = r"(?:客户分群|分群|分组|客群|客户群|群组|人群包?)"
_SPACED = Pattern(
    rf"{_KIND_ZH}[\s:：]+([^\s,，:：;；。=、\0]{{2,10}}?)\s*(?:[,，:：;；=\n]|\s|$)|"
    r"\b(?:segment|group|audience)\s+([a-z][\w'-]*(?: [a-z][\w'-]*){0,2}?)\s*(?:[,:=\n]|\swhere\b|\s-\s)",
    re.I,
)
_CONDITION = Pattern(
    r"是|在|级|地区|区域|行业|来源|[天月年]|没|未|不|大于|小于|超过|低于|以[上下]|条件|规则|[的]$|"
    r"\b(?:is|are|in|of|for|from|with|who|that|where|rule|no|not|level|region|industry|source|customers?|clients?|accounts?|spent|over|more|less|last|days?)\b",
    re.I,
)
"""What tells that words are who is in a segment, and not what it is called."""
_HEAD = Pattern(
    r"(?:规则|条件)(?:是|为|:|：|\s)\s*(.+)$|\b(?:rule|where|condition)s?\s*(?:is|are|:|=)?\s+(.+)$",
    re.I,
)
_WORDS = Pattern(
    r"(?:请|麻烦|帮我|给我|能|我想|想|把)*(?:建|新建|创建|做成?|圈|圈出来|定义|新增|归为|建成)(?:一?[个批组]|成|一下)?(?:新的|动态)?(?:客户)?(?:分群|分组|客群|群组?|细分|人群包?)?(?:吧|吗)?|"
    rf"(?:名[字称]?)?(?:就)?(?:叫做?|为)|(?:名字|名称)(?=[,，\s])|新?{_KIND_ZH}|"
    r"\b(?:please |can you |could you |i want |i need )*(?:create|make|build|define|set up|add|save as|new|group(?: together)?)\b(?:\s+(?:an?|the|new|dynamic|customer))*\s*(?:segments?|groups?|list|audience)?|"
    r"\b(?:called|named|call it|name it|segment|as a)\b",
    re.I,
)
_LONGEST_ZH, _LONGEST_EN = 10, 3
"""Characters and words of a name that no cue tells."""


def segment_name(request: Request) -> SlotValue:
    """A segment's name: quoted, after a cue, or between the word for it and its rule."""
    return titled_name(request) or _before_rule(request) or _beside_kind(request)


def _before_rule(request: Request) -> str | None:
    """The name of "new segment Gold: level A", 新分群：华东大客户，地区华东."""
    text = blanked(request)
    match = AFTER_KIND.search(text) or CAPITALS.search(text)
    words = (match[1] or match[2]).strip() if match else ""
    rest = text[match.end() :] if match else ""
    return words if words and _is_short(words) and rest.strip(" ,，;；") else None


def _beside_kind(request: Request) -> str | None:
    """The name of 创建分组 广东客户，地区是广州, "create segment big spenders, spent over 100k"."""
    match = _SPACED.search(blanked(request))
    words = (match[1] or match[2]).strip() if match else ""
    return words if words and _is_short(words) and not _CONDITION.search(words) else None


def _is_short(words: str) -> bool:
    return len(words) <= _LONGEST_ZH if not words.isascii() else len(words.split()) <= _LONGEST_EN


def rule_said(request: Request) -> SlotValue:
    """Who belongs to a segment: after its cue, else the message without the request and the name."""
    match = _HEAD.search(request.plain)
    if match is not None:
        place = 1 if match[1] else 2
        return trim(request.text[match.start(place) : match.end(place)])
    name = str(segment_name(request) or "")
    text = (
        re.sub(rf"[“\"「『《]?{re.escape(name)}[”\"」』》]?", "", request.text)
        if name
        else request.text
    )
    rest = trim(_WORDS.sub("", text)).lstrip("= 的，,")
    rest = re.sub(r"^(?:of|with|for|from|that|who|的)\s+", "", rest, flags=re.I)
    return trim(rest) or None
