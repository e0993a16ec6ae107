"""Noting that the owners of waiting cards were told: who, how."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ektp_desk.cards.rules_pickup import ReminderChannel
from ektp_desk.cards.uncollected import UncollectedRow, remind
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.texts import Muted

WIDTH = 480


class RemindDialog(FormDialog):
    """One note for all chosen cards."""

    def __init__(
        self, context: Context, rows: Sequence[UncollectedRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", parent)
        self.setWindowTitle(self.tr("Owners were told"))
        self.heading.setText(self.tr("Owners were told"))
        self.setMinimumWidth(WIDTH)
        self._ids = [row.id for row in rows]
        self.body.addWidget(Muted(self._about(rows)))
        self._channel = QComboBox()
        self._channel.setObjectName("reminderChannel")
        for channel in ReminderChannel:
            self._channel.addItem(context.say(f"reminder_channel.{channel}"), channel)
        self._told = QLineEdit()
        self._told.setObjectName("reminderTold")
        self._note = QLineEdit()
        self._note.setObjectName("reminderNote")
        add = self.form.add
        self.body.addWidget(add("channel", self.tr("How"), self._channel))
        self.body.addWidget(
            add("told", self.tr("Who was told"), self._told,
                self.tr("Left empty: the owner. A number called may stand here too."))
        )  # fmt: skip
        self.body.addWidget(add("note", self.tr("Note"), self._note))
        self.set_primary(self.tr("Note it"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))

    def _about(self, rows: Sequence[UncollectedRow]) -> str:
        if len(rows) == 1:
            return f"{rows[0].resident_name} · {rows[0].number}"
        return self.tr("{count} cards").format(count=self.context.number(len(rows)))

    def _on_accept(self) -> None:
        self.write(
            remind, card_ids=self._ids, channel=self._channel.currentData(),
            told=self._told.text(), note=self._note.text(),
        )  # fmt: skip
