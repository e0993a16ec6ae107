"""Whatever a signed file holds: one event at a time is set apart, and nothing else happens."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ektp_desk.outreach.home_check import books
from ektp_desk.outreach.homecoming import Fate
from ektp_desk.outreach.models_field import FieldEvent, FieldQuarantine
from ektp_desk.outreach.rules_events import Books, read_event
from ektp_desk.outreach.rules_field import QuarantineReason
from ektp_desk.outreach.sealed import content_hash, lines, rows_of
from ektp_desk.recording.definitions import shipped
from ektp_desk.recording.models import Recording
from tests.conftest import Office
from tests.outreach.homes import Event, Laptop, give_laptop, look, rows, take

ADULT = "7373014405920001"
BOOKS = Books({"rekam1": 5, "rekam2": 6}, frozenset({"NEW"}), {1: shipped()},
              frozenset({"73.73.01.1001"}))  # fmt: skip


@pytest.fixture
def laptop(office: Office) -> Laptop:
    """One laptop with the grown-up on its list."""
    return give_laptop(office, "Satu", targets=[office.adult])


def spoiled(event: Event, spoil: Callable[[dict[str, Any]], object]) -> Event:
    """The event with other content, and the hash that belongs to it."""
    content = copy.deepcopy(event["content"])
    spoil(content)
    return event | {"content": content, "sha256": content_hash(content)}


def put(*path: Any) -> Callable[[dict[str, Any]], None]:
    """Sets what the path but its last says to that."""
    *way, value = path

    def act(content: dict[str, Any]) -> None:
        at: Any = content
        for step in way[:-1]:
            at = at[step]
        at[way[-1]] = value

    return act


RECORDINGS = {
    "no number": put("number", "X-1"),
    "number of an endless year": put("number", "R-99999-000001"),
    "a number that is none": put("number", 7),
    "a short NIK": put("nik", "7373"),
    "no NIK": lambda content: content.pop("nik"),
    "another service": put("service_code", "GRATIS"),
    "a service that is a list": put("service_code", []),
    "an unknown checklist": put("checklist", 99),
    "a checklist that is a list": put("checklist", [1]),
    "an unknown operator": put("operator", "hantu"),
    "an operator that is a list": put("operator", ["rekam1"]),
    "no operator": put("operator", None),
    "an unknown former operator": put("former_operators", ["hantu"]),
    "an unknown need": put("needs", ["wings"]),
    "needs that are numbers": put("needs", 3),
    "submitted before it began": put("submitted_at", "2026-11-01T00:00:00+00:00"),
    "a time without a zone": put("started_at", "2026-11-23T03:00:00"),
    "a time in year one": put("started_at", "0001-01-01T00:00:00+23:59"),
    "a time that is a number": put("started_at", 1_795_000_000),
    "an item open": put("items", 3, "state", "pending"),
    "an item of no state": put("items", 3, "state", "perhaps"),
    "an exception that is not allowed": put("items", 0, "exception", "temporary"),
    "an exception without its state": put("items", 4, "exception", "permanent"),
    "an exception of no kind": lambda content: content["items"][3].update(
        state="exception", exception="lazy"
    ),
    "an unknown item": put("items", 3, "key", "tail"),
    "an item twice": lambda content: content["items"].append(content["items"][0]),
    "an item missing": lambda content: content["items"].pop(),
    "no items": put("items", []),
    "negative attempts": put("items", 3, "attempts", -1),
    "endless attempts": put("items", 3, "attempts", 10**30),
    "true attempts": put("items", 3, "attempts", True),
    "half a position": put("items", 3, "position", 1.5),
    "a label without end": put("items", 3, "label", "x" * 500),
    "a NUL in the place": put("place", "Kantor\x00Lurah"),
    "an unknown signature": put("items", 3, "signed_off_by", "hantu"),
    "an event of no act": put("events", 0, "act", "danced"),
    "an event that is text": put("events", 0, "marked"),
    "a thousand papers": lambda content: content["items"].extend(
        content["items"][1] | {"key": f"paper:{n}"} for n in range(2, 1_000)
    ),
    "a long token": put("token", "R" * 99),
}
PEOPLE = {
    "no name": put("person", "name", "   "),
    "a name without end": put("person", "name", "x" * 500),
    "no NIK": put("person", "nik", ""),
    "a NIK of a spreadsheet": put("person", "nik", "7.37301E+15"),
    "no sex": put("person", "sex", "X"),
    "no day": put("person", "birth_date", "31 Desember"),
    "merged": put("person", "presence", "merged"),
    "another village": put("person", "village_code", "99.99.99.9999"),
    "a family card of letters": put("person", "kk_number", "abc"),
    "a person that is text": put("person", "Nurbaya"),
}
OTHERS = {
    "an outcome of no kind": lambda laptop: laptop.outcome(ADULT, "sleeping"),
    "an outcome that is a list": lambda laptop: laptop.event(
        "target.outcome", {"nik": ADULT, "outcome": ["died"], "target_id": None}
    ),
    "more used than lent": lambda laptop: laptop.event(
        "numbers.used", {"scope": "recording/2026", "first": 1, "last": 50, "used": 51}
    ),
    "a note without text": lambda laptop: laptop.event("visit.note", {}),
    "an unknown kind": lambda laptop: laptop.event("office.closed", {}),
    "an unknown author": lambda laptop: laptop.event("visit.note", {"text": "x"}, author="hantu"),
    "a wrong hash": lambda laptop: laptop.event("visit.note", {"text": "x"}) | {"sha256": "0" * 64},
    "no hash": lambda laptop: {"uid": "u", "kind": "visit.note"},
    "no name of its own": lambda laptop: laptop.event("visit.note", {"text": "x"}) | {"uid": None},
    "a name without end": lambda laptop: laptop.event("visit.note", {"text": "x"}, uid="u" * 999),
    "nothing": lambda laptop: {},
}


@pytest.mark.parametrize("what", RECORDINGS)
def test_a_spoiled_recording_is_unreadable(what: str) -> None:
    laptop = Laptop("l", 1, "v", 1, 1, 50, "rekam1", None)  # type: ignore[arg-type]
    good = laptop.recorded(ADULT, 1)
    assert read_event(good, BOOKS).problem is None

    told = read_event(spoiled(good, RECORDINGS[what]), BOOKS)
    assert told.problem is QuarantineReason.UNREADABLE


@pytest.mark.parametrize("what", PEOPLE)
def test_a_spoiled_person_is_unreadable(what: str) -> None:
    laptop = Laptop("l", 1, "v", 1, 1, 50, "rekam1", None)  # type: ignore[arg-type]
    good = laptop.person("7373054302480009", "Hj. Nurbaya")
    assert read_event(good, BOOKS).problem is None

    told = read_event(spoiled(good, PEOPLE[what]), BOOKS)
    assert told.problem is QuarantineReason.UNREADABLE


def test_all_that_is_spoiled_is_set_apart_and_the_rest_is_taken(
    office: Office, laptop: Laptop
) -> None:
    good = laptop.recorded(ADULT, office.adult)
    bad = [spoiled(laptop.recorded(ADULT, office.adult), how) for how in RECORDINGS.values()]
    bad += [spoiled(laptop.person("7373054302480009", "N"), how) for how in PEOPLE.values()]
    bad += [make(laptop) for make in OTHERS.values()]
    opened = laptop.pack(good, *bad)
    seen = look(office, opened)
    taken = take(office, opened)

    assert seen.counts == taken.counts == {Fate.NEW: 1, Fate.QUARANTINED: len(bad)}
    assert len(rows(office, Recording)) == len(rows(office, FieldEvent)) == 1
    kept = rows(office, FieldQuarantine)
    assert [row.content for row in kept] == list(rows_of(lines(bad)))
    assert {row.reason for row in kept} == {QuarantineReason.UNREADABLE}


def test_an_exception_that_the_checklist_allows_is_read() -> None:
    laptop = Laptop("l", 1, "v", 1, 1, 50, "rekam1", None)  # type: ignore[arg-type]
    good = laptop.recorded(ADULT, 1)

    def excuse(content: dict[str, Any]) -> None:
        for item in content["items"]:
            if item["key"] in ("photo", "photo_approved", "left_thumb"):
                item.update(state="exception", exception="permanent", reason="Tidak ada",
                            signed_off_by="rekam2")  # fmt: skip

    assert read_event(spoiled(good, excuse), BOOKS).problem is None


def test_the_offices_books_know_the_checklist_the_program_came_with(office: Office) -> None:
    known = office.desk.read(books)

    assert known.checklists[1] == shipped()
    assert "rekam1" in known.officers


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner,
                                                               max_size=4),
    max_leaves=10,
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_reading_never_fails_whatever_stands_there(data: st.DataObject) -> None:
    laptop = Laptop("l", 1, "v", 1, 1, 50, "rekam1", None)  # type: ignore[arg-type]
    event = data.draw(
        st.sampled_from([laptop.recorded(ADULT, 1), laptop.person(ADULT, "A"),
                         laptop.outcome(ADULT, "died"),
                         laptop.event("numbers.used", {"scope": "s", "first": 1, "last": 2,
                                                       "used": 1})])
    )  # fmt: skip
    place = data.draw(st.sampled_from([("content", key) for key in event["content"]]
                                      + [(key,) for key in event]))  # fmt: skip
    changed = copy.deepcopy(event)
    at: Any = changed
    for step in place[:-1]:
        at = at[step]
    at[place[-1]] = data.draw(anything)
    if data.draw(st.booleans()) and isinstance(changed["content"], dict):
        changed["sha256"] = content_hash(changed["content"])

    told = read_event(changed, BOOKS)
    assert told.uid
    assert len(told.uid) <= 40
    assert len(told.sha256) == 64


def test_one_event_with_two_contents_before_its_person_is_taken_once(
    office: Office, laptop: Laptop
) -> None:
    """Both name somebody who is added further down in the file."""
    nik = "7373054302480009"
    said = laptop.outcome(nik, "not_met")
    other = spoiled(said, put("outcome", "away"))
    taken = take(office, laptop.pack(said, other, laptop.person(nik, "Nenek Dahlia")))
    assert taken.counts == {Fate.NEW: 2, Fate.QUARANTINED: 1}
    (apart,) = rows(office, FieldQuarantine)
    assert (apart.event_uid, apart.reason) == (said["uid"], QuarantineReason.OTHER_CONTENT)
