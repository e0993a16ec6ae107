"""Inside the program no connection takes the guards of an SQLite office away."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from ektp_desk import schema
from ektp_desk.kernel.work import Work
from ektp_desk.storage.append_only import guarded_tables
from ektp_desk.storage.check import check
from ektp_desk.storage.engines import make_engines
from ektp_desk.storage.guard import lifted
from tests.conftest import CONSOLE, Office

pytestmark = pytest.mark.parametrize("address", ["sqlite"], indirect=True)

FORBIDDEN = (
    "DROP TRIGGER audit_entry_no_delete",
    "DROP TRIGGER IF EXISTS stock_movement_no_update",
    "DROP TABLE audit_entry",
    "DROP TABLE resident_search",
    "DROP INDEX uq_card_unsettled_person",
    "ALTER TABLE audit_entry RENAME TO audit_old",
    "ALTER TABLE audit_entry RENAME COLUMN facts TO was",
    "ALTER TABLE card ADD COLUMN x INTEGER",
    "CREATE TRIGGER quiet BEFORE INSERT ON card_event BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TEMP TRIGGER quiet BEFORE INSERT ON card_event BEGIN SELECT RAISE(IGNORE); END",
    "CREATE VIEW people AS SELECT nik FROM resident",
    "PRAGMA writable_schema = ON",
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA RECURSIVE_TRIGGERS(0)",
    "PRAGMA main.ignore_check_constraints = 1",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA rekey = 'abc'",
)


@pytest.fixture(params=["writer", "reader"])
def engine(office: Office, request: pytest.FixtureRequest) -> Engine:
    desk = office.desk
    return desk.engine if request.param == "writer" else desk.reading_engine


def refused(engine: Engine, statement: str) -> None:
    with engine.connect() as connection, pytest.raises(DatabaseError, match="not authorized"):
        connection.execute(text(statement))


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_no_connection_does_it(office: Office, engine: Engine, statement: str) -> None:
    refused(engine, statement)
    assert check(office.desk.engine, metadata=schema.metadata()).sound


def test_no_service_does_it_whoever_acts(office: Office) -> None:
    def drop(work: Work) -> None:
        work.session.execute(text("DROP TRIGGER audit_entry_no_delete"))

    with pytest.raises(DatabaseError, match="not authorized"):
        office.desk.write(CONSOLE, drop)
    assert check(office.desk.engine, metadata=schema.metadata()).sound


def test_every_guarded_table_keeps_every_trigger(office: Office) -> None:
    engine = office.desk.engine
    with engine.connect() as connection:
        names = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ).scalars().all()  # fmt: skip
        tables = guarded_tables(connection)
    assert len(names) >= 3 * len(tables)
    for name in names:
        refused(engine, f"DROP TRIGGER {name}")


def test_what_is_lifted_for_an_upgrade_is_guarded_again(office: Office) -> None:
    engine = office.desk.engine
    with engine.connect() as connection:
        with lifted(connection):
            connection.execute(text("DROP TRIGGER audit_entry_no_delete"))
        with pytest.raises(DatabaseError, match="not authorized"):
            connection.execute(text("DROP TRIGGER audit_entry_no_update"))
        connection.rollback()
    refused(engine, "DROP TRIGGER audit_entry_no_delete")


def test_reading_a_pragma_and_temporary_tables_are_free(office: Office) -> None:
    with office.desk.engine.connect() as connection:
        assert connection.execute(text("PRAGMA recursive_triggers")).scalar_one() == 1
        connection.execute(text("CREATE TEMP TABLE mine (id INTEGER)"))
        connection.execute(text("DROP TABLE mine"))


def test_a_new_connection_is_guarded_from_the_first(office: Office) -> None:
    engines = make_engines(str(office.desk.engine.url.database))
    refused(engines.reader, "DROP TRIGGER audit_entry_no_delete")
    refused(engines.writer, "DROP TRIGGER audit_entry_no_delete")
