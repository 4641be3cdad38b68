"""Several requests in one message: "推到谈判，再提醒我周五发报价" is read part by part."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from intents.call import Call, Mention, RecordRef, SlotValue
from intents.catalogue import INTENTS
from intents.context import Context, ref
from intents.intent import Effect
from intents.new_records import may_be_made, names_it, to_be_made
from intents.understand.fill.request import known
from intents.understand.fill.values import money_json
from intents.understand.joints import Part, is_order
from intents.understand.taken_up import with_what_was_wanted

ReadPart = Callable[[Part, Context], tuple[Call, ...] | None]

MORE_OF_ONE = frozenset({"update_customer", "update_contact"})
"""Several of these on one record change several of its fields."""
WITH_LINES = frozenset({"create_quote", "create_order", "update_order"})
"""What goes on with "add two of these" after one of them is another line of it."""
OF_TICKETS = frozenset({"update_ticket", "resolve_ticket"})
REPORTS = frozenset({"log_activity", "open_ticket", "none", *WITH_LINES})
"""What holds several statements and is one request."""
OF_DEALS = frozenset({"create_deal", "update_deal", "win_deal", "lose_deal"})


def read_apart(parts: Sequence[Part], context: Context, read: ReadPart) -> tuple[Call, ...] | None:
    """The calls of all parts; None unless each is surely a change of its own.

    What is shown first may be followed by to-dos ("show me Orion and remind me to call them").
    `read` gives the calls of a part that it is sure of. A part knows what the ones before it named.
    """
    calls: list[Call] = []
    for place, part in enumerate(parts):
        found = read(part, context)
        shows = place == 0 and all(one.hint == "create_task" for one in parts[1:])
        if not found or not all(_changes(call) or (shows and _shows(call)) for call in found):
            return None
        if place:
            found = tuple(_taken_up(call, parts[:place], calls, context) for call in found)
            calls = _without_guess(calls, found)
        if not all(_is_another(call, calls) for call in found):
            return None
        calls += found
        context = _with_focus(context, found)
    return tuple(calls) if len(calls) > 1 else None


def read_partly(
    parts: Sequence[Part], whole: Sequence[Call], context: Context, read: ReadPart
) -> tuple[tuple[Call, ...], tuple[str, ...]]:
    """The calls of the orders among the parts that are sure, and the words of those that are not.

    Nothing of both where the message, read as a `whole`, is a report, or has as many calls as it
    has orders: there is nothing left out of it.
    """
    orders = [part for part in parts if is_order(part)]
    if len(orders) < 2 or whole[0].intent in REPORTS or len(whole) >= len(orders):
        return (), ()
    calls: list[Call] = []
    left: list[str] = []
    for part in orders:
        found = read(part, context)
        if found and all(_changes(call) and _is_another(call, calls) for call in found):
            calls += found
            context = _with_focus(context, found)
        else:
            left.append(part.text)
    return (tuple(calls), tuple(left)) if calls and left else ((), ())


def _changes(call: Call) -> bool:
    intent = INTENTS.get(call.intent)
    return intent is not None and intent.effect is not Effect.READ and intent.name != "undo"


def _shows(call: Call) -> bool:
    """Whether a record or a list is only to be shown."""
    return call.intent.startswith(("show_", "list_"))


def _taken_up(call: Call, before: Sequence[Part], calls: Sequence[Call], context: Context) -> Call:
    """The call with what the parts before it said: an amount, an object, whom it is about."""
    if call.intent == "update_deal" and set(call.slots) == {"deal"}:
        money = [one for part in before for one in part.money]
        return call.with_slots(amount=money_json(money[-1])) if len(money) == 1 else call
    if call.intent != "create_task":
        return _of_new(call, calls)
    call = with_what_was_wanted(call, before[-1].shape, before[-1].text)
    focus = context.memory.focus.get("customer")
    named = any(isinstance(v, Mention) for one in calls for v in one.slots.values())
    named = named or any(map(to_be_made, calls))
    if focus is None or not named or {"customer", "assignee"} & set(call.slots):
        return call
    return call.with_slots(customer=known(focus))


def _of_new(call: Call, calls: Sequence[Call]) -> Call:
    """The call about the new customer of the calls before, where it names nobody."""
    new = next((one for before in calls if (one := to_be_made(before))), None)
    takes = any(spec.name == "customer" for spec in INTENTS[call.intent].specs)
    named = any(isinstance(value, Mention) for value in call.slots.values())
    if new is None or new.kind != "customer" or named or not takes:
        return call
    return call.with_slots(customer=known(new))


def _without_guess(calls: Sequence[Call], found: Sequence[Call]) -> list[Call]:
    """The calls without a deal that a visit seemed to bring, where a deal is spoken of after it."""
    if not any(call.intent in OF_DEALS for call in found):
        return list(calls)
    visited = any(call.intent == "log_activity" for call in calls)
    return [call for call in calls if not (visited and call.intent == "create_deal")]


def _is_another(call: Call, before: Sequence[Call]) -> bool:
    """Whether a call is a change of its own, and no second reading of an earlier one."""
    if before and (call.intent == "update_deal" and set(call.slots) == {"deal"}):
        return False
    if before and any(_is_unknown(value, before) for value in call.slots.values()):
        return False
    if call.intent in OF_TICKETS and any(one.intent == "open_ticket" for one in before):
        return False  # what was said before it is the trouble that the ticket is about
    if call.intent == "adjust_stock" and any(one.intent in WITH_LINES for one in before):
        return False
    same = [one for one in before if one.intent == call.intent]
    if call.intent in MORE_OF_ONE and call not in same:
        return True
    return all(_differs(call, one) for one in same)


def _is_unknown(value: SlotValue, before: Sequence[Call]) -> bool:
    """Whether a record is none that there is or comes of the calls before; a deal may be one's."""
    if not isinstance(value, Mention) or value.candidates or value.kind == "deal":
        return False
    return not any(new and names_it(value, new) for new in map(to_be_made, before))


