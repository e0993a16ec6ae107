"""Where to go next: kelurahan and schools by people reached on one trip, with the reason."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabBar, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach import proposals
from ektp_desk.outreach.proposals import Outlook
from ektp_desk.outreach.rules import VisitKind
from ektp_desk.outreach.rules_proposals import LEAST_CAPACITY, MOST_CAPACITY, Proposal
from ui.context import Context
from ui.tabs import Tab
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.inputs import NumberField
from ui.widgets.key_value import KeyValues
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Body, Heading

WIDTH = 328
PARTS: tuple[VisitKind | None, ...] = (None, VisitKind.VILLAGE, VisitKind.SCHOOL)


class ProposalsTab(Tab):
    """The places in their turn at the left; why this one, and planning it, at the right."""

    # Counting looks at everybody on the roll: not at each card that is handed over.
    watched = frozenset({"outreach", "school"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._outlook: Outlook | None = None
        row = QHBoxLayout()
        row.setSpacing(12)
        panel = Panel()
        panel.body.addLayout(self._build_head())
        panel.body.addWidget(self._build_table(), 1)
        row.addWidget(panel, 1)
        row.addWidget(self._build_side())
        self.column.addLayout(row, 1)

    # -- building --------------------------------------------------------------------------

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.parts = QTabBar()
        self.parts.setObjectName("proposalParts")
        self.parts.setExpanding(False)
        for words in (self.tr("All"), self.tr("Kelurahan"), self.tr("Schools")):
            self.parts.addTab(words)
        self.parts.currentChanged.connect(self._show)
        self.capacity = NumberField("tripCapacity", LEAST_CAPACITY, MOST_CAPACITY)
        self.capacity.setFixedWidth(84)
        self.capacity.setKeyboardTracking(False)
        self.capacity.editingFinished.connect(self._on_capacity)
        label = QLabel(self.tr("People on one trip"))
        label.setBuddy(self.capacity)
        self.capacity.setAccessibleName(label.text())
        head.addWidget(self.parts)
        head.addStretch(1)
        again = QuietButton(self.tr("Count again"), self.context.icons.icon("refresh-cw"), "F5")
        again.setObjectName("countAgain")
        again.clicked.connect(self.refresh)
        head.addWidget(label)
        head.addWidget(self.capacity)
        head.addWidget(again)
        return head

    def _build_table(self) -> DataTable:
        context, number = self.context, self.context.number
        self._model: RowsModel[Proposal] = RowsModel(
            [
                Column(self.tr("Where to"), lambda row: row.place.name,
                       tooltip=lambda row: row.place.district),
                Column(self.tr("Reached"), lambda row: number(row.reach), align="right"),
                Column(self.tr("Not recorded"), lambda row: number(row.place.unrecorded),
                       align="right"),
                Column(self.tr("Turning 17"), lambda row: number(row.place.turning),
                       align="right"),
                Column(self.tr("Cards"), lambda row: number(row.place.uncollected),
                       align="right"),
                Column(self.tr("Visit"), self._visit, tone=self._visit_tone),
            ]
        )  # fmt: skip
        self.table = DataTable(context.theme)
        self.table.setObjectName("proposals")
        self.table.setAccessibleName(self.tr("Where to go next"))
        self.table.set_model(self._model)
        self.table.set_empty_text(self.tr("Counting …"))
        self.table.fit({0: "stretch", 1: 88, 2: 96, 3: 104, 4: 66, 5: 150})
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_row())
        self._model.modelReset.connect(self._show_row)
        self.table.row_activated.connect(lambda _place: self._plan.setFocus())
        return self.table

    def _build_side(self) -> Panel:
        self._side = Panel()
        self._side.setFixedWidth(WIDTH)
        self._name = Heading("")
        self._name.setObjectName("proposalName")
        self._facts = KeyValues()
        self._why = Body("")
        self._why.setObjectName("proposalWhy")
        self._plan = PrimaryButton(
            self.tr("Plan a visit…"), self.context.icons.icon("calendar", "accent_text"), "F8"
        )
        self._plan.setObjectName("planProposal")
        self._plan.clicked.connect(self._on_plan)
        for widget in (self._name, self._why, self._facts):
            self._side.body.addWidget(widget)
        self._side.body.addStretch(1)
        self._side.body.addWidget(self._plan)
        return self._side

    # -- showing ---------------------------------------------------------------------------

    def refresh(self) -> None:
        self.context.tasks.read(
            self, proposals.outlook, done=self._on_outlook, key="outlook",
            today=self.context.today(),
        )  # fmt: skip

    def _on_outlook(self, found: Outlook) -> None:
        self._outlook = found
        self.table.set_empty_text(self.tr("Nobody is left to go to here."))
        if not self.capacity.hasFocus():  # else somebody types there
            with QSignalBlocker(self.capacity):
                self.capacity.setValue(found.capacity)
        self._show()

    def _show(self) -> None:
        if self._outlook is None:
            return
        part = PARTS[self.parts.currentIndex()]
        rows = [row for row in self._outlook.proposals if part in (None, row.place.kind)]
        chosen = self._row()
        self._model.set_rows(rows)
        key = None if chosen is None else _key(chosen)
        place = next((n for n, row in enumerate(rows) if _key(row) == key), 0)
        if rows:
            self.table.selectRow(place)
        self._show_row()

    def _show_row(self) -> None:
        row = self._row()
        self._side.setVisible(row is not None)
        if row is None:
            return
        place, number, day = row.place, self.context.number, self.context.day
        self._name.setText(place.name)
        self._why.setText(
            self.context.say(
                row.why, left=number(place.left), reach=number(row.reach),
                trips=number(row.trips), unrecorded=number(place.unrecorded),
                turning=number(place.turning), uncollected=number(place.uncollected),
                last=day(place.last_visit), next=day(place.next_visit),
            )
        )  # fmt: skip
        pairs = [
            (self.tr("Kind"), self.context.say(f"outreach_kind.{place.kind}")),
            (self.tr("District") if place.kind is VisitKind.VILLAGE else self.tr("Kelurahan"),
             place.district),
            (self.tr("Last visit"), self._last(row)),
            (self.tr("Next visit"), day(place.next_visit)),
        ]  # fmt: skip
        self._facts.set_pairs([pair for pair in pairs if pair[1]])

    def _visit(self, row: Proposal) -> str:
        """The day of the next visit if one is planned, else of the last."""
        coming = row.place.next_visit
        if coming is None:
            return self._last(row)
        return self.tr("on {day}").format(day=self.context.short_day(coming))

    def _visit_tone(self, row: Proposal) -> str:
        return "text" if row.place.next_visit is None else "accent"

    def _last(self, row: Proposal) -> str:
        day = row.place.last_visit
        return self.tr("never") if day is None else self.context.day(day)

    def _row(self) -> Proposal | None:
        place = self.table.current_row()
        rows = self._model.rows
        return rows[place] if place is not None and place < len(rows) else None

    # -- doing -----------------------------------------------------------------------------

    def _on_capacity(self) -> None:
        if self._outlook is not None and self.capacity.value() != self._outlook.capacity:
            self._set_capacity(self.capacity.value())

    def _set_capacity(self, people: int) -> None:
        def done(before: int) -> None:
            said = self.tr("A trip now reaches {count} people.").format(
                count=self.context.number(people)
            )
            self.context.requests.message.emit(said, lambda: self._set_capacity(before))

        self.notice.clear()
        self.context.tasks.write(
            self, proposals.set_capacity, done=done, refused=self._on_refused, people=people
        )

    def _on_plan(self) -> None:
        row = self._row()
        if row is None:
            return
        # Late, because a visit is opened from here and its targets from there.
        from ui.outreach.planning import plan_for_proposal
        from ui.outreach.visit_dialog import VisitDialog

        plan = plan_for_proposal(self.context, row)
        dialog = VisitDialog(self.context, None, self, plan=plan)
        if dialog.exec() and dialog.planned is not None:
            # There its people are chosen, which is what comes next.
            self.context.requests.page_wanted.emit("outreach", ("visits", dialog.planned))
        dialog.deleteLater()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.notice.show_notice(self.context.refusal(error), "negative")
        self.refresh()


def _key(row: Proposal) -> tuple[str | None, int | None]:
    return row.place.village_code, row.place.school_id
