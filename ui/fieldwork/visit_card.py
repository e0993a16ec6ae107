"""One visit on a laptop: what it is, until when it may be used, what is still to go home."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.outreach.laptop import VisitHere
from ui.fieldwork.looks import Looks
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.chip import Chip
from ui.widgets.texts import Caption, Heading, Muted

SOON = 2  # days before its end a visit's end is shown as a warning


class VisitCard(QFrame):
    """`opened` when somebody wants to work in it."""

    opened = Signal()

    def __init__(
        self, looks: Looks, row: VisitHere, *, first: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "tile")
        self._looks = looks
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Heading(row.visit.title))
        column.addWidget(Muted(f"{row.visit.number} · {looks.day(row.visit.day)}"))
        column.addWidget(Caption(self._people(row)))
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for chip in self._chips(row):
            chips.addWidget(chip)
        chips.addStretch(1)
        column.addLayout(chips)
        line.addLayout(column, 1)
        self.button = (PrimaryButton if first else Button)(self.tr("Open"))
        self.button.setObjectName(f"openVisit_{row.visit.visit}")
        self.button.setAccessibleName(self.tr("Open {title}").format(title=row.visit.title))
        self.button.setEnabled(not row.expired)
        self.button.clicked.connect(self.opened)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _people(self, row: VisitHere) -> str:
        return self.tr("{done} of {targets} on the list done · data of {people} people").format(
            done=self._looks.number(row.done),
            targets=self._looks.number(row.targets),
            people=self._looks.number(row.people),
        )

    def _chips(self, row: VisitHere) -> list[Chip]:
        chips = [self._until(row)]
        if row.drafts:
            text = self.tr("{count} recordings not finished")
            chips.append(Chip(text.format(count=self._looks.number(row.drafts)), "warning"))
        if row.unpacked:
            text = self.tr("{count} not packed yet")
            chips.append(Chip(text.format(count=self._looks.number(row.unpacked)), "warning"))
        if row.waiting:
            text = self.tr("{count} wait for the office's receipt")
            chips.append(Chip(text.format(count=self._looks.number(row.waiting)), "info"))
        if row.events and not (row.unpacked or row.waiting):
            chips.append(Chip(self.tr("The office has everything"), "positive"))
        return chips

    def _until(self, row: VisitHere) -> Chip:
        if row.expired:
            return Chip(self.tr("Its time is over"), "negative")
        text = self.tr("until {moment}").format(moment=self._looks.moment(row.visit.expires_at))
        left = row.visit.expires_at - self._looks.clock.now()
        return Chip(text, "warning" if left.days < SOON else "neutral")
