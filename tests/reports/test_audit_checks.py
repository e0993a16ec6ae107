"""What does not agree between the rooms is found, on both engines."""

from datetime import date

import pytest

from ektp_desk import schema
from ektp_desk.cards import services as cards
from ektp_desk.cards.rules import SpoilReason
from ektp_desk.kernel.sentences import Sentences, all_codes
from ektp_desk.reports import audit_checks
from ektp_desk.stock import services as stock
from ektp_desk.storage.check import Finding, check
from tests.conftest import Office
from tests.reports.conftest import WorkingDay, ready
from tests.tampering import disarm, run


def findings(office: Office) -> list[Finding]:
    """What the checks across the rooms find; the file itself is judged elsewhere."""
    report = check(office.desk.engine, metadata=schema.metadata(), further=audit_checks.CHECKS)
    return [found for found in report.findings if found.code != "check.guard"]


def test_a_working_office_is_sound(working_day: WorkingDay) -> None:
    office = working_day.office
    left = office.desk.write(office.printer, cards.intend, resident_id=office.married).result
    office.desk.write(office.printer, cards.mark_unknown, card_id=left.id)
    movement = office.desk.write(
        office.supervisor,
        stock.receive,
        quantity=5,
        counterpart="Pusat",
        document="BA-2",
        occurred_on=date(2026, 11, 24),
    ).result
    office.desk.write(
        office.supervisor, stock.reverse, movement_id=movement.id, reason="salah ketik"
    )
    report = check(office.desk.engine, metadata=schema.metadata(), further=audit_checks.CHECKS)

    assert report.findings == ()
    assert report.sound
    assert report.rows["card"] == 3
    assert report.rows["audit_entry"] == report.audit_count > 0
    assert len(report.audit_hash) == 64


def test_an_empty_office_is_sound(office: Office) -> None:
    assert findings(office) == []


@pytest.mark.parametrize(
    ("table", "statement", "code"),
    [
        (
            "stock_movement",
            "DELETE FROM stock_movement WHERE source_type = 'card' AND kind = 'used'",
            "check.blank_missing",
        ),
        (
            "stock_movement",
            "UPDATE stock_movement SET kind = 'spoiled' WHERE kind = 'used'",
            "check.blank_missing",
        ),
        (
            "stock_movement",
            "UPDATE stock_movement SET quantity = -2 WHERE kind = 'used'",
            "check.blank_missing",
        ),
        (
            "stock_movement",
            "UPDATE stock_movement SET source_id = 777 WHERE kind = 'used'",
            "check.blank_extra",
        ),
        (
            "stock_movement",
            "UPDATE stock_movement SET quantity = -500 WHERE kind = 'received'",
            "check.balance_negative",
        ),
        (
            "stock_movement",
            "DELETE FROM stock_movement WHERE kind = 'opening'",
            "check.opening_missing",
        ),
        ("card", "UPDATE card SET state = 'printed' WHERE state = 'handed_over'", "check.card_log"),
        (
            "card",
            "UPDATE card SET state = 'printed' WHERE state = 'handed_over'",
            "check.handover_extra",
        ),
        ("card_event", "DELETE FROM card_event", "check.card_log"),
        ("handover", "DELETE FROM handover", "check.handover_missing"),
        ("ticket", "UPDATE ticket SET state = 'parked' WHERE state = 'done'", "check.ticket_log"),
        ("ticket_event", "DELETE FROM ticket_event", "check.ticket_log"),
        ("counter_now", "UPDATE counter_now SET state = 'break'", "check.counter_log"),
        ("counter_now", "UPDATE counter_now SET officer_id = NULL", "check.counter_log"),
        (
            "counter_now",
            "UPDATE counter_now SET since = '2026-11-23 00:00:00.000000'",
            "check.counter_log",
        ),
        ("counter_now", "DELETE FROM counter_now", "check.counter_log"),
        ("counter_event", "DELETE FROM counter_event", "check.counter_log"),
        (
            "central_record",
            "UPDATE central_record SET status = 'PROCESSING'",
            "check.central_log",
        ),
    ],
)
def test_tampering_is_found(working_day: WorkingDay, table: str, statement: str, code: str) -> None:
    engine = working_day.office.desk.engine
    disarm(engine, table)
    run(engine, statement)

    assert code in {found.code for found in findings(working_day.office)}


def test_a_reversal_that_does_not_mirror_its_row_is_found(working_day: WorkingDay) -> None:
    office = working_day.office
    movement = office.desk.write(
        office.supervisor,
        stock.receive,
        quantity=5,
        counterpart="Pusat",
        document="BA-2",
        occurred_on=date(2026, 11, 24),
    ).result
    office.desk.write(office.supervisor, stock.reverse, movement_id=movement.id, reason="salah")
    disarm(office.desk.engine, "stock_movement")
    run(office.desk.engine, "UPDATE stock_movement SET quantity = 4 WHERE kind = 'reversal'")

    assert [found.code for found in findings(office)] == ["check.reversal_differs"]


def test_many_findings_are_told_by_their_number(office: Office) -> None:
    office.desk.write(office.supervisor, stock.open_stock, quantity=100)
    ready(office, office.adult)
    for _ in range(25):
        piece = office.desk.write(office.printer, cards.intend, resident_id=office.adult).result
        office.desk.write(
            office.printer,
            cards.confirm_spoiled,
            card_id=piece.id,
            reason=SpoilReason.CANNOT_ENCODE,
        )
    disarm(office.desk.engine, "stock_movement")
    run(office.desk.engine, "DELETE FROM stock_movement WHERE kind = 'spoiled'")
    found = findings(office)

    blanks = [item for item in found if item.code != "check.store_differs"]
    assert [item.code for item in blanks] == ["check.blank_missing"] * 20 + ["check.more"]
    assert blanks[-1].params == {"more": 5}
    assert len(found) == len(blanks) + 1, "the destruction store is held against the ledger too"


def test_every_finding_has_a_sentence_without_gaps(working_day: WorkingDay) -> None:
    engine = working_day.office.desk.engine
    for table in ("stock_movement", "card_event", "handover", "ticket_event", "counter_event"):
        disarm(engine, table)
        run(engine, f"DELETE FROM {table}")
    found = findings(working_day.office)

    assert found
    for language in ("id", "en"):
        for item in found:
            assert item.code in all_codes()
            assert "{" not in Sentences(language).say(item.code, **item.params)
