"""A battery goes flat at every moment of a visit: nothing is lost, nothing doubled."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlmodel import select

from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.outreach import sealed
from ektp_desk.outreach.collecting import unconfirmed
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.rules_field import EventKind
from ektp_desk.outreach.sealed import Keys
from ektp_desk.papers.models import Paper
from ektp_desk.recording.models import Recording
from ektp_desk.recording.rules import RecordingState, Transport
from ektp_desk.storage.engines import make_engines
from tests.conftest import ZONE
from tests.fieldwork.onvisit import (
    FIRST,
    Laptop,
    make_laptop,
    opened_at_the_office,
    trusting_store,
)
from tests.fieldwork.visit_process import MOMENTS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def laptop(sqlite_address: str, clock: SetClock) -> Laptop:
    engines = make_engines(sqlite_address)
    desk = Desk(reader=engines.reader, writer=engines.writer, clock=clock, zone=ZONE)
    return make_laptop(desk, clock, last=FIRST + 99)


def test_a_flat_battery_loses_nothing_and_doubles_nothing(
    laptop: Laptop, sqlite_address: str, tmp_path: Path
) -> None:
    keys = sealed.new_keys()
    store = trusting_store(tmp_path / "lapangan", keys)
    officer = str(laptop.office.recorder.officer_id)

    def run(death: str, *people: str) -> int:
        return subprocess.run(
            [sys.executable, "-m", "tests.fieldwork.visit_process", sqlite_address,
             str(store.folder), officer, death, *people],
            cwd=ROOT, check=False, capture_output=True,
        ).returncode  # fmt: skip

    people = [f"73170441076{number:05d}" for number in range(1, len(MOMENTS) + 1)]
    for nik, death in zip(people, MOMENTS, strict=True):
        assert run(death, nik) != 0, death
        _nothing_doubled(laptop, store, keys)
    assert run("never", *people) == 0
    _nothing_doubled(laptop, store, keys)
    _everything_is_home(laptop, store, keys, len(people))


def _files(store: FieldStore, keys: Keys) -> list[list[dict[str, object]]]:
    """The events of each file of the outbox, whose numbers follow each other."""
    packed = store.outbox()
    assert [one.sequence for one in packed] == list(range(1, len(packed) + 1))
    previous = ""
    found = []
    for one in packed:
        opened = opened_at_the_office(one.path, store, keys)
        assert (opened.manifest.sequence, opened.manifest.previous) == (one.sequence, previous)
        previous = opened.sha256
        found.append(list(sealed.rows_of(opened.parts["events"])))
    return found


def _nothing_doubled(laptop: Laptop, store: FieldStore, keys: Keys) -> None:
    said: dict[object, object] = {}
    for events in _files(store, keys):
        for event in events:
            assert said.setdefault(event["uid"], event) == event
    stored = {line.uid: line.plain() for line in laptop.desk.read(unconfirmed)}
    assert {uid: stored[str(uid)] for uid in said} == said
    told = Counter(
        (line.kind, str(line.content.get("number") or line.content.get("laptop_id")))
        for line in laptop.desk.read(unconfirmed)
        if line.kind in (EventKind.RECORDING_FINISHED, EventKind.PERSON_ADDED)
    )
    assert set(told.values()) <= {1}
    numbers = laptop.desk.read(lambda session: list(session.exec(select(Recording.number))))
    assert numbers == [f"R-2026-{FIRST + place:06d}" for place in range(len(numbers))]


def _everything_is_home(laptop: Laptop, store: FieldStore, keys: Keys, people: int) -> None:
    last = _files(store, keys)[-1]
    kinds = Counter(event["kind"] for event in last)
    assert (kinds["recording.finished"], kinds["person.added"]) == (people, people)
    assert [event["uid"] for event in last] == [line.uid for line in laptop.desk.read(unconfirmed)]
    rows = laptop.desk.read(
        lambda session: session.exec(select(Recording.state, Recording.transport)).all()
    )
    assert set(rows) == {(RecordingState.AWAITING_REVIEW, Transport.BUNDLED)}
    receipts = laptop.desk.read(lambda session: session.exec(select(Paper.number)).all())
    assert len(set(receipts)) == len(receipts) == people
    stick = {path.name for path in store.folder.parent.glob("*.ektp")}
    assert stick == {one.path.name for one in store.outbox()}
