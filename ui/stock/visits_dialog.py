"""Known visits and the blanks they take: the list, and writing them down."""

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from ektp_desk.stock.planned import PlannedRow
from ektp_desk.stock.rules_planned import MOST_EXPECTED, VisitKind
from ui.context import Context
from ui.stock.overview_viewmodel import OverviewViewModel
from ui.stock.stock_dialog import StockDialog
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.field import Field
from ui.widgets.inputs import DateField, NumberField
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable


class VisitsDialog(StockDialog):
    """A chosen visit stands in the form and is changed or cancelled; else a new one is added."""

    def __init__(
        self, context: Context, viewmodel: OverviewViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Known visits"), parent)
        self.setMinimumWidth(620)
        self.context, self.viewmodel = context, viewmodel
        self._chosen: PlannedRow | None = None
        self._build_list()
        self._build_form()
        self.set_primary(self.tr("Save the visit"), self._on_accept)
        self.add_cancel(self.tr("Close"))
        viewmodel.status_changed.connect(self._show)
        self._show()

    def _build_list(self) -> None:
        day, number, say = self.context.day, self.context.number, self.context.say
        self._model: RowsModel[PlannedRow] = RowsModel(
            [
                Column(self.tr("Day"), lambda row: day(row.day)),
                Column(self.tr("Pieces"), lambda row: number(row.expected), align="right"),
                Column(self.tr("Kind"), lambda row: say(f"visit_kind.{row.kind}")),
                Column(self.tr("Whom"), lambda row: row.name),
            ]
        )
        self._table = DataTable(self.context.theme)
        self._table.setObjectName("visits")
        self._table.setAccessibleName(self.tr("Known visits"))
        self._table.set_model(self._model)
        self._table.fit({0: 170, 1: 80, 2: 110, 3: "stretch"})
        self._table.setMinimumHeight(150)
        self._table.selectionModel().currentRowChanged.connect(self._on_row)
        self.body.addWidget(self._table)
        row = QHBoxLayout()
        row.addStretch(1)
        self._fresh = QuietButton(self.tr("New visit"), self.context.icons.icon("plus"))
        self._fresh.setObjectName("newVisit")
        self._fresh.clicked.connect(self._on_fresh)
        self._drop = Button(self.tr("Cancel the visit"), self.context.icons.icon("trash-2"))
        self._drop.setObjectName("cancelVisit")
        self._drop.clicked.connect(self._on_cancel)
        row.addWidget(self._fresh)
        row.addWidget(self._drop)
        self.body.addLayout(row)

    def _build_form(self) -> None:
        today = self.context.today()
        self.day = DateField(
            "visitDay", self.context.locale, QDate(today.year, today.month, today.day)
        )
        self.expected = NumberField("visitExpected", 0, MOST_EXPECTED)
        self.kind = QComboBox()
        self.kind.setObjectName("visitKind")
        for kind in VisitKind:
            self.kind.addItem(self.context.say(f"visit_kind.{kind}"), str(kind))
        self.name = QLineEdit()
        self.name.setObjectName("visitName")
        self.add_field("day", Field(self.tr("Day"), self.day))
        self.add_field("expected", Field(self.tr("Blanks expected"), self.expected))
        self.add_field("kind", Field(self.tr("Kind"), self.kind))
        self.add_field(
            "name", Field(self.tr("Whom"), self.name, self.tr("School, village, organisation"))
        )

    def _show(self) -> None:
        status = self.viewmodel.status
        if status is not None:
            self._model.set_rows(status.foreseen.planned)
        self._on_fresh()

    def _on_row(self) -> None:
        index = self._table.currentIndex()
        row = self._model.row(index.row()) if index.isValid() else None
        self._chosen = row if row is not None and row.by_hand else None
        self._drop.setEnabled(self._chosen is not None)
        if row is not None:
            self.day.setDate(QDate(row.day.year, row.day.month, row.day.day))
            self.expected.setValue(row.expected)
            self.kind.setCurrentIndex(self.kind.findData(str(row.kind)))
            self.name.setText(row.name)

    def _on_fresh(self) -> None:
        self._table.clearSelection()
        self._chosen = None
        self._drop.setEnabled(False)
        self.name.clear()
        self.expected.setValue(0)

    def _on_cancel(self) -> None:
        if self._chosen is not None:
            self.busy(True)
            self.viewmodel.cancel_visit(
                self._chosen.id, done=self._on_saved, refused=self.on_refused
            )

    def _on_accept(self) -> None:
        self.busy(True)
        values = {
            "day": self.day.date().toPython(),
            "expected": self.expected.value(),
            "kind": VisitKind(str(self.kind.currentData())),
            "name": self.name.text(),
        }
        if self._chosen is None:
            self.viewmodel.plan_visit(**values, done=self._on_saved, refused=self.on_refused)  # type: ignore[arg-type]  # a date, typed as object
        else:
            self.viewmodel.change_visit(
                self._chosen.id, **values, done=self._on_saved, refused=self.on_refused  # type: ignore[arg-type]
            )  # fmt: skip

    def _on_saved(self) -> None:
        self.busy(False)
        self.viewmodel.load()
