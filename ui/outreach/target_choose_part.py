"""Choosing people for a visit's list: by reason and place, or somebody by name."""

from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.outreach.candidates import MOST, Candidate, Wanted
from ektp_desk.outreach.queries_targets import VisitHead
from ektp_desk.outreach.rules import TargetReason, VisitKind
from ektp_desk.residents.rules import age_on
from ui.context import Context
from ui.followup.person_dialog import PersonDialog
from ui.outreach.target_list_part import address_of
from ui.outreach.targets_viewmodel import TargetsViewModel
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

REASONS = tuple(TargetReason)
FIRST = {
    VisitKind.VILLAGE: TargetReason.UNRECORDED, VisitKind.SCHOOL: TargetReason.TURNING_17,
    VisitKind.HOME: TargetReason.ASKED, VisitKind.ORGANISATION: TargetReason.DISABLED,
}  # fmt: skip
SCHOOL = "school"  # stands among the areas for the pupils of the visit's school


class TargetChoosePart(QWidget):
    """Whoever is on the list is not offered; whoever another open visit goes to is marked."""

    def __init__(
        self, context: Context, viewmodel: TargetsViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self.viewmodel = context, viewmodel
        self._began = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._build_head())
        column.addWidget(self._build_table(), 1)
        column.addLayout(self._build_buttons())
        viewmodel.found.connect(self._show)
        viewmodel.changed.connect(self._begin)

    def _build_head(self) -> QHBoxLayout:
        self.reasons = QTabBar()
        self.reasons.setObjectName("targetReasons")
        self.reasons.setExpanding(False)
        for reason in REASONS:
            self.reasons.addTab(self._context.say(f"target_reason.{reason}"))
        self.area = QComboBox()
        self.area.setObjectName("targetArea")
        self.area.setAccessibleName(self.tr("Where they live"))
        self.area.setMinimumWidth(220)
        head = QHBoxLayout()
        head.addWidget(self.reasons)
        head.addStretch(1)
        head.addWidget(self.area)
        return head

    def _build_table(self) -> DataTable:
        context, say = self._context, self._context.say
        self._model: RowsModel[Candidate] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tooltip=self._about),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Age"), self._age, align="right",
                       tooltip=lambda row: context.day(row.birth_date)),
                Column(self.tr("Address"), self._where, tooltip=self._where),
                Column(self.tr("State"), lambda row: say(f"stage.{row.stage}"),
                       tooltip=lambda row: say(f"why_not.{row.why}") if row.why else ""),
                Column(self.tr("Other visit"), self._other,
                       tone=lambda row: "warning" if row.other_visit else "text",
                       tooltip=lambda row: context.day(row.other_day)),
            ]
        )  # fmt: skip
        self.table = DataTable(context.theme)
        self.table.setObjectName("candidates")
        self.table.setAccessibleName(self.tr("People found"))
        self.table.set_model(self._model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.set_empty_text(self.tr("Looking …"))
        self.table.fit({0: 236, 1: 148, 2: 52, 3: "stretch", 4: 172, 5: 148})
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_buttons())
        self.table.row_activated.connect(lambda _place: self._on_put_on())
        return self.table

    def _build_buttons(self) -> QHBoxLayout:
        icons = self._context.icons
        self._state = Muted("")
        self._state.setObjectName("candidateState")
        self._somebody = QuietButton(self.tr("Somebody by name…"), icons.icon("search"))
        self._all = QuietButton(self.tr("Choose all"), icons.icon("list-checks"))
        self._put = PrimaryButton(self.tr("Put on the list"), icons.icon("plus", "accent_text"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._state, 1)
        for button, name, slot in (
            (self._somebody, "addSomebody", self._on_somebody),
            (self._all, "chooseAllCandidates", self.table.selectAll),
            (self._put, "putOnList", self._on_put_on),
        ):
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        return row

    # -- showing ---------------------------------------------------------------------------

    def _begin(self) -> None:
        """Look for whom this kind of visit is for, where it goes; once the visit is known."""
        visit = self.viewmodel.visit
        self._show_buttons()
        if self._began or visit is None:
            return
        self._began = True
        for words, area in self._areas(visit):
            self.area.addItem(words, area)
        self.reasons.setCurrentIndex(REASONS.index(FIRST[visit.kind]))
        self.reasons.currentChanged.connect(self._look)
        self.area.currentIndexChanged.connect(self._look)
        self._look()

    def _areas(self, visit: VisitHead) -> list[tuple[str, str]]:
        areas = [(visit.school, SCHOOL)] if visit.school_id is not None else []
        if visit.village_code:
            areas.append((visit.village, visit.village_code))
            areas.append((self.tr("Nearby: the district"), visit.district))
        return [*areas, (self.tr("Whole city"), "")]

    def _look(self) -> None:
        visit = self.viewmodel.visit
        if visit is None:
            return
        area = self.area.currentData()
        self.table.clearSelection()
        self.viewmodel.look_for(
            Wanted(
                reason=REASONS[self.reasons.currentIndex()], day=visit.day, visit_id=visit.id,
                area="" if area == SCHOOL else area,
                school_id=visit.school_id if area == SCHOOL else None,
            )
        )  # fmt: skip

    def _show(self) -> None:
        model, number = self.viewmodel, self._context.number
        self._model.set_rows(model.candidates)
        self.table.set_empty_text(self.tr("Nobody here who is not on the list already."))
        shown = len(model.candidates)
        if model.count > shown >= MOST:
            words = self.tr("{count} people, the first {shown} are shown. Narrow the place, or put "
                            "these on the list first.")  # fmt: skip
        else:
            words = self.tr("{count} people. Choose several with Shift or Ctrl.")
        self._state.setText(words.format(count=number(model.count), shown=number(shown)))
        self._show_buttons()

    def _show_buttons(self) -> None:
        count, may = len(self.chosen), self.viewmodel.open
        self._put.setEnabled(count > 0 and may)
        self._all.setEnabled(bool(self._model.rows) and may)
        self._somebody.setEnabled(may)
        words = self.tr("Put {count} on the list") if count > 1 else self.tr("Put on the list")
        self._put.set_text(words.format(count=self._context.number(count)))

    def _age(self, row: Candidate) -> str:
        visit = self.viewmodel.visit
        day = self._context.today() if visit is None else visit.day
        return self._context.number(age_on(row.birth_date, day))

    def _where(self, row: Candidate) -> str:
        if self.area.currentData() == SCHOOL and row.class_name:
            return self.tr("Class {name}").format(name=row.class_name)
        visit = self.viewmodel.visit
        return address_of(self._context, row, "" if visit is None else visit.village)

    def _about(self, row: Candidate) -> str:
        needs = ", ".join(self._context.say(f"need.{need}") for need in row.needs)
        return "\n".join(part for part in (row.name, row.school, needs) if part)

    def _other(self, row: Candidate) -> str:
        if not row.other_visit or row.other_day is None:
            return ""
        return self.tr("{number}, {day}").format(
            number=row.other_visit, day=self._context.short_day(row.other_day)
        )

    @property
    def chosen(self) -> list[Candidate]:
        """The rows that are selected."""
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._model.row(place) for place in places if place < len(self._model.rows)]

    # -- doing -----------------------------------------------------------------------------

    def _on_put_on(self) -> None:
        people = [(row.resident_id, row.reason) for row in self.chosen]
        if people and self._put.isEnabled():
            self.table.clearSelection()
            self.viewmodel.put_on(people)

    def _on_somebody(self) -> None:
        dialog = PersonDialog(self._context, self.tr("Who else is to be visited?"), self)
        if dialog.exec() and dialog.person is not None:
            self.viewmodel.put_on([(dialog.person.id, TargetReason.ASKED)])
        dialog.deleteLater()
