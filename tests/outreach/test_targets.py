"""People on a visit's list: chosen from coverage, put on, taken off, and what became of them."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlmodel import Session, select

from ektp_desk.coverage import queries as coverage
from ektp_desk.coverage.models import Absence
from ektp_desk.coverage.rules import SchoolLevel, Stage, WhyNot
from ektp_desk.coverage.services import note_reason, save_school, set_school, withdraw_reason
from ektp_desk.outreach import candidates, queries_targets, requests, targets
from ektp_desk.outreach.candidates import Candidate, Wanted
from ektp_desk.outreach.queries_targets import TargetRow
from ektp_desk.outreach.rules import (
    RequestSource,
    TargetOutcome,
    TargetReason,
    VisitKind,
    VisitState,
)
from ektp_desk.outreach.rules_requests import Asked
from ektp_desk.outreach.rules_targets import MOST_PEOPLE
from ektp_desk.recording.needs import Need
from ektp_desk.recording.rules import CentralStatus
from tests.conftest import Office
from tests.outreach.plans import (
    FAR,
    NEIGHBOUR,
    TODAY,
    VILLAGE,
    begin_special,
    person,
    seen_as,
    set_state,
    visit,
)
from tests.racing import race, refused

UNRECORDED = TargetReason.UNRECORDED


@pytest.fixture
def trip(office: Office) -> int:
    return visit(office.desk, office.supervisor)


def add(office: Office, visit_id: int, *people: int, reason: TargetReason = UNRECORDED) -> int:
    return office.desk.write(
        office.recorder, targets.add_targets, visit_id=visit_id,
        residents=[(one, reason) for one in people],
    ).result  # fmt: skip


def on_list(office: Office, visit_id: int) -> tuple[TargetRow, ...]:
    return office.desk.read(queries_targets.targets_of, visit_id=visit_id)


def of(office: Office, visit_id: int, resident_id: int) -> TargetRow:
    return next(row for row in on_list(office, visit_id) if row.resident_id == resident_id)


def note(
    office: Office, target: TargetRow, outcome: TargetOutcome | None, text: str = ""
) -> targets.Said:
    return office.desk.write(
        office.recorder, targets.set_outcome, target_id=target.id, outcome=outcome, note=text
    ).result


def look(office: Office, reason: TargetReason, trip: int = 0, **changes: Any) -> list[int]:
    wanted = Wanted(reason, TODAY, trip, **changes)
    found = office.desk.read(candidates.candidates, wanted=wanted)
    assert office.desk.read(candidates.candidate_count, wanted=wanted) == len(found)
    assert all(row.reason is reason for row in found)
    return [row.resident_id for row in found]


# -- whom to go to --------------------------------------------------------------------------


def test_not_recorded_by_village_district_and_city(office: Office, trip: int) -> None:
    here = [office.adult, office.married]
    beside = person(office.desk, office.counter, 30, village=NEIGHBOUR)
    far = person(office.desk, office.counter, 30, village=FAR)
    nowhere = person(office.desk, office.counter, 30, village=None)
    assert sorted(look(office, UNRECORDED, area=VILLAGE)) == sorted(here)
    assert sorted(look(office, UNRECORDED, area=VILLAGE[:8])) == sorted([*here, beside])
    assert sorted(look(office, UNRECORDED)) == sorted([*here, beside, far, nowhere])
    add(office, trip, office.adult)
    assert look(office, UNRECORDED, trip, area=VILLAGE) == [office.married]


@pytest.mark.parametrize("why", [WhyNot.DIED, WhyNot.MOVED, WhyNot.AWAY])
def test_nobody_goes_to_who_is_not_there(office: Office, why: WhyNot) -> None:
    office.desk.write(
        office.counter, note_reason, resident_id=office.adult, why=why, evidence="Surat lurah",
        seen_on=TODAY, source="Lurah",
    )  # fmt: skip
    assert look(office, UNRECORDED, area=VILLAGE) == [office.married]
    office.desk.write(office.counter, withdraw_reason, resident_id=office.adult)
    assert office.adult in look(office, UNRECORDED, area=VILLAGE)


def test_turning_17_are_those_who_are_16_on_the_day_of_the_visit(office: Office) -> None:
    school = office.desk.write(
        office.supervisor, save_school, name="SMA Negeri 1", level=SchoolLevel.SMA
    ).result
    sixteen_soon = person(office.desk, office.counter, 15, days=360)
    seventeen = person(office.desk, office.counter, 17, days=0)
    for one in (office.pupil, sixteen_soon, seventeen):
        office.desk.write(office.counter, set_school, resident_id=one, school_id=school,
                          class_name="XI", since=TODAY)  # fmt: skip
    turning = TargetReason.TURNING_17
    assert look(office, turning, school_id=school) == [office.pupil]
    wanted = Wanted(turning, TODAY + timedelta(days=30), 0, school_id=school)
    later = office.desk.read(candidates.candidates, wanted=wanted)
    assert {row.resident_id for row in later} == {office.pupil, sixteen_soon}
    assert {(row.school, row.class_name) for row in later} == {("SMA Negeri 1", "XI")}
    assert look(office, UNRECORDED, school_id=school) == [seventeen]


def test_the_elderly_are_sixty_and_without_a_card(office: Office) -> None:
    sixty = person(office.desk, office.counter, 60, days=0)
    person(office.desk, office.counter, 59, days=364)
    waits = person(office.desk, office.counter, 80)
    seen_as(office.desk, office.counter, waits, CentralStatus.CARD_PRINTED)
    holds = person(office.desk, office.counter, 81)
    seen_as(office.desk, office.counter, holds, CentralStatus.CARD_ISSUED)
    assert sorted(look(office, TargetReason.ELDERLY)) == sorted([sixty, waits])
    assert look(office, TargetReason.UNCOLLECTED) == [waits]


def test_the_disabled_are_known_from_recordings_requests_and_reasons(office: Office) -> None:
    begin_special(office.desk, office.recorder, office.adult, Need.WHEELCHAIR, Need.MORE_TIME)
    asked_for, at_home = (person(office.desk, office.counter, 40) for _ in range(2))
    office.desk.write(
        office.counter, requests.take_in,
        asked=Asked(RequestSource.COUNTER, TODAY, VisitKind.HOME, "Anak", resident_id=asked_for,
                    needs=(Need.LYING_DOWN, Need.MORE_TIME)),
    )  # fmt: skip
    office.desk.write(office.counter, note_reason, resident_id=at_home, why=WhyNot.AT_HOME,
                      evidence="", seen_on=TODAY, source="RT")  # fmt: skip
    found = look(office, TargetReason.DISABLED)
    assert sorted(found) == sorted([office.adult, asked_for, at_home])
    needs = office.desk.read(queries_targets.needs_of, resident_ids=found)
    assert needs == {
        office.adult: (Need.WHEELCHAIR, Need.MORE_TIME),
        asked_for: (Need.LYING_DOWN, Need.MORE_TIME),
    }
    assert look(office, TargetReason.ASKED) == [asked_for]
    seen_as(office.desk, office.counter, office.adult, CentralStatus.CARD_ISSUED)
    assert office.adult not in look(office, TargetReason.DISABLED)


def test_who_is_on_another_open_visit_is_marked(office: Office, trip: int) -> None:
    other = visit(office.desk, office.supervisor, number="JB-2026-0900",
                  day=TODAY + timedelta(days=2))  # fmt: skip
    add(office, other, office.adult)

    def marked() -> Candidate:
        wanted = Wanted(UNRECORDED, TODAY, trip, area=VILLAGE)
        rows = office.desk.read(candidates.candidates, wanted=wanted)
        return next(row for row in rows if row.resident_id == office.adult)

    assert (marked().other_visit, marked().other_day) == (
        "JB-2026-0900", TODAY + timedelta(days=2),
    )  # fmt: skip
    set_state(office.desk, office.supervisor, other, VisitState.CANCELLED)
    assert marked().other_visit == ""


def test_a_street_is_walked_in_its_order(office: Office, trip: int) -> None:
    second = person(office.desk, office.counter, 30, rw="003")
    first = person(office.desk, office.counter, 30, rw="001")
    far = person(office.desk, office.counter, 30, village=FAR)
    add(office, trip, far, second, office.adult, first)
    walked = [row.resident_id for row in on_list(office, trip)]
    assert walked == [far, first, office.adult, second]  # Surutanga, then Tompotikka
    wanted = Wanted(UNRECORDED, TODAY, 0, area=VILLAGE)
    assert [row.resident_id for row in office.desk.read(
        candidates.candidates, wanted=wanted, limit=2)] == [first, office.adult]  # fmt: skip


def test_a_school_is_walked_class_by_class(office: Office) -> None:
    school = office.desk.write(
        office.supervisor, save_school, name="SMA Negeri 1", level=SchoolLevel.SMA
    ).result
    pupils = [person(office.desk, office.counter, 17) for _ in range(3)]
    for one, name in zip(pupils, ("XII-2", "XI-1", "XII-1"), strict=True):
        office.desk.write(office.counter, set_school, resident_id=one, school_id=school,
                          class_name=name, since=TODAY)  # fmt: skip
    at_school = visit(office.desk, office.supervisor, kind=VisitKind.SCHOOL, school_id=school)
    walked = [pupils[1], pupils[2], pupils[0]]
    assert look(office, UNRECORDED, school_id=school) == walked
    add(office, at_school, *pupils)
    assert [row.resident_id for row in on_list(office, at_school)] == walked


# -- putting on and taking off --------------------------------------------------------------


def test_a_list_holds_everybody_once(office: Office, trip: int) -> None:
    assert add(office, trip, office.adult, office.married, office.adult) == 2
    assert add(office, trip, office.adult, office.pupil, reason=TargetReason.TURNING_17) == 1
    reasons = {row.resident_id: row.reason for row in on_list(office, trip)}
    assert reasons == {
        office.adult: UNRECORDED, office.married: UNRECORDED,
        office.pupil: TargetReason.TURNING_17,
    }  # fmt: skip
    assert add(office, trip, 99_999) == 0


def test_two_who_fill_one_list_at_once(office: Office, trip: int) -> None:
    def fill(actor: Any, *people: int) -> None:
        office.desk.write(actor, targets.add_targets, visit_id=trip,
                          residents=[(one, UNRECORDED) for one in people])  # fmt: skip

    assert race(
        lambda: fill(office.recorder, office.adult, office.married),
        lambda: fill(office.counter, office.married, office.adult),
        lambda: fill(office.supervisor, office.pupil, office.adult),
    ) == ["", "", ""]
    assert len(on_list(office, trip)) == 3


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_what_a_list_refuses(office: Office, trip: int) -> None:
    assert refused(lambda: add(office, trip)).code == "target.nobody"
    assert refused(lambda: add(office, 999, office.adult)).code == "target.visit_unknown"
    for state in (VisitState.DONE, VisitState.CANCELLED):
        over = visit(office.desk, office.supervisor, state=state)
        assert refused(partial(add, office, over, office.adult)).code == "target.visit_closed"

    def by_the_printer() -> None:
        office.desk.write(office.printer, targets.add_targets, visit_id=trip,
                          residents=[(office.adult, UNRECORDED)])  # fmt: skip

    assert refused(by_the_printer).code == "role.missing"


def test_a_list_has_an_end(office: Office, trip: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_PEOPLE == 5_000
    monkeypatch.setattr(targets, "MOST_PEOPLE", 2)
    add(office, trip, office.adult)
    full = refused(lambda: add(office, trip, office.married, office.pupil))
    assert (full.code, full.params["most"]) == ("target.too_many", 2)
    assert len(on_list(office, trip)) == 1


def test_taking_off_is_taken_back(office: Office, trip: int) -> None:
    add(office, trip, office.adult)
    add(office, trip, office.pupil, reason=TargetReason.TURNING_17)
    before = [(row.resident_id, row.reason) for row in on_list(office, trip)]
    ids = [row.id for row in on_list(office, trip)]
    taken = office.desk.write(office.recorder, targets.remove_targets, target_ids=ids).result
    assert on_list(office, trip) == ()
    office.desk.write(office.recorder, targets.add_targets, visit_id=trip, residents=taken)
    assert [(row.resident_id, row.reason) for row in on_list(office, trip)] == before
    gone = refused(
        lambda: office.desk.write(
            office.recorder, targets.remove_targets, target_ids=[ids[0] + 999]
        )
    )
    assert gone.code == "target.gone"


def test_who_was_met_stays_on_the_list(office: Office, trip: int) -> None:
    add(office, trip, office.adult, office.married)
    set_state(office.desk, office.supervisor, trip, VisitState.UNDER_WAY)
    note(office, of(office, trip, office.adult), TargetOutcome.NOT_MET)
    ids = [row.id for row in on_list(office, trip)]
    kept = refused(
        lambda: office.desk.write(office.recorder, targets.remove_targets, target_ids=ids)
    )
    assert kept.code == "target.has_outcome"
    assert len(on_list(office, trip)) == 2


# -- what became of them --------------------------------------------------------------------


@pytest.fixture
def met(office: Office, trip: int) -> TargetRow:
    """Andi Sitti Aminah on the list of a visit that set out."""
    add(office, trip, office.adult)
    set_state(office.desk, office.supervisor, trip, VisitState.UNDER_WAY)
    return of(office, trip, office.adult)


def why(office: Office) -> WhyNot | None:
    rows = office.desk.read(coverage.reasons, resident_id=office.adult)
    return rows[0].why if rows else None


def test_an_outcome_is_noted_and_taken_back(office: Office, met: TargetRow) -> None:
    first = note(office, met, TargetOutcome.NOT_MET, " pagar  terkunci ")
    assert first == targets.Said(None, "")
    second = note(office, met, TargetOutcome.COMES_TO_OFFICE, "hari Senin")
    assert second == targets.Said(TargetOutcome.NOT_MET, "pagar terkunci")
    found = of(office, met.visit_id, office.adult)
    assert (found.outcome, found.note) == (TargetOutcome.COMES_TO_OFFICE, "hari Senin")
    note(office, met, second.outcome, second.note)
    note(office, met, first.outcome, first.note)
    found = of(office, met.visit_id, office.adult)
    assert (found.outcome, found.note) == (None, "")


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (TargetOutcome.DIED, WhyNot.DIED), (TargetOutcome.MOVED, WhyNot.MOVED),
        (TargetOutcome.AWAY, WhyNot.AWAY), (TargetOutcome.REFUSED, WhyNot.REFUSES),
    ],
)  # fmt: skip
def test_coverage_hears_why(
    office: Office, met: TargetRow, outcome: TargetOutcome, reason: WhyNot
) -> None:
    note(office, met, outcome, "kata Pak RT")
    (row,) = office.desk.read(coverage.reasons, resident_id=office.adult)
    assert (row.why, row.evidence, row.seen_on) == (reason, "kata Pak RT", TODAY)
    assert row.source.startswith("Jemput bola JB-2026-")
    note(office, met, None)
    assert why(office) is None
    note(office, met, outcome, "kata Pak RT")
    note(office, met, TargetOutcome.RECORDED)
    assert why(office) is None


def test_another_word_about_somebody_is_not_taken_back(office: Office, met: TargetRow) -> None:
    note(office, met, TargetOutcome.AWAY)
    office.desk.write(office.counter, note_reason, resident_id=office.adult, why=WhyNot.AWAY,
                      evidence="", seen_on=TODAY, source="Keluarga")  # fmt: skip
    note(office, met, None)
    assert why(office) is WhyNot.AWAY
    note(office, met, TargetOutcome.DIED, "surat lurah")
    note(office, met, TargetOutcome.MOVED, "surat pindah")
    assert why(office) is WhyNot.MOVED


@pytest.mark.parametrize("outcome", [TargetOutcome.DIED, TargetOutcome.MOVED])
def test_a_death_or_a_move_is_shown_by_something(
    office: Office, met: TargetRow, outcome: TargetOutcome
) -> None:
    said = refused(lambda: note(office, met, outcome, " \u200b "))
    assert (said.code, said.field) == ("target.note_needed", "note")
    assert why(office) is None
    assert of(office, met.visit_id, office.adult).outcome is None


def test_nothing_became_of_anybody_before_the_day(office: Office, trip: int) -> None:
    add(office, trip, office.adult)
    target = of(office, trip, office.adult)
    early = refused(lambda: note(office, target, TargetOutcome.NOT_MET))
    assert (early.code, early.params["day"]) == ("target.too_early", "01-12-2026")
    office.clock.advance(seconds=7 * 86_400)
    note(office, target, TargetOutcome.NOT_MET)
    set_state(office.desk, office.supervisor, trip, VisitState.CANCELLED)
    over = refused(lambda: note(office, target, TargetOutcome.RECORDED))
    assert over.code == "target.visit_cancelled"
    assert refused(
        lambda: office.desk.write(office.recorder, targets.set_outcome, target_id=999,
                                  outcome=None)
    ).code == "target.gone"  # fmt: skip


def test_what_came_home_keeps_its_time_and_author(office: Office, met: TargetRow) -> None:
    yesterday = office.clock.now() - timedelta(days=1)
    tomorrow = office.clock.now() + timedelta(days=1)
    by = office.second_recorder.officer_id
    office.desk.write(
        office.supervisor, targets.write_outcome, target_id=met.id, outcome=TargetOutcome.AWAY,
        note="kuliah", at=yesterday, officer_id=by,
    )  # fmt: skip
    (row,) = office.desk.read(coverage.reasons, resident_id=office.adult)
    assert row.seen_on == TODAY - timedelta(days=1)
    # A laptop whose clock runs ahead saw nothing that is still to come.
    office.desk.write(
        office.supervisor, targets.write_outcome, target_id=met.id, outcome=TargetOutcome.DIED,
        note="surat lurah", at=tomorrow, officer_id=by,
    )  # fmt: skip
    row = office.desk.read(coverage.reasons, resident_id=office.adult)[0]
    assert (row.why, row.seen_on) == (WhyNot.DIED, TODAY)


def test_saying_the_same_again_says_nothing(office: Office, met: TargetRow) -> None:
    for _ in range(2):
        note(office, met, TargetOutcome.AWAY, "kuliah")

    def said(session: Session) -> int:
        return len(session.exec(select(Absence)).all())

    assert office.desk.read(said) == 1


def test_who_is_recorded_by_now_is_seen_on_the_list(office: Office, trip: int) -> None:
    add(office, trip, office.adult, office.married)
    seen_as(office.desk, office.counter, office.adult, CentralStatus.PRINT_READY_RECORD)
    stages = {row.resident_id: (row.stage, row.recorded) for row in on_list(office, trip)}
    assert stages == {
        office.adult: (Stage.READY, True), office.married: (Stage.UNRECORDED, False),
    }  # fmt: skip
    row = of(office, trip, office.adult)
    assert (row.nik, row.masked_nik) == ("7373014405920001", "7373••••••••0001")
