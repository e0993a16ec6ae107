"""A team at work on a laptop: the same acts as in the office, each told to the office."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import select

from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach import collecting, fieldwork, queries_fieldwork, sealed
from ektp_desk.outreach.collecting import Gathered
from ektp_desk.outreach.fieldoffice import FIRST_NEW_PERSON
from ektp_desk.outreach.queries_fieldwork import FieldRow, FieldSheet
from ektp_desk.outreach.rules import TargetOutcome, TargetReason
from ektp_desk.outreach.rules_field import EventKind
from ektp_desk.recording import services
from ektp_desk.recording.models import Recording
from ektp_desk.recording.rules import RecordingState, Transport
from ektp_desk.storage.engines import make_engines
from tests.conftest import ZONE, Office, make_office
from tests.fieldwork.onvisit import FIRST, LAST, STRANGER, Laptop, make_laptop


@pytest.fixture
def laptop(sqlite_address: str, clock: SetClock) -> Laptop:
    """A laptop's data always lies in a file."""
    engines = make_engines(sqlite_address)
    desk = Desk(reader=engines.reader, writer=engines.writer, clock=clock, zone=ZONE)
    return make_laptop(desk, clock)


def gathered(laptop: Laptop) -> Gathered:
    return laptop.desk.write(laptop.office.recorder, collecting.gather).result


def said(laptop: Laptop, kind: EventKind) -> list[Mapping[str, Any]]:
    return [line.content for line in gathered(laptop).events if line.kind is kind]


def sheet(laptop: Laptop) -> FieldSheet:
    found = laptop.desk.read(queries_fieldwork.sheet)
    assert found is not None
    return found


def row(laptop: Laptop, person: int) -> FieldRow:
    return next(one for one in sheet(laptop).rows if one.resident_id == person)


def outcome(laptop: Laptop, person: int, what: TargetOutcome | None, note: str = "") -> Any:
    return laptop.desk.write(
        laptop.office.counter, fieldwork.set_outcome, resident_id=person, outcome=what, note=note
    ).result


def test_a_recording_ends_with_a_field_receipt_and_is_told_whole(laptop: Laptop) -> None:
    view, paper = laptop.record(laptop.office.adult)

    assert view.state is RecordingState.AWAITING_REVIEW
    assert (view.number, view.place) == (f"R-2026-{FIRST:06d}", "Balai kelurahan")
    assert paper.kind == "recording.receipt"
    assert paper.slip["unsynced"] == "Diterima, belum tersinkron"
    assert "dibawa ke kantor" in paper.slip["next_step"]
    (told,) = said(laptop, EventKind.RECORDING_FINISHED)
    assert (told["number"], told["token"]) == (view.number, view.token)
    assert (told["nik"], told["resident_id"]) == ("7373014405920001", laptop.office.adult)
    assert (told["operator"], told["former_operators"]) == ("rekam1", [])
    assert [item["key"] for item in told["items"]] == [item.key for item in view.items]
    assert {item["state"] for item in told["items"]} == {"captured"}
    assert told["events"][0]["act"] == "started"
    assert told["events"][0]["officer"] == "rekam1"
    assert told["checklist"] == 1
    assert told["submitted_at"] == "2026-11-24T00:00:00+00:00"
    (became,) = said(laptop, EventKind.TARGET_OUTCOME)
    assert became == {
        "target_id": 41, "nik": "7373014405920001", "outcome": "recorded", "note": ""
    }  # fmt: skip
    assert row(laptop, laptop.office.adult).done


def test_the_office_knows_no_field_receipts(desk: Desk, clock: SetClock) -> None:
    office = make_office(desk, clock)
    view = desk.write(office.recorder, services.start, resident_id=office.adult).result
    for service, values in (
        (fieldwork.start_recording, {"resident_id": office.married}),
        (fieldwork.finish_recording, {"recording_id": view.id, "version": view.version}),
        (fieldwork.set_outcome, {"resident_id": office.adult, "outcome": TargetOutcome.AWAY}),
        (fieldwork.add_note, {"text": "Jalan putus"}),
        (collecting.gather, {}),
    ):
        with pytest.raises(OfficeError) as refused:
            desk.write(office.recorder, service, **values)
        assert refused.value.code == "field.not_a_laptop"
    assert desk.read(queries_fieldwork.sheet) is None


def test_numbers_come_from_the_lease_and_end_with_it(laptop: Laptop) -> None:
    office = laptop.office
    for person in (office.adult, office.married, office.pupil):
        laptop.record(person)
    new = laptop.desk.write(
        office.recorder, fieldwork.add_person, person=STRANGER, note="Tinggal di ujung kampung"
    ).result
    with pytest.raises(OfficeError) as refused:
        laptop.start(new)
    assert refused.value.code == "numbers.used_up"
    assert said(laptop, EventKind.NUMBERS_USED) == [
        {"scope": "recording/2026", "first": FIRST, "last": LAST, "used": 3}
    ]


