"""What became of a person, other than being recorded."""

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ektp_desk.outreach.fieldwork import Told
from ektp_desk.outreach.queries_fieldwork import FieldPersonView
from ektp_desk.outreach.rules import TargetOutcome
from ektp_desk.outreach.rules_targets import SHOWN
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.fieldwork.viewmodel import FieldViewModel
from ui.widgets.field import Field
from ui.widgets.texts import Muted

WIDTH = 520
IN_ORDER = (
    TargetOutcome.CARD_GIVEN, TargetOutcome.NOT_MET, TargetOutcome.COMES_TO_OFFICE,
    TargetOutcome.REFUSED, TargetOutcome.AWAY, TargetOutcome.MOVED, TargetOutcome.DIED,
)  # fmt: skip


class OutcomeDialog(FormDialog):
    """One of a few answers, with a note; `told` is what stood there before, for Undo."""

    def __init__(
        self,
        context: Context,
        viewmodel: FieldViewModel,
        view: FieldPersonView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, view.row.name, parent)
        self._viewmodel = viewmodel
        self.setMinimumWidth(WIDTH)
        self.told: Told | None = None
        self._group = QButtonGroup(self)
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._outcomes = [one for one in IN_ORDER if self._offered(one, view)]
        for number, outcome in enumerate(self._outcomes):
            button = QRadioButton(context.say(f"target_outcome.{outcome}"))
            button.setObjectName(f"outcome_{outcome}")
            button.setChecked(view.row.outcome is outcome)
            self._group.addButton(button, number)
            column.addWidget(button)
        self._group.idToggled.connect(lambda *_: self._show_hint())
        choices_field = Field(self.tr("What became of it"), choices)
        self.form.keep("outcome", choices_field)
        self.body.addWidget(choices_field)
        self._note = QLineEdit(view.row.note)
        self._note.setObjectName("outcomeNote")
        self.body.addWidget(self.form.add("note", self.tr("Note"), self._note))
        self._hint = Muted("")
        self.body.addWidget(self._hint)
        self._go = self.set_primary(self.tr("Save"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        self._show_hint()
        first = self._group.checkedButton() or self._group.button(0)
        first.setFocus()

    def _offered(self, outcome: TargetOutcome, view: FieldPersonView) -> bool:
        return outcome is not TargetOutcome.CARD_GIVEN or bool(view.cards)

    @property
    def outcome(self) -> TargetOutcome | None:
        """The answer marked."""
        place = self._group.checkedId()
        return None if place < 0 else self._outcomes[place]

    def _show_hint(self) -> None:
        self.form.clear()
        self._hint.show()
        self._go.setEnabled(self.outcome is not None)
        self._hint.setText(
            self.tr("Say in the note who told you, or which paper you saw.")
            if self.outcome in SHOWN
            else self.tr("The note may stay empty.")
        )

    def _on_accept(self) -> None:
        self.form.clear()
        self.busy(True)
        self._viewmodel.set_outcome(
            self.outcome, self._note.text(), done=self._on_told, refused=self._on_refused
        )

    def _on_refused(self, error: object) -> None:
        self.busy(False)
        self._hint.hide()  # the refusal says the same
        super()._on_refused(error)  # type: ignore[arg-type]

    def _on_told(self, told: Told) -> None:
        self.told = told
        self.accept()
