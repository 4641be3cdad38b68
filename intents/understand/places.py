"""What is done to a place of the last list: "给第一个建个待办", "change the second one to 35k"."""

import re
from collections.abc import Sequence

from intents.call import RecordRef
from intents.context import Context
from intents.outcome import Outcome
from intents.pattern import Pattern
from intents.reply import fail
from intents.understand.slots.numbers import find_ordinals

NAMED = frozenset({"customer", "contact", "deal", "contract"})
LONGEST = 60
_PLACE = Pattern(
    r"第[一二三四五六七八九十\d]+(?:个|家|单|位|条|份)(?!月|季度|星期|礼拜|小时|工作日)(?:客户|联系人|商机|合同)?|"
    r"\bthe (?:first|second|third|fourth|fifth|last|\d(?:st|nd|rd|th)) (?:one|customer|contact|deal|contract)\b",
    re.I,
)
_DOES = Pattern(
    r"改|建|加|记|推|删|转给|提醒|安排|约|赢|输|标|设|调|续|到账|登记|回款|"
    r"\b(?:set|changes?|moves?|moved|push|pushed|slips?|slipped|slides?|delay|delayed|postpone|reschedule|done|finished|goes|closes|add|log|"
    r"remind|delete|assign|create|make|mark|schedule|note|bump|raise|lower|won|lost|win|lose|renew|extend|record|paid)\b",
    re.I,
)


def place_meant(text: str) -> re.Match[str] | None:
    """The one place of a list that a message does something to; none where it only points at it."""
    found = list(_PLACE.finditer(text)) if len(text) <= LONGEST else []
    return found[0] if len(found) == 1 and _DOES.search(text) else None


def listed_at(place: re.Match[str], listed: Sequence[RecordRef]) -> RecordRef | None:
    """The record at a place of the last list; None beyond its end."""
    ordinals = find_ordinals(place[0])
    if not ordinals:
        return None
    said = ordinals[0].value
    index = said - 1 if said > 0 else len(listed) + said
    return listed[index] if 0 <= index < len(listed) else None


def task_at(text: str, listed: Sequence[RecordRef]) -> RecordRef | None:
    """The to-do at the place of the last list that a message does something to."""
    place = place_meant(text)
    record = listed_at(place, listed) if place else None
    return record if record is not None and record.kind == "task" else None


def by_name(text: str, listed: Sequence[RecordRef]) -> str:
    """The message with the listed record's name instead of its place in the list."""
    place = place_meant(text)
    record = listed_at(place, listed) if place else None
    if place is None or record is None or record.kind not in NAMED:
        return text
    return f"{text[: place.start()]}{record.name}{text[place.end() :]}"


def beyond(text: str, listed: Sequence[RecordRef]) -> bool:
    """Whether a message does something to a place that the last list does not have."""
    place = place_meant(text)
    return place is not None and bool(listed) and listed_at(place, listed) is None


def no_such_place(context: Context) -> Outcome:
    """The word that the last list is shorter than that."""
    count = len(context.memory.listed)
    text = context.say(
        f"刚才的列表里只有 {count} 个，什么也没动。",
        f"The last list has only {count}, so nothing was changed.",
    )
    hint = context.say("请说名字，或者先列出来。", "Say the name, or list them first.")
    return Outcome(reply=fail(text, hint), keeps_waiting=True)
