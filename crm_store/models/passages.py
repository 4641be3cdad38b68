"""What was said and written, cut into passages: the text that history is searched in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, func, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from crm_store.models.base import Base

FULL_TEXT = "passage_words"
"""SQLite's full-text table over `words`; triggers keep it in step, deletions among them."""


class Passage(Base):
    """A piece of a record's text. It never changes: a new text is a new passage with a new key.

    (`kind`, `record_id`) is the record it is from, `part` its place there, and `source` what of the
    record it is (summary, reply, file …). Who sees it follows from its customer and its colleague
    (`user_id`), exactly as for the record. `words` are the terms that full-text search looks for,
    `embedded` says that its vector is in the index under this row's key.
    """

    __tablename__ = "passages"
    __table_args__ = (
        Index("ix_passages_record", "kind", "record_id"),
        Index("ix_passages_customer", "customer_id", "at"),
        Index("ix_passages_user", "user_id", "at"),
        Index("ix_passages_embedded", "embedded", "id"),
        Index(
            "ix_passages_words",
            func.array_to_tsvector(func.string_to_array(literal_column("words"), " ")),
            postgresql_using="gin",
            info={"only": "postgresql"},
        ).ddl_if(dialect="postgresql"),
        {"sqlite_autoincrement": True},  # a vector to be removed never has a new passage's key
    )

    kind: Mapped[str]
    record_id: Mapped[int]
    part: Mapped[int]
    source: Mapped[str]
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"), default=None)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), default=None)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), default=None)
    at: Mapped[datetime]
    language: Mapped[str]
    text: Mapped[str]
    words: Mapped[str]
    embedded: Mapped[bool] = mapped_column(default=False)
