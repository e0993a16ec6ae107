"""Visits from the plan to the report: what may be done when, what is kept, what is undone."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from ektp_desk.accounts import services as accounts
from ektp_desk.coverage import services as coverage
from ektp_desk.coverage.rules import SchoolLevel
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.outreach import kits, queries_visits, visits
from ektp_desk.outreach.models import OutreachRequest, OutreachTarget
from ektp_desk.outreach.queries_choices import visit_form
from ektp_desk.outreach.queries_visits import VisitView
from ektp_desk.outreach.rules import (
    MemberRole,
    RequestSource,
    RequestState,
    TargetReason,
    VisitAct,
    VisitKind,
    VisitState,
)
from ektp_desk.outreach.rules_visits import VisitPlan
from ektp_desk.partners import register
from ektp_desk.partners.register import PartnerCard
from ektp_desk.partners.rules import PartnerKind
from ektp_desk.recording.needs import Need
from ektp_desk.stock.planned import PlannedRow, planned
from ektp_desk.stock.rules_planned import VisitKind as StockKind
from tests.conftest import Office
from tests.racing import race, refused

TODAY = date(2026, 11, 24)
VILLAGE = "73.73.01.1001"
TOMORROW, NEXT_WEEK = TODAY + timedelta(days=1), TODAY + timedelta(days=7)


def plan_of(office: Office, **changes: Any) -> VisitPlan:
    """A visit to a village tomorrow, with a team of two."""
    assert office.recorder.officer_id is not None
    assert office.counter.officer_id is not None
    team = (
        (office.recorder.officer_id, MemberRole.LEAD),
        (office.counter.officer_id, MemberRole.HELPER),
    )
    usual = VisitPlan(
        kind=VisitKind.VILLAGE, title="Kelurahan Ponjalae", day=TOMORROW, village_code=VILLAGE,
        place="Aula kelurahan", starts=time(8), ends=time(14), contact_name="Ibu Lurah",
        contact="0812-4100-000", power_note="Genset desa", road_note="Jembatan sempit",
        needs=(Need.WHEELCHAIR,), expected_people=60, expected_blanks=45, team=team,
    )  # fmt: skip
    return replace(usual, **changes)


def plan(office: Office, **changes: Any) -> int:
    request = changes.pop("request_id", None)
    done = office.desk.write(
        office.supervisor, visits.plan_visit, plan=plan_of(office, **changes), request_id=request
    )
    return int(done.result)


def seen(office: Office, visit_id: int) -> VisitView:
    view = office.desk.read(queries_visits.visit, visit_id=visit_id)
    assert isinstance(view, VisitView)
    return view


def act(office: Office, service: Any, visit_id: int, **values: Any) -> None:
    office.desk.write(office.supervisor, service, visit_id=visit_id, **values)


def foreseen(office: Office) -> tuple[PlannedRow, ...]:
    rows = office.desk.read(planned, first=date(2026, 1, 1))
    assert isinstance(rows, tuple)
    return rows


def acts(office: Office, visit_id: int) -> list[VisitAct]:
    return [event.act for event in reversed(seen(office, visit_id).events)]


def asked(office: Office, **values: Any) -> int:
    """A request that waits, as the counter would have written it."""

    def write(work: Any) -> int:
        usual = {
            "number": f"PJ-2026-{work.number('test/request'):04d}", "kind": VisitKind.HOME,
            "source": RequestSource.COUNTER, "state": RequestState.OPEN, "received_on": TODAY,
            "requester": "Pak RT", "created_at": work.now,
        }  # fmt: skip
        row = OutreachRequest(**(usual | values))
        work.session.add(row)
        work.session.flush()
        return row.id or 0

    return int(office.desk.write(office.supervisor, write).result)


def request_state(office: Office, request_id: int) -> RequestState:
    def read(session: Session) -> RequestState:
        return session.get_one(OutreachRequest, request_id).state

    return RequestState(office.desk.read(read))


# -- planning ----------------------------------------------------------------------------------


def test_what_was_planned_is_what_is_shown(office: Office) -> None:
    visit_id = plan(office)
    view = seen(office, visit_id)

    assert view.plan == plan_of(office)
    assert view.row.number == "JB-2026-0001"
    assert view.row.state is VisitState.PLANNED
    assert view.row.team_names == ("Petugas rekam1", "Petugas loket1")
    assert [member.role for member in view.team] == [MemberRole.LEAD, MemberRole.HELPER]
    assert acts(office, visit_id) == [VisitAct.PLANNED]
    assert len(view.row.uid) == 32


def test_numbers_follow_each_other_and_refused_plans_take_none(office: Office) -> None:
    plan(office)
    refused(lambda: plan(office, title=" "))
    assert seen(office, plan(office)).row.number == "JB-2026-0002"


def test_all_four_kinds_are_planned(office: Office) -> None:
    school = office.desk.write(
        office.supervisor, coverage.save_school, name="SMAN 1", level=SchoolLevel.SMA,
        village_code=VILLAGE,
    ).result  # fmt: skip
    partner = office.desk.write(
        office.supervisor, register.add_partner,
        card=PartnerCard(PartnerKind.ORGANISATION, "PPDI Palopo"),
    ).result  # fmt: skip
    for kind, values in (
        (VisitKind.SCHOOL, {"village_code": None, "school_id": school}),
        (VisitKind.HOME, {"village_code": None, "place": "Jl. Merdeka No. 1"}),
        (VisitKind.ORGANISATION, {"village_code": None, "partner_id": partner}),
    ):
        view = seen(office, plan(office, kind=kind, **values))
        assert view.plan.kind is kind
    assert seen(office, 1).plan.village_code == VILLAGE  # a school lies somewhere
    assert (seen(office, 1).school, seen(office, 3).partner) == ("SMAN 1", "PPDI Palopo")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"title": "  "}, "visit.title", "title"),
        ({"title": "x" * 121}, "visit.text_long", "title"),
        ({"road_note": "x" * 301}, "visit.text_long", "road_note"),
        ({"village_code": None}, "visit.village", "village_code"),
        ({"village_code": "73.73"}, "visit.village", "village_code"),
        ({"village_code": "99.99.99.9999"}, "visit.village", "village_code"),
        ({"kind": VisitKind.SCHOOL}, "visit.school", "school_id"),
        ({"kind": VisitKind.SCHOOL, "school_id": 99}, "visit.school", "school_id"),
        ({"kind": VisitKind.HOME, "place": " "}, "visit.place", "place"),
        ({"partner_id": 99}, "visit.partner", "partner_id"),
        ({"kit_id": 99}, "visit.kit", "kit_id"),
        ({"team": ((999, MemberRole.LEAD),)}, "visit.member", "team"),
        ({"starts": None}, "visit.starts", "starts"),
        ({"starts": time(14), "ends": time(14)}, "visit.times", "ends"),
        ({"expected_people": -1}, "visit.people", "expected_people"),
        ({"expected_people": 5_001}, "visit.people", "expected_people"),
        ({"expected_blanks": 5_001}, "visit.blanks", "expected_blanks"),
        ({"day": TODAY - timedelta(days=1)}, "visit.past", "day"),
        ({"day": TODAY + timedelta(days=551)}, "visit.far", "day"),
    ],
)
def test_a_bad_plan_is_refused_beside_its_field(
    office: Office, changes: dict[str, Any], code: str, field: str
) -> None:
    error = refused(lambda: plan(office, **changes))
    assert (error.code, error.field) == (code, field)
    assert office.desk.read(queries_visits.open_visits) == ()


def test_a_team_has_one_lead_and_nobody_twice(office: Office) -> None:
    one, other = plan_of(office).team
    error = refused(lambda: plan(office, team=(one, (other[0], MemberRole.LEAD))))
    assert (error.code, error.field) == ("visit.leads", "team")
    error = refused(lambda: plan(office, team=(one, (one[0], MemberRole.HELPER))))
    assert (error.code, error.field) == ("visit.member_twice", "team")


def test_ugly_text_is_kept_as_typed(office: Office) -> None:
    ugly = "Kel. <b>Salekoe</b> & “Wara” 🚐 %s {name}"
    assert seen(office, plan(office, title=f"  {ugly}\t ")).row.title == ugly


def test_only_a_supervisor_plans(office: Office) -> None:
    error = refused(
        lambda: office.desk.write(office.recorder, visits.plan_visit, plan=plan_of(office))
    )
    assert error.code == "role.missing"


# -- changing ----------------------------------------------------------------------------------


def test_a_change_replaces_the_team_and_is_kept_in_the_history(office: Office) -> None:
    visit_id = plan(office)
    new = plan_of(office, title="Kelurahan Lain", team=plan_of(office).team[:1], needs=())
    act(office, visits.change_visit, visit_id, plan=new, version=1)
    view = seen(office, visit_id)
    assert (view.plan, view.row.version) == (new, 2)
    assert acts(office, visit_id) == [VisitAct.PLANNED, VisitAct.CHANGED]


def test_a_change_after_somebody_elses_is_refused(office: Office) -> None:
    visit_id = plan(office)
    act(office, visits.change_visit, visit_id, plan=plan_of(office), version=1)
    error = refused(
        lambda: act(office, visits.change_visit, visit_id, plan=plan_of(office), version=1)
    )
    assert error.code == "visit.changed_meanwhile"


def test_the_day_is_changed_by_moving_with_a_reason(office: Office) -> None:
    visit_id = plan(office)
    later = plan_of(office, day=NEXT_WEEK)
    error = refused(lambda: act(office, visits.change_visit, visit_id, plan=later, version=1))
    assert (error.code, error.field) == ("visit.day_moves", "day")
    assert seen(office, visit_id).row.version == 1

    error = refused(lambda: act(office, visits.move_visit, visit_id, day=NEXT_WEEK, reason=" "))
    assert (error.code, error.field) == ("visit.reason_needed", "reason")
    act(office, visits.move_visit, visit_id, day=NEXT_WEEK, reason="Jalan putus", version=1)
    newest = seen(office, visit_id).events[0]
    assert (newest.act, newest.day, newest.note) == (VisitAct.MOVED, NEXT_WEEK, "Jalan putus")
    assert newest.officer == "Supervisor"


def test_a_kit_and_an_officer_gone_since_stay_with_their_visit(office: Office) -> None:
    kit = office.desk.write(office.supervisor, kits.add_kit, name="Koper A").result
    visit_id = plan(office, kit_id=kit)
    office.desk.write(office.supervisor, kits.retire_kit, kit_id=kit)
    office.desk.write(office.supervisor, accounts.disable_officer, username="loket1")

    act(office, visits.change_visit, visit_id, plan=plan_of(office, kit_id=kit), version=1)
    assert refused(lambda: plan(office, kit_id=kit)).code == "visit.kit"
    assert refused(lambda: plan(office)).code == "visit.member"
    form = office.desk.read(visit_form, visit_id=visit_id)
    assert [row.name for row in form.kits] == ["Koper A"]
    assert "loket1" in {row.username for row in form.officers}
    fresh = office.desk.read(visit_form)
    assert (fresh.kits, fresh.view) == ((), None)
    assert "loket1" not in {row.username for row in fresh.officers}


# -- the day -----------------------------------------------------------------------------------


def on_the_day(office: Office) -> int:
    visit_id = plan(office)
    office.clock.advance(seconds=24 * 3600)
    return visit_id


def test_the_team_sets_out_and_reports(office: Office) -> None:
    visit_id = on_the_day(office)
    office.desk.write(office.recorder, visits.set_out, visit_id=visit_id)
    assert seen(office, visit_id).row.state is VisitState.UNDER_WAY
    error = refused(lambda: act(office, visits.finish_visit, visit_id, report=" \n "))
    assert (error.code, error.field) == ("visit.report", "report")
    office.desk.write(
        office.recorder, visits.finish_visit, visit_id=visit_id, report="52 orang direkam.\nAman."
    )
    view = seen(office, visit_id)
    assert (view.row.state, view.report) == (VisitState.DONE, "52 orang direkam.\nAman.")
    assert acts(office, visit_id) == [VisitAct.PLANNED, VisitAct.SET_OUT, VisitAct.DONE]
    assert office.desk.read(queries_visits.past_visits)[0].id == visit_id


def test_nobody_sets_out_before_the_day_or_without_a_team(office: Office) -> None:
    early, alone = plan(office), plan(office, day=TODAY, team=())
    assert refused(lambda: act(office, visits.set_out, early)).code == "visit.not_its_day"
    assert refused(lambda: act(office, visits.set_out, alone)).code == "visit.no_team"
    error = refused(lambda: act(office, visits.finish_visit, early, report="Selesai"))
    assert error.code == "visit.not_its_day"
    assert {seen(office, one).row.state for one in (early, alone)} == {VisitState.PLANNED}


def test_what_is_over_is_not_done_again(office: Office) -> None:
    visit_id = on_the_day(office)
    act(office, visits.finish_visit, visit_id, report="Selesai")
    for service, values in (
        (visits.set_out, {}),
        (visits.finish_visit, {"report": "Lagi"}),
        (visits.cancel_visit, {"reason": "Hujan"}),
        (visits.move_visit, {"reason": "Hujan", "day": NEXT_WEEK}),
        (visits.note_attempt, {"note": "Kosong", "day": TODAY}),
        (visits.change_visit, {"plan": plan_of(office), "version": 2}),
    ):
        error = refused(lambda s=service, v=values: act(office, s, visit_id, **v))  # type: ignore[misc]
        assert error.code == "visit.changed_meanwhile"


def test_an_attempt_that_met_nobody_gets_a_new_day(office: Office) -> None:
    visit_id = on_the_day(office)
    act(office, visits.set_out, visit_id)
    error = refused(lambda: act(office, visits.note_attempt, visit_id, day=TOMORROW, note=""))
    assert (error.code, error.field) == ("visit.note_needed", "note")
    error = refused(lambda: act(office, visits.note_attempt, visit_id, day=NEXT_WEEK, note="x"))
    assert (error.code, error.field) == ("visit.attempt_day", "day")
    error = refused(
        lambda: act(office, visits.note_attempt, visit_id, day=TOMORROW, note="x", next_day=TODAY)
    )
    assert (error.code, error.field) == ("visit.past", "next_day")

    act(office, visits.note_attempt, visit_id, day=TOMORROW, note="Kosong", next_day=NEXT_WEEK)
    act(office, visits.note_attempt, visit_id, day=TOMORROW, note="Masih kosong")
    row = seen(office, visit_id).row
    assert (row.state, row.day, row.attempts) == (VisitState.PLANNED, NEXT_WEEK, 2)
    assert acts(office, visit_id)[2:] == [VisitAct.NOT_MET, VisitAct.MOVED, VisitAct.NOT_MET]


# -- taking back -------------------------------------------------------------------------------


def test_every_step_is_taken_back_in_its_order(office: Office) -> None:
    visit_id = on_the_day(office)
    act(office, visits.set_out, visit_id)
    act(office, visits.finish_visit, visit_id, report="Selesai")
    assert seen(office, visit_id).row.version == 3
    act(office, visits.take_back, visit_id, version=3)
    assert seen(office, visit_id).row.state is VisitState.UNDER_WAY
    act(office, visits.cancel_visit, visit_id, reason="Hujan")
    act(office, visits.take_back, visit_id, version=5)
    row = seen(office, visit_id).row
    assert (row.state, row.day, row.version) == (VisitState.UNDER_WAY, TOMORROW, 6)


def test_a_move_taken_back_is_on_its_old_day(office: Office) -> None:
    visit_id = plan(office)
    act(office, visits.note_attempt, visit_id, day=TODAY, note="Telepon tidak diangkat")
    act(office, visits.move_visit, visit_id, day=NEXT_WEEK, reason="Banjir")
    act(office, visits.take_back, visit_id, version=3)
    assert seen(office, visit_id).row.day == TOMORROW


def test_nothing_is_taken_back_over_what_came_after(office: Office) -> None:
    visit_id = plan(office)
    assert refused(lambda: act(office, visits.take_back, visit_id, version=1)).code == (
        "visit.nothing_back"
    )
    act(office, visits.cancel_visit, visit_id, reason="Hujan", version=1)
    assert refused(lambda: act(office, visits.take_back, visit_id, version=1)).code == (
        "visit.changed_meanwhile"
    )
    error = refused(
        lambda: office.desk.write(office.recorder, visits.take_back, visit_id=visit_id, version=2)
    )
    assert error.code == "role.missing"


# -- the forecast of blanks --------------------------------------------------------------------


def test_the_expected_blanks_are_in_the_forecast(office: Office) -> None:
    visit_id = plan(office)
    (row,) = foreseen(office)
    assert (row.day, row.expected, row.kind, row.name, row.by_hand) == (
        TOMORROW, 45, StockKind.VILLAGE, "Kelurahan Ponjalae", False,
    )  # fmt: skip

    act(office, visits.move_visit, visit_id, day=NEXT_WEEK, reason="Banjir")
    assert foreseen(office)[0].day == NEXT_WEEK
    new = plan_of(office, day=NEXT_WEEK, expected_blanks=30, title="Kelurahan Lain")
    act(office, visits.change_visit, visit_id, plan=new, version=2)
    (row,) = foreseen(office)
    assert (row.expected, row.name) == (30, "Kelurahan Lain")

    act(office, visits.cancel_visit, visit_id, reason="Hujan")
    assert foreseen(office) == ()
    act(office, visits.take_back, visit_id, version=4)
    (again,) = foreseen(office)
    assert (again.id, again.day, again.expected) == (row.id, NEXT_WEEK, 30)

    none = replace(new, expected_blanks=0)
    act(office, visits.change_visit, visit_id, plan=none, version=5)
    assert foreseen(office) == ()


def test_a_visit_without_blanks_is_not_in_the_forecast(office: Office) -> None:
    plan(office, expected_blanks=0)
    assert foreseen(office) == ()


def test_a_change_of_other_things_says_nothing_to_the_stock(office: Office) -> None:
    visit_id = plan(office)
    new = plan_of(office, note="Bawa kabel panjang")
    act(office, visits.change_visit, visit_id, plan=new, version=1)

    def said(session: Session) -> list[str]:
        rows = session.exec(select(AuditEntry.action).where(col(AuditEntry.noun) == "stock"))
        return list(rows)

    assert office.desk.read(said) == ["stock.visit_planned"]


# -- requests ----------------------------------------------------------------------------------


def test_a_request_goes_with_its_visit(office: Office) -> None:
    request = asked(office, resident_id=office.adult)
    visit_id = plan(office, kind=VisitKind.HOME, day=TODAY, request_id=request)
    assert request_state(office, request) is RequestState.PLANNED
    view = seen(office, visit_id)
    assert (view.requests, view.row.targets) == (("PJ-2026-0001",), 1)

    def target(session: Session) -> tuple[int, TargetReason]:
        row = session.exec(select(OutreachTarget)).one()
        return row.resident_id, row.reason

    assert office.desk.read(target) == (office.adult, TargetReason.ASKED)
    act(office, visits.cancel_visit, visit_id, reason="Sakit")
    assert request_state(office, request) is RequestState.OPEN
    act(office, visits.take_back, visit_id, version=2)
    assert request_state(office, request) is RequestState.PLANNED
    act(office, visits.finish_visit, visit_id, report="Selesai")
    assert request_state(office, request) is RequestState.DONE
    act(office, visits.take_back, visit_id, version=4)
    assert request_state(office, request) is RequestState.PLANNED


def test_a_request_planned_anew_does_not_come_back_to_the_cancelled_visit(office: Office) -> None:
    request = asked(office)
    first = plan(office, request_id=request)
    act(office, visits.cancel_visit, first, reason="Sakit")
    second = plan(office, request_id=request)
    act(office, visits.take_back, first, version=2)
    assert seen(office, first).requests == ()
    assert seen(office, second).requests == ("PJ-2026-0001",)


def test_an_answered_request_is_not_planned_again(office: Office) -> None:
    request = asked(office, state=RequestState.REFUSED)
    assert refused(lambda: plan(office, request_id=request)).code == "visit.request_gone"
    assert office.desk.read(queries_visits.open_visits) == ()
    assert foreseen(office) == ()


# -- races -------------------------------------------------------------------------------------


def test_two_supervisors_plan_one_request_and_one_succeeds(office: Office) -> None:
    request = asked(office)
    outcomes = race(*(lambda: plan(office, request_id=request) for _ in range(2)))
    assert outcomes == ["", "visit.request_gone"]
    assert len(office.desk.read(queries_visits.open_visits)) == 1


def test_setting_out_and_cancelling_at_once(office: Office) -> None:
    visit_id = plan(office, day=TODAY)
    outcomes = race(
        lambda: act(office, visits.set_out, visit_id, version=1),
        lambda: act(office, visits.cancel_visit, visit_id, reason="Hujan", version=1),
    )
    assert outcomes == ["", "visit.changed_meanwhile"]
    assert len(acts(office, visit_id)) == 2


def test_an_undo_pressed_twice_is_done_once(office: Office) -> None:
    visit_id = plan(office)
    act(office, visits.cancel_visit, visit_id, reason="Hujan")
    back = lambda: act(office, visits.take_back, visit_id, version=2)  # noqa: E731
    assert race(back, back) == ["", "visit.changed_meanwhile"]


# -- kits --------------------------------------------------------------------------------------


def test_kits_are_entered_changed_and_retired(office: Office) -> None:
    def kit(service: Any, **values: Any) -> Any:
        return office.desk.write(office.supervisor, service, **values).result

    one = kit(kits.add_kit, name=" Koper  A ", contents=" laptop \n\n kamera\n")
    error = refused(lambda: kit(kits.add_kit, name="Koper A"))
    assert (error.code, error.field) == ("kit.twice", "name")
    assert refused(lambda: kit(kits.add_kit, name=" ")).field == "name"
    assert refused(lambda: kit(kits.add_kit, name="B", contents="x" * 1_001)).field == "contents"
    kit(kits.change_kit, kit_id=one, name="Koper B", contents="laptop")
    kit(kits.add_kit, name="Koper A")
    assert refused(lambda: kit(kits.change_kit, kit_id=one, name="Koper A", contents="")).code == (
        "kit.twice"
    )
    assert refused(lambda: kit(kits.retire_kit, kit_id=99)).code == "kit.unknown"
    kit(kits.retire_kit, kit_id=one)
    kit(kits.restore_kit, kit_id=one)
    form = office.desk.read(visit_form)
    assert [(row.name, row.contents) for row in form.kits] == [
        ("Koper A", ""),
        ("Koper B", "laptop"),
    ]
