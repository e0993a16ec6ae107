"""Jemput Bola on a laptop: the visit's people, one of them in hand, and the way home."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.outreach.fieldwork import Told
from ektp_desk.outreach.queries_fieldwork import FieldSheet
from ui.context import Context
from ui.fieldwork.clock_bar import ClockBar
from ui.fieldwork.note_dialog import NoteDialog
from ui.fieldwork.outcome_dialog import OutcomeDialog
from ui.fieldwork.pack_dialog import PackDialog
from ui.fieldwork.person_dialog import FieldPersonDialog, NewPeople
from ui.fieldwork.person_facts import PersonFacts
from ui.fieldwork.receipt_dialog import ReceiptDialog
from ui.fieldwork.ring import ProgressRing
from ui.fieldwork.target_list import TargetList
from ui.fieldwork.viewmodel import FieldViewModel
from ui.page import Page
from ui.shell.scanned import Scanned
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.panel import Panel
from ui.widgets.stat import StatTile
from ui.widgets.texts import Muted, Title


class FieldPage(Page):
    """The list at the left, the person at the right, how far it is on top."""

    watched = frozenset({"field", "recording", "resident", "paper"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = FieldViewModel(context, self)
        self._people = NewPeople(context, self)
        self._wanted = 0  # whom to mark once the list is there
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 20)
        page.setSpacing(12)
        page.addLayout(self._build_head())
        page.addLayout(self._build_standing())
        columns = QHBoxLayout()
        columns.setSpacing(16)
        people = Panel()
        self.list = TargetList(context)
        self.list.chosen.connect(self.viewmodel.open_person)
        self.list.opened.connect(lambda _person: self._on_record())
        people.body.addWidget(self.list, 1)
        columns.addWidget(people, 1)
        self.facts = PersonFacts(context, self.viewmodel)
        self.facts.record_wanted.connect(self._on_record)
        self.facts.outcome_wanted.connect(self._on_outcome)
        self.facts.undo_wanted.connect(self._on_undo)
        columns.addWidget(self.facts)
        page.addLayout(columns, 1)
        self._clock: ClockBar | None = None
        if context.field is not None:
            self._clock = ClockBar(context, context.field)
            page.addWidget(self._clock)
        self.viewmodel.sheet_changed.connect(self._show_sheet)
        self.viewmodel.person_changed.connect(self.facts.show_person)

    def refresh(self) -> None:
        self.viewmodel.load()

    def open_with(self, argument: object) -> None:
        """Mark a person (a resident id)."""
        if isinstance(argument, int):
            self._wanted = argument
            self.viewmodel.load()

    def take_scan(self, scanned: Scanned) -> bool:
        """A NIK is looked up among the people of the visit."""
        return scanned.kind == "nik" and self.list.scan(scanned.text)

    # -- building --------------------------------------------------------------------------

    def _build_head(self) -> QHBoxLayout:
        icons = self.context.icons
        head = QHBoxLayout()
        head.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self._title = Title("")
        self._title.setObjectName("fieldTitle")
        self._facts_line = Muted("")
        self._facts_line.setObjectName("fieldFacts")
        texts.addWidget(self._title)
        texts.addWidget(self._facts_line)
        head.addLayout(texts, 1)
        for name, text, icon, slot in (
            ("fieldNotes", self.tr("Notes…"), "pen-line", self._on_notes),
            ("fieldNew", self.tr("New person…"), "user-plus", self._on_new),
            ("fieldReceipt", self.tr("Take in receipt…"), "download", self._on_receipt),
        ):
            button = Button(text, icons.icon(icon))
            button.setObjectName(name)
            button.clicked.connect(slot)
            head.addWidget(button)
        pack = PrimaryButton(self.tr("Pack for home…"), icons.icon("package", "accent_text"))
        pack.setObjectName("fieldPack")
        pack.clicked.connect(self._on_pack)
        head.addWidget(pack)
        return head

    def _build_standing(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self._ring = ProgressRing(self.context.theme)
        self._ring.setObjectName("fieldRing")
        row.addWidget(self._ring)
        self._tiles = {
            "open": StatTile("", self.tr("still to see")),
            "recorded": StatTile("", self.tr("recorded")),
            "drafts": StatTile("", self.tr("begun, not finished")),
            "others": StatTile("", self.tr("other outcomes")),
            "unsent": StatTile("", self.tr("not taken home")),
            "waiting": StatTile("", self.tr("packed, no receipt yet")),
        }
        for name, tile in self._tiles.items():
            tile.setObjectName(f"tile_{name}")
            row.addWidget(tile, 1)
        return row

    # -- showing ---------------------------------------------------------------------------

    def _show_sheet(self) -> None:
        sheet = self.viewmodel.sheet
        if sheet is None:
            return
        self._title.setText(sheet.title)
        facts = (sheet.number, self.context.say(f"outreach_kind.{sheet.kind}"),
                 self.context.day(sheet.day), sheet.place, sheet.contact_name,
                 sheet.contact)  # fmt: skip
        self._facts_line.setText(" · ".join(fact for fact in facts if fact))
        self._show_standing(sheet)
        self.list.show_rows(sheet.rows)
        if self._clock is not None:
            self._clock.show_last_act(sheet.last_act)
        if self._wanted:
            wanted, self._wanted = self._wanted, 0
            self.list.mark(wanted)

    def _show_standing(self, sheet: FieldSheet) -> None:
        number = self.context.number
        figures = sheet.figures
        self._ring.show_share(
            figures.done, figures.people,
            self.tr("{done} of {total} done").format(
                done=number(figures.done), total=number(figures.people)
            ),
        )  # fmt: skip
        for name, value, tone in (
            ("open", figures.people - figures.done, "text"),
            ("recorded", figures.recorded, "positive"),
            ("drafts", sheet.drafts, "info" if sheet.drafts else "text"),
            ("others", figures.done - figures.recorded, "text"),
            ("unsent", sheet.sending.fresh, "warning" if sheet.sending.fresh else "text"),
            ("waiting", sheet.sending.packed, "text"),
        ):
            self._tiles[name].show_value(number(value), tone)

    # -- doing -----------------------------------------------------------------------------

    def _on_record(self) -> None:
        view = self.viewmodel.person
        if view is None or not self.facts.may_record:
            return
        draft = self.facts.draft_id
        argument = draft if draft is not None else ("start", view.row.resident_id, None)
        self.context.requests.page_wanted.emit("recording", argument)

    def _on_outcome(self) -> None:
        view = self.viewmodel.person
        if view is None:
            return
        dialog = OutcomeDialog(self.context, self.viewmodel, view, self)
        if dialog.exec() and dialog.told is not None:
            self._tell(dialog.told, dialog.outcome)

    def _on_undo(self) -> None:
        self.viewmodel.set_outcome(None, "", done=lambda told: self._tell(told, None))

    def _tell(self, told: Told, outcome: object) -> None:
        """Say what was noted, with the way back."""
        if outcome is None:
            sentence = self.tr("{name}: outcome taken back").format(name=told.name)
        else:
            sentence = self.tr("{name}: {outcome}").format(
                name=told.name, outcome=self.context.say(f"target_outcome.{outcome}")
            )
        self.context.requests.message.emit(sentence, partial(self._take_back, told))

    def _take_back(self, told: Told) -> None:
        self.viewmodel.set_outcome(
            told.before, told.note_before, done=lambda _told: None, resident_id=told.resident_id
        )

    def _on_new(self) -> None:
        sheet = self.viewmodel.sheet
        village = None if sheet is None else sheet.village_code
        dialog = FieldPersonDialog(self.context, self._people, village, self)
        if dialog.exec() and dialog.saved_id:
            self.open_with(dialog.saved_id)

    def _on_notes(self) -> None:
        sheet = self.viewmodel.sheet
        NoteDialog(self.context, () if sheet is None else sheet.notes, self).exec()

    def _on_pack(self) -> None:
        PackDialog(self.context, self).exec()

    def _on_receipt(self) -> None:
        ReceiptDialog(self.context, self).exec()
