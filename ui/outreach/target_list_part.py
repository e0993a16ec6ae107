"""The people on a visit's list: search, take off, note what became of them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.outreach.candidates import Candidate
from ektp_desk.outreach.queries_targets import TargetRow
from ektp_desk.outreach.rules import TargetOutcome
from ektp_desk.residents.rules import name_key
from ui.context import Context
from ui.outreach.outcome_dialog import OutcomeDialog
from ui.outreach.targets_viewmodel import TargetsViewModel
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.rows import Column, RowsModel
from ui.widgets.search_field import SearchField
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

GOOD = (TargetOutcome.RECORDED, TargetOutcome.CARD_GIVEN)


class TargetListPart(QWidget):
    """Enter notes an outcome, Delete takes off the list."""

    def __init__(
        self, context: Context, viewmodel: TargetsViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self.viewmodel = context, viewmodel
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        self.search = SearchField(
            self.tr("Name on the list"), context.icons.icon("search", "neutral")
        )
        self.search.setObjectName("targetSearch")
        self.search.setFixedWidth(260)
        self.search.search_changed.connect(lambda _text: self._show())
        self._state = Muted("")
        self._state.setObjectName("targetState")
        head.addWidget(self.search)
        head.addWidget(self._state, 1)
        column.addLayout(head)
        column.addWidget(self._build_table(), 1)
        column.addLayout(self._build_buttons())
        viewmodel.changed.connect(self._show)

    def _build_table(self) -> DataTable:
        say = self._context.say
        self._model: RowsModel[TargetRow] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tooltip=self._about),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Address"), self._where, tooltip=self._where),
                Column(self.tr("Why"), lambda row: say(f"target_reason.{row.reason}"),
                       tooltip=lambda row: say(f"target_reason.{row.reason}")),
                Column(self.tr("State"), lambda row: say(f"stage.{row.stage}"),
                       tooltip=lambda row: say(f"stage.{row.stage}")),
                Column(self.tr("Outcome"), self._outcome, tone=_tone,
                       tooltip=lambda row: row.note),
            ]
        )  # fmt: skip
        self.table = DataTable(self._context.theme)
        self.table.setObjectName("targets")
        self.table.setAccessibleName(self.tr("People on the list"))
        self.table.set_model(self._model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.set_empty_text(
            self.tr("Nobody is on the list yet. Choose people on the tab beside this one.")
        )
        self.table.fit({0: 196, 1: 148, 2: "stretch", 3: 148, 4: 172, 5: 156})
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())
        self.table.row_activated.connect(lambda _place: self._on_outcome())
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_take_off)
        return self.table

    def _build_buttons(self) -> QHBoxLayout:
        icons = self._context.icons
        self._off = QuietButton(self.tr("Take off the list"), icons.icon("minus"))
        self._clear = QuietButton(self.tr("Take the outcome back"), icons.icon("undo-2"))
        self._note = Button(self.tr("Note the outcome…"), icons.icon("pen-line"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for button, name, slot in (
            (self._off, "takeOffTargets", self._on_take_off),
            (self._clear, "clearOutcome", self._on_clear),
            (self._note, "noteOutcome", self._on_outcome),
        ):
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.insertStretch(2, 1)
        return row

    # -- showing ---------------------------------------------------------------------------

    def _show(self) -> None:
        words = name_key(self.search.text()).split()
        rows = [row for row in self.viewmodel.rows
                if all(word in name_key(row.name) for word in words)]  # fmt: skip
        self._model.set_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.selectRow(0)
        everybody, number = self.viewmodel.rows, self._context.number
        told = sum(row.outcome is not None for row in everybody)
        sentence = self.tr("{count} people, {recorded} of them recorded by now; an outcome is "
                           "noted for {told}.")  # fmt: skip
        self._state.setText(
            sentence.format(
                count=number(len(everybody)), told=number(told),
                recorded=number(sum(row.recorded for row in everybody)),
            ) if everybody else ""
        )  # fmt: skip
        self._show_buttons()

    def _show_buttons(self) -> None:
        rows, model = self.chosen, self.viewmodel
        one = rows[0] if len(rows) == 1 else None
        untold = bool(rows) and all(row.outcome is None for row in rows)
        self._off.setEnabled(untold and model.open)
        self._note.setEnabled(one is not None and model.outcomes_open)
        self._clear.setEnabled(one is not None and one.outcome is not None and model.outcomes_open)

    def _where(self, row: TargetRow) -> str:
        visit = self.viewmodel.visit
        if visit is not None and visit.school_id is not None and row.class_name:
            return self.tr("Class {name}").format(name=row.class_name)
        return address_of(self._context, row, "" if visit is None else visit.village)

    def _outcome(self, row: TargetRow) -> str:
        return "" if row.outcome is None else self._context.say(f"target_outcome.{row.outcome}")

    def _about(self, row: TargetRow) -> str:
        """What does not stand in the columns: born, school, needs."""
        context = self._context
        needs = ", ".join(context.say(f"need.{need}") for need in row.needs)
        parts = (row.name, context.day(row.birth_date), row.school, row.class_name, needs)
        return "\n".join(part for part in parts if part)

    @property
    def chosen(self) -> list[TargetRow]:
        """The rows that are selected."""
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._model.row(place) for place in places if place < len(self._model.rows)]

    # -- doing -----------------------------------------------------------------------------

    def _on_take_off(self) -> None:
        if self._off.isEnabled():
            self.viewmodel.take_off(self.chosen)

    def _on_clear(self) -> None:
        rows = self.chosen
        if len(rows) == 1:
            self.viewmodel.clear_outcome(rows[0])

    def _on_outcome(self) -> None:
        rows = self.chosen
        if len(rows) != 1 or not self._note.isEnabled():
            return
        dialog = OutcomeDialog(self._context, rows[0], self)
        if dialog.exec() and dialog.before is not None:
            self.viewmodel.told(rows[0], dialog.before)
        dialog.deleteLater()


def address_of(context: Context, row: TargetRow | Candidate, here: str) -> str:
    """Where somebody lives, as it is found on foot: address, RT and RW; the kelurahan unless it
    is that of the visit (`here`)."""
    block = (
        context.say("target.block", rt=row.rt or "–", rw=row.rw or "–") if row.rt or row.rw else ""
    )
    parts = (row.address, block, row.village if row.village != here else "")
    return ", ".join(part for part in parts if part)


def _tone(row: TargetRow) -> str:
    if row.outcome is None:
        return "text"
    return "positive" if row.outcome in GOOD else "warning"
