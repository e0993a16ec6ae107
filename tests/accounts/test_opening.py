"""The office's week and own days, as stored and as a supervisor changes them."""

from datetime import date, datetime, time

import pytest

from ektp_desk.accounts import open_days, opening, queries
from ektp_desk.accounts.hours import DEFAULT_WEEK, Period, Standing
from tests.conftest import ZONE, Office
from tests.racing import race, refused

TODAY = date(2026, 11, 24)
CHRISTMAS = date(2026, 12, 25)


def test_a_new_office_has_the_usual_hours(office: Office) -> None:
    now = office.desk.read(open_days.hours_now, day=TODAY)
    assert dict(now.week) == dict(DEFAULT_WEEK)
    assert now.afternoon_from == 720
    christmas = next(one for one in now.days if one.day == CHRISTMAS)
    assert (christmas.name, christmas.open, christmas.own) == ("Hari Raya Natal", False, False)


def test_the_week_is_saved_whole(office: Office) -> None:
    saturday = {5: (Period(time(9), time(12)),)}
    office.desk.write(office.supervisor, opening.save_week, week=saturday, afternoon_from=660)
    now = office.desk.read(open_days.hours_now, day=TODAY)
    assert dict(now.week) == saturday
    assert office.desk.read(queries.profile).afternoon_from == 660


@pytest.mark.parametrize(
    ("week", "code"),
    [
        ({}, "hours.none"),
        ({0: (Period(time(12), time(8)),)}, "hours.periods"),
        ({0: (Period(time(8), time(12)), Period(time(11), time(13)))}, "hours.periods"),
    ],
)
def test_a_week_that_makes_no_sense_is_refused(
    office: Office, week: dict[int, tuple[Period, ...]], code: str
) -> None:
    def save() -> None:
        office.desk.write(office.supervisor, opening.save_week, week=week, afternoon_from=720)

    assert refused(save).code == code
    assert dict(office.desk.read(open_days.hours_now, day=TODAY).week) == dict(DEFAULT_WEEK)


def test_own_days_close_and_open(office: Office) -> None:
    write = office.desk.write
    write(office.supervisor, opening.set_own_day, day=TODAY, open_=False, name="Pilkada")
    stands = office.desk.read(open_days.office_stands, now=office.clock.now())
    assert (stands.standing, stands.name) == (Standing.HOLIDAY, "Pilkada")
    write(office.supervisor, opening.set_own_day, day=CHRISTMAS, open_=True, name="")
    morning = datetime(2026, 12, 25, 9, tzinfo=ZONE)
    assert office.desk.read(open_days.office_stands, now=morning).is_open
    coming = {one.day: one for one in office.desk.read(open_days.hours_now, day=TODAY).days}
    assert (coming[CHRISTMAS].open, coming[CHRISTMAS].own) == (True, True)
    assert coming[CHRISTMAS].name == "Hari Raya Natal"
    write(office.supervisor, opening.remove_own_day, day=CHRISTMAS)
    assert not office.desk.read(open_days.office_stands, now=morning).is_open


@pytest.mark.parametrize(
    ("day", "open_", "name", "code"),
    [
        (date(2026, 11, 23), False, "Libur", "office_day.past"),
        (TODAY, False, "  ", "office_day.name"),
        (TODAY, True, "", "office_day.same"),
        (CHRISTMAS, False, "Natal", "office_day.same"),
    ],
)
def test_own_days_that_say_nothing_are_refused(
    office: Office, day: date, open_: bool, name: str, code: str
) -> None:
    def save() -> None:
        office.desk.write(office.supervisor, opening.set_own_day, day=day, open_=open_, name=name)

    assert refused(save).code == code


def test_only_managers_decide(office: Office) -> None:
    def save() -> None:
        office.desk.write(office.counter, opening.remove_own_day, day=TODAY)

    assert refused(save).code == "role.missing"
    manager = office.desk.write
    error = refused(lambda: manager(office.supervisor, opening.remove_own_day, day=TODAY))
    assert error.code == "office_day.unknown"


def test_two_who_decide_at_once_follow_each_other(office: Office) -> None:
    def close(name: str) -> None:
        office.desk.write(office.supervisor, opening.set_own_day, day=TODAY, open_=False, name=name)

    assert race(lambda: close("A"), lambda: close("B"), lambda: close("C")) == ["", "", ""]
    stands = office.desk.read(open_days.office_stands, now=office.clock.now())
    assert stands.name in {"A", "B", "C"}
