"""One change of several records: "把桦林和云帆都改成A级", "Orion to Mia and Fabrikam to Daniel".

A list of records under one change is one call each; so are records that each have a value of their
own, of which only the first has the words of the request. Every one is filled from the message
without the others, by the intent that the whole message was read as: nothing is recognised anew.
"""

import re
from collections.abc import Sequence

from intents.call import Call, Mention
from intents.context import Context
from intents.intent import AnyIntent
from intents.pattern import Pattern
from intents.understand.cutting import cut
from intents.understand.fill.corrections import without_denied
from intents.understand.fill.filler import fill
from intents.understand.fill.request import MakeRequest
from intents.understand.mentions import Mentions

MOST = 5
TO_SEVERAL = {
    "update_customer": "customer", "update_contact": "contact", "delete_customer": "customer",
    "assign_customer": "customer", "update_deal": "deal", "win_deal": "deal", "lose_deal": "deal",
    "complete_task": "task", "reschedule_task": "task", "update_ticket": "ticket",
    "resolve_ticket": "ticket", "renew_contract": "contract", "log_activity": "customer",
}  # fmt: skip
"""Intents that change one record each, and the slot which that stands in."""
EACH_ITS_OWN = TO_SEVERAL | {
    "create_task": "customer", "set_target": "user", "create_deal": "customer",
    "schedule_meeting": "customer", "add_points": "customer", "record_payment": "customer",
}  # fmt: skip
"""Those whose request may stand once before several records with a value each."""
CARRIED = frozenset({"period", "field", "kind", "at", "reason"})
"""Slots that are said once for all of them."""
_AND = Pattern(
    r"\s*(?:[、,，]\s*(?:and\s+|和)?|和|跟|与|及|以及|还有|(?:and|&|plus)\s)\s*(?:also )?(?:the |my |that |那个|客户)*",
    re.I,
)
_TASKS = Pattern(
    r"\b(?:both|the)\s+(?:the\s+|my\s+)?(?P<one>[^,;.]{2,40}?)\s+and\s+(?:the\s+|my\s+)?(?P<two>[^,;.]{2,40}?)"
    r"\s+(?:tasks|to-?dos|reminders)\b|"
    r"(?:^|把|将)(?P<a>[^,，。;；]{2,16}?)[和跟与](?P<b>[^,，。;；]{2,16}?)的?(?:这|那)?(?:[两2]个)?的?(?:待办|任务|提醒)(?=[都全])",
    re.I,
)
_ALL = Pattern(r"\b(?:both|all)\s+(?:of\s+)?|(?:这|那)?[两三23]个|都|全部", re.I)
_ONE = Pattern(r"合并|同一|重复|\b(?:merge|same|duplicates?|combine)\b", re.I)
_NEXT = Pattern(
    r"\s*[,，;；]\s*(?:and\s+|而)?(?:the |that |my |那个|那)*|\s+and\s+(?:the |that |my )*|(?<=[\u3400-\u9fff])和",
    re.I,
)
_REST = Pattern(r"[\u3400-\u9fff]|[A-Za-z']+")
_ARTICLE = Pattern(r"(?:the |that |my |把|那个|那)+$", re.I)
MOST_REST = 6
"""Words beside record and values in a part that leaves its request unsaid."""


def same_change(
    call: Call, intent: AnyIntent, mentions: Mentions, context: Context, request: MakeRequest
) -> tuple[Call, ...]:
    """The calls of a message that changes several records alike; none where it changes one."""
    slot = EACH_ITS_OWN.get(call.intent)
    if slot is None:
        return ()
    mentions = without_denied(mentions)
    said = _listed(intent, mentions) or _each_its_own(mentions)
    if len(said) < 2:
        return ()
    calls = tuple(fill(request(intent, one, context)) for one in said)
    carried = [_with_carried(one, calls[0]) for one in calls]
    return tuple(carried) if _are_alike(carried, slot) else ()


def as_of_one(mentions: Mentions) -> Mentions | None:
    """The message with the first of a list in its place, where it speaks of all of that."""
    if not _ALL.search(mentions.text) or _ONE.search(mentions.text):
        return None
    run = _tasks(mentions) or _run_of_names(mentions)
    if len(run) < 2:
        return None
    return _only(mentions, run, 0)


