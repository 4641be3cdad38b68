"""The first table of who may leave."""

import sqlalchemy as sa
from alembic import op


def customer_risks() -> None:
    op.create_table(
        "customer_risks",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("high_since", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_customer_risks_customer_id_customers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_risks")),
        sa.UniqueConstraint("customer_id", name=op.f("uq_customer_risks_customer_id")),
    )
    op.create_index(
        "ix_customer_risks_score", "customer_risks", ["score", "customer_id"], unique=False
    )
    op.create_index(
        "ix_customer_risks_high_since",
        "customer_risks",
        ["high_since", "customer_id"],
        unique=False,
    )
