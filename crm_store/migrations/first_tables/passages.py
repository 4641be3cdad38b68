"""The first tables of what history is searched in."""

import sqlalchemy as sa
from alembic import op

from crm_store.models import base as types

FOLLOW = """
CREATE TRIGGER passages_{event} AFTER {event} ON passages BEGIN
  INSERT INTO passage_words({columns}) VALUES ({values});
END
"""


def passages() -> None:
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("embedded", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_passages_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_passages_customer_id_customers")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_passages_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passages")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_passages_record", "passages", ["kind", "record_id"], unique=False)
    op.create_index("ix_passages_customer", "passages", ["customer_id", "at"], unique=False)
    op.create_index("ix_passages_user", "passages", ["user_id", "at"], unique=False)
    op.create_index("ix_passages_embedded", "passages", ["embedded", "id"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        _full_text_of_sqlite()
    else:
        op.execute(
            "CREATE INDEX ix_passages_words ON passages USING gin "
            "(array_to_tsvector(string_to_array(words, ' ')))"
        )


def _full_text_of_sqlite() -> None:
    """An FTS5 table that keeps no text of its own; triggers keep it in step with the passages."""
    op.execute(
        "CREATE VIRTUAL TABLE passage_words USING "
        "fts5(words, content='passages', content_rowid='id', detail='none')"
    )
    op.execute("CREATE VIRTUAL TABLE passage_terms USING fts5vocab('passage_words', 'row')")
    op.execute(FOLLOW.format(event="INSERT", columns="rowid, words", values="new.id, new.words"))
    op.execute(
        FOLLOW.format(
            event="DELETE",
            columns="passage_words, rowid, words",
            values="'delete', old.id, old.words",
        )
    )