def _listed(intent: AnyIntent, mentions: Mentions) -> list[Mentions]:
    """The message once for each record of a list in it."""
    if intent.name not in TO_SEVERAL:
        return []
    run = _tasks(mentions) if TO_SEVERAL[intent.name] == "task" else []
    run = run or _run_of_names(mentions)
    if intent.name == "log_activity" and _others(mentions, run):
        return []  # with whom it was is one thing, whom it was about another
    return [_only(mentions, run, place) for place in range(len(run))] if len(run) > 1 else []


def _tasks(mentions: Mentions) -> list[tuple[int, int]]:
    found = _TASKS.search(mentions.text)
    if found is None:
        return []
    return [found.span(place) for place in (("one", "two") if found["one"] else ("a", "b"))]


def _run_of_names(mentions: Mentions) -> list[tuple[int, int]]:
    """Where the first names stand that are listed: of one kind, with nothing but "and" between."""
    names = [one for one in mentions.names if one.kind != "user"]
    run = names[:1]
    for one in names[1:]:
        joined = _AND.fullmatch(mentions.text, run[-1].end, one.start)
        if joined and set(one.by_kind) & set(run[-1].by_kind):
            run.append(one)
        elif len(run) > 1:
            break
        else:
            run = [one]
    return [(one.start, one.end) for one in run] if len(run) <= MOST else []


def _others(mentions: Mentions, run: Sequence[tuple[int, int]]) -> bool:
    """Whether records are named beside those of a list."""
    return any((one.start, one.end) not in run for one in mentions.names if one.kind != "user")


def _only(mentions: Mentions, run: Sequence[tuple[int, int]], place: int) -> Mentions:
    """The message in which one of a list stands for the list."""
    first, last = run[0][0], run[-1][1]
    start, end = run[place]
    return _without_all(cut(cut(mentions, end, last), first, start))


def _without_all(mentions: Mentions) -> Mentions:
    """The message without the word that says that it is about all of them."""
    for said in _ALL.finditer(mentions.text):
        if not any(one.start < said.end() and said.start() < one.end for one in mentions.names):
            return _without_all(cut(mentions, *said.span()))
    return mentions


def _each_its_own(mentions: Mentions) -> list[Mentions]:
    """The message once for each record with its value: "A to Mia, B to Daniel"."""
    if len(mentions.names) < 2:
        return []
    head = _ARTICLE.sub("", mentions.text[: mentions.names[0].start])
    joints = [j for j in _NEXT.finditer(mentions.text) if _starts_named(mentions, j.end())]
    if not joints or len(joints) >= MOST:
        return []
    starts = [len(head), *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(mentions.text)]
    said = [
        cut(cut(mentions, end, len(mentions.text)), len(head), start)
        for start, end in zip(starts, ends, strict=True)
    ]
    fit = all(_as_many(one, said[0]) and _says_little(one, len(head)) for one in said[1:])
    return said if fit else []


def _as_many(one: Mentions, first: Mentions) -> bool:
    """Whether a part names as many records and amounts as the first one."""
    return len(one.names) == len(first.names) and len(one.money) == len(first.money)


def _starts_named(mentions: Mentions, start: int) -> bool:
    return any(one.start == start for one in mentions.names) and start > mentions.names[0].end


def _says_little(mentions: Mentions, after: int) -> bool:
    """Whether beside records and values there is next to nothing after the words in common."""
    chars = list(mentions.text)
    for start, end in mentions.spans("names", "times", "money", "numbers"):
        chars[start:end] = " " * (end - start)
    return len(_REST.findall("".join(chars[after:]))) <= MOST_REST


def _with_carried(call: Call, first: Call) -> Call:
    missing = {k: v for k, v in first.slots.items() if k in CARRIED and k not in call.slots}
    return call.with_slots(**missing) if missing else call


def _are_alike(calls: Sequence[Call], slot: str) -> bool:
    """Whether calls fill the same slots, each with a record of its own that there is."""
    records = [call.slots.get(slot) for call in calls]
    said = [one for one in records if isinstance(one, Mention)]
    if not any(one.candidates for one in said):
        return False
    names = {one.name for one in said if one.candidates or one.kind == "deal"}
    return len(names) == len(calls) and len({frozenset(call.slots) for call in calls}) == 1
