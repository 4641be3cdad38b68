"""A turn's beginning: who speaks, in which language, and what was said before."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot import dialogue, identity
from bot.channel import Inbound
from crm_store.actors import Defaults
from crm_store.repositories.handovers import Handovers
from crm_store.store import Store
from intents.context import Context, ref
from intents.memory import Memory


def begin(session: Session, inbound: Inbound, defaults: Defaults, now: datetime) -> Context:
    """The context in which a delivery is understood. Raises UnknownSenderError."""
    actor = identity.resolve(session, inbound.sender, inbound.channel, defaults)
    memory = dialogue.load(session, inbound.channel, inbound.conversation, now)
    actor = dialogue.spoken(actor, memory, inbound.text)
    store = Store(session, actor, now)
    return Context(actor, store, now, _about_the_customer(inbound, store, memory))


def _about_the_customer(inbound: Inbound, store: Store, memory: Memory) -> Memory:
    """In the thread of a handed-over customer "their orders?" is about them, until another is."""
    if not store.actor.is_staff or "customer" in memory.focus or ":" not in inbound.conversation:
        return memory
    handover = Handovers(store.session, store.actor).of_thread(inbound.conversation)
    key = handover.customer_id if handover is not None else None
    customer = store.customers.get(key) if key is not None else None
    if customer is None:
        return memory
    focus = {**memory.focus, "customer": ref(customer)}
    return memory.model_copy(update={"focus": focus, "recent": (*memory.recent, "customer")})
