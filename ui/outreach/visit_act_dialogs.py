"""What happens to a visit: another day, nobody met, done, cancelled."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from ektp_desk.outreach import visits
from ektp_desk.outreach.queries_visits import VisitRow
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.inputs import DateField
from ui.widgets.texts import Muted

REPORT_HEIGHT = 150


class VisitActDialog(FormDialog):
    """One act upon a visit; the sentence above says which visit."""

    def __init__(
        self, context: Context, row: VisitRow, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, title, parent)
        self.row = row
        self.body.addWidget(Muted(f"{row.title} · {context.day(row.day)}"))

    def _day(self, name: str, day: date) -> DateField:
        return DateField(name, self.context.locale, QDate(day.year, day.month, day.day))

    def _line(self, name: str) -> QLineEdit:
        editor = QLineEdit()
        editor.setObjectName(name)
        return editor


class MoveVisitDialog(VisitActDialog):
    """Another day, and why."""

    def __init__(self, context: Context, row: VisitRow, parent: QWidget | None = None) -> None:
        super().__init__(context, row, "", parent)
        self.setWindowTitle(self.tr("Another day"))
        self.heading.setText(self.tr("Another day"))
        self.day = self._day("moveDay", max(row.day, context.today()))
        self.reason = self._line("moveReason")
        self.body.addWidget(self.form.add("day", self.tr("New day"), self.day))
        self.body.addWidget(self.form.add("reason", self.tr("Reason"), self.reason))
        self.set_primary(self.tr("Move the visit"), self._on_save)
        self.add_cancel(self.tr("Leave it"))

    def _on_save(self) -> None:
        self.write(
            visits.move_visit, visit_id=self.row.id, day=self.day.date().toPython(),
            reason=self.reason.text(), version=self.row.version,
        )  # fmt: skip


class NotMetDialog(VisitActDialog):
    """An attempt that met nobody, and perhaps when it is tried again."""

    def __init__(self, context: Context, row: VisitRow, parent: QWidget | None = None) -> None:
        super().__init__(context, row, "", parent)
        self.setWindowTitle(self.tr("Nobody met"))
        self.heading.setText(self.tr("Nobody met"))
        today = context.today()
        self.day = self._day("attemptDay", min(row.day, today))
        self.note = self._line("attemptNote")
        self.again = QCheckBox(self.tr("Try again on"))
        self.again.setObjectName("tryAgain")
        self.next_day = self._day("nextDay", max(row.day, today))
        self.next_day.setEnabled(False)
        self.again.toggled.connect(self.next_day.setEnabled)
        self.body.addWidget(self.form.add("day", self.tr("Tried on"), self.day))
        self.body.addWidget(self.form.add("note", self.tr("What happened"), self.note))
        self.body.addWidget(self.again)
        self.body.addWidget(self.form.add("next_day", self.tr("New day"), self.next_day))
        self.set_primary(self.tr("Save"), self._on_save)
        self.add_cancel(self.tr("Leave it"))

    def _on_save(self) -> None:
        again = self.again.isChecked()
        self.write(
            visits.note_attempt, visit_id=self.row.id, day=self.day.date().toPython(),
            note=self.note.text(), version=self.row.version,
            next_day=self.next_day.date().toPython() if again else None,
        )  # fmt: skip


class FinishVisitDialog(VisitActDialog):
    """The report of the team."""

    def __init__(self, context: Context, row: VisitRow, parent: QWidget | None = None) -> None:
        super().__init__(context, row, "", parent)
        self.setWindowTitle(self.tr("The visit is done"))
        self.heading.setText(self.tr("The visit is done"))
        if row.targets:
            number = context.number
            self.body.addWidget(
                Muted(
                    self.tr("{reached} of {count} on the list were reached.").format(
                        reached=number(row.reached), count=number(row.targets)
                    )
                )
            )
        self.report = QPlainTextEdit()
        self.report.setObjectName("visitReport")
        self.report.setTabChangesFocus(True)
        self.report.setFixedHeight(REPORT_HEIGHT)
        hint = self.tr("What was done, what was left, what the next visit should know.")
        field = self.form.add("report", self.tr("Report"), self.report, hint)
        self.report.textChanged.connect(field.clear_error)
        self.body.addWidget(field)
        self.set_primary(self.tr("Done"), self._on_save)
        self.add_cancel(self.tr("Leave it"))

    def _on_save(self) -> None:
        self.write(
            visits.finish_visit, visit_id=self.row.id, report=self.report.toPlainText(),
            version=self.row.version,
        )  # fmt: skip


class CancelVisitDialog(VisitActDialog):
    """Why a visit does not take place."""

    def __init__(self, context: Context, row: VisitRow, parent: QWidget | None = None) -> None:
        super().__init__(context, row, "", parent)
        self.setWindowTitle(self.tr("Cancel the visit"))
        self.heading.setText(self.tr("Cancel the visit"))
        self.reason = self._line("cancelReason")
        self.body.addWidget(
            self.form.add("reason", self.tr("Reason"), self.reason,
                          self.tr("Requests it was planned for wait again."))
        )  # fmt: skip
        self.set_primary(self.tr("Cancel the visit"), self._on_save, danger=True)
        self.add_cancel(self.tr("Leave it"))

    def _on_save(self) -> None:
        self.write(
            visits.cancel_visit, visit_id=self.row.id, reason=self.reason.text(),
            version=self.row.version,
        )  # fmt: skip
