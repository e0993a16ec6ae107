"""Rules that a database keeps by itself: taken away or weakened, they are named."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from ektp_desk import schema
from ektp_desk.storage.check import check, quick_check
from ektp_desk.storage.encrypting import encrypt
from ektp_desk.storage.engines import make_engines
from ektp_desk.storage.repair import rebuild_schema
from tests.conftest import Office
from tests.tampering import run

STATES = "ck_ticket_state"


def found(office: Office) -> set[tuple[str, str]]:
    report = check(office.desk.engine, metadata=schema.metadata())
    assert {(one.code, str(one.params.get("name"))) for one in report.findings} == {
        (one.code, str(one.params.get("name")))
        for one in quick_check(office.desk.engine, metadata=schema.metadata())
    }
    return {(one.code, str(one.params.get("name"))) for one in report.findings}


def rewritten(office: Office, name: str, before: str, after: str) -> None:
    """Change the statement of a file's table, as a hex editor or SQLite's own shell can."""
    path = str(office.desk.engine.url.database)
    with office.desk.engine.connect() as connection:
        sql = str(
            connection.execute(
                text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": name}
            ).scalar_one()
        )
    assert before in sql
    other = sqlite3.connect(path, timeout=5)
    try:
        other.execute("PRAGMA writable_schema = ON")
        other.execute(
            "UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql.replace(before, after, 1), name)
        )
        version = int(other.execute("PRAGMA schema_version").fetchone()[0])
        other.execute(f"PRAGMA schema_version = {version + 1}")
        other.commit()
    finally:
        other.close()
    office.desk.engine.dispose()


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("'waiting', 'called', ", "'anything', 'waiting', 'called', "),
        ("CHECK (state IN", "CHECK (1 OR state IN"),
        (
            "CONSTRAINT ck_ticket_offer CHECK (offer IN",
            "/* CONSTRAINT */ CONSTRAINT ck_ticket_offer CHECK (1 OR offer IN",
        ),
        ("office_date DATE NOT NULL", "office_date DATE"),
        (
            "FOREIGN KEY(resident_id) REFERENCES resident (id), ",
            "",
        ),
    ],
)
def test_a_rule_that_a_files_table_lost_is_named(office: Office, before: str, after: str) -> None:
    rewritten(office, "ticket", before, after)
    assert "check.rule" in {code for code, _ in found(office)}


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_how_a_statement_is_written_does_not_matter(office: Office) -> None:
    rewritten(office, "ticket", "CREATE TABLE ticket (", 'create  TABLE "ticket" (\n -- made\n')
    assert found(office) == set()


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    "weaker", [None, "true", "state IN ('waiting', 'x')", "state <> '' OR id > 0"]
)
def test_a_servers_check_that_was_dropped_or_weakened_is_named_and_made_again(
    office: Office, weaker: str | None
) -> None:
    engine = office.desk.engine
    run(engine, f"ALTER TABLE ticket DROP CONSTRAINT {STATES}")
    if weaker is not None:
        run(engine, f"ALTER TABLE ticket ADD CONSTRAINT {STATES} CHECK ({weaker}) NOT VALID")
        run(engine, f"UPDATE pg_constraint SET convalidated = true WHERE conname = '{STATES}'")
    assert found(office) == {("check.rule", STATES)}
    with engine.begin() as connection:
        assert rebuild_schema(connection, schema.metadata()) == (STATES,)
    assert found(office) == set()


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("ALTER TABLE card_event DROP CONSTRAINT card_event_pkey", "card_event_pkey"),
        ("ALTER TABLE card_event DISABLE TRIGGER ALL", "card_event_card_id_fkey"),
    ],
)
def test_a_servers_key_or_reference_that_sleeps_is_named(
    office: Office, statement: str, name: str
) -> None:
    run(office.desk.engine, statement)
    assert ("check.rule", name) in found(office)


def test_a_unique_index_that_was_dropped_or_is_none_any_more_is_named(office: Office) -> None:
    engine = office.desk.engine
    run(engine, "DROP INDEX uq_card_unsettled_person")
    assert found(office) == {("check.index", "uq_card_unsettled_person")}
    run(engine, "CREATE UNIQUE INDEX uq_card_unsettled_person ON card (resident_id) "
        "WHERE state = 'nothing'")  # fmt: skip
    assert ("check.rule", "uq_card_unsettled_person") in found(office)


def test_an_encrypted_office_is_as_it_was_made(sqlite_address: str) -> None:
    made = encrypt(Path(sqlite_address), store=None, passphrase="kuda putih lari jauh")
    engine = make_engines(sqlite_address, key=made.key).writer
    assert check(engine, metadata=schema.metadata()).findings == ()
    engine.dispose()


def test_a_check_that_is_stopped_says_so(office: Office) -> None:
    seen: list[tuple[int, int]] = []
    report = check(
        office.desk.reading_engine, metadata=schema.metadata(), stopped=lambda: len(seen) > 1,
        progress=lambda done, total: seen.append((done, total)),
    )  # fmt: skip
    assert not report.whole
    assert not report.sound
    assert report.rows == {}
    assert check(office.desk.reading_engine, metadata=schema.metadata()).sound
