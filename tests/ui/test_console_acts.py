"""What the console did stands on the supervisor's desk and in the settings until looked into."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ektp_desk.accounts import emergency, services
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.station import CONSOLE as MARK
from ektp_desk.reports.console_acts import unseen
from tests.conftest import CONSOLE, PASSWORD
from tests.ui.conftest import Arrive
from tests.ui.keyboard import keys
from ui.demo_day.hands import Hands
from ui.desk.decisions_panel import DecisionsPanel
from ui.widgets.notice import Notice
from ui.widgets.table import DataTable

AT_CONSOLE = replace(CONSOLE, station=f"LOKET-1/petugas{MARK}")


def desk_of(hands: Hands) -> Desk:
    assert hands.window.opened is not None
    return hands.window.opened.desk


def add(hands: Hands, username: str, full_name: str) -> None:
    desk_of(hands).write(
        AT_CONSOLE, services.add_officer, username=username, full_name=full_name, nip="",
        roles=[Role.SUPERVISOR], password=PASSWORD,
    )  # fmt: skip


def lines(hands: Hands) -> list[str]:
    panel = hands.root().findChild(DecisionsPanel)
    assert panel is not None
    return [panel.sentence(row) for row in panel._model.rows]


def told(hands: Hands) -> list[str]:
    return [line for line in lines(hands) if line.startswith("Dari konsol")]


def open_part(hands: Hands, part: str) -> None:
    hands.window.session.workplace.open_page("settings", part)  # type: ignore[union-attr]
    hands.settle()


def table(hands: Hands) -> list[list[str]]:
    found = hands.find(DataTable, "consoleActs")
    model = found.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_it_is_told_opened_looked_into_and_kept_by_keyboard(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    assert told(hands) == []
    add(hands, "rahma", "Siti Rahma")
    hands.wait(lambda: len(told(hands)) == 1, "the line")
    assert "LOKET-1/petugas, 2 Jan" in told(hands)[0]
    assert told(hands)[0].endswith("petugas Siti Rahma ditambahkan")
    desk_of(hands).write(AT_CONSOLE, emergency.make_code)
    hands.wait(lambda: told(hands)[0].endswith("kode darurat dibuat, dan 1 lain"), "the second")

    panel = hands.root().findChild(DecisionsPanel)
    assert panel is not None
    place = next(i for i, line in enumerate(lines(hands)) if line.startswith("Dari konsol"))
    panel.table.selectRow(place)
    panel.table.setFocus()
    keys(hands, Qt.Key.Key_Return)
    hands.settle()
    assert [row[1] for row in table(hands)] == [
        "Kode darurat dibuat", "Petugas Siti Rahma ditambahkan",
    ]  # fmt: skip
    for left in (1, 0):
        button = hands.find(QPushButton, "acknowledgeConsole")
        button.setFocus()
        keys(hands, Qt.Key.Key_Space)
        hands.wait(
            lambda left=left: sum(row[3] != "Supervisor" for row in table(hands)) == left, "it"
        )
    assert not hands.enabled("acknowledgeConsole")
    assert len(table(hands)) == 2, "the trace stays"
    hands.go("desk")
    hands.settle()
    assert told(hands) == []


def test_who_came_with_the_consoles_password_is_told_why_not(
    arrive: Arrive, window_at: Arrive, demo: str
) -> None:
    hands = arrive("supervisor")
    desk_of(hands).write(
        AT_CONSOLE, services.reset_password, username="supervisor", password="dari-konsol-1"
    )
    desk = desk_of(hands)
    office_again = window_at(demo, station="meja/lain")
    office_again.write("username", "supervisor")
    office_again.write("password", "dari-konsol-1")
    office_again.click("signIn")
    office_again.wait(lambda: office_again.window.session is not None, "to be in")
    office_again.settle()
    open_part(office_again, "console")
    office_again.click("acknowledgeConsole")
    notice = office_again.find(Notice, "consoleNotice")
    office_again.wait(lambda: "diberikan dari konsol" in notice.text, "the reason")
    assert len(desk.read(unseen)) == 1


def test_pictures(arrive: Arrive) -> None:
    """Only where a folder is named: to be looked at."""
    folder = os.environ.get("EKTP_PICTURES")
    if not folder:
        pytest.skip("no folder named")
    for theme in ("light", "dark"):
        hands = arrive("supervisor", theme=theme)
        if theme == "light":
            add(hands, "rahma", "Siti Rahma Nurhaliza Daeng Ngai")
            add(hands, "baso", "Baso Yusuf")
            desk_of(hands).write(AT_CONSOLE, emergency.make_code)
            desk_of(hands).write(
                AT_CONSOLE, services.reset_password, username="loket1", password="dari-konsol-1"
            )
        hands.wait(lambda one=hands: told(one) != [], "the line")
        hands.settle()
        hands._pictures = Path(folder)
        hands.picture(f"console_desk_{theme}")
        open_part(hands, "console")
        hands.click("acknowledgeConsole")
        hands.settle()
        hands.picture(f"console_part_{theme}")
