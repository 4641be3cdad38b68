"""Records that a model names: looked up as typed words are, among what the speaker may see."""

from crm_store.names import name_key
from crm_store.repositories.task_lookup import find_tasks
from intents.call import Mention, RecordRef, SlotValue
from intents.context import Context, ref
from intents.other_names import otherwise_named
from intents.understand.fill.request import known, mention
from intents.understand.mentions import Mentions

ME = frozenset({"me", "i", "myself", "my", "我", "我自己", "自己", "本人"})
LIKE_ENOUGH = 0.7


def record_called(text: str, kind: str, mentions: Mentions, context: Context) -> SlotValue:
    """A name as a slot's value: what the message's own words or the store have by that name.

    None of several candidates is picked; a name that the speaker sees no record of has none.
    """
    if not text:
        raise ValueError("an empty name")
    if kind == "user" and text.casefold() in ME:
        return _speaker(context)
    focused = context.memory.focus.get(kind)
    if focused is not None and focused.name == text:
        return known(focused)
    for named in mentions.of_kind(kind):
        if name_key(named.text) == name_key(text):
            return mention(named, kind)
    return Mention(kind=kind, text=text, candidates=_looked_up(text, kind, context))


def _speaker(context: Context) -> SlotValue:
    actor = context.actor
    if actor.user_id is None:
        raise ValueError("a customer is no colleague")
    return known(RecordRef(kind="user", id=actor.user_id, name=actor.name))


def _looked_up(text: str, kind: str, context: Context) -> tuple[RecordRef, ...]:
    if kind == "task":
        return tuple(ref(task) for task in find_tasks(context.store, text))
    matches = context.store.names.find(text, kind)
    if len(matches) == 1 and matches[0].score < LIKE_ENOUGH:
        return ()  # dispatch asks whether it is the one
    found = tuple(RecordRef(kind=one.kind, id=one.id, name=one.name) for one in matches)
    return found or otherwise_named(text, kind, context)
