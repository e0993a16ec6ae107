"""Activations of the digital identity: noting one, and the log with its count."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.recording import ikd
from ektp_desk.recording.ikd import IkdCount, IkdRow
from ektp_desk.recording.rules_followup import DeviceCheck
from ektp_desk.residents.queries import ResidentFound
from ui.context import Context
from ui.followup.period import Period
from ui.residents.picker import PersonPicker
from ui.tabs import Tab
from ui.widgets.buttons import PrimaryButton
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

ROWS = 3


class IkdTab(Tab):
    """The person, what was seen on the telephone, and one button."""

    watched = frozenset({"ikd"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._person: ResidentFound | None = None
        self.column.addWidget(self._build_form())
        self.column.addWidget(self._build_log(), 1)

    def _build_form(self) -> Panel:
        panel = Panel(self.tr("Note an activation"))
        self.picker = PersonPicker(self.context, rows_shown=ROWS)
        self.picker.chosen.connect(self._on_chosen)
        panel.body.addWidget(self.picker)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._who = Muted(self.tr("Nobody chosen yet."))
        self._who.setObjectName("ikdPerson")
        self._check = QComboBox()
        self._check.setObjectName("ikdCheck")
        self._check.setAccessibleName(self.tr("Seen on the telephone"))
        for check in DeviceCheck:
            self._check.addItem(self.context.say(f"device_check.{check}"), check)
        self._note = QLineEdit()
        self._note.setObjectName("ikdNote")
        self._note.setPlaceholderText(self.tr("Note"))
        self._note.setAccessibleName(self.tr("Note"))
        icon = self.context.icons.icon("badge-check", "accent_text")
        self._go = PrimaryButton(self.tr("Note the activation"), icon, "F8")
        self._go.setObjectName("ikdActivate")
        self._go.clicked.connect(self._on_go)
        self._go.setEnabled(False)
        row.addWidget(self._who, 1)
        row.addWidget(self._check)
        row.addWidget(self._note, 1)
        row.addWidget(self._go)
        panel.body.addLayout(row)
        return panel

    def _build_log(self) -> Panel:
        panel = Panel()
        head = QHBoxLayout()
        today = self.context.today()
        self._period = Period(self.context, "ikd", date(today.year, today.month, 1), today)
        self._period.changed.connect(self.refresh)
        self._count = Muted("")
        self._count.setObjectName("ikdCount")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._period)
        head.addWidget(self._count, 1)
        panel.body.addLayout(head)
        context = self.context
        self._model: RowsModel[IkdRow] = RowsModel(
            [
                Column(self.tr("Day"), lambda row: context.day(row.office_date)),
                Column(self.tr("Time"), lambda row: context.time(row.at)),
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("Telephone"),
                       lambda row: context.say(f"device_check.{row.device_check}"),
                       tone=lambda row: "warning" if row.device_check is DeviceCheck.FAILED
                       else "text"),
                Column(self.tr("Officer"), lambda row: row.officer,
                       tooltip=lambda row: row.officer),
                Column(self.tr("Note"), lambda row: row.note or "–",
                       tooltip=lambda row: row.note),
            ]
        )  # fmt: skip
        table = DataTable(context.theme)
        table.setObjectName("ikdLog")
        table.setAccessibleName(self.tr("Activations"))
        table.set_model(self._model)
        table.set_empty_text(self.tr("No activation in this time."))
        table.fit({0: 150, 1: 66, 2: "stretch", 3: 158, 4: 220, 5: 160, 6: 140})
        panel.body.addWidget(table, 1)
        return panel

    def refresh(self) -> None:
        tasks, first, last = self.context.tasks, self._period.first, self._period.last
        tasks.read(self, ikd.activations, done=self._model.set_rows, key="log", first=first,
                   last=last)  # fmt: skip
        tasks.read(self, ikd.count, done=self._show_count, key="count", first=first, last=last)

    def take_nik(self, text: str) -> bool:
        self.picker.scan(text)
        return True

    def _show_count(self, found: IkdCount) -> None:
        number = self.context.number
        self._count.setText(
            self.tr("{count} activated, {failed} failed").format(
                count=number(found.activated), failed=number(found.failed)
            )
        )

    def _on_chosen(self, person: ResidentFound) -> None:
        self.notice.clear()
        self._person = person
        self.picker.clear()
        self._who.setText(f"{person.name} · {person.masked_nik}")
        self._go.setEnabled(True)
        self._check.setFocus()

    def _on_go(self) -> None:
        if self._person is not None:
            self.context.tasks.write(
                self, ikd.activate, done=self._on_done, refused=self._on_refused,
                busy=lambda busy: self._go.setEnabled(not busy and self._person is not None),
                resident_id=self._person.id, device_check=DeviceCheck(self._check.currentData()),
                note=self._note.text(),
            )  # fmt: skip

    def _on_done(self, _row: IkdRow) -> None:
        self._person = None
        self._who.setText(self.tr("Nobody chosen yet."))
        self._note.clear()
        self._go.setEnabled(False)
        self.picker.field.setFocus()

    def _on_refused(self, error: OfficeError) -> None:
        self.notice.show_notice(self.context.refusal(error), "negative")
