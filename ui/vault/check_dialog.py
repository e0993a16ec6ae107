"""Looking the whole office over while it works: a bar, a way to stop, then what was found."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ektp_desk import schema
from ektp_desk.accounts.queries import profile
from ektp_desk.kernel.clock import local_day
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.reports.audit_checks import checks_of
from ektp_desk.storage.check import CheckReport, check
from ui.context import Context
from ui.tasks import Job
from ui.vault.findings import FindingsTable, on_paper, save_page
from ui.vault.sending import send_to_printer
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.progress import ProgressStrip
from ui.widgets.style import set_property
from ui.widgets.texts import Body, Muted

WIDTH, LIST_HEIGHT = 720, 240


class CheckDialog(Dialog):
    """Begins at once. `report` is what came of it, None until then."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Check the data")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setMinimumWidth(WIDTH)
        self._context = context
        self.report: CheckReport | None = None
        self._build()
        self._job = self._begin()

    def _build(self) -> None:
        self.body.addWidget(
            Muted(
                self.tr(
                    "The file, the log, every ledger and what is kept beside them are read through "
                    "and compared. Nothing is changed, and everybody goes on working."
                )
            )
        )
        self._strip = ProgressStrip()
        self._strip.cancelled.connect(self._on_stop)
        self.body.addWidget(self._strip)
        self._said = Body("")
        self._said.setObjectName("checkSaid")
        self._said.hide()
        self.body.addWidget(self._said)
        self._table = FindingsTable(self._context.theme, self._context.sentences)
        self._table.setMinimumHeight(LIST_HEIGHT)
        self._table.hide()
        self.body.addWidget(self._table, 1)
        self._outs = (
            self._out(self.tr("Print"), "printer", "printFindings", self._on_print),
            self._out(self.tr("Save as PDF…"), "download", "saveFindings", self._on_save),
        )
        self.add_cancel(self.tr("Close"))

    def _out(self, text: str, icon: str, name: str, slot: Callable[[], None]) -> Button:
        button = Button(text, self._context.icons.icon(icon))
        button.setObjectName(name)
        button.clicked.connect(slot)
        button.hide()
        self.add_aside(button)
        return button

    def _begin(self) -> Job:
        desk = self._context.tasks.desk

        def look(job: Job) -> CheckReport:
            return check(
                desk.reading_engine, metadata=schema.metadata(), further=desk.read(checks_of),
                stopped=job.cancelled, progress=job.report,
            )  # fmt: skip

        self._on_progress(0, 0)
        return self._context.tasks.run(
            self, look, done=self._on_done, progress=self._on_progress, failed=self._on_trouble,
            troubled=self._on_trouble,
        )  # fmt: skip

    # -- while it runs -----------------------------------------------------------------------

    def _on_progress(self, done: int, total: int) -> None:
        if self.report is None:
            self._strip.show_progress(self.tr("The data are looked over …"), done, total)

    def _on_stop(self) -> None:
        self._job.cancel()
        self._strip.show_progress(self.tr("It is being stopped …"), 0, 0)

    def done(self, result: int) -> None:
        """Whoever closes the dialog wants no check any more."""
        self._job.cancel()
        super().done(result)

    def _on_trouble(self, error: OfficeError | MachineError) -> None:
        self._strip.hide()
        self.refuse(self._context.refusal(error))

    # -- what came of it -----------------------------------------------------------------------

    def _on_done(self, report: CheckReport) -> None:
        self.report = report
        self._strip.hide()
        self._said.setText(self._sentence(report))
        tone = "positive" if report.sound else "negative" if report.findings else "warning"
        set_property(self._said, "tone", tone)
        self._said.show()
        self._table.show_findings(report.findings)
        self._table.setVisible(bool(report.findings))
        for button in self._outs:
            button.show()

    def _sentence(self, report: CheckReport) -> str:
        number = self._context.number
        if report.sound:
            return self.tr("All agrees: {rows} rows and {audit} rows of the log.").format(
                rows=number(sum(report.rows.values())), audit=number(report.audit_count)
            )
        if not report.findings:
            return self.tr("Stopped: the rest was not looked at. Nothing was found until then.")
        if not report.whole:
            return self.tr(
                "Stopped: the rest was not looked at. Found until then: {count}."
            ).format(count=number(len(report.findings)))
        return self.tr(
            "Found: {count}. Keep the day sheets, do not delete anything, and tell the "
            "administrator."
        ).format(count=number(len(report.findings)))

    def _page(self) -> bytes:
        from printing.findings import findings_page

        assert self.report is not None
        desk, report = self._context.tasks.desk, self.report
        office = desk.read(profile)
        return findings_page(
            office=office.short_name, officer=self._context.actor.name,
            day=local_day(desk.clock.now(), desk.zone), findings=on_paper(report.findings),
            rows=sum(report.rows.values()), audit_count=report.audit_count,
            audit_hash=report.audit_hash, whole=report.whole,
        )  # fmt: skip

    def _on_print(self) -> None:
        self._context.tasks.aside(
            self, lambda: send_to_printer(self._page()), done=self._on_sent,
            refused=self._on_trouble, troubled=self._on_trouble,
        )  # fmt: skip

    def _on_sent(self, printer: str) -> None:
        if printer:
            self.tell(self.tr("Sent to {printer}.").format(printer=printer))
        else:
            self.refuse(self.tr("No printer took it. Save it as PDF."))

    def _on_save(self) -> None:
        saved = save_page(self, self.tr("Save what was found"), "pemeriksaan-data.pdf", self._page)
        if saved is False:
            self.refuse(self.tr("It could not be written there. Choose another place."))
        elif saved:
            self.tell(self.tr("Saved."))
