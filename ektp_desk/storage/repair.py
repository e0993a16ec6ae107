"""Rebuilding what an office's own rows do not hold: indexes, and the guards of its ledgers.

No row is changed here. What rows can be made again from others is the nouns' (`reports.repairs`).
"""

from collections.abc import Iterator

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Index, MetaData, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.schema import AddConstraint, DropConstraint
from sqlmodel import Session

from ektp_desk.storage.append_only import append_only
from ektp_desk.storage.check import integrity
from ektp_desk.storage.constraints import checks_lost
from ektp_desk.storage.fresh import NEWEST
from ektp_desk.storage.guard import lifted
from ektp_desk.storage.migrations import env_filter
from ektp_desk.storage.triggers import drop, fresh_triggers, missing_guards, strangers


def rebuild_schema(connection: Connection, metadata: MetaData) -> tuple[str, ...]:
    """Make indexes and guards anew where they are missing or wrong, and take away triggers that
    the program did not make; the names of all that.

    An index or a rule that the rows do not allow (two of what must be one) is left out, and so is a
    rule of a file's table, which stands in the statement that made it: the check names them.
    On an office server the caller must be the owner of the tables (`machine.no_right`).
    """
    with lifted(connection):
        return (
            *_reindexed(connection), *_indexes(connection, metadata),
            *_rules(connection, metadata),
            *_guards(connection, NEWEST), *_sent_away(connection, NEWEST),
        )  # fmt: skip


def mend_triggers(connection: Connection, revision: str = NEWEST) -> tuple[str, ...]:
    """Take away the triggers and rules that no program of a schema's `revision` made, and make its
    guards anew where they are missing or wrong; the names of all that.

    What is not the program's goes first, so that none of it fires meanwhile.
    """
    with lifted(connection):
        return (*_sent_away(connection, revision), *_guards(connection, revision))


def _reindexed(connection: Connection) -> Iterator[str]:
    """All indexes of an SQLite file whose pages do not agree, from its tables."""
    if connection.dialect.name != "sqlite" or not any(integrity(Session(connection))):
        return
    try:
        with connection.begin_nested():
            connection.execute(text("REINDEX"))
    except IntegrityError:  # a row stands twice: the check names it
        return
    yield "REINDEX"


def _indexes(connection: Connection, metadata: MetaData) -> Iterator[str]:
    context = MigrationContext.configure(
        connection, opts={"include_object": env_filter, "compare_type": False}
    )
    for found in compare_metadata(context, metadata):
        if found[0] == "add_index" and _made(connection, found[1]):
            yield str(found[1].name)


def _made(connection: Connection, index: Index) -> bool:
    try:
        with connection.begin_nested():
            index.create(connection)
    except (IntegrityError, OperationalError):
        return False
    return True


def _rules(connection: Connection, metadata: MetaData) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        return
    for rule in list(checks_lost(connection, metadata)):
        try:
            with connection.begin_nested():
                connection.execute(DropConstraint(rule, if_exists=True))
                connection.execute(AddConstraint(rule))
        except IntegrityError:
            continue
        yield str(rule.name)


def _guards(connection: Connection, revision: str) -> Iterator[str]:
    wrong = list(missing_guards(connection, revision))
    if connection.dialect.name == "sqlite":
        made = fresh_triggers(revision)
        for name, _ in wrong:
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
            connection.execute(text(made[name][1]))
            yield name
        return
    for table in sorted({table for _, table in wrong}):
        for verb in ("change", "truncate"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS {table}_no_{verb} ON {table}"))
        for statement in append_only("postgresql", table, ()):
            connection.execute(text(statement))
    yield from (name for name, _ in wrong)


def _sent_away(connection: Connection, revision: str) -> Iterator[str]:
    for stranger in list(strangers(connection, revision)):
        drop(connection, stranger)
        yield stranger.name
