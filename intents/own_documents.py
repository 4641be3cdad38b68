"""A customer's documents: the one that was named, else all of whoever asks or was named."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from intents.call import RecordRef
from intents.context import Context, RecordGoneError
from intents.own import customer_meant, needs_customer
from intents.reply import Reply, say

D = TypeVar("D")
MOST = 10


def own_documents(
    named: RecordRef | None,
    whose: RecordRef | None,
    one: Callable[[int], D | None],
    of_customer: Callable[[int, int], Sequence[D]],
    kind: tuple[str, str],
    context: Context,
) -> Sequence[D]:
    """The named document, else the latest of the customer; none where they have none.

    `one` and `of_customer` find them by key, in the actor's scope; `kind` is what several are
    called. Raises RecordGoneError, and RefusedError for a colleague who named nobody.
    """
    customer = customer_meant(whose, context)
    if named is not None:
        document = one(named.id)
        if document is None:
            raise RecordGoneError(named)
        return (document,)
    if customer is None:
        raise needs_customer(*kind, context)
    return of_customer(customer.id, MOST)


def nothing_yet(whose: RecordRef | None, kind: tuple[str, str], context: Context) -> Reply:
    """What is said where a customer has no such document."""
    zh, en = kind
    if context.actor.is_staff and whose is not None:
        return say(context.say(f"{whose.name} 还没有{zh}。", f"{whose.name} has no {en} yet."))
    return say(context.say(f"你还没有{zh}。", f"You have no {en} yet."))
