"""What may have to be said around the start: a program that hangs, a file it cannot open."""

from PySide6.QtWidgets import QWidget

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
    """A file was given to open that is none of the program's."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("This file is not opened"), parent)
        self.setObjectName("notOpened")
        self.body.addWidget(
            Body(
                self.tr(
                    "“{name}” is no file of this program: those between office and laptop end in "
                    "{ending}. It was not changed."
                ).format(name=name, ending=".ektp")
            )
        )
        self.set_primary(self.tr("Close"), self.reject)


class OnVisitDialog(Dialog):
    """A file was given to open while somebody works in a visit on this laptop."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Not during a visit"), parent)
        self.setObjectName("onVisit")
        self.body.addWidget(
            Body(
                self.tr(
                    "“{name}” can be taken in from the list of visits. Sign out, go back to the "
                    "list, and open the file once more."
                ).format(name=name)
            )
        )
        self.set_primary(self.tr("Close"), self.reject)
