"""Rolls that come, go into a printer, or are thrown away."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ektp_desk.cards.consumables import discard_rolls, load_roll, receive_rolls
from ektp_desk.cards.queries_printers import PrinterRow, ShelfRow
from ektp_desk.cards.rules_printers import MOST_PRINTS, MOST_ROLLS, ConsumableKind
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.inputs import NumberField
from ui.widgets.texts import Body

USUAL_PRINTS = 500


class ReceiveRollsDialog(FormDialog):
    """Begins with the product that is chosen on the shelf."""

    def __init__(
        self, context: Context, like: ShelfRow | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Rolls received")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._kind = QComboBox()
        self._kind.setObjectName("rollKind")
        for kind in ConsumableKind:
            self._kind.addItem(context.say(f"consumable_kind.{kind}"), kind)
        self._name = QLineEdit()
        self._name.setObjectName("rollName")
        self._prints = NumberField("rollPrints", 1, MOST_PRINTS)
        self._prints.setValue(USUAL_PRINTS)
        self._rolls = NumberField("rollCount", 1, MOST_ROLLS)
        if like is not None:
            self._kind.setCurrentIndex(list(ConsumableKind).index(like.kind))
            self._name.setText(like.name)
            self._prints.setValue(like.prints)
        for name, label, editor, hint in (
            ("kind", self.tr("Kind"), self._kind, ""),
            ("name", self.tr("Product"), self._name, self.tr("As written on the box")),
            ("prints", self.tr("Prints a roll"), self._prints,
             self.tr("For a cleaning kit: prints until the next cleaning")),
            ("rolls", self.tr("Rolls"), self._rolls, ""),
        ):  # fmt: skip
            self.body.addWidget(self.form.add(name, label, editor, hint))
        self.set_primary(self.tr("Put on the shelf"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        (self._rolls if like is not None else self._name).setFocus()

    def _on_accept(self) -> None:
        self.write(
            receive_rolls, kind=self._kind.currentData(), name=self._name.text(),
            prints=self._prints.value(), rolls=self._rolls.value(),
        )  # fmt: skip


class LoadDialog(FormDialog):
    """One roll from the shelf into a printer."""

    def __init__(
        self,
        context: Context,
        printer: PrinterRow,
        shelf: Sequence[ShelfRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "", parent)
        self._printer = printer
        title = self.tr("Load {name}").format(name=printer.name)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._roll = QComboBox()
        self._roll.setObjectName("loadProduct")
        for row in shelf:
            if row.rolls:
                self._roll.addItem(
                    self.tr("{kind}: {name} ({rolls} on the shelf)").format(
                        kind=context.say(f"consumable_kind.{row.kind}"), name=row.name,
                        rolls=context.number(row.rolls),
                    ),
                    row.id,
                )  # fmt: skip
        self.body.addWidget(self.form.add("consumable", self.tr("Roll"), self._roll))
        self.body.addWidget(
            Body(self.tr("A roll of the same kind that is in the printer counts as taken out."))
        )
        self.set_primary(self.tr("Load"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        self._roll.setFocus()

    def _on_accept(self) -> None:
        self.write(load_roll, printer_id=self._printer.id, consumable_id=self._roll.currentData())


class DiscardDialog(FormDialog):
    """Rolls that are of no use any more."""

    def __init__(self, context: Context, row: ShelfRow, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._row = row
        title = self.tr("Discard {name}").format(name=row.name)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._rolls = NumberField("discardCount", 1, MOST_ROLLS)
        self._note = QLineEdit()
        self._note.setObjectName("discardNote")
        self.body.addWidget(self.form.add("rolls", self.tr("Rolls"), self._rolls))
        self.body.addWidget(self.form.add("note", self.tr("Reason"), self._note))
        self.set_primary(self.tr("Discard"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        self._rolls.setFocus()

    def _on_accept(self) -> None:
        self.write(
            discard_rolls, consumable_id=self._row.id, rolls=self._rolls.value(),
            note=self._note.text(),
        )  # fmt: skip
