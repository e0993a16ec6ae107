"""Under the list: a colleague's draft is taken up with one click."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ektp_desk.recording.queries import RecordingRow
from ektp_desk.recording.rules import EDITABLE_STATES
from ui.context import Context
from ui.recording.viewmodel import RecordingViewModel
from ui.widgets.buttons import Button
from ui.widgets.rows import RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted


class TakeOverBar(QWidget):
    """Silent unless the chosen row is a draft that somebody else works on."""

    def __init__(
        self,
        context: Context,
        viewmodel: RecordingViewModel,
        table: DataTable,
        model: RowsModel[RecordingRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._viewmodel = context, viewmodel
        self._table, self._model = table, model
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._text = Muted("")
        self._button = Button(self.tr("Take over and go on"), context.icons.icon("hand-helping"))
        self._button.setObjectName("takeOverRow")
        self._button.clicked.connect(self._on_take_over)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        table.selectionModel().currentRowChanged.connect(self.show_row)
        model.modelReset.connect(self.show_row)
        viewmodel.busy_changed.connect(lambda busy: self._button.setEnabled(not busy))
        self.hide()

    def _row(self) -> RecordingRow | None:
        place = self._table.current_row()
        if place is None or place >= len(self._model.rows):
            return None
        row = self._model.row(place)
        mine = row.operator_id == self._context.actor.officer_id
        return None if mine or row.state not in EDITABLE_STATES else row

    def show_row(self) -> None:
        """Say whose draft the chosen row is."""
        row = self._row()
        self.setVisible(row is not None)
        if row is not None:
            self._text.setText(
                self.tr("{operator} is working on {name}: {done} of {total} things done.").format(
                    operator=row.operator, name=row.resident_name, done=row.done, total=row.total
                )
            )

    def _on_take_over(self) -> None:
        row = self._row()
        if row is not None:
            self._viewmodel.take_over_row(row)
