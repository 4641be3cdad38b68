"""delete_customer: move to the recycle bin, after a confirmation."""

from crm_store.models import Customer, Record
from crm_store.repositories.attached import Attached
from intents.context import Context, RefusedError
from intents.customers.card import owner_name
from intents.customers.counts import in_words
from intents.intent import STAFF, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import CustomerSlot, Slots


class DeleteCustomer(Slots):
    """Which customer."""

    customer: CustomerSlot


def preview(slots: DeleteCustomer, context: Context) -> Reply:
    """What goes with the customer."""
    customer = context.load(Customer, slots.customer)
    going = {kind: len(found) for kind, found in _going(customer, context).items()}
    with_it = in_words(going, context)
    text = context.say(
        f"要把“{customer.name}”（负责人：{owner_name(customer, context)}）移到回收站吗？",
        f"Move “{customer.name}” (owner: {owner_name(customer, context)}) to the recycle bin?",
    )
    if with_it:
        text += context.say(f"一起移走：{with_it}。", f" It takes along: {with_it}.")
    hint = context.say(
        "历史跟进、已关闭的商机和订单仍计入统计；以后可以恢复。",
        "Past activities, closed deals and orders stay in the figures; it can be restored later.",
    )
    return Reply(blocks=(Text(text=f"{text}\n{hint}"),))


def handle(slots: DeleteCustomer, context: Context) -> Reply:
    """Delete the customer with its contacts and what is open, in one change."""
    customer = context.load(Customer, slots.customer)
    going = _going(customer, context)
    for record in [customer, *(one for found in going.values() for one in found)]:
        record.deleted_at = context.now
    text = context.say(
        f"已把“{customer.name}”移到回收站。说“恢复{customer.name}”可以找回。",
        f"“{customer.name}” is in the recycle bin. Say “restore {customer.name}” to get it back.",
    )
    return Reply(blocks=(Text(text=text),))


def _going(customer: Customer, context: Context) -> dict[str, list[Record]]:
    attached = Attached(context.store)
    if not attached.all_seen(customer):
        raise RefusedError(
            context.say(f"删除“{customer.name}”需要管理员来做。",
                        f"Deleting “{customer.name}” needs an admin."),
            context.say("可以请管理员在这里说同样的话。", "Ask your admin to say the same here."),
        )  # fmt: skip
    return attached.going(customer)


delete_customer = Intent(
    "delete_customer",
    STAFF,
    DeleteCustomer,
    Effect.CONFIRMED,
    ("把客户移到回收站", "move a customer to the recycle bin"),
    handle,
    preview,
    ("删除", "Delete"),
)
