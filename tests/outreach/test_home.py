"""A file comes home: looked at, taken in whole, and never twice."""

from datetime import UTC, date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from ektp_desk.coverage.models import Absence
from ektp_desk.coverage.rules import WhyNot
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import homecoming, targets
from ektp_desk.outreach.homecoming import Fate
from ektp_desk.outreach.models import OutreachTarget
from ektp_desk.outreach.models_field import (
    BundleIn,
    FieldEvent,
    FieldPerson,
    NumberLease,
)
from ektp_desk.outreach.rules import TargetOutcome, TargetReason
from ektp_desk.outreach.rules_field import (
    EventKind,
)
from ektp_desk.outreach.sealed import FileKind, new_keys, rows_of, seal, unseal
from ektp_desk.recording import queries, services
from ektp_desk.recording.models import Recording, RecordingEvent, RecordingItem
from ektp_desk.recording.rules import RecordingState, Transport
from ektp_desk.residents import search
from ektp_desk.residents import services as residents
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import MaritalStatus, Sex
from tests.conftest import CONSOLE, Office
from tests.outreach.homes import AWAY, Laptop, give_laptop, look, officer_id, rows, take
from tests.racing import refused

ADULT, MARRIED = "7373014405920001", "7373021203060002"
NEW_NIK = "7373054302480009"


@pytest.fixture
def laptop(office: Office) -> Laptop:
    """One laptop with the grown-up on its list."""
    return give_laptop(office, "Satu", targets=[office.adult])


def test_a_recording_comes_home_with_its_own_author_and_time(
    office: Office, laptop: Laptop
) -> None:
    at = AWAY + timedelta(hours=2)
    event = laptop.recorded(ADULT, office.adult, at=at)
    taken = take(office, laptop.pack(event))

    assert (taken.again, taken.sequence, dict(taken.counts)) == (False, 1, {Fate.NEW: 1})
    [recording] = rows(office, Recording)
    assert recording.number == f"R-2026-{laptop.first:06d}"
    assert (recording.state, recording.transport) == (
        RecordingState.AWAITING_REVIEW, Transport.IMPORTED,
    )  # fmt: skip
    assert recording.operator_id == officer_id(office, "rekam1")
    assert (recording.submitted_at, recording.office_date) == (at, date(2026, 11, 23))
    assert (recording.resident_id, recording.place) == (office.adult, "Kantor Lurah")
    items = rows(office, RecordingItem)
    assert len(items) == len(event["content"]["items"])
    assert items[1].label == "Salinan KK"
    assert len(rows(office, RecordingEvent)) == len(event["content"]["events"])
    [told] = rows(office, FieldEvent)
    assert (told.kind, told.at, told.officer_id) == (
        EventKind.RECORDING_FINISHED, at, officer_id(office, "rekam1"),
    )  # fmt: skip
    assert (told.content, told.recording_id) == (event["content"], recording.id)
    [file] = rows(office, BundleIn)
    assert (file.officer_id, file.at) == (office.supervisor.officer_id, office.clock.now())
    assert file.file_name == "pulang.ektp"


def test_what_came_home_is_reviewed_like_any_other(office: Office, laptop: Laptop) -> None:
    take(office, laptop.pack(laptop.recorded(ADULT, office.adult)))
    [recording] = rows(office, Recording)
    view = office.desk.read(queries.recording, recording_id=recording.id)
    assert view is not None
    after, paper = office.desk.write(
        office.supervisor, services.approve, recording_id=view.id, version=view.version
    ).result

    assert after.state is RecordingState.APPROVED
    assert paper.number == recording.number


def test_the_same_file_again_changes_nothing(office: Office, laptop: Laptop) -> None:
    opened = laptop.pack(laptop.recorded(ADULT, office.adult))
    first = take(office, opened)
    before = len(rows(office, AuditEntry))
    again = take(office, opened, file_name="salinan.ektp")

    assert (again.again, again.bundle_id) == (True, first.bundle_id)
    assert dict(again.counts) == {Fate.SAME: 1}
    assert look(office, opened).again
    assert len(rows(office, BundleIn)) == 1
    assert len(rows(office, AuditEntry)) == before


def test_an_event_that_was_packed_again_changes_nothing(office: Office, laptop: Laptop) -> None:
    event, other = laptop.recorded(ADULT, office.adult), laptop.outcome(MARRIED, "refused")
    take(office, laptop.pack(event))
    taken = take(office, laptop.pack(event, other))

    assert dict(taken.counts) == {Fate.SAME: 1, Fate.NEW: 1}
    assert len(rows(office, Recording)) == 1
    assert [file.unchanged for file in rows(office, BundleIn)] == [0, 1]


