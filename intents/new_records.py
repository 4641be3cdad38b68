"""Records that a message makes and goes on with: "create customer Acme and add a deal for them".

Such a record exists only once its own call is carried out. Until then the calls that are about it
hold a reference to it whose key is `TO_COME`, which is exchanged right before their own turn.
"""

from collections.abc import Callable, Sequence

from crm_store.names import name_key
from intents.call import Call, Mention, RecordRef
from intents.reply import Reply
from intents.slots import Slots

TO_COME = 0
"""The key of a record that is still to be made; no record of a store has it."""
MAKES = {"create_customer": "customer", "create_contact": "contact"}
FOR_NEW = frozenset(
    "create_deal log_activity create_task schedule_meeting create_quote create_order "
    "create_contract open_ticket create_contact log_expense".split()
)
"""What may be the first that is done with a customer, who is offered to be created for it."""
SHORTEST = 2
"""Characters of a part of a new name that stand for the whole of it."""


def to_be_made(call: Call) -> RecordRef | None:
    """The record that a call is to make, where it says by what name."""
    kind, name = MAKES.get(call.intent), call.slots.get("name")
    return RecordRef(kind=kind, id=TO_COME, name=name) if kind and isinstance(name, str) else None


def may_be_made(call: Call) -> RecordRef | None:
    """The customer whom a call names, who is not there and may be created for it."""
    said = call.slots.get("customer") if call.intent in FOR_NEW else None
    if not isinstance(said, Mention) or said.candidates:
        return None
    return RecordRef(kind="customer", id=TO_COME, name=said.text)


def is_to_come(value: object) -> bool:
    """Whether a slot's value stands for a record that is still to be made."""
    if isinstance(value, Mention):
        return any(is_to_come(one) for one in value.candidates)
    return isinstance(value, RecordRef) and value.id == TO_COME


def names_it(value: Mention, new: RecordRef) -> bool:
    """Whether words name a new record: by its name, or by a part of it that is nobody's name."""
    said, name = name_key(value.text), name_key(new.name)
    part = not value.candidates and len(said) >= SHORTEST and said in name
    return value.kind == new.kind and (said == name or part)


def going_on(calls: Sequence[Call]) -> tuple[Call, ...]:
    """The calls of a message, those about a new record after the one that is to make it."""
    free = [_with_records(call, _no_more) for call in calls]
    new = [one for call in free if (one := to_be_made(call)) is not None]
    about = tuple(_with_records(call, lambda said: _made_for(said, new)) for call in free)
    if not any(is_to_come(value) for call in about for value in call.slots.values()):
        return about
    return tuple(sorted(about, key=lambda call: [*MAKES, call.intent].index(call.intent)))


def made(slots: Slots, replies: Sequence[Reply]) -> Slots:
    """Slots with the records that the calls before them have made, as their `replies` tell."""
    values = {name: getattr(slots, name) for name in type(slots).model_fields}
    found = {
        name: _found(value, replies) or value for name, value in values.items() if is_to_come(value)
    }
    return slots.model_copy(update=found) if found else slots


def told(call: Call, replies: Sequence[Reply]) -> Call:
    """A call that was carried out, with the new records that it was about."""

    def now_there(said: Mention) -> Mention:
        record = _found(said.candidates[0], replies) if is_to_come(said) else None
        return said.model_copy(update={"candidates": (record,)}) if record else said

    return _with_records(call, now_there)


def _with_records(call: Call, exchanged: Callable[[Mention], Mention]) -> Call:
    changed = {
        name: exchanged(value) for name, value in call.slots.items() if isinstance(value, Mention)
    }
    return call.model_copy(update={"slots": {**call.slots, **changed}})


def _no_more(said: Mention) -> Mention:
    """Words for what was to be made: the call that would have made it may have been left out."""
    return said.model_copy(update={"candidates": ()}) if is_to_come(said) else said


def _made_for(said: Mention, new: Sequence[RecordRef]) -> Mention:
    record = next((one for one in new if names_it(said, one)), None)
    return Mention(kind=said.kind, text=record.name, candidates=(record,)) if record else said


def _found(wanted: RecordRef, replies: Sequence[Reply]) -> RecordRef | None:
    """The record that was still to be made: a handler puts what it makes in focus."""
    made = [one for reply in replies for one in reply.focus if one.kind == wanted.kind]
    key = name_key(wanted.name)
    return next((one for one in made if name_key(one.name) == key), None)
