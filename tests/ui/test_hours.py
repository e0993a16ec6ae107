"""The office's hours and days in the settings, and what the desk is told outside them."""

from datetime import date, time

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QDialog, QRadioButton

from ektp_desk.accounts import open_days
from ektp_desk.accounts.hours import Period
from ektp_desk.accounts.open_days import HoursNow
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.clock import SetClock
from ektp_desk.queue import queries
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands

HOURS = 5
NEW_YEAR = date(2025, 1, 27)  # Isra Mikraj, the next day off after the demonstration's day


@pytest.fixture
def settings(arrive: Arrive) -> Hands:
    hands = arrive("supervisor", counter=1)
    hands.go("settings")
    hands.part("settingsParts", HOURS)
    hands.settle()
    return hands


def now(hands: Hands) -> HoursNow:
    assert hands.window.opened is not None
    return hands.window.opened.desk.read(open_days.hours_now, day=AS_OF)


def test_the_week_is_written_as_people_write_it(settings: Hands) -> None:
    settings.write("hours_friday", "8.00-11.00")
    settings.write("hours_saturday", "09.00-12.00")
    settings.click("saveWeek")
    settings.settle()
    week = now(settings).week
    assert week[4] == (Period(time(8), time(11)),)
    assert week[5] == (Period(time(9), time(12)),)
    settings.picture("hours")


def test_hours_that_make_no_sense_are_refused_beside_the_day(settings: Hands) -> None:
    before = now(settings).week
    settings.write("hours_monday", "12.00-08.00")
    settings.click("saveWeek")
    assert any("08.00–12.00" in error for error in settings.errors())
    assert settings.text_of("hours_monday") == "12.00-08.00"
    assert now(settings).week == before


def test_a_holiday_is_marked_open_and_taken_back(settings: Hands) -> None:
    place = settings.row_of("comingDays", 1, "Isra Mikraj Nabi Muhammad")
    settings.row("comingDays", place)
    settings.click("toggleDay")
    settings.settle()
    first = next(one for one in now(settings).days if one.day == NEW_YEAR)
    assert (first.open, first.own) == (True, True)
    settings.click("toggleDay")
    settings.settle()
    first = next(one for one in now(settings).days if one.day == NEW_YEAR)
    assert (first.open, first.own) == (False, False)


def test_a_day_of_ones_own_needs_a_name(settings: Hands) -> None:
    def fill(_dialog: QDialog) -> None:
        settings.find(QDateEdit, "ownDay").setDate(QDate(2025, 1, 3))
        settings.find(QRadioButton, "ownDayClosed").click()
        settings.click("dialogPrimary")
        settings.settle()
        assert settings.errors()
        settings.write("ownDayName", "Cuti bersama susulan")
        settings.click("dialogPrimary")

    settings.dialog(lambda: settings.click("addDay"), fill)
    settings.settle()
    assert settings.cells("comingDays", 1)[0] == "Cuti bersama susulan"
    assert not now(settings).days[0].open


def test_the_desk_is_told_that_the_office_is_closed_and_goes_on(
    arrive: Arrive, morning: SetClock
) -> None:
    hands = arrive("loket1", counter=1)
    hands.go("queue")
    hands.settle()
    assert hands.sees("officeStanding")
    assert hands.text("officeStanding") == "Kantor belum buka · buka pukul 08.00"
    hands.click("take_INFO")
    assert hands.text("takenNumber") == "D-001"


def test_a_half_days_quota_is_set_and_seen(settings: Hands) -> None:
    settings.part("settingsParts", 4)
    settings.settle()

    def fill(_dialog: QDialog) -> None:
        settings.number("serviceMorning", 1)
        settings.number("serviceAfternoon", 2)
        settings.click("dialogPrimary")

    settings.row("services", 0)
    settings.dialog(lambda: settings.click("changeService"), fill)
    settings.settle()
    assert settings.cells("services", 3)[0] == "80 (1 + 2)"
    settings.go("queue")
    settings.click("take_NEW")
    settings.settle()
    assert not settings.enabled("take_NEW")
    assert settings.window.opened is not None
    rows = settings.window.opened.desk.read(queries.services, day=AS_OF)
    assert rows[0].left_today == 79
