"""Deaths and moves: who is to be reported, and what became of each report."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.coverage.departures_list import ReportRow
from ektp_desk.coverage.rules import OPEN, ReportState
from ektp_desk.kernel.errors import MachineError, OfficeError
from ui.context import Context
from ui.coverage.reports_viewmodel import ReportsViewModel
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

TONES = {
    None: "warning", ReportState.PREPARED: "info", ReportState.HANDED_OVER: "accent",
    ReportState.DONE: "positive", ReportState.CANCELLED: "neutral",
}  # fmt: skip


class ReportsPart(QWidget):
    """`person_wanted` opens the person of a line."""

    person_wanted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.viewmodel = ReportsViewModel(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        panel = Panel()
        column.addWidget(panel)
        panel.body.addLayout(self._build_head())
        self._notice = Notice()
        self._notice.setObjectName("departuresNotice")
        panel.body.addWidget(self._notice)
        panel.body.addWidget(self._build_table(), 1)
        panel.body.addLayout(self._build_foot())
        self.viewmodel.changed.connect(self._show)
        self.viewmodel.refused.connect(
            lambda sentence: self._notice.show_notice(sentence, "negative")
        )

    def load(self) -> None:
        """Read again what is shown."""
        self.viewmodel.load()

    # -- building --------------------------------------------------------------------------

    def _build_head(self) -> QHBoxLayout:
        icons = self._context.icons
        head = QHBoxLayout()
        head.setSpacing(8)
        self._village = QComboBox()
        self._village.setObjectName("departuresVillage")
        self._village.setAccessibleName(self.tr("Village"))
        self._village.setMinimumWidth(200)
        self._village.currentIndexChanged.connect(
            lambda _place: self.viewmodel.choose(self._village.currentData() or "")
        )
        self._outside = Button(self.tr("Letter to the village"), icons.icon("file-text"))
        self._outside.setObjectName("listOutside")
        self._outside.setToolTip(
            self.tr("Choose a village first. NIKs are masked; the village answers line by line.")
        )
        self._outside.clicked.connect(lambda: self._on_list(outside=True))
        self._inside = Button(self.tr("List for the desk"), icons.icon("file-text"))
        self._inside.setObjectName("listInside")
        self._inside.setToolTip(
            self.tr("Choose a village first. NIKs stand in full, which is written down.")
        )
        self._inside.clicked.connect(lambda: self._on_list(outside=False))
        self._hand_over = PrimaryButton(
            self.tr("Hand over…"), icons.icon("hand-helping", "accent_text")
        )
        self._hand_over.setObjectName("handOverReports")
        self._hand_over.clicked.connect(self._on_hand_over)
        head.addWidget(self._village)
        head.addStretch(1)
        may = self._context.may(Role.SUPERVISOR, Role.ADMINISTRATOR)
        for button in (self._outside, self._inside, self._hand_over):
            button.setVisible(may or button is self._hand_over)
            head.addWidget(button)
        return head

    def _build_table(self) -> DataTable:
        say, context = self._context.say, self._context
        self._model: RowsModel[ReportRow] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Village"), _village, tooltip=_village),
                Column(self.tr("Reason"), lambda row: say(f"why_not.{row.why}")),
                Column(self.tr("State"), self._state, tone=lambda row: TONES[row.state]),
                Column(self.tr("Number"), lambda row: row.number),
                Column(
                    self.tr("Handed over"),
                    lambda row: " · ".join(
                        (context.short_day(row.handed_at.astimezone(context.zone).date()),
                         row.handed_to)
                    ) if row.handed_at else "",
                    tooltip=lambda row: row.handed_to,
                ),
            ]
        )  # fmt: skip
        self._table = DataTable(self._context.theme)
        self._table.setObjectName("departures")
        self._table.setAccessibleName(self.tr("Deaths and moves"))
        self._table.set_model(self._model)
        self._table.set_empty_text(
            self.tr("Nobody is noted as died or moved. Note it in the person's page.")
        )
        self._table.fit({0: "stretch", 1: 156, 2: 130, 3: 200, 4: 130, 5: 138, 6: 164})
        self._table.row_activated.connect(
            lambda row: self.person_wanted.emit(self._model.row(row).resident_id)
        )
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._show_buttons())
        return self._table

    def _build_foot(self) -> QHBoxLayout:
        icons = self._context.icons
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._count = Muted("")
        self._count.setObjectName("departuresCount")
        foot.addWidget(self._count, 1)
        self._cancel = QuietButton(self.tr("Take back"), icons.icon("undo-2"))
        self._cancel.setObjectName("cancelReport")
        self._cancel.clicked.connect(lambda: self._with_row(self.viewmodel.cancel))
        self._again = Button(self.tr("Print again"), icons.icon("printer"))
        self._again.setObjectName("printReport")
        self._again.clicked.connect(lambda: self._with_row(self.viewmodel.print_again))
        self._prepare = Button(self.tr("Prepare the report"), icons.icon("file-text"))
        self._prepare.setObjectName("prepareReport")
        self._prepare.clicked.connect(
            lambda: self._with_row(lambda row: self.viewmodel.prepare(row.resident_id))
        )
        for button in (self._cancel, self._again, self._prepare):
            foot.addWidget(button)
        return foot

    # -- showing ---------------------------------------------------------------------------

    def _state(self, row: ReportRow) -> str:
        if row.state is None:
            return self.tr("To be reported")
        return self._context.say(f"report_state.{row.state}")

    def _show(self) -> None:
        model, number = self.viewmodel, self._context.number
        self._show_villages()
        self._model.set_rows(model.rows)
        to_do = sum(row.state is None for row in model.rows)
        self._count.setText(
            self.tr("{open} to be reported, {prepared} prepared").format(
                open=number(to_do), prepared=number(len(model.prepared))
            )
        )
        self._hand_over.setEnabled(bool(model.prepared))
        for button in (self._outside, self._inside):
            button.setEnabled(bool(model.village))
        self._show_buttons()

    def _show_villages(self) -> None:
        wanted = [("", self.tr("All villages")), *self.viewmodel.villages]
        shown = [
            (self._village.itemData(place), self._village.itemText(place))
            for place in range(self._village.count())
        ]
        if shown == wanted:
            return
        self._village.blockSignals(True)
        self._village.clear()
        for code, name in wanted:
            self._village.addItem(name, code)
        self._village.setCurrentIndex(max(0, self._village.findData(self.viewmodel.village)))
        self._village.blockSignals(False)

    def _show_buttons(self) -> None:
        row = self._chosen()
        self._prepare.setEnabled(row is not None and row.state is None)
        self._again.setEnabled(row is not None and row.state is not None)
        self._cancel.setEnabled(row is not None and row.state in OPEN)

    def _chosen(self) -> ReportRow | None:
        place = self._table.current_row()
        return (
            self._model.row(place) if place is not None and place < len(self._model.rows) else None
        )

    # -- doing -----------------------------------------------------------------------------

    def _with_row(self, act: Callable[[ReportRow], None]) -> None:
        row = self._chosen()
        if row is not None:
            self._notice.clear()
            act(row)

    def _on_list(self, *, outside: bool) -> None:
        self._notice.clear()
        self.viewmodel.print_list(outside=outside)

    def _on_hand_over(self) -> None:
        dialog = HandOverDialog(self._context, self.viewmodel, self)
        dialog.exec()
        dialog.deleteLater()


class HandOverDialog(Dialog):
    """Who takes the prepared reports."""

    def __init__(
        self, context: Context, viewmodel: ReportsViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Hand over reports"), parent)
        self._context = context
        self._viewmodel = viewmodel
        self._form = Form()
        count = context.number(len(viewmodel.prepared))
        self.body.addWidget(
            Muted(
                self.tr("{count} prepared reports go to the civil-registration desk. "
                        "They are done when the roll shows it.").format(count=count)
            )
        )  # fmt: skip
        self.taker = QLineEdit()
        self.taker.setObjectName("reportTaker")
        self.body.addWidget(self._form.add("handed_to", self.tr("Taken by"), self.taker))
        self.set_primary(self.tr("Handed over"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))

    def _on_accept(self) -> None:
        self.busy(True)
        self._viewmodel.hand_over(self.taker.text(), done=self.accept, refused=self._on_refused)

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        sentence = self._context.refusal(error)
        self.busy(False)
        if not self._form.refuse(error.field, sentence):
            self.refuse(sentence)


def _village(row: ReportRow) -> str:
    return row.village
