"""A wrong key put right: a card that was confirmed good and is none."""

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from ektp_desk.cards import queries
from ektp_desk.cards.corrections import correct_outcome
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.rules import CardState, SpoilReason
from ektp_desk.kernel.errors import MachineError, OfficeError
from ui.context import Context
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.texts import Body, Heading


class CorrectDialog(Dialog):
    """Finds a printed card, asks what was wrong, and books it as spoiled by new entries."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Correct an outcome")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._context = context
        self._card: CardRow | None = None
        self._form = Form()
        self.body.addWidget(
            Body(
                self.tr(
                    "For a card that was confirmed good by a wrong key and was not collected. The "
                    "earlier entries stay; new ones book its blank as spoiled, and the person is "
                    "ready to print again. A piece booked as spoiled is printed anew instead."
                )
            )
        )
        self._number = QLineEdit()
        self._number.setObjectName("correctCard")
        self._number.returnPressed.connect(self._find)
        hint = self.tr("Card number, receipt code or NIK, then Enter")
        self.body.addWidget(self._form.add("card", self.tr("Card"), self._number, hint))
        self._found = Heading("")
        self._found.setObjectName("correctFound")
        self._found.hide()
        self.body.addWidget(self._found)
        self._group = QButtonGroup(self)
        for place, reason in enumerate(SpoilReason):
            choice = QRadioButton(context.say(f"spoil_reason.{reason}").capitalize())
            choice.setObjectName(f"correct_{reason}")
            choice.setChecked(reason is SpoilReason.MISPRINT)
            self._group.addButton(choice, place)
            self.body.addWidget(choice)
        self._note = QLineEdit()
        self._note.setObjectName("correctNote")
        self.body.addWidget(self._form.add("note", self.tr("What was wrong"), self._note))
        self._button = self.set_primary(self.tr("Find the card"), self._on_primary)
        self.add_cancel(self.tr("Cancel"))

    def _on_primary(self) -> None:
        if self._card is None:
            self._find()
            return
        self._form.clear()
        self.busy(True)
        reason = list(SpoilReason)[self._group.checkedId()]
        self._context.tasks.write(
            self, correct_outcome, done=self._on_done, refused=self._on_refused,
            troubled=self._on_refused, card_id=self._card.id, reason=reason,
            note=self._note.text(),
        )  # fmt: skip

    def _find(self) -> None:
        self._context.tasks.read(
            self, queries.find_card, done=self._on_found, key="card", text=self._number.text()
        )

    def _on_found(self, card: CardRow | None) -> None:
        self._form.clear()
        printed = card is not None and card.state is CardState.PRINTED
        self._card = card if printed else None
        self._found.setVisible(printed)
        if card is None or not printed:
            code = "card.missing" if card is None else "card.correct_only_printed"
            self._form.refuse("card", self._context.say(code))
            self._button.set_text(self.tr("Find the card"))
            return
        self._found.setText(
            self.tr("{number} · {name}").format(number=card.number, name=card.resident_name)
        )
        self._button.set_text(self.tr("Book as spoiled"))
        self._note.setFocus()

    def _on_done(self, card: CardRow) -> None:
        self._context.requests.message.emit(
            self.tr("{number} is booked as spoiled.").format(number=card.number), None
        )
        self.accept()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        sentence = self._context.refusal(error)
        self.busy(False)
        if not (error.field and self._form.refuse(error.field, sentence)):
            self.refuse(sentence)
