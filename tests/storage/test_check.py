"""Looking the database over: file, schema, guards, audit chain."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session

from ektp_desk import schema
from ektp_desk.kernel.errors import MachineError
from ektp_desk.storage import driver
from ektp_desk.storage.check import Finding, audit_chain, check
from ektp_desk.storage.engines import make_engines
from ektp_desk.storage.repair import rebuild_schema
from tests.conftest import Office
from tests.tampering import LEDGERS, disarm, run


def codes(office: Office) -> list[str]:
    return [found.code for found in check(office.desk.engine, metadata=schema.metadata()).findings]


def chain_problem(office: Office) -> tuple[str, int | None]:
    with Session(office.desk.engine) as session:
        report = audit_chain(session)
    return report.problem, report.broken_at


def last_audit_id(office: Office) -> int:
    with office.desk.engine.connect() as connection:
        return int(connection.execute(text("SELECT max(id) FROM audit_entry")).scalar_one())


def test_a_new_office_is_sound(office: Office) -> None:
    report = check(office.desk.engine, metadata=schema.metadata())

    assert report.findings == ()
    assert report.rows["officer"] == 7
    assert report.audit_count == last_audit_id(office)


@pytest.mark.parametrize("table", LEDGERS)
def test_missing_guards_are_found(office: Office, table: str) -> None:
    disarm(office.desk.engine, table)
    report = check(office.desk.engine, metadata=schema.metadata())

    assert {found.code for found in report.findings} == {"check.guard"}
    assert {found.params["table"] for found in report.findings} == {table}


def test_a_guard_made_harmless_is_found(sqlite_address: str) -> None:
    engine = make_engines(sqlite_address).writer
    run(engine, "DROP TRIGGER audit_entry_no_delete")
    run(
        engine,
        "CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT 1; END",
    )

    (found,) = check(engine, metadata=schema.metadata()).findings
    assert (found.code, found.params["name"]) == ("check.guard", "audit_entry_no_delete")


SWALLOWS = {
    "sqlite": (
        "CREATE TRIGGER quiet BEFORE INSERT ON card_event BEGIN SELECT RAISE(IGNORE); END",
        'CREATE TRIGGER "a ""quiet"" one" AFTER UPDATE ON officer BEGIN SELECT 1; END',
    ),
    "postgresql": (
        ("CREATE FUNCTION quiet() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; "
        "CREATE TRIGGER quiet BEFORE INSERT ON card_event FOR EACH ROW EXECUTE FUNCTION quiet()"),
        'CREATE RULE "a ""quiet"" one" AS ON INSERT TO card_event DO INSTEAD NOTHING',
    ),
}  # fmt: skip
HARMLESS = (
    (
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql "
        "AS 'BEGIN RETURN NEW; END'"
    ),
    (
        "DROP TRIGGER card_event_no_change ON card_event; "
        "CREATE TRIGGER card_event_no_change BEFORE UPDATE ON card_event "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change(); "
        "ALTER TABLE card_event ENABLE ALWAYS TRIGGER card_event_no_change"
    ),
    (
        "DROP TRIGGER card_event_no_change ON card_event; "
        "CREATE TRIGGER card_event_no_change BEFORE UPDATE OR DELETE ON card_event "
        "FOR EACH ROW WHEN (OLD.id < 0) EXECUTE FUNCTION "
        "refuse_change(); ALTER TABLE card_event ENABLE ALWAYS TRIGGER card_event_no_change"
    ),
)


def test_a_trigger_of_somebody_elses_is_found_and_taken_away(office: Office) -> None:
    """One that swallows the rows of a ledger leaves no mark in the log."""
    engine = office.desk.engine
    for statement in SWALLOWS[engine.dialect.name]:
        run(engine, statement)
        (found,) = check(engine, metadata=schema.metadata()).findings
        assert found.code == "check.stranger"
        assert "quiet" in str(found.params["name"])
        with engine.begin() as connection:
            made = rebuild_schema(connection, schema.metadata())
        assert made == (found.params["name"],)
        assert codes(office) == []


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
@pytest.mark.parametrize("statement", HARMLESS)
def test_a_servers_guard_made_harmless_is_found_and_made_again(
    office: Office, statement: str
) -> None:
    """By its owner, who may: the function emptied, fewer events, a condition that never holds."""
    engine = office.desk.engine
    run(engine, statement)
    assert set(codes(office)) == {"check.guard"}
    with engine.begin() as connection:
        assert rebuild_schema(connection, schema.metadata())
    assert codes(office) == []


def test_a_missing_index_is_found(office: Office) -> None:
    run(office.desk.engine, "DROP INDEX uq_card_unsettled_person")

    assert codes(office) == ["check.index"]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_entry SET facts = '{}' WHERE id = 3",
        "UPDATE audit_entry SET action = 'stock.counted' WHERE id = 3",
        "UPDATE audit_entry SET officer_id = 1 WHERE id = 3",
        "UPDATE audit_entry SET station = 'lain' WHERE id = 3",
        "UPDATE audit_entry SET office_date = '2026-11-25' WHERE id = 3",
        "UPDATE audit_entry SET at = '2026-11-24 09:00:00' WHERE id = 3",
        "UPDATE audit_entry SET row_id = 99 WHERE id = 3",
        "UPDATE audit_entry SET facts = 'bukan JSON' WHERE id = 3",
        "UPDATE audit_entry SET hash = previous_hash WHERE id = 3",
    ],
)
def test_an_altered_audit_row_is_found(office: Office, change: str) -> None:
    disarm(office.desk.engine, "audit_entry")
    run(office.desk.engine, change)

    assert chain_problem(office) == ("altered", 3)
    assert "check.audit_altered" in codes(office)


NO_TIME = {
    "sqlite": ("at = 5", "at = x'00ff'", "office_date = 5", "office_date = x'00ff'", "facts = 5",
               "facts = x'ff'", "office_date = 'kemarin'", "action = x'ff'"),
    "postgresql": ("at = 'infinity'", "office_date = 'infinity'",
                   "office_date = '0044-03-15 BC'", "at = '12000-01-01'"),
}  # fmt: skip


def test_an_audit_row_that_cannot_even_be_read_is_found(office: Office) -> None:
    """SQLite keeps any kind of value in any column; PostgreSQL has days that Python has not."""
    engine = office.desk.engine
    disarm(engine, "audit_entry")
    for change in NO_TIME[engine.dialect.name]:
        with engine.connect() as connection:
            row = connection.execute(text("SELECT * FROM audit_entry WHERE id = 3")).one()._asdict()
        run(engine, f"UPDATE audit_entry SET {change} WHERE id = 3")
        assert chain_problem(office) == ("altered", 3), change
        assert "check.audit_altered" in codes(office)
        column = change.partition(" ")[0]
        run(engine, f"UPDATE audit_entry SET {column} = :was WHERE id = 3", was=row[column])
        assert chain_problem(office) == ("", None)


def test_a_further_check_that_meets_what_it_cannot_read_says_so(office: Office) -> None:
    def reads_a_day(session: Session) -> Iterator[Finding]:
        yield Finding("check.integrity", {"problem": str(date.fromisoformat(5))})  # type: ignore[arg-type]

    report = check(office.desk.engine, metadata=schema.metadata(), further=[reads_a_day])
    (found,) = report.findings
    assert (found.code, found.params) == ("check.unreadable", {"check": "reads_a_day"})


def test_a_removed_audit_row_is_found(office: Office) -> None:
    disarm(office.desk.engine, "audit_entry")
    run(office.desk.engine, "DELETE FROM audit_entry WHERE id = 4")

    assert chain_problem(office) == ("missing", 4)


def test_cut_off_audit_rows_are_found(office: Office) -> None:
    last = last_audit_id(office)
    disarm(office.desk.engine, "audit_entry")
    run(office.desk.engine, "DELETE FROM audit_entry WHERE id > :kept", kept=last - 2)

    assert chain_problem(office) == ("cut", last - 1)


def test_a_forged_head_does_not_hide_the_cut_from_an_anchor(office: Office) -> None:
    """Cutting rows and moving the head back leaves a valid chain: only an anchor shows it."""
    anchor = check(office.desk.engine, metadata=schema.metadata())
    disarm(office.desk.engine, "audit_entry")
    run(office.desk.engine, "DELETE FROM audit_entry WHERE id = :last", last=anchor.audit_count)
    run(
        office.desk.engine,
        "UPDATE audit_head SET last_id = last_id - 1, "
        "hash = (SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1)",
    )
    after = check(office.desk.engine, metadata=schema.metadata())

    assert chain_problem(office) == ("", None)
    assert (after.audit_count, after.audit_hash) != (anchor.audit_count, anchor.audit_hash)


def test_a_row_put_in_between_is_found(office: Office) -> None:
    last = last_audit_id(office)
    run(
        office.desk.engine,
        "INSERT INTO audit_entry SELECT id + 1, at, office_date, officer_id, station, instance,"
        " action, noun, row_id, facts, previous_hash, hash FROM audit_entry WHERE id = :last",
        last=last,
    )

    assert chain_problem(office) == ("altered", last + 1)


def test_a_missing_head_says_damaged(office: Office) -> None:
    run(office.desk.engine, "DELETE FROM audit_head")

    with pytest.raises(MachineError, match=r"machine\.damaged"):
        check(office.desk.engine, metadata=schema.metadata())


def test_a_broken_reference_is_found(sqlite_address: str) -> None:
    with closing(driver.connect(sqlite_address)) as careless:  # foreign keys are off by default
        careless.execute("INSERT INTO officer_role (officer_id, role) VALUES (55, 'printer')")
        careless.commit()

    (found,) = check(make_engines(sqlite_address).writer, metadata=schema.metadata()).findings
    assert (found.code, found.params["table"]) == ("check.foreign_key", "officer_role")


def test_a_file_that_is_no_office_is_refused(tmp_path: Path) -> None:
    engine = make_engines(str(tmp_path / "kosong.db")).writer
    run(engine, "CREATE TABLE something (id INTEGER)")

    with pytest.raises(MachineError, match=r"machine\.not_a_database"):
        check(engine, metadata=schema.metadata())


def test_flipped_bytes_are_found_or_refused(sqlite_address: str) -> None:
    """A damaged page gives a finding or a sentence, never a crash and never silence."""
    with closing(driver.connect(sqlite_address)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    file = Path(sqlite_address)
    whole = file.read_bytes()
    for page in range(1, 12):
        damaged = bytearray(whole)
        start = page * 4_096
        damaged[start : start + 64] = b"\xff" * 64
        file.write_bytes(damaged)

        assert judgement(sqlite_address) <= {
            "check.integrity", "machine.damaged", "machine.not_a_database"
        }  # fmt: skip
        assert judgement(sqlite_address)


def judgement(address: str) -> set[str]:
    """What a check says: the findings' codes, or the code of the refusal."""
    engine = make_engines(address).writer
    try:
        report = check(engine, metadata=schema.metadata())
    except MachineError as error:
        return {error.code}
    finally:
        engine.dispose()
    return {found.code for found in report.findings}
