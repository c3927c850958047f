"""How Alembic runs the migrations: on the connection, and in the transaction, of `schema.upgrade`."""

from alembic import context

from diagnostic.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
)
context.run_migrations()
