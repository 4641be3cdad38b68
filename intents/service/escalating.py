"""What follows once a conversation was handed over: it escalates, is answered, and ends."""

from crm_store.models import Activity, Customer, Handover, User
from crm_store.repositories.addresses import Addresses
from crm_store.repositories.handovers import DESK, Handovers
from intents.context import Context
from intents.notices import notify_user, worded_for_user
from intents.reply import Reply, Text
from intents.service.desk_notices import ANSWER, BACK, tell_desk


def escalate_late(context: Context) -> list[Handover]:
    """Tell the next one up of each handover that nobody answered in time; once for each."""
    handovers = Handovers(context.store.session, context.actor)
    late = handovers.unanswered(context.now)
    for handover in late:
        handovers.escalated(handover, context.now)
        _tell_all(_next_up(handover, context), handover, context)
    return late


def _next_up(handover: Handover, context: Context) -> list[User]:
    """The manager of whoever was to answer; without one, the service team."""
    addresses = Addresses(context.store.session)
    owner = addresses.colleague(handover.user_id)
    manager = addresses.manager_of(owner) if owner is not None else None
    return [manager] if manager is not None else addresses.service_team()


def _tell_all(people: list[User], handover: Handover, context: Context) -> None:
    """The desk, where they are called; without one each of them."""
    if handover.desk is not None:
        theirs = worded_for_user(people[0], context) if people else context
        told, buttons = _late(handover, theirs), (ANSWER, BACK)
        tell_desk(handover, "escalated", told, theirs, mention=tuple(people), buttons=buttons)
        return
    for user in people:
        told = _late(handover, worded_for_user(user, context))
        notify_user(user, f"{DESK}{handover.id}:escalated", told, context, handover=handover.id)


def _late(handover: Handover, theirs: Context) -> Reply:
    text = theirs.say(
        f"⏰ 还没有人答复：\n{handover.summary}", f"⏰ Nobody has answered yet:\n{handover.summary}"
    )
    return Reply(blocks=(Text(text=text),))


def back_to_the_bot(handover: Handover, context: Context) -> None:
    """End a handover; what it was about lands on the customer's timeline."""
    Handovers(context.store.session, context.actor).closed(handover, context.now)
    customer = context.store.session.get(Customer, handover.customer_id or 0)
    if customer is None:
        return
    context.store.activities.add(
        Activity(
            customer_id=customer.id,
            contact_id=handover.contact_id,
            user_id=handover.user_id,
            at=handover.opened_at,
            kind="message",
            summary=handover.summary,
        )
    )
