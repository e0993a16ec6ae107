"""The laptops: who is trusted, what went out to each, what became of it."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ektp_desk.outreach import devices, queries_devices
from ektp_desk.outreach.queries_devices import DeviceRow, OfficeKeysRow
from ektp_desk.outreach.rules_field import DeviceState
from ui.context import Context
from ui.outreach.device_acts import FoundDialog, LostDialog, RevokeDialog
from ui.outreach.exposure_dialog import ExposureDialog
from ui.outreach.laptop_dialog import LaptopDialog
from ui.outreach.office_keys_dialog import OfficeKeysDialog
from ui.tabs import Tab
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.empty import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Caption, Muted

TONES = {
    DeviceState.ACTIVE: "positive",
    DeviceState.REVOKED: "text_muted",
    DeviceState.LOST: "negative",
}
LIST, EMPTY = range(2)


class LaptopsTab(Tab):
    """The active ones first. Enter shows what is on a laptop."""

    watched = frozenset({"device", "office_key", "bundle", "field", "outreach"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted = ""
        self._stack = QStackedWidget()
        panel = Panel()
        panel.body.addLayout(self._build_head())
        panel.body.addWidget(self._build_table(), 1)
        panel.body.addLayout(self._build_foot())
        self._stack.addWidget(panel)
        self._stack.addWidget(self._build_empty())
        self.column.addWidget(self._stack, 1)

    # -- building --------------------------------------------------------------------------

    def _build_head(self) -> QHBoxLayout:
        icons = self.context.icons
        self._state = Muted("")
        self._state.setObjectName("laptopsState")
        self._found = QuietButton(self.tr("Found again…"))
        self._found.setObjectName("laptopFound")
        self._found.clicked.connect(self._on_found)
        self._revoke = QuietButton(self.tr("Revoke…"))
        self._revoke.setObjectName("laptopRevoke")
        self._revoke.clicked.connect(self._on_revoke)
        self._lost = Button(self.tr("Report lost…"), icons.icon("triangle-alert"))
        self._lost.setObjectName("laptopLost")
        self._lost.clicked.connect(self._on_lost)
        self._facts = Button(self.tr("What is on it…"), icons.icon("users"), "F7")
        self._facts.setObjectName("laptopFacts")
        self._facts.clicked.connect(self._on_facts)
        add = PrimaryButton(self.tr("Register a laptop…"), icons.icon("plus", "accent_text"), "F2")
        add.setObjectName("laptopRegister")
        add.clicked.connect(self._on_register)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._state, 1)
        for button in (self._found, self._revoke, self._lost, self._facts, add):
            row.addWidget(button)
        return row

    def _build_table(self) -> DataTable:
        context = self.context
        say, count = context.say, context.number
        self._model: RowsModel[DeviceRow] = RowsModel(
            [
                Column(self.tr("Laptop"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("Key fingerprint"), lambda row: row.fingerprint, mono=True),
                Column(self.tr("State"), lambda row: say(f"device_state.{row.state}"),
                       tone=lambda row: TONES[row.state], tooltip=self._why),
                Column(self.tr("Last file out"), lambda row: self._day(row.last_out)),
                Column(self.tr("Last file home"), lambda row: self._day(row.last_home)),
                Column(self.tr("People"), lambda row: count(row.people), align="right"),
                Column(self.tr("Expires"), lambda row: self._day(row.readable_until)),
            ]
        )  # fmt: skip
        self.table = DataTable(context.theme)
        self.table.setObjectName("laptops")
        self.table.setAccessibleName(self.tr("Laptops"))
        self.table.set_model(self._model)
        self.table.fit({0: "stretch", 1: 190, 2: 90, 3: 150, 4: 150, 5: 72, 6: 150})
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())
        self.table.row_activated.connect(lambda _place: self._on_facts())
        return self.table

    def _build_foot(self) -> QHBoxLayout:
        self._keys = Caption("")
        self._keys.setObjectName("officeKeys")
        self._renew = QuietButton(self.tr("Office keys…"))
        self._renew.setObjectName("renewOfficeKeys")
        self._renew.clicked.connect(lambda: OfficeKeysDialog(self.context, self).exec())
        row = QHBoxLayout()
        row.addWidget(self._keys, 1)
        row.addWidget(self._renew)
        return row

    def _build_empty(self) -> EmptyState:
        icons = self.context.icons
        first = PrimaryButton(self.tr("Register a laptop…"), icons.icon("plus", "accent_text"))
        first.setObjectName("laptopRegisterFirst")
        first.clicked.connect(self._on_register)
        return EmptyState(
            icons.pixmap("monitor", 48, "text_muted"),
            self.tr("No laptop is registered yet"),
            self.tr(
                "On the laptop choose “Register this laptop…” and bring its file here on a USB "
                "stick. Only registered laptops get files, and only their files are taken in."
            ),
            first,
        )

    # -- showing ---------------------------------------------------------------------------

    def refresh(self) -> None:
        tasks = self.context.tasks
        tasks.read(self, queries_devices.devices, done=self._show, key="devices")
        tasks.read(self, queries_devices.office_keys, done=self._show_keys, key="keys")

    def _show(self, rows: tuple[DeviceRow, ...]) -> None:
        self._model.set_rows(rows)
        self._stack.setCurrentIndex(LIST if rows else EMPTY)
        chosen = next((at for at, row in enumerate(rows) if row.fingerprint == self._wanted), None)
        if chosen is not None:
            self.table.selectRow(chosen)
            self._wanted = ""
        elif rows and self.table.current_row() is None:
            self.table.selectRow(0)
        number = self.context.number
        counts = {state: sum(row.state is state for row in rows) for state in DeviceState}
        self._state.setText(
            self.tr("{active} active, {lost} lost").format(
                active=number(counts[DeviceState.ACTIVE]), lost=number(counts[DeviceState.LOST])
            )
        )
        self._show_buttons()

    def _show_keys(self, row: OfficeKeysRow | None) -> None:
        self._renew.setVisible(row is not None)
        self._keys.setText(
            self.tr("Office key: {fingerprint}").format(fingerprint=row.fingerprint)
            if row is not None
            else ""
        )

    def _show_buttons(self) -> None:
        row = self._row()
        state = row.state if row is not None else None
        self._facts.setEnabled(row is not None)
        self._lost.setEnabled(state in (DeviceState.ACTIVE, DeviceState.REVOKED))
        self._revoke.setEnabled(state is DeviceState.ACTIVE)
        self._found.setEnabled(state is DeviceState.LOST)

    def _row(self) -> DeviceRow | None:
        place = self.table.current_row()
        rows = self._model.rows
        return rows[place] if place is not None and place < len(rows) else None

    def _why(self, row: DeviceRow) -> str:
        day = self.context.day(row.happened_on)
        return self.tr("{day}: {reason}").format(day=day, reason=row.reason) if row.reason else day

    def _day(self, moment: datetime | None) -> str:
        return self.context.day(moment and moment.astimezone(self.context.zone)) or "–"

    # -- doing -----------------------------------------------------------------------------

    def _on_register(self) -> None:
        dialog = LaptopDialog(self.context, self)
        if dialog.exec():
            self._wanted = dialog.fingerprint.text()  # the new one is chosen when the list is read

    def _on_facts(self) -> None:
        row = self._row()
        if row is not None:
            ExposureDialog(self.context, row.id, self).exec()

    def _on_lost(self) -> None:
        row = self._row()
        if row is not None and LostDialog(self.context, row, self).exec():
            ExposureDialog(self.context, row.id, self).open()

    def _on_found(self) -> None:
        row = self._row()
        if row is not None:
            FoundDialog(self.context, row, self).exec()

    def _on_revoke(self) -> None:
        row = self._row()
        if row is None or not RevokeDialog(self.context, row, self).exec():
            return
        tasks = self.context.tasks

        def undo() -> None:
            tasks.write(self, devices.restore, device_id=row.id)

        self.context.requests.message.emit(
            self.tr("{name} is not trusted any more.").format(name=row.name), undo
        )
