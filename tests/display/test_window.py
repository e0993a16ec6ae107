"""The real window on real data: what is called is shown huge, spoken, and survives a cut."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts import services as office_services
from ektp_desk.queue import services
from tests.conftest import CONSOLE, Office
from tests.queue.test_visits import call, take
from ui.display.feed import Feed
from ui.display.voice import SilentVoice, Voice
from ui.display.window import DisplayWindow
from ui.language import Language
from ui.preferences import Preferences
from ui.theme.theme import Theme

ROOT = Path(__file__).parents[2]


class Recorder(Voice):
    """Keeps what is said; a round ends when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, bool]] = []
        self.busy = False

    def say(self, words: tuple[str, ...], language: str, *, gong: bool) -> None:
        assert not self.busy, "the one before is not over"
        self.busy = True
        self.said.append(("".join(word for word in words if len(word) == 1), gong))
        self.where = words[-1]

    def end(self) -> None:
        self.busy = False
        self.finished.emit()


class Hall:
    """A display in a waiting hall."""

    def __init__(self, app: QApplication, window: DisplayWindow, voice: Recorder) -> None:
        self.app, self.window, self.voice = app, window, voice

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < end, what
            self.app.processEvents()
            time.sleep(0.01)


@pytest.fixture
def hall(qapp: QApplication, office: Office, address: str, tmp_path: Path) -> Iterator[Hall]:
    preferences = Preferences(tmp_path / "display.ini")
    theme = Theme(qapp, "light")
    theme.complete()
    theme.apply()
    language = Language(qapp, "id")
    voice = Recorder()
    window = DisplayWindow(
        theme, language, preferences, feed=Feed(address, office.clock), clock=office.clock,
        voice=voice, memory=tmp_path / "display.json",
    )  # fmt: skip
    crashes: list[Exception] = []
    window.feed.crashed.connect(crashes.append)
    window.show()
    window.begin()
    hall = Hall(qapp, window, voice)
    hall.wait(lambda: bool(window.board.waiting), "the board")
    yield hall
    window.close()
    language.close()
    assert crashes == []


def test_a_call_is_shown_and_spoken_twice(hall: Hall, office: Office) -> None:
    first, second = take(office), take(office)
    assert hall.window.board.hero is None
    call(office, office.counter)
    call(office, office.second_counter)  # while the first is spoken
    hall.wait(lambda: len(hall.voice.said) == 1, "the first announcement")
    hall.wait(lambda: hall.window.announcer.waiting == 1, "the second call to be heard of")
    hero = hall.window.board.hero
    assert hero is not None
    assert (hero.code, hero.counter_name) == (first.code, "Loket 1")
    hall.wait(
        lambda: [one.code for one in hall.window.board.others] == [second.code],
        "the second call below the first",
    )
    for rounds in (2, 3, 4):
        hall.voice.end()
        hall.wait(lambda wanted=rounds: len(hall.voice.said) == wanted, f"round {rounds}")  # type: ignore[misc]
    assert [gong for _words, gong in hall.voice.said] == [True, False, True, False]
    assert hall.voice.where == "dua"
    hall.voice.end()
    hall.wait(lambda: hall.window.announcer.speaking is None, "silence")
    hero = hall.window.board.hero
    assert hero is not None
    assert hero.code == second.code


def test_an_undone_call_waiting_to_be_spoken_is_left_out(hall: Hall, office: Office) -> None:
    take(office)
    second = take(office)
    call(office, office.counter)
    hall.wait(lambda: hall.voice.busy, "the first announcement")
    call(office, office.second_counter)
    hall.wait(lambda: hall.window.announcer.waiting == 1, "the second call")
    office.desk.write(office.second_counter, services.undo, ticket_id=second.id)
    hall.wait(lambda: hall.window.announcer.waiting == 0, "the undo")
    assert len(hall.voice.said) == 1


