"""What became of somebody on a visit's list."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ektp_desk.outreach import targets
from ektp_desk.outreach.queries_targets import TargetRow
from ektp_desk.outreach.rules import TargetOutcome
from ektp_desk.outreach.rules_targets import LONGEST_NOTE, SHOWN
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.texts import Muted


class OutcomeDialog(FormDialog):
    """`before` is what was said about the person until now, once something new was noted."""

    def __init__(self, context: Context, row: TargetRow, parent: QWidget | None = None) -> None:
        super().__init__(context, row.name, parent)
        self._row = row
        self.before: targets.Said | None = None
        self.outcome = QComboBox()
        self.outcome.setObjectName("targetOutcome")
        for outcome in TargetOutcome:
            self.outcome.addItem(context.say(f"target_outcome.{outcome}"), outcome)
        self.outcome.setCurrentIndex(max(0, self.outcome.findData(row.outcome)))
        self.note = QLineEdit(row.note)
        self.note.setObjectName("targetNote")
        self.note.setMaxLength(LONGEST_NOTE)
        self.body.addWidget(Muted(row.masked_nik))
        self.body.addWidget(self.form.add("outcome", self.tr("What became of it"), self.outcome))
        self._noted = self.form.add("note", self.tr("Note"), self.note)
        self.body.addWidget(self._noted)
        self._hint = Muted(self.tr("Died and moved need what shows it: a paper, or who said so."))
        self.body.addWidget(self._hint)
        self.set_primary(self.tr("Note it"), self._on_save)
        self.add_cancel(self.tr("Cancel"))
        self.outcome.currentIndexChanged.connect(self._show_hint)
        self._show_hint()

    def _show_hint(self) -> None:
        self._hint.setVisible(self.outcome.currentData() in SHOWN)
        self._noted.clear_error()

    def _on_save(self) -> None:
        def done(before: targets.Said) -> None:
            self.before = before
            self.accept()

        self.form.clear()
        self.context.tasks.write(
            self, targets.set_outcome, done=done, refused=self._on_refused,
            troubled=self._on_refused, busy=self.busy, target_id=self._row.id,
            outcome=TargetOutcome(self.outcome.currentData()), note=self.note.text(),
        )  # fmt: skip
