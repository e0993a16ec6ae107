"""One person: facts, household, papers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.papers.queries import PaperListed
from ektp_desk.residents.queries import ResidentView
from ektp_desk.residents.rules import Presence, age_on, is_obliged, mask_nik
from ui.context import Context
from ui.coverage.reasons_box import ReasonsBox
from ui.residents.access_dialog import AccessDialog
from ui.residents.household_dialog import HouseholdDialog
from ui.residents.merge_pick import MergePick
from ui.residents.timeline_dialog import TimelineDialog
from ui.residents.viewmodel import ResidentsViewModel
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.key_value import KeyValues
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.scroll import ScrollArea
from ui.widgets.table import DataTable
from ui.widgets.texts import Caption, Heading, Muted

ROW = 38


class PersonPanel(Panel):
    """`edit_wanted` when the officer wants to change what is shown."""

    edit_wanted = Signal()

    def __init__(
        self, context: Context, viewmodel: ResidentsViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._context = context
        self._viewmodel = viewmodel
        self._full_nik_of = 0
        self._office = context.field is None  # on a laptop nothing of the roll is changed
        area = ScrollArea()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(12)
        area.setWidget(content)
        self.body.addWidget(area, 1)
        self._build_head()
        self._facts = KeyValues()
        self._column.addWidget(self._facts)
        self._reasons = ReasonsBox(context)
        self._column.addWidget(self._reasons)
        self._build_household()
        self._build_papers()
        self._column.addStretch(1)

    def _build_head(self) -> None:
        icons = self._context.icons
        self._name = Heading("")
        self._name.setObjectName("personName")
        self._duty = Chip("", "neutral")
        self._presence = Chip("", "warning")
        chips = QHBoxLayout()
        chips.setSpacing(6)
        chips.addWidget(self._duty)
        chips.addWidget(self._presence)
        chips.addStretch(1)
        self._unmask = QuietButton(self.tr("Show NIK"), icons.icon("eye"))
        self._unmask.setObjectName("unmaskNik")
        self._unmask.setToolTip(self.tr("Opening the full NIK is written down"))
        self._unmask.clicked.connect(lambda: self._viewmodel.unmask(self._on_unmasked))
        self._edit = Button(self.tr("Change…"), icons.icon("pen-line"))
        self._edit.setObjectName("editPerson")
        self._edit.clicked.connect(self.edit_wanted)
        if not self._office:
            self._edit.hide()
        self._history = QuietButton(self.tr("Whole history…"), icons.icon("history"))
        self._history.setObjectName("openTimeline")
        self._history.clicked.connect(self._on_history)
        self._column.addWidget(self._name)
        chips.addWidget(self._unmask)
        chips.addWidget(self._edit)
        self._column.addLayout(chips)
        self._merge = QuietButton(self.tr("Merge with…"), icons.icon("users"))
        self._merge.setObjectName("mergeWith")
        self._merge.clicked.connect(self._on_merge)
        keeper = self._context.may(Role.SUPERVISOR, Role.ADMINISTRATOR)
        self._merge.setVisible(self._office and keeper)
        self._access = QuietButton(self.tr("Log of access…"), icons.icon("shield-check"))
        self._access.setObjectName("openAccessLog")
        self._access.clicked.connect(self._on_access)
        self._access.setVisible(self._office and keeper)
        # Two rows: the panel is as narrow as the commonest screen makes it.
        for buttons in ((self._history, self._access), (self._merge,)):
            row = QHBoxLayout()
            row.setSpacing(6)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            self._column.addLayout(row)

    def _build_household(self) -> None:
        self._household_title = Caption(self.tr("Household"))
        self._household_model: RowsModel[ResidentView] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Age"), self._age, align="right"),
            ]
        )
        self._household = DataTable(self._context.theme)
        self._household.setObjectName("household")
        self._household.setAccessibleName(self.tr("Household"))
        self._household.set_model(self._household_model)
        self._household.fit({0: "stretch", 1: 158, 2: 60})
        self._household.row_activated.connect(self._on_relative)
        self._whole = QuietButton(self.tr("Family card…"), self._context.icons.icon("house"))
        self._whole.setObjectName("openFamilyCard")
        self._whole.clicked.connect(self._on_family_card)
        row = QHBoxLayout()
        row.addWidget(self._household_title)
        row.addStretch(1)
        row.addWidget(self._whole)
        self._column.addLayout(row)
        self._column.addWidget(self._household)

    def _build_papers(self) -> None:
        self._papers_title = Caption(self.tr("Papers"))
        self._papers_model: RowsModel[PaperListed] = RowsModel(
            [
                Column(self.tr("Paper"), lambda row: self._context.say(f"paper.{row.kind}")),
                Column(self.tr("Number"), lambda row: row.number),
                Column(self.tr("Made"), lambda row: self._context.day(row.made_at.date())),
            ]
        )
        self._papers = DataTable(self._context.theme)
        self._papers.setObjectName("papers")
        self._papers.setAccessibleName(self.tr("Papers"))
        self._papers.set_model(self._papers_model)
        self._papers.fit({0: "stretch", 1: 122, 2: 132})
        self._again = QuietButton(
            self.tr("Print again"), self._context.icons.icon("printer"), "Ctrl+P"
        )
        self._again.setObjectName("printAgain")
        self._again.clicked.connect(self._on_print_again)
        self._papers_none = Muted(self.tr("None issued here yet."))
        row = QHBoxLayout()
        row.addWidget(self._papers_title)
        row.addStretch(1)
        row.addWidget(self._again)
        self._column.addLayout(row)
        self._column.addWidget(self._papers)
        self._column.addWidget(self._papers_none)

    # -- showing ---------------------------------------------------------------------------

    def show_person(self) -> None:
        """Show what the view-model holds."""
        view = self._viewmodel.person
        if view is None:
            return
        self._name.setText(view.name)
        obliged = is_obliged(view.birth_date, view.marital_status, self._context.today())
        self._duty.show_state(
            self.tr("Obliged to hold a card") if obliged else self.tr("Not obliged yet"),
            "accent" if obliged else "neutral",
        )
        self._presence.setVisible(view.presence is not Presence.PRESENT)
        self._presence.show_state(self._context.say(f"presence.{view.presence}"), "warning")
        self._unmask.setVisible(self._full_nik_of != view.id)
        self._facts.set_pairs(self._pairs(view))
        if self._office:
            self._reasons.show_person(view.id)
        self._fill(self._household, self._household_model, self._viewmodel.household)
        self._household_title.setVisible(bool(self._viewmodel.household))
        self._whole.setVisible(self._office and bool(self._viewmodel.household))
        self._fill(self._papers, self._papers_model, self._viewmodel.papers)
        self._papers_none.setVisible(not self._viewmodel.papers)
        self._again.setVisible(bool(self._viewmodel.papers))

    def _fill(self, table: DataTable, model: RowsModel, rows: tuple) -> None:
        model.set_rows(rows)
        table.setVisible(bool(rows))
        table.setFixedHeight(ROW * min(len(rows), 6) + 34)

    def _pairs(self, view: ResidentView) -> list[tuple[str, str]]:
        say, day = self._context.say, self._context.day
        opened = self._full_nik_of == view.id
        nik = view.nik if opened else view.masked_nik
        family = view.kk_number if opened or not view.kk_number else mask_nik(view.kk_number)
        place = " ".join(
            part
            for part in (
                view.address,
                self.tr("RT {rt} / RW {rw}").format(rt=view.rt, rw=view.rw) if view.rt else "",
            )
            if part
        )
        return [
            (self.tr("NIK"), nik),
            (self.tr("Family card"), family),
            (self.tr("Born"), f"{view.birth_place}, {day(view.birth_date)}".lstrip(", ")),
            (self.tr("Age"), self.tr("{years} years").format(years=self._age(view))),
            (self.tr("Sex"), say(f"sex.{view.sex}")),
            (self.tr("Marital status"), say(f"marital_status.{view.marital_status}")),
            (self.tr("Citizenship"), say(f"citizenship.{view.citizenship}")),
            (self.tr("Address"), place),
            (self.tr("Village"), ", ".join(x for x in (view.village, view.district) if x)),
        ]

    def _age(self, view: ResidentView) -> str:
        return str(age_on(view.birth_date, self._context.today()))

    # -- doing -----------------------------------------------------------------------------

    def _on_unmasked(self) -> None:
        view = self._viewmodel.person
        if view is not None:
            self._full_nik_of = view.id
            self.show_person()

    def _on_relative(self, row: int) -> None:
        self._viewmodel.open_person(self._household_model.row(row).id)

    def _on_family_card(self) -> None:
        if self._viewmodel.person is not None:
            dialog = HouseholdDialog(self._context, self._viewmodel.person, self)
            dialog.person_wanted.connect(self._viewmodel.open_person)
            dialog.exec()

    def _on_merge(self) -> None:
        if self._viewmodel.person is not None:
            MergePick(self._context, self._viewmodel.person, self).exec()

    def _on_access(self) -> None:
        if self._viewmodel.person is not None:
            AccessDialog(self._context, self._viewmodel.person, self).exec()

    def _on_history(self) -> None:
        if self._viewmodel.person is not None:
            TimelineDialog(self._context, self._viewmodel.person, self).exec()

    def _on_print_again(self) -> None:
        row = self._papers.current_row()
        self._viewmodel.print_again(self._papers_model.row(row if row is not None else 0))
