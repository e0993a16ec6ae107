"""The Alembic history: one for both engines."""
