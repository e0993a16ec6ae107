"""Counters open, on break and closed."""

import pytest

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.queue import services
from ektp_desk.queue.counters import standings
from ektp_desk.queue.rules import CounterState
from tests.conftest import Office
from tests.queue.test_visits import call, take


def test_a_counter_on_break_calls_nobody(office: Office) -> None:
    take(office)
    office.desk.write(office.counter, services.pause_counter, counter_id=1, note="salat")
    with pytest.raises(OfficeError, match=r"counter\.not_open"):
        call(office, office.counter)
    office.desk.write(office.counter, services.open_counter, counter_id=1)
    call(office, office.counter)


def test_nobody_is_left_standing(office: Office) -> None:
    take(office)
    call(office, office.counter)
    for act in (services.pause_counter, services.close_counter):
        with pytest.raises(OfficeError, match=r"counter\.busy"):
            office.desk.write(office.counter, act, counter_id=1)


def test_the_standing_of_every_counter(office: Office) -> None:
    office.desk.write(office.counter, services.open_counter, counter_id=1)
    office.desk.write(office.second_counter, services.pause_counter, counter_id=2)
    found = {row.code: (row.state, row.officer) for row in office.desk.read(standings)}
    assert found == {
        "1": (CounterState.OPEN, "Petugas loket1"),
        "2": (CounterState.BREAK, "Petugas loket2"),
        "3": (CounterState.CLOSED, ""),
    }


def test_only_at_ones_own_counter(office: Office) -> None:
    with pytest.raises(OfficeError, match=r"counter\.not_yours"):
        office.desk.write(office.counter, services.close_counter, counter_id=2)
