"""Triggers that keep ledgers append-only on both engines, against raw SQL too.

Released migrations use this text: never edit a function here, add a new one instead.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, text


def append_only(dialect: str, table: str, unique_keys: Sequence[Sequence[str]]) -> list[str]:
    """Statements that make `table` refuse UPDATE, DELETE, REPLACE (and TRUNCATE).

    `unique_keys` lists the column sets by which SQLite's `INSERT OR REPLACE` could find a row to
    delete; each is guarded by itself because that deletion fires DELETE triggers only where
    `recursive_triggers` is on, which a foreign program need not set.
    """
    if dialect == "sqlite":
        return _sqlite(table, unique_keys)
    return _postgres(table)


def _sqlite(table: str, unique_keys: Sequence[Sequence[str]]) -> list[str]:
    message = f"{table} is append-only"
    statements = [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        for verb in ("UPDATE", "DELETE")
    ]
    for number, columns in enumerate(unique_keys, start=1):
        same = " AND ".join(f"{column} = NEW.{column}" for column in columns)
        statements.append(
            f"CREATE TRIGGER {table}_no_replace_{number} BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
    return statements


def _postgres(table: str) -> list[str]:
    return [
        (
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        ),
        (
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        ),
        (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        ),
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_change",
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_truncate",
    ]


def guarded_tables(connection: Connection) -> frozenset[str]:
    """The tables that the database keeps append-only, by its own triggers."""
    if connection.dialect.name == "sqlite":
        rows = connection.execute(
            text("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name = "
                 "tbl_name || '_no_update'")
        )  # fmt: skip
    else:
        rows = connection.execute(
            text("SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
                 "WHERE t.tgname = c.relname || '_no_change'")
        )  # fmt: skip
    return frozenset(name for (name,) in rows)
