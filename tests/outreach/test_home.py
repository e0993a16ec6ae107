"""A file comes home: looked at, taken in whole, and never twice."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from ektp_desk.coverage.models import Absence
from ektp_desk.coverage.rules import WhyNot
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import homecoming
from ektp_desk.outreach.homecoming import Fate
from ektp_desk.outreach.models import OutreachTarget
from ektp_desk.outreach.models_field import (
    BundleIn,
    FieldDevice,
    FieldEvent,
    FieldPerson,
    FieldQuarantine,
    NumberLease,
)
from ektp_desk.outreach.queries_home import files_home, missing_files, quarantined
from ektp_desk.outreach.rules import TargetOutcome, TargetReason
from ektp_desk.outreach.rules_field import (
    DeviceState,
    EventKind,
    EventOutcome,
    QuarantineReason,
)
from ektp_desk.outreach.sealed import FileKind, Opened, new_keys, rows_of, seal, unseal
from ektp_desk.recording import queries, services
from ektp_desk.recording.models import Recording, RecordingEvent, RecordingItem
from ektp_desk.recording.rules import RecordingState, Transport
from ektp_desk.residents import search
from ektp_desk.residents import services as residents
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import MaritalStatus, Sex
from tests.conftest import CONSOLE, Office
from tests.outreach.homes import AWAY, Laptop, give_laptop, look, officer_id, rows, take
from tests.racing import race, refused

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


# -- files that are refused -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"kind": FileKind.RECEIPT}, "home.not_home"),
        ({"schema": 2}, "home.newer"),
        ({"office": "73.17"}, "home.other_office"),
        ({"device": "laptop-lain"}, "home.device_unknown"),
        ({"visit": "visit-lain"}, "home.visit_unknown"),
        ({"rows": {"events": 2}}, "home.counts"),
        ({"rows": {}}, "home.counts"),
        ({"sequence": 0}, "home.counts"),
        ({"previous": "ab" * 32}, "home.chain_broken"),
    ],
)
def test_a_file_that_is_not_this_offices_is_refused_with_its_reason(
    office: Office, laptop: Laptop, values: dict[str, object], code: str
) -> None:
    opened = laptop.pack(laptop.outcome(ADULT, "not_met"), **values)

    assert refused(lambda: look(office, opened)).code == code
    assert refused(lambda: take(office, opened)).code == code
    assert rows(office, BundleIn) == []


@pytest.mark.parametrize(
    ("state", "code"),
    [(DeviceState.REVOKED, "home.device_revoked"), (DeviceState.LOST, "home.device_lost")],
)
def test_a_laptop_that_is_not_trusted_any_more_brings_nothing_home(
    office: Office, laptop: Laptop, state: DeviceState, code: str
) -> None:
    def move(work: Work) -> None:
        work.session.execute(update(FieldDevice).values(state=state))

    office.desk.write(office.supervisor, move)
    error = refused(lambda: take(office, laptop.pack(laptop.outcome(ADULT, "not_met"))))

    assert (error.code, error.params) == (code, {"name": "Satu"})


def test_a_laptop_that_was_given_no_file_for_the_visit_is_refused(
    office: Office, laptop: Laptop
) -> None:
    other = give_laptop(office, "Dua")
    opened = laptop.pack(laptop.outcome(ADULT, "not_met"), visit=other.visit_uid)

    assert refused(lambda: take(office, opened)).code == "home.not_given"


def test_two_files_with_one_sequence_are_not_both_taken(office: Office, laptop: Laptop) -> None:
    first = laptop.pack(laptop.outcome(ADULT, "not_met"))
    take(office, first)
    twin = Opened(replace(first.manifest, uid="zwilling"), first.parts, "f" * 64)

    assert refused(lambda: take(office, twin)).code == "home.sequence_taken"


def test_a_file_that_does_not_join_the_one_before_is_refused(
    office: Office, laptop: Laptop
) -> None:
    take(office, laptop.pack(laptop.outcome(ADULT, "not_met")))
    opened = laptop.pack(laptop.outcome(MARRIED, "not_met"), previous="a" * 64)

    assert refused(lambda: take(office, opened)).code == "home.chain_broken"


def test_a_gap_is_said_and_can_be_filled_later(office: Office, laptop: Laptop) -> None:
    files = [laptop.pack(laptop.outcome(ADULT, "not_met")) for _ in range(4)]
    assert look(office, files[3]).missing == (1, 2, 3)
    take(office, files[3])
    take(office, files[1])

    missing = office.desk.read(missing_files)
    assert [(one.device_name, one.sequence) for one in missing] == [("Satu", 1), ("Satu", 3)]
    take(office, files[2])
    take(office, files[0])
    assert office.desk.read(missing_files) == ()
    assert [row.sequence for row in office.desk.read(files_home)] == [1, 3, 2, 4]


def test_only_a_supervisor_takes_files_in(office: Office, laptop: Laptop) -> None:
    opened = laptop.pack(laptop.outcome(ADULT, "not_met"))
    act = lambda: office.desk.write(  # noqa: E731
        office.recorder, homecoming.take_home, opened=opened, file_name="x"
    )

    assert refused(act).code == "role.missing"


@pytest.mark.parametrize(
    ("made_at", "code"),
    [
        (AWAY + timedelta(hours=8), ""),
        (AWAY - timedelta(days=365), "home.clock_behind"),
        (AWAY + timedelta(days=365), "home.clock_ahead"),
    ],
)
def test_a_clock_that_is_a_year_off_is_told_and_loses_nothing(
    office: Office, laptop: Laptop, made_at: datetime, code: str
) -> None:
    opened = laptop.pack(laptop.recorded(ADULT, office.adult, at=made_at), made_at=made_at)

    assert look(office, opened).clock == code
    assert dict(take(office, opened).counts) == {Fate.NEW: 1}


def test_a_death_told_by_a_clock_that_is_ahead_is_not_seen_on_a_day_to_come(
    office: Office, laptop: Laptop
) -> None:
    ahead = AWAY + timedelta(days=365)
    take(office, laptop.pack(laptop.outcome(ADULT, "died", at=ahead, note="Ketua RT")))

    assert rows(office, Absence)[0].seen_on == date(2026, 11, 24)


def test_two_supervisors_take_one_file_in_once(office: Office, laptop: Laptop) -> None:
    opened = laptop.pack(laptop.recorded(ADULT, office.adult))

    assert race(lambda: take(office, opened), lambda: take(office, opened)) == ["", ""]
    assert len(rows(office, BundleIn)) == len(rows(office, Recording)) == 1


# -- events that are set apart ----------------------------------------------------------------


def test_the_same_event_with_other_content_is_set_apart(office: Office, laptop: Laptop) -> None:
    event = laptop.outcome(ADULT, "not_met")
    other = laptop.outcome(ADULT, "refused") | {"uid": event["uid"]}
    take(office, laptop.pack(event))
    opened = laptop.pack(other)
    assert look(office, opened).lines[0].note == "home_note.other_content"
    taken = take(office, opened)

    assert dict(taken.counts) == {Fate.QUARANTINED: 1}
    assert rows(office, OutreachTarget)[0].outcome is TargetOutcome.NOT_MET
    [row] = office.desk.read(quarantined)
    assert (row.reason, row.device_name) == (QuarantineReason.OTHER_CONTENT, "Satu")
    assert (row.first, row.other) == (event["content"], other["content"])
    assert dict(take(office, laptop.pack(other)).counts) == {Fate.SAME: 1}


def test_a_number_that_was_not_lent_is_set_apart(office: Office, laptop: Laptop) -> None:
    other = give_laptop(office, "Dua")
    foreign = laptop.recorded(ADULT, office.adult, number=other.number())
    taken = take(office, laptop.pack(foreign))

    assert dict(taken.counts) == {Fate.QUARANTINED: 1}
    [row] = rows(office, FieldQuarantine)
    assert row.reason is QuarantineReason.FOREIGN_NUMBER
    assert rows(office, Recording) == []


def test_one_number_is_not_given_to_two_recordings(office: Office, laptop: Laptop) -> None:
    first = laptop.recorded(ADULT, office.adult)
    second = laptop.recorded(MARRIED, office.married, number=first["content"]["number"])

    taken = take(office, laptop.pack(first, second))
    assert dict(taken.counts) == {Fate.NEW: 1, Fate.QUARANTINED: 1}


def test_what_names_nobody_yet_waits_for_its_person(office: Office, laptop: Laptop) -> None:
    added = laptop.pack(laptop.person(NEW_NIK, "Hj. Nurbaya"))
    recorded = laptop.pack(laptop.recorded(NEW_NIK, None), laptop.outcome(NEW_NIK, "recorded"))
    assert dict(take(office, recorded).counts) == {Fate.QUARANTINED: 2}
    assert len(office.desk.read(quarantined)) == 2
    taken = take(office, added)

    assert dict(taken.counts) == {Fate.NEW: 3}
    assert office.desk.read(quarantined) == ()
    assert len(rows(office, Recording)) == 1
    assert [event.bundle_id for event in rows(office, FieldEvent)] == [2, 1, 1]
    assert dict(take(office, laptop.pack(*rows_of(recorded.parts["events"]))).counts) == {
        Fate.SAME: 2
    }


def test_a_person_who_is_added_further_down_in_the_file_is_known(
    office: Office, laptop: Laptop
) -> None:
    events = (laptop.recorded(NEW_NIK, None), laptop.person(NEW_NIK, "Hj. Nurbaya"))

    assert dict(take(office, laptop.pack(*events)).counts) == {Fate.NEW: 2}


def test_outcomes_of_linked_people_are_marked_as_such(office: Office, laptop: Laptop) -> None:
    take(office, laptop.pack(laptop.person(ADULT, "Andi Sitti Aminah")))

    assert [event.outcome for event in rows(office, FieldEvent)] == [EventOutcome.LINKED]


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
