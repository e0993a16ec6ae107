"""The sealed code for an emergency, and the emergencies that were."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from ektp_desk.accounts import emergency
from ektp_desk.accounts.emergency import EmergencyNow, EmergencyRow
from ui.accounts.code_dialog import CodeDialog
from ui.accounts.part import Part
from ui.context import Context
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.notice import Notice
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Body, Muted


class EmergencyPart(Part):
    """What lies in the envelope is known to nobody; that one lies there is said here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Access in an emergency"), parent)
        icons = context.icons
        self._seen = QuietButton(self.tr("Looked into"), icons.icon("shield-check"))
        self._seen.setObjectName("acknowledgeEmergency")
        self._seen.clicked.connect(self._on_seen)
        make = PrimaryButton(self.tr("Make a sealed code…"), icons.icon("lock", "accent_text"))
        make.setObjectName("makeCode")
        make.clicked.connect(self._on_make)
        self.panel.header.addWidget(self._seen)
        self.panel.header.addWidget(make)
        body = self.panel.body
        self._notice = Notice()
        self._notice.setObjectName("emergencyPartNotice")
        body.addWidget(self._notice)
        body.addWidget(
            Muted(
                self.tr(
                    "For the day when nobody who manages officers can sign in. The code is good "
                    "once and for an hour, for managing officers only. Every window tells of it "
                    "until another manager has looked into it."
                )
            )
        )
        self._sealed = Body("")
        self._sealed.setObjectName("sealedCode")
        body.addWidget(self._sealed)
        self._model: RowsModel[EmergencyRow] = RowsModel(
            [
                Column(self.tr("When"), lambda row: self._moment(row.opened_at)),
                Column(self.tr("Who, as told"), lambda row: row.opened_by,
                       tooltip=lambda row: row.opened_by),
                Column(self.tr("Why"), lambda row: row.reason, tooltip=lambda row: row.reason),
                Column(self.tr("Computer"), lambda row: row.station,
                       tooltip=lambda row: row.station),
                Column(self.tr("Looked into by"), self._by,
                       tone=lambda row: "text" if row.acknowledged_at else "negative"),
            ]
        )  # fmt: skip
        self._table = DataTable(context.theme)
        self._table.setObjectName("emergencies")
        self._table.setAccessibleName(self.tr("Access in an emergency"))
        self._table.set_model(self._model)
        self._table.fit({0: 180, 1: 160, 2: "stretch", 3: 130, 4: 150})
        self._table.selectionModel().currentRowChanged.connect(self._show_button)
        body.addWidget(self._table, 1)
        self._show_button()

    def refresh(self) -> None:
        self.context.tasks.read(self, emergency.now, done=self._on_now, key="emergency")

    def _moment(self, moment: datetime) -> str:
        local = moment.astimezone(self.context.zone)
        return self.tr("{day}, {time}").format(
            day=self.context.day(local.date()), time=self.context.time(moment)
        )

    def _by(self, row: EmergencyRow) -> str:
        return row.acknowledged_by if row.acknowledged_at else self.tr("nobody yet")

    def _row(self) -> EmergencyRow | None:
        place = self._table.current_row()
        return None if place is None else self._model.row(place)

    def _on_now(self, now: EmergencyNow) -> None:
        if now.sealed is None:
            self._sealed.setText(self.tr("No code is sealed."))
        else:
            self._sealed.setText(
                self.tr("A code is sealed since {moment}, made by {name}.").format(
                    moment=self._moment(now.sealed.made_at),
                    name=now.sealed.made_by or self.tr("the console"),
                )
            )
        self._model.set_rows(now.openings)
        self._show_button()

    def _show_button(self) -> None:
        row = self._row()
        self._seen.setEnabled(row is not None and row.acknowledged_at is None)

    def _on_make(self) -> None:
        CodeDialog(self.context, self).exec()
        self.refresh()

    def _on_seen(self) -> None:
        row = self._row()
        if row is None:
            return
        self.context.tasks.write(
            self, emergency.acknowledge, access_id=row.id, done=lambda _nothing: self.refresh(),
            refused=lambda error: self._notice.show_notice(
                self.context.refusal(error), "negative"
            ),
        )  # fmt: skip
