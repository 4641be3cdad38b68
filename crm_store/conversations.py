"""What a conversation remembers: one row, read and kept in every turn, so in plain statements."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import Insert as PostgresqlInsert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.orm import Session

from crm_store.models import Base, Conversation
from crm_store.scope import Actor

_ROWS = Base.metadata.tables[Conversation.__tablename__]
_MEMORY = select(_ROWS.c.memory).where(
    _ROWS.c.channel == bindparam("channel"), _ROWS.c.external_id == bindparam("conversation")
)
_KEPT = ("user_id", "customer_id", "contact_id", "memory", "updated_at")


def memory_of(session: Session, channel: str, conversation: str) -> dict[str, Any]:
    """What a conversation remembers, as JSON; nothing for a new one."""
    place = {"channel": channel, "conversation": conversation}
    return session.scalar(_MEMORY, place) or {}


def remember(
    session: Session, channel: str, conversation: str, actor: Actor, memory: Mapping[str, Any]
) -> None:
    """Keep what a conversation with this actor remembers, in place of what it did."""
    row = {
        "channel": channel,
        "external_id": conversation,
        "user_id": actor.user_id,
        "customer_id": actor.customer_id,
        "contact_id": actor.contact_id,
        "memory": dict(memory),
    }
    session.execute(_upsert(session.get_bind().dialect.name), row)


@lru_cache(maxsize=2)
def _upsert(dialect: str) -> PostgresqlInsert | SqliteInsert:
    """Adds a conversation, or changes the one that there is."""
    added = postgresql.insert(_ROWS) if dialect == "postgresql" else sqlite.insert(_ROWS)
    kept = {name: added.excluded[name] for name in _KEPT}
    return added.on_conflict_do_update(index_elements=["channel", "external_id"], set_=kept)
