"""The person in hand on the follow-up list: what is wrong, the remedy in words, the next step."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ektp_desk.recording.queries_followup import FollowUpRow, NoteRow
from ektp_desk.recording.rules_followup import LETTER_OF, Remedy
from ui.context import Context
from ui.followup.case_dialog import CaseDialog
from ui.followup.letter_dialog import LetterDialog
from ui.followup.note_dialog import NoteDialog
from ui.followup.open_case_dialog import OpenCaseDialog
from ui.followup.seen_dialog import SeenDialog
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.key_value import KeyValues
from ui.widgets.panel import Panel
from ui.widgets.scroll import ScrollArea
from ui.widgets.texts import Body, Heading, Muted

SHOWN_NOTES = 6


class FollowUpPanel(Panel):
    """Acts on the rows it was given: one person, or several of one remedy."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self._rows: tuple[FollowUpRow, ...] = ()
        self._name = Heading("")
        self._name.setObjectName("followUpName")
        self._facts = KeyValues()
        self._remedy = Heading("")
        self._remedy.setObjectName("followUpRemedyName")
        self._steps = Body("")
        self._history = Muted("")
        self._history.setObjectName("followUpHistory")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        for widget in (self._name, self._facts, self._remedy, self._steps, self._history):
            column.addWidget(widget)
        column.addStretch(1)
        area = ScrollArea()
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        self._build_buttons()
        self.show_rows(())

    def _build_buttons(self) -> None:
        icons = self._context.icons
        self._next = PrimaryButton("", None, "F8")
        self._next.setObjectName("followUpNext")
        self._next.clicked.connect(self.begin)
        self._record = Button(self.tr("Begin the recording"), icons.icon("fingerprint-pattern"))
        self._record.setObjectName("followUpRecord")
        self._record.clicked.connect(self._on_record)
        self._seen = Button(self.tr("Note the status seen…"), icons.icon("eye"), "F6")
        self._seen.setObjectName("followUpSeen")
        self._seen.clicked.connect(self._on_seen)
        self._note = Button(self.tr("Note what was done…"), icons.icon("pen-line"), "F7")
        self._note.setObjectName("followUpNote")
        self._note.clicked.connect(self._on_note)
        for button in (self._next, self._record, self._seen, self._note):
            self.body.addWidget(button)

    # -- showing ---------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[FollowUpRow]) -> None:
        """Show who was marked."""
        self._rows = tuple(rows)
        one = rows[0] if len(rows) == 1 else None
        remedy = self._common_remedy()
        self._facts.setVisible(one is not None)
        self._history.setText("")
        if not rows:
            self._name.setText(self.tr("Nobody marked"))
        elif one is None:
            self._name.setText(
                self.tr("{count} people marked").format(count=self._context.number(len(rows)))
            )
        else:
            self._show_one(one)
        say = self._context.say
        self._remedy.setText(say(f"remedy_name.{remedy}") if remedy else "")
        self._steps.setText(
            say(f"remedy_steps.{remedy}") if remedy
            else self.tr("Several remedies are marked: mark people of one only.") if rows
            else ""
        )  # fmt: skip
        self._show_buttons(one, remedy)

    def show_notes(self, notes: Sequence[NoteRow]) -> None:
        """Show what was done about the person before."""
        if len(self._rows) != 1 or not notes:
            self._history.setText("")
            return
        context = self._context
        lines = [
            f"{context.day(note.at.astimezone(context.zone).date())} · "
            f"{context.say(f'follow_up_act.{note.act}')} · {note.note}"
            + (f" → {context.day(note.remind_on)}" if note.remind_on else "")
            for note in notes[:SHOWN_NOTES]
        ]
        self._history.setText("\n".join(lines))

    def _show_one(self, row: FollowUpRow) -> None:
        context = self._context
        self._name.setText(row.name)
        self._facts.set_pairs(
            [
                (self.tr("NIK"), row.masked_nik),
                (self.tr("Village"), row.village),
                (self.tr("Status"), context.say(f"central_status.{row.status}")),
                (
                    self.tr("Since"),
                    self.tr("{day} ({count} days)").format(
                        day=context.day(row.since), count=context.number(row.days)
                    ),
                ),
                (self.tr("Put off until"), context.day(row.remind_on)),
            ]
        )

    def _show_buttons(self, one: FollowUpRow | None, remedy: Remedy | None) -> None:
        self._next.set_text(self._next_text(one, remedy))
        self._next.setEnabled(remedy is not None and (one is not None or remedy in LETTER_OF))
        self._record.setVisible(one is not None and remedy is Remedy.RECORD_AGAIN)
        self._seen.setEnabled(one is not None)
        self._note.setEnabled(bool(self._rows))

    def _next_text(self, one: FollowUpRow | None, remedy: Remedy | None) -> str:
        if remedy is Remedy.ASK_DELETION and one is not None:
            return self.tr("Open the case") if one.case_id else self.tr("Begin a case…")
        if remedy is Remedy.PRINT:
            return self.tr("Go to printing")
        if remedy is Remedy.SEND:
            return self.tr("Note that it was sent…")
        if remedy in (Remedy.INVITE, Remedy.RECORD_AGAIN):
            return self.tr("Write the invitation…")
        return self.tr("Write the letter…")

    def _common_remedy(self) -> Remedy | None:
        remedies = {row.remedy for row in self._rows}
        return next(iter(remedies)) if len(remedies) == 1 else None

    # -- doing -----------------------------------------------------------------------------

    def begin(self) -> None:
        """The next step of the remedy."""
        remedy = self._common_remedy()
        if remedy is None or not self._next.isEnabled():
            return
        one = self._rows[0] if len(self._rows) == 1 else None
        steps: dict[Remedy, Callable[[], object]] = {
            Remedy.PRINT: lambda: self._context.requests.page_wanted.emit("printing", None),
            Remedy.SEND: self._on_seen,
        }
        if remedy is Remedy.ASK_DELETION and one is not None:
            self._on_case(one)
        elif remedy in steps:
            steps[remedy]()
        else:
            people = [row.resident_id for row in self._rows]
            LetterDialog(self._context, LETTER_OF[remedy], people, self).exec()

    def _on_case(self, row: FollowUpRow) -> None:
        if row.case_id is not None:
            CaseDialog(self._context, row.case_id, self).exec()
            return
        opening = OpenCaseDialog(self._context, row.resident_id, row.name, self)
        if opening.exec() and opening.opened is not None:
            CaseDialog(self._context, opening.opened.id, self).exec()

    def _on_record(self) -> None:
        if len(self._rows) == 1:
            argument = ("start", self._rows[0].resident_id, None)
            self._context.requests.page_wanted.emit("recording", argument)

    def _on_seen(self) -> None:
        if len(self._rows) == 1:
            row = self._rows[0]
            SeenDialog(self._context, row.resident_id, row.name, parent=self).exec()

    def _on_note(self) -> None:
        NoteDialog(self._context, [row.resident_id for row in self._rows], self).exec()
