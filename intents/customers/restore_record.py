"""restore_record: bring a record back from the recycle bin."""

from collections.abc import Sequence
from typing import Any

from crm_store.kinds import KINDS
from crm_store.models import Customer, Record
from crm_store.repositories.name_lookup import NameMatch
from crm_store.repositories.recycle_bin import RecycleBin
from crm_store.undo import undo_change
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.customers.field_values import shown
from intents.format import moment
from intents.intent import STAFF, Effect, Intent
from intents.pattern import Pattern
from intents.reply import Button, Reply, Text
from intents.slots import Slots, TextSlot

MOST_CHOICES = 8
_KEY = Pattern(r"([a-z]+)#(\d+)")


class RestoreRecord(Slots):
    """The record's name or number; `customer#12`, as the buttons of a choice say it, is its key."""

    record: TextSlot


def handle(slots: RestoreRecord, context: Context) -> Reply:
    """Restore the record with all that was deleted together with it."""
    bin_ = RecycleBin(context.store)
    records = _found(slots.record, bin_)
    if not records:
        raise RefusedError(
            context.say(f"回收站里没有叫“{shown(slots.record)}”的记录。",
                        f"The recycle bin has nothing called “{shown(slots.record)}”."),
            context.say("请换个名字再说一次。", "Say the name another way."),
        )  # fmt: skip
    if len(records) > 1:
        return _which(slots.record, records, context)
    return _restore(records[0], bin_, context)


def _found(text: str, bin_: RecycleBin) -> list[Record]:
    key = _KEY.fullmatch(text.strip())
    if key:
        record = bin_.get(key[1], int(key[2]))
        return [record] if record else []
    matches: Sequence[NameMatch] = bin_.find(text)[:MOST_CHOICES]
    held = (bin_.get(match.kind, match.id) for match in matches)
    return [record for record in held if record is not None]


def _which(text: str, records: Sequence[Record], context: Context) -> Reply:
    said = context.say(
        f"回收站里有 {len(records)} 条叫“{shown(text)}”的记录，要恢复哪一条？",
        f"The recycle bin has {len(records)} records called “{shown(text)}”. Restore which one?",
    )
    buttons = tuple(_choice(record, context) for record in records)
    return Reply(blocks=(Text(text=said),), buttons=buttons)


def _choice(record: Record, context: Context) -> Button:
    one = ref(record)
    kind = KINDS[one.kind].label(context.actor.language)
    assert record.deleted_at is not None
    when = moment(record.deleted_at, context.actor)
    label = context.say(
        f"{one.name} · {kind} · {when} 删除", f"{one.name} · {kind} · deleted {when}"
    )
    return ask(label, "restore_record", record=f"{one.kind}#{one.id}")


def _restore(record: Record, bin_: RecycleBin, context: Context) -> Reply:
    deletion = bin_.deletion(record)
    if deletion is not None and deletion.merged:
        undo_change(context.work, deletion.change_id)
        return _restored(record, 0, context)
    if (customer := _deleted_customer(record, context)) is not None:
        return _customer_first(record, customer, context)
    together = list(bin_.gone_with(deletion)) if deletion else []
    for one in (record, *together):
        one.deleted_at = None
    return _restored(record, len([one for one in together if one is not record]), context)


def _deleted_customer(record: Any, context: Context) -> Customer | None:
    """The record's customer, where that is in the bin itself."""
    key = getattr(record, "customer_id", None)
    return context.store.customers.get(key, deleted=True) if key else None


def _customer_first(record: Record, customer: Customer, context: Context) -> Reply:
    name = ref(record).name
    text = context.say(
        f"“{name}”的客户“{customer.name}”也在回收站，要先恢复客户。",
        f"“{name}” belongs to “{customer.name}”, which is in the bin too: restore that first.",
    )
    label = context.say(f"恢复 {customer.name}", f"Restore {customer.name}")
    button = ask(label, "restore_record", record=f"customer#{customer.id}")
    return Reply(blocks=(Text(text=text),), buttons=(button,))


def _restored(record: Record, others: int, context: Context) -> Reply:
    name = ref(record).name
    text = context.say(f"已恢复“{name}”。", f"“{name}” is restored.")
    if others:
        text += context.say(
            f"同时恢复了一起删除的 {others} 条记录。",
            f" Also restored, as deleted with it: {others}.",
        )
    return Reply(blocks=(Text(text=text),), focus=(ref(record),))


restore_record = Intent(
    "restore_record",
    STAFF,
    RestoreRecord,
    Effect.WRITE,
    ("从回收站恢复记录", "bring a record back from the recycle bin"),
    handle,
)
