"""Settling a card nobody knows the outcome of."""

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.rules import Outcome, SpoilReason
from ui.context import Context
from ui.widgets.dialog import Dialog
from ui.widgets.texts import Body


class SettleDialog(Dialog):
    """Asks what lies in the printer: a good card, a spoiled one, or the untouched blank."""

    def __init__(self, context: Context, card: CardRow, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What became of card {number}?").format(number=card.number),
                         parent)  # fmt: skip
        self.outcome = Outcome.NOT_PRINTED
        self.reason: SpoilReason | None = None
        self._choices: list[tuple[QRadioButton, Outcome, SpoilReason | None]] = []
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
        self.set_primary(self.tr("Settle"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))

    def _add(self, text: str, outcome: Outcome, reason: SpoilReason | None, name: str) -> None:
        choice = QRadioButton(text)
        choice.setObjectName(name)
        self._group.addButton(choice)
        self._choices.append((choice, outcome, reason))
        self.body.addWidget(choice)

    def _on_accept(self) -> None:
        for choice, outcome, reason in self._choices:
            if choice.isChecked():
                self.outcome, self.reason = outcome, reason
                self.accept()
                return
        self.refuse(self.tr("Choose what became of the card."))
