"""Asking as somebody, with what the conversation remembers."""

from dataclasses import replace

from crm_store.scope import Actor
from crm_store.store import Store
from crm_store.unit_of_work import UnitOfWork
from intents.call import Call
from intents.context import Context, RefusedError
from intents.dispatch import perform, prepare, refusal
from intents.memory import Memory
from intents.outcome import Outcome
from tests.intents.company import SHANGHAI, Company


def ask_remembering(company: Company, name: str, intent: str, memory: Memory) -> Outcome:
    """A writing turn of a conversation that remembers this."""
    actor = company.actors[name]
    try:
        with UnitOfWork(
            company.database, actor, company.now, intent=intent, conversation="c1"
        ) as unit:
            context = Context(actor, unit.store, company.now, memory, unit)
            ready = prepare([Call(intent=intent)], context)
            assert isinstance(ready, list)
            return perform(ready, context)
    except RefusedError as error:
        with company.database.reading() as session:
            context = Context(actor, Store(session, actor, company.now), company.now)
            return Outcome(reply=refusal(error, context.actor))


def add_customer_actor(
    company: Company, customer_id: int, name: str, contact_id: int | None = None
) -> None:
    """Let a customer's person ask for things by this name."""
    actor = Actor(
        name, "customer", "en", SHANGHAI, "USD", customer_id=customer_id, contact_id=contact_id
    )
    company.actors[name] = replace(actor, sees=())
