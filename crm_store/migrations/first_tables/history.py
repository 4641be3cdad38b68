"""The first tables of what changed."""

import sqlalchemy as sa
from alembic import op

from crm_store.models import base as types


def index_queue() -> None:
    op.create_table(
        "index_queue",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_index_queue")),
    )


def undo_records() -> None:
    op.create_table(
        "undo_records",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("conversation", sa.Text(), nullable=True),
        sa.Column("intent", sa.Text(), nullable=True),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("undone_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_undo_records_customer_id_customers")
        ),
        sa.ForeignKeyConstraint(
            ["undoes_id"], ["undo_records.id"], name=op.f("fk_undo_records_undoes_id_undo_records")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_undo_records_user_id_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undo_records")),
    )
    op.create_index("ix_undo_records_user", "undo_records", ["user_id", "id"], unique=False)


def audit_entries() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("undo_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("op", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("raw", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["undo_id"], ["undo_records.id"], name=op.f("fk_audit_entries_undo_id_undo_records")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_audit_entries_user_id_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
    )
    op.create_index(
        "ix_audit_entries_at", "audit_entries", ["at", "id", "user_id", "op"], unique=False
    )
    op.create_index("ix_audit_entries_record", "audit_entries", ["kind", "record_id"], unique=False)
    op.create_index("ix_audit_entries_undo", "audit_entries", ["undo_id"], unique=False)
