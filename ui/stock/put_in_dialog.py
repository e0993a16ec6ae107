"""Putting a card into the destruction store by hand, with what is known of it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ektp_desk.cards.destruction_batches import BatchRow
from ektp_desk.cards.destruction_entries import put_in
from ektp_desk.cards.rules_destruction import BY_HAND, StoreReason
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.texts import Body


class PutInDialog(FormDialog):
    """A found card, one of somebody who died or moved; or one that a record wrongly names."""

    def __init__(
        self, context: Context, batches: Sequence[BatchRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Put a card into the store")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.body.addWidget(
            Body(self.tr("Spoiled blanks and old cards taken in at a hand-over come in by "
                         "themselves. Enter what is known of this one."))
        )  # fmt: skip
        self._reason = QComboBox()
        self._reason.setObjectName("putInReason")
        for reason in BY_HAND:
            self._reason.addItem(context.say(f"store_reason.{reason}"), reason)
        self._reason.setCurrentIndex(BY_HAND.index(StoreReason.LOST_THEN_FOUND))
        self._texts: dict[str, QLineEdit] = {}
        self.body.addWidget(self.form.add("reason", self.tr("Reason"), self._reason))
        for name, label, hint in (
            ("nik", self.tr("NIK"), self.tr("If it can be read")),
            ("card_number", self.tr("Card number"), self.tr("If it was printed here: K-…")),
            ("serial", self.tr("Serial"), ""),
            ("note", self.tr("Note"), self.tr("Where it was found, who brought it")),
        ):
            editor = QLineEdit()
            editor.setObjectName(f"putIn_{name}")
            self._texts[name] = editor
            self.body.addWidget(self.form.add(name, label, editor, hint))
        self._corrects = QComboBox()
        self._corrects.setObjectName("putInCorrects")
        self._corrects.addItem(self.tr("None"), None)
        for row in batches:
            self._corrects.addItem(row.number, row.id)
        field = self.form.add("corrects_id", self.tr("Corrects this record"), self._corrects)
        field.setVisible(bool(batches))
        self.body.addWidget(field)
        self.set_primary(self.tr("Put in"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        self._texts["nik"].setFocus()

    def _on_accept(self) -> None:
        self.write(
            put_in, reason=self._reason.currentData(),
            corrects_id=self._corrects.currentData(),
            **{name: editor.text() for name, editor in self._texts.items()},
        )  # fmt: skip
