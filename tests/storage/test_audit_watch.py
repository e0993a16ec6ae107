"""The audit chain read while the office works, from where it was last seen to hold."""

import json
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import text
from sqlmodel import Session, col, select

from ektp_desk.accounts.backups import note_restored
from ektp_desk.kernel.chain import Place
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Work
from ektp_desk.storage import audit_mark, audit_watch
from ektp_desk.storage.audit_mark import Mark
from ektp_desk.storage.audit_watch import AuditWatch, Look
from ektp_desk.storage.check import audit_chain
from tests.conftest import CONSOLE, Office
from tests.tampering import disarm, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "programs"


def look(office: Office, folder: Path, *, whole: bool = False) -> Look:
    watch = AuditWatch(office.desk.reading_engine, folder)
    found = watch.look(now=office.clock.now(), stop=Event(), whole=whole)
    assert found is not None
    return found


def restored(office: Office) -> None:
    """A backup was put back."""
    office.desk.write(CONSOLE, note_restored, file="cadangan.db", made_at="", kept="")


def work_on(office: Office, acts: int = 3) -> None:
    """Something is done, as often."""
    for _ in range(acts):
        office.desk.write(CONSOLE, _act)


def _act(work: Work) -> None:
    work.record("office.looked", 1)


def last_id(office: Office) -> int:
    with office.desk.engine.connect() as connection:
        return int(connection.execute(text("SELECT last_id FROM audit_head")).scalar_one())


def test_the_first_look_reads_all_and_the_next_only_what_is_new(
    office: Office, folder: Path
) -> None:
    first = look(office, folder)
    assert (first.whole, first.read, first.broken_at) == (True, last_id(office), None)

    assert look(office, folder).read == 0
    work_on(office, 3)
    later = look(office, folder)
    assert (later.whole, later.read, later.place.id) == (False, 3, last_id(office))


def test_the_whole_chain_is_read_once_a_week_and_when_asked(office: Office, folder: Path) -> None:
    look(office, folder)
    office.clock.set(office.clock.now() + timedelta(days=6, hours=23))
    assert not look(office, folder).whole
    assert look(office, folder, whole=True).whole
    office.clock.set(office.clock.now() + timedelta(days=7))
    assert look(office, folder).whole
    office.clock.set(office.clock.now() - timedelta(days=400))  # the clock was wrong, or is now
    assert look(office, folder).whole


@pytest.mark.parametrize("part", [1, 2, 7])
def test_it_is_read_in_parts_of_any_size(
    office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    monkeypatch.setattr(audit_watch, "PART", part)
    assert look(office, folder).read == last_id(office)
    disarm(office.desk.engine, "audit_entry")
    run(office.desk.engine, "UPDATE audit_entry SET row_id = 99 WHERE id = 3")
    run(office.desk.engine, "DELETE FROM audit_entry WHERE id = 5")
    found = look(office, folder, whole=True)
    assert (found.broken_at, found.problem) == (3, "altered")


def test_a_row_altered_behind_the_mark_waits_for_the_whole_reading(
    office: Office, folder: Path
) -> None:
    look(office, folder)
    disarm(office.desk.engine, "audit_entry")
    run(office.desk.engine, "UPDATE audit_entry SET action = 'card.destroyed' WHERE id = 2")
    work_on(office)
    assert look(office, folder).broken_at is None
    office.clock.set(office.clock.now() + timedelta(days=7))
    found = look(office, folder)
    assert (found.broken_at, found.problem) == (2, "altered")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("UPDATE audit_entry SET row_id = 99 WHERE id = :id", "altered"),
        ("UPDATE audit_entry SET station = 'lain' WHERE id = :id", "altered"),
        ("DELETE FROM audit_entry WHERE id = :id", "missing"),
    ],
)
def test_what_is_new_and_broken_is_named_at_the_next_look(
    office: Office, folder: Path, change: str, problem: str
) -> None:
    look(office, folder)
    work_on(office)
    disarm(office.desk.engine, "audit_entry")
    run(office.desk.engine, change, id=last_id(office) - 1)
    found = look(office, folder)
    assert (found.broken_at, found.problem) == (last_id(office) - 1, problem)
    assert look(office, folder) == found  # and at each look from then on


def test_rows_cut_off_with_the_head_moved_back_are_missed(office: Office, folder: Path) -> None:
    """In itself such a chain holds: this computer remembers that there was more."""
    look(office, folder)
    last = last_id(office)
    cut_off(office, last - 2)
    with Session(office.desk.engine) as session:
        assert audit_chain(session).broken_at is None
    found = look(office, folder)
    assert (found.broken_at, found.problem) == (last - 1, "cut")


