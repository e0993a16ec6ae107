"""The list of schools: a new one, a changed one, one no longer used."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ektp_desk.coverage.rules import SchoolLevel
from ektp_desk.coverage.schools import SchoolRow
from ektp_desk.kernel.errors import MachineError, OfficeError
from ui.context import Context
from ui.coverage.turning_viewmodel import TurningViewModel
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable

WIDTH, HEIGHT = 860, 480


class SchoolsDialog(Dialog):
    """The schools at the left; the one chosen, or a new one, at the right."""

    def __init__(
        self, context: Context, viewmodel: TurningViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Schools"), parent)
        self._context = context
        self._viewmodel = viewmodel
        self._school_id: int | None = None
        self._form = Form()
        self.resize(WIDTH, HEIGHT)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._build_list(), 3)
        row.addLayout(self._build_form(), 2)
        self.body.addLayout(row, 1)
        self.add_cancel(self.tr("Close"))
        viewmodel.schools_changed.connect(self._show)
        self._show()

    def _build_list(self) -> DataTable:
        self._model: RowsModel[SchoolRow] = RowsModel(
            [
                Column(self.tr("School"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("Village"), lambda row: row.village),
                Column(self.tr("In use"), self._in_use),
            ]
        )
        self._table = DataTable(self._context.theme)
        self._table.setObjectName("schoolList")
        self._table.setAccessibleName(self.tr("Schools"))
        self._table.set_model(self._model)
        self._table.set_empty_text(self.tr("No school yet. Write the first one at the right."))
        self._table.fit({0: "stretch", 1: 130, 2: 70})
        self._table.clicked.connect(lambda index: self._edit(self._model.row(index.row())))
        self._table.row_activated.connect(lambda row: self._edit(self._model.row(row)))
        return self._table

    def _in_use(self, row: SchoolRow) -> str:
        return self.tr("yes") if row.active else self.tr("no")

    def _build_form(self) -> QVBoxLayout:
        self.name = QLineEdit()
        self.name.setObjectName("schoolName")
        self.level = QComboBox()
        self.level.setObjectName("schoolLevel")
        for level in SchoolLevel:
            self.level.addItem(self._context.say(f"school_level.{level}"), level)
        self.village = QComboBox()
        self.village.setObjectName("schoolVillage")
        self.village.addItem(self.tr("not known"), None)
        for row in self._viewmodel.villages:
            self.village.addItem(f"{row.name} · {row.district}", row.code)
        self.active = QCheckBox(self.tr("In use"))
        self.active.setObjectName("schoolActive")
        self.active.setChecked(True)
        column = QVBoxLayout()
        column.setSpacing(10)
        for name, label, editor in (
            ("name", self.tr("Name"), self.name),
            ("level", self.tr("Kind"), self.level),
            ("village_code", self.tr("Village"), self.village),
        ):
            column.addWidget(self._form.add(name, label, editor))
        column.addWidget(self.active)
        buttons = QHBoxLayout()
        new = Button(self.tr("New school"), self._context.icons.icon("plus"))
        new.setObjectName("newSchool")
        new.setAutoDefault(False)
        new.clicked.connect(lambda: self._edit(None))
        self._save = PrimaryButton(self.tr("Save"))
        self._save.setObjectName("saveSchool")
        self._save.clicked.connect(self._on_save)
        buttons.addWidget(new)
        buttons.addStretch(1)
        buttons.addWidget(self._save)
        column.addLayout(buttons)
        column.addStretch(1)
        return column

    def _show(self) -> None:
        self._model.set_rows(self._viewmodel.schools)

    def _edit(self, row: SchoolRow | None) -> None:
        self._form.clear()
        self._school_id = row.id if row else None
        self.name.setText(row.name if row else "")
        self.level.setCurrentIndex(self.level.findData(row.level) if row else 0)
        self.village.setCurrentIndex(max(0, self.village.findData(row.village_code)) if row else 0)
        self.active.setChecked(row.active if row else True)
        self.name.setFocus()

    def _on_save(self) -> None:
        self._save.setEnabled(False)
        self._form.clear()
        self._viewmodel.save_school(
            name=self.name.text(), level=SchoolLevel(self.level.currentData()),
            village_code=self.village.currentData(), active=self.active.isChecked(),
            school_id=self._school_id, done=self._on_done, refused=self._on_refused,
        )  # fmt: skip

    def _on_done(self, _school_id: int) -> None:
        self._save.setEnabled(True)
        self._edit(None)
        self._viewmodel.load()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        sentence = self._context.refusal(error)
        self._save.setEnabled(True)
        if not self._form.refuse(error.field, sentence):
            self.refuse(sentence)
