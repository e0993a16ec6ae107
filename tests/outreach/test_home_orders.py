"""Whatever the order in which files come home, the office's database is the same in the end."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import col

from ektp_desk.accounts.rules import Role
from ektp_desk.coverage.models import Absence
from ektp_desk.coverage.rules import WhyNot
from ektp_desk.coverage.services import note_reason
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.work import Actor, Work
from ektp_desk.outreach.decisions_field import decide_double
from ektp_desk.outreach.models import OutreachTarget
from ektp_desk.outreach.models_field import (
    BundleIn,
    FieldEvent,
    FieldPerson,
    NumberLease,
)
from ektp_desk.outreach.queries_home import doubles, quarantined
from ektp_desk.outreach.rules import TargetOutcome
from ektp_desk.outreach.sealed import Opened, content_hash, new_keys
from ektp_desk.outreach.targets import set_outcome
from ektp_desk.recording import services
from ektp_desk.recording.models import Recording, RecordingEvent, RecordingItem
from ektp_desk.recording.rules import RecordingState
from ektp_desk.residents.models import Resident
from ektp_desk.storage.engines import make_engines
from tests.conftest import MORNING, STAFF, ZONE, Office, make_office
from tests.outreach.homes import AWAY, Event, Laptop, give_laptop, rows, take
from tests.recording.conftest import Booth

KNOWN = {"adult": "7373014405920001", "married": "7373021203060002",
         "pupil": "7373036001100003"}  # fmt: skip
NEW = {"neighbour": "7373054302480009", "cousin": "7373054302500010"}
OUTCOMES = ("not_met", "refused", "died", "moved", "away", "comes_to_office", None)
Step = Callable[[Office], object]


@dataclass(frozen=True)
class Said:
    """One thing that happened on a laptop, so many minutes into the day."""

    kind: str
    person: str
    minute: int
    outcome: str | None = None


said = st.one_of(
    st.builds(
        Said, st.just("outcome"), st.sampled_from([*KNOWN, *NEW]), st.integers(0, 9),
        st.sampled_from(OUTCOMES),
    ),
    st.builds(Said, st.just("recorded"), st.sampled_from([*KNOWN, *NEW]), st.integers(0, 9)),
    st.builds(Said, st.just("added"), st.sampled_from([*NEW, "adult"]), st.integers(0, 9)),
    st.builds(Said, st.just("note"), st.just("adult"), st.integers(0, 9)),
)  # fmt: skip
files = st.lists(st.lists(said, max_size=4), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def office_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that recorded some itself while three laptops were away."""
    path = tmp_path_factory.mktemp("orders") / "office.db"
    copyfile(sqlite_template, path)
    office = office_on(path, make=True)
    laptops_of(office)
    meanwhile(office)
    office.desk.close()
    return path


def office_on(path: Path, *, make: bool = False) -> Office:
    engines = make_engines(str(path))
    clock = SetClock(MORNING)
    desk = Desk(reader=engines.reader, writer=engines.writer, clock=clock, zone=ZONE)
    if make:
        return make_office(desk, clock)
    actors = {duty: Actor(number, duty, frozenset({role}), duty)
              for number, (duty, _, role, _) in enumerate(STAFF, start=2)}  # fmt: skip
    people = {name: number for number, name in enumerate(KNOWN, start=1)}
    return Office(desk=desk, clock=clock, supervisor=Actor(1, "s", frozenset(Role), "s"),
                  **actors, **people, child=4)  # fmt: skip


def laptops_of(office: Office) -> list[Laptop]:
    """Two on one visit, one on another."""
    people = [office.adult, office.married]
    one = give_laptop(office, "Satu", targets=people)
    two = give_laptop(office, "Dua", visit=one.visit_uid, officer="rekam2")
    return [one, two, give_laptop(office, "Tiga", targets=[office.adult])]


def meanwhile(office: Office) -> None:
    """What the office did itself: a draft of one person, another one recorded and approved."""
    booth = Booth(office)
    booth.start(office.married)
    view = booth.submitted(office.pupil)
    office.desk.write(office.supervisor, services.approve, recording_id=view.id,
                      version=view.version)  # fmt: skip


