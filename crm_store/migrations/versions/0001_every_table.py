"""Every table."""

from alembic import op

from crm_store.migrations.first_tables import (
    automation,
    conversation,
    customers,
    history,
    marketing,
    orders,
    passages,
    people,
    risks,
    sales,
    scores,
    service,
    steering,
    work,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    customers.custom_fields,
    steering.exchange_rates,
    conversation.inbox,
    history.index_queue,
    customers.name_keys,
    conversation.outbox,
    sales.products,
    marketing.segments,
    sales.stages,
    people.territories,
    steering.workspace_settings,
    marketing.campaigns,
    people.teams,
    people.users,
    customers.customers,
    conversation.learned_phrases,
    steering.targets,
    history.undo_records,
    history.audit_entries,
    marketing.campaign_members,
    customers.contacts,
    sales.contracts,
    conversation.conversations,
    sales.deals,
    steering.expenses,
    marketing.leads,
    orders.orders,
    marketing.points_entries,
    work.tasks,
    work.activities,
    work.attachments,
    people.channel_accounts,
    people.consents,
    people.link_tokens,
    orders.order_lines,
    sales.payments,
    sales.quotes,
    sales.stage_changes,
    orders.stock_movements,
    service.tickets,
    sales.quote_lines,
    service.survey_answers,
    service.ticket_replies,
    service.handovers,
    passages.passages,
    scores.customer_scores,
    scores.segment_changes,
    risks.customer_risks,
    automation.notices,
    automation.mutings,
    automation.rule_runs,
)
"""In an order in which each only refers to those before it."""


def upgrade() -> None:
    """Make them, and then the reference from a team to its manager, which closes a circle."""
    for make in TABLES:
        make()
    with op.batch_alter_table("teams") as teams:
        teams.create_foreign_key("fk_teams_manager_id_users", "users", ["manager_id"], ["id"])


def downgrade() -> None:
    """Drop them, with all that is in them."""
    with op.batch_alter_table("teams") as teams:
        teams.drop_constraint("fk_teams_manager_id_users", type_="foreignkey")
    for make in reversed(TABLES):
        op.drop_table(make.__name__)
    work.forget_last_activity_of_deals()
