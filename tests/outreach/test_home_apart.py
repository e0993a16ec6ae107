"""Events that are set apart, and those that wait for their person."""

import pytest

from ektp_desk.outreach.homecoming import Fate
from ektp_desk.outreach.models import OutreachTarget
from ektp_desk.outreach.models_field import (
    FieldEvent,
    FieldQuarantine,
)
from ektp_desk.outreach.queries_home import quarantined
from ektp_desk.outreach.rules import TargetOutcome
from ektp_desk.outreach.rules_field import (
    EventOutcome,
    QuarantineReason,
)
from ektp_desk.outreach.sealed import rows_of
from ektp_desk.recording.models import Recording
from tests.conftest import Office
from tests.outreach.homes import Laptop, give_laptop, look, rows, take

ADULT, MARRIED = "7373014405920001", "7373021203060002"
NEW_NIK = "7373054302480009"


@pytest.fixture
def laptop(office: Office) -> Laptop:
    """One laptop with the grown-up on its list."""
    return give_laptop(office, "Satu", targets=[office.adult])


def test_the_same_event_with_other_content_is_set_apart(office: Office, laptop: Laptop) -> None:
    event = laptop.outcome(ADULT, "not_met")
    other = laptop.outcome(ADULT, "refused") | {"uid": event["uid"]}
    take(office, laptop.pack(event))
    opened = laptop.pack(other)
    assert look(office, opened).lines[0].note == "home_note.other_content"
    taken = take(office, opened)

    assert dict(taken.counts) == {Fate.QUARANTINED: 1}
    assert rows(office, OutreachTarget)[0].outcome is TargetOutcome.NOT_MET
    [row] = office.desk.read(quarantined)
    assert (row.reason, row.device_name) == (QuarantineReason.OTHER_CONTENT, "Satu")
    assert (row.first, row.other) == (event["content"], other["content"])
    assert dict(take(office, laptop.pack(other)).counts) == {Fate.SAME: 1}


def test_a_number_that_was_not_lent_is_set_apart(office: Office, laptop: Laptop) -> None:
    other = give_laptop(office, "Dua")
    foreign = laptop.recorded(ADULT, office.adult, number=other.number())
    taken = take(office, laptop.pack(foreign))

    assert dict(taken.counts) == {Fate.QUARANTINED: 1}
    [row] = rows(office, FieldQuarantine)
    assert row.reason is QuarantineReason.FOREIGN_NUMBER
    assert rows(office, Recording) == []


def test_one_number_is_not_given_to_two_recordings(office: Office, laptop: Laptop) -> None:
    first = laptop.recorded(ADULT, office.adult)
    second = laptop.recorded(MARRIED, office.married, number=first["content"]["number"])

    taken = take(office, laptop.pack(first, second))
    assert dict(taken.counts) == {Fate.NEW: 1, Fate.QUARANTINED: 1}


def test_what_names_nobody_yet_waits_for_its_person(office: Office, laptop: Laptop) -> None:
    added = laptop.pack(laptop.person(NEW_NIK, "Hj. Nurbaya"))
    recorded = laptop.pack(laptop.recorded(NEW_NIK, None), laptop.outcome(NEW_NIK, "recorded"))
    assert dict(take(office, recorded).counts) == {Fate.QUARANTINED: 2}
    assert len(office.desk.read(quarantined)) == 2
    taken = take(office, added)

    assert dict(taken.counts) == {Fate.NEW: 3}
    assert office.desk.read(quarantined) == ()
    assert len(rows(office, Recording)) == 1
    assert [event.bundle_id for event in rows(office, FieldEvent)] == [2, 1, 1]
    assert dict(take(office, laptop.pack(*rows_of(recorded.parts["events"]))).counts) == {
        Fate.SAME: 2
    }


def test_a_person_who_is_added_further_down_in_the_file_is_known(
    office: Office, laptop: Laptop
) -> None:
    events = (laptop.recorded(NEW_NIK, None), laptop.person(NEW_NIK, "Hj. Nurbaya"))

    assert dict(take(office, laptop.pack(*events)).counts) == {Fate.NEW: 2}


def test_outcomes_of_linked_people_are_marked_as_such(office: Office, laptop: Laptop) -> None:
    take(office, laptop.pack(laptop.person(ADULT, "Andi Sitti Aminah")))

    assert [event.outcome for event in rows(office, FieldEvent)] == [EventOutcome.LINKED]
