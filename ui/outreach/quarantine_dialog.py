"""An event that was set apart: what is known beside what came, and what becomes of it."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach import decisions_field
from ektp_desk.outreach.queries_home import QuarantineRow
from ui.context import Context
from ui.outreach.event_words import words_of
from ui.outreach.sides_grid import SideRow, SidesGrid, side_head
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.texts import Muted

SIZE = (940, 600)


class QuarantineDialog(Dialog):
    """Taken or left: both are remembered, and not asked again."""

    def __init__(self, context: Context, row: QuarantineRow, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Set apart: {what}").format(what=self._what(context, row))
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self._row = row
        self.body.addWidget(Muted(self._sentence()))
        grid = SidesGrid()
        grid.show_sides(self._heads(), self._rows(), differs=self.tr("differs"))
        self.body.addWidget(grid, 1)
        self.note = QLineEdit()
        self.note.setObjectName("quarantineNote")
        self.note.setMaxLength(decisions_field.MOST_NOTE)
        self.body.addWidget(Field(self.tr("Why"), self.note))
        self._keep = Button(self.tr("Leave it apart"), None, "2")
        self._keep.setObjectName("quarantineKeep")
        self._keep.clicked.connect(lambda: self._decide(take=False))
        self.add_aside(self._keep)
        self._go = self.set_primary(self.tr("Take what came"), lambda: self._decide(take=True))
        self._go.setEnabled(row.takeable)
        self.add_cancel(self.tr("Later"))

    # -- building --------------------------------------------------------------------------

    def _what(self, context: Context, row: QuarantineRow) -> str:
        if row.kind is None:
            return self.tr("an unreadable event")
        return context.say(f"event_kind.{row.kind}")

    def _sentence(self) -> str:
        row, context = self._row, self._context
        why = context.say(f"quarantine_reason.{row.reason}")
        if row.at is None:
            return self.tr("{why}. From {laptop}.").format(why=why, laptop=row.device_name)
        return self.tr("{why}. From {laptop}, {author}, {day}, {time}.").format(
            why=why, laptop=row.device_name, author=row.author,
            day=context.day(row.at.astimezone(context.zone)), time=context.time(row.at),
        )  # fmt: skip

    def _heads(self) -> list[QWidget]:
        came = side_head(self.tr("What came now"))
        if self._row.first is None:
            return [came]
        return [side_head(self.tr("What the office has")), came]

    def _rows(self) -> list[SideRow]:
        """What differs first."""
        other = words_of(self._context, self._row.other)
        if self._row.first is None:
            return [SideRow(label, (value,)) for label, value in other.items()]
        first = words_of(self._context, self._row.first)
        rows = [
            SideRow(label, (first.get(label, ""), other.get(label, "")))
            for label in dict.fromkeys((*first, *other))
        ]
        return sorted(rows, key=lambda row: not row.differs)

    # -- deciding --------------------------------------------------------------------------

    def busy(self, busy: bool) -> None:
        super().busy(busy)
        self._keep.setEnabled(not busy)
        self._go.setEnabled(not busy and self._row.takeable)

    def _decide(self, *, take: bool) -> None:
        self._context.tasks.write(
            self, decisions_field.decide_quarantine, done=lambda _none: self.accept(),
            refused=self._on_refused, troubled=self._on_refused, busy=self.busy,
            quarantine_id=self._row.id, take=take, note=self.note.text(),
        )  # fmt: skip

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refuse(self._context.refusal(error))
