"""What was on a laptop and who is affected: the facts a breach report needs."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ektp_desk.kernel.desk import Done
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.targets import require_target
from ektp_desk.outreach import devices
from ektp_desk.outreach.lost_letters import issue_lost_laptop
from ektp_desk.outreach.queries_exposure import (
    AffectedRow,
    DeviceEventRow,
    Exposure,
    FileOutRow,
    exposure,
)
from ektp_desk.papers.services import PaperRow
from ektp_desk.residents.export import write_book, write_table
from ui.context import Context
from ui.tasks import Job
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.rows import Column, RowsModel
from ui.widgets.stat import StatTile, tiles_row
from ui.widgets.table import DataTable
from ui.widgets.table_tabs import TableTabs
from ui.widgets.texts import Muted

SIZE = (1080, 640)


class ExposureDialog(Dialog):
    """Figures on top; the people, the files and the laptop's history, a tab each."""

    def __init__(self, context: Context, device_id: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("What is on the laptop")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self._device_id = device_id
        self._found: Exposure | None = None
        self._about = Muted("")
        self._about.setObjectName("exposureAbout")
        self.body.addWidget(self._about)
        self._build_tiles()
        tables = (self._build_people(), self._build_files(), self._build_history())
        self._tabs = TableTabs("exposureTabs", tables)
        self.body.addWidget(self._tabs, 1)
        self._export = Button(self.tr("Export…"), context.icons.icon("download"))
        self._export.setObjectName("exportExposure")
        self._export.setEnabled(False)
        self._export.clicked.connect(self._on_export)
        self.add_aside(self._export)
        self._print = Button(self.tr("Print the facts"), context.icons.icon("printer"), "Ctrl+P")
        self._print.setObjectName("printExposure")
        self._print.clicked.connect(self._on_print)
        self._print.hide()
        self.add_aside(self._print)
        self.set_primary(self.tr("Close"), self.accept)
        context.tasks.read(
            self, exposure, done=self._show, failed=self._on_refused, device_id=device_id,
            day=context.today(),
        )  # fmt: skip

    # -- building --------------------------------------------------------------------------

    def _build_tiles(self) -> None:
        self._people_tile = StatTile("", self.tr("people whose data can be read"))
        self._young = StatTile("", self.tr("of them younger than 17"))
        self._files_tile = StatTile("", self.tr("files not expired"))
        self._report_by = StatTile("", self.tr("report at the latest"))
        tiles = (self._people_tile, self._young, self._files_tile, self._report_by)
        for tile, name in zip(tiles, ("People", "Young", "Files", "ReportBy"), strict=True):
            tile.setObjectName(f"exposure{name}")
        self.body.addLayout(tiles_row(tiles, spacing=10))

    def _build_people(self) -> DataTable:
        self._people: RowsModel[AffectedRow] = RowsModel(
            [
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Address"), lambda row: row.address,
                       tooltip=lambda row: row.address),
                Column(self.tr("Village"), lambda row: row.village),
                Column(self.tr("Age"), self._age),
                Column(self.tr("Visit"), lambda row: ", ".join(row.visits),
                       tooltip=lambda row: ", ".join(row.visits)),
                Column(self.tr("File"), lambda row: self._reach(row.readable),
                       tone=lambda row: _tone(row.readable)),
            ]
        )  # fmt: skip
        return self._table(
            "exposedPeople", self.tr("People affected"), self._people,
            {0: "stretch", 1: 154, 2: 180, 3: 126, 4: 88, 5: 146, 6: 138},
            self.tr("No data of anybody went out to this laptop."),
        )  # fmt: skip

    def _build_files(self) -> DataTable:
        number, day = self._context.number, self._context.day
        self._files: RowsModel[FileOutRow] = RowsModel(
            [
                Column(self.tr("Visit"), lambda row: row.visit_number),
                Column(self.tr("What for"), lambda row: row.visit_title,
                       tooltip=lambda row: row.visit_title),
                Column(self.tr("Day"), lambda row: day(row.visit_day)),
                Column(self.tr("Went out"), lambda row: self._moment(row.went_out_at),
                       tooltip=lambda row: row.officer),
                Column(self.tr("People"), lambda row: number(row.people), align="right"),
                Column(self.tr("Expires"), lambda row: self._moment(row.expires_at),
                       tone=lambda row: _tone(row.readable)),
                Column(self.tr("Came home"), self._home,
                       tone=lambda row: "positive" if row.files_home else "text_muted"),
                Column(self.tr("Accounts on it"), lambda row: ", ".join(row.team),
                       tooltip=lambda row: ", ".join(row.team)),
            ]
        )  # fmt: skip
        return self._table(
            "exposedFiles", self.tr("Files that went out"), self._files,
            {0: 146, 1: "stretch", 2: 150, 3: 116, 4: 66, 5: 116, 6: 112, 7: 150},
            self.tr("No file went out to this laptop."),
        )  # fmt: skip

    def _build_history(self) -> DataTable:
        say, day = self._context.say, self._context.day
        self._history: RowsModel[DeviceEventRow] = RowsModel(
            [
                Column(self.tr("What"), lambda row: say(f"device_act.{row.act}")),
                Column(self.tr("Day"), lambda row: day(row.happened_on)),
                Column(self.tr("Reason"), lambda row: row.reason, tooltip=lambda row: row.reason),
                Column(self.tr("Noted"), lambda row: self._moment(row.at)),
                Column(self.tr("By"), lambda row: row.officer, tooltip=lambda row: row.officer),
            ]
        )  # fmt: skip
        return self._table(
            "laptopHistory", self.tr("History"), self._history,
            {0: 150, 1: 160, 2: "stretch", 3: 130, 4: 190}, "",
        )  # fmt: skip

    def _table(
        self,
        name: str,
        title: str,
        model: RowsModel,  # type: ignore[type-arg]
        widths: dict[int, int | str],
        empty: str,
    ) -> DataTable:
        table = DataTable(self._context.theme)
        table.setObjectName(name)
        table.setAccessibleName(title)
        table.set_model(model)
        table.set_empty_text(empty)
        table.fit(widths)
        return table

    # -- showing ---------------------------------------------------------------------------

    def _show(self, found: Exposure) -> None:
        self._found = found
        self.heading.setText(found.device.name)
        self._about.setText(self._sentence(found))
        number = self._context.number
        readable = sum(row.readable for row in found.files)
        for tile, count in (
            (self._people_tile, found.readable_people), (self._young, found.under_17),
            (self._files_tile, readable),
        ):  # fmt: skip
            tile.show_value(number(count), "negative" if count and found.lost_on else "text")
        self._report_by.show_value(
            "–" if found.report_by is None else self._moment(found.report_by)
        )
        self._people.set_rows(found.people)
        self._files.set_rows(found.files)
        self._history.set_rows(found.events)
        self._export.setEnabled(True)
        self._print.setVisible(found.lost_on is not None)

    def _sentence(self, found: Exposure) -> str:
        device, day = found.device, self._context.day
        if found.lost_on is None:
            return self.tr("Key fingerprint {fingerprint}. As of today; a file that expired "
                           "wipes itself when the laptop's program runs.").format(
                               fingerprint=device.fingerprint)  # fmt: skip
        return self.tr(
            "Lost since {day}: {reason}. What had expired by then is told apart: it wipes itself "
            "when the laptop's program runs."
        ).format(day=day(found.lost_on), reason=device.reason.rstrip("."))

    def _age(self, row: AffectedRow) -> str:
        return self.tr("under 17") if row.under_17 else ""

    def _reach(self, readable: bool) -> str:
        return self._context.say(f"laptop_reach.{'readable' if readable else 'expired'}")

    def _home(self, row: FileOutRow) -> str:
        return self._moment(row.last_home_at) if row.last_home_at else self.tr("nothing")

    def _moment(self, moment: datetime) -> str:
        local = moment.astimezone(self._context.zone)
        return self.tr("{day}, {time}").format(
            day=self._context.short_day(local.date()), time=self._context.time(moment)
        )

    # -- doing -----------------------------------------------------------------------------

    def _on_print(self) -> None:
        self._context.tasks.write(
            self, issue_lost_laptop, done=self._on_paper, refused=self._on_refused,
            troubled=self._on_refused, device_id=self._device_id,
        )  # fmt: skip

    def _on_paper(self, paper: PaperRow) -> None:
        self._context.requests.print_paper(paper)
        self.tell(self.tr("The facts go to the printer."))

    def _on_export(self) -> None:
        found = self._found
        if found is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self, self.windowTitle(),
            self.tr("on laptop {name}").format(name=found.device.name) + ".xlsx",
            "XLSX (*.xlsx);;CSV (*.csv)",
        )  # fmt: skip
        if name:
            self._write(Path(name))

    def _write(self, path: Path) -> None:
        """The people alone as CSV, all three tables as XLSX; that it was taken out is noted."""
        tables = (self._tables_of(self._people), self._tables_of(self._files),
                  self._tables_of(self._history))  # fmt: skip
        tasks, names, device_id = self._context.tasks, self._tabs.names, self._device_id

        def write(_job: Job) -> tuple[Done[None], str]:
            require_target(path)
            noted = tasks.desk.write(tasks.actor, devices.log_taken_out, device_id=device_id)
            if path.suffix.casefold() == ".csv":
                write_table(path, *tables[0])
            else:
                write_book(path, dict(zip(names, tables, strict=True)))
            return noted, path.name

        def written(result: tuple[Done[None], str]) -> None:
            tasks.announce(result[0].changes)
            self.tell(self.tr("Written: {name}").format(name=result[1]))

        tasks.run(self, write, done=written, failed=self._on_refused, troubled=self._on_refused)

    def _tables_of(
        self,
        model: RowsModel,  # type: ignore[type-arg]
    ) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
        return model.titles, model.texts()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refuse(self._context.refusal(error))


def _tone(readable: bool) -> str:
    return "warning" if readable else "text_muted"
