"""Mitra: who helps, which lists are with them, and what came home."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.partners.queries import ListRow, PartnerRow
from ektp_desk.partners.register import restore_partner, retire_partner
from ektp_desk.partners.rules import ListState
from ui.context import Context
from ui.page import Page
from ui.partners.file_dialog import ListFileDialog
from ui.partners.import_dialog import ListImportDialog
from ui.partners.list_acts import ProlongListDialog, WithdrawListDialog
from ui.partners.list_dialog import WorkingListDialog
from ui.partners.partner_dialog import PartnerDialog
from ui.partners.viewmodel import PartnersViewModel
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.empty import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Title

REGISTER_WIDTH = 330


class PartnersPage(Page):
    """The register at the left, the lists at the right."""

    watched = frozenset({"partner", "partner_list", "school"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = PartnersViewModel(context, self)
        self._build()
        self.viewmodel.partners_changed.connect(self._show_partners)
        self.viewmodel.lists_changed.connect(self._show_lists)

    def refresh(self) -> None:
        self.viewmodel.load()

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
        register = self._build_register()
        register.setFixedWidth(REGISTER_WIDTH)
        columns.addWidget(register)
        columns.addWidget(self._build_lists(), 1)
        page.addWidget(self._content, 1)
        self._empty = self._build_empty()
        page.addWidget(self._empty, 1)
        self._empty.hide()

    def _build_head(self) -> QHBoxLayout:
        icons = self.context.icons
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Title(self.tr("Partners")))
        head.addStretch(1)
        self._import = Button(self.tr("Take in a filled list…"), icons.icon("import"))
        self._import.setObjectName("importList")
        self._import.clicked.connect(lambda: ListImportDialog(self.context, parent=self).exec())
        self._make = PrimaryButton(
            self.tr("Make a working list…"), icons.icon("file-spreadsheet", "accent_text")
        )
        self._make.setObjectName("makeList")
        self._make.clicked.connect(self._on_make)
        head.addWidget(self._import)
        head.addWidget(self._make)
        return head

    def _build_register(self) -> Panel:
        say = self.context.say
        panel = Panel(self.tr("Register"))
        self._partners_model: RowsModel[PartnerRow] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name,
                       tooltip=lambda row: " · ".join(
                           part for part in (say(f"partner_kind.{row.kind}"), row.place,
                                             row.contact_name, row.contact) if part)),
                Column(self.tr("Lists"), lambda row: self.context.number(row.lists_out),
                       align="right"),
            ]
        )  # fmt: skip
        self._partners = DataTable(self.context.theme)
        self._partners.setObjectName("partners")
        self._partners.setAccessibleName(self.tr("Register"))
        self._partners.set_model(self._partners_model)
        self._partners.fit({0: "stretch", 1: 60})
        self._partners.row_activated.connect(lambda _row: self._on_edit())
        self._partners.selectionModel().currentRowChanged.connect(self._on_partner)
        panel.body.addWidget(self._partners, 1)
        panel.body.addLayout(self._build_register_acts())
        return panel

    def _build_register_acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._add = QuietButton(self.tr("Add…"))
        self._edit = QuietButton(self.tr("Change…"))
        self._retire = QuietButton(self.tr("Retire"))
        for button, name, slot in (
            (self._add, "addPartner", self._on_add),
            (self._edit, "changePartner", self._on_edit),
            (self._retire, "retirePartner", self._on_retire),
        ):
            button.setObjectName(name)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _build_lists(self) -> Panel:
        panel = Panel(self.tr("Lists that went out"))
        say, day = self.context.say, self.context.day
        self._lists_model: RowsModel[ListRow] = RowsModel(
            [
                Column(self.tr("Code"), lambda row: row.code,
                       tooltip=lambda row: f"{day(row.made_on)} · {row.made_by}"),
                Column(self.tr("Partner"), lambda row: row.partner, tooltip=lambda row: row.area),
                Column(self.tr("About"), lambda row: say(f"partner_about.{row.purpose}"),
                       tooltip=lambda row: say(f"partner_purpose.{row.purpose}")),
                Column(self.tr("Answers by"), self._until, tone=self._until_tone),
                Column(self.tr("Came home"), self._home, align="right"),
                Column(self.tr("Waiting"), lambda row: self.context.number(row.undecided),
                       align="right", tone=lambda row: "warning" if row.undecided else "text"),
            ]
        )  # fmt: skip
        self._lists = DataTable(self.context.theme)
        self._lists.setObjectName("partnerLists")
        self._lists.setAccessibleName(self.tr("Lists that went out"))
        self._lists.set_empty_text(
            self.tr("No list is out. Choose a partner and make a working list.")
        )
        self._lists.set_model(self._lists_model)
        self._lists.fit({0: 162, 1: "stretch", 2: 130, 3: 112, 4: 92, 5: 84})
        self._lists.selectionModel().currentRowChanged.connect(self._show_acts)
        self._lists_model.modelReset.connect(self._show_acts)
        panel.body.addWidget(self._lists, 1)
        panel.body.addLayout(self._build_list_acts())
        return panel

    def _build_list_acts(self) -> QHBoxLayout:
        icons = self.context.icons
        row = QHBoxLayout()
        row.setSpacing(4)
        acts = (
            ("decideWaiting", self.tr("Decide…"), "list-checks", self._on_decide),
            ("saveListFile", self.tr("Save the file…"), "lock", self._on_save),
            ("printListLetter", self.tr("Print the letter"), "printer", self._on_letter),
            ("prolongList", self.tr("Prolong…"), "calendar", self._on_prolong),
            ("withdrawList", self.tr("Withdraw…"), "x", self._on_withdraw),
        )
        self._acts: dict[str, QuietButton] = {}
        for name, text, icon, slot in acts:
            button = QuietButton(text, icons.icon(icon))
            button.setObjectName(name)
            button.clicked.connect(slot)
            self._acts[name] = button
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _build_empty(self) -> EmptyState:
        button = PrimaryButton(
            self.tr("Add a partner…"), self.context.icons.icon("plus", "accent_text")
        )
        button.setObjectName("addFirstPartner")
        button.clicked.connect(self._on_add)
        return EmptyState(
            self.context.icons.pixmap("heart-handshake", 48, "text_muted"),
            self.tr("Nobody helps yet"),
            self.tr(
                "Kelurahan, schools and organisations know where people are. Enter one, and send "
                "it a working list."
            ),
            button,
        )

    # -- showing ---------------------------------------------------------------------------

    def _show_partners(self) -> None:
        rows = self.viewmodel.partners
        self._partners_model.set_rows(rows)
        anybody = bool(rows) or bool(self.viewmodel.lists)
        self._content.setVisible(anybody)
        self._empty.setVisible(not anybody)
        self._make.setVisible(anybody)
        self._make.setEnabled(bool(rows))
        self._on_partner()

    def _show_lists(self) -> None:
        self._lists_model.set_rows(self.viewmodel.lists)
        if self.viewmodel.lists and self._lists.current_row() is None:
            self._lists.selectRow(0)
        self._show_partners()

    def _until(self, row: ListRow) -> str:
        if row.state is ListState.WITHDRAWN:
            return self.context.say(f"partner_list_state.{row.state}")
        return self.context.short_day(row.expires_on)

    def _until_tone(self, row: ListRow) -> str:
        late = row.state is ListState.OUT and row.expires_on < self.context.today()
        return "negative" if late else "text"

    def _home(self, row: ListRow) -> str:
        number = self.context.number
        return self.tr("{answered} of {lines}").format(
            answered=number(row.answered), lines=number(row.lines)
        )

    def _on_partner(self) -> None:
        chosen = self._partner() is not None
        self._edit.setEnabled(chosen)
        self._retire.setEnabled(chosen)

    def _show_acts(self) -> None:
        row = self._list()
        for name, button in self._acts.items():
            out = row is not None and row.state is ListState.OUT
            button.setEnabled(bool(row.undecided) if name == "decideWaiting" and row else out)

    # -- doing -----------------------------------------------------------------------------

    def _partner(self) -> PartnerRow | None:
        place = self._partners.current_row()
        rows = self._partners_model.rows
        return rows[place] if place is not None and place < len(rows) else None

    def _list(self) -> ListRow | None:
        place = self._lists.current_row()
        rows = self._lists_model.rows
        return rows[place] if place is not None and place < len(rows) else None

    def _on_add(self) -> None:
        PartnerDialog(self.context, self.viewmodel, None, self).exec()

    def _on_edit(self) -> None:
        row = self._partner()
        if row is not None:
            PartnerDialog(self.context, self.viewmodel, row, self).exec()

    def _on_retire(self) -> None:
        row = self._partner()
        if row is None:
            return
        tasks, requests = self.context.tasks, self.context.requests

        def undo() -> None:
            tasks.write(self, restore_partner, partner_id=row.id, version=row.version + 1)

        def done(_none: None) -> None:
            requests.message.emit(self.tr("{name} is retired.").format(name=row.name), undo)

        tasks.write(self, retire_partner, done=done, partner_id=row.id, version=row.version)

    def _on_make(self) -> None:
        dialog = WorkingListDialog(self.context, self.viewmodel, self._partner(), self)
        if dialog.exec() and dialog.made is not None:
            self._save_file(dialog.made.list_id, dialog.made.code)

    def _save_file(self, list_id: int, code: str) -> None:
        ListFileDialog(self.context, self.viewmodel, list_id, code, self).open()

    def _on_decide(self) -> None:
        row = self._list()
        if row is not None:
            ListImportDialog(self.context, row.id, self).exec()

    def _on_save(self) -> None:
        row = self._list()
        if row is not None:
            self._save_file(row.id, row.code)

    def _on_letter(self) -> None:
        row = self._list()
        if row is not None:
            self.viewmodel.print_letter(row)

    def _on_prolong(self) -> None:
        row = self._list()
        if row is not None:
            ProlongListDialog(self.context, row, self).exec()

    def _on_withdraw(self) -> None:
        row = self._list()
        if row is not None:
            WithdrawListDialog(self.context, row, self).exec()
