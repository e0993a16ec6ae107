"""The list of who waits for blanks: printed and exported from its window."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QDialog, QFileDialog

from ektp_desk.cards import backlog
from ektp_desk.cards import queries_backlog as queries
from ektp_desk.residents import queries as residents
from ektp_desk.stock import services as stock
from tests.conftest import CONSOLE
from tests.ui.conftest import Arrive
from tests.ui.test_offers import desk_of
from ui.demo_day.hands import Hands

PEOPLE = 3


@pytest.fixture
def boss(arrive: Arrive) -> Hands:
    """A supervisor on a day without blanks; three people wait for one."""
    hands = arrive("supervisor")
    desk = desk_of(hands)
    desk.write(CONSOLE, stock.count, counted=0, note="habis")
    for person in desk.read(residents.search, text_="andi", limit=PEOPLE):
        desk.write(CONSOLE, backlog.join, resident_id=person.id, service_code="LOST")
    hands.go("printing")
    return hands


def _open(hands: Hands, then: object) -> None:
    hands.dialog(lambda: hands.press_only("waitingList"), then)  # type: ignore[arg-type]


def test_the_list_is_printed_through_the_spool(boss: Hands, tmp_path: Path) -> None:
    def prints(dialog: QDialog) -> None:
        boss.wait(lambda: boss.enabled("backlogPrint"), "the rows")
        boss.picture("backlog-list")
        boss.click("backlogPrint")
        boss.wait(lambda: getattr(dialog, "refusal", "") != "", "the sentence")
        boss.picture("backlog-printed")
        boss.click("dialogCancel")

    _open(boss, prints)
    session = boss.window.session
    assert session is not None
    assert session.spool.drain()
    found = list((tmp_path / "documents" / "cetak").glob("DT-*_1.pdf"))
    assert [path.read_bytes()[:5] for path in found] == [b"%PDF-"]


def test_the_list_is_exported_with_masked_niks(
    boss: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "daftar.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(target), ""))

    def exports(dialog: QDialog) -> None:
        boss.wait(lambda: boss.enabled("backlogExport"), "the rows")
        boss.click("backlogExport")
        boss.wait(lambda: "daftar.xlsx" in getattr(dialog, "refusal", ""), "the sentence")
        boss.picture("backlog-exported")
        boss.click("dialogCancel")

    _open(boss, exports)
    sheet = openpyxl.load_workbook(target).active
    assert sheet is not None
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    listed = desk_of(boss).read(queries.backlog)
    assert [row[:3] for row in rows[1:]] == [
        [row.name, row.masked_nik, row.village] for row in listed
    ]
    assert len(rows) == PEOPLE + 1
    assert all("••" in str(row[1]) and row[2] for row in rows[1:])


def test_a_file_that_cannot_be_written_is_said_in_the_window(
    boss: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "tidak-ada" / "daftar.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(target), ""))

    def exports(dialog: QDialog) -> None:
        boss.wait(lambda: boss.enabled("backlogExport"), "the rows")
        boss.click("backlogExport")
        boss.wait(lambda: "daftar.xlsx" in getattr(dialog, "refusal", ""), "the refusal")
        boss.click("dialogCancel")

    _open(boss, exports)
    assert not target.exists()


def test_an_empty_list_is_neither_printed_nor_exported(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.go("printing")

    def look(_dialog: QDialog) -> None:
        hands.settle()
        assert not hands.enabled("backlogPrint")
        assert not hands.enabled("backlogExport")
        hands.click("dialogCancel")

    _open(hands, look)
