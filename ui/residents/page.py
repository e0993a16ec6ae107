"""Penduduk: the roll by village, search while typing, one person with household and past."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.residents.queries import ResidentFound, VillageCount
from ui.context import Context
from ui.page import Page
from ui.partners.said import SaidPanel
from ui.residents.duplicates_dialog import DuplicatesDialog
from ui.residents.history import HistoryPanel
from ui.residents.how_found import found_by, how_found, tone_of_found
from ui.residents.import_dialog import ImportDialog
from ui.residents.person_dialog import PersonDialog
from ui.residents.person_panel import PersonPanel
from ui.residents.retention_dialog import RetentionDialog
from ui.residents.viewmodel import ResidentsViewModel
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.search_field import SearchField
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted, Title

HISTORY_WIDTH = 288
LIST_WIDTH, NARROW_LIST = 420, 310


class ResidentsPage(Page):
    """Villages or people at the left; the person chosen takes the rest."""

    watched = frozenset(
        {"resident", "region", "central", "recording", "card", "ticket", "paper", "absence",
         "pupil", "school", "departure", "partner_list"}
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = ResidentsViewModel(context, self)
        self._build()
        self.viewmodel.counts_changed.connect(self._show_counts)
        self.viewmodel.found_changed.connect(self._show_found)
        self.viewmodel.person_changed.connect(self._show_person)
        self._show_person()

    def refresh(self) -> None:
        self.viewmodel.load()

    def open_with(self, argument: object) -> None:
        """Show a person (a resident id)."""
        if isinstance(argument, int):
            self.viewmodel.open_person(argument)

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 24)
        page.setSpacing(16)
        page.addLayout(self._build_head())
        self._content = QWidget()
        columns = QHBoxLayout(self._content)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        self._list = self._build_list()
        columns.addWidget(self._list, 2)
        self._person = PersonPanel(self.context, self.viewmodel)
        self._person.edit_wanted.connect(self._on_edit)
        columns.addWidget(self._person, 3)
        self._history = HistoryPanel(self.context)
        self._history.setFixedWidth(HISTORY_WIDTH)
        self._said = SaidPanel(self.context)
        self._said.setFixedWidth(HISTORY_WIDTH)
        past = QVBoxLayout()
        past.setSpacing(16)
        past.addWidget(self._history, 2)
        past.addWidget(self._said, 1)
        columns.addLayout(past)
        page.addWidget(self._content, 1)
        self._empty = self._build_empty()
        page.addWidget(self._empty, 1)
        self._empty.hide()

    def _build_head(self) -> QHBoxLayout:
        icons = self.context.icons
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Title(self.tr("Residents")))
        self._total = Chip("", "neutral")
        head.addWidget(self._total)
        head.addStretch(1)
        self._back = QuietButton(self.tr("Back to the list"), icons.icon("chevron-left"), "Esc")
        self._back.setObjectName("backToList")
        self._back.clicked.connect(self.viewmodel.close_person)
        self._add = Button(self.tr("Add a person…"), icons.icon("user-plus"))
        self._add.setObjectName("addPerson")
        self._add.clicked.connect(self._on_add)
        # On a laptop people are added on the visit's page, and nothing else of the roll changes.
        here = self.context.field is None
        keeper = here and self.context.may(Role.SUPERVISOR, Role.ADMINISTRATOR)
        if not here:
            self._add.hide()
        self._import = Button(self.tr("Import a roll…"), icons.icon("import"))
        self._import.setObjectName("importRoll")
        self._import.clicked.connect(self._on_import)
        self._import.setVisible(keeper)
        self._duplicates = Button(self.tr("Duplicates…"), icons.icon("users"))
        self._duplicates.setObjectName("lookForDuplicates")
        self._duplicates.clicked.connect(lambda: DuplicatesDialog(self.context, self).exec())
        self._duplicates.setVisible(keeper)
        self._retention = QuietButton(self.tr("Retention…"), icons.icon("clock"))
        self._retention.setObjectName("openRetention")
        self._retention.clicked.connect(lambda: RetentionDialog(self.context, self).exec())
        self._retention.setVisible(keeper)
        for button in (
            self._back, self._retention, self._add, self._duplicates, self._import,
        ):  # fmt: skip
            head.addWidget(button)
        return head

    def _build_list(self) -> Panel:
        panel = Panel()
        panel.setMinimumWidth(LIST_WIDTH)
        self.field = SearchField(
            self.tr("NIK, family card number or name"), self.context.icons.icon("search", "neutral")
        )
        self.field.setObjectName("residentSearch")
        self.field.search_changed.connect(self.viewmodel.search)
        panel.body.addWidget(self.field)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_villages())
        self._stack.addWidget(self._build_found())
        panel.body.addWidget(self._stack, 1)
        return panel

    def _build_villages(self) -> DataTable:
        number = self.context.number
        self._villages_model: RowsModel[VillageCount] = RowsModel(
            [
                Column(self.tr("Village"), lambda row: row.name or self.tr("not known")),
                Column(self.tr("District"), lambda row: row.district),
                Column(self.tr("Residents"), lambda row: number(row.residents), align="right"),
            ]
        )
        table = DataTable(self.context.theme)
        table.setObjectName("villages")
        table.setAccessibleName(self.tr("Residents by village"))
        table.set_model(self._villages_model)
        table.fit({0: "stretch", 1: 150, 2: 100})
        return table

    def _build_found(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        day = self.context.day
        self._found_model: RowsModel[ResidentFound] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tone=tone_of_found,
                       tooltip=partial(how_found, self.context)),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Born"), lambda row: day(row.birth_date)),
                Column(self.tr("Village"), lambda row: row.village),
                Column(self.tr("Found by"), partial(found_by, self.context)),
            ]
        )  # fmt: skip
        self._found = DataTable(self.context.theme)
        self._found.setObjectName("residentsFound")
        self._found.setAccessibleName(self.tr("People found"))
        self._found.set_model(self._found_model)
        self._found.row_activated.connect(self._on_row)
        self._found.clicked.connect(lambda index: self._on_row(index.row()))
        self._none = Muted(
            self.tr("Nobody on the roll. Check the number, or try part of the name.")
        )
        column.addWidget(self._found, 1)
        column.addWidget(self._none)
        return box

    def _build_empty(self) -> EmptyState:
        button: PrimaryButton | None = None
        if self.context.field is None and self.context.may(Role.SUPERVISOR, Role.ADMINISTRATOR):
            button = PrimaryButton(
                self.tr("Import a roll…"), self.context.icons.icon("import", "accent_text")
            )
            button.clicked.connect(self._on_import)
        return EmptyState(
            self.context.icons.pixmap("users", 48, "text_muted"),
            self.tr("The roll is empty"),
            self.tr("Take in the office's list of residents from a CSV or XLSX file first."),
            button,
        )

    # -- showing ---------------------------------------------------------------------------

    def _show_counts(self) -> None:
        total = self.viewmodel.total
        self._villages_model.set_rows(self.viewmodel.counts)
        self._total.show_state(
            self.tr("{number} on the roll").format(number=self.context.number(total)), "neutral"
        )
        self._content.setVisible(total > 0)
        self._empty.setVisible(total == 0)

    def _show_found(self) -> None:
        rows = self.viewmodel.found
        self._found_model.set_rows(rows)
        self._found.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._stack.setCurrentIndex(1 if self.viewmodel.text else 0)

    def _show_person(self) -> None:
        shown = self.viewmodel.person is not None
        for widget in (self._person, self._history, self._back):
            widget.setVisible(shown)
        self._list.setMinimumWidth(NARROW_LIST if shown else LIST_WIDTH)
        if shown:
            self._found.fit({0: "stretch", 1: 158})
            self._person.show_person()
        else:
            self._found.fit({0: "stretch", 1: 168, 2: 160, 3: 160, 4: 170})
        for column in (2, 3, 4):
            self._found.setColumnHidden(column, shown)
        self._history.show_before(self.viewmodel.before)
        person = self.viewmodel.person
        self._said.show_person(None if person is None else person.id)

    # -- doing -----------------------------------------------------------------------------

    def _on_row(self, row: int) -> None:
        self.viewmodel.open_person(self._found_model.row(row).id)

    def _on_add(self) -> None:
        dialog = PersonDialog(self.context, self.viewmodel, None, self)
        if dialog.exec() and dialog.saved_id:
            self.viewmodel.open_person(dialog.saved_id)

    def _on_edit(self) -> None:
        if self.viewmodel.person is not None:
            PersonDialog(self.context, self.viewmodel, self.viewmodel.person, self).exec()

    def _on_import(self) -> None:
        ImportDialog(self.context, self).exec()
