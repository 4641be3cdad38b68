"""The next visit or call that a report ends with: 下周四再去一趟, "visit again on Dec 10th"."""

import re

from intents.pattern import Pattern
from intents.understand.fill.due_times import clause_place, is_contact
from intents.understand.mentions import Mentions
from intents.understand.slots.span import Found
from intents.understand.slots.times import When

_AGAIN = r"(?: (?:him|her|them|(?-i:[A-Z])[\w'-]+))? again"
NEXT_CONTACT = (
    r"再(?:去|跑|过去|上门)一?[趟次下]?|再(?:拜访|见|碰|聊|谈|开会|演示|通话?|打电话)|下次(?:拜访|见面|沟通|通话|电话|会议|开会)|"
    rf"\b(?:next|another) (?:call|visit|meeting|demo|catch-?up)\b|\b(?:visit|call|phone|ring|meet|see|speak to|talk to){_AGAIN}\b"
)
"""Words of a contact that is to come, as the words before it told of one that was."""

_TITLES = (
    (Pattern(r"去|跑|上门|拜访|\bvisit", re.I), "拜访{}", "Visit {}"),
    (Pattern(r"电话|通|打|\b(?:call|phone|ring)", re.I), "给{}打电话", "Call {}"),
    (Pattern(r"见|碰|会|演示|\b(?:meet|see|demo)", re.I), "与{}会面", "Meet {}"),
)
_AFTER_ALL = ("跟进{}", "Follow up with {}")


def usual_title(words: str, name: str, *, chinese: bool) -> str:
    """The title of a to-do for a next step in these words, about whom it is (or nobody named)."""
    said = [(zh, en) for pattern, zh, en in _TITLES if pattern.search(words)]
    zh, en = said[0] if said and name else _AFTER_ALL
    return zh.format(name) if chinese else en.format(name).strip().removesuffix(" with")


_EDGES = Pattern(
    r"^(?:[\s,，]|再|然后|接着|我们?|要|会|(?:and|then|i|we|i'll|we'll|will|on|at|by|to|next step:?)\b)+|"
    r"(?:[\s,，.。]|\b(?:on|at|by|for|this|next)\b)+$",
    re.I,
)


def planned_words(mentions: Mentions, time: Found[When]) -> str:
    """What a clause without a deal or an amount says is to be done at its time: 下周三给他们发合同."""
    start, end = clause_place(mentions.text, time)
    deals = [(one.start, one.end) for one in mentions.of_kind("deal")]
    taken = deals + mentions.spans("money", "percents")
    if start == 0 or any(start <= a and b <= end for a, b in taken):
        return ""
    clause = mentions.text[start:end]
    words = mentions.text[start : time.start] + " " + mentions.text[time.end : end]
    return " ".join(_EDGES.sub("", words).split()) if is_contact(clause) else ""
