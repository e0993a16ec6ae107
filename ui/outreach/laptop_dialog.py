"""Registering a laptop: its file, its fingerprint compared by eye, its name."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach import devices
from ektp_desk.outreach.sealed import Card, read_card
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.panel import Panel
from ui.widgets.texts import Display, Muted

WIDTH = 560
ENDING = "*.ektp"


class LaptopDialog(FormDialog):
    """First the file, then the comparing: a fingerprint nobody compared is worth nothing."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, path: str | Path | None = None
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Register a laptop")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setMinimumWidth(WIDTH)
        self._card: Card | None = None
        self._about = Muted(
            self.tr(
                "Choose the file that the laptop wrote with “Register this laptop…”. It holds the "
                "laptop's name and its public keys, nothing secret."
            )
        )
        self.body.addWidget(self._about)
        self._compare = self._build_compare()
        self._compare.hide()
        self.body.addWidget(self._compare)
        self._go = self.set_primary(self.tr("Choose the file…"), self._on_go)
        self.add_cancel(self.tr("Cancel"))
        if path is not None:
            self.open_file(Path(path))

    def _build_compare(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        panel = Panel(self.tr("Key fingerprint"))
        self.fingerprint = Display("")
        self.fingerprint.setObjectName("laptopFingerprint")
        self.fingerprint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        panel.body.addWidget(self.fingerprint)
        column.addWidget(panel)
        self.name = QLineEdit()
        self.name.setObjectName("laptopName")
        self.name.setMaxLength(devices.LONGEST_NAME)
        self.same = QCheckBox(self.tr("The laptop's own screen shows the same fingerprint"))
        self.same.setObjectName("laptopSame")
        self.same.toggled.connect(self._show_go)
        column.addWidget(self.same)
        column.addWidget(
            self.form.add(
                "name", self.tr("Name"), self.name, self.tr("As it is written on the laptop.")
            )
        )
        return box

    def open_file(self, path: Path) -> None:
        """Read the card of a laptop."""
        self.busy(True)
        self.context.tasks.aside(
            self, read_card, done=self._on_card, refused=self._on_unread,
            troubled=self._on_unread, path=path,
        )  # fmt: skip

    def _on_card(self, card: Card) -> None:
        self._card = card
        self._about.setText(
            self.tr(
                "Compare the fingerprint with the one on the laptop's screen, group by group. If "
                "they differ, the file is not from this laptop: do not register it."
            )
        )
        self.fingerprint.setText(card.fingerprint)
        self.name.setText(card.name)
        self._compare.show()
        self._go.set_text(self.tr("Register"))
        self._show_go()
        self.same.setFocus()

    def _on_unread(self, error: OfficeError | MachineError) -> None:
        self.refuse(self.context.refusal(error))

    def _show_go(self) -> None:
        self._go.setEnabled(self._card is None or self.same.isChecked())

    def busy(self, busy: bool) -> None:
        super().busy(busy)
        if not busy:
            self._show_go()

    def _on_go(self) -> None:
        if self._card is not None:
            self.write(devices.register, card=self._card, name=self.name.text())
            return
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the laptop's file"), "",
            f"{self.tr('Files of EKTP Desk')} ({ENDING})",
        )  # fmt: skip
        if name:
            self.open_file(Path(name))
