"""The print-ready list: in the order of the rule, with why, narrowed by what is asked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from ektp_desk.accounts.rules import Role
from ektp_desk.cards.queries import PrintReadyRow
from ektp_desk.cards.queries_ready import Group, PrintFilter
from ektp_desk.cards.scarcity import held, why
from ui.cards.printing_viewmodel import PrintingViewModel
from ui.context import Context
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

REST = "order"


class PrintReadyPanel(Panel):
    """Shows the list; `activated` on Enter, `chosen` when another row is."""

    activated = Signal()
    chosen = Signal()
    rule_wanted = Signal()
    urgent_wanted = Signal(object)  # PrintReadyRow

    def __init__(self, context: Context, viewmodel: PrintingViewModel) -> None:
        super().__init__("")
        self.context = context
        self.viewmodel = viewmodel
        self._build()
        viewmodel.ready_changed.connect(self._show_ready)
        viewmodel.more_ready.connect(self._model.append_rows)
        viewmodel.groups_changed.connect(self._show_groups)
        viewmodel.room_changed.connect(self._show_room)

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        self.title.setText(self.tr("Ready to print"))
        self.title.show()
        self._count = Chip("", "neutral")
        self._rule_name = Muted("")
        self._rule_name.setObjectName("ruleName")
        self._rule_name.setWordWrap(False)
        rule = QuietButton(self.tr("Rule…"))
        rule.setObjectName("editRule")
        rule.clicked.connect(self.rule_wanted)
        rule.setVisible(self.context.may(Role.SUPERVISOR))
        for widget in (self._count, self._rule_name, rule):
            self.header.addWidget(widget)
        self.body.addLayout(self._build_filters())
        self._build_table()

    def _build_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._service = self._filter("filterService", self.tr("Service"))
        self._village = self._filter("filterVillage", self.tr("Ward"))
        self._why = self._filter("filterWhy", self.tr("Why"))
        self._urgent = Button(self.tr("Urgent…"))
        self._urgent.setObjectName("markUrgent")
        self._urgent.clicked.connect(self._on_urgent)
        for box in (self._service, self._village, self._why):
            row.addWidget(box, 1)
        row.addWidget(self._urgent)
        return row

    def _filter(self, name: str, label: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(label)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.currentIndexChanged.connect(self._on_filter)
        return box

    def _build_table(self) -> None:
        self._model: RowsModel[PrintReadyRow] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("NIK"), lambda row: row.masked_nik, mono=True),
                Column(self.tr("Service"), self._service_name, tooltip=self._service_name),
                Column(self.tr("Why here"), self._why_text, tone=self._tone,
                       tooltip=self._why_tooltip),
            ],
            fetch_more=self.viewmodel.load_more,
        )  # fmt: skip
        self.table = DataTable(self.context.theme)
        self.table.setObjectName("printReady")
        self.table.setAccessibleName(self.tr("Ready to print"))
        self.table.set_model(self._model)
        self.table.fit({0: "stretch", 1: 150, 2: 128, 3: 238})
        self.table.row_activated.connect(lambda _row: self.activated.emit())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())
        self._empty = EmptyState(
            self.context.icons.pixmap("printer", 48, "text_muted"),
            self.tr("Nothing to print"),
            self.tr("People appear here as soon as their central status is print-ready."),
        )
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._empty, 1)

    # -- showing ---------------------------------------------------------------------------

    def current(self) -> PrintReadyRow | None:
        """The chosen row."""
        index = self.table.currentIndex()
        if not index.isValid() or index.row() >= self._model.rowCount():
            return None
        return self._model.row(index.row())

    def select(self, resident_id: object) -> None:
        """Choose a person, if they are on what is loaded."""
        for number, row in enumerate(self._model.rows):
            if row.resident_id == resident_id:
                self.table.selectRow(number)
                return

    def _service_name(self, row: PrintReadyRow) -> str:
        return self.context.service_name(row.service_id_name, row.service_en_name)

    def _held(self, row: PrintReadyRow) -> str:
        room = self.viewmodel.room
        by = None if room is None else held(room.rule.rule, room.standing, row.criterion)
        return "" if by is None else self.context.say(f"print_held.{by}")

    def _reason(self, row: PrintReadyRow) -> str:
        code, filling = why(
            row.criterion, days=row.age_days(self.context.today()), urgent_reason=row.urgent_reason
        )
        return self.context.say(code, **filling)

    def _why_text(self, row: PrintReadyRow) -> str:
        return self._held(row) or self._reason(row)

    def _why_tooltip(self, row: PrintReadyRow) -> str:
        return "\n".join(text for text in (self._reason(row), self._held(row)) if text)

    def _tone(self, row: PrintReadyRow) -> str:
        return "warning" if self._held(row) else "text"

    def _show_ready(self) -> None:
        kept = self.current()
        rows = self.viewmodel.ready
        self._model.set_rows(rows)
        self._count.show_state(self.context.number(self.viewmodel.ready_count), "neutral")
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        places = [n for n, row in enumerate(rows) if kept and row.resident_id == kept.resident_id]
        if rows:
            self.table.selectRow(places[0] if places else 0)
        self._urgent.setEnabled(bool(rows))
        self.chosen.emit()

    def _show_room(self) -> None:
        room = self.viewmodel.room
        if room is None:
            return
        name = room.rule.rule.name or self.context.say("scarcity.shipped")
        self._rule_name.setText(self.tr("Rule: {name}").format(name=name))
        order = [(self.context.say(f"criterion.{one}"), one.value) for one in room.rule.rule.order]
        self._fill(self._why, [*order, (self.tr("In order"), REST)], self.tr("Every reason"))
        self.table.viewport().update()

    def _show_groups(self) -> None:
        groups = self.viewmodel.groups
        self._fill(self._service, self._named(groups.services), self.tr("Every service"))
        self._fill(self._village, self._named(groups.villages), self.tr("Every ward"))

    def _named(self, groups: tuple[Group, ...]) -> list[tuple[str, str]]:
        number = self.context.number
        return [
            (self.tr("{name} ({people})").format(
                name=self.context.service_name(one.id_name, one.en_name), people=number(one.people)
            ), one.code)
            for one in groups
        ]  # fmt: skip

    def _fill(self, box: QComboBox, entries: list[tuple[str, str]], everything: str) -> None:
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(everything, "")
        for text, value in entries:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)
        if chosen and box.currentData() != chosen:
            self._on_filter()  # who was asked for is no more on the list

    # -- doing -----------------------------------------------------------------------------

    def _on_filter(self) -> None:
        room = self.viewmodel.room
        ranks: tuple[int, ...] | None = None
        wanted = self._why.currentData()
        if room is not None and wanted:
            rule = room.rule.rule
            found = [one for one in rule.order if one.value == wanted]
            ranks = (rule.rank(found[0] if found else None),)
        self.viewmodel.narrow(
            PrintFilter(
                self._service.currentData() or None, self._village.currentData() or None, ranks
            )
        )

    def _on_urgent(self) -> None:
        row = self.current()
        if row is not None:
            self.urgent_wanted.emit(row)
