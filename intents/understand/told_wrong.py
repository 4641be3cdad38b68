"""What was told wrong: "不是空调，是UPS", "sorry, that wasn't Laura, it was Priya", of the last entry.

The entry is made again with the right words, and the wrong one taken back with it.
"""

import re
from collections.abc import Sequence

from intents.call import Call, Mention, SlotValue
from intents.context import Context
from intents.pattern import Pattern
from intents.understand.fill.request import known, mention
from intents.understand.mentions import Mentions
from intents.understand.same_week import corrected_due

ENTRIES = frozenset({"log_activity", "create_task"})
WORDS = frozenset({"summary", "title"})
LONGEST = 80
_OPENING = (
    r"^(?:(?:不对?|错了|抱歉|对不起|不好意思|等等|哦|(?:我)?(?:刚才|刚刚|上一?条|那条|这条|那句)*(?:我)?(?:说|记|写|打)错了|"
    r"(?:纠正|更正|订正)(?:一下)?|no|nope|sorry|oops|wait|correction|actually|my (?:mistake|bad)|"
    r"i (?:misspoke|got (?:that|it) wrong)|hang on|(?:that|it)(?:.s| was| is) wrong)[,，.。:：;；!！\s–-]*)"
)
_NOT_BUT = Pattern(
    rf"{_OPENING}{{0,3}}(?:"
    r"不是\s?(?P<zh_old>[^，,。；;?？]{1,20}?)\s?[，,；;]\s?(?:而|应该)?是\s?(?P<zh_new>[^，,。；;?？]{1,30}?)|"
    r"(?:it|that|this|he|she) (?:was|is)(?:n.t| not) (?P<old>[^,;.?]{1,30}?)[,;.]? (?:but|(?:it|that|he|she)(?:.s| was| is)) (?P<new>[^,;.?]{1,30}?)|"
    r"not (?!(?:that|this|it|these|those|yet|now|sure)\b)(?P<old2>[^,;.?]{1,30}?)[,;] (?:but |it was |it.s )?(?P<new2>[^,;.?]{1,30}?)"
    r")[\s了吧啦。.!！]*$",
    re.I,
)
_ONLY_NEW = Pattern(
    rf"{_OPENING}{{1,3}}(?:(?:it|that|he|she) (?:was|is)|i meant) (?P<new>[^,;.?]{{1,30}}?)[\s.!]*$|"
    rf"{_OPENING}{{1,3}}应?该?是\s?(?P<zh_new>[^，,。；;?？吗]{{1,20}}?)[\s了吧啦。.!！]*$",
    re.I,
)
_TAIL_OF_TIME = Pattern(r"之?前.{0,4}$")


def says_not_but(text: str) -> bool:
    """Whether a message says nothing but that one thing is to be another."""
    return len(text) <= LONGEST and _NOT_BUT.match(text) is not None


def may_put_right(text: str, context: Context) -> bool:
    """Whether there is a last change, and a message has the form of what `put_right` reads."""
    memory = context.memory
    if not memory.last_calls or memory.last_change is None or len(text) > LONGEST:
        return False
    return bool(_said(text)[1])


def put_right(mentions: Mentions, context: Context) -> tuple[Call, ...] | None:
    """The calls that put the last entry right; None where a message tells of no such thing."""
    memory = context.memory
    if not may_put_right(mentions.text, context):
        return None
    last = memory.last_calls[0]
    if len(memory.last_calls) > 1 or last.intent not in ENTRIES:
        return None
    old, new, start = _said(mentions.text)
    if last.intent == "create_task" and (moved := _moved(mentions, start, context)):
        return moved
    right = _renamed(last, old, mentions, start) if not old or _held(last, old) else {}
    right |= _reworded(last, old, new) if old else {}
    return (last.with_slots(**right), Call(intent="undo")) if right else None


def put_right_waiting(text: str, calls: Sequence[Call]) -> tuple[Call, ...] | None:
    """Calls that wait for an answer, with the right words; None where they have no wrong ones."""
    old, new, _ = _said(text)
    right = _reworded(calls[0], old, new) if old and calls else {}
    return (calls[0].with_slots(**right), *calls[1:]) if right else None


def _said(text: str) -> tuple[str, str, int]:
    """What is wrong, what is right instead, and where that stands; empty where not said."""
    match = _NOT_BUT.match(text) or _ONLY_NEW.match(text)
    if match is None:
        return "", "", 0
    groups = match.groupdict()
    new = next(name for name in ("zh_new", "new", "new2") if groups.get(name))
    old = next((groups[name] for name in ("zh_old", "old", "old2") if groups.get(name)), "")
    return old, groups[new], match.start(new)


def _moved(mentions: Mentions, start: int, context: Context) -> tuple[Call, ...] | None:
    """ "不是周五，是下周一前给": the to-do just made, at the right time."""
    times = [one for one in mentions.times if one.start == start]
    task = context.memory.focus.get("task")
    if not times or task is None:
        return None
    due = corrected_due(times[0], task, context)
    return (Call(intent="reschedule_task", slots={"task": known(task), "due": due}),)


def _held(call: Call, old: str) -> bool:
    """Whether one of the call's records goes by the wrong name."""
    return any(_goes_by(value, old) for value in call.slots.values())


def _goes_by(value: SlotValue, old: str) -> bool:
    if not isinstance(value, Mention):
        return False
    return old.casefold() in f"{value.name} {value.text}".casefold()


def _renamed(call: Call, old: str, mentions: Mentions, start: int) -> dict[str, SlotValue]:
    """The record that was meant in the wrong one's place, and its name in the words."""
    named = next((one for one in mentions.names if one.start == start), None)
    for name, value in call.slots.items():
        if named is None or not isinstance(value, Mention) or value.kind not in named.by_kind:
            continue
        if not old or _goes_by(value, old):
            words = _reworded(call, value.text, named.text)
            first = value.name.split()[0]
            return {
                **(words or _reworded(call, first, named.text)),
                name: mention(named, value.kind),
            }
    return {}


def _reworded(call: Call, old: str, new: str) -> dict[str, SlotValue]:
    """The entry's words with the right ones in the wrong one's place."""
    right = _TAIL_OF_TIME.sub("", new)
    found = {name: v for name, v in call.slots.items() if name in WORDS and isinstance(v, str)}
    wrong = Pattern(re.escape(old), re.I)
    return {
        name: wrong.sub(lambda _: right, held) for name, held in found.items() if wrong.search(held)
    }
