"""Who looks after the log while the program runs, and after all when it had ended badly."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Event
from typing import Any

import pytest
import sqlalchemy.exc

from ektp_desk import schema
from ektp_desk.kernel.instance import Instance
from ektp_desk.reports.audit_checks import CHECKS
from ektp_desk.storage import audit_keeper
from ektp_desk.storage.audit_keeper import AuditKeeper, State
from ektp_desk.storage.audit_watch import AuditWatch
from ektp_desk.storage.check import quick_check, thorough_check
from ektp_desk.storage.ending import CleanEnd
from tests.conftest import Office
from tests.storage.test_audit_watch import work_on
from tests.tampering import disarm, run

PATIENCE = 60


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_keeper, "FIRST", 0.0)


def started(folder: Path) -> tuple[Instance, CleanEnd]:
    """A program opens the office."""
    instance = Instance(folder)
    return instance, CleanEnd(folder, instance.id, instance.left)


@contextmanager
def kept(office: Office, folder: Path) -> Iterator[Queue[State]]:
    """The states that a program's keeper tells, from opening to its end in order."""
    instance, ending = started(folder)
    engine = office.desk.reading_engine
    keeper = AuditKeeper(
        AuditWatch(engine, folder),
        clock=office.clock,
        ending=ending,
        quick=lambda: quick_check(engine, metadata=schema.metadata()),
        thorough=lambda stop: thorough_check(engine, stop=stop, further=CHECKS),
    )
    told: Queue[State] = Queue()
    keeper.begin(told.put)
    yield told
    keeper.stop()
    assert not keeper.is_alive()
    ending.close()
    instance.close()


def killed(folder: Path) -> None:
    """A program ran, and ended without closing anything: its lock is free, its sign stays."""
    instance, _ = started(folder)
    instance.close()


def test_after_an_end_in_order_only_the_log_is_read(office: Office, tmp_path: Path) -> None:
    for _ in range(2):
        with kept(office, tmp_path) as told:
            state = told.get(timeout=PATIENCE)
            assert (state.findings, state.after_unclean_end, state.whole) == ((), False, True)
            assert told.empty()


def test_after_an_unclean_end_all_is_looked_over_once(office: Office, tmp_path: Path) -> None:
    killed(tmp_path)
    with kept(office, tmp_path) as told:
        first, last = told.get(timeout=PATIENCE), told.get(timeout=PATIENCE)
        assert (first.after_unclean_end, first.whole) == (True, False)
        assert (last.after_unclean_end, last.whole, last.findings) == (True, True, ())
    with kept(office, tmp_path) as told:
        assert not told.get(timeout=PATIENCE).after_unclean_end


def test_a_look_that_was_stopped_is_made_up_for_at_the_next_start(
    office: Office, tmp_path: Path
) -> None:
    killed(tmp_path)
    instance, ending = started(tmp_path)
    assert ending.unclean
    ending.close()  # ended in order, but before anything was looked at
    instance.close()
    with kept(office, tmp_path) as told:
        assert told.get(timeout=PATIENCE).after_unclean_end
        told.get(timeout=PATIENCE)


def test_a_look_that_failed_is_not_the_last(
    office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(audit_keeper, "EVERY", 0.01)
    looks = iter([ValueError("7373012501900001"), sqlalchemy.exc.InvalidRequestError("x")])
    look = AuditWatch.look

    def failing(*words: Any, **named: Any) -> Any:
        for error in looks:
            raise error
        return look(*words, **named)

    monkeypatch.setattr(AuditWatch, "look", failing)
    with kept(office, tmp_path) as told:
        assert told.get(timeout=PATIENCE).whole
    assert "ValueError" in caplog.text
    assert "7373012501900001" not in caplog.text


def test_another_running_program_has_not_ended_badly(office: Office, tmp_path: Path) -> None:
    instance, ending = started(tmp_path)
    with kept(office, tmp_path) as told:
        assert not told.get(timeout=PATIENCE).after_unclean_end
    ending.close()
    instance.close()


def test_what_is_wrong_is_told_with_the_first_broken_row(office: Office, tmp_path: Path) -> None:
    work_on(office)
    disarm(office.desk.engine, "audit_entry")
    run(office.desk.engine, "UPDATE audit_entry SET row_id = 99 WHERE id = 4")
    killed(tmp_path)
    with kept(office, tmp_path) as told:
        state = told.get(timeout=PATIENCE)
        broken = [one for one in state.findings if one.code == "check.audit_altered"]
        assert [one.params for one in broken] == [{"row": 4}]
        assert "check.guard" in {one.code for one in state.findings}
        assert {one.code for one in told.get(timeout=PATIENCE).findings} == {
            "check.audit_altered", "check.guard"
        }  # fmt: skip


def test_a_thorough_check_that_is_stopped_ends_and_spoils_no_connection(office: Office) -> None:
    stop = Event()
    stop.set()
    engine = office.desk.reading_engine
    for _ in range(3):
        assert thorough_check(engine, stop=stop, further=CHECKS) == ()
    assert thorough_check(engine, stop=Event(), further=CHECKS) == ()


def test_a_folder_that_cannot_be_written_tells_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    ending = CleanEnd(tmp_path / "file", "a", ["b"])
    assert not ending.unclean
    ending.looked_over()
    ending.close()
