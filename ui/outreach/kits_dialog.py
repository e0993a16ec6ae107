"""The kits: cases of equipment that go along."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach import kits
from ektp_desk.outreach.queries_choices import KitRow
from ektp_desk.outreach.queries_choices import kits as all_kits
from ui.context import Context
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable

WIDTH, LIST_HEIGHT, CONTENTS_HEIGHT = 560, 170, 120


class KitsDialog(Dialog):
    """A chosen kit stands in the form and is changed or retired; else a new one is added."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Kits"), parent)
        self.setMinimumWidth(WIDTH)
        self._context = context
        self._chosen: KitRow | None = None
        self._form = Form()
        self._build_list()
        self.name = QLineEdit()
        self.name.setObjectName("kitName")
        self.contents = QPlainTextEdit()
        self.contents.setObjectName("kitContents")
        self.contents.setTabChangesFocus(True)
        self.contents.setFixedHeight(CONTENTS_HEIGHT)
        self.body.addWidget(self._form.add("name", self.tr("Name"), self.name))
        self.body.addWidget(
            self._form.add("contents", self.tr("Contents"), self.contents,
                           self.tr("A line for each thing: laptop, camera, fingerprint reader, …"))
        )  # fmt: skip
        self.set_primary(self.tr("Save"), self._on_save)
        self.add_cancel(self.tr("Close"))
        self._load()

    def _build_list(self) -> None:
        self._model: RowsModel[KitRow] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.contents),
                Column(self.tr("State"), self._state,
                       tone=lambda row: "text" if row.active else "text_muted"),
            ]
        )  # fmt: skip
        self._table = DataTable(self._context.theme)
        self._table.setObjectName("kits")
        self._table.setAccessibleName(self.tr("Kits"))
        self._table.set_empty_text(self.tr("No kit yet. Enter the first one below."))
        self._table.set_model(self._model)
        self._table.fit({0: "stretch", 1: 140})
        self._table.setFixedHeight(LIST_HEIGHT)
        self._table.selectionModel().currentRowChanged.connect(self._on_row)
        self.body.addWidget(self._table)
        icons = self._context.icons
        row = QHBoxLayout()
        row.addStretch(1)
        self._fresh = QuietButton(self.tr("New kit"), icons.icon("plus"))
        self._fresh.setObjectName("newKit")
        self._fresh.clicked.connect(self._on_fresh)
        self._retire = Button(self.tr("Retire"), icons.icon("package"))
        self._retire.setObjectName("retireKit")
        self._retire.clicked.connect(self._on_retire)
        for button in (self._fresh, self._retire):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.body.addLayout(row)

    def _state(self, row: KitRow) -> str:
        return self.tr("in use") if row.active else self.tr("retired")

    def _load(self) -> None:
        self._context.tasks.read(self, all_kits, done=self._on_kits, key="kits")

    def _on_kits(self, rows: tuple[KitRow, ...]) -> None:
        self._model.set_rows(rows)
        self._on_row()

    def _on_row(self) -> None:
        place = self._table.current_row()
        rows = self._model.rows
        self._chosen = rows[place] if place is not None and place < len(rows) else None
        self._retire.setEnabled(self._chosen is not None)
        if self._chosen is not None:
            again = self.tr("Use again") if not self._chosen.active else self.tr("Retire")
            self._retire.set_text(again)
            self._form.clear()
            self.name.setText(self._chosen.name)
            self.contents.setPlainText(self._chosen.contents)

    def _on_fresh(self) -> None:
        self._table.setCurrentIndex(self._model.index(-1, -1))
        self._table.clearSelection()
        self.name.clear()
        self.contents.clear()
        self.name.setFocus()

    def _on_save(self) -> None:
        values = {"name": self.name.text(), "contents": self.contents.toPlainText()}
        if self._chosen is None:
            self._write(kits.add_kit, self._on_fresh, **values)
        else:
            self._write(kits.change_kit, None, kit_id=self._chosen.id, **values)

    def _on_retire(self) -> None:
        if self._chosen is not None:
            service = kits.retire_kit if self._chosen.active else kits.restore_kit
            self._write(service, None, kit_id=self._chosen.id)

    def _write(self, service: Any, then: Any, **kwargs: Any) -> None:
        def done(_result: object) -> None:
            if then is not None:
                then()
            self.tell(self.tr("Saved."))
            self._load()

        self._form.clear()
        self._context.tasks.write(
            self, service, done=done, refused=self._on_refused, troubled=self._on_refused,
            busy=self.busy, **kwargs,
        )  # fmt: skip

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        sentence = self._context.refusal(error)
        if not self._form.refuse(error.field, sentence):
            self.refuse(sentence)
