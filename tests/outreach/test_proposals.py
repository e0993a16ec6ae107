"""Where to go next: people reached on one trip, the most first, with the reason."""

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ektp_desk.coverage.rules import SchoolLevel
from ektp_desk.coverage.services import save_school, set_school
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.outreach import proposals, targets
from ektp_desk.outreach.proposals import Outlook
from ektp_desk.outreach.rules import TargetReason, VisitKind, VisitState
from ektp_desk.outreach.rules_proposals import Place, Proposal, rank
from ektp_desk.recording.rules import CentralStatus
from tests.conftest import Office
from tests.outreach.plans import FAR, NEIGHBOUR, TODAY, VILLAGE, person, seen_as, visit
from tests.racing import refused


def place(name: str, unrecorded: int = 0, turning: int = 0, uncollected: int = 0, *,
          promised: int = 0, last: date | None = None, coming: date | None = None
          ) -> Place:  # fmt: skip
    return Place(VisitKind.VILLAGE, name, None, name, "", unrecorded, turning, uncollected,
                 promised, last, coming)  # fmt: skip


def names(ranked: tuple[Proposal, ...]) -> list[str]:
    return [one.place.name for one in ranked]


def test_the_most_people_on_one_trip_come_first() -> None:
    ranked = rank(
        [place("a", 5), place("b", 30, 20, 9), place("c", 300), place("d"), place("e", 60)],
        capacity=60,
    )
    assert names(ranked) == ["c", "e", "b", "a"]
    assert [(one.reach, one.trips) for one in ranked] == [(60, 5), (60, 1), (59, 1), (5, 1)]


def test_of_equals_the_one_that_waited_longest() -> None:
    ranked = rank(
        [place("a", 9, last=date(2026, 3, 1)), place("b", 9, last=date(2025, 3, 1)),
         place("d", 9), place("c", 9)],
        capacity=60,
    )  # fmt: skip
    assert names(ranked) == ["c", "d", "b", "a"]


def test_who_is_promised_a_visit_is_not_counted_twice() -> None:
    (left,) = rank([place("a", 50, promised=45), place("b", 3, promised=9)], capacity=60)
    assert (left.place.name, left.reach) == ("a", 5)


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (place("a", 61), "outreach_next.full_never"),
        (place("a", 60), "outreach_next.all_never"),
        (place("a", 61, last=TODAY), "outreach_next.full_again"),
        (place("a", 1, last=TODAY), "outreach_next.all_again"),
        (place("a", 61, last=TODAY, coming=TODAY), "outreach_next.beside"),
    ],
)
def test_each_has_its_reason_in_a_sentence(one: Place, code: str) -> None:
    (proposal,) = rank([one], capacity=60)
    assert proposal.why == code
    for language in ("id", "en"):
        assert Sentences(language).say(code) != code


COUNTS = st.integers(0, 10**6)
PLACES = st.builds(
    place, st.text(max_size=3), COUNTS, COUNTS, COUNTS, promised=COUNTS,
    last=st.none() | st.dates(), coming=st.none() | st.dates(),
)  # fmt: skip


@given(st.lists(PLACES, max_size=8), st.integers(1, 1_000))
def test_ranking_loses_nobody_and_asks_no_order(places: list[Place], capacity: int) -> None:
    ranked = rank(places, capacity=capacity)
    assert sum(one.place.left for one in ranked) == sum(one.left for one in places)
    assert all(1 <= one.reach <= capacity for one in ranked)
    assert all((one.trips - 1) * capacity < one.place.left <= one.trips * capacity
               for one in ranked)  # fmt: skip
    assert [one.reach for one in ranked] == sorted((one.reach for one in ranked), reverse=True)
    assert [one.reach for one in rank(places[::-1], capacity=capacity)] == [
        one.reach for one in ranked
    ]


# -- from the rows --------------------------------------------------------------------------


def outlook(office: Office) -> Outlook:
    return office.desk.read(proposals.outlook, today=TODAY)


def counted(office: Office) -> dict[str, tuple[int, int, int]]:
    return {
        one.place.name: (one.place.unrecorded, one.place.turning, one.place.uncollected)
        for one in outlook(office).proposals
    }