def event(laptop: Laptop, one: Said, uid: str) -> Event:
    at = AWAY + timedelta(hours=2, minutes=one.minute)
    nik = KNOWN.get(one.person) or NEW[one.person]
    if one.kind == "outcome":
        made = laptop.outcome(nik, one.outcome, at=at, note=f"Kata {uid}")
    elif one.kind == "added":
        made = laptop.person(nik, f"Orang {uid}", at=at)
    elif one.kind == "note":
        made = laptop.event("visit.note", {"text": uid}, at=at)
    else:
        number = {"adult": 1, "married": 2, "pupil": 3}.get(one.person)
        made = laptop.recorded(nik, number, at=at, token=f"token-{uid}")
    return made | {"uid": uid}


def packed(laptops: Sequence[Laptop], told: Sequence[list[list[Said]]]) -> list[Opened]:
    """Everything the laptops bring home; each file packs its last event once more in the next."""
    opened = []
    for place, laptop in enumerate(laptops):
        before: list[Event] = []
        for number, one in enumerate(told[place]):
            events = [event(laptop, it, f"e{place}{number}{n}") for n, it in enumerate(one)]
            opened.append(laptop.pack(*before, *events, uid=f"file{place}{number}"))
            before = events[-1:]
    return opened


# -- what the office does itself, at any time -------------------------------------------------


def hears_of_a_move(office: Office) -> None:
    office.desk.write(
        office.supervisor, note_reason, resident_id=office.married, why=WhyNot.MOVED,
        evidence="Surat pindah", seen_on=date(2026, 11, 24), source="Kelurahan",
    )  # fmt: skip


def note_outcome(office: Office, resident_id: int, visit_id: int, outcome: TargetOutcome) -> None:
    def say(work: Work) -> None:
        target_id = work.session.execute(
            select(col(OutreachTarget.id)).where(
                col(OutreachTarget.resident_id) == resident_id,
                col(OutreachTarget.visit_id) == visit_id,
            )
        ).scalar_one()
        set_outcome(work, target_id=target_id, outcome=outcome, note="Di kantor")

    office.desk.write(office.supervisor, say)


def meets_somebody(office: Office) -> None:
    note_outcome(office, office.adult, 2, TargetOutcome.CARD_GIVEN)


def corrects_a_list(office: Office) -> None:
    note_outcome(office, office.married, 1, TargetOutcome.NOT_MET)


OWN: tuple[Step, ...] = (hears_of_a_move, meets_somebody, corrects_a_list)


def take_all(office: Office, opened: Sequence[Opened], order: Sequence[int]) -> dict[str, Any]:
    """Do everything in an order, what is home already once more at the end, and decide."""
    for place in order:
        if place < len(opened):
            take(office, opened[place])
        else:
            OWN[place - len(opened)](office)
    for one in opened:
        assert take(office, one).again
    undecided = snapshot(office)
    for double in office.desk.read(doubles):
        approved = [one for one in double.sides if one.state is RecordingState.APPROVED]
        kept = min(approved or double.sides, key=lambda one: one.number).number
        office.desk.write(
            office.supervisor, decide_double, resident_id=double.resident_id, kept=kept
        )
    assert office.desk.read(doubles) == ()
    return {"before": undecided, "after": snapshot(office)}


def differences(one: dict[str, Any], two: dict[str, Any]) -> dict[str, Any]:
    """Where two ends are not alike."""
    return {
        f"{when}/{what}": (one[when][what], two[when][what])
        for when in one for what in one[when] if one[when][what] != two[when][what]
    }  # fmt: skip


