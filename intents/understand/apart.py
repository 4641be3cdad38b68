"""Two requests in one sentence: "推到谈判，再提醒我周五发报价" is read part by part."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from intents.call import Call, Mention, RecordRef
from intents.catalogue import INTENTS
from intents.context import Context, ref
from intents.intent import Effect

MOST_PARTS = 4
LONGEST = 300
_VERBS = (
    r"create|add|log|move|push|set|change|update|remind|schedule|book|make|open|mark|close|record|assign|put|note|"
    r"draft|follow(?:ing)?[- ]up|check in|circle back|touch base|start|enter|register|raise|file|complete|finish|tick|rename|tag|win|give me a reminder"
)
_JOINTS = re.compile(
    r"[，,。；;\s]*(?:然后|接着|另外|顺便|同时|还有|并且|以及)再?[，,]?|"
    r"[，,。；;\s]*(?:再|并|也)(?=(?:帮我|给我|给|帮|把|建|新建|加|安排|提醒|记|约|设|推|创建|添加|定))|"
    r"[，,。；;]\s*(?=(?:请?提醒我|帮我|把|新建|建个|建一个|加个|安排|创建|添加|记一下|记个))|"
    rf"\s*[,;.]?\s+(?:and then|and also|and|then|also|plus)\s+(?:also |then |please |can you )?(?=(?:{_VERBS})\b)|"
    rf"\s*[;.,]\s+(?:please |can you |pls )?(?=(?:{_VERBS})\b)",
    re.I,
)


def parts_of(text: str) -> list[str]:
    """The parts of a message that are joined like requests of their own; one where they are not."""
    if len(text) > LONGEST:
        return [text]
    parts = [part.strip(" ，,。；;") for part in _JOINTS.split(text)]
    kept = [part for part in parts if part]
    return kept if 1 < len(kept) <= MOST_PARTS else [text]


def read_apart(
    parts: Sequence[str],
    context: Context,
    read: Callable[[str, Context], tuple[Call, ...] | None],
) -> tuple[Call, ...] | None:
    """The calls of all parts; None unless each is surely a change of its own.

    `read` gives the calls of a part that it is sure of. A part knows what the ones before it named.
    """
    calls: list[Call] = []
    for part in parts:
        found = read(part, context)
        if not found or not all(_changes(call) for call in found):
            return None
        calls += found
        context = _with_focus(context, found)
    different = len({call.model_dump_json() for call in calls}) > 1
    return tuple(calls) if different else None


def _changes(call: Call) -> bool:
    intent = INTENTS.get(call.intent)
    return intent is not None and intent.effect is not Effect.READ and intent.name != "undo"


def _with_focus(context: Context, calls: Sequence[Call]) -> Context:
    """The context in which the records of these calls have just come up."""
    fresh: dict[str, RecordRef] = {}
    for call in calls:
        for value in call.slots.values():
            if isinstance(value, Mention) and len(value.candidates) == 1 and value.kind != "user":
                fresh[value.kind] = value.candidates[0]
    if not fresh:
        return context
    deal = context.store.deals.get(fresh["deal"].id) if "deal" in fresh else None
    if deal is not None and "customer" not in fresh:
        owner = context.store.customers.get(deal.customer_id or 0)
        fresh |= {"customer": ref(owner)} if owner else {}
    memory = context.memory
    kept = {} if "customer" in fresh else memory.focus
    recent = (*fresh, *(kind for kind in memory.recent if kind not in fresh and kind in kept))
    focus = {**kept, **fresh}
    return replace(context, memory=memory.model_copy(update={"focus": focus, "recent": recent}))
