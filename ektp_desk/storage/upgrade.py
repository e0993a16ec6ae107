"""Making and upgrading the schema; a database newer than the program is refused."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, inspect
from sqlalchemy.exc import DBAPIError

from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.trouble import machine_error
from ektp_desk.storage import rights
from ektp_desk.storage.guard import lifted
from ektp_desk.storage.migrations import env_filter
from ektp_desk.storage.moved import refuse_moved

MIGRATIONS = Path(__file__).with_name("migrations")


def config(connection: Connection | None = None, metadata: MetaData | None = None) -> Config:
    """Alembic's configuration, without a file."""
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.attributes["connection"] = connection
    settings.attributes["metadata"] = metadata
    return settings


def head() -> str:
    """The revision this program was made for."""
    return ScriptDirectory.from_config(config()).get_current_head() or ""


def current(engine: Engine) -> str:
    """The revision the database stands at; "" for an empty one."""
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision() or ""
    except DBAPIError as error:
        raise machine_error(error) or error from error


def upgrade(engine: Engine) -> bool:
    """Bring the schema to this program's revision in one transaction; True if anything changed.

    Raises `MachineError("machine.newer")` for a database made by a newer program, which is left
    untouched. The caller keeps a verified copy of the file first (see `storage.backup`).
    """
    before = current(engine)
    refuse_newer(before)
    if before == head():
        return False
    try:
        if not before and inspect(engine).get_table_names():
            raise MachineError("machine.not_a_database")  # somebody else's tables stand there
        with engine.begin() as connection, lifted(connection):
            command.upgrade(config(connection), "head")
            rights.settle(connection)
    except DBAPIError as error:
        raise machine_error(error) or error from error
    return True


def require_current(engine: Engine) -> None:
    """Refuse a database that is newer than the program, or older, moved away, or no office at all.

    A reading engine will do: somebody else's file is then not touched at all.
    """
    revision = current(engine)
    refuse_newer(revision)
    if not revision and inspect(engine).get_table_names():
        raise MachineError("machine.not_a_database")
    if not revision:
        raise MachineError("machine.no_office")
    if revision != head():
        raise MachineError("machine.older")
    refuse_moved(engine)


def refuse_newer(revision: str) -> None:
    """Raise `machine.newer` for a revision this program does not know."""
    known = {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}
    if revision and revision not in known:
        raise MachineError("machine.newer", detail=revision)


def differences(engine: Engine, metadata: MetaData) -> list[str]:
    """How the database's schema differs from the models; empty when they agree."""
    return [str(item) for item in compared(engine, metadata)]


def compared(engine: Engine, metadata: MetaData) -> list[Any]:
    """The same as Alembic tells it: tuples that begin with what would have to be done."""
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": env_filter, "compare_type": False}
        )
        return list(compare_metadata(context, metadata))