def test_the_preview_says_what_the_act_does(office: Office, laptop: Laptop) -> None:
    opened = laptop.pack(
        laptop.person(NEW_NIK, "Hj. Nurbaya"),
        laptop.recorded(NEW_NIK, None),
        laptop.outcome(ADULT, "not_met"),
        laptop.outcome("7373999999999999", "refused"),
        laptop.event("visit.note", {"text": "Listrik padam pukul 10"}),
    )
    seen = look(office, opened)
    taken = take(office, opened)

    assert seen.counts == taken.counts == {Fate.NEW: 4, Fate.QUARANTINED: 1}
    assert (seen.device_name, seen.visit_title, seen.missing) == ("Satu", "Kelurahan Satu", ())
    assert [line.resident_name for line in seen.lines] == [
        "Hj. Nurbaya", "Hj. Nurbaya", "Andi Sitti Aminah", "", "",
    ]  # fmt: skip
    assert seen.lines[1].number == f"R-2026-{laptop.first:06d}"
    assert seen.lines[0].masked_nik == "7373••••••••0009"
    assert seen.lines[3].note == "home_note.unknown_person"
    assert not seen.again


def test_who_was_added_on_a_visit_is_on_the_roll_and_found(office: Office, laptop: Laptop) -> None:
    take(office, laptop.pack(laptop.person(NEW_NIK, "Hj. Nurbaya"), laptop.recorded(NEW_NIK, None)))

    [person] = [one for one in rows(office, Resident) if one.nik == NEW_NIK]
    assert (person.name, person.marital_status) == ("Hj. Nurbaya", MaritalStatus.WIDOWED)
    assert person.id < 1_000_000_000
    [added] = rows(office, FieldPerson)
    assert (added.resident_id, added.note) == (person.id, "Belum ada di daftar")
    [recording] = rows(office, Recording)
    assert recording.resident_id == person.id
    assert person.id in [hit.id for hit in office.desk.read(search.search, "nurbaya")]


def test_somebody_added_there_and_here_is_linked_and_the_differences_are_told(
    office: Office, laptop: Laptop
) -> None:
    person = residents.Person(nik=NEW_NIK, name="Hajjah Nurbaya", sex=Sex.FEMALE,
                              birth_date=date(1948, 2, 3))  # fmt: skip
    known = office.desk.write(CONSOLE, residents.add_resident, person=person).result
    opened = laptop.pack(laptop.person(NEW_NIK, "Hj. Nurbaya"), laptop.recorded(NEW_NIK, None))
    seen = look(office, opened)
    take(office, opened)

    assert seen.lines[0].fate is Fate.LINKED
    assert seen.lines[0].note == "home.known_differs"
    assert {"name", "address", "marital_status"} <= set(seen.lines[0].differs)
    assert [one.name for one in rows(office, Resident) if one.nik == NEW_NIK] == ["Hajjah Nurbaya"]
    assert [one.resident_id for one in rows(office, Recording)] == [known]
    assert rows(office, FieldPerson) == []


# -- outcomes, and what follows for coverage --------------------------------------------------


def test_an_outcome_comes_to_the_list_and_a_death_to_the_reasons(
    office: Office, laptop: Laptop
) -> None:
    take(office, laptop.pack(laptop.outcome(ADULT, "died", note="Kata ketua RT")))

    [target] = rows(office, OutreachTarget)
    assert (target.outcome, target.note) == (TargetOutcome.DIED, "Kata ketua RT")
    assert target.outcome_by == officer_id(office, "rekam1")
    [reason] = rows(office, Absence)
    assert (reason.why, reason.evidence) == (WhyNot.DIED, "Kata ketua RT")
    assert (reason.source, reason.seen_on) == ("Jemput bola JB-2026-Satu", date(2026, 11, 23))
    assert reason.said_by == "Petugas rekam1"


def test_an_outcome_of_somebody_who_was_not_on_the_list_puts_them_on_it(
    office: Office, laptop: Laptop
) -> None:
    take(office, laptop.pack(laptop.outcome(MARRIED, "comes_to_office")))

    target = rows(office, OutreachTarget)[-1]
    assert (target.resident_id, target.reason) == (office.married, TargetReason.ASKED)
    assert target.outcome is TargetOutcome.COMES_TO_OFFICE


def test_a_recording_alone_says_that_the_person_was_recorded(
    office: Office, laptop: Laptop
) -> None:
    take(office, laptop.pack(laptop.recorded(ADULT, office.adult)))

    [target] = rows(office, OutreachTarget)
    assert target.outcome is TargetOutcome.RECORDED


