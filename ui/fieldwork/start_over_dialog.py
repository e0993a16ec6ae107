"""A laptop nobody can open any more is begun anew: what is kept, and what is lost, said first."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.laptop import Laptop
from ui.fieldwork.looks import Looks, Refusal, known
from ui.setup.work import SetupWork
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.texts import Body

WIDTH = 560


class StartOverDialog(Dialog):
    """Accepted once keys and visits are gone. What was packed is copied to a stick before."""

    def __init__(
        self, looks: Looks, store: FieldStore, laptop: Laptop, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        title = self.tr("Begin this laptop anew?")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setMinimumWidth(WIDTH)
        self._looks, self._store = looks, store
        self._waiting = len(laptop.outbox)
        self._copying = False
        self._work = SetupWork(self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(lambda error: known(error, self._on_refused))
        self._build(laptop)

    def _build(self, laptop: Laptop) -> None:
        number = self._looks.number
        if laptop.shut:
            self.body.addWidget(Body(
                self.tr(
                    "{count} visits on this laptop can be opened by nobody any more. What was done "
                    "in them and not packed is lost; the office asks the team, and records those "
                    "people again."
                ).format(count=number(laptop.shut))
            ))  # fmt: skip
        self.body.addWidget(Body(
            self.tr(
                "The laptop gets new keys and is registered anew at the office; then the office "
                "makes new files for it."
            )
        ))  # fmt: skip
        if self._waiting:
            self.body.addWidget(Body(
                self.tr(
                    "{count} files that were packed are safe: only the office can read them. Copy "
                    "them to a stick now and give them to the office before it revokes the old "
                    "entry of this laptop."
                ).format(count=number(self._waiting))
            ))  # fmt: skip
            copy = Button(self.tr("Copy to a stick…"), self._looks.icons.icon("upload"))
            copy.setObjectName("copyBeforeStartOver")
            copy.clicked.connect(self._on_copy)
            self.add_aside(copy)
            copy.setFocus()
        self._go = self.set_primary(self.tr("Begin anew"), self._on_go, danger=True)
        self._go.setEnabled(not self._waiting)
        self.add_cancel(self.tr("Cancel"), first=not self._waiting)

    def _on_copy(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Where to? A stick's folder"))
        if not name or self._work.running:
            return
        folder = Path(name)

        def copy() -> int:
            files = self._store.outbox()
            for file in files:
                self._store.copy(file.sequence, folder)
            return len(files)

        self._copying = True
        self._work.start(copy)

    def _on_go(self) -> None:
        if not self._work.running:
            self.busy(True)
            self._copying = False
            self._work.start(self._store.give_up)

    def _on_done(self, count: int | None) -> None:
        if not self._copying:
            self.accept()
            return
        text = self.tr("{count} files are on the stick. Bring them to the office.")
        self.tell(text.format(count=self._looks.number(count or 0)))
        self._go.setEnabled(True)

    def _on_refused(self, error: Refusal) -> None:
        self.refuse(self._looks.sentences.refusal(error))
        self._go.setEnabled(not self._waiting)

    def reject(self) -> None:
        """What is being taken away is taken away to its end."""
        if not self._work.running:
            super().reject()
