"""One person, several recordings: shown side by side, decided once, whoever came home first."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update
from sqlmodel import Session, col

from ektp_desk.coverage.rules import Stage
from ektp_desk.coverage.standing import stage, with_central
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import decisions_field, home_apply, home_plan, queries_report
from ektp_desk.outreach.homecoming import Fate
from ektp_desk.outreach.models import OutreachTarget
from ektp_desk.outreach.models_field import FieldDecision, FieldEvent
from ektp_desk.outreach.queries_home import doubles, quarantined
from ektp_desk.outreach.rules import TargetOutcome
from ektp_desk.recording import queries, services
from ektp_desk.recording.models import Recording, RecordingItem
from ektp_desk.recording.rules import RecordingState, Transport
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import Sex
from ektp_desk.residents.services import Person, add_resident
from tests.conftest import Office
from tests.outreach.homes import AWAY, Laptop, give_laptop, look, rows, take
from tests.racing import race, refused
from tests.recording.conftest import Booth

ADULT, MARRIED = "7373014405920001", "7373021203060002"
NEW_NIK = "7373054302480009"


@pytest.fixture
def pair(office: Office) -> tuple[Laptop, Laptop]:
    """Two laptops of one visit, both with the grown-up on their list."""
    one = give_laptop(office, "Satu", targets=[office.adult])
    return one, give_laptop(office, "Dua", visit=one.visit_uid, officer="rekam2")


@pytest.fixture
def booth(office: Office) -> Booth:
    """The office's own recording booth."""
    return Booth(office)


def states(office: Office) -> dict[str, RecordingState]:
    return {row.number: row.state for row in rows(office, Recording)}


def decide(office: Office, kept: str, *, note: str = "", resident: int = 0) -> None:
    office.desk.write(
        office.supervisor, decisions_field.decide_double, resident_id=resident or office.adult,
        kept=kept, note=note,
    )  # fmt: skip


def test_two_laptops_that_recorded_one_person_are_both_disputed(
    office: Office, pair: tuple[Laptop, Laptop]
) -> None:
    one, two = pair
    first, second = one.recorded(ADULT, office.adult), two.recorded(ADULT, office.adult)
    take(office, one.pack(first))
    opened = two.pack(second)
    assert look(office, opened).lines[0].note == "home.recorded_twice"
    taken = take(office, opened)

    assert dict(taken.counts) == {Fate.DISPUTED: 1}
    assert set(states(office).values()) == {RecordingState.DISPUTED}
    [double] = office.desk.read(doubles)
    assert (double.resident_id, double.name) == (office.adult, "Andi Sitti Aminah")
    assert [(side.device_name, side.operator) for side in double.sides] == [
        ("Satu", "Petugas rekam1"), ("Dua", "Petugas rekam2"),
    ]  # fmt: skip
    assert all(side.source is Transport.IMPORTED for side in double.sides)


def test_the_office_that_recorded_meanwhile_keeps_its_own(office: Office, booth: Booth) -> None:
    laptop = give_laptop(office, "Satu", targets=[office.adult])
    mine = booth.start()
    event = laptop.recorded(ADULT, office.adult)
    take(office, laptop.pack(event))

    assert states(office) == {
        mine.number: RecordingState.DRAFT, event["content"]["number"]: RecordingState.DISPUTED,
    }  # fmt: skip
    [double] = office.desk.read(doubles)
    assert {side.source for side in double.sides} == {Transport.LOCAL, Transport.IMPORTED}


def test_a_recording_the_laptop_knew_of_makes_no_double(office: Office, booth: Booth) -> None:
    """Approved before the file went out: the laptop asked whether she may be recorded again."""
    view = booth.submitted()
    office.desk.write(office.supervisor, services.approve, recording_id=view.id,
                      version=view.version)  # fmt: skip

    def long_ago(work: Work) -> None:
        work.session.execute(update(Recording).values(reviewed_at=AWAY - timedelta(days=30)))

    office.desk.write(office.supervisor, long_ago)
    laptop = give_laptop(office, "Satu", targets=[office.adult])
    taken = take(office, laptop.pack(laptop.recorded(ADULT, office.adult)))

    assert dict(taken.counts) == {Fate.NEW: 1}
    assert office.desk.read(doubles) == ()


