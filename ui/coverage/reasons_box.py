"""In the person's panel: how far the card is, why not, the school, and reports."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.coverage.queries import AbsenceRow
from ektp_desk.coverage.rules import Stage
from ui.context import Context
from ui.coverage.reason_dialogs import PupilDialog, ReasonDialog, WithdrawDialog
from ui.coverage.reasons_viewmodel import ReasonsViewModel
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.notice import Notice
from ui.widgets.texts import Body, Caption, Muted

EARLIER_SHOWN = 4
TONES = {Stage.HELD: "positive", Stage.UNRECORDED: "warning", Stage.TROUBLE: "negative"}


class ReasonsBox(QWidget):
    """`show_person` reads and shows; whoever may change things has the buttons."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.viewmodel = ReasonsViewModel(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Caption(self.tr("On the way to a card")))
        self._stage = Chip("", "neutral")
        self._stage.setObjectName("personStage")
        head.addWidget(self._stage)
        head.addStretch(1)
        column.addLayout(head)
        self._notice = Notice()
        column.addWidget(self._notice)
        self._reason = Body("")
        self._reason.setObjectName("personReason")
        self._detail = Muted("")
        self._detail.setObjectName("personReasonDetail")
        self._earlier = Caption("")
        self._earlier.setWordWrap(True)
        self._earlier.setObjectName("earlierReasons")
        self._school = Muted("")
        self._school.setObjectName("personSchool")
        self._report = Muted("")
        self._report.setObjectName("personReport")
        self._build_buttons()
        column.addLayout(_line(self._reason, self._withdraw))
        column.addWidget(self._detail)
        column.addWidget(self._earlier)
        column.addLayout(_line(self._school, self._place))
        column.addWidget(self._report)
        column.addLayout(_line(self._note, self._prepare, stretched=False))
        self.viewmodel.changed.connect(self._show)
        self.viewmodel.refused.connect(
            lambda sentence: self._notice.show_notice(sentence, "negative")
        )
        self._show()

    def _build_buttons(self) -> None:
        icons = self._context.icons
        self._note = Button(self.tr("Note a reason…"), icons.icon("user-x"))
        self._note.setObjectName("noteReason")
        self._note.clicked.connect(lambda: self._open(ReasonDialog))
        self._withdraw = QuietButton(self.tr("Withdraw"), icons.icon("undo-2"))
        self._withdraw.setObjectName("withdrawReason")
        self._withdraw.clicked.connect(lambda: self._open(WithdrawDialog))
        self._place = QuietButton(self.tr("School…"), icons.icon("school"))
        self._place.setObjectName("placePupil")
        self._place.clicked.connect(lambda: self._open(PupilDialog))
        self._prepare = Button(self.tr("Prepare the report"), icons.icon("file-text"))
        self._prepare.setObjectName("preparePersonReport")
        self._prepare.clicked.connect(self.viewmodel.prepare_report)

    def show_person(self, resident_id: int) -> None:
        """Show one person."""
        if resident_id != self.viewmodel.resident_id:
            self._notice.clear()
        self.viewmodel.open_person(resident_id)

    def _show(self) -> None:
        found = self.viewmodel.about
        self.setVisible(found is not None)
        if found is None:
            return
        say, present = self._context.say, found.present
        self._stage.setVisible(found.stage is not None)
        if found.stage is not None:
            self._stage.show_state(say(f"stage.{found.stage}"), TONES.get(found.stage, "info"))
        self._reason.setVisible(present is not None)
        self._detail.setVisible(present is not None)
        if present is not None:
            self._reason.setText(say(f"why_not.{present.why}"))
            self._detail.setText(self._told(present))
        self._show_earlier(found.reasons[1:] if present is not None else found.reasons)
        self._show_school_and_reports()
        may = self._context.may(Role.COUNTER, Role.RECORDER, Role.SUPERVISOR, Role.ADMINISTRATOR)
        self._note.setVisible(may)
        self._place.setVisible(may)
        self._withdraw.setVisible(may and present is not None)
        self._prepare.setVisible(may and found.reportable)

    def _told(self, row: AbsenceRow) -> str:
        day = self._context.day
        parts = [
            self.tr("found out on {day}").format(day=day(row.seen_on)),
            self.tr("source: {source}").format(source=row.source),
        ]
        if row.said_by:
            parts.append(self.tr("said by {name}").format(name=row.said_by))
        if row.evidence:
            parts.append(self.tr("proof: {paper}").format(paper=row.evidence))
        if row.note:
            parts.append(row.note)
        return " · ".join(parts)

    def _show_earlier(self, rows: tuple[AbsenceRow, ...]) -> None:
        lines = []
        for row in rows[:EARLIER_SHOWN]:
            what = self._context.say(f"why_not.{row.why}") if row.why else self.tr("withdrawn")
            day = self._context.day(row.at.astimezone(self._context.zone).date())
            lines.append(" · ".join(part for part in (day, what, row.source, row.officer) if part))
        self._earlier.setVisible(bool(lines))
        self._earlier.setText("\n".join(lines))

    def _show_school_and_reports(self) -> None:
        found, say = self.viewmodel.about, self._context.say
        assert found is not None
        placed = found.school
        self._school.setText(
            " · ".join(part for part in (placed.school, placed.class_name) if part)
            if placed is not None
            else self.tr("no school known")
        )
        self._report.setVisible(bool(found.reports))
        if found.reports:
            newest = found.reports[0]
            self._report.setText(
                self.tr("Report {number}: {state}").format(
                    number=newest.number, state=say(f"report_state.{newest.state}")
                )
            )

    def _open(self, kind: type[ReasonDialog] | type[WithdrawDialog] | type[PupilDialog]) -> None:
        self._notice.clear()
        dialog = kind(self._context, self.viewmodel, self)
        dialog.exec()
        dialog.deleteLater()


def _line(*widgets: QWidget, stretched: bool = True) -> QHBoxLayout:
    """Beside each other; the first takes the room if `stretched`."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, int(stretched and place == 0))
    if not stretched:
        row.addStretch(1)
    return row