def test_the_numbers_used_are_said_again_only_when_more_were_used(laptop: Laptop) -> None:
    laptop.record(laptop.office.adult)
    assert [one["used"] for one in said(laptop, EventKind.NUMBERS_USED)] == [1]
    assert [one["used"] for one in said(laptop, EventKind.NUMBERS_USED)] == [1]
    laptop.record(laptop.office.married)
    assert [one["used"] for one in said(laptop, EventKind.NUMBERS_USED)] == [1, 2]


def test_who_was_recorded_here_is_not_recorded_twice(laptop: Laptop) -> None:
    laptop.record(laptop.office.adult)
    with pytest.raises(OfficeError) as refused:
        laptop.start(laptop.office.adult)
    assert refused.value.code == "field.recorded_here"
    with pytest.raises(OfficeError) as refused:
        outcome(laptop, laptop.office.adult, TargetOutcome.DIED, "Kata tetangga")
    assert refused.value.code == "field.recorded_here"


def test_a_new_person_has_a_note_and_an_id_of_the_laptops_own(laptop: Laptop) -> None:
    with pytest.raises(OfficeError) as refused:
        laptop.desk.write(laptop.office.recorder, fieldwork.add_person, person=STRANGER, note=" ")
    assert (refused.value.code, refused.value.field) == ("field.note_needed", "note")

    new = laptop.desk.write(
        laptop.office.recorder, fieldwork.add_person, person=STRANGER, note="Ibu dari  Baso"
    ).result
    assert new >= FIRST_NEW_PERSON
    laptop.record(new)
    (told,) = said(laptop, EventKind.PERSON_ADDED)
    assert told["person"]["nik"] == STRANGER.nik
    assert told["person"]["birth_date"] == "1969-07-01"
    assert (told["person"]["sex"], told["person"]["itap_until"]) == ("P", None)
    assert (told["note"], told["laptop_id"]) == ("Ibu dari Baso", new)
    (recorded,) = said(laptop, EventKind.RECORDING_FINISHED)
    assert (recorded["resident_id"], recorded["nik"]) == (None, STRANGER.nik)
    (became,) = said(laptop, EventKind.TARGET_OUTCOME)
    assert (became["target_id"], became["nik"]) == (None, STRANGER.nik)
    kinds = [line.kind for line in gathered(laptop).events]
    assert kinds.index(EventKind.PERSON_ADDED) < kinds.index(EventKind.RECORDING_FINISHED)
    assert row(laptop, new).is_new


def test_somebody_known_on_the_laptop_is_not_added_again(laptop: Laptop) -> None:
    twin = replace(STRANGER, nik="7373014405920001", name="Andi Sitti Aminah")
    with pytest.raises(OfficeError) as refused:
        laptop.desk.write(
            laptop.office.recorder, fieldwork.add_person, person=twin, note="Datang sendiri"
        )
    assert refused.value.field == "nik"
    assert gathered(laptop).events == ()


def test_an_outcome_is_told_and_taken_back(laptop: Laptop) -> None:
    person = laptop.office.married
    first = outcome(laptop, person, TargetOutcome.NOT_MET)
    assert first.before is None
    assert not row(laptop, person).done
    second = outcome(laptop, person, TargetOutcome.AWAY, "Kuliah di Makassar")
    assert (second.before, second.note_before) == (TargetOutcome.NOT_MET, "")
    assert row(laptop, person).done
    outcome(laptop, person, second.before, second.note_before)
    outcome(laptop, person, None)
    told = said(laptop, EventKind.TARGET_OUTCOME)
    assert [one["outcome"] for one in told] == ["not_met", "away", "not_met", None]
    assert {one["target_id"] for one in told} == {42}
    assert row(laptop, person).outcome is None


def test_the_same_outcome_again_is_told_once(laptop: Laptop) -> None:
    for _ in range(2):
        outcome(laptop, laptop.office.married, TargetOutcome.REFUSED, "Tidak mau difoto")
    assert len(said(laptop, EventKind.TARGET_OUTCOME)) == 1


@pytest.mark.parametrize(
    ("what", "note", "code"),
    [
        (TargetOutcome.DIED, "", "target.note_needed"),
        (TargetOutcome.MOVED, "  ", "target.note_needed"),
        (TargetOutcome.RECORDED, "", "field.outcome_by_recording"),
        (TargetOutcome.CARD_GIVEN, "", "field.no_card"),
    ],
)
def test_outcomes_that_make_no_sense_are_refused(
    laptop: Laptop, what: TargetOutcome, note: str, code: str
) -> None:
    with pytest.raises(OfficeError) as refused:
        outcome(laptop, laptop.office.married, what, note)
    assert refused.value.code == code
    assert gathered(laptop).events == ()


