"""The counters: what they are called and which services they call."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ektp_desk.accounts import queries, services
from ektp_desk.accounts.queries import CounterRow
from ui.accounts.form_dialog import FormDialog
from ui.accounts.part import Part
from ui.context import Context
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable


class CountersPart(Part):
    """A counter with no letters calls every service."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Counters"), parent)
        self._change = QuietButton(self.tr("Change…"), context.icons.icon("pen-line"))
        self._change.setObjectName("changeCounter")
        self._change.clicked.connect(self._on_change)
        add = PrimaryButton(self.tr("Add a counter…"), context.icons.icon("plus", "accent_text"))
        add.setObjectName("addCounter")
        add.clicked.connect(lambda: CounterDialog(self.context, None, self).exec())
        self.panel.header.addWidget(self._change)
        self.panel.header.addWidget(add)
        self._model: RowsModel[CounterRow] = RowsModel(
            [
                Column(self.tr("Code"), lambda row: row.code),
                Column(self.tr("Name"), lambda row: row.name),
                Column(self.tr("Calls"), lambda row: row.letters or self.tr("all services")),
                Column(self.tr("State"),
                       lambda row: self.tr("open") if row.active else self.tr("closed"),
                       tone=lambda row: "text" if row.active else "negative"),
            ]
        )  # fmt: skip
        self._table = DataTable(context.theme)
        self._table.setObjectName("counters")
        self._table.setAccessibleName(self.tr("Counters"))
        self._table.set_model(self._model)
        self._table.fit({0: 90, 1: "stretch", 2: 220, 3: 120})
        self._table.row_activated.connect(self._on_change)
        self.panel.body.addWidget(self._table, 1)

    def refresh(self) -> None:
        self.context.tasks.read(self, queries.counters, done=self._model.set_rows, key="counters")

    def _on_change(self) -> None:
        place = self._table.current_row()
        if place is not None:
            CounterDialog(self.context, self._model.row(place), self).exec()


class CounterDialog(FormDialog):
    """One counter."""

    def __init__(
        self, context: Context, row: CounterRow | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Add a counter") if row is None else row.name
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._row = row
        self.code = QLineEdit(row.code if row else "")
        self.code.setObjectName("counterCode")
        self.name = QLineEdit(row.name if row else "")
        self.name.setObjectName("counterName")
        self.letters = QLineEdit(row.letters if row else "")
        self.letters.setObjectName("counterLetters")
        self.active = QCheckBox(self.tr("Open"))
        self.active.setObjectName("counterActive")
        self.active.setChecked(row.active if row else True)
        self.body.addWidget(self.form.add("code", self.tr("Code"), self.code))
        self.body.addWidget(self.form.add("name", self.tr("Name"), self.name))
        self.body.addWidget(
            self.form.add("letters", self.tr("Services it calls, by letter"), self.letters,
                          self.tr("For example AB; empty calls all"))
        )  # fmt: skip
        self.body.addWidget(self.active)
        self.set_primary(self.tr("Save"), self._on_save)
        self.add_cancel(self.tr("Cancel"))

    def _on_save(self) -> None:
        self.write(
            services.save_counter, counter_id=self._row.id if self._row else None,
            code=self.code.text(), name=self.name.text(), letters=self.letters.text(),
            active=self.active.isChecked(),
        )  # fmt: skip
