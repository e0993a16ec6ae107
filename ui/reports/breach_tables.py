"""The two tables of a breach: the people, and the accesses."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from ektp_desk.reports.access_log import what
from ektp_desk.reports.breach import BreachPersonRow, BreachRow
from ui.context import Context
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable


class _FactsTable(DataTable):
    """A table that says moments and officers the same way as its sister."""

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self.setObjectName(name)
        self._context = context
        self.set_empty_text(self.tr("Say what is asked for above, then press “Look up”."))

    def say_nothing_found(self) -> None:
        """It was looked up: from now on an empty table means that there is nothing."""
        self.set_empty_text(self.tr("Nothing was found for what is asked above."))

    def _moment(self, moment: datetime) -> str:
        local = moment.astimezone(self._context.zone)
        return self.tr("{day}, {time}").format(
            day=self._context.short_day(local.date()), time=self._context.time(moment)
        )

    def _way(self, way: str) -> str:
        return self._context.say(f"access_way.{way}")


class BreachPeopleTable(_FactsTable):
    """Everybody affected, once each."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "breachPeopleTable", parent)
        self.setAccessibleName(self.tr("People affected"))
        self.rows: RowsModel[BreachPersonRow] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Born"), lambda row: context.day(row.birth_date)),
                Column(self.tr("Village"), lambda row: row.village,
                       tooltip=lambda row: row.village),
                Column(self.tr("Age"), self._age, tone=lambda _row: "warning"),
                Column(self.tr("In which ways"), self._ways, tooltip=self._ways),
                Column(self.tr("Times"), lambda row: context.number(row.times), align="right"),
                Column(self.tr("Last"), lambda row: self._moment(row.last_at)),
            ]
        )  # fmt: skip
        self.set_model(self.rows)
        self.fit({0: "stretch", 1: 150, 2: 156, 3: 120, 4: 100, 5: 290, 6: 56, 7: 116})

    def _age(self, row: BreachPersonRow) -> str:
        return self.tr("under 17") if row.under_17 else ""

    def _ways(self, row: BreachPersonRow) -> str:
        return ", ".join(self._way(way) for way in row.ways)


class BreachActsTable(_FactsTable):
    """Every access, newest first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "breachActsTable", parent)
        self.setAccessibleName(self.tr("Accesses"))
        self.rows: RowsModel[BreachRow] = RowsModel(
            [
                Column(self.tr("When"), lambda row: self._moment(row.at)),
                Column(self.tr("Officer"), self._officer, tooltip=self._officer),
                Column(self.tr("Computer"), lambda row: row.station or "–",
                       tooltip=lambda row: row.station),
                Column(self.tr("Whose data"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("What"), lambda row: self._way(row.way)),
                Column(self.tr("Where, note"), self._what, tooltip=self._what),
                Column(self.tr("Times"), lambda row: context.number(row.acts), align="right"),
            ]
        )  # fmt: skip
        self.set_model(self.rows)
        self.fit({0: 120, 1: 160, 2: 130, 3: "stretch", 4: 154, 5: 150, 6: "stretch", 7: 60})

    def _officer(self, row: BreachRow) -> str:
        return row.officer or self._context.say("access.console")

    def _what(self, row: BreachRow) -> str:
        return what(row.code, row.note, self._context.say)
