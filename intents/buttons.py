"""Buttons that ask for the obvious next step, as if it had been said."""

from intents.call import Ask, Call, Mention, RecordRef, SlotValue
from intents.reply import Button


def mention(record: RecordRef) -> Mention:
    """A record as a slot's value."""
    return Mention(kind=record.kind, text=record.name, candidates=(record,))


def ask(label: str, intent: str, **slots: SlotValue | RecordRef) -> Button:
    """A button that makes this call when it is pressed; a record is given as its reference."""
    values = {
        name: mention(value) if isinstance(value, RecordRef) else value
        for name, value in slots.items()
    }
    key = "-".join([intent, *(_key(value) for value in slots.values())])
    return Button(id=f"ask:{key}", label=label, action=Ask(call=Call(intent=intent, slots=values)))


def _key(value: SlotValue | RecordRef) -> str:
    return str(value.id) if isinstance(value, RecordRef) else str(value)
