"""What was lent goes when its time is over: never before it is safe, and never to be read again."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import sealed, wiping
from ektp_desk.outreach.collecting import tell
from ektp_desk.outreach.laptop import laptop
from ektp_desk.outreach.models_field import FieldOutbox
from ektp_desk.outreach.office_keys import keys
from ektp_desk.outreach.queries_devices import senders
from ektp_desk.outreach.rules_clock import ClockProblem, clock_problem
from ektp_desk.outreach.rules_field import EventKind
from ektp_desk.outreach.visit_files import GONE, papers_of
from ektp_desk.outreach.wiping import WipedFor, sweep
from ektp_desk.recording import services as recording
from tests.fieldwork.trips import UNTIL, Trip


def _note(work: Work, *, text: str) -> None:
    tell(work, EventKind.VISIT_NOTE, {"text": text})
    work.record("field.noted", 1)


def _work(trip: Trip) -> Path:
    """The file is taken in, a note is told, a recording begun, a paper made."""
    trip.make()
    loaded = trip.load()
    desk = trip.laptop(loaded)
    desk.write(trip.office.recorder, _note, text="Jembatan putus")
    desk.write(trip.office.recorder, recording.start, resident_id=trip.office.adult)
    desk.close()
    papers = papers_of(loaded.path)
    papers.mkdir()
    (papers / "tanda-terima.pdf").write_bytes(b"%PDF NIK 7373014405920001")
    return loaded.path


def _told(trip: Trip) -> list[dict[str, object]]:
    """The texts in the outbox, as the office reads them."""
    office = trip.office.desk
    found = []
    for packed in trip.store.outbox():
        opened = sealed.unseal(
            packed.path, recipient=office.read(keys), senders=office.read(senders)
        )
        found += list(sealed.rows_of(opened.parts["events"]))
    return found


def test_nothing_is_wiped_before_its_time(trip: Trip) -> None:
    path = _work(trip)
    assert sweep(trip.store, now=UNTIL - timedelta(seconds=1)) == ()
    assert path.exists()
    assert trip.store.outbox() == ()


def test_an_expired_visit_is_sealed_for_the_office_and_gone(trip: Trip) -> None:
    path = _work(trip)
    (wiped,) = sweep(trip.store, now=UNTIL)
    assert (wiped.why, wiped.visit.visit) == (WipedFor.EXPIRED, "visit-a1b2")
    assert list(path.parent.iterdir()) == []
    texts = [row["content"]["text"] for row in _told(trip) if row["kind"] == "visit.note"]  # type: ignore[index]
    assert texts[0] == "Jembatan putus"
    assert "belum selesai" in texts[1]  # the draft: the office hears whom to ask again
    packed = trip.store.outbox()[0].path.read_bytes()
    assert b"Jembatan" not in packed
    with pytest.raises(OfficeError, match="bundle"):
        sealed.unseal(
            trip.store.outbox()[0].path, recipient=[trip.store.keys()],
            senders={trip.store.card().uid: trip.store.card().sign_public},
        )  # fmt: skip


def test_wiping_again_does_nothing_more(trip: Trip) -> None:
    _work(trip)
    sweep(trip.store, now=UNTIL)
    assert sweep(trip.store, now=UNTIL + timedelta(minutes=1)) == ()
    assert len(trip.store.outbox()) == 1


def test_a_wiped_file_is_not_taken_in_again(trip: Trip) -> None:
    """Its numbers would begin anew."""
    path = _work(trip)
    visit = laptop(trip.store, now=trip.clock.now()).visits[0].visit
    wiping.wipe(trip.store, path, visit, now=trip.clock.now())
    with pytest.raises(OfficeError, match=r"field\.wiped_file"):
        trip.load()


def test_a_clock_set_back_does_not_make_it_last_longer(trip: Trip) -> None:
    _work(trip)
    trip.store.saw(UNTIL)
    assert len(sweep(trip.store, now=UNTIL - timedelta(days=3))) == 1


def test_a_clock_a_year_ahead_wipes_nothing_until_somebody_says_it_is_right(trip: Trip) -> None:
    path = _work(trip)
    sweep(trip.store, now=trip.clock.now())
    far = trip.clock.now() + timedelta(days=366)
    assert sweep(trip.store, now=far) == ()
    shown = laptop(trip.store, now=far)
    assert shown.clock is ClockProblem.FAR_AHEAD
    assert shown.visits[0].expired  # nobody works in it meanwhile
    assert path.exists()
    assert laptop(trip.store, now=trip.clock.now()).clock is None  # it was set right
    assert len(wiping.believe_clock(trip.store, now=far)) == 1
    assert not path.exists()


def test_the_open_visit_waits_until_it_is_closed(trip: Trip) -> None:
    path = _work(trip)
    assert sweep(trip.store, now=UNTIL, but=path) == ()
    assert path.exists()


def _receive(trip: Trip, path: Path, at: datetime) -> None:
    desk = trip.laptop(type("Loaded", (), {"path": path})())  # type: ignore[arg-type]

    def receive(work: Work) -> None:
        work.session.execute(update(FieldOutbox).values(received_at=at, sequence=1))
        work.record("field.received", 1)

    desk.write(trip.office.recorder, receive)
    desk.close()


def test_after_the_receipt_and_its_days_it_is_gone_without_another_file(trip: Trip) -> None:
    trip.make(expires_at=trip.clock.now() + timedelta(days=50))
    path = trip.load().path
    desk = trip.laptop(trip.load())
    desk.write(trip.office.recorder, _note, text="Selesai")
    desk.close()
    received = trip.clock.now()
    assert sweep(trip.store, now=received + timedelta(days=8)) == ()  # the office has nothing yet
    _receive(trip, path, received + timedelta(days=8))
    assert sweep(trip.store, now=received + timedelta(days=14)) == ()
    (wiped,) = sweep(trip.store, now=received + timedelta(days=15))
    assert wiped.why is WipedFor.RECEIVED
    assert not path.exists()


def test_a_draft_keeps_a_received_visit(trip: Trip) -> None:
    path = _work(trip)
    _receive(trip, path, trip.clock.now())
    assert sweep(trip.store, now=trip.clock.now() + timedelta(days=7)) == ()
    assert path.exists()


def test_a_full_disk_keeps_everything_and_tells_drafts_once(
    trip: Trip, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _work(trip)

    def full(*_args: object, **_named: object) -> None:
        raise MachineError("machine.disk_full")

    with monkeypatch.context() as patched:
        patched.setattr(type(trip.store), "pack_home", full)
        for _ in range(3):
            with pytest.raises(MachineError, match="disk_full"):
                sweep(trip.store, now=UNTIL)
    assert path.exists()
    sweep(trip.store, now=UNTIL)
    assert len([row for row in _told(trip) if row["kind"] == "visit.note"]) == 2


def test_where_one_visit_cannot_be_sealed_the_laptop_still_shows_all(
    trip: Trip, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its stick must be reached: the files that wait are copied home, and the disk gets room."""
    path = _work(trip)

    def full(*_args: object, **_named: object) -> None:
        raise MachineError("machine.disk_full")

    with monkeypatch.context() as patched:
        patched.setattr(type(trip.store), "pack_home", full)
        shown = laptop(trip.store, now=UNTIL)
    assert shown.trouble is not None
    assert shown.trouble.code == "machine.disk_full"
    assert [(one.path, one.expired) for one in shown.visits] == [(path, True)]
    shown = laptop(trip.store, now=UNTIL)
    assert (shown.trouble, shown.visits, len(shown.wiped)) == (None, (), 1)