def snapshot(office: Office) -> dict[str, Any]:
    """Everything but what only says in which order it came (ids, versions, who was first)."""
    niks = {row.id: row.nik for row in rows(office, Resident)}
    recordings = rows(office, Recording)
    numbers = {row.id: row.number for row in recordings}
    newest: dict[str, Any] = {}
    for row in rows(office, Absence):
        newest[niks[row.resident_id]] = row.why
    return {
        "people": sorted(
            (row.nik, row.name, row.sex, row.birth_date, row.address, row.village_code,
             row.updated_at, row.presence)
            for row in rows(office, Resident)
        ),
        "added": sorted((niks[row.resident_id], row.note, row.at, row.officer_id)
                        for row in rows(office, FieldPerson)),
        "recordings": sorted(
            (row.number, row.token, niks[row.resident_id], row.state, row.transport,
             row.operator_id, row.started_at, row.submitted_at, row.office_date, row.place)
            for row in recordings if row.transport == "imported"
        ),
        "own": sorted((niks[row.resident_id], row.state) for row in recordings
                      if row.transport != "imported"),
        "items": sorted((numbers[row.recording_id], row.key, row.state, row.attempts, row.at)
                        for row in rows(office, RecordingItem)
                        if row.recording_id in numbers and row.at is not None),
        "happened": sorted((numbers[row.recording_id], row.at, row.step, tuple(row.keys))
                           for row in rows(office, RecordingEvent)
                           if row.at < MORNING),
        "targets": sorted(
            (row.visit_id, niks[row.resident_id], row.reason, row.outcome or "", row.note,
             str(row.outcome_at), row.outcome_by or 0)
            for row in rows(office, OutreachTarget)
        ),
        "reasons": {nik: why for nik, why in newest.items() if why is not None},
        "events": sorted((row.uid, row.kind, row.at, row.officer_id, niks.get(row.resident_id, ""),
                          numbers.get(row.recording_id, ""), row.sha256)
                         for row in rows(office, FieldEvent)),
        "apart": sorted((row.reason, str(row.at), content_hash(row.other))
                        for row in office.desk.read(quarantined)),
        "files": sorted((row.device_id, row.sequence, row.sha256, row.uid, row.events)
                        for row in rows(office, BundleIn)),
        "leases": sorted((row.first, row.last, row.used or 0)
                         for row in rows(office, NumberLease)),
        "doubles": sorted((one.masked_nik, tuple(sorted(side.number for side in one.sides)))
                          for one in office.desk.read(doubles)),
    }  # fmt: skip


@pytest.mark.timeout(1200)
@settings(
    max_examples=20, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(data=st.data(), told=st.tuples(files, files, files))
def test_the_order_of_coming_home_does_not_matter(
    office_file: Path, tmp_path: Path, data: st.DataObject, told: tuple[list[list[Said]], ...]
) -> None:
    laptops = _fresh_laptops()
    opened = packed(laptops, told)
    steps = list(range(len(opened) + len(OWN)))
    shuffled = data.draw(st.permutations(steps), label="order")

    ends = []
    for order in (steps, shuffled):
        path = tmp_path / "one.db"
        copyfile(office_file, path)
        office = office_on(path)
        ends.append(take_all(office, opened, order))
        office.desk.close()
        _remove(path)
    assert differences(*ends) == {}


def _fresh_laptops() -> list[Laptop]:
    """As `laptops_of` made them in the template: ids and lent numbers are known."""
    keys = new_keys()
    return [
        Laptop("laptop-Satu", 1, "visit-Satu", 1, 1, 50, "rekam1", keys),
        Laptop("laptop-Dua", 2, "visit-Satu", 1, 51, 100, "rekam2", keys),
        Laptop("laptop-Tiga", 3, "visit-Tiga", 2, 101, 150, "rekam1", keys),
    ]


def _remove(path: Path) -> None:
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()


RICH: tuple[list[list[Said]], ...] = (
    [[Said("added", "neighbour", 5), Said("recorded", "neighbour", 6)],
     [Said("outcome", "married", 1, "away"), Said("recorded", "adult", 2)]],
    [[Said("added", "neighbour", 3), Said("recorded", "neighbour", 4),
      Said("outcome", "married", 7, None)], [Said("recorded", "pupil", 1)]],
    [[Said("recorded", "married", 3), Said("outcome", "adult", 8, "died")],
     [Said("recorded", "cousin", 1), Said("added", "adult", 2)]],
)  # fmt: skip


def orders() -> Iterator[tuple[int, ...]]:
    """The files in the order they were made, backwards, and by laptop in every order."""
    yield from (tuple(range(9)), tuple(reversed(range(9))))
    for one, two, three in permutations((0, 2, 4)):
        yield (6, one + 1, one, two, 8, two + 1, 7, three + 1, three)


@pytest.mark.parametrize("order", list(orders()), ids=str)
def test_every_order_of_three_laptops_ends_alike_on_both_engines(
    office: Office, office_file: Path, tmp_path: Path, order: tuple[int, ...]
) -> None:
    laptops = laptops_of(office)
    meanwhile(office)
    opened = packed([replace(one, files=[]) for one in laptops], RICH)
    end = take_all(office, opened, order)

    path = tmp_path / "in-order.db"
    copyfile(office_file, path)
    other = office_on(path)
    assert differences(take_all(other, opened, range(len(opened) + len(OWN))), end) == {}
    other.desk.close()
