"""The board keeps calm: it lights up for a call and for nothing else."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.queue.display import Call, DisplayBoard, WaitingLine
from ektp_desk.queue.waits import Expected
from ui.display.board_view import BoardView
from ui.theme.theme import Theme

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
CALL = Call(9, "A-012", "2", "Loket 2", NOW)
LATER = Call(10, "B-007", "1", "Loket 1", NOW)


def services(number: int, waiting: int = 14) -> tuple[WaitingLine, ...]:
    return tuple(
        WaitingLine(f"Layanan {place}", f"Service {place}", "A", waiting) for place in range(number)
    )


@pytest.fixture
def board(qtbot: QtBot, qapp: QApplication) -> BoardView:
    theme = Theme(qapp, "light")
    theme.complete()
    view = BoardView(theme, QLocale("id_ID"), "")
    qtbot.addWidget(view)
    view.resize(1366, 713)
    view.show()
    return view


def picture(view: BoardView) -> QImage:
    return view.grab().toImage()


def test_news_without_a_call_changes_nothing_in_the_large_card(board: BoardView) -> None:
    lights: list[float] = []
    board._glow.valueChanged.connect(lights.append)
    for waiting in (1, 2, 3):
        board.show_board(DisplayBoard((), (), services(4, waiting)), OfficeProfile())
        board.announce(None)
    assert lights == []
    assert board._glow.state() is board._glow.State.Stopped


def test_it_lights_up_once_for_all_that_is_spoken_in_a_row(qtbot: QtBot, board: BoardView) -> None:
    board.show_board(DisplayBoard((LATER, CALL), (), services(4)), OfficeProfile())
    with qtbot.waitSignal(board._glow.finished):
        board.announce(CALL)
    assert board.hero == CALL
    lights: list[float] = []
    board._glow.valueChanged.connect(lights.append)
    board.announce(CALL)  # its second round
    board.announce(LATER)
    assert (lights, board.hero) == ([], LATER)
    with qtbot.waitSignal(board._glow.finished):
        board.announce(None)
    assert lights[-1] == 0.0


def test_a_wait_that_is_known_stands_below_its_service(board: BoardView) -> None:
    known = replace(services(1)[0], expected=Expected(20 * 60, 27 * 60, 35 * 60))
    pictures = []
    for lines in (services(1), (known,), (replace(known, expected=None),)):
        board.show_board(DisplayBoard((), (), lines), OfficeProfile())
        pictures.append(picture(board))
    assert pictures[0] == pictures[2] != pictures[1]
    foot = round(board.height() * 0.76)
    above = [one.copy(0, 0, one.width(), foot) for one in pictures]
    assert above[0] == above[1], "nothing else moves"


def test_the_time_says_of_which_zone_it_is(board: BoardView) -> None:
    board.show_board(DisplayBoard((), (), ()), OfficeProfile(zone_label=""))
    board.show_time(NOW, ZoneInfo("Asia/Makassar"))
    plain = picture(board)
    board.show_board(DisplayBoard((), (), ()), OfficeProfile(zone_label="WITA"))
    assert picture(board) != plain
