"""Whose records are asked for: a customer's own and no other's; a colleague names whose."""

from crm_store.models import Customer
from intents.accounts.visiting import not_known
from intents.call import RecordRef
from intents.context import Context, RecordGoneError, RefusedError


def customer_meant(named: RecordRef | None, context: Context) -> Customer | None:
    """The customer of a request; None where a colleague named none.

    A customer who names another one learns only that there is no such.
    """
    if context.actor.is_staff:
        return context.load(Customer, named) if named is not None else None
    if context.actor.is_visitor:
        raise not_known(context)
    own = context.store.customers.get(context.actor.customer_id or 0)
    if own is None:
        raise RefusedError(
            context.say("没有找到你的客户档案。", "I found no customer record of yours."),
            context.say(
                "请说“转人工”，我来找同事。", "Say “talk to a human” and I will fetch one."
            ),
        )
    if named is not None and named.id != own.id:
        raise RecordGoneError(named)
    return own


def needs_customer(zh: str, en: str, context: Context) -> RefusedError:
    """A colleague asked for a document without saying which or whose."""
    return RefusedError(
        context.say(f"要看哪个客户的{zh}？", f"Whose {en} do you mean?"),
        context.say(f"请说客户名或编号，比如“云帆科技的{zh}”。",
                    f"Name the customer or the number, as in “{en} of Delta Foods”."),
    )  # fmt: skip
