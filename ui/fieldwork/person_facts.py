"""Everything about the person in hand, and what can be done with them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.outreach.queries_fieldwork import FieldPersonView, FieldRow
from ektp_desk.outreach.rules import TargetOutcome
from ektp_desk.recording.needs import Need, ordered
from ektp_desk.recording.rules import EDITABLE_STATES, RecordingState
from ektp_desk.residents.rules import age_on
from ui.context import Context
from ui.fieldwork.viewmodel import FieldViewModel
from ui.widgets.buttons import BigButton, Button, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.key_value import KeyValues
from ui.widgets.panel import Panel
from ui.widgets.scroll import ScrollArea
from ui.widgets.texts import Body, Heading, Muted

WIDTH = 356
OPERATORS = (Role.RECORDER, Role.SUPERVISOR)


class PersonFacts(Panel):
    """`record_wanted` and `outcome_wanted` say what is to be done; `undo_wanted` takes the
    outcome back."""

    record_wanted = Signal()
    outcome_wanted = Signal()
    undo_wanted = Signal()

    def __init__(
        self, context: Context, viewmodel: FieldViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._context = context
        self._viewmodel = viewmodel
        self.setFixedWidth(WIDTH)
        self._nobody = Muted(self.tr("Choose a person in the list."))
        self.body.addWidget(self._nobody)
        self._build_facts()
        self._build_acts()
        self.show_person()

    def _build_facts(self) -> None:
        self._area = ScrollArea()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        self._name = Heading("")
        self._name.setObjectName("factsName")
        self._reason = Chip("", "neutral")
        self._stand = Chip("", "neutral")
        self._stand.setObjectName("factsStand")
        chips = QHBoxLayout()
        chips.setSpacing(6)
        chips.addWidget(self._reason)
        chips.addWidget(self._stand)
        chips.addStretch(1)
        self._unmask = QuietButton(self.tr("Show NIK"), self._context.icons.icon("eye"))
        self._unmask.setObjectName("fieldUnmask")
        self._unmask.setToolTip(self.tr("Opening the full NIK is written down"))
        self._unmask.clicked.connect(self._viewmodel.unmask)
        self._warning = Body("")
        self._warning.setObjectName("factsWarning")
        self._warning.setProperty("tone", "warning")
        self._pairs = KeyValues()
        column.addWidget(self._name)
        column.addLayout(chips)
        column.addWidget(self._warning)
        column.addWidget(self._pairs)
        column.addWidget(self._unmask, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._area.setWidget(inside)
        self.body.addWidget(self._area, 1)

    def _build_acts(self) -> None:
        icons = self._context.icons
        self._again = Button(self.tr("Print the receipt again"), icons.icon("printer"), "Ctrl+P")
        self._again.setObjectName("fieldPrintAgain")
        self._again.clicked.connect(self._viewmodel.print_again)
        self._undo = QuietButton(self.tr("Take the outcome back"), icons.icon("undo-2"))
        self._undo.setObjectName("fieldUndo")
        self._undo.clicked.connect(self.undo_wanted)
        self._outcome = Button(self.tr("Outcome…"), icons.icon("clipboard-list"), "F6")
        self._outcome.setObjectName("fieldOutcome")
        self._outcome.clicked.connect(self.outcome_wanted)
        self._record = BigButton(
            self.tr("Record"), icons.icon("fingerprint-pattern", "accent_text"), "F8"
        )
        self._record.setObjectName("fieldRecord")
        self._record.clicked.connect(self.record_wanted)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(8)
        for button in (self._undo, self._again, self._outcome, self._record):
            foot.addWidget(button)
        self.body.addWidget(self._foot)

    # -- showing ---------------------------------------------------------------------------

    @property
    def draft_id(self) -> int | None:
        """The recording that was begun with this person and is not finished."""
        view = self._viewmodel.person
        rows = () if view is None else view.recordings
        return next((row.id for row in rows if row.state in EDITABLE_STATES), None)

    @property
    def may_record(self) -> bool:
        """Whether the big button stands for the person in hand."""
        return self._viewmodel.person is not None and not self._record.isHidden()

    def show_person(self) -> None:
        """Show whom the view-model holds."""
        view = self._viewmodel.person
        self._nobody.setVisible(view is None)
        for widget in (self._area, self._foot):
            widget.setVisible(view is not None)
        if view is None:
            return
        row = view.row
        finished = self._finished(view)
        self._name.setText(row.name)
        self._reason.setVisible(row.is_new or row.reason is not None)
        self._reason.show_state(self._why(row), "accent" if row.is_new else "neutral")
        self._show_stand(row)
        self._unmask.setVisible(self._viewmodel.unmasked != row.resident_id)
        self._pairs.set_pairs(self._facts(view))
        self._warning.setVisible(not finished and view.recorded_in_the_office)
        self._warning.setText(
            self.tr("The office has a recording of this person. Ask before recording once more.")
        )
        self._again.setVisible(finished)
        self._undo.setVisible(row.outcome is not None and not finished)
        self._outcome.setVisible(not finished)
        self._record.setVisible(not finished and self._context.may(*OPERATORS))
        drafting = self.draft_id is not None
        self._record.set_text(self.tr("Go on recording") if drafting else self.tr("Record"))

    def _show_stand(self, row: FieldRow) -> None:
        self._stand.setVisible(row.drafting or row.outcome is not None)
        if row.drafting:
            self._stand.show_state(self.tr("Being recorded"), "info")
        elif row.outcome is not None:
            good = row.outcome in (TargetOutcome.RECORDED, TargetOutcome.CARD_GIVEN)
            tone = "positive" if good else "warning"
            self._stand.show_state(self._context.say(f"target_outcome.{row.outcome}"), tone)

    def _why(self, row: FieldRow) -> str:
        if row.is_new:
            return self.tr("New")
        return "" if row.reason is None else self._context.say(f"target_reason.{row.reason}")

    def _finished(self, view: FieldPersonView) -> bool:
        return any(row.state is RecordingState.AWAITING_REVIEW for row in view.recordings)

    def _facts(self, view: FieldPersonView) -> list[tuple[str, str]]:
        say, day, person = self._context.say, self._context.day, view.person
        opened = self._viewmodel.unmasked == person.id
        age = self._context.number(age_on(person.birth_date, self._context.today()))
        born = ", ".join(part for part in (person.birth_place, day(person.birth_date)) if part)
        place = [person.address]
        if person.rt:
            place.append(self.tr("RT {rt} / RW {rw}").format(rt=person.rt, rw=person.rw))
        pairs = [
            (self.tr("NIK"), person.nik if opened else person.masked_nik),
            (self.tr("Born"), born),
            (self.tr("Age"), self.tr("{years} years").format(years=age)),
            (self.tr("Address"), " ".join(part for part in place if part)),
            (self.tr("Village"), person.village),
            (self.tr("At the centre"),
             say(f"central_status.{view.central.status}") if view.central else ""),
        ]  # fmt: skip
        return pairs + [(label, text) for label, text in self._further(view) if text]

    def _further(self, view: FieldPersonView) -> list[tuple[str, str]]:
        say = self._context.say
        needs = ordered({Need(need) for known in view.known for need in known.needs})
        known = "\n".join(
            f"{one.number} · {say(f'recording_state.{one.state}')} · {self._context.day(one.day)}"
            for one in view.known
        )
        here = "\n".join(
            f"{one.number} · {say(f'recording_state.{one.state}')}" for one in view.recordings
        )
        told = ""
        if view.told_at is not None:
            told = " · ".join(
                part for part in (self._context.time(view.told_at), view.told_by) if part
            )
        return [
            (self.tr("Needed before"), ", ".join(say(f"need.{need}") for need in needs)),
            (self.tr("In the office"), known),
            (self.tr("Here"), here),
            (self.tr("Card to give"), ", ".join(card.number for card in view.cards)),
            (self.tr("Who it is"), view.new_note),
            (self.tr("Note"), view.row.note),
            (self.tr("Outcome noted"), told),
        ]
