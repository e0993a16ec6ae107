"""The tables of a roll's preview: what is new, what changes, what is to be decided."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QObject

from ektp_desk.residents.rollcompare import STATE
from ektp_desk.residents.rollfit import VillageTally
from ektp_desk.residents.rollmap import RollRow, RowProblem
from ektp_desk.residents.rollpreview import Preview
from ektp_desk.residents.rollqueries import ListedRow
from ektp_desk.residents.rules import mask_nik
from ui.context import Context
from ui.residents.roll_words import RollWords
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable

SHOWN = 1_000  # rows of each kind; all of them are in the export


@dataclass(frozen=True)
class Difference:
    """One field of one person: here now, and in the roll. `was`: what a roll said before."""

    line: int
    nik: str
    name: str
    field: str
    here: str
    roll: str
    was: str = ""


@dataclass(frozen=True)
class HeldBack:
    """A row that is left out unless somebody takes it, and the code of the reason."""

    line: int
    nik: str
    name: str
    doubt: str


def differences(preview: Preview) -> list[Difference]:
    """The first changes, field by field."""
    found = (
        Difference(row.line, row.nik, row.name, change.field, change.before, change.after)
        for row in preview.changed
        if not row.doubt
        for change in row.compared.changes
        if change.field != STATE
    )
    return list(islice(found, SHOWN))


def conflicts(preview: Preview) -> list[Difference]:
    """Where the office's own changes differ from the roll; what the roll newly says first."""
    found = [
        (not one.is_news, Difference(row.line, row.nik, row.name, one.field, one.here, one.roll,
                                     one.was))
        for row in preview.changed
        for one in row.compared.conflicts
    ]  # fmt: skip
    return [one for _, one in sorted(found, key=lambda pair: pair[0])][:SHOWN]


def held_back(preview: Preview) -> list[HeldBack]:
    """Rows with a doubt, in the order of the file."""
    found = [HeldBack(row.line, row.nik, row.said["name"], row.doubt)
             for row in preview.changed if row.doubt]  # fmt: skip
    found += [HeldBack(row.line, row.nik, row.name, preview.doubts[row.nik][0])
              for row in preview.added if row.nik in preview.doubts]  # fmt: skip
    return sorted(found, key=lambda row: row.line)[:SHOWN]


class RollTables(QObject):
    """Makes the tables; each with its model."""

    def __init__(self, context: Context, words: RollWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = words

    def table(
        self, name: str, title: str, model: RowsModel, widths: dict[int, int | str], empty: str
    ) -> DataTable:
        """A table over a model."""
        table = DataTable(self._context.theme)
        table.setObjectName(name)
        table.setAccessibleName(title)
        table.set_empty_text(empty)
        table.set_model(model)
        table.fit(widths)
        return table

    def new_people(self) -> RowsModel[RollRow]:
        """People who are not known yet."""
        say, day = self._context.say, self._context.day
        return RowsModel(
            [
                *self._who(),
                Column(self.tr("Sex"), lambda row: say(f"sex.{row.sex}")),
                Column(self.tr("Born"), lambda row: day(row.birth_date)),
                Column(self.tr("Village"),
                       lambda row: self._words.value("village_code", row.village_code or "")),
            ]
        )  # fmt: skip

    def changes(self) -> RowsModel[Difference]:
        """Before and after side by side."""
        return RowsModel([*self._who(), *self._sides()])

    def conflicts(self, is_taken: Callable[[Difference], bool]) -> RowsModel[Difference]:
        """The office's own changes beside the roll, with what was decided."""
        kept, taken = self.tr("Stays as here"), self.tr("As in the roll")
        before = Column(
            self.tr("Roll before"), lambda row: self._words.value(row.field, row.was)
        )  # fmt: skip
        what, here, roll = self._sides()
        decided = Column(
            self.tr("Decided"), lambda row: taken if is_taken(row) else kept,
            tone=lambda row: "warning" if is_taken(row) else "text",
        )  # fmt: skip
        return RowsModel([*self._who()[1:], what, here, roll, before, decided])

    def held_back(self, is_taken: Callable[[HeldBack], bool]) -> RowsModel[HeldBack]:
        """Rows with a doubt, with what was decided."""
        say = self._context.say
        left, taken = self.tr("Left out"), self.tr("Taken")
        return RowsModel(
            [
                *self._who(),
                Column(self.tr("Why"), lambda row: say(row.doubt),
                       tooltip=lambda row: say(row.doubt)),
                Column(self.tr("Decided"), lambda row: taken if is_taken(row) else left,
                       tone=lambda row: "warning" if is_taken(row) else "text"),
            ]
        )  # fmt: skip

    def absent(self) -> RowsModel[ListedRow]:
        """People whom a whole roll does not name."""
        return RowsModel(
            [
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("Village"), lambda row: row.village),
                Column(self.tr("District"), lambda row: row.district),
            ]
        )

    def villages(self) -> RowsModel[VillageTally]:
        """The counts by village."""
        number = self._context.number
        unknown = self.tr("not known")

        def count(title: str, name: str) -> Column:
            return Column(title, lambda row: number(getattr(row, name)), align="right")

        return RowsModel(
            [
                Column(self.tr("Village"),
                       lambda row: self._words.villages.get(row.code, row.code) or unknown),
                count(self.tr("Here"), "known"),
                count(self.tr("In the file"), "listed"),
                count(self.tr("New"), "new"),
                count(self.tr("Changed"), "changed"),
                count(self.tr("Moved in"), "arrived"),
                count(self.tr("Moved out"), "left"),
                count(self.tr("Not named"), "absent"),
            ]
        )  # fmt: skip

    def problems(self) -> RowsModel[RowProblem]:
        """What is wrong with rows, or odd."""
        say = self._context.say
        return RowsModel(
            [
                Column(self.tr("Line"), lambda row: str(row.line), align="right"),
                Column(self.tr("Column"), lambda row: say(f"roll_column.{row.column}")),
                Column(self.tr("Value"), lambda row: row.value, tooltip=lambda row: row.value),
                Column(self.tr("Why"), lambda row: say(row.code), tooltip=lambda row: say(row.code),
                       tone=lambda row: "warning" if row.warning else "negative"),
            ]
        )  # fmt: skip

    def _who(self) -> list[Column]:
        return [
            Column(self.tr("Line"), lambda row: str(row.line), align="right"),
            Column(self.tr("NIK"), lambda row: mask_nik(row.nik)),
            Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
        ]

    def _sides(self) -> list[Column]:
        value = self._words.value

        def side(title: str, name: str) -> Column:
            def shown(row: Difference) -> str:
                return value(row.field, getattr(row, name))

            return Column(title, shown, tooltip=shown)

        return [
            Column(self.tr("What"), lambda row: self._words.field(row.field)),
            side(self.tr("Here now"), "here"),
            side(self.tr("In the roll"), "roll"),
        ]