def test_who_is_not_on_the_list_has_an_outcome_without_a_target(laptop: Laptop) -> None:
    child = laptop.office.child
    assert row(laptop, child).reason is None
    outcome(laptop, child, TargetOutcome.COMES_TO_OFFICE)
    (told,) = said(laptop, EventKind.TARGET_OUTCOME)
    assert told["target_id"] is None
    assert row(laptop, child).reason is TargetReason.UNRECORDED


def test_notes_of_the_visit_are_told(laptop: Laptop) -> None:
    laptop.desk.write(laptop.office.counter, fieldwork.add_note, text=" Listrik padam\nsejak pagi ")
    assert said(laptop, EventKind.VISIT_NOTE) == [{"text": "Listrik padam\nsejak pagi"}]
    assert [note.text for note in sheet(laptop).notes] == ["Listrik padam\nsejak pagi"]
    with pytest.raises(OfficeError) as refused:
        laptop.desk.write(laptop.office.counter, fieldwork.add_note, text=" \n")
    assert (refused.value.code, refused.value.field) == ("field.text_needed", "text")


def test_who_is_not_of_the_team_says_nothing(laptop: Laptop) -> None:
    for service, values in (
        (fieldwork.set_outcome,
         {"resident_id": laptop.office.adult, "outcome": TargetOutcome.AWAY}),
        (fieldwork.add_note, {"text": "Halo"}),
        (fieldwork.add_person, {"person": STRANGER, "note": "Halo"}),
    ):  # fmt: skip
        with pytest.raises(OfficeError) as refused:
            laptop.desk.write(laptop.office.printer, service, **values)
        assert refused.value.code == "role.missing"


def test_what_was_handed_in_by_the_offices_own_act_is_told_when_gathered(laptop: Laptop) -> None:
    view = laptop.booth.submitted(laptop.office.adult)
    assert [one["number"] for one in said(laptop, EventKind.RECORDING_FINISHED)] == [view.number]
    assert len(said(laptop, EventKind.RECORDING_FINISHED)) == 1


def test_events_are_the_same_each_time_they_are_packed(laptop: Laptop) -> None:
    laptop.record(laptop.office.adult)
    first = gathered(laptop)
    _, parts = collecting.home_parts(
        first, now=laptop.office.clock.now(), last_seen=laptop.office.clock.now(), last=False
    )
    lines = list(sealed.rows_of(parts["events"]))
    assert [line["uid"] for line in lines] == [line.uid for line in first.events]
    for line in lines:
        assert sealed.content_hash(line["content"]) == line["sha256"]
        assert line["author"] == "rekam1"
    laptop.office.clock.advance(seconds=3600)
    assert gathered(laptop).events[: len(first.events)] == first.events


def test_packed_recordings_are_on_their_way(laptop: Laptop) -> None:
    view, _ = laptop.record(laptop.office.adult)
    begun = laptop.start(laptop.office.married)
    going = gathered(laptop)
    assert [(draft.number, draft.operator) for draft in going.drafts] == [
        (begun.number, "Petugas rekam1")
    ]
    facts, _ = collecting.home_parts(
        going, now=laptop.office.clock.now(), last_seen=laptop.office.clock.now(), last=True
    )
    assert facts["unsent_drafts"] == 1
    laptop.desk.write(
        laptop.office.recorder, collecting.note_packed, sequence=1,
        uids=[line.uid for line in going.events],
    )  # fmt: skip
    assert transports(laptop) == {view.number: Transport.BUNDLED, begun.number: Transport.LOCAL}
    assert (sheet(laptop).sending.fresh, sheet(laptop).sending.packed) == (0, len(going.events))
    again = gathered(laptop)
    assert (again.events, again.fresh) == (going.events, 0)


def transports(laptop: Laptop) -> dict[str, str]:
    return laptop.desk.read(
        lambda session: dict(session.exec(select(Recording.number, Recording.transport)).all())
    )


def test_the_sheet_lists_everybody_on_the_laptop(laptop: Laptop) -> None:
    office: Office = laptop.office
    found = sheet(laptop)
    assert {one.resident_id for one in found.rows if one.listed} == {
        office.adult, office.married, office.pupil,
    }  # fmt: skip
    assert office.child in {one.resident_id for one in found.rows}
    laptop.start(office.married)
    assert row(laptop, office.married).drafting
    assert sheet(laptop).drafts == 1
