"""Old data go by one act, after a dry run, and only what the office said."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.queue import services as queue
from ektp_desk.residents import retention
from ektp_desk.residents.retention import Due, Kept
from tests.conftest import Office
from tests.tampering import run


def asked(office: Office, statement: str) -> list[tuple[object, ...]]:
    return office.desk.read(
        lambda session: [tuple(row) for row in session.execute(text(statement))]
    )


def due(office: Office) -> dict[Kept, Due]:
    day = office.clock.now().date()
    return {row.kind: row for row in office.desk.read(retention.due, day=day)}


@pytest.fixture
def old(office: Office) -> Office:
    """Somebody who moved away, and a ticket with its paper; 400 days ago."""
    office.desk.write(
        office.counter, queue.take_number, service_code="NEW", resident_id=office.adult
    )
    run(office.desk.engine, "UPDATE ticket SET note = 'kurang KK', ended_at = arrived_at")
    run(office.desk.engine, "UPDATE paper SET printed_at = made_at")
    run(office.desk.engine, "UPDATE resident SET presence = 'moved' WHERE id = :id",
        id=office.married)  # fmt: skip
    office.clock.set(office.clock.now() + timedelta(days=400))
    return office


def test_nothing_is_due_before_the_office_says_so(old: Office) -> None:
    assert {row.rows for row in due(old).values()} == {0}
    with pytest.raises(OfficeError, match=r"retention\.nothing_due"):
        old.desk.write(old.supervisor, retention.blank, kinds=tuple(Kept))
    assert asked(old, "SELECT note FROM ticket") == [("kurang KK",)]


def test_a_dry_run_lists_and_one_act_blanks_what_was_chosen(old: Office) -> None:
    days = dict.fromkeys(Kept, 365)
    old.desk.write(old.supervisor, retention.save_days, days=days)
    assert {kind: row.rows for kind, row in due(old).items()} == {
        Kept.APPOINTMENT_NAMES: 0, Kept.TICKET_NOTES: 1, Kept.PAPERS: 1, Kept.GONE_ADDRESSES: 1,
    }  # fmt: skip
    day = old.clock.now().date()
    listed = old.desk.read(retention.due_rows, day=day)
    assert ("Baso Yusuf", Kept.GONE_ADDRESSES) in {(row.label, row.kind) for row in listed}
    assert asked(old, "SELECT note FROM ticket") == [("kurang KK",)]  # only looked at

    done = old.desk.write(
        old.supervisor, retention.blank, kinds=(Kept.TICKET_NOTES, Kept.GONE_ADDRESSES)
    ).result
    assert done == {Kept.TICKET_NOTES: 1, Kept.GONE_ADDRESSES: 1}
    assert asked(old, "SELECT note FROM ticket") == [("",)]
    assert len(asked(old, "SELECT id FROM paper")) == 1
    gone = f"SELECT name, address, kk_number, nik <> '' FROM resident WHERE id = {old.married}"
    assert asked(old, gone)[0][:3] == ("Baso Yusuf", "", "")
    assert asked(old, f"SELECT address FROM resident WHERE id = {old.adult}") == [
        ("Jl. Merdeka No. 1",)
    ]
    facts = asked(old, "SELECT facts FROM audit_entry WHERE action = 'retention.blanked'")
    assert "ticket_notes" in str(facts[0][0])
    with pytest.raises(OfficeError, match=r"retention\.nothing_due"):
        old.desk.write(old.supervisor, retention.blank, kinds=(Kept.TICKET_NOTES,))


def test_what_the_roll_said_before_a_change_by_hand_goes_as_well(old: Office) -> None:
    edits = """{"address":"Jl. Lama 1","kk_number":"7373010101100001","presence":"present"}"""
    for resident in (old.married, old.adult):
        run(old.desk.engine, "UPDATE resident SET own_edits = :edits WHERE id = :id",
            edits=edits, id=resident)  # fmt: skip
    old.desk.write(old.supervisor, retention.save_days, days=dict.fromkeys(Kept, 365))
    old.desk.write(old.supervisor, retention.blank, kinds=(Kept.GONE_ADDRESSES,))
    kept = asked(old, "SELECT id, own_edits FROM resident WHERE own_edits <> '{}' ORDER BY id")
    assert kept == [(old.adult, edits), (old.married, '{"presence":"present"}')]


@pytest.mark.parametrize("days", [1, 29, 40_000, -5])
def test_days_out_of_range_are_refused(office: Office, days: int) -> None:
    with pytest.raises(OfficeError, match=r"retention\.days"):
        office.desk.write(office.supervisor, retention.save_days, days={Kept.PAPERS: days})


def test_only_a_supervisor_sets_and_blanks(office: Office) -> None:
    for act, given in ((retention.save_days, {"days": {}}), (retention.blank, {"kinds": ()})):
        with pytest.raises(OfficeError, match=r"role\.missing"):
            office.desk.write(office.counter, act, **given)


def test_the_day_up_to_which_papers_went_is_kept_for_the_computers(old: Office) -> None:
    assert old.desk.read(retention.papers_gone_before) is None
    days = dict.fromkeys(Kept, 365)
    old.desk.write(old.supervisor, retention.save_days, days=days)
    old.desk.write(old.supervisor, retention.blank, kinds=(Kept.TICKET_NOTES,))
    assert old.desk.read(retention.papers_gone_before) is None, "no papers were removed"
    old.desk.write(old.supervisor, retention.blank, kinds=(Kept.PAPERS,))
    before = due(old)[Kept.PAPERS].before
    assert old.desk.read(retention.papers_gone_before) == before
