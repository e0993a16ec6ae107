"""The recovery key, shown once: print or save it, type two groups of it back, go on."""

import secrets
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.setup.work import SetupWork
from ui.theme.icons import Icons
from ui.vault.findings import save_page
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.form import Form
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel, centred
from ui.widgets.texts import Body, Muted, Title

WIDTH = 560
GROUPS_A_LINE = 3
NUMBER_WIDTH = 14
ASKED = 2


class RecoveryView(QWidget):
    """`kept` tells that the key is on paper. The key leaves this view only where it is sent."""

    kept = Signal()

    def __init__(
        self,
        icons: Icons,
        *,
        key: str,
        office: str,
        database: str,
        day: date,
        send: Callable[[bytes], str],
        backups: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`send` gives a PDF to the printer for A4 and says its name, "" where there is none.
        `backups`: the key opens the backups of an office on a server, else the data."""
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self._icons = icons
        self._groups = key.split("-")
        self._asked = sorted(secrets.SystemRandom().sample(range(len(self._groups)), ASKED))
        self._paper = (office, database, key, day)
        self._backups = backups
        self._send = send
        self._work = SetupWork(self)
        self._work.done.connect(self._on_sent)
        self._editors: dict[int, QLineEdit] = {}
        self.form = Form()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.addStretch(2)
        title = Title(self.tr("Keep the recovery key"))
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(title)
        column.addSpacing(8)
        panel = Panel()
        panel.setFixedWidth(WIDTH)
        panel.body.addWidget(Body(self._sentence()))
        panel.body.addLayout(self._build_key())
        panel.body.addLayout(self._build_out())
        self._notice = Notice()
        panel.body.addWidget(self._notice)
        panel.body.addWidget(Muted(self.tr("Type two of the groups from the paper.")))
        panel.body.addLayout(self._build_check())
        column.addLayout(centred(panel))
        column.addStretch(3)

    def _sentence(self) -> str:
        if self._backups:
            return self.tr(
                "The backups of the office's server are encrypted. This key opens them, on any "
                "computer. It is shown once and kept nowhere: put the paper into a safe, apart "
                "from the server and the backups."
            )
        return self.tr(
            "The data are encrypted. This key opens them when this computer breaks or the "
            "pass phrase is forgotten. It is shown once and kept nowhere: put the paper "
            "into a safe, apart from the computer and the backups."
        )

    def _build_key(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, group in enumerate(self._groups):
            label = QLabel(group)
            label.setObjectName(f"recoveryGroup{place + 1}")
            label.setProperty("role", "code")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            number = Muted(str(place + 1))
            number.setFixedWidth(NUMBER_WIDTH)
            cell = QHBoxLayout()
            cell.addWidget(number)
            cell.addWidget(label, 1)
            grid.addLayout(cell, place // GROUPS_A_LINE, place % GROUPS_A_LINE)
        return grid

    def _build_out(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        show = Button(self.tr("Print"), self._icons.icon("printer"))
        show.setObjectName("printRecovery")
        show.clicked.connect(self._on_print)
        save = Button(self.tr("Save as PDF…"), self._icons.icon("download"))
        save.setObjectName("saveRecovery")
        save.clicked.connect(self._on_save)
        row.addWidget(show)
        row.addWidget(save)
        row.addStretch(1)
        return row

    def _build_check(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for place in self._asked:
            editor = QLineEdit()
            editor.setObjectName(f"typedGroup{place + 1}")
            editor.setMaxLength(8)
            label = self.tr("Group {number}").format(number=place + 1)
            row.addWidget(self.form.add(f"group{place}", label, editor))
            self._editors[place] = editor
        go_on = PrimaryButton(self.tr("Go on"))
        go_on.setObjectName("recoveryKept")
        go_on.clicked.connect(self._on_kept)
        row.addWidget(go_on, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    @property
    def asked(self) -> tuple[int, ...]:
        """Which groups are asked for, counted from 1."""
        return tuple(place + 1 for place in self._asked)

    def _page(self) -> bytes:
        from printing.recovery import recovery_page

        office, database, key, day = self._paper
        return recovery_page(
            office=office, database=database, key=key, day=day, backups=self._backups
        )

    def _on_print(self) -> None:
        if not self._work.running:
            self._work.start(lambda: self._send(self._page()))

    def _on_sent(self, printer: str) -> None:
        if printer:
            self._notice.show_notice(
                self.tr("Sent to {printer}.").format(printer=printer), "positive"
            )
        else:
            self._notice.show_notice(
                self.tr("No printer took it. Save it as PDF, or write it down."), "warning"
            )

    def _on_save(self) -> None:
        title = self.tr("Save the recovery key")
        saved = save_page(self, title, "kunci-pemulihan.pdf", self._page)
        if saved is False:
            self._notice.show_notice(
                self.tr("It could not be written there. Choose another place."), "negative"
            )
        elif saved:
            self._notice.show_notice(
                self.tr("Saved. Print it, and do not leave the file on this computer."), "positive"
            )

    def _on_kept(self) -> None:
        self.form.clear()
        for place, editor in self._editors.items():
            if editor.text().strip().upper() != self._groups[place]:
                self.form.refuse(f"group{place}", self.tr("That is not what the paper says."))
                editor.setFocus()
                return
        self.kept.emit()