def _differs(call: Call, other: Call) -> bool:
    """Whether two calls of one intent are about different things, each named."""
    if call.intent == "log_activity":
        return False
    if call.intent == "create_task":
        return call.slots.get("title") != other.slots.get("title")
    mine, theirs = _records(call), _records(other)
    whole = _is_whole(call) and _is_whole(other)
    return whole and any(kind in theirs and name != theirs[kind] for kind, name in mine.items())


def _is_whole(call: Call) -> bool:
    return all(spec.name in call.slots for spec in INTENTS[call.intent].specs if spec.required)


def _records(call: Call) -> dict[str, str]:
    return {name: v.name for name, v in call.slots.items() if isinstance(v, Mention)}


def _with_focus(context: Context, calls: Sequence[Call]) -> Context:
    """The context in which the records of these calls have just come up."""
    fresh: dict[str, RecordRef] = {}
    for call in calls:
        for value in call.slots.values():
            if isinstance(value, Mention) and len(value.candidates) == 1 and value.kind != "user":
                fresh[value.kind] = value.candidates[0]
        if (new := to_be_made(call) or may_be_made(call)) is not None:
            fresh[new.kind] = new
    if not fresh:
        return context
    owner = _customer_of(fresh, context) if "customer" not in fresh else None
    fresh |= {"customer": owner} if owner else {}
    memory = context.memory
    kept = {} if "customer" in fresh else memory.focus
    recent = (*fresh, *(kind for kind in memory.recent if kind not in fresh and kind in kept))
    focus = {**kept, **fresh}
    return replace(context, memory=memory.model_copy(update={"focus": focus, "recent": recent}))


def _customer_of(fresh: dict[str, RecordRef], context: Context) -> RecordRef | None:
    """Whose deal or contact has come up."""
    deal = context.store.deals.get(fresh["deal"].id) if "deal" in fresh else None
    contact = context.store.contacts.get(fresh["contact"].id) if "contact" in fresh else None
    held = deal or contact
    owner = context.store.customers.get(held.customer_id or 0) if held else None
    return ref(owner) if owner else None
