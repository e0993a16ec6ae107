"""About: version, where the data lies, licences of what the program is made with."""

from importlib.resources import files

from PySide6.QtWidgets import QTextBrowser, QWidget

from ektp_desk import __version__
from ektp_desk.storage.engines import told
from ui.accounts.part import Part
from ui.context import Context
from ui.widgets.key_value import KeyValues
from ui.widgets.texts import Heading, Muted


class AboutPart(Part):
    """What an administrator asks first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "EKTP Desk", parent)
        body = self.panel.body
        body.addWidget(
            Muted(self.tr("Queue, recording, cards and blanks of a civil-registry office."))
        )
        facts = KeyValues()
        facts.set_pairs(
            [
                (self.tr("Version"), __version__),
                (self.tr("Database"), told(context.tasks.desk.engine.url)),
                (self.tr("Workstation"), context.actor.station),
                (self.tr("Officer"), context.actor.name),
            ]
        )
        body.addWidget(facts)
        body.addSpacing(8)
        body.addWidget(Heading(self.tr("Notices")))
        notices = QTextBrowser()
        notices.setObjectName("notices")
        notices.setAccessibleName(self.tr("Notices"))
        notices.setMarkdown(files("resources").joinpath("NOTICES.md").read_text(encoding="utf-8"))
        body.addWidget(notices, 1)
