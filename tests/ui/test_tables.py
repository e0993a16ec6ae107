"""Tables keep what was chosen; models page on; charts and words for the eye."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from ui.widgets.rows import TONE_ROLE, Column, RowsModel
from ui.widgets.table import DataTable


@dataclass(frozen=True)
class Line:
    id: int
    name: str


def _model(fetch: object = None) -> RowsModel[Line]:
    return RowsModel(
        [
            Column("Nama", lambda row: row.name),
            Column("No", lambda row: str(row.id), align="right", tone=lambda _row: "warning"),
        ],
        fetch_more=fetch,  # type: ignore[arg-type]
    )


def test_the_chosen_row_stays_chosen_when_the_rows_are_read_again(qtbot: QtBot) -> None:
    table, model = DataTable(), _model()
    qtbot.addWidget(table)
    table.set_model(model)
    model.set_rows([Line(1, "a"), Line(2, "b"), Line(3, "c")])
    table.selectRow(1)
    model.set_rows([Line(9, "z"), Line(1, "a"), Line(3, "c"), Line(2, "b")])
    assert table.current_row() == 3
    model.set_rows([Line(1, "a")])
    assert table.current_row() is None


def test_a_model_says_its_cells(qtbot: QtBot) -> None:
    model = _model()
    model.set_rows([Line(1, "<b>Aminah</b>")])
    index = model.index(0, 0)
    assert index.data() == "<b>Aminah</b>"
    assert model.index(0, 1).data(TONE_ROLE) == "warning"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "No"
    assert model.data(QModelIndex()) is None


def test_paging_asks_once_behind_the_last_row(qtbot: QtBot) -> None:
    asked: list[Line] = []
    model = _model(asked.append)
    model.set_rows([Line(1, "a"), Line(2, "b")])
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert asked == [Line(2, "b")]
    model.append_rows([Line(3, "c")], done=True)
    assert [row.id for row in model.rows] == [1, 2, 3]
    assert not model.canFetchMore(QModelIndex())


def test_enter_opens_the_chosen_row(qtbot: QtBot) -> None:
    table, model = DataTable(), _model()
    qtbot.addWidget(table)
    table.set_model(model)
    model.set_rows([Line(1, "a"), Line(2, "b")])
    table.selectRow(1)
    with qtbot.waitSignal(table.row_activated) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == [1]
