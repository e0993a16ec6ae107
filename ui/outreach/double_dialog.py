"""One person recorded twice: the recordings side by side, and which of them counts."""

from datetime import datetime

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach import decisions_field
from ektp_desk.outreach.queries_home import DoubleRow, Side
from ektp_desk.recording.items import PAPER
from ektp_desk.recording.rules import RecordingState
from ui.context import Context
from ui.outreach.sides_grid import NOTHING, SideRow, SidesGrid
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.texts import Muted

SIZE = (940, 600)


class DoubleDialog(Dialog):
    """Nothing is chosen beforehand, unless one of them was approved and cannot be cancelled."""

    def __init__(self, context: Context, row: DoubleRow, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Recorded twice: {name}").format(name=row.name)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self._row = row
        self.body.addWidget(
            Muted(
                self.tr(
                    "{nik}. Choose the recording that counts. The others are cancelled with the "
                    "reason; the decision is remembered."
                ).format(nik=row.masked_nik)
            )
        )
        grid = SidesGrid()
        grid.show_sides(self._heads(), self._rows(), differs=self.tr("differs"))
        self.body.addWidget(grid, 1)
        self._form = Form()
        self.note = QLineEdit()
        self.note.setObjectName("doubleNote")
        self.note.setMaxLength(decisions_field.MOST_NOTE)
        self.note.setPlaceholderText(self.tr("for example: photo sharper, all fingers taken"))
        self.body.addWidget(self._form.add("note", self.tr("Why this one"), self.note))
        self._go = self.set_primary(self.tr("This one counts"), self._on_decide)
        self.add_cancel(self.tr("Later"))
        self._show_go()

    # -- building --------------------------------------------------------------------------

    def _heads(self) -> list[QWidget]:
        self._group = QButtonGroup(self)
        approved = any(side.state is RecordingState.APPROVED for side in self._row.sides)
        heads: list[QWidget] = []
        for place, side in enumerate(self._row.sides):
            button = QRadioButton(f"{place + 1}  {self._place(side)}")
            button.setObjectName(f"side_{place}")
            button.setShortcut(str(place + 1))
            button.setAccessibleName(f"{side.number}: {self._place(side)}")
            if approved:
                button.setChecked(side.state is RecordingState.APPROVED)
                button.setEnabled(side.state is RecordingState.APPROVED)
            self._group.addButton(button, place)
            heads.append(button)
        self._group.idToggled.connect(lambda *_: self._show_go())
        return heads

    def _rows(self) -> list[SideRow]:
        say, sides = self._context.say, self._row.sides
        facts = (
            (self.tr("Number"), [side.number for side in sides]),
            (self.tr("Operator"), [side.operator for side in sides]),
            (self.tr("Begun"), [self._moment(side.started_at) for side in sides]),
            (self.tr("Submitted"), [self._moment(side.submitted_at) for side in sides]),
            (self.tr("State"), [say(f"recording_state.{side.state}") for side in sides]),
            (self.tr("Steps done"), [self._steps(side) for side in sides]),
            (self.tr("Exceptions"), [self._exceptions(side) for side in sides]),
        )
        return [SideRow(label, tuple(values)) for label, values in facts]

    def _place(self, side: Side) -> str:
        return side.device_name or self.tr("Office")

    def _steps(self, side: Side) -> str:
        number = self._context.number
        return self.tr("{done} of {total}").format(
            done=number(sum(step.done for step in side.steps)),
            total=number(sum(step.total for step in side.steps)),
        )

    def _exceptions(self, side: Side) -> str:
        if not side.exceptions:
            return self.tr("none")
        say = self._context.say
        return "\n".join(
            f"{say('item.paper' if key.startswith(PAPER) else f'item.{key}')}: {reason}"
            for key, reason in side.exceptions
        )

    def _moment(self, moment: datetime | None) -> str:
        if moment is None:
            return NOTHING
        day = self._context.day(moment.astimezone(self._context.zone))
        return self.tr("{day}, {time}").format(day=day, time=self._context.time(moment))

    # -- deciding --------------------------------------------------------------------------

    def _show_go(self) -> None:
        self._go.setEnabled(self._group.checkedId() >= 0)

    def busy(self, busy: bool) -> None:
        super().busy(busy)
        if not busy:
            self._show_go()

    def _on_decide(self) -> None:
        kept = self._row.sides[self._group.checkedId()].number
        self._context.tasks.write(
            self, decisions_field.decide_double, done=lambda _none: self.accept(),
            refused=self._on_refused, troubled=self._on_refused, busy=self.busy,
            resident_id=self._row.resident_id, kept=kept, note=self.note.text(),
        )  # fmt: skip

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        sentence = self._context.refusal(error)
        if not self._form.refuse(error.field, sentence):
            self.refuse(sentence)
