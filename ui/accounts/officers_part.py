"""The officers: who may do what, new people, forgotten passwords."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from ektp_desk.accounts import queries, services
from ektp_desk.accounts.queries import OfficerRow
from ektp_desk.accounts.rules import OfficerSex, Role
from ui.accounts.form_dialog import FormDialog
from ui.accounts.part import Part
from ui.context import Context
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.inputs import Secret
from ui.widgets.notice import Notice
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted


class OfficersPart(Part):
    """Nobody is deleted: who left is disabled, their acts keep their name."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Officers"), parent)
        icons = context.icons
        self._reset = QuietButton(self.tr("New password…"), icons.icon("lock"))
        self._reset.setObjectName("resetPassword")
        self._reset.clicked.connect(self._on_reset)
        self._active = QuietButton(self.tr("Disable"), icons.icon("user-x"))
        self._active.setObjectName("disableOfficer")
        self._active.clicked.connect(self._on_active)
        self._change = QuietButton(self.tr("Change…"), icons.icon("pen-line"))
        self._change.setObjectName("changeOfficer")
        self._change.clicked.connect(self._on_change)
        add = PrimaryButton(self.tr("Add an officer…"), icons.icon("user-plus", "accent_text"))
        add.setObjectName("addOfficer")
        add.clicked.connect(lambda: OfficerDialog(self.context, None, self).exec())
        for button in (self._reset, self._active, self._change, add):
            self.panel.header.addWidget(button)
        self._notice = Notice()
        self.panel.body.addWidget(self._notice)
        self._model: RowsModel[OfficerRow] = RowsModel(
            [
                Column(self.tr("User name"), lambda row: row.username),
                Column(self.tr("Name"), lambda row: row.full_name,
                       tooltip=lambda row: row.full_name),
                Column(self.tr("Roles"), self._roles, tooltip=self._roles),
                Column(self.tr("State"), self._state,
                       tone=lambda row: "text" if row.active else "negative"),
            ]
        )  # fmt: skip
        self._table = DataTable(context.theme)
        self._table.setObjectName("officers")
        self._table.setAccessibleName(self.tr("Officers"))
        self._table.set_model(self._model)
        self._table.fit({0: 144, 1: 220, 2: "stretch", 3: 110})
        self._table.row_activated.connect(self._on_change)
        self._table.selectionModel().currentRowChanged.connect(self._show_buttons)
        self.panel.body.addWidget(self._table, 1)
        self._show_buttons()

    def refresh(self) -> None:
        self.context.tasks.read(self, queries.officers, done=self._on_rows, key="officers")

    def _roles(self, row: OfficerRow) -> str:
        held = [role for role in Role if role in row.roles]
        return ", ".join(self.context.say(f"role.name.{role}") for role in held)

    def _state(self, row: OfficerRow) -> str:
        return self.tr("active") if row.active else self.tr("disabled")

    def _row(self) -> OfficerRow | None:
        place = self._table.current_row()
        return None if place is None else self._model.row(place)

    def _on_rows(self, rows: tuple[OfficerRow, ...]) -> None:
        self._model.set_rows(rows)
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self._row()
        for button in (self._reset, self._active, self._change):
            button.setEnabled(row is not None)
        if row is not None:
            self._active.set_text(self.tr("Disable") if row.active else self.tr("Enable"))

    def _on_change(self) -> None:
        row = self._row()
        if row is not None:
            OfficerDialog(self.context, row, self).exec()

    def _on_reset(self) -> None:
        row = self._row()
        if row is not None:
            ResetDialog(self.context, row, self).exec()

    def _on_active(self) -> None:
        row = self._row()
        if row is None:
            return
        service = services.disable_officer if row.active else services.enable_officer
        self.context.tasks.write(
            self, service, username=row.username,
            refused=lambda error: self._notice.show_notice(
                self.context.refusal(error), "negative"
            ),
        )  # fmt: skip


class OfficerDialog(FormDialog):
    """A new officer, or another's name and roles."""

    def __init__(
        self, context: Context, row: OfficerRow | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Add an officer") if row is None else row.full_name
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._row = row
        self.username = QLineEdit()
        self.username.setObjectName("officerUsername")
        self.full_name = QLineEdit()
        self.full_name.setObjectName("officerName")
        self.nip = QLineEdit()
        self.nip.setObjectName("officerNip")
        self.password = Secret("officerPassword")
        self.body.addWidget(self.form.add("username", self.tr("User name"), self.username))
        self.body.addWidget(self.form.add("full_name", self.tr("Full name"), self.full_name))
        self.sex = QComboBox()
        self.sex.setObjectName("officerSex")
        self.sex.addItem(self.tr("not stated"), None)
        for sex in OfficerSex:
            self.sex.addItem(context.say(f"officer_sex.{sex}"), sex)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.form.add("nip", self.tr("NIP"), self.nip), 3)
        beside.addWidget(self.form.add("sex", self.tr("Man or woman"), self.sex), 2)
        self.body.addLayout(beside)
        self._password = self.form.add(
            "password", self.tr("First password"), self.password, self.tr("At least 8 characters")
        )
        self.body.addWidget(self._password)
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        self._roles: dict[Role, QCheckBox] = {}
        for place, role in enumerate(Role):
            self._roles[role] = QCheckBox(context.say(f"role.name.{role}"))
            self._roles[role].setObjectName(f"role_{role}")
            grid.addWidget(self._roles[role], place // 2, place % 2)
        self.body.addWidget(self.form.add("roles", self.tr("May do"), box))
        if row is not None:
            self._show(row)
        self.set_primary(self.tr("Save"), self._on_save)
        self.add_cancel(self.tr("Cancel"))

    def _show(self, row: OfficerRow) -> None:
        self.username.setText(row.username)
        self.username.setEnabled(False)
        self.full_name.setText(row.full_name)
        self.nip.setText(row.nip)
        self.sex.setCurrentIndex(max(0, self.sex.findData(row.sex)))
        self._password.hide()
        for role, box in self._roles.items():
            box.setChecked(role in row.roles)

    def _on_save(self) -> None:
        values: dict[str, Any] = {
            "full_name": self.full_name.text(),
            "nip": self.nip.text(),
            "sex": OfficerSex(self.sex.currentData()) if self.sex.currentData() else None,
            "roles": [role for role, box in self._roles.items() if box.isChecked()],
        }
        if self._row is not None:
            self.write(services.change_officer, officer_id=self._row.id, **values)
        else:
            self.write(services.add_officer, username=self.username.text(),
                       password=self.password.text(), **values)  # fmt: skip


class ResetDialog(FormDialog):
    """A new password for somebody who forgot theirs."""

    def __init__(self, context: Context, row: OfficerRow, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        title = self.tr("New password for {name}").format(name=row.full_name)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._row = row
        self.body.addWidget(
            Muted(self.tr("Tell it to the officer in person; it is changed from the own menu."))
        )
        self.password = Secret("newPassword")
        self.body.addWidget(
            self.form.add("password", self.tr("New password"), self.password,
                          self.tr("At least 8 characters"))
        )  # fmt: skip
        self.set_primary(self.tr("Set the password"), self._on_save)
        self.add_cancel(self.tr("Cancel"))

    def _on_save(self) -> None:
        self.write(
            services.reset_password, username=self._row.username, password=self.password.text()
        )
