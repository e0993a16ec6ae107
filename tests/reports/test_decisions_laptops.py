"""The supervisor's list about laptops: recorded twice, set apart, and what did not come home."""

from datetime import date, timedelta

import pytest

from ektp_desk.outreach.decisions_field import decide_double, decide_quarantine
from ektp_desk.outreach.queries_home import doubles, quarantined
from ektp_desk.reports.decisions import decisions
from ektp_desk.reports.rules_decisions import Decision, Matter, Urgency
from tests.conftest import Office
from tests.outreach.homes import AWAY, Laptop, give_laptop, take

TODAY = date(2026, 11, 24)
ADULT = "7373014405920001"


def of(office: Office, day: date = TODAY) -> dict[Matter, Decision]:
    return {row.key: row for row in office.desk.read(decisions, day=day)}


@pytest.fixture
def laptops(office: Office) -> list[Laptop]:
    return [give_laptop(office, name, targets=[office.adult]) for name in ("Satu", "Dua")]


def test_what_should_be_home_is_asked_for_from_the_day_after(
    office: Office, laptops: list[Laptop]
) -> None:
    assert Matter.FILES_DUE not in of(office, date(2026, 11, 23))
    row = of(office)[Matter.FILES_DUE]
    assert (row.count, row.days, row.urgency) == (2, 1, Urgency.TODAY)
    assert of(office, TODAY + timedelta(days=3))[Matter.FILES_DUE].urgency is Urgency.NOW
    for laptop in laptops:
        take(office, laptop.pack(laptop.outcome(ADULT, "not_met")))
    assert Matter.FILES_DUE not in of(office)


def test_a_person_recorded_twice_waits_until_it_is_decided(
    office: Office, laptops: list[Laptop]
) -> None:
    for hour, laptop in enumerate(laptops, start=2):
        at = AWAY + timedelta(hours=hour)
        take(office, laptop.pack(laptop.recorded(ADULT, office.adult, at=at)))
    row = of(office)[Matter.DOUBLES]
    assert (row.count, row.urgency) == (1, Urgency.TODAY)
    (double,) = office.desk.read(doubles)
    office.desk.write(
        office.supervisor, decide_double, resident_id=double.resident_id,
        kept=double.sides[0].number,
    )  # fmt: skip
    assert Matter.DOUBLES not in of(office)


def test_an_event_set_apart_waits_until_it_is_decided(
    office: Office, laptops: list[Laptop]
) -> None:
    laptop = laptops[0]
    event = laptop.outcome(ADULT, "not_met")
    other = laptop.event(
        "target.outcome", {**event["content"], "outcome": "refused"}, uid=event["uid"]
    )
    take(office, laptop.pack(event))
    take(office, laptop.pack(other))
    assert of(office)[Matter.QUARANTINE].count == 1
    (row,) = office.desk.read(quarantined)
    office.desk.write(office.supervisor, decide_quarantine, quarantine_id=row.id, take=False)
    assert Matter.QUARANTINE not in of(office)
