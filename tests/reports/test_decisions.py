"""What waits for a supervisor: the rule of order and urgency, and what each room answers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.services import save_profile
from ektp_desk.cards import backlog
from ektp_desk.cards import services as cards
from ektp_desk.cards.rules import Outcome
from ektp_desk.outreach.decisions_field import decide_quarantine
from ektp_desk.outreach.queries_home import quarantined
from ektp_desk.queue import services as queue
from ektp_desk.recording import review
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.services_central import see_status
from ektp_desk.reports.closing import close_day, day_state
from ektp_desk.reports.decisions import decisions
from ektp_desk.reports.rules_decisions import (
    RULES,
    Decision,
    Found,
    Matter,
    Urgency,
    decided,
)
from ektp_desk.reports.today import desk_now
from ektp_desk.stock import services as stock
from ektp_desk.stock.queries import status
from tests.conftest import PASSWORD, Office
from tests.recording.conftest import Booth
from tests.reports.conftest import WorkingDay, ready

TODAY, YESTERDAY = date(2026, 11, 24), date(2026, 11, 23)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def of(office: Office, day: date = TODAY) -> dict[Matter, Decision]:
    return {row.key: row for row in office.desk.read(decisions, day=day)}


# -- the rule ------------------------------------------------------------------------------


def test_every_kind_has_a_rule_and_its_limits_follow_each_other() -> None:
    assert set(RULES) == set(Matter)
    for rule in RULES.values():
        if rule.today_after is not None and rule.now_after is not None:
            assert rule.today_after < rule.now_after


@pytest.mark.parametrize(
    ("days", "urgency"), [(0, Urgency.WAITS), (1, Urgency.TODAY), (2, Urgency.TODAY),
                          (3, Urgency.NOW), (300, Urgency.NOW)],
)  # fmt: skip
def test_a_line_turns_urgent_with_the_age_of_its_oldest(days: int, urgency: Urgency) -> None:
    (row,) = decided([(Matter.REVIEWS, Found(4, ago(days)))], day=TODAY)
    assert (row.urgency, row.days, row.count) == (urgency, days, 4)


@pytest.mark.parametrize(
    ("found", "urgency"),
    [
        (Found(1, due=TODAY + timedelta(days=1)), Urgency.WAITS),
        (Found(1, due=TODAY), Urgency.TODAY),
        (Found(1, due=ago(1)), Urgency.NOW),
        (Found(1, due=TODAY, late=True), Urgency.NOW),
    ],
)
def test_what_has_a_day_is_urgent_by_its_day(found: Found, urgency: Urgency) -> None:
    (row,) = decided([(Matter.APPLY, found)], day=TODAY)
    assert row.urgency is urgency


def test_a_clock_set_back_makes_nothing_younger_than_today() -> None:
    (row,) = decided([(Matter.RETURNED, Found(1, TODAY + timedelta(days=9)))], day=TODAY)
    assert row.days == 0


FOUND = st.one_of(
    st.none(),
    st.builds(
        Found,
        st.integers(0, 900),
        st.one_of(st.none(), st.dates(ago(400), TODAY)),
        st.one_of(st.none(), st.dates(ago(30), TODAY + timedelta(days=60))),
        st.booleans(),
    ),
)


@given(st.lists(st.tuples(st.sampled_from(Matter), FOUND), unique_by=lambda one: one[0]))
def test_urgent_ones_first_and_nothing_found_is_no_line(
    found: list[tuple[Matter, Found | None]],
) -> None:
    rows = decided(found, day=TODAY)
    order = list(Matter)
    places = [(row.urgency, order.index(row.key)) for row in rows]
    assert places == sorted(places)
    assert {row.key for row in rows} == {m for m, one in found if one is not None and one.count}


# -- the rooms -----------------------------------------------------------------------------


def test_a_new_office_has_one_thing_to_decide(office: Office) -> None:
    assert set(of(office)) == {Matter.STOCK_UNOPENED}


@pytest.fixture
def enough(working_day: WorkingDay) -> WorkingDay:
    """A day of an office that closed the one before, with blanks for months, and nothing of the
    laptop's left undecided."""
    office = working_day.office
    close(office, YESTERDAY)
    count_to(office, 6_000)
    for row in office.desk.read(quarantined):
        office.desk.write(office.supervisor, decide_quarantine, quarantine_id=row.id, take=False,
                          note="sudah dilihat")  # fmt: skip
    return working_day


def test_an_ordinary_day_has_nothing_to_decide(enough: WorkingDay) -> None:
    assert of(enough.office) == {}


