"""Alembic's environment: runs on the connection handed over by `storage.upgrade`."""

from alembic import context
from sqlalchemy import Connection

from ektp_desk.storage.migrations import env_filter

connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata"),
    include_object=env_filter,
)
context.run_migrations()
