"""The one door off the UI thread: answers come home, late and lost ones do not."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from ektp_desk.kernel.errors import MachineError, OfficeError
from tests.conftest import Office
from ui.tasks import Job, Tasks


@pytest.fixture
def tasks(office: Office, qtbot: QtBot) -> Iterator[Tasks]:
    """Tasks of a supervisor."""
    made = Tasks(office.desk, office.supervisor)
    yield made
    made.close()


def _until_idle(tasks: Tasks, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: tasks.idle, timeout=10_000)


def test_an_answer_comes_home_on_the_ui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[Any] = []
    threads: list[int] = []

    def query(_session: object) -> int:
        threads.append(threading.get_ident())
        return 7

    owner = QObject()
    tasks.read(owner, query, done=lambda value: seen.append((value, threading.get_ident())))
    assert not tasks.idle
    _until_idle(tasks, qtbot)
    assert seen == [(7, threading.get_ident())]
    assert threads[0] != threading.get_ident()


def test_of_several_asked_under_one_key_only_the_newest_counts(tasks: Tasks, qtbot: QtBot) -> None:
    owner, seen = QObject(), []
    for number in range(20):
        tasks.read(owner, lambda _session, value=number: value, done=seen.append, key="search")
    _until_idle(tasks, qtbot)
    assert seen == [19]


def test_a_forgotten_question_is_not_answered(tasks: Tasks, qtbot: QtBot) -> None:
    """What was put aside does not come back by an answer that was still under way."""
    owner, seen = QObject(), []
    tasks.read(owner, lambda _session: "person", done=seen.append, key="person")
    tasks.read(owner, lambda _session: "list", done=seen.append, key="list")
    tasks.forget(owner, "person")
    tasks.forget(owner, "never asked")
    _until_idle(tasks, qtbot)
    assert seen == ["list"]


def test_an_answer_for_a_page_that_is_gone_is_dropped(tasks: Tasks, qtbot: QtBot) -> None:
    owner, seen = QObject(), []
    gate = threading.Event()
    tasks.read(owner, lambda _session: gate.wait(5), done=seen.append)
    owner.deleteLater()
    qtbot.wait(20)
    gate.set()
    _until_idle(tasks, qtbot)
    assert seen == []


@pytest.mark.parametrize(
    ("error", "signal"),
    [
        (OfficeError("ticket.none_waiting"), "refused"),
        (MachineError("machine.busy"), "trouble"),
        (ZeroDivisionError(), "crashed"),
    ],
    ids=["rule", "machine", "bug"],
)
def test_errors_are_sorted_in_one_place(
    tasks: Tasks, qtbot: QtBot, error: Exception, signal: str
) -> None:
    def query(_session: object) -> None:
        raise error

    owner = QObject()
    with qtbot.waitSignal(getattr(tasks, signal), timeout=5_000) as heard:
        tasks.read(owner, query, done=lambda _value: None)
    assert heard.args is not None
    assert heard.args[0] is error


def test_trouble_brings_its_retry_and_success_tells_that_it_is_over(
    tasks: Tasks, qtbot: QtBot
) -> None:
    answers: list[Exception | int] = [MachineError("machine.disk_full"), 5]

    def query(_session: object) -> int:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    owner, seen = QObject(), []
    with qtbot.waitSignal(tasks.trouble, timeout=5_000) as heard:
        tasks.read(owner, query, done=seen.append)
    assert heard.args is not None
    with qtbot.waitSignal(tasks.recovered, timeout=5_000):
        heard.args[1]()
    _until_idle(tasks, qtbot)
    assert seen == [5]


def test_a_long_job_tells_how_far_it_is_and_can_be_cancelled(tasks: Tasks, qtbot: QtBot) -> None:
    owner, seen, steps = QObject(), [], []

    def work(job: Job) -> str:
        for number in range(1_000):
            job.report(number, 1_000)
            if job.cancelled():
                return f"stopped at {number}"
            QThread.msleep(1)
        return "finished"

    job = tasks.run(owner, work, done=seen.append, progress=lambda done, _of: steps.append(done))
    qtbot.waitUntil(lambda: len(steps) > 3, timeout=5_000)
    job.cancel()
    _until_idle(tasks, qtbot)
    assert seen[0].startswith("stopped at")
    assert steps == sorted(steps)


def test_writes_are_done_in_the_order_they_were_asked_for(tasks: Tasks, qtbot: QtBot) -> None:
    owner, seen = QObject(), []
    for number in range(10):
        tasks.write(owner, lambda _work, value=number: value, done=seen.append)
    _until_idle(tasks, qtbot)
    assert seen == list(range(10))