def test_what_was_put_aside_is_finished_at_the_next_start(trip: Trip) -> None:
    path = _work(trip)
    path.replace(path.with_name(f"{path.name}{GONE}"))
    papers_of(path).replace(path.with_name(f"{papers_of(path).name}{GONE}"))
    sweep(trip.store, now=trip.clock.now())
    assert list(path.parent.iterdir()) == []


def test_a_damaged_visit_is_said_and_the_others_go_on(trip: Trip) -> None:
    path = _work(trip)
    path.with_name("rusak.db").write_bytes(b"not a database" * 100)
    shown = laptop(trip.store, now=trip.clock.now())
    assert (shown.unreadable, len(shown.visits)) == (1, 1)
    assert len(sweep(trip.store, now=UNTIL)) == 1


KILLED = """
import sys
from datetime import datetime
from pathlib import Path
from ektp_desk.outreach.wiping import sweep
from tests.shelf import store_at

print("ready", flush=True)
sweep(store_at(Path(sys.argv[1])), now=datetime.fromisoformat(sys.argv[2]))
print("done", flush=True)
"""


def test_killed_while_wiping_loses_nothing_and_leaves_nothing(trip: Trip) -> None:
    path = _work(trip)
    command = [sys.executable, "-c", KILLED, str(trip.store.folder), UNTIL.isoformat()]
    for pause in (0.0, 0.02, 0.05, 0.1, 0.2):
        with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ}) as process:
            assert process.stdout is not None
            process.stdout.readline()
            try:
                process.wait(timeout=pause or 0.001)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
    sweep(trip.store, now=UNTIL)
    assert list(path.parent.iterdir()) == []
    assert {row["content"]["text"] for row in _told(trip) if "text" in row["content"]} >= {  # type: ignore[index,operator]
        "Jembatan putus"
    }


def test_clock_problems() -> None:
    made, seen = datetime(2026, 11, 24, tzinfo=UTC), datetime(2026, 11, 25, tzinfo=UTC)
    day = timedelta(days=1)

    def problem(now: datetime) -> ClockProblem | None:
        return clock_problem(now, made_at=made, last_seen=seen)

    assert problem(made - day) is ClockProblem.BEFORE_FILE
    assert problem(made + day / 2) is ClockProblem.BEFORE_LAST
    assert problem(seen) is None
    assert problem(seen - timedelta(minutes=5)) is None  # two clocks are never the same
    assert problem(seen + 60 * day) is None
    assert problem(seen + 365 * day) is ClockProblem.FAR_AHEAD
    assert problem(made - 365 * day) is ClockProblem.BEFORE_FILE
    assert clock_problem(made, made_at=None, last_seen=None) is None
