"""What may have to be said around the start: a program that hangs, a file it cannot open."""

from PySide6.QtWidgets import QWidget

from ektp_desk import __version__
from ui.widgets.dialog import Dialog
from ui.widgets.texts import Body


class HangsDialog(Dialog):
    """The program runs already and does not answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("EKTP Desk is already open"), parent)
        self.body.addWidget(
            Body(
                self.tr(
                    "It does not answer at the moment. Wait a little and try again. If it still "
                    "does not answer, end it in the Task Manager; what was saved is safe."
                )
            )
        )
        self.set_primary(self.tr("Close"), self.reject)


class NotOpenedDialog(Dialog):
    """A file was given to open that this version has no page for."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("This file is not opened"), parent)
        self.setObjectName("notOpened")
        self.body.addWidget(
            Body(
                self.tr(
                    "Version {version} of the program cannot take in field bundles yet. "
                    "“{name}” was not changed."
                ).format(version=__version__, name=name)
            )
        )
        self.set_primary(self.tr("Close"), self.reject)
