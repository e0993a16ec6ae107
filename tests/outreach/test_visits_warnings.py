"""What a supervisor is warned of, what the desk says, and how a history is read backwards."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.rules import OfficerSex, Role
from ektp_desk.outreach import kits, queries_visits, visits
from ektp_desk.outreach.rules import MemberRole, VisitAct, VisitState
from ektp_desk.outreach.rules_visits import STEPS, VisitWarning, Warned, before
from ektp_desk.reports.decisions import decisions
from ektp_desk.reports.rules_decisions import Decision, Matter, Urgency
from ektp_desk.residents.rules import Sex
from tests.conftest import Office
from tests.outreach.test_visits import TODAY, TOMORROW, act, plan, plan_of, seen


def warned(office: Office, visit_id: int) -> list[VisitWarning]:
    return [one.kind for one in seen(office, visit_id).warnings]


def state_sex(office: Office, sex: OfficerSex | None) -> None:
    office.desk.write(
        office.supervisor, accounts.change_officer, officer_id=office.recorder.officer_id,
        full_name="Petugas rekam1", nip="", roles=[Role.RECORDER], sex=sex,
    )  # fmt: skip


def test_a_good_plan_warns_of_nothing(office: Office) -> None:
    assert warned(office, plan(office)) == []


def test_a_visit_without_team_or_lead(office: Office) -> None:
    assert warned(office, plan(office, team=())) == [VisitWarning.NO_TEAM]
    helper = ((plan_of(office).team[0][0], MemberRole.HELPER),)
    assert warned(office, plan(office, team=helper)) == [VisitWarning.NO_LEAD]


def test_a_kit_and_an_officer_on_two_visits_of_one_day(office: Office) -> None:
    kit = office.desk.write(office.supervisor, kits.add_kit, name="Koper A").result
    first = plan(office, kit_id=kit, title="SMAN 1")
    assert warned(office, first) == []
    second = plan(office, kit_id=kit, team=plan_of(office).team[:1])
    assert seen(office, second).warnings == (
        Warned(VisitWarning.OFFICER_TWICE, "Petugas rekam1", "SMAN 1"),
        Warned(VisitWarning.KIT_TWICE, "Koper A", "SMAN 1"),
    )
    assert VisitWarning.KIT_TWICE in warned(office, first)  # the other one says it too
    act(office, visits.cancel_visit, first, reason="Hujan")
    assert warned(office, second) == []


def test_another_day_warns_of_nothing(office: Office) -> None:
    plan(office)
    assert warned(office, plan(office, day=TOMORROW + timedelta(days=1))) == []


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (None, [VisitWarning.SEX_UNKNOWN]),
        (OfficerSex.MALE, [VisitWarning.SEX_MISSING]),
        (OfficerSex.FEMALE, []),
    ],
)
def test_a_woman_is_asked_for(
    office: Office, stated: OfficerSex | None, expected: list[VisitWarning]
) -> None:
    state_sex(office, stated)
    team = plan_of(office).team[:1]
    assert warned(office, plan(office, team=team, officer_sex=Sex.FEMALE)) == expected


def test_one_of_the_wanted_sex_is_enough(office: Office) -> None:
    state_sex(office, OfficerSex.FEMALE)  # the other one's is not stated
    assert warned(office, plan(office, officer_sex=Sex.FEMALE)) == []


def test_the_sex_of_an_officer_may_be_stated_and_taken_back(office: Office) -> None:
    from ektp_desk.accounts.queries import officers

    def stated() -> OfficerSex | None:
        rows = office.desk.read(officers)
        return next(row.sex for row in rows if row.id == office.recorder.officer_id)

    state_sex(office, OfficerSex.FEMALE)
    assert stated() is OfficerSex.FEMALE
    state_sex(office, None)
    assert stated() is None


def test_a_day_off_is_named(office: Office) -> None:
    christmas = plan(office, day=date(2026, 12, 25))
    (warning,) = seen(office, christmas).warnings
    assert (warning.kind, warning.name) == (VisitWarning.HOLIDAY, "Hari Raya Natal")


def test_an_officer_who_left_is_named(office: Office) -> None:
    visit_id = plan(office)
    office.desk.write(office.supervisor, accounts.disable_officer, username="loket1")
    (warning,) = seen(office, visit_id).warnings
    assert (warning.kind, warning.name) == (VisitWarning.OFFICER_GONE, "Petugas loket1")


def test_what_is_over_warns_of_nothing(office: Office) -> None:
    visit_id = plan(office, team=())
    act(office, visits.cancel_visit, visit_id, reason="Hujan")
    assert warned(office, visit_id) == []


# -- the supervisor's desk ---------------------------------------------------------------------


def desk_lines(office: Office, day: date) -> dict[Matter, Decision]:
    return {row.key: row for row in office.desk.read(decisions, day=day)}


def test_a_visit_of_the_coming_week_without_team_is_on_the_desk(office: Office) -> None:
    plan(office, team=(), day=TODAY + timedelta(days=8))
    assert Matter.VISITS_TEAM not in desk_lines(office, TODAY)
    plan(office, team=(), day=TOMORROW)
    plan(office)
    line = desk_lines(office, TODAY)[Matter.VISITS_TEAM]
    assert (line.count, line.due, line.urgency) == (1, TOMORROW, Urgency.WAITS)
    assert desk_lines(office, TOMORROW)[Matter.VISITS_TEAM].urgency is Urgency.TODAY


def test_a_visit_past_its_day_is_on_the_desk_until_it_is_done(office: Office) -> None:
    visit_id = plan(office)
    assert Matter.VISITS_LATE not in desk_lines(office, TOMORROW)
    line = desk_lines(office, TOMORROW + timedelta(days=1))[Matter.VISITS_LATE]
    assert (line.count, line.days, line.urgency) == (1, 1, Urgency.TODAY)
    office.clock.advance(seconds=3 * 24 * 3600)
    act(office, visits.finish_visit, visit_id, report="Selesai")
    assert Matter.VISITS_LATE not in desk_lines(office, TOMORROW + timedelta(days=2))


def test_the_month_leaves_out_what_was_cancelled(office: Office) -> None:
    kept, gone = plan(office), plan(office)
    act(office, visits.cancel_visit, gone, reason="Hujan")
    rows = office.desk.read(queries_visits.visits, first=date(2026, 11, 1), last=date(2026, 11, 30))
    assert [row.id for row in rows] == [kept]
    assert [row.id for row in office.desk.read(queries_visits.past_visits)] == [gone]


# -- a history read backwards ------------------------------------------------------------------

FORWARD = tuple(STEPS)


@given(st.lists(st.tuples(st.sampled_from(FORWARD), st.integers(1, 28)), max_size=12))
def test_taking_back_leads_to_where_it_stood(steps: list[tuple[VisitAct, int]]) -> None:
    """Whatever was done and undone before, the step before the last is found."""
    first = date(2026, 1, 1)
    history: list[tuple[VisitAct, date]] = [(VisitAct.PLANNED, first)]
    stood: list[tuple[VisitState, date]] = [(VisitState.PLANNED, first)]
    for number, (step, day) in enumerate(steps):
        history.append((step, date(2026, 2, day)))
        assert before(history) == stood[-1]
        stood.append((STEPS[step], date(2026, 2, day)))
        if number % 3 == 2:
            back = before(history)
            assert back is not None
            stood.pop()
            history.append((VisitAct.RESTORED, back[1]))
        history.append((VisitAct.NOT_MET, date(2026, 3, 1)))
        assert before(history) is None
    assert before([]) is None