def test_an_unknown_print_waits_until_it_is_settled(enough: WorkingDay) -> None:
    office, desk = enough.office, enough.office.desk
    ready(office, office.married)
    piece = desk.write(office.printer, cards.intend, resident_id=office.married).result
    assert Matter.UNKNOWN_PRINTS not in of(office), "a card in the printer is no question yet"
    desk.write(office.printer, cards.mark_unknown, card_id=piece.id)
    assert of(office)[Matter.UNKNOWN_PRINTS].urgency is Urgency.TODAY
    tomorrow = of(office, TODAY + timedelta(days=1))[Matter.UNKNOWN_PRINTS]
    assert (tomorrow.urgency, tomorrow.count, tomorrow.days) == (Urgency.NOW, 1, 1)
    desk.write(office.printer, cards.settle_unknown, card_id=piece.id, outcome=Outcome.GOOD)
    assert of(office) == {}


def test_a_card_left_in_the_printer_is_asked_about_the_next_day(working_day: WorkingDay) -> None:
    office = working_day.office
    ready(office, office.married)
    office.desk.write(office.printer, cards.intend, resident_id=office.married)
    assert of(office, TODAY + timedelta(days=1))[Matter.UNKNOWN_PRINTS].count == 1


def test_recordings_wait_for_review_or_are_returned(enough: WorkingDay) -> None:
    office = enough.office
    booth = Booth(office)
    view = booth.submitted(office.pupil)
    assert of(office)[Matter.REVIEWS].count == 1
    office.desk.write(
        office.supervisor, review.return_several, recordings=[(view.id, view.version)],
        note="tanda tangan kurang jelas",
    )  # fmt: skip
    assert set(of(office)) == {Matter.RETURNED}
    assert of(office, TODAY + timedelta(days=7))[Matter.RETURNED].urgency is Urgency.NOW


def test_blanks_are_applied_for_in_time_or_late(working_day: WorkingDay) -> None:
    office = working_day.office
    just_in_time(office)
    row = of(office)[Matter.APPLY]
    assert row.late is False
    assert row.urgency is not Urgency.NOW
    count_to(office, 120)
    row = of(office)[Matter.APPLY]
    assert (row.count, row.late, row.urgency) == (120, True, Urgency.NOW)
    count_to(office, 0)
    assert of(office)[Matter.APPLY].late, "an empty store is not forgotten"


def just_in_time(office: Office) -> None:
    """Counts so few blanks that more must be applied for, but not so few that it is late."""
    for pieces in range(800, 4_000, 25):
        count_to(office, pieces)
        if not office.desk.read(status, day=TODAY).warning.late:
            return
    raise AssertionError("it is late whatever there is")


def close(office: Office, day: date) -> None:
    why = {line.key: "diperiksa" for line in office.desk.read(day_state, day=day).lines}
    office.desk.write(
        office.supervisor, close_day, day=day, password=PASSWORD, explanations=why, reason=""
    )


def count_to(office: Office, pieces: int) -> None:
    office.desk.write(office.supervisor, stock.count, counted=pieces, note="opname")


def test_cards_nobody_fetched_for_long(working_day: WorkingDay) -> None:
    office, desk = working_day.office, working_day.office.desk
    ready(office, office.married)
    piece = desk.write(office.printer, cards.intend, resident_id=office.married).result
    desk.write(office.printer, cards.confirm_good, card_id=piece.id)
    assert Matter.UNCOLLECTED not in of(office, TODAY + timedelta(days=29))
    row = of(office, TODAY + timedelta(days=200))[Matter.UNCOLLECTED]
    assert (row.count, row.days) == (1, 200)


def test_a_status_over_its_limit(working_day: WorkingDay) -> None:
    office = working_day.office
    office.desk.write(
        office.supervisor, see_status, resident_id=office.pupil,
        status=CentralStatus.DUPLICATE_RECORD,
    )  # fmt: skip
    later = of(office, TODAY + timedelta(days=90))
    assert later[Matter.FOLLOW_UPS].count >= 1
    assert later[Matter.FOLLOW_UPS].days == 90


def test_who_waits_for_a_blank_is_invited_when_there_is_one(working_day: WorkingDay) -> None:
    office, desk = working_day.office, working_day.office.desk
    count_to(office, 0)
    desk.write(office.counter, backlog.join, resident_id=office.married, service_code="DAMAGED")
    assert Matter.INVITE not in of(office)
    count_to(office, 2_000)
    assert of(office)[Matter.INVITE].count == 1


def test_the_limit_is_the_offices_own_week(working_day: WorkingDay) -> None:
    office = working_day.office
    just_in_time(office)
    assert Matter.APPLY in of(office)
    changed = replace(office.desk.read(profile), week_days=3)
    office.desk.write(office.supervisor, save_profile, profile=changed)
    assert Matter.APPLY not in of(office)


def test_the_desk_reads_the_same_figures_as_the_reports(working_day: WorkingDay) -> None:
    office = working_day.office
    office.desk.write(office.counter, queue.take_number, service_code="INFO")
    now = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
    found = office.desk.read(desk_now, day=TODAY, now=now)
    assert found.waiting == 1
    assert (found.figures.printed, found.figures.spoiled, found.figures.handed_over) == (1, 1, 1)
    assert sum(hour.arrived for hour in found.hours) == 3
    assert len(found.counters) == 3
    assert found.stock.balance == 318
