"""The first tables of what is worked out of purchases."""

import sqlalchemy as sa
from alembic import op

from crm_store.models import base as types


def customer_scores() -> None:
    op.create_table(
        "customer_scores",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("purchases", sa.Integer(), nullable=False),
        sa.Column("spent", types.ExactDecimal(), nullable=False),
        sa.Column("rhythm", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("recency", sa.Integer(), nullable=False),
        sa.Column("frequency", sa.Integer(), nullable=False),
        sa.Column("money", sa.Integer(), nullable=False),
        sa.Column("segment", sa.Text(), nullable=False),
        sa.Column("alive", sa.Integer(), nullable=True),
        sa.Column("expected", types.ExactDecimal(), nullable=True),
        sa.Column("expected_value", types.ExactDecimal(), nullable=True),
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_customer_scores_customer_id_customers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_scores")),
        sa.UniqueConstraint("customer_id", name=op.f("uq_customer_scores_customer_id")),
    )
    op.create_index(op.f("ix_customer_scores_due_on"), "customer_scores", ["due_on"], unique=False)
    op.create_index(
        "ix_customer_scores_segment", "customer_scores", ["segment", "spent"], unique=False
    )


def segment_changes() -> None:
    op.create_table(
        "segment_changes",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("from_segment", sa.Text(), nullable=True),
        sa.Column("to_segment", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_segment_changes_customer_id_customers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_segment_changes")),
    )
    op.create_index(
        op.f("ix_segment_changes_customer_id"), "segment_changes", ["customer_id"], unique=False
    )
    op.create_index(
        "ix_segment_changes_day", "segment_changes", ["day", "to_segment"], unique=False
    )
