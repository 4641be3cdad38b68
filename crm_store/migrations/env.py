"""What Alembic runs: the steps, on the connection that `crm_store.migrate` hands over."""

from alembic import context

from crm_store.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
    user_module_prefix="types.",
)
with context.begin_transaction():
    context.run_migrations()
