"""The family card whole, and a person's whole past, through the real windows."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QDialog, QFileDialog
from sqlalchemy import text

from ektp_desk.storage.engines import open_desk
from tests.conftest import ZONE
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands


def open_person(hands: Hands, nik: str) -> None:
    hands.go("residents")
    hands.write("residentSearch", nik)
    hands.wait(lambda: bool(hands.cells("residentsFound", 0)), "the person")
    hands.row("residentsFound", 0, opens=True)
    hands.settle()


def ask(address: str, clock, statement: str):  # type: ignore[no-untyped-def]
    desk = open_desk(address, clock=clock, zone=ZONE)
    rows = desk.read(lambda session: session.execute(text(statement)).all())
    desk.close()
    return rows


def test_the_family_card_says_who_lacks_a_card_and_opens_them(  # type: ignore[no-untyped-def]
    arrive: Arrive, demo: str, morning
) -> None:
    rows = ask(demo, morning, "SELECT kk_number, min(nik), count(*) FROM resident "
               "GROUP BY kk_number HAVING count(*) = 3 LIMIT 1")  # fmt: skip
    kk_number, nik, _count = rows[0]
    names = [name for (name,) in ask(
        demo, morning, f"SELECT name FROM resident WHERE kk_number = '{kk_number}' "
        "ORDER BY birth_date")]  # fmt: skip
    hands = arrive("loket1", counter=1)
    open_person(hands, nik)

    def look(dialog: QDialog) -> None:
        hands.wait(lambda: len(hands.cells("familyCard", 0)) == 3, "the family")
        assert hands.cells("familyCard", 0) == names
        assert all("•" in cell for cell in hands.cells("familyCard", 1))
        hands.picture("family")
        hands.row("familyCard", 2, opens=True)

    hands.dialog(lambda: hands.click("openFamilyCard"), look)
    hands.settle()
    assert hands.text("personName") == names[2]


def test_the_whole_past_of_a_person_is_one_list(  # type: ignore[no-untyped-def]
    arrive: Arrive, demo: str, morning
) -> None:
    ((nik, number),) = ask(
        demo, morning, "SELECT r.nik, c.number FROM card c JOIN resident r ON r.id = c.resident_id "
        "JOIN ticket t ON t.resident_id = r.id WHERE c.state = 'handed_over' LIMIT 1",
    )  # fmt: skip
    hands = arrive("supervisor")
    open_person(hands, nik)
    hands.click("unmaskNik")
    hands.settle()

    def look(dialog: QDialog) -> None:
        hands.wait(lambda: bool(hands.cells("timeline", 0)), "the past")
        said = hands.cells("timeline", 2)
        assert said[0] == "NIK dibuka lengkap"
        assert set(hands.cells("timeline", 1)) >= {"Kartu", "Antrean", "Data penduduk"}
        assert number in hands.cells("timeline", 3)
        hands.picture("past")
        hands.choose("timelineSubject", "card")
        assert set(hands.cells("timeline", 1)) == {"Kartu"}
        dialog.reject()

    hands.dialog(lambda: hands.click("openTimeline"), look)


def test_a_supervisor_gives_out_all_data_of_a_person(  # type: ignore[no-untyped-def]
    arrive: Arrive, demo: str, morning, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ((nik, number),) = ask(
        demo, morning, "SELECT r.nik, c.number FROM card c JOIN resident r ON r.id = c.resident_id "
        "WHERE c.state = 'handed_over' LIMIT 1",
    )  # fmt: skip
    target = tmp_path / "data-pribadi.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    hands = arrive("supervisor")
    open_person(hands, nik)

    def why(_dialog: QDialog) -> None:
        hands.write("reasonText", "Diminta sendiri di loket")
        hands.confirm()

    def look(dialog: QDialog) -> None:
        hands.dialog(lambda: hands.click("exportPerson"), why)
        hands.wait(lambda: "data-pribadi.xlsx" in hands.notices(), "the sentence")
        dialog.reject()

    hands.dialog(lambda: hands.click("openTimeline"), look)
    book = load_workbook(target, read_only=True)
    cells = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True)
             for cell in row}  # fmt: skip
    assert {nik, number} <= cells
    noted = ask(demo, morning, "SELECT facts FROM audit_entry WHERE action = 'resident.exported'")
    assert "Diminta sendiri" in str(noted)


def test_a_counter_officer_gives_out_no_data(arrive: Arrive, demo: str, morning) -> None:  # type: ignore[no-untyped-def]
    ((nik,),) = ask(demo, morning, "SELECT nik FROM resident LIMIT 1")
    hands = arrive("loket1", counter=1)
    open_person(hands, nik)

    def look(dialog: QDialog) -> None:
        assert not hands.sees("exportPerson")
        dialog.reject()

    hands.dialog(lambda: hands.click("openTimeline"), look)