def test_a_recording_of_somebody_the_laptop_did_not_know_is_a_double(
    office: Office, booth: Booth
) -> None:
    view = booth.submitted()
    office.desk.write(office.supervisor, services.approve, recording_id=view.id,
                      version=view.version)  # fmt: skip

    def long_ago(work: Work) -> None:
        work.session.execute(update(Recording).values(reviewed_at=AWAY - timedelta(days=30)))

    office.desk.write(office.supervisor, long_ago)
    laptop = give_laptop(office, "Satu")
    added = laptop.person(ADULT, "Andi Sitti Aminah", birth_date="1992-05-04")
    taken = take(office, laptop.pack(added, laptop.recorded(ADULT, None)))

    assert dict(taken.counts) == {Fate.LINKED: 1, Fate.DISPUTED: 1}
    [double] = office.desk.read(doubles)
    assert len(double.sides) == 2


def test_the_decision_sends_one_to_review_and_cancels_the_other(
    office: Office, pair: tuple[Laptop, Laptop]
) -> None:
    one, two = pair
    first, second = one.recorded(ADULT, office.adult), two.recorded(ADULT, office.adult)
    take(office, one.pack(first))
    take(office, two.pack(second))
    kept, gone = second["content"]["number"], first["content"]["number"]
    decide(office, kept, note="Iris lengkap")

    assert states(office) == {
        gone: RecordingState.CANCELLED, kept: RecordingState.AWAITING_REVIEW,
    }  # fmt: skip
    cancelled = next(row for row in rows(office, Recording) if row.number == gone)
    assert cancelled.return_reason == "Iris lengkap"
    assert office.desk.read(doubles) == ()
    [decision] = rows(office, FieldDecision)
    assert (decision.about, decision.choice) == (" ".join(sorted([kept, gone])), kept)
    assert refused(lambda: decide(office, gone)).code == "home.not_a_double"
    take(office, one.pack(first))
    assert office.desk.read(doubles) == ()


def test_keeping_the_offices_own_cancels_what_came_home(office: Office, booth: Booth) -> None:
    mine = booth.submitted()
    laptop = give_laptop(office, "Satu", targets=[office.adult])
    event = laptop.recorded(ADULT, office.adult)
    take(office, laptop.pack(event))
    decide(office, mine.number)

    assert states(office) == {
        mine.number: RecordingState.AWAITING_REVIEW,
        event["content"]["number"]: RecordingState.CANCELLED,
    }
    [row] = [one for one in rows(office, Recording) if one.state is RecordingState.CANCELLED]
    assert row.return_reason == f"Direkam ganda; yang dipakai {mine.number}."


def test_keeping_what_came_home_cancels_the_offices_draft(office: Office, booth: Booth) -> None:
    mine = booth.start()
    laptop = give_laptop(office, "Satu", targets=[office.adult])
    event = laptop.recorded(ADULT, office.adult)
    take(office, laptop.pack(event))
    decide(office, event["content"]["number"])

    assert states(office) == {
        mine.number: RecordingState.CANCELLED,
        event["content"]["number"]: RecordingState.AWAITING_REVIEW,
    }


def test_an_approved_recording_cannot_be_decided_away(office: Office, booth: Booth) -> None:
    mine = booth.submitted()
    office.desk.write(office.supervisor, services.approve, recording_id=mine.id,
                      version=mine.version)  # fmt: skip
    laptop = give_laptop(office, "Satu", targets=[office.adult])
    event = laptop.recorded(ADULT, office.adult)
    take(office, laptop.pack(event))

    error = refused(lambda: decide(office, event["content"]["number"]))
    assert (error.code, error.params) == ("home.approved_stays", {"number": mine.number})
    decide(office, mine.number)
    assert states(office)[event["content"]["number"]] is RecordingState.CANCELLED


def test_only_what_is_shown_can_be_chosen(office: Office, pair: tuple[Laptop, Laptop]) -> None:
    for laptop in pair:
        take(office, laptop.pack(laptop.recorded(ADULT, office.adult)))

    assert refused(lambda: decide(office, "R-2026-999999")).code == "home.not_a_side"
    assert refused(lambda: decide(office, "x", resident=office.married)).code == (
        "home.not_a_double"
    )


def test_two_supervisors_do_not_decide_differently(
    office: Office, pair: tuple[Laptop, Laptop]
) -> None:
    numbers = []
    for laptop in pair:
        event = laptop.recorded(ADULT, office.adult)
        numbers.append(event["content"]["number"])
        take(office, laptop.pack(event))

    codes = race(*(lambda number=number: decide(office, number) for number in numbers))
    assert codes == ["", "home.not_a_double"]
    assert sorted(states(office).values()) == [
        RecordingState.AWAITING_REVIEW, RecordingState.CANCELLED,
    ]  # fmt: skip


