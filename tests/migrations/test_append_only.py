"""Ledgers refuse change by raw SQL too, on both engines."""

from datetime import date

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from ektp_desk.recording import services as recording
from ektp_desk.reports import closing
from ektp_desk.stock import services as stock
from ektp_desk.stock.serials import note_serial
from ektp_desk.storage.append_only import guarded_tables
from ektp_desk.storage.check import audit_chain
from ektp_desk.storage.engines import make_engines
from ektp_desk.storage.guard import lifted
from tests.conftest import PASSWORD
from tests.reports.conftest import WorkingDay, working_day
from tests.tampering import LEDGERS, run

__all__ = ["working_day"]  # a fixture: one real day fills every ledger


MONDAY = date(2026, 11, 23)


@pytest.fixture
def filled(working_day: WorkingDay) -> Engine:
    """A database with rows in every ledger."""
    office = working_day.office
    office.desk.write(office.recorder, recording.start, resident_id=office.pupil)
    office.desk.write(
        office.supervisor, stock.receive, quantity=1, counterpart="Provinsi", document="BA-2",
        occurred_on=office.clock.now().date(), serial_text="AB0001",
    )  # fmt: skip
    office.desk.write(office.supervisor, note_serial, serial="AB0001", gone=True, note="hilang")
    office.desk.write(office.supervisor, stock.count, counted=319)
    office.desk.write(office.supervisor, closing.close_day, day=MONDAY, password=PASSWORD)
    engine = office.desk.engine
    for table in LEDGERS:
        assert count(engine, table) > 0, table
    return engine


def count(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def content(engine: Engine, table: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        rows = connection.execute(text(f"SELECT * FROM {table} ORDER BY id")).all()
    return [tuple(row) for row in rows]


ON_BOTH = (
    "UPDATE {table} SET id = id",
    "UPDATE {table} SET id = id + 100000",
    "DELETE FROM {table}",
    "DELETE FROM {table} WHERE id = (SELECT max(id) FROM {table})",
)
# A ledger that other tables point at is kept from a bare TRUNCATE by the server itself.
REFUSED = "append-only|cannot truncate a table referenced in a foreign key"
ON_SQLITE = (
    "UPDATE OR REPLACE {table} SET id = 1",
    "INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE id = 1",
    "REPLACE INTO {table} SELECT * FROM {table} WHERE id = 1",
    "INSERT INTO {table} SELECT * FROM {table} WHERE id = 1 ON CONFLICT (id) DO UPDATE SET id = id",
    "INSERT OR IGNORE INTO {table} SELECT * FROM {table} WHERE id = 1",
)
ON_POSTGRES = (
    "TRUNCATE {table}",
    "TRUNCATE {table} CASCADE",
    "INSERT INTO {table} SELECT * FROM {table} WHERE id = 1 ON CONFLICT (id) DO UPDATE SET id = 1",
    "WITH gone AS (DELETE FROM {table} RETURNING id) SELECT count(*) FROM gone",
)


@pytest.mark.parametrize("table", LEDGERS)
def test_a_ledger_refuses_every_change(filled: Engine, table: str) -> None:
    own = ON_SQLITE if filled.dialect.name == "sqlite" else ON_POSTGRES
    before = content(filled, table)
    for statement in ON_BOTH + own:
        with pytest.raises(DBAPIError, match=REFUSED):
            run(filled, statement.format(table=table))
        assert content(filled, table) == before


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
@pytest.mark.parametrize("table", LEDGERS)
def test_replace_is_refused_to_foreign_programs_too(filled: Engine, table: str) -> None:
    """`recursive_triggers` is off by default: another program does not set it."""
    with filled.connect() as connection, lifted(connection):
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA recursive_triggers = OFF")
    before = content(filled, table)

    for statement in ON_SQLITE:
        with pytest.raises(DBAPIError, match="append-only"):
            run(filled, statement.format(table=table))
    assert content(filled, table) == before


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("table", "new"),
    [
        ("stock_movement", {"id": "id + 1000"}),  # the same source and kind
        ("handover", {"id": "id + 1000", "number": "'S-lain'"}),  # the same card
        ("handover", {"id": "id + 1000", "card_id": "1"}),  # the same number
    ],
)
def test_replace_by_any_unique_key_is_refused(
    filled: Engine, table: str, new: dict[str, str]
) -> None:
    columns = [column["name"] for column in inspect(filled).get_columns(table)]
    values = ", ".join(new.get(name, name) for name in columns)
    newest = f"id = (SELECT max(id) FROM {table})"
    before = content(filled, table)

    with pytest.raises(DBAPIError, match="append-only"):
        run(filled, f"INSERT OR REPLACE INTO {table} SELECT {values} FROM {table} WHERE {newest}")
    assert content(filled, table) == before


def test_every_unique_key_of_every_guarded_table_is_guarded(sqlite_address: str) -> None:
    """A new unique key is one more by which REPLACE finds a row to delete."""
    engine = make_engines(sqlite_address).writer
    with engine.connect() as connection:
        tables = guarded_tables(connection)
        guards = {
            sql for (sql,) in connection.execute(
                text("SELECT sql FROM sqlite_master WHERE name LIKE '%_no_replace_%'")
            )
        }  # fmt: skip
    assert len(tables) >= 35
    for table in tables:
        for columns in unique_keys(engine, table):
            same = " AND ".join(f"{column} = NEW.{column}" for column in columns)
            wanted = f"BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"
            assert any(wanted in sql for sql in guards), (table, columns)


def unique_keys(engine: Engine, table: str) -> list[list[str]]:
    looked = inspect(engine)
    keys = [list(looked.get_pk_constraint(table)["constrained_columns"])]
    keys += [list(found["column_names"]) for found in looked.get_unique_constraints(table)]
    keys += [
        [str(name) for name in found["column_names"]]
        for found in looked.get_indexes(table)
        if found["unique"]
    ]
    return keys


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
@pytest.mark.parametrize("table", LEDGERS)
def test_replication_mode_does_not_switch_the_guards_off(filled: Engine, table: str) -> None:
    before = count(filled, table)
    for statement in (f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        with filled.connect() as connection:
            connection.execute(text("SET session_replication_role = replica"))
            with pytest.raises(DBAPIError, match="append-only"):
                connection.execute(text(statement))
    assert count(filled, table) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE bundle_person SET resident_id = resident_id",
        "UPDATE bundle_person SET bundle_id = bundle_id + 1",
        "DELETE FROM bundle_person",
    ],
)
def test_what_went_out_on_a_laptop_stays_known(filled: Engine, statement: str) -> None:
    """Its key is made of two columns: whose data a lost laptop held cannot be unsaid."""
    assert count(filled, "bundle_person") == 1
    with pytest.raises(DBAPIError, match="append-only"):
        run(filled, statement)
    assert count(filled, "bundle_person") == 1


def test_new_rows_are_welcome(filled: Engine) -> None:
    run(
        filled,
        "INSERT INTO card_event (card_id, at, office_date, act, reason) "
        "VALUES (1, '2026-11-24 02:00:00', '2026-11-24', 'unknown', '')",
    )


def test_the_chain_of_a_real_day_holds(working_day: WorkingDay) -> None:
    report = working_day.office.desk.read(audit_chain)

    assert (report.broken_at, report.problem) == (None, "")
    assert report.checked == count(working_day.office.desk.engine, "audit_entry")
