"""Comparing the log's head on a paper with the database."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.storage.audit_compare import Compared, compare
from ui.context import Context
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.notice import Notice
from ui.widgets.texts import Muted

MOST_DIGITS = 19


class CompareDialog(Dialog):
    """The number of rows and the head, as they stand at the end of a day sheet or a report."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Compare a paper with the log"), parent)
        self._context = context
        self._form = Form()
        self._rows = QLineEdit()
        self._rows.setObjectName("compareRows")
        self._rows.setMaxLength(MOST_DIGITS)
        self._seal = QLineEdit()
        self._seal.setObjectName("compareSeal")
        self.body.addWidget(
            Muted(
                self.tr(
                    "At the end of each day sheet and report stands how many rows the log had, "
                    "and its head in groups of eight. The first two groups will do."
                )
            )
        )
        self.body.addWidget(self._form.add("rows", self.tr("Rows on the paper"), self._rows))
        self.body.addWidget(self._form.add("seal", self.tr("Log's head on the paper"), self._seal))
        self._outcome = Notice()
        self._outcome.setObjectName("compareOutcome")
        self.body.addWidget(self._outcome)
        self.set_primary(self.tr("Compare"), self._on_compare)
        self.add_cancel(self.tr("Close"))
        self._rows.setFocus()

    def _on_compare(self) -> None:
        self._form.clear()
        self._outcome.clear()
        digits = "".join(sign for sign in self._rows.text() if sign.isdecimal())
        self._context.tasks.read(
            self, compare, done=self._show, failed=self._on_refused, key="compare",
            rows=int(digits or 0), seal=self._seal.text(),
        )  # fmt: skip

    def _show(self, found: Compared) -> None:
        number = self._context.number
        sentence = self._context.say(
            f"audit.compared.{found.outcome}", rows=number(found.rows), last=number(found.last),
            since=number(found.since), group=number(found.group),
            row=number(found.broken_at or 0),
        )  # fmt: skip
        self._outcome.show_notice(sentence, "positive" if found.agrees else "negative")

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        sentence = self._context.refusal(error)
        if not self._form.refuse(error.field, sentence):
            self.refuse(sentence)
