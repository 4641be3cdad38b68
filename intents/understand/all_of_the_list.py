"""A change of all of the list that was just shown: 全部改到下周一, "mark them all done"."""

import re

from intents.call import Call, Mention
from intents.context import Context
from intents.pattern import Pattern
from intents.understand.fill.request import known
from intents.understand.mentions import Mentions
from intents.understand.same_change import TO_SEVERAL

MOST = 10
"""Of a longer list it is asked which one is meant."""
LONGEST = 60
_ALL = Pattern(
    r"(?<![\u3400-\u9fff])(?:(?:[这那](?:些|[两三四五六七八九十几]个)|它们|上面(?:的|这些)?|以上)?(?:待办|任务|商机|单子|客户|联系人|工单|合同)?(?:全部|全都?|都|通通|统统)(?:给我)?|[这那]些(?:待办|任务|商机|单子|客户|联系人|工单|合同)?(?=[改推标转设挪延调移关结续]))(?=[\u3400-\u9fff])|"
    r"\b(?:(?:all|both|every one) of (?:them|these|those)|them (?:all|both)|(?:all|both) (?:these|those)|these all|(?<=\w )(?:these|those)(?: ones)?(?= (?:to|as|done|back|into|until|till|by|for|on)\b))\b",
    re.I,
)


def as_of_first(mentions: Mentions, context: Context) -> str | None:
    """The message with the first of the list in place of all of it; None where it says no all."""
    listed = context.memory.listed
    if not 0 < len(listed) <= MOST or len({one.kind for one in listed}) > 1:
        return None
    said = _ALL.search(mentions.text)
    if said is None or len(mentions.text) > LONGEST or mentions.of_kind(listed[0].kind):
        return None
    return mentions.text[: said.start()] + listed[0].name + mentions.text[said.end() :]


def for_each(call: Call, context: Context) -> tuple[Call, ...]:
    """A change of the first of the list once for each of it; none where it is of something else."""
    listed, slot = context.memory.listed, TO_SEVERAL.get(call.intent)
    said = call.slots.get(slot) if slot else None
    if slot != listed[0].kind or not isinstance(said, Mention) or said.candidates != listed[:1]:
        return ()
    return tuple(call.with_slots(**{slot: known(one)}) for one in listed)