def test_rows_cut_off_and_others_written_since_are_seen(office: Office, folder: Path) -> None:
    look(office, folder)
    last = last_id(office)
    cut_off(office, last - 2)
    work_on(office, 5)
    found = look(office, folder)
    assert (found.broken_at, found.problem) == (last, "anew")


def test_a_chain_that_a_restored_backup_left_shorter_is_explained_by_the_log(
    office: Office, folder: Path
) -> None:
    look(office, folder)
    office.clock.set(office.clock.now() + timedelta(minutes=5))
    cut_off(office, last_id(office) - 4)
    restored(office)
    assert look(office, folder).broken_at is None
    work_on(office)
    later = look(office, folder)
    assert (later.whole, later.read) == (False, 3)


def test_a_computer_whose_clock_is_fast_hears_of_the_backup_too(
    office: Office, folder: Path
) -> None:
    """The server's backup is put back by a computer whose clock is an hour behind this one's."""
    look(office, folder)
    office.clock.set(office.clock.now() - timedelta(hours=1))
    cut_off(office, last_id(office) - 4)
    restored(office)
    work_on(office)
    office.clock.set(office.clock.now() + timedelta(hours=1, minutes=1))
    assert look(office, folder).broken_at is None
    work_on(office)
    assert look(office, folder).read == 3
    cut_off(office, last_id(office) - 2)  # that backup explains nothing a second time
    assert look(office, folder).problem == "cut"


def test_a_backup_put_back_long_before_explains_no_cut_behind_a_later_one(
    office: Office, folder: Path
) -> None:
    restored(office)
    first = last_id(office)
    office.clock.set(office.clock.now() + timedelta(days=2))
    work_on(office)
    restored(office)
    look(office, folder)
    cut_off(office, first)
    assert look(office, folder).problem == "cut"


def test_an_older_restoring_explains_nothing(office: Office, folder: Path) -> None:
    restored(office)
    office.clock.set(office.clock.now() + timedelta(days=1))
    work_on(office)
    look(office, folder)
    cut_off(office, last_id(office) - 2)
    assert look(office, folder).problem == "cut"


def test_another_office_begun_in_the_same_place_is_no_chain_made_anew(
    office: Office, folder: Path
) -> None:
    """A practice office was deleted, and the real one begun under its name."""
    with office.desk.engine.connect() as connection:
        begun = connection.execute(select(col(AuditEntry.at)).where(col(AuditEntry.id) == 1))
        first = begun.scalar_one()
    former = Place(9_000, "f" * 64)
    audit_mark.write(folder, Mark(former, first + timedelta(hours=1), first))
    assert look(office, folder).problem == "cut"  # it was seen when this office was there already
    audit_mark.write(folder, Mark(former, first - timedelta(hours=1), first))
    assert look(office, folder).broken_at is None
    assert look(office, folder).read == 0


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b'{"id": 2}',
                                     b'{"id": -3, "hash": "0", "at": null, "whole": null}',
                                     b'{"id": 1, "hash": 5, "at": "x", "whole": 3}'])  # fmt: skip
def test_a_mark_that_cannot_be_read_is_none(office: Office, folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / audit_mark.NAME).write_bytes(content)
    found = look(office, folder)
    assert (found.whole, found.broken_at, found.read) == (True, None, last_id(office))


def test_a_mark_holds_no_content_of_rows(office: Office, folder: Path) -> None:
    look(office, folder)
    assert set(json.loads((folder / audit_mark.NAME).read_text())) == {
        "id", "hash", "at", "whole", "restored"
    }  # fmt: skip


def test_a_folder_that_cannot_be_written_keeps_nobody_from_looking(
    office: Office, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    assert look(office, tmp_path / "file").whole
    assert look(office, tmp_path / "file").whole


def test_who_stops_it_remembers_nothing(
    office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_watch, "PART", 2)
    stop = Event()
    stop.set()
    watch = AuditWatch(office.desk.reading_engine, folder)
    assert watch.look(now=office.clock.now(), stop=stop) is None
    assert audit_mark.read(folder) == audit_mark.Mark()


def cut_off(office: Office, kept: int) -> None:
    """Take the newest rows and move the head back, so that the chain holds in itself."""
    disarm(office.desk.engine, "audit_entry")
    run(office.desk.engine, "DELETE FROM audit_entry WHERE id > :kept", kept=kept)
    run(
        office.desk.engine,
        "UPDATE audit_head SET last_id = :kept, "
        "hash = (SELECT hash FROM audit_entry WHERE id = :kept)",
        kept=kept,
    )
