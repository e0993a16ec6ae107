"""The log of access in a person's page, and the facts of a breach, through the real windows."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog

from ektp_desk.storage import driver
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands


def value(address: str, statement: str, *given: str) -> str:
    with driver.connect(address) as connection:
        return str(connection.execute(statement, given).fetchone()[0])


def acts(address: str, action: str) -> int:
    return int(value(address, "SELECT count(*) FROM audit_entry WHERE action = ?", action))


def a_nik(address: str) -> str:
    return value(
        address, "SELECT r.nik FROM resident r JOIN card c ON c.resident_id = r.id "
        "WHERE c.state = 'handed_over' ORDER BY r.id LIMIT 1",
    )  # fmt: skip


def open_person(hands: Hands, nik: str) -> None:
    hands.go("residents")
    hands.write("residentSearch", nik)
    hands.wait(lambda: len(hands.cells("residentsFound", 0)) == 1, "the person")
    hands.row("residentsFound", 0, opens=True)
    hands.settle()


def test_opening_is_noted_once_and_the_supervisor_reads_who(
    arrive: Arrive, demo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nik = a_nik(demo)
    front = arrive("loket1", counter=1)
    for _ in range(2):
        open_person(front, nik)
        front.click("backToList")
    assert acts(demo, "access.opened") == 1
    assert not front.sees("openAccessLog"), "a counter officer does not read it"
    front.leave()

    hands = arrive("supervisor")
    open_person(hands, nik)
    assert acts(demo, "access.opened") == 2
    target = tmp_path / "log.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def read(dialog: QDialog) -> None:
        hands.wait(lambda: len(hands.cells("accessLog", 0)) >= 2, "the log")
        hands.picture("access-log")
        assert "meja/loket1" in hands.cells("accessLog", 4)
        assert hands.cells("accessLog", 1).count("dibuka") == 2
        hands.click("exportAccess")
        hands.wait(target.exists, "the file")
        hands.settle()
        hands.click("printAccess")
        hands.settle()
        dialog.accept()

    hands.dialog(lambda: hands.click("openAccessLog"), read)
    assert load_workbook(target).active.max_row >= 3
    assert acts(demo, "access.log_read") == acts(demo, "access.log_exported") == 1


def test_a_breach_is_looked_up_exported_and_printed(
    arrive: Arrive, demo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nik = a_nik(demo)
    front = arrive("loket1", counter=1)
    open_person(front, nik)
    front.click("unmaskNik")
    front.settle()
    front.leave()
    hands = arrive("supervisor")
    hands.go("reports")
    target = tmp_path / "fakta.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def look(dialog: QDialog) -> None:
        hands.wait(lambda: hands.find(QComboBox, "breachOfficer").count() > 2, "the officers")
        assert not hands.enabled("printBreach")
        hands.write("breachStationText", "meja/loket1")
        hands.click("dialogPrimary")
        hands.wait(lambda: hands.enabled("printBreach"), "the facts")
        hands.picture("breach-people")
        assert len(hands.cells("breachPeopleTable", 0)) == 1
        hands.tab("breachTabs", 1)
        hands.settle()
        hands.picture("breach-acts")
        assert set(hands.cells("breachActsTable", 5)) == {"dibuka", "NIK dibuka lengkap"}
        hands.click("exportBreach")
        hands.wait(target.exists, "the file")
        hands.settle()
        hands.click("printBreach")
        hands.settle()
        dialog.reject()

    hands.dialog(lambda: hands.click("openBreach"), look)
    assert load_workbook(target).sheetnames == ["Fakta", "Orang terdampak", "Akses"]
    assert acts(demo, "breach.looked_up") == acts(demo, "breach.exported") == 1
