"""Quotas of the day and of its halves, and what is promised out of them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ektp_desk.queue import queries, services
from ektp_desk.queue.queries import ServiceRow
from ektp_desk.queue.rules import least_left
from tests.conftest import ZONE, Office
from tests.racing import race, refused

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=ZONE)


def limit(office: Office, *, day: int = 0, morning: int = 0, afternoon: int = 0) -> None:
    office.desk.write(
        office.supervisor, services.save_service, code="NEW", name_id="Perekaman", name_en="",
        papers_asked=["KK"], daily_quota=day, morning_quota=morning, afternoon_quota=afternoon,
        active=True,
    )  # fmt: skip


def take(office: Office) -> None:
    office.desk.write(office.counter, services.take_number, service_code="NEW")


def row(office: Office) -> ServiceRow:
    now = office.clock.now()
    rows = office.desk.read(queries.services, day=now.astimezone(ZONE).date(), now=now)
    return next(one for one in rows if one.code == "NEW")


def test_each_half_has_its_own_quota(office: Office) -> None:
    limit(office, day=10, morning=2, afternoon=1)
    take(office)
    assert (row(office).left_now, row(office).left_today) == (1, 9)
    take(office)
    error = refused(lambda: take(office))
    assert (error.code, error.params["quota"]) == ("service.quota_reached", 2)
    assert error.params["quota_of"] == ("morning",)
    office.clock.set(NOON)
    assert (row(office).left_now, row(office).left_today) == (1, 8)
    take(office)
    assert refused(lambda: take(office)).params["quota_of"] == ("afternoon",)


def test_the_day_ends_the_numbers_whatever_the_half_has_left(office: Office) -> None:
    limit(office, day=1, morning=5)
    take(office)
    assert row(office).left_now == 0
    assert refused(lambda: take(office)).params["quota_of"] == ("day",)


def test_without_quotas_nothing_is_counted(office: Office) -> None:
    limit(office)
    take(office)
    assert (row(office).left_now, row(office).left_today) == (None, None)


@pytest.mark.parametrize("field", ["day", "morning", "afternoon"])
def test_a_quota_out_of_range_is_refused(office: Office, field: str) -> None:
    error = refused(lambda: limit(office, **{field: 10_001}))
    assert error.code == "service.quota"
    assert error.field.startswith("daily" if field == "day" else field)


def test_racing_takers_never_pass_the_quota(office: Office) -> None:
    limit(office, day=8, morning=3)
    outcomes = race(*[lambda: take(office)] * 6)
    assert outcomes == ["", "", "", *["service.quota_reached"] * 3]
    assert (row(office).taken_today, row(office).left_now) == (3, 0)


@given(st.lists(st.none() | st.integers(0, 20), max_size=4))
def test_the_least_of_limits_holds_for_all(limits: list[int | None]) -> None:
    least = least_left(*limits)
    known = [one for one in limits if one is not None]
    assert (least is None) is (not known)
    assert all(least is not None and least <= one for one in known)
