"""Going out: the window answers meanwhile, long work is stopped, nothing begun is lost."""

import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from ektp_desk.residents.rollupdate import Imported
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands
from ui.residents import import_viewmodel
from ui.residents.import_dialog import ImportDialog
from ui.tasks import Job

MOMENT = 0.3  # seconds the UI thread may be away


def _busy_for(hands: Hands, seconds: float) -> None:
    """A reading that cannot be stopped."""
    assert hands.window.session is not None
    begun = threading.Event()

    def query(_session: object) -> None:
        begun.set()
        time.sleep(seconds)

    hands.window.session.tasks.read(hands.window, query, done=lambda _none: None)
    assert begun.wait(5)


def _longest_silence(hands: Hands, act: object) -> float:
    """How long the UI thread did not come to its timers from `act` until the end."""
    ticks = [time.monotonic()]
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start(10)
    act()  # type: ignore[operator]
    hands.wait(lambda: ticks[-1] - ticks[0] > 2, "two seconds")
    timer.stop()
    return max(after - before for before, after in pairwise(ticks))


def test_signing_out_and_closing_do_not_hold_the_window(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)
    _busy_for(hands, 1.5)
    assert _longest_silence(hands, hands.window.sign_out) < MOMENT
    hands.wait(lambda: hands.sees("signIn"), "the sign-in screen")
    hands.leave()
    hands = arrive("loket2", counter=2)
    _busy_for(hands, 1.5)
    assert _longest_silence(hands, hands.window.close) < MOMENT


def test_a_word_stands_there_meanwhile(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)
    _busy_for(hands, 1.0)
    hands.window.close()

    def shown() -> list[str]:
        labels = hands.window.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]

    hands.wait(lambda: "Menutup …" in shown(), "the word")
    hands.leave()


def test_who_closes_twice_does_not_wait(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)
    _busy_for(hands, 1.0)
    hands.window.close()
    hands.window.close()
    assert not hands.window.isVisible()
    hands.wait(lambda: hands.window.opened is None, "the rest to be finished")


def test_long_work_is_stopped(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)
    assert hands.window.session is not None
    begun, told = threading.Event(), []

    def work(job: Job) -> None:
        begun.set()
        for _ in range(3_000):
            if job.cancelled():
                told.append("stopped")
                return
            time.sleep(0.01)

    hands.window.session.tasks.run(hands.window, work, done=lambda _none: None)
    assert begun.wait(5)
    hands.leave()
    assert told == ["stopped"]


def test_closing_while_the_office_is_being_opened(window_at: Arrive, demo: str) -> None:
    hands = window_at(demo)
    hands.window.begin()
    hands.leave()
    assert hands.window.opened is None


def test_a_closed_import_writes_nothing(
    arrive: Arrive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hands = arrive("supervisor")
    assert hands.window.session is not None
    context = hands.window.session.workplace.context
    begun, told = threading.Event(), []

    def slow_import(_work: object, *, cancelled, **_kwargs: object) -> Imported:  # type: ignore[no-untyped-def]
        begun.set()
        end = time.monotonic() + 10
        while not cancelled() and time.monotonic() < end:
            time.sleep(0.01)
        told.append(cancelled())
        return Imported(1, 0, 0, 0, 0)  # type: ignore[call-arg]

    monkeypatch.setattr(import_viewmodel, "import_roll", slow_import)
    roll = tmp_path / "daftar.csv"
    roll.write_text(
        "NIK,Nama,Tempat Lahir,Tanggal Lahir,Jenis Kelamin\n"
        "7373010101900001,Budi Santoso,Palopo,01-01-1990,L\n",
        encoding="utf-8",
    )
    dialog = ImportDialog(context, hands.window)
    dialog.open()
    dialog.open_file(roll)
    hands.wait(lambda: dialog.viewmodel.preview is not None, "the preview")
    hands.press_only("dialogPrimary")
    assert begun.wait(5)
    dialog.reject()
    hands.wait(lambda: bool(told), "the end of the import")
    assert told == [True]
    hands.settle()