def test_an_outcome_that_was_taken_back_takes_its_reason_along(
    office: Office, laptop: Laptop
) -> None:
    later = AWAY + timedelta(hours=5)
    take(office, laptop.pack(laptop.outcome(ADULT, "away", note="Di Makassar")))
    take(office, laptop.pack(laptop.outcome(ADULT, None, at=later)))

    [target] = rows(office, OutreachTarget)
    assert (target.outcome, target.outcome_at) == (None, None)
    assert [reason.why for reason in rows(office, Absence)] == [WhyNot.AWAY, None]


def test_what_the_office_said_later_stays(office: Office, laptop: Laptop) -> None:
    def say(work: Work) -> None:
        work.session.execute(
            update(OutreachTarget).values(outcome=TargetOutcome.MOVED, outcome_at=work.now)
        )

    office.desk.write(office.supervisor, say)
    take(office, laptop.pack(laptop.outcome(ADULT, "not_met")))

    assert rows(office, OutreachTarget)[0].outcome is TargetOutcome.MOVED


def test_used_numbers_are_noted_and_never_lessened(office: Office, laptop: Laptop) -> None:
    def used(count: int) -> dict[str, object]:
        return {"scope": "recording/2026", "first": laptop.first, "last": laptop.last,
                "used": count}  # fmt: skip

    take(office, laptop.pack(laptop.event("numbers.used", used(7))))
    take(office, laptop.pack(laptop.event("numbers.used", used(3))))

    assert [lease.used for lease in rows(office, NumberLease)] == [7]


# -- through the sealed file ------------------------------------------------------------------


def test_a_sealed_file_is_taken_in(office: Office, laptop: Laptop, tmp_path: Path) -> None:
    office_keys = new_keys()
    packed = laptop.pack(laptop.recorded(ADULT, office.adult))
    path = tmp_path / "pulang.ektp"
    digest = seal(
        packed.manifest, packed.parts, sender=laptop.keys, sender_uid=laptop.uid,
        recipient_box=office_keys.box_public, path=path,
    )  # fmt: skip
    opened = unseal(path, recipient=[office_keys], senders={laptop.uid: laptop.keys.sign_public})

    assert opened.sha256 == digest
    assert dict(take(office, opened, file_name=path.name).counts) == {Fate.NEW: 1}
    manifest, parts = office.desk.read(homecoming.receipt, device_id=laptop.device_id)
    [row] = rows_of(parts["received"])
    assert (row["sequence"], row["sha256"]) == (1, digest)
    assert len(row["events"]) == 1
    assert (manifest.kind, manifest.device) == (FileKind.RECEIPT, laptop.uid)
    assert manifest.made_at.tzinfo is UTC


def test_the_receipt_names_what_was_set_apart_too(office: Office, laptop: Laptop) -> None:
    unknown, known = laptop.outcome("7373999999999999", "refused"), laptop.outcome(ADULT, "away")
    take(office, laptop.pack(unknown, known))
    first = office.desk.read(homecoming.receipt, device_id=laptop.device_id)

    [row] = rows_of(first[1]["received"])
    assert row["events"] == sorted([unknown["uid"], known["uid"]])
    assert office.desk.read(homecoming.receipt, device_id=laptop.device_id) == first


def test_without_a_file_there_is_no_receipt(office: Office, laptop: Laptop) -> None:
    act = lambda: office.desk.read(homecoming.receipt, device_id=laptop.device_id)  # noqa: E731

    assert refused(act).code == "home.nothing_home"


def tell(office: Office, laptop: Laptop, outcome: TargetOutcome, note: str) -> None:
    """The office itself notes what became of the grown-up on the visit."""
    (target,) = [row for row in rows(office, OutreachTarget) if row.visit_id == laptop.visit_id]
    office.desk.write(
        office.supervisor, targets.set_outcome, target_id=target.id, outcome=outcome, note=note
    )


def test_what_the_field_saw_later_takes_back_what_the_office_heard(
    office: Office, laptop: Laptop
) -> None:
    tell(office, laptop, TargetOutcome.DIED, "Telepon dari kelurahan")
    assert rows(office, Absence)[-1].why is WhyNot.DIED
    now = office.clock.now() + timedelta(minutes=5)
    take(office, laptop.pack(laptop.recorded(ADULT, office.adult, at=now)))
    assert rows(office, Absence)[-1].why is None


def test_what_the_office_heard_later_stays(office: Office, laptop: Laptop) -> None:
    tell(office, laptop, TargetOutcome.DIED, "Telepon dari kelurahan")
    take(office, laptop.pack(
        laptop.outcome(ADULT, "away", at=AWAY + timedelta(hours=2)),
        laptop.outcome(ADULT, "comes_to_office", at=AWAY + timedelta(hours=3)),
    ))  # fmt: skip
    assert rows(office, Absence)[-1].why is WhyNot.DIED
    (target,) = rows(office, OutreachTarget)
    assert target.outcome is TargetOutcome.DIED