def test_kelurahan_are_counted_from_the_rows(office: Office) -> None:
    waits = person(office.desk, office.counter, 44, village=NEIGHBOUR)
    seen_as(office.desk, office.counter, waits, CentralStatus.CARD_PRINTED)
    holds = person(office.desk, office.counter, 44, village=FAR)
    seen_as(office.desk, office.counter, holds, CentralStatus.CARD_ISSUED)
    person(office.desk, office.counter, 44, village=None)
    assert counted(office) == {"Tompotikka": (2, 1, 0), "Boting": (0, 0, 1)}
    first = outlook(office).proposals[0]
    assert (first.place.district, first.place.village_code, first.reach) == ("Wara", VILLAGE, 3)
    assert first.why == "outreach_next.all_never"


def test_pupils_are_counted_at_their_school(office: Office) -> None:
    school = office.desk.write(
        office.supervisor, save_school, name="SMA Negeri 1", level=SchoolLevel.SMA,
        village_code=FAR,
    ).result  # fmt: skip
    office.desk.write(office.supervisor, save_school, name="SMK Kosong", level=SchoolLevel.SMK)
    for one in (office.pupil, office.child, office.married):
        office.desk.write(office.counter, set_school, resident_id=one, school_id=school,
                          class_name="XI", since=TODAY)  # fmt: skip
    found = {one.place.name: one.place for one in outlook(office).proposals}
    assert set(found) == {"Tompotikka", "SMA Negeri 1"}
    at_school = found["SMA Negeri 1"]
    assert (at_school.kind, at_school.school_id) == (VisitKind.SCHOOL, school)
    assert (at_school.unrecorded, at_school.turning) == (1, 1)
    office.desk.write(office.supervisor, save_school, name="SMA Negeri 1", active=False,
                      level=SchoolLevel.SMA, school_id=school)  # fmt: skip
    assert "SMA Negeri 1" not in counted(office)


def test_who_is_on_an_open_visit_is_gone_to_already(office: Office) -> None:
    trip = visit(office.desk, office.supervisor, village_code=FAR)
    office.desk.write(office.recorder, targets.add_targets, visit_id=trip,
                      residents=[(office.adult, TargetReason.UNRECORDED)])  # fmt: skip
    assert counted(office) == {"Tompotikka": (1, 1, 0)}


def test_visits_say_when_and_how_many_more(office: Office) -> None:
    day = TODAY + timedelta(days=3)
    desk, by = office.desk, office.supervisor
    trip = visit(desk, by, expected_people=2, day=day)
    visit(desk, by, state=VisitState.DONE, day=TODAY - timedelta(days=90))
    visit(desk, by, state=VisitState.DONE, day=TODAY - timedelta(days=30))
    visit(desk, by, state=VisitState.CANCELLED, day=TODAY - timedelta(days=2))
    visit(desk, by, kind=VisitKind.HOME, state=VisitState.DONE, day=TODAY - timedelta(days=1))
    (found,) = outlook(office).proposals
    assert found.place.last_visit == TODAY - timedelta(days=30)
    assert found.place.next_visit == day
    assert (found.place.promised, found.reach, found.why) == (2, 1, "outreach_next.beside")
    desk.write(office.recorder, targets.add_targets, visit_id=trip,
               residents=[(office.adult, TargetReason.UNRECORDED)])  # fmt: skip
    (found,) = outlook(office).proposals
    assert (found.place.promised, found.reach) == (1, 1)


def test_the_office_says_how_many_one_trip_serves(office: Office) -> None:
    assert outlook(office).capacity == 60
    before = office.desk.write(office.supervisor, proposals.set_capacity, people=2).result
    assert before == 60
    assert (outlook(office).proposals[0].reach, outlook(office).proposals[0].trips) == (2, 2)
    assert office.desk.write(office.supervisor, proposals.set_capacity, people=1).result == 2
    for wrong in (0, 1_001):
        set_wrong = partial(
            office.desk.write, office.supervisor, proposals.set_capacity, people=wrong
        )
        said = refused(set_wrong)
        assert (said.code, said.field) == ("outreach_next.capacity_range", "capacity")
    other = refused(lambda: office.desk.write(office.counter, proposals.set_capacity, people=9))
    assert other.code == "role.missing"
