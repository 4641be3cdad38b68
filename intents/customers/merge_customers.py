"""merge_customers: one customer out of two, nothing lost."""

from collections.abc import Sequence
from typing import Any

from crm_store.kinds import CUSTOMERS
from crm_store.models import Customer
from crm_store.repositories.attached import Attached
from crm_store.side_rows import move_rows
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.customers.card import owner_name
from intents.customers.counts import in_words
from intents.describe import describe
from intents.format import EMPTY, moment, word
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Table, Text
from intents.slots import CustomerSlot, Slots

FILLED = (
    "industry", "region", "level", "source", "owner_id", "phone", "email", "address", "website",
)  # fmt: skip
"""What the kept customer takes from the other where it has nothing itself."""
MOST_PARENTS = 20


class MergeCustomers(Slots):
    """Which one stays, and which one becomes part of it."""

    keep: CustomerSlot
    duplicate: CustomerSlot


def preview(slots: MergeCustomers, context: Context) -> Reply:
    """Both side by side."""
    keep, duplicate = _both(slots, context)
    say = context.say
    kept, gone = keep.name, duplicate.name
    if kept == gone:
        kept, gone = describe(ref(keep), context), describe(ref(duplicate), context)
    text = say(
        f"要把“{gone}”并入“{kept}”吗？它的全部记录都归到“{keep.name}”，空的字段从它补上。",
        f"Merge “{gone}” into “{kept}”? All of its records move there, and empty "
        "fields are filled from it.",
    )
    table = Table(
        headers=("", say("保留", "Keep"), say("并入", "Merge in")),
        rows=tuple(_side_by_side(keep, duplicate, context)),
        records=(),
    )
    swap = ask(
        say("反过来保留另一个", "Keep the other one"),
        "merge_customers", keep=ref(duplicate), duplicate=ref(keep),
    )  # fmt: skip
    return Reply(blocks=(Text(text=text), table), buttons=(swap,))


def handle(slots: MergeCustomers, context: Context) -> Reply:
    """Fill, move everything, and put what is left of the duplicate in the recycle bin."""
    keep, duplicate = _both(slots, context)
    attached = Attached(context.store)
    counts = attached.counts_at(duplicate)
    _fill(keep, duplicate, context)
    duplicate.deleted_at = context.now
    context.work.mark_merged(duplicate)
    context.store.session.flush()  # so that the two customers are told of first
    _move(keep, duplicate, attached, context)
    text = context.say(
        f"已把“{duplicate.name}”并入“{keep.name}”。",
        f"“{duplicate.name}” is part of “{keep.name}” now.",
    )
    if moved := in_words(counts, context):
        text += context.say(f"一起过来的有：{moved}。", f" With it came {moved}.")
    return Reply(blocks=(Text(text=text),), focus=(ref(keep),))


def _both(slots: MergeCustomers, context: Context) -> tuple[Customer, Customer]:
    keep = context.load(Customer, slots.keep)
    duplicate = context.load(Customer, slots.duplicate)
    if keep.id == duplicate.id:
        raise RefusedError(
            context.say("这是同一个客户，不用合并。", "That is one and the same customer."),
            context.say("请说两个客户的名称。", "Name the two customers."),
        )
    attached = Attached(context.store)
    if not (attached.all_seen(keep) and attached.all_seen(duplicate)):
        raise RefusedError(
            context.say("合并这两个客户需要管理员来做。", "Merging these two needs an admin."),
            context.say("可以请管理员在这里说同样的话。", "Ask your admin to say the same here."),
        )
    return keep, duplicate


def _fill(keep: Customer, duplicate: Customer, context: Context) -> None:
    _fill_parent(keep, duplicate, context)
    for name in FILLED:
        if getattr(keep, name) is None:
            setattr(keep, name, getattr(duplicate, name))
    if keep.birthday is None and duplicate.birthday is not None:
        keep.birthday, keep.lunar_birthday = duplicate.birthday, duplicate.lunar_birthday
    held = {tag.casefold() for tag in keep.tags}
    keep.tags = (*keep.tags, *(tag for tag in duplicate.tags if tag.casefold() not in held))
    keep.custom = {**duplicate.custom, **keep.custom}


def _fill_parent(keep: Customer, duplicate: Customer, context: Context) -> None:
    """The other's parent, unless that would put the kept customer under itself."""
    if duplicate.id in _parents_of(keep, context):
        keep.parent_id = None
    if keep.parent_id is None and keep.id not in _parents_of(duplicate, context):
        keep.parent_id = duplicate.parent_id


def _parents_of(customer: Customer, context: Context) -> Sequence[int]:
    """The keys of the customers above one, as far as the actor sees them."""
    keys: list[int] = []
    above: Customer | None = customer
    while above is not None and above.parent_id and len(keys) < MOST_PARENTS:
        keys.append(above.parent_id)
        above = context.store.customers.get(above.parent_id)
    return keys


def _move(keep: Customer, duplicate: Customer, attached: Attached, context: Context) -> None:
    for link, records in attached.naming(duplicate):
        for record in records:
            if record is not keep:
                setattr(record, link.attribute, keep.id)
    change = context.work.begun()
    for link, keys in attached.side_rows(duplicate, keep):
        session = context.store.session
        move_rows(session, change, link.model, link.attribute, keys, duplicate.id, keep.id)


def _side_by_side(
    keep: Customer, duplicate: Customer, context: Context
) -> list[tuple[str, str, str]]:
    say, language = context.say, context.actor.language
    attached = Attached(context.store)
    rows = [(say("名称", "Name"), keep.name, duplicate.name)]
    for column in CUSTOMERS.columns:
        pair = [_cell(one, column.name, context) for one in (keep, duplicate)]
        if column.name not in ("name", "shared") and any(pair):
            rows.append((column.label(language), pair[0] or EMPTY, pair[1] or EMPTY))
    has = [in_words(attached.counts_at(one), context) or EMPTY for one in (keep, duplicate)]
    rows.append((say("已有", "Has"), has[0], has[1]))
    return rows


def _cell(customer: Customer, name: str, context: Context) -> str:
    if name == "owner":
        return owner_name(customer, context)
    if name == "parent":
        parent = context.store.customers.get(customer.parent_id) if customer.parent_id else None
        return parent.name if parent else ""
    value: Any = getattr(customer, name)
    if name == "created_at":
        return moment(value, context.actor, time=False)
    if isinstance(value, tuple):
        return context.say("、", ", ").join(value)
    return "" if value is None else word(str(value), context.actor)


merge_customers = Intent(
    "merge_customers",
    STAFF,
    MergeCustomers,
    Effect.CONFIRMED,
    ("把两个客户合并成一个", "merge two customers into one"),
    handle,
    preview,
    ("合并", "Merge"),
)