def test_a_third_recording_after_the_decision_is_asked_again(
    office: Office, pair: tuple[Laptop, Laptop]
) -> None:
    kept = ""
    for laptop in pair:
        event = laptop.recorded(ADULT, office.adult)
        kept = event["content"]["number"]
        take(office, laptop.pack(event))
    decide(office, kept)
    third = give_laptop(office, "Tiga", visit=pair[0].visit_uid)
    take(office, third.pack(third.recorded(ADULT, office.adult)))

    [double] = office.desk.read(doubles)
    assert len(double.sides) == 2
    decide(office, kept)
    assert sorted(states(office).values()) == [
        RecordingState.AWAITING_REVIEW, RecordingState.CANCELLED, RecordingState.CANCELLED,
    ]  # fmt: skip


def test_the_earlier_of_two_laptops_says_who_a_new_person_is(
    office: Office, pair: tuple[Laptop, Laptop]
) -> None:
    one, two = pair
    early, late = AWAY + timedelta(hours=1), AWAY + timedelta(hours=2)
    take(office, two.pack(two.person(NEW_NIK, "Nurbaya", at=late)))
    take(office, one.pack(one.person(NEW_NIK, "Hj. Nurbaya", at=early)))

    [person] = [row for row in rows(office, Resident) if row.nik == NEW_NIK]
    assert person.name == "Hj. Nurbaya"


def test_what_waits_is_taken_when_another_laptop_brings_the_person(
    office: Office, pair: tuple[Laptop, Laptop]
) -> None:
    one, two = pair
    take(office, one.pack(one.recorded(NEW_NIK, None)))
    assert office.desk.read(queries_report.home, visit_id=one.visit_id).undecided == 1
    taken = take(office, two.pack(two.person(NEW_NIK, "Hj. Nurbaya")))

    assert dict(taken.counts) == {Fate.NEW: 2}
    assert office.desk.read(queries_report.home, visit_id=one.visit_id).undecided == 0
    [recording] = rows(office, Recording)
    assert recording.number == f"R-2026-{one.first:06d}"


# -- what was set apart -----------------------------------------------------------------------


def apart(office: Office, *, take_it: bool, note: str = "") -> None:
    row = office.desk.read(quarantined)[0]
    office.desk.write(
        office.supervisor, decisions_field.decide_quarantine, quarantine_id=row.id, take=take_it,
        note=note,
    )  # fmt: skip


def test_other_content_that_is_believed_counts_from_then_on(
    office: Office, pair: tuple[Laptop, Laptop]
) -> None:
    laptop = pair[0]
    event = laptop.outcome(ADULT, "not_met")
    other = laptop.outcome(ADULT, "refused") | {"uid": event["uid"]}
    take(office, laptop.pack(event))
    take(office, laptop.pack(other))
    apart(office, take_it=True)

    assert rows(office, OutreachTarget)[0].outcome is TargetOutcome.REFUSED
    [row] = office.desk.read(quarantined)
    assert row.decided == "taken"
    assert len(rows(office, FieldEvent)) == 2
    assert refused(lambda: apart(office, take_it=False)).code == "home.decided_already"


def test_other_content_that_is_not_believed_stays_apart(
    office: Office, pair: tuple[Laptop, Laptop]
) -> None:
    laptop = pair[0]
    event = laptop.outcome(ADULT, "not_met")
    take(office, laptop.pack(event))
    other = laptop.outcome(ADULT, "died", note="x") | {"uid": event["uid"]}
    take(office, laptop.pack(other))
    apart(office, take_it=False, note="Salah ketik")

    assert rows(office, OutreachTarget)[0].outcome is TargetOutcome.NOT_MET
    assert [row.decided for row in office.desk.read(quarantined)] == ["kept"]
    assert dict(take(office, laptop.pack(other)).counts) == {Fate.SAME: 1}


def test_a_recording_with_a_foreign_number_gets_one_of_the_offices_own(
    office: Office, pair: tuple[Laptop, Laptop]
) -> None:
    one, two = pair
    event = one.recorded(ADULT, office.adult, number=two.number())
    take(office, one.pack(event))
    apart(office, take_it=True)

    [recording] = rows(office, Recording)
    assert recording.number == f"R-2026-{two.last + 1:06d}"
    assert recording.token == event["content"]["token"]
    assert recording.state is RecordingState.AWAITING_REVIEW
    found = office.desk.read(queries.recording_by_token, token=recording.token)
    assert found == recording.id


def test_a_changed_recording_that_is_believed_replaces_the_things(
    office: Office, pair: tuple[Laptop, Laptop]
) -> None:
    laptop = pair[0]
    event = laptop.recorded(ADULT, office.adult)
    take(office, laptop.pack(event))
    items = [dict(item) for item in event["content"]["items"]]
    items[-1]["attempts"] = 3
    other = laptop.event(
        "recording.finished", event["content"] | {"items": items}, uid=event["uid"]
    )
    take(office, laptop.pack(other))
    apart(office, take_it=True)

    assert len(rows(office, Recording)) == 1
    assert rows(office, RecordingItem)[-1].attempts == 3


