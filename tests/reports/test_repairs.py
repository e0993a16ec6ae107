"""`db repair`: what can be made again from the office's rows is, and nothing else is touched."""

import pytest
from sqlalchemy import text

from ektp_desk import schema
from ektp_desk.coverage import counting
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.queue import counters
from ektp_desk.queue.rules import CounterState
from ektp_desk.reports.audit_checks import CHECKS
from ektp_desk.reports.repairs import Repaired, repair
from ektp_desk.residents import queries as residents
from ektp_desk.storage.check import check
from tests.conftest import CONSOLE, Office
from tests.reports.conftest import WorkingDay, working_day
from tests.tampering import LEDGERS, disarm, run

__all__ = ["working_day"]


def found(office: Office) -> set[str]:
    report = check(office.desk.engine, metadata=schema.metadata(), further=CHECKS)
    return {finding.code for finding in report.findings}


def repaired(office: Office) -> Repaired:
    return office.desk.write(CONSOLE, repair, metadata=schema.metadata()).result


def rows(office: Office, statement: str) -> list[tuple[object, ...]]:
    with office.desk.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def test_nothing_to_do_is_nothing_done_and_nothing_written(office: Office) -> None:
    before = rows(office, "SELECT last_id FROM audit_head")
    assert not repaired(office).anything
    assert rows(office, "SELECT last_id FROM audit_head") == before


def test_only_an_administrator_repairs(office: Office) -> None:
    with pytest.raises(OfficeError, match=r"role\.missing"):
        office.desk.write(office.counter, repair, metadata=schema.metadata())


@pytest.mark.parametrize("table", LEDGERS)
def test_guards_are_made_again_and_hold(office: Office, table: str) -> None:
    disarm(office.desk.engine, table)
    assert found(office) == {"check.guard"}
    assert repaired(office).schema
    assert found(office) == set()


def test_a_guard_that_was_made_harmless_is_made_again(office: Office) -> None:
    engine = office.desk.engine
    if engine.dialect.name == "sqlite":
        run(engine, "DROP TRIGGER audit_entry_no_delete")
        run(engine, "CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry "
                    "BEGIN SELECT 1; END")  # fmt: skip
    else:
        run(engine, "ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_no_change")
    assert found(office) == {"check.guard"}
    repaired(office)
    assert found(office) == set()


def test_an_index_is_made_again(office: Office) -> None:
    run(office.desk.engine, "DROP INDEX ix_resident_name_key")
    assert found(office) == {"check.index"}
    assert repaired(office).schema == ("ix_resident_name_key",)
    assert found(office) == set()


def test_an_index_that_the_rows_do_not_allow_is_left_and_named(office: Office) -> None:
    run(office.desk.engine, "DROP INDEX uq_day_close_entry")
    disarm(office.desk.engine, "day_close")
    columns = (
        "number, office_date, entry, closed_at, officer_id, figures, lines, audit_id, "
        "audit_hash, reason"
    )
    for number in (1, 2):
        run(
            office.desk.engine,
            f"INSERT INTO day_close ({columns}) VALUES ({number}, '2026-11-23', 1, "
            "'2026-11-23 09:00:00', 1, '{}', '[]', 1, '', '')",
        )
    repaired(office)
    assert "check.index" in found(office)
    assert "check.guard" not in found(office)


def test_folded_names_and_the_search_follow_the_names(office: Office) -> None:
    run(office.desk.engine, "UPDATE resident SET name_key = 'zzz', sound_key = '' WHERE id = 1")
    run(office.desk.engine, "UPDATE region SET name_key = 'zzz' "
        "WHERE code = (SELECT min(code) FROM region)")  # fmt: skip
    assert "check.name_key" in found(office)
    assert repaired(office).names == 2
    assert found(office) == set()
    name = str(rows(office, "SELECT name FROM resident WHERE id = 1")[0][0])
    people = office.desk.read(residents.search, text_=name)
    assert 1 in {person.id for person in people}


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM resident_search WHERE resident_id = 1",
        "UPDATE resident_search SET name_key = 'orang lain' WHERE resident_id = 2",
        (
            "INSERT INTO resident_search (name_key, sound_key, village, resident_id) "
            "VALUES ('hantu', 'antu', '', 9999)"
        ),
        "DELETE FROM resident_search",
    ],
)
def test_the_search_is_made_again(office: Office, change: str) -> None:
    run(office.desk.engine, change)
    assert found(office) == {"check.search"}
    assert repaired(office).search
    assert found(office) == set()


def test_a_counter_stands_as_its_history_says(office: Office) -> None:
    counter_id = office.counter.counter_id
    assert counter_id is not None
    office.desk.write(office.counter, counters.open_counter, counter_id=counter_id)
    other = CounterState.CLOSED.value
    run(office.desk.engine, f"UPDATE counter_now SET state = '{other}'")
    assert found(office) == {"check.counter_log"}
    assert repaired(office).counters == 1
    assert found(office) == set()
    run(office.desk.engine, "DELETE FROM counter_now")
    assert repaired(office).counters == 1
    assert found(office) == set()


def test_the_coverage_is_counted_anew(office: Office) -> None:
    count = office.desk.read(counting.counted, day=office.clock.now().date())
    office.desk.write(office.supervisor, counting.keep, count=count)
    assert found(office) == set()
    run(office.desk.engine, "UPDATE coverage_count SET people = people + 5")
    assert found(office)
    assert repaired(office).coverage == 1
    assert found(office) == set()


def test_ledgers_are_not_touched_and_what_cannot_be_rebuilt_is_named(
    working_day: WorkingDay,
) -> None:
    office = working_day.office
    kept = {table: rows(office, f"SELECT * FROM {table}") for table in LEDGERS[1:]}
    disarm(office.desk.engine, "stock_movement")
    run(office.desk.engine, "UPDATE ticket SET state = 'no_show' WHERE state = 'done'")
    run(office.desk.engine, "UPDATE resident SET name_key = 'zzz'")
    left = found(office) - {"check.guard", "check.name_key", "check.search"}
    assert left
    done = repaired(office)
    assert done.names
    assert done.schema
    assert found(office) == left
    assert {table: rows(office, f"SELECT * FROM {table}") for table in LEDGERS[1:]} == kept


def test_a_repair_is_written_in_the_log(office: Office) -> None:
    run(office.desk.engine, "UPDATE resident SET name_key = 'zzz' WHERE id = 1")
    repaired(office)
    ((action, facts),) = rows(
        office, "SELECT action, facts FROM audit_entry ORDER BY id DESC LIMIT 1"
    )
    assert action == "database.repaired"
    assert '"names": 1' in str(facts).replace('":1', '": 1')


def test_whom_a_ledger_names_by_number_must_be_there(working_day: WorkingDay) -> None:
    office = working_day.office
    disarm(office.desk.engine, "card_event")
    run(office.desk.engine, "UPDATE card_event SET officer_id = 987 WHERE id = 1")
    report = check(office.desk.engine, metadata=schema.metadata(), further=CHECKS)
    lost = [one for one in report.findings if one.code == "check.foreign_key"]
    assert [(one.params["table"], one.params["row"], one.params["parent"]) for one in lost] == [
        ("card_event", 1, "officer")
    ]
