"""By age, sex and school: three tables, each line opening its list of people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.coverage.figures import Cell, Tally, tallies
from ektp_desk.coverage.queries import Wanted
from ektp_desk.coverage.rules import AgeGroup
from ektp_desk.residents.rules import Sex
from ui.context import Context
from ui.coverage.sorting import SortedTable
from ui.coverage.viewmodel import CoverageViewModel
from ui.coverage.words import percent
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel


@dataclass(frozen=True)
class GroupRow:
    """One group: its name, its figures, and whom its list asks for."""

    name: str
    tally: Tally
    wanted: Wanted


class GroupsPart(QWidget):
    """`people_wanted` with the title of a list and whom it asks for."""

    people_wanted = Signal(str, object)

    def __init__(
        self, context: Context, viewmodel: CoverageViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._viewmodel = viewmodel
        self._tables: dict[str, SortedTable] = {}
        self._models: dict[str, RowsModel[GroupRow]] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self._build("coverageAges", self.tr("By age"), self.tr("Age")), 9)
        left.addWidget(self._build("coverageSexes", self.tr("By sex"), self.tr("Sex")), 5)
        row.addLayout(left, 1)
        schools = self._build(
            "coverageSchools", self.tr("By school (pupils of age)"), self.tr("School")
        )
        row.addWidget(schools, 1)
        viewmodel.changed.connect(self._show)
        viewmodel.schools_changed.connect(self._show)

    def _build(self, name: str, title: str, heading: str) -> Panel:
        panel = Panel(title)
        number, context = self._context.number, self._context
        model: RowsModel[GroupRow] = RowsModel(
            [
                Column(heading, lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("Obliged"), lambda row: number(row.tally.obliged), align="right"),
                Column(self.tr("Recorded"), lambda row: percent(context, row.tally.recorded_share),
                       align="right"),
                Column(self.tr("With a card"), lambda row: percent(context, row.tally.share),
                       align="right"),
                Column(self.tr("Gap"), lambda row: number(row.tally.missing), align="right"),
            ]
        )  # fmt: skip
        sorts = (
            lambda row: row.name, lambda row: row.tally.obliged,
            lambda row: row.tally.recorded_share, lambda row: row.tally.share,
            lambda row: row.tally.missing,
        )  # fmt: skip
        table = SortedTable(context.theme, model, sorts)
        table.setObjectName(name)
        table.setAccessibleName(title)
        table.set_empty_text(self.tr("Nothing is known yet."))
        table.fit({0: "stretch", 1: 84, 2: 82, 3: 82, 4: 66})
        table.row_activated.connect(lambda row: self._on_row(name, row))
        self._models[name], self._tables[name] = model, table
        panel.body.addWidget(table, 1)
        return panel

    def _show(self) -> None:
        cells = self._viewmodel.coverage.cells if self._viewmodel.coverage else ()
        say = self._context.say
        self._tables["coverageAges"].show_rows(_by_age(cells, say))
        self._tables["coverageSexes"].show_rows(_by_sex(cells, say))
        self._tables["coverageSchools"].show_rows(
            [
                GroupRow(row.name, row.tally, Wanted(school_id=row.id))
                for row in self._viewmodel.schools
            ]
        )

    def _on_row(self, name: str, row: int) -> None:
        group = self._models[name].row(row)
        self.people_wanted.emit(group.name, group.wanted)

    def export_rows(self) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
        """All three tables below each other."""
        headings = (self.tr("Group"), self.tr("Obliged"), self.tr("Recorded"),
                    self.tr("Print-ready"), self.tr("Card held"), self.tr("Gap"),
                    self.tr("Card held (%)"))  # fmt: skip
        return headings, [
            (row.name, row.tally.obliged, row.tally.recorded, row.tally.ready, row.tally.held,
             row.tally.missing, round(100 * row.tally.share, 2))
            for model in self._models.values()
            for row in model.rows
        ]  # fmt: skip


def _by_age(cells: Sequence[Cell], say: Callable[[str], str]) -> list[GroupRow]:
    found = tallies(cells, lambda cell: cell.age)
    return [
        GroupRow(say(f"age_group.{age}"), found[age], Wanted(age=age))
        for age in AgeGroup
        if age in found
    ]


def _by_sex(cells: Sequence[Cell], say: Callable[[str], str]) -> list[GroupRow]:
    found = tallies(cells, lambda cell: cell.sex)
    return [GroupRow(say(f"sex.{sex}"), found[sex], Wanted(sex=sex)) for sex in Sex if sex in found]