@pytest.mark.parametrize("when", ["spoken", "between"])
def test_a_call_undone_while_it_is_spoken_is_said_once(
    hall: Hall, office: Office, when: str
) -> None:
    first = take(office)
    take(office)
    call(office, office.counter)
    hall.wait(lambda: hall.voice.busy, "the first announcement")
    if when == "between":
        hall.voice.end()
        assert hall.window._pause.isActive()
        hall.window._pause.stop()  # the test holds the pause until the undo is heard of
    office.desk.write(office.counter, services.undo, ticket_id=first.id)
    hall.wait(lambda: hall.window.announcer._undone, "the undo heard of")
    assert hall.voice.busy is (when == "spoken"), "what is spoken is not cut off"
    call(office, office.second_counter)
    hall.wait(lambda: hall.window.announcer.waiting == 1, "the next call")
    if when == "spoken":
        hall.voice.end()
    else:
        hall.window._pause.start(0)
    hall.wait(lambda: len(hall.voice.said) == 2, "the next announcement")
    assert hall.voice.where == "dua", "and not the first once more"
    assert hall.voice.said[1][1], "with its gong"


def test_the_running_text_is_the_offices(hall: Hall, office: Office) -> None:
    profile = office.desk.read(accounts.profile)
    assert hall.window.ticker.accessibleName() == profile.ticket_footer
    changed = replace(profile, display_text="Jumat tutup pukul 11.\nSiapkan KK.")
    office.desk.write(CONSOLE, office_services.save_profile, profile=changed)
    hall.wait(lambda: "Siapkan KK." in hall.window.ticker.accessibleName(), "the new text")


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_data_out_of_reach_is_said_and_the_board_stays(
    hall: Hall, office: Office, address: str
) -> None:
    row = take(office)
    call(office, office.counter)
    hall.wait(lambda: hall.voice.busy, "the announcement")
    away = Path(address).with_name("away.db")
    Path(address).rename(away)
    hall.wait(lambda: bool(hall.window.board.trouble), "the cut")
    hero = hall.window.board.hero
    assert hero is not None
    assert hero.code == row.code
    away.rename(address)
    hall.wait(lambda: not hall.window.board.trouble, "the link")
    assert len(hall.voice.said) == 1


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (3840, 2160)])
def test_the_number_is_huge_on_every_screen(
    hall: Hall, office: Office, size: tuple[int, int]
) -> None:
    """At 8 metres letters need 1/250 of the distance, 32 mm; a 43-inch screen is 535 mm high."""
    take(office)
    call(office, office.counter)
    hall.wait(lambda: hall.window.board.hero is not None, "the call")
    hall.window.resize(*size)
    hall.app.processEvents()
    picture = hall.window.grab().toImage()
    assert picture.height() == size[1]
    left, right = round(picture.width() * 0.05), round(picture.width() * 0.55)
    top, bottom = round(picture.height() * 0.21), round(picture.height() * 0.50)
    base = picture.pixelColor(left - 10, top)
    inked = [
        y for y in range(top, bottom)
        if any(abs(picture.pixelColor(x, y).lightness() - base.lightness()) > 100
               for x in range(left, right, 4))
    ]  # fmt: skip
    assert len(inked) / picture.height() > 0.17, "capitals 90 mm high on a 43-inch screen"


def test_silence_takes_its_time_and_says_so(qapp: QApplication) -> None:
    voice = SilentVoice(wanted=False)
    assert voice.trouble
    over: list[bool] = []
    voice.finished.connect(lambda: over.append(True))
    voice.say(("a",), "id", gong=False)
    assert over == []
    end = time.monotonic() + 30
    while not over and time.monotonic() < end:
        qapp.processEvents()
    assert over == [True]
    assert not SilentVoice(wanted=True).trouble


def test_the_program_of_its_own_is_there_once(office: Office, address: str, tmp_path: Path) -> None:
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_DATA_HOME": str(tmp_path / "data"),
        "EKTP_DESK_DOCUMENTS": str(tmp_path / "documents"),
    }  # fmt: skip
    words = [sys.executable, "-m", "ektp_desk", "display", "--window", "--database", address]
    first = subprocess.Popen(words, cwd=ROOT, env=environment, stderr=subprocess.PIPE)
    try:
        wishes = tmp_path / "documents" / ".display" / "windows"
        end = time.monotonic() + 60
        while not list(wishes.glob("*.lock")):
            assert first.poll() is None, first.stderr and first.stderr.read()
            assert time.monotonic() < end
            time.sleep(0.05)
        second = subprocess.run(
            words, cwd=ROOT, env=environment, check=False, capture_output=True, timeout=60
        )
        assert second.returncode == 0, second.stderr
        assert first.poll() is None
    finally:
        first.kill()
        first.wait(timeout=30)
