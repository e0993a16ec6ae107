"""Who is to be followed up: filtered by remedy, age and village, with the next step beside it."""

from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QWidget,
)

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.recording.queries_followup import MOST, FollowUpFilter, FollowUpRow
from ektp_desk.recording.rules_followup import Remedy
from ui.cards.list_dialog import ListDialog
from ui.context import Context
from ui.followup.followup_panel import FollowUpPanel
from ui.followup.followup_viewmodel import FollowUpViewModel
from ui.followup.seen_dialog import SeenDialog
from ui.tabs import Tab
from ui.widgets.buttons import Button
from ui.widgets.inputs import NumberField
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

PANEL_WIDTH = 340
REMEDY_WIDTH, VILLAGE_WIDTH = 232, 180
MOST_DAYS = 3_650


class FollowUpTab(Tab):
    """The list at the left, the person in hand at the right."""

    watched = frozenset({"central", "follow_up", "case", "recording", "card", "resident"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = FollowUpViewModel(context, self)
        self.column.addLayout(self._build_filters())
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._build_list(), 1)
        self._panel = FollowUpPanel(context)
        self._panel.setFixedWidth(PANEL_WIDTH)
        columns.addWidget(self._panel)
        self.column.addLayout(columns, 1)
        model = self.viewmodel
        model.changed.connect(self._show)
        model.villages_read.connect(self._show_villages)
        model.notes_changed.connect(lambda: self._panel.show_notes(model.notes))
        model.scanned.connect(self._on_scanned)
        model.refused.connect(self._on_refused)

    def refresh(self) -> None:
        self.viewmodel.load()

    def take_nik(self, text: str) -> bool:
        self.notice.clear()
        self.viewmodel.look_up(text)
        return True

    # -- building --------------------------------------------------------------------------

    def _build_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._remedy = QComboBox()
        self._remedy.setObjectName("followUpRemedy")
        self._remedy.setAccessibleName(self.tr("Remedy"))
        self._remedy.setFixedWidth(REMEDY_WIDTH)
        self._remedy.addItem("", None)
        for remedy in Remedy:
            self._remedy.addItem("", remedy)
        self._village = QComboBox()
        self._village.setObjectName("followUpVillage")
        self._village.setAccessibleName(self.tr("Village"))
        self._village.setFixedWidth(VILLAGE_WIDTH)
        self._village.addItem(self.tr("All villages"), "")
        self._days = NumberField("followUpDays", 0, MOST_DAYS)
        self._days.setAccessibleName(self.tr("Days at least"))
        self._days.setSuffix(self.tr(" days"))
        self._days.setSpecialValueText(self.tr("any age"))
        self._postponed = QCheckBox("")
        self._postponed.setObjectName("followUpPostponed")
        for box in (self._remedy, self._village):
            box.currentIndexChanged.connect(self._on_filter)
        self._days.valueChanged.connect(self._on_filter)
        self._postponed.toggled.connect(self._on_filter)
        label = QLabel(self.tr("standing for"))
        for widget in (self._remedy, self._village, label, self._days, self._postponed):
            row.addWidget(widget)
        row.addStretch(1)
        if self.context.may(Role.SUPERVISOR, Role.PRINTER):
            icon = self.context.icons.icon("import")
            take_in = Button(self.tr("Import a status list…"), icon)
            take_in.setObjectName("importStatuses")
            take_in.clicked.connect(lambda: ListDialog(self.context, self).exec())
            row.addWidget(take_in)
        return row

    def _build_list(self) -> Panel:
        panel = Panel()
        context = self.context
        self._model: RowsModel[FollowUpRow] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("Status"), lambda row: context.say(f"central_status.{row.status}"),
                       tooltip=lambda row: context.say(f"central_meaning.{row.status}")),
                Column(self.tr("Days"), lambda row: context.number(row.days), align="right"),
                Column(self.tr("Remedy"), lambda row: context.say(f"remedy_name.{row.remedy}"),
                       tone=lambda _row: "accent"),
                Column(self.tr("Village"), lambda row: row.village or "–",
                       tooltip=lambda row: row.village),
                Column(self.tr("Last done"), self._last, tooltip=self._last),
            ]
        )  # fmt: skip
        self.table = DataTable(context.theme)
        self.table.setObjectName("followUps")
        self.table.setAccessibleName(self.tr("People to be followed up"))
        self.table.set_model(self._model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.set_empty_text(self.tr("Nobody waits for you here."))
        self.table.fit({0: "stretch", 1: 168, 2: 52, 3: 190, 4: 104, 5: 84})
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.table.row_activated.connect(lambda _row: self._panel.begin())
        panel.body.addWidget(self.table, 1)
        self._more = Muted("")
        panel.body.addWidget(self._more)
        return panel

    # -- showing ---------------------------------------------------------------------------

    def _show(self) -> None:
        found, number = self.viewmodel.found, self.context.number
        self._remedy.setItemText(0, self.tr("All ({count})").format(count=number(found.total)))
        for place, remedy in enumerate(Remedy, start=1):
            name = self.context.say(f"remedy_name.{remedy}")
            self._remedy.setItemText(place, f"{name} ({number(found.counts.get(remedy, 0))})")
        self._postponed.setText(self.tr("Put off ({count})").format(count=number(found.postponed)))
        self._model.set_rows(found.rows)
        if found.rows and self.table.current_row() is None:
            self.table.selectRow(0)
        full = len(found.rows) == MOST
        self._more.setVisible(full)
        self._more.setText(self.tr("Only the oldest {count} are shown.").format(count=number(MOST)))
        self._show_chosen()

    def _show_villages(self) -> None:
        for village in self.viewmodel.villages:
            self._village.addItem(f"{village.name} ({village.district})", village.code)

    def _show_chosen(self) -> None:
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        rows = tuple(self._model.row(place) for place in places)
        self._panel.show_rows(rows)
        if len(rows) == 1:
            self.viewmodel.look_at(rows[0])

    def _last(self, row: FollowUpRow) -> str:
        if row.last_act is None:
            return "–"
        return f"{self.context.say(f'follow_up_act.{row.last_act}')}: {row.last_note}"

    # -- doing -----------------------------------------------------------------------------

    def _on_filter(self) -> None:
        remedy = self._remedy.currentData()
        self.viewmodel.show(
            FollowUpFilter(
                remedy=Remedy(remedy) if remedy else None,
                village_code=self._village.currentData() or "",
                least_days=self._days.value(),
                postponed=self._postponed.isChecked(),
            )
        )

    def _on_scanned(self, row: FollowUpRow | None) -> None:
        if row is None:
            self.notice.show_notice(self.tr("Nothing is due for this person."))
            return
        SeenDialog(self.context, row.resident_id, row.name, scanned=True, parent=self).exec()

    def _on_refused(self, error: OfficeError) -> None:
        self.notice.show_notice(self.context.refusal(error), "warning")
