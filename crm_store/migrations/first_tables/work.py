"""The first tables of activities and tasks."""

import sqlalchemy as sa
from alembic import op

from crm_store.models import base as types

LATER = """
UPDATE deals SET last_activity_at = new.at
WHERE id = new.deal_id AND new.deleted_at IS NULL
AND (last_activity_at IS NULL OR last_activity_at < new.at);
"""
LATEST = """
UPDATE deals SET last_activity_at = (
  SELECT max(at) FROM activities WHERE deal_id = deals.id AND deleted_at IS NULL
) WHERE id IN ({deals});
"""
KEPT = (
    ("added", "INSERT", LATER),
    (
        "changed",
        "UPDATE OF deal_id, at, deleted_at",
        LATEST.format(deals="old.deal_id, new.deal_id"),
    ),
    ("removed", "DELETE", LATEST.format(deals="old.deal_id")),
)
"""After which events on activities the database keeps the last activity of deals, and how."""


def tasks() -> None:
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("assignee_id", sa.Integer(), nullable=True),
        sa.Column("due", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("due_time", sa.Boolean(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("updated_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignee_id"], ["users.id"], name=op.f("fk_tasks_assignee_id_users")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_tasks_customer_id_customers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    op.create_index(
        "ix_tasks_assignee_due", "tasks", ["assignee_id", "status", "due"], unique=False
    )
    op.create_index("ix_tasks_status_due", "tasks", ["status", "due", "deleted_at"], unique=False)
    op.create_index(
        "ix_tasks_customer_due", "tasks", ["customer_id", "status", "due"], unique=False
    )


def activities() -> None:
    op.create_table(
        "activities",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("deal_id", sa.Integer(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("updated_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_activities_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_activities_customer_id_customers")
        ),
        sa.ForeignKeyConstraint(
            ["deal_id"], ["deals.id"], name=op.f("fk_activities_deal_id_deals")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_activities_user_id_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activities")),
    )
    op.create_index(
        "ix_activities_at",
        "activities",
        ["at", "deleted_at", "user_id", "customer_id", "kind", "deal_id"],
        unique=False,
    )
    op.create_index(
        "ix_activities_customer_at",
        "activities",
        ["customer_id", "at", "deleted_at"],
        unique=False,
    )
    op.create_index(
        "ix_activities_deal_at", "activities", ["deal_id", "at", "deleted_at"], unique=False
    )
    op.create_index(
        "ix_activities_user_at",
        "activities",
        ["user_id", "at", "kind", "deleted_at"],
        unique=False,
    )
    _last_activity_of_deals()


def _last_activity_of_deals() -> None:
    """Kept by the database, whoever writes: a conversation, an import, a merge, an undo."""
    for name, event, keep in KEPT:
        made = f"CREATE TRIGGER activities_{name} AFTER {event} ON activities "
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"{made} BEGIN {keep} END")
            continue
        op.execute(
            f"CREATE FUNCTION activity_{name}() RETURNS trigger LANGUAGE plpgsql "
            f"AS $$ BEGIN {keep} RETURN NULL; END $$"
        )
        op.execute(f"{made} FOR EACH ROW EXECUTE FUNCTION activity_{name}()")


def forget_last_activity_of_deals() -> None:
    """Drop what a table does not take along when it is dropped."""
    if op.get_bind().dialect.name != "sqlite":
        for name, *_ in KEPT:
            op.execute(f"DROP FUNCTION activity_{name}()")


def attachments() -> None:
    op.create_table(
        "attachments",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_attachments_activity_id_activities")
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_attachments_contact_id_contacts")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_attachments_customer_id_customers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
    )
    op.create_index(
        op.f("ix_attachments_activity_id"), "attachments", ["activity_id"], unique=False
    )
    op.create_index(
        op.f("ix_attachments_customer_id"), "attachments", ["customer_id"], unique=False
    )
