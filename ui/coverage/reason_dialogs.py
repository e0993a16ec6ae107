"""Noting a reason, taking one back, placing a pupil."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from ektp_desk.coverage.rules import REPORTED, WhyNot
from ektp_desk.kernel.errors import MachineError, OfficeError
from ui.context import Context
from ui.coverage.reasons_viewmodel import ReasonsViewModel
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.inputs import DateField
from ui.widgets.texts import Muted

WIDTH = 560


class _FormDialog(Dialog):
    """A form whose refusals stand beside the field they belong to."""

    def __init__(
        self, title: str, context: Context, viewmodel: ReasonsViewModel, parent: QWidget | None
    ) -> None:
        super().__init__(title, parent)
        self._context = context
        self._viewmodel = viewmodel
        self._form = Form()
        self.setMinimumWidth(WIDTH)

    def _line(self, name: str) -> QLineEdit:
        editor = QLineEdit()
        editor.setObjectName(name)
        return editor

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        sentence = self._context.refusal(error)
        self.busy(False)
        if not self._form.refuse(error.field, sentence):
            self.refuse(sentence)


class ReasonDialog(_FormDialog):
    """Why somebody is not recorded, with proof, day and source."""

    def __init__(
        self, context: Context, viewmodel: ReasonsViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__("", context, viewmodel, parent)
        self.heading.setText(self.tr("Why not recorded"))
        self.setWindowTitle(self.tr("Why not recorded"))
        self.why = QComboBox()
        self.why.setObjectName("reasonWhy")
        for why in WhyNot:
            self.why.addItem(context.say(f"why_not.{why}"), why)
        today = context.today()
        last = QDate(today.year, today.month, today.day)
        self.seen_on = DateField("reasonSeenOn", context.locale, last)
        self.seen_on.setMaximumDate(last)
        self.source = QComboBox()
        self.source.setObjectName("reasonSource")
        self.source.setEditable(True)
        for text in (self.tr("Family"), self.tr("Ward office"), self.tr("School"),
                     self.tr("Visit by an officer")):  # fmt: skip
            self.source.addItem(text)
        self.source.setCurrentText("")
        self.said_by = self._line("reasonSaidBy")
        self.evidence = self._line("reasonEvidence")
        self.note = self._line("reasonNote")
        self._hint = Muted(self.tr("Died and moved need a proof: the report stands on it."))
        self._build()
        self.why.currentIndexChanged.connect(self._show_hint)
        self._show_hint()

    def _build(self) -> None:
        add = self._form.add
        self.body.addWidget(add("why", self.tr("Reason"), self.why))
        row = QHBoxLayout()
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(add("source", self.tr("Source"), self.source), 3, top)
        row.addWidget(add("seen_on", self.tr("Found out on"), self.seen_on), 2, top)
        self.body.addLayout(row)
        self.body.addWidget(add("said_by", self.tr("Said by (optional)"), self.said_by))
        self.body.addWidget(add("evidence", self.tr("Proof"), self.evidence))
        self.body.addWidget(self._hint)
        self.body.addWidget(add("note", self.tr("Note (optional)"), self.note))
        self.set_primary(self.tr("Note it"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))

    def _show_hint(self) -> None:
        self._hint.setVisible(self.why.currentData() in REPORTED)

    def _on_accept(self) -> None:
        self.busy(True)
        self._form.clear()
        day = self.seen_on.date()
        self._viewmodel.note(
            why=WhyNot(self.why.currentData()), evidence=self.evidence.text(),
            seen_on=date(day.year(), day.month(), day.day()), source=self.source.currentText(),
            said_by=self.said_by.text(), note=self.note.text(), done=self.accept,
            refused=self._on_refused,
        )  # fmt: skip


class WithdrawDialog(_FormDialog):
    """Taking the present reason back; the history keeps it."""

    def __init__(
        self, context: Context, viewmodel: ReasonsViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__("", context, viewmodel, parent)
        self.heading.setText(self.tr("Withdraw the reason"))
        self.setWindowTitle(self.tr("Withdraw the reason"))
        self.body.addWidget(
            Muted(self.tr("The history keeps it. An open report is taken back with it."))
        )
        self.note = self._line("withdrawNote")
        self.body.addWidget(self._form.add("note", self.tr("Why (optional)"), self.note))
        self.set_primary(self.tr("Withdraw"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))

    def _on_accept(self) -> None:
        self.busy(True)
        self._viewmodel.withdraw(note=self.note.text(), done=self.accept, refused=self._on_refused)


class PupilDialog(_FormDialog):
    """Which school and class somebody attends."""

    def __init__(
        self, context: Context, viewmodel: ReasonsViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__("", context, viewmodel, parent)
        self.heading.setText(self.tr("School"))
        self.setWindowTitle(self.tr("School"))
        placed = viewmodel.about.school if viewmodel.about else None
        self.school = QComboBox()
        self.school.setObjectName("pupilSchool")
        self.school.addItem(self.tr("No school"), None)
        for row in viewmodel.schools:
            if row.active or (placed is not None and row.id == placed.school_id):
                self.school.addItem(row.name, row.id)
        self.class_name = self._line("pupilClass")
        if placed is not None:
            self.school.setCurrentIndex(max(0, self.school.findData(placed.school_id)))
            self.class_name.setText(placed.class_name)
        self.body.addWidget(self._form.add("school", self.tr("School"), self.school))
        self.body.addWidget(self._form.add("class_name", self.tr("Class"), self.class_name))
        self.set_primary(self.tr("Save"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))

    def _on_accept(self) -> None:
        self.busy(True)
        self._viewmodel.place(
            school_id=self.school.currentData(), class_name=self.class_name.text(),
            done=self.accept, refused=self._on_refused,
        )  # fmt: skip
