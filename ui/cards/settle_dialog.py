"""Settling a card nobody knows the outcome of."""

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.rules import Outcome, SpoilReason
from ektp_desk.kernel.errors import MachineError, OfficeError
from ui.cards.printing_viewmodel import PrintingViewModel
from ui.context import Context
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.texts import Body

Choice = tuple[QRadioButton, Outcome, SpoilReason | None]


class SettleDialog(Dialog):
    """Asks what lies in the printer: a good card, a spoiled one, or the untouched blank.

    A refusal lands here; what was chosen and typed stays.
    """

    def __init__(
        self,
        context: Context,
        viewmodel: PrintingViewModel,
        card: CardRow,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("What became of card {number}?").format(number=card.number),
                         parent)  # fmt: skip
        self._context = context
        self._viewmodel = viewmodel
        self._card = card
        self._choices: list[Choice] = []
        self._group = QButtonGroup(self)
        self.body.addWidget(
            Body(
                self.tr(
                    "Look into the printer and at the cards lying there. Until this is settled, "
                    "no other card can be printed for {name}."
                ).format(name=card.resident_name)
            )
        )
        self._add(self.tr("A good card came out"), Outcome.GOOD, None, "settle_printed")
        for reason in SpoilReason:
            text = self.tr("Spoiled: {reason}").format(reason=context.say(f"spoil_reason.{reason}"))
            self._add(text, Outcome.SPOILED, reason, f"settle_{reason}")
        self._add(self.tr("Not printed, the blank is untouched"), Outcome.NOT_PRINTED, None,
                  "settle_not_printed")  # fmt: skip
        self._add_serial()
        self.set_primary(self.tr("Settle"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))

    def _add(self, text: str, outcome: Outcome, reason: SpoilReason | None, name: str) -> None:
        choice = QRadioButton(text)
        choice.setObjectName(name)
        choice.toggled.connect(self._show_serial)
        self._group.addButton(choice)
        self._choices.append((choice, outcome, reason))
        self.body.addWidget(choice)

    def _add_serial(self) -> None:
        self._serial = QLineEdit(self._card.blank_serial)
        self._serial.setObjectName("settleSerial")
        self._field = Field(self.tr("Blank serial"), self._serial, self.tr("Scan or type"))
        self.body.addWidget(self._field)
        self._show_serial()

    def _chosen(self) -> Choice | None:
        return next((choice for choice in self._choices if choice[0].isChecked()), None)

    def _show_serial(self) -> None:
        """Only a card that took a blank has its serial asked."""
        chosen = self._chosen()
        took_blank = chosen is not None and chosen[1] is not Outcome.NOT_PRINTED
        self._field.setVisible(took_blank and self._context.profile.ask_blank_serial)

    def _on_accept(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            self.refuse(self.tr("Choose what became of the card."))
            return
        self._field.clear_error()
        self.busy(True)
        self._viewmodel.settle(
            self._card, chosen[1], chosen[2], blank_serial=self._serial.text().strip(),
            done=self.accept, refused=self._on_refused,
        )  # fmt: skip

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        sentence = self._context.refusal(error)
        if error.field != "blank_serial":
            self.refuse(sentence)
            return
        self.busy(False)
        self._field.set_error(sentence)
        self._serial.setFocus()