def test_what_cannot_be_read_cannot_be_believed(
    office: Office, pair: tuple[Laptop, Laptop]
) -> None:
    broken = pair[0].outcome(ADULT, "gone fishing")
    take(office, pair[0].pack(broken))

    assert not office.desk.read(quarantined)[0].takeable
    assert refused(lambda: apart(office, take_it=True)).code == "home.unreadable"
    apart(office, take_it=False)
    assert [row.decided for row in office.desk.read(quarantined)] == ["kept"]


def test_an_event_of_nobody_is_believed_once_the_person_is_known(
    office: Office, pair: tuple[Laptop, Laptop]
) -> None:
    laptop = pair[0]
    take(office, laptop.pack(laptop.outcome(NEW_NIK, "refused")))
    assert refused(lambda: apart(office, take_it=True)).code == "home.person_unknown"
    person = Person(nik=NEW_NIK, name="Hj. Nurbaya", sex=Sex.FEMALE, birth_date=date(1948, 2, 3))
    office.desk.write(office.supervisor, add_resident, person=person)
    apart(office, take_it=True)

    assert rows(office, OutreachTarget)[-1].outcome is TargetOutcome.REFUSED


def test_other_data_of_a_person_are_taken_over(office: Office, pair: tuple[Laptop, Laptop]) -> None:
    laptop = pair[0]
    event = laptop.person(NEW_NIK, "Nurbaya")
    take(office, laptop.pack(event))
    other = laptop.person(NEW_NIK, "Hj. Nurbaya") | {"uid": event["uid"]}
    take(office, laptop.pack(other))
    apart(office, take_it=True)

    assert [one.name for one in rows(office, Resident) if one.nik == NEW_NIK] == ["Hj. Nurbaya"]


def test_who_is_disputed_is_on_the_way_and_not_sought_again(
    office: Office, pair: tuple[Laptop, Laptop]
) -> None:
    for laptop in pair:
        take(office, laptop.pack(laptop.recorded(ADULT, office.adult)))
    assert set(states(office).values()) == {RecordingState.DISPUTED}

    def stage_of(session: Session) -> str:
        asked = with_central(select(stage()).select_from(Resident))
        return str(session.execute(asked.where(col(Resident.id) == office.adult)).scalar_one())

    assert office.desk.read(stage_of) == Stage.ON_THE_WAY


def test_a_double_beside_two_approved_recordings_can_be_decided(
    office: Office, pair: tuple[Laptop, Laptop]
) -> None:
    one, two = pair
    first, second = one.recorded(ADULT, office.adult), two.recorded(ADULT, office.adult)
    take(office, one.pack(first))
    take(office, two.pack(second))
    third = one.recorded(ADULT, office.adult)
    take(office, one.pack(third))
    numbers = [event["content"]["number"] for event in (first, second, third)]

    def approved(work: Work) -> None:
        work.session.execute(
            update(Recording)
            .where(col(Recording.number).in_(numbers[:2]))
            .values(state=RecordingState.APPROVED, reviewed_at=work.now)
        )

    office.desk.write(office.supervisor, approved)
    error = refused(lambda: decide(office, numbers[2]))
    assert error.code == "home.approved_stays"
    decide(office, numbers[0])
    kept = states(office)
    assert [kept[number] for number in numbers] == [
        RecordingState.APPROVED, RecordingState.APPROVED, RecordingState.CANCELLED,
    ]  # fmt: skip
    assert office.desk.read(doubles) == ()


def test_what_the_office_types_meanwhile_is_not_written_over(
    office: Office, pair: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The earlier of two laptops comes second, and somebody corrects the person that moment."""
    one, two = pair
    take(office, two.pack(two.person(NEW_NIK, "Dahlia", at=AWAY + timedelta(hours=5))))
    add_people = home_apply.add_people

    def typed_just_before(work: Work, plan: home_plan.Plan) -> dict[str, int]:
        work.session.execute(
            update(Resident)
            .where(col(Resident.nik) == NEW_NIK)
            .values(name="Dahliah binti Beddu", updated_at=work.now)
        )
        return add_people(work, plan)

    monkeypatch.setattr(home_apply, "add_people", typed_just_before)
    take(office, one.pack(one.person(NEW_NIK, "Dahlya", at=AWAY + timedelta(hours=4))))
    (person,) = [row for row in rows(office, Resident) if row.nik == NEW_NIK]
    assert person.name == "Dahliah binti Beddu"
