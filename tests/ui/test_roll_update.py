"""A newer roll through the real windows: looked at, decided, taken in, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QTableView, QWidget
from sqlalchemy import text

from ektp_desk.residents import queries, rollqueries
from ektp_desk.residents.rollfile import read_table
from ektp_desk.residents.rules import Presence
from tests.residents.hand import move_house
from tests.residents.rolls import Line, lines_of, newer_roll, write_roll
from tests.ui.conftest import Arrive
from ui.context import Context
from ui.demo_day.hands import Hands
from ui.residents.import_dialog import ImportDialog
from ui.residents.import_preview import ABSENT, CONFLICTS, HELD, PROBLEMS
from ui.widgets.notice import Notice
from ui.widgets.rows import RowsModel
from ui.widgets.stat import StatTile


def context_of(hands: Hands) -> Context:
    assert hands.window.session is not None
    return hands.window.session.workplace.context


@pytest.fixture
def chief(arrive: Arrive) -> Hands:
    return arrive("supervisor")


@pytest.fixture
def dialog(chief: Hands) -> Iterator[ImportDialog]:
    shown = ImportDialog(context_of(chief), chief.window)
    shown.open()
    chief.settle()
    yield shown
    shown.reject()
    chief.settle()


def look(hands: Hands, dialog: ImportDialog, path: Path) -> None:
    dialog.open_file(path)
    hands.wait(lambda: dialog.viewmodel.preview is not None, "the preview")
    hands.settle()


def rows_of(hands: Hands, name: str) -> list[tuple[object, ...]]:
    model = hands.find(QTableView, name).model()
    assert isinstance(model, RowsModel)
    return model.texts()


def tiles(dialog: ImportDialog) -> list[str]:
    return [tile.value for tile in dialog.findChildren(StatTile)]


def everybody(hands: Hands) -> list[tuple[object, ...]]:
    statement = text(
        "SELECT id, nik, name, address, village_code, presence, roll_state, own_edits "
        "FROM resident ORDER BY id"
    )
    read = context_of(hands).tasks.desk.read
    return [tuple(row) for row in read(lambda session: session.execute(statement).all())]


def test_an_update_is_decided_taken_in_and_taken_back(
    chief: Hands, dialog: ImportDialog, tmp_path: Path
) -> None:
    context = context_of(chief)
    desk, actor = context.tasks.desk, context.tasks.actor
    fresh = -(-len(lines_of(desk)) // 80)
    path = newer_roll(desk, tmp_path / "baru.csv")
    changed_here = [row.id for row in desk.read(rollqueries.people, ids=range(1, 3_001))][:51:25]
    for number in changed_here:
        move_house(desk, actor, number, "Jl. Kelapa No. 3")
    before = everybody(chief)

    look(chief, dialog, path)
    preview = dialog.viewmodel.preview
    assert preview is not None
    assert preview.to_add == fresh
    assert preview.moves > 20
    chief.tab("importTabs", CONFLICTS)
    conflicts = rows_of(chief, "importConflicts")
    assert {(row[3], row[-1]) for row in conflicts} == {("Jl. Kelapa No. 3", conflicts[0][-1])}
    chief.row("importConflicts", 0)
    chief.click("rollDecide")
    assert len({row[-1] for row in rows_of(chief, "importConflicts")}) == 2
    taken = dialog.viewmodel.take
    assert len(taken) == 1

    chief.choose_by_user("rollScope", "73.73")
    chief.tab("importTabs", ABSENT)
    gone = len(rows_of(chief, "importAbsent"))
    assert gone == dialog.viewmodel.absent > 40
    chief.click("dialogPrimary")
    chief.find(QWidget, "importDone")

    people = desk.read(rollqueries.gone_people)
    assert len(people) == gone
    assert {row.presence for row in people} == {Presence.UNKNOWN}
    after = {row[1]: row for row in everybody(chief)}
    kept = [number for number in changed_here
            if desk.read(queries.resident, resident_id=number).address == "Jl. Kelapa No. 3"]  # type: ignore[union-attr]  # fmt: skip
    assert len(kept) == len(conflicts) - 1
    assert len(after) == len(before) + fresh
    dialog.reject()

    again = ImportDialog(context, chief.window)
    again.open()
    chief.row("rollUpdates", 0)
    chief.click("undoUpdate")
    assert rows_of(chief, "undoKept") == []
    chief.confirm()
    assert rows_of(chief, "rollUpdates")[0][-1] != ""
    assert everybody(chief) == before
    assert not chief.enabled("undoUpdate")
    again.reject()
    chief.settle()


def test_a_file_that_is_cut_makes_nobody_gone(
    chief: Hands, dialog: ImportDialog, tmp_path: Path
) -> None:
    path = write_roll(tmp_path / "utuh.csv", lines_of(context_of(chief).tasks.desk))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])
    look(chief, dialog, path)
    assert dialog.findChild(Notice, "rollWarnings").text != ""
    chief.choose_by_user("rollScope", "73.73")
    assert dialog.viewmodel.absent > 500
    assert not chief.enabled("dialogPrimary")
    known = context_of(chief).number(len(lines_of(context_of(chief).tasks.desk)))
    assert f" {known} " in dialog.findChild(Notice, "rollWarnings").text  # so many are known
    chief.choose_by_user("rollScope", "")
    assert dialog.viewmodel.absent == 0


def test_an_update_without_anything_new_rests(
    chief: Hands, dialog: ImportDialog, tmp_path: Path
) -> None:
    look(chief, dialog, write_roll(tmp_path / "a.csv", lines_of(context_of(chief).tasks.desk)))
    assert tiles(dialog)[:4] == ["0", "0", "0", "0"]
    assert not chief.enabled("dialogPrimary")


def test_another_offices_roll_must_be_said_to_be_ours(
    chief: Hands, dialog: ImportDialog, tmp_path: Path
) -> None:
    lines = lines_of(context_of(chief).tasks.desk)[:40]
    strangers: list[Line] = [
        [f"7205{line[0][4:]}", f"7205{line[1][4:]}", *line[2:10], "Lolu Utara", "Palu Timur"]
        for line in lines
    ]
    look(chief, dialog, write_roll(tmp_path / "palu.csv", strangers))
    assert not chief.enabled("dialogPrimary")
    chief.click("rollIsOurs")
    assert chief.enabled("dialogPrimary")
    chief.click("rollIsOurs")
    assert not chief.enabled("dialogPrimary")


def test_a_row_of_somebody_else_is_held_back_until_it_is_taken(
    chief: Hands, dialog: ImportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = lines_of(context_of(chief).tasks.desk)[:60]
    lines[30][2:6] = ["Orang Lain Sekali", lines[30][3], "Bone", "1950-02-03"]
    lines[31][5] = "tidak ada"
    look(chief, dialog, write_roll(tmp_path / "a.csv", lines))
    assert not chief.enabled("dialogPrimary")
    chief.tab("importTabs", HELD)
    chief.row("importHeld", 0)
    chief.click("rollDecide")
    assert chief.enabled("dialogPrimary")

    chief.tab("importTabs", PROBLEMS)
    target = tmp_path / "periksa.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    chief.click("exportProblems")
    exported = read_table(target)
    assert [cells[0] for _, cells in exported.numbered()] == ["32", "32", "33", "32"] or {
        cells[0] for _, cells in exported.numbered()
    } == {"32", "33"}

    chief.click("dialogPrimary")
    chief.find(QWidget, "importDone")
    names = [row[2] for row in everybody(chief) if row[1] == lines[30][0]]
    assert names == ["Orang Lain Sekali"]


def test_who_left_the_roll_is_listed_and_opened(
    chief: Hands, dialog: ImportDialog, tmp_path: Path
) -> None:
    lines = lines_of(context_of(chief).tasks.desk)
    look(chief, dialog, write_roll(tmp_path / "a.csv", lines[1:]))
    chief.choose_by_user("rollScope", "73.73")
    chief.choose_by_user("rollGoneAs", Presence.MOVED.value)
    chief.click("dialogPrimary")
    chief.find(QWidget, "importDone")
    dialog.reject()
    again = ImportDialog(context_of(chief), chief.window)
    again.open()
    chief.settle()
    chief.click("goneFromRoll")
    assert [row[1] for row in rows_of(chief, "gonePeople")] == [lines[0][2]]
    chief.row("gonePeople", 0, opens=True)
    assert not again.isVisible()
    chief.find_page("residents")
