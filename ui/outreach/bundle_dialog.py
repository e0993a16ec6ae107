"""Making the file that goes along: for which laptop, until when, with whom in it."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QGridLayout, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.lost import LostAnswer
from ektp_desk.outreach.bundle_out import (
    DAYS_AFTER,
    MOST_DAYS,
    OutMade,
    OutPreview,
    discard,
    make_bundle,
    preview,
    put_out,
)
from ektp_desk.outreach.queries_devices import DeviceRow, devices
from ektp_desk.outreach.rules_field import DeviceState
from ui.context import Context
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.inputs import DateField
from ui.widgets.key_value import KeyValues
from ui.widgets.texts import Caption, Muted

WIDTH = 600
ENDING = ".ektp"
LAST_MINUTE = time(23, 59)
MOST_SENT = 3


class BundleDialog(Dialog):
    """`made` is the file after it was written; the dialog stays and says what is in it."""

    def __init__(self, context: Context, visit_id: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._title = self.tr("A file for a laptop")
        self.setWindowTitle(self._title)
        self.heading.setText(self._title)
        self.setMinimumWidth(WIDTH)
        self.made: OutMade | None = None
        self._context = context
        self._visit_id = visit_id
        self._preview: OutPreview | None = None
        self._path = Path()
        self._form = Form()
        self._build()
        context.tasks.read(
            self, preview, done=self._on_preview, failed=self._on_refused,
            visit_id=visit_id, day=context.today(),
        )  # fmt: skip
        context.tasks.read(self, devices, done=self._on_devices)

    def _build(self) -> None:
        self._facts = KeyValues()
        self.device = QComboBox()
        self.device.setObjectName("bundleDevice")
        today = self._context.today()
        self.expires = DateField("bundleExpires", self._context.locale, _qdate(today))
        self.expires.setDateRange(_qdate(today), _qdate(today + timedelta(days=MOST_DAYS)))
        self.whole = QCheckBox("")
        self.whole.setObjectName("bundleWholeVillage")
        self.whole.hide()
        self.whole.toggled.connect(self._show_facts)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        until = self._form.add(
            "expires", self.tr("To be used until"), self.expires,
            self.tr("Then the laptop wipes it by itself"),
        )  # fmt: skip
        laptop = self._form.add("device", self.tr("Laptop"), self.device)
        for column, field in enumerate((laptop, until)):
            grid.addWidget(field, 0, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        self._sent = Caption("")
        self._sent.setWordWrap(True)
        self._sent.hide()
        self.body.addWidget(self._facts)
        self.body.addLayout(grid)
        self.body.addWidget(self.whole)
        self.body.addWidget(self._sent)
        self.body.addWidget(
            Muted(
                self.tr(
                    "The file is encrypted for this one laptop. Only the visit's team can sign in "
                    "there, each with the password of the office."
                )
            )
        )
        self._go = self.set_primary(self.tr("Save the file…"), self._on_go)
        self._go.setEnabled(False)
        self.add_cancel(self.tr("Cancel"))

    # -- showing ---------------------------------------------------------------------------

    def _on_preview(self, found: OutPreview) -> None:
        self._preview = found
        self.heading.setText(f"{found.number} · {found.title}")
        last = max(found.day, self._context.today()) + timedelta(days=DAYS_AFTER)
        self.expires.setDate(_qdate(last))
        more = found.with_village - found.listed
        self.whole.setVisible(found.village_wanted)
        self.whole.setText(
            self.tr("Also everybody of the kelurahan who is not recorded (+{count})").format(
                count=self._context.number(more)
            )
        )
        self.whole.setChecked(found.village_wanted and not found.listed)
        self._show_facts()
        self._show_sent(found)
        self._ready()

    def _show_facts(self) -> None:
        found, context = self._preview, self._context
        if found is None:
            return
        people = found.with_village if self.whole.isChecked() else found.listed
        self._facts.set_pairs(
            (
                (self.tr("Day"), context.day(found.day)),
                (self.tr("Team"), ", ".join(found.team)),
                (self.tr("Data of"), self.tr("{count} people").format(
                    count=context.number(people))),
                (self.tr("Recording numbers"), context.number(
                    found.numbers_with_village if self.whole.isChecked() else found.numbers)),
            )
        )  # fmt: skip

    def _show_sent(self, found: OutPreview) -> None:
        lines = [
            self.tr("Already made: {device}, {day} {time}, data of {people} people").format(
                device=row.device_name, day=self._context.short_day(
                    row.at.astimezone(self._context.zone).date()),
                time=self._context.time(row.at), people=self._context.number(row.people),
            )
            for row in found.sent[:MOST_SENT]
        ]  # fmt: skip
        self._sent.setText("\n".join(lines))
        self._sent.setVisible(bool(lines))

    def _on_devices(self, rows: tuple[DeviceRow, ...]) -> None:
        for row in rows:
            if row.state is DeviceState.ACTIVE:
                self.device.addItem(row.name, row.id)
        if self.device.count() == 0:
            self._form.refuse(
                "device", self.tr("No laptop is registered yet: see the tab “Laptops”.")
            )
        self._ready()

    def _ready(self) -> None:
        self._go.setEnabled(self._preview is not None and self.device.count() > 0)

    # -- doing -----------------------------------------------------------------------------

    def _on_go(self) -> None:
        if self.made is not None:
            self.accept()
            return
        assert self._preview is not None
        proposed = f"{self._preview.number} {self.device.currentText()}{ENDING}"
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the laptop's file"), proposed,
            self.tr("Files of EKTP Desk (*.ektp)"),
        )  # fmt: skip
        if not name:
            return
        self._path = Path(name)
        if self._path.suffix.casefold() != ENDING:
            self._path = self._path.with_name(f"{self._path.name}{ENDING}")
        self._form.clear()
        self.busy(True)
        self._context.tasks.write(
            self, make_bundle, done=self._on_made, refused=self._on_refused,
            troubled=self._on_troubled, visit_id=self._visit_id,
            device_id=int(self.device.currentData()), expires_at=self._expires_at(),
            path=self._path, whole_village=self.whole.isChecked(),
        )  # fmt: skip

    def _expires_at(self) -> datetime:
        day: date = self.expires.date().toPython()  # type: ignore[assignment]
        return datetime.combine(day, LAST_MINUTE, self._context.zone)

    def _on_made(self, made: OutMade) -> None:
        """The act is committed: only now the file gets its name."""
        self._context.tasks.aside(
            self, put_out, done=lambda _path: self._on_put(made), refused=self._on_refused,
            troubled=self._on_refused, made=made,
        )  # fmt: skip

    def _on_put(self, made: OutMade) -> None:
        self.made = made
        self.busy(False)
        self._go.set_text(self.tr("Close"))
        self.hide_cancel()
        for editor in (self.device, self.expires, self.whole):
            editor.setEnabled(False)
        self.tell(
            self.tr("{name} is written, with the data of {people} people.").format(
                name=made.path.name, people=self._context.number(made.people)
            )
        )

    def _on_troubled(self, error: OfficeError | MachineError) -> None:
        if not isinstance(error, LostAnswer):  # then it may be committed, and is asked about
            self._context.tasks.aside(self, discard, done=lambda _none: None, path=self._path)
        self._on_refused(error)

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.busy(False)
        sentence = self._context.refusal(error)
        if not self._form.refuse(getattr(error, "field", ""), sentence):
            self.refuse(sentence)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
