"""Slots of messages whose intent is known, at the sample company: no encoder, and so quick."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy.orm import Session

from crm_store.database import Database
from crm_store.models import User
from crm_store.scope import Actor
from crm_store.store import Store
from intents.call import Mention
from intents.catalogue import INTENTS
from intents.context import Context
from intents.understand.fill.filler import fill
from intents.understand.reader import Reader
from tests.stores import NOW, SHANGHAI, Stores

Slots = dict[str, Any]
FillSlots = Callable[..., Slots]


@pytest.fixture(scope="session")
def company_session(stores: Stores) -> Iterator[Session]:
    """The sample company of 23 November 2026, to read."""
    database = Database(stores.sample("sqlite"))
    with Session(database.engine) as session:
        yield session
    database.close()


@pytest.fixture(scope="session")
def slots_of(company_session: Session, reader: Reader) -> FillSlots:
    """`slots_of(intent, text)`: the slots as `guanxi understand` prints them; 方晴 speaks."""

    def slots_of(intent: str, text: str, speaker: str = "方晴") -> Slots:
        context = context_of(company_session, speaker)
        found = reader.mentions(text, context)
        mentions = reader._with_alike(INTENTS[intent], found, context)
        call = fill(reader.request(INTENTS[intent], mentions, context))
        return {name: _plain(value) for name, value in call.slots.items()}

    return slots_of


def context_of(session: Session, speaker: str) -> Context:
    user = session.query(User).filter(User.name == speaker).one()
    english = speaker.isascii()
    language, currency = ("en", "USD") if english else ("zh", "CNY")
    actor = Actor(speaker, "admin", language, SHANGHAI, currency, user_id=user.id, sees=None)  # type: ignore[arg-type]
    return Context(actor, Store(session, actor, NOW), NOW)


def _plain(value: object) -> Any:
    return value.name if isinstance(value, Mention) else value
