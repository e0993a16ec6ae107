"""Taking over a list from the central system through the real dialog."""

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtWidgets import QCheckBox, QDialog

from ektp_desk.kernel.desk import Desk
from ektp_desk.recording import queries
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.residents.queries import resident
from tests.residents.sheets import write_csv
from tests.ui.conftest import Arrive
from tests.ui.recordings import unrecorded
from ui.cards.list_dialog import ListDialog
from ui.demo_day.hands import Hands


def _desk(hands: Hands) -> Desk:
    assert hands.window.opened is not None
    return hands.window.opened.desk


def _nik(desk: Desk, person: int) -> str:
    found = desk.read(resident, resident_id=person)
    assert found is not None
    return found.nik


def _status(hands: Hands, person: int) -> CentralStatus | None:
    row = _desk(hands).read(
        queries.central, resident_id=person, day=_desk(hands).clock.now().date()
    )
    return row.status if row else None


def test_nothing_is_noted_before_it_is_agreed_to(arrive: Arrive, tmp_path: Path) -> None:
    hands = arrive("cetak1")
    desk = _desk(hands)
    people = unrecorded(desk, 3)
    lines = [(_nik(desk, person), "PRR") for person in people]
    path = write_csv(
        tmp_path / "pusat.csv",
        [*lines, ("7371010101990099", "PRR"), (lines[0][0], "SELESAI"), ("7373", "PRR")],
        headers=("NIK", "STATUS"),
    )
    problems = tmp_path / "ditolak.xlsx"
    hands.go("printing")

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ListDialog)
        dialog.open_file(path)
        assert len(hands.cells("listLines", 0)) == 6
        assert _status(hands, people[0]) is None
        hands.picture("list-preview")
        hands.tab("listKinds", 1)
        assert hands.cells("listLines", 0) == ["2", "3", "4"]
        dialog.export_to(problems)
        hands.settle()
        hands.confirm(closing=False)
        hands.picture("list-done")
        assert "Dicatat: 3" in hands.notices()
        dialog.open_file(path)
        hands.settle()
        assert not hands.enabled("dialogPrimary")
        hands.picture("list-again")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click("importList"), fill)
    assert {_status(hands, person) for person in people} == {CentralStatus.PRINT_READY_RECORD}
    sheet = load_workbook(problems).active
    assert sheet is not None
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [5, 6, 7]


def test_another_offices_list_must_be_said_to_be_ours(arrive: Arrive, tmp_path: Path) -> None:
    hands = arrive("cetak1")
    desk = _desk(hands)
    person = unrecorded(desk, 1)[0]
    path = write_csv(
        tmp_path / "makassar.csv",
        [(f"73710101019900{n:02d}", "PRR") for n in range(8)] + [(_nik(desk, person), "PRR")],
        headers=("NIK", "STATUS"),
    )
    hands.go("printing")

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ListDialog)
        dialog.open_file(path)
        hands.settle()
        assert "kantor lain" in hands.notices()
        assert not hands.enabled("dialogPrimary")
        hands.find(QCheckBox, "listIsOurs").click()
        assert hands.enabled("dialogPrimary")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click("importList"), fill)
    assert _status(hands, person) is None
