"""How long each central status may stand, and what is then to be done: the office's own table."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ektp_desk.recording.ageing import MOST_DAYS, LimitRow, limit_rows, reset_limit, save_limit
from ektp_desk.recording.rules_followup import Remedy
from ui.accounts.form_dialog import FormDialog
from ui.accounts.part import Part
from ui.context import Context
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.inputs import NumberField
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted


class AgeingPart(Part):
    """Shipped limits, and over them what the office decided; Enter changes one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Central status"), parent)
        change = PrimaryButton(self.tr("Change…"), context.icons.icon("pen-line", "accent_text"))
        change.setObjectName("changeLimit")
        change.clicked.connect(self._on_change)
        self._reset = QuietButton(self.tr("As shipped"))
        self._reset.setObjectName("resetLimit")
        self._reset.clicked.connect(self._on_reset)
        self.panel.header.addWidget(self._reset)
        self.panel.header.addWidget(change)
        self.panel.body.addWidget(
            Muted(self.tr("A status that stands longer shows on the page Follow-up."))
        )
        say = context.say
        self._model: RowsModel[LimitRow] = RowsModel(
            [
                Column(self.tr("Status"), lambda row: say(f"central_status.{row.status}"),
                       tooltip=lambda row: say(f"central_meaning.{row.status}")),
                Column(self.tr("Days"), self._days, align="right"),
                Column(self.tr("Remedy"), self._remedy, tooltip=self._remedy),
                Column(self.tr("Decided by"),
                       lambda row: self.tr("this office") if row.own else self.tr("shipped"),
                       tone=lambda row: "accent" if row.own else "neutral"),
            ]
        )  # fmt: skip
        self._table = DataTable(context.theme)
        self._table.setObjectName("limits")
        self._table.setAccessibleName(self.tr("Central status"))
        self._table.set_model(self._model)
        self._table.fit({0: "stretch", 1: 110, 2: 240, 3: 130})
        self._table.row_activated.connect(self._on_change)
        self._table.selectionModel().currentChanged.connect(lambda *_: self._show_reset())
        self.panel.body.addWidget(self._table, 1)

    def refresh(self) -> None:
        self.context.tasks.read(self, limit_rows, done=self._on_rows, key="limits")

    def _days(self, row: LimitRow) -> str:
        return self.tr("never") if row.days is None else self.context.number(row.days)

    def _remedy(self, row: LimitRow) -> str:
        return "–" if row.days is None else self.context.say(f"remedy_name.{row.remedy}")

    def _on_rows(self, rows: tuple[LimitRow, ...]) -> None:
        place = self._table.current_row() or 0
        self._model.set_rows(rows)
        self._table.selectRow(place)
        self._show_reset()

    def _show_reset(self) -> None:
        place = self._table.current_row()
        self._reset.setEnabled(place is not None and self._model.row(place).own)

    def _on_change(self) -> None:
        place = self._table.current_row()
        if place is not None:
            LimitDialog(self.context, self._model.row(place), self).exec()

    def _on_reset(self) -> None:
        place = self._table.current_row()
        if place is not None:
            self.context.tasks.write(self, reset_limit, status=self._model.row(place).status)


class LimitDialog(FormDialog):
    """One status: days, or never, and the remedy."""

    def __init__(self, context: Context, row: LimitRow, parent: QWidget | None = None) -> None:
        super().__init__(context, context.say(f"central_status.{row.status}"), parent)
        self._row = row
        self._ages = QCheckBox(self.tr("Is followed up"))
        self._ages.setObjectName("limitAges")
        self._ages.setChecked(row.days is not None)
        self._days = NumberField("limitDays", 0, MOST_DAYS)
        self._days.setValue(row.days or 0)
        self._days.setEnabled(row.days is not None)
        self._ages.toggled.connect(self._days.setEnabled)
        self._remedy = QComboBox()
        self._remedy.setObjectName("limitRemedy")
        for remedy in Remedy:
            self._remedy.addItem(context.say(f"remedy_name.{remedy}"), remedy)
        self._remedy.setCurrentIndex(list(Remedy).index(row.remedy))
        self.body.addWidget(Muted(context.say(f"central_meaning.{row.status}")))
        self.body.addWidget(self._ages)
        self.body.addWidget(self.form.add("days", self.tr("Days it may stand"), self._days))
        self.body.addWidget(self.form.add("remedy", self.tr("Remedy"), self._remedy))
        self.set_primary(self.tr("Save"), self._on_save)
        self.add_cancel(self.tr("Cancel"))

    def _on_save(self) -> None:
        self.write(
            save_limit, status=self._row.status,
            days=self._days.value() if self._ages.isChecked() else None,
            remedy=Remedy(self._remedy.currentData()),
        )  # fmt: skip
