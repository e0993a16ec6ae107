"""The office's own past, calendar and visits, as the forecast gets them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert

from ektp_desk.accounts import opening
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.stock import planned, queries, services
from ektp_desk.stock.advice import Deed
from ektp_desk.stock.backtest import backtest
from ektp_desk.stock.foreseen import calendar, foreseen, history
from ektp_desk.stock.models import StockMovement
from ektp_desk.stock.picture import stock_picture
from ektp_desk.stock.rules import Movement, StockLevel
from ektp_desk.stock.rules_planned import VisitKind
from tests.conftest import Office

TODAY = date(2026, 11, 24)
LEDGER = StockMovement.metadata.tables["stock_movement"]


def fill(office: Office, rows: list[tuple[date, Movement, int]]) -> None:
    """Write rows of the ledger as they would stand there, of days gone by."""

    def write(work: Work) -> None:
        work.session.execute(
            insert(LEDGER),
            [
                {
                    "occurred_on": day, "recorded_at": work.now, "kind": kind,
                    "quantity": pieces, "source_type": "test", "source_id": number,
                    "counterpart": "", "document": "", "note": "", "officer_id": None,
                    "reverses_id": None,
                }
                for number, (day, kind, pieces) in enumerate(rows)
            ],
        )  # fmt: skip

    office.desk.write(office.supervisor, write)


def working_past(days: int) -> list[date]:
    found: list[date] = []
    day = TODAY
    while len(found) < days:
        day -= timedelta(days=1)
        if day.weekday() < 5:
            found.append(day)
    return found[::-1]


def usual(office: Office, *, days: int = 40, a_day: int = 90, left: int = 1_000) -> None:
    """An opened stock that used `a_day` pieces each working day and has `left`."""
    past = working_past(days)
    rows = [(past[0] - timedelta(days=3), Movement.OPENING, left + a_day * days)]
    rows += [(day, Movement.USED, -(a_day - 4)) for day in past]
    rows += [(day, Movement.SPOILED, -4) for day in past]
    fill(office, rows)


def test_used_and_spoiled_are_one_days_use(office: Office) -> None:
    usual(office)
    past = office.desk.read(history, day=TODAY)
    used = [one for one in past if one.used]
    assert len(used) == 40
    assert {one.used for one in used} == {90}
    assert not any(one.stocked_out for one in past)


def test_days_without_blanks_are_marked_also_those_nobody_wrote_in(office: Office) -> None:
    past = working_past(10)
    fill(office, [
        (past[0], Movement.OPENING, 150), (past[1], Movement.USED, -90),
        (past[2], Movement.USED, -60),  # the last one
        (past[6], Movement.RECEIVED, 500), (past[6], Movement.USED, -120),
    ])  # fmt: skip
    out = [one.date for one in office.desk.read(history, day=TODAY) if one.stocked_out]
    assert out == past[2:6]


def test_what_today_has_used_is_put_back(office: Office) -> None:
    usual(office, left=1_000)
    before = office.desk.read(foreseen, day=TODAY)
    for card in range(5):
        office.desk.write(office.supervisor, services.use_blank, card_id=card + 1,
                          kind=Movement.USED)  # fmt: skip
    after = office.desk.read(foreseen, day=TODAY)
    assert before.forecast == after.forecast


def test_status_stands_on_the_worse_of_plan_and_forecast(office: Office) -> None:
    usual(office, left=2_500)
    status = office.desk.read(queries.status, day=TODAY)
    told = status.foreseen
    assert told.plan_runs_out > told.forecast.p90  # 50 a day is the milder one
    assert status.apply_by == min(told.plan.day, told.forecast.apply_by)
    assert (status.plan_rate, status.plan_days_left) == (50, 50)
    assert status.warning.level is StockLevel.OK

    office.clock.set(datetime(2026, 12, 10, 1, tzinfo=UTC))
    later = office.desk.read(queries.status, day=date(2026, 12, 10))
    assert later.balance == 2_500
    assert office.desk.read(stock_picture, day=TODAY).advice.deed is Deed.LATER


def test_the_request_point_is_amber_and_the_day_after_red(office: Office) -> None:
    usual(office, left=2_500)
    told = office.desk.read(foreseen, day=TODAY)
    levels = []
    for left in range(2_500, 600, -20):
        day_status = office.desk.read(queries.status, day=TODAY)
        levels.append(day_status.warning.level)
        fill_one(office, -20, left)
    assert levels == sorted(levels, key=["ok", "amber", "red"].index)
    assert set(levels) == {"ok", "amber", "red"}
    assert told.lead_days == 10


def fill_one(office: Office, pieces: int, number: int) -> None:
    """Lend pieces: the stock falls, the use does not."""

    def write(work: Work) -> None:
        work.session.execute(
            insert(LEDGER).values(
                occurred_on=TODAY, recorded_at=work.now, kind=Movement.LENT, quantity=pieces,
                source_type="lend", source_id=number, counterpart="", document="", note="",
            )
        )  # fmt: skip

    office.desk.write(office.supervisor, write)


def test_past_requests_teach_the_lead(office: Office) -> None:
    usual(office, left=2_500)
    usual_lead = office.desk.read(foreseen, day=TODAY)
    slow = office.desk.read(foreseen, day=TODAY, past_leads=(30, 25, 28, 31, 9, 40))
    assert slow.lead_days == 31
    assert slow.apply_by < usual_lead.apply_by
    assert office.desk.read(foreseen, day=TODAY, past_leads=(3,)).lead_days == 10


def test_the_offices_own_days_and_holidays_are_its_calendar(office: Office) -> None:
    monday = date(2026, 11, 30)
    assert office.desk.read(calendar).is_working_day(monday)
    office.desk.write(office.supervisor, opening.set_own_day, day=monday, open_=False,
                      name="Pemilihan")  # fmt: skip
    days = office.desk.read(calendar)
    assert not days.is_working_day(monday)
    assert not days.is_working_day(date(2026, 12, 25))
    assert days.after(date(2026, 11, 27), 1) == date(2026, 12, 1)


def test_visits_are_planned_changed_and_cancelled(office: Office) -> None:
    usual(office, left=2_000)
    before = office.desk.read(foreseen, day=TODAY)
    day = TODAY + timedelta(days=3)
    visit = office.desk.write(office.supervisor, planned.plan_visit, day=day, expected=600,
                              kind=VisitKind.SCHOOL, name="SMA  1").result  # fmt: skip
    with_it = office.desk.read(foreseen, day=TODAY)
    assert with_it.forecast.p50 < before.forecast.p50
    assert [(one.day, one.expected, one.name) for one in with_it.planned] == [(day, 600, "SMA 1")]

    office.desk.write(office.supervisor, planned.change_visit, visit_id=visit, day=day,
                      expected=10, kind=VisitKind.VILLAGE, name="Battang")  # fmt: skip
    assert office.desk.read(foreseen, day=TODAY).planned[0].expected == 10
    office.desk.write(office.supervisor, planned.cancel_visit, visit_id=visit)
    assert office.desk.read(foreseen, day=TODAY).forecast == before.forecast
    with pytest.raises(OfficeError, match=r"planned\.gone"):
        office.desk.write(office.supervisor, planned.cancel_visit, visit_id=visit)


@pytest.mark.parametrize(
    ("name", "expected", "days", "code"),
    [
        (" ", 10, 1, "planned.name"),
        ("SMA 1", 0, 1, "planned.expected"),
        ("SMA 1", 5_001, 1, "planned.expected"),
        ("SMA 1", 10, -1, "planned.past"),
        ("SMA 1", 10, 600, "planned.far"),
    ],
)
def test_an_impossible_visit_is_refused(
    office: Office, name: str, expected: int, days: int, code: str
) -> None:
    with pytest.raises(OfficeError) as refused:
        office.desk.write(office.supervisor, planned.plan_visit, name=name, expected=expected,
                          day=TODAY + timedelta(days=days), kind=VisitKind.OTHER)  # fmt: skip
    assert refused.value.code == code


def test_a_visit_that_took_place_is_not_the_usual_use(office: Office) -> None:
    day = TODAY + timedelta(days=1)
    office.desk.write(office.supervisor, planned.plan_visit, day=day, expected=70,
                      kind=VisitKind.SCHOOL, name="SMA 1")  # fmt: skip
    fill(office, [(TODAY, Movement.OPENING, 900), (day, Movement.USED, -160)])
    past = office.desk.read(history, day=TODAY + timedelta(days=2))
    assert [(one.used, one.planned_use) for one in past if one.date == day] == [(160, 70)]


def test_the_first_day_and_a_clock_set_back(office: Office) -> None:
    empty = office.desk.read(stock_picture, day=TODAY)
    assert empty.advice.deed is Deed.OPEN
    usual(office, left=1_000)
    back = office.desk.read(queries.status, day=TODAY - timedelta(days=3_000))
    assert back.balance == 0
    assert office.desk.read(history, day=TODAY - timedelta(days=3_000)) == ()
    ahead = office.desk.read(queries.status, day=TODAY + timedelta(days=700))
    assert ahead.foreseen.forecast.days == 0  # a year without data: the yearly rate holds


def test_the_backtest_says_how_late_each_way_was(office: Office) -> None:
    assert all(one.cycles == 0 for one in office.desk.read(backtest, day=TODAY))
    usual(office, days=60, left=1_000)
    scores = {one.way: one for one in office.desk.read(backtest, day=TODAY)}
    assert scores["forecast"].cycles == scores["plan"].cycles > 0
    assert scores["forecast"].late == 0
    assert scores["plan"].late == scores["plan"].cycles
