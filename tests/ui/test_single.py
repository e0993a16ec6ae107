"""One window for each user, shown with two real processes."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Arrive
from ui.single import OneWindow

ROOT = Path(__file__).parents[2]
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single import OneWindow
app = QCoreApplication([])
one = OneWindow(Path(sys.argv[1]), sys.argv[3])
if one.is_first():
    sys.exit(10)
sys.exit(0 if one.hand_over(sys.argv[2]) else 20)
"""
FIRST, TAKEN, HANGS = 10, 0, 20


@pytest.fixture
def first(tmp_path: Path, qapp: object) -> Iterator[OneWindow]:
    """A program that runs."""
    made = OneWindow(tmp_path)
    assert made.is_first()
    yield made
    made.close()


def test_a_lock_left_with_our_own_number_is_taken_over(tmp_path: Path, qapp: object) -> None:
    """After a power cut another process may get the number of the one that is gone: ours."""
    path = tmp_path / "windows" / "office.lock"
    before = OneWindow(tmp_path)
    assert before.is_first()
    left = path.read_bytes()
    before.close()
    path.write_bytes(left)
    after = OneWindow(tmp_path)
    assert after.is_first()
    after.close()


def _second(folder: Path, opening: str = "", address: str = "") -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, str(folder), opening, address],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip


@pytest.mark.parametrize("opening", ["", "C:\\Andi's stick\\Baru – 1.ektpbundle"])
def test_a_second_start_hands_over_and_ends(
    first: OneWindow, tmp_path: Path, qtbot: QtBot, opening: str
) -> None:
    with qtbot.waitSignal(first.wanted, timeout=20_000) as heard:
        second = _second(tmp_path, opening)
    assert heard.args == [opening]
    assert second.wait(20) == TAKEN


def test_one_that_does_not_answer_is_told(first: OneWindow, tmp_path: Path) -> None:
    second = _second(tmp_path)  # nobody runs the first one's event loop meanwhile
    assert second.wait(30) == HANGS
    assert not list(tmp_path.rglob("*.wish"))


def test_another_database_is_another_program(first: OneWindow, tmp_path: Path) -> None:
    assert _second(tmp_path, address="/elsewhere/demo.db").wait(20) == FIRST


def test_after_a_crash_the_next_start_is_the_first(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", SECOND.replace("sys.exit(10)", "print(flush=True); input()"),
         str(tmp_path), "", ""],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert holder.stdout is not None
    holder.stdout.readline()
    holder.kill()
    holder.communicate()
    time.sleep(0.1)
    assert _second(tmp_path).wait(20) == FIRST


def test_the_window_comes_forward_and_says_what_it_cannot_open(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.window.showMinimized()
    hands.window.bring_forward("")
    assert not hands.window.isMinimized()
    hands.window.bring_forward("/media/stick/desa.ektpbundle")
    assert hands.sees("dialogPrimary")
    hands.click("dialogPrimary")
