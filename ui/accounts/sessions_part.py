"""Who is signed in where; ending what should not be open."""

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ektp_desk.accounts import sessions
from ektp_desk.accounts.sessions import MANAGERS, SessionRow
from ui.accounts.part import Part
from ui.context import Context
from ui.widgets.buttons import QuietButton
from ui.widgets.notice import Notice
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

EVERY = 60_000  # milliseconds: last use moves on without news


class SessionsPart(Part):
    """Who manages officers sees all, everybody else the own ones."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Who is signed in"), parent)
        self._end = QuietButton(self.tr("End the session"), context.icons.icon("log-out"))
        self._end.setObjectName("endSession")
        self._end.clicked.connect(self._on_end)
        self.panel.header.addWidget(self._end)
        self._notice = Notice()
        self._notice.setObjectName("sessionsNotice")
        self.panel.body.addWidget(self._notice)
        self._model: RowsModel[SessionRow] = RowsModel(
            [
                Column(self.tr("Officer"), lambda row: row.officer,
                       tooltip=lambda row: row.officer),
                Column(self.tr("Counter"), lambda row: row.counter or "–"),
                Column(self.tr("Computer"), lambda row: row.station,
                       tooltip=lambda row: row.station),
                Column(self.tr("Since"), lambda row: self._moment(row.began_at)),
                Column(self.tr("Last used"), lambda row: self._moment(row.seen_at)),
                Column(self.tr("State"), self._state),
            ]
        )  # fmt: skip
        self._table = DataTable(context.theme)
        self._table.setObjectName("sessions")
        self._table.setAccessibleName(self.tr("Who is signed in"))
        self._table.set_model(self._model)
        self._table.fit({0: "stretch", 1: 96, 2: 190, 3: 116, 4: 116, 5: 132})
        self._table.selectionModel().currentRowChanged.connect(self._show_button)
        self.panel.body.addWidget(self._table, 1)
        self.panel.body.addWidget(
            Muted(
                self.tr(
                    "An ended session is refused at its next act and asks to sign in. Drafts stay."
                )
            )
        )
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY)
        self._clock.timeout.connect(self.refresh)
        self._show_button()

    def refresh(self) -> None:
        mine = None if self.context.may(*MANAGERS) else self.context.actor.officer_id
        self.context.tasks.read(
            self, sessions.open_sessions, done=self._on_rows, key="sessions",
            now=self.context.clock.now(), officer_id=mine,
        )  # fmt: skip

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def _moment(self, moment: datetime) -> str:
        local = moment.astimezone(self.context.zone).date()
        if local == self.context.today():
            return self.context.time(moment)
        return self.tr("{day}, {time}").format(
            day=self.context.short_day(local), time=self.context.time(moment)
        )

    def _state(self, row: SessionRow) -> str:
        if row.id == self.context.actor.session_id:
            return self.tr("this one")
        return self.tr("locked") if row.locked_at else self.tr("in use")

    def _row(self) -> SessionRow | None:
        place = self._table.current_row()
        return None if place is None else self._model.row(place)

    def _on_rows(self, rows: tuple[SessionRow, ...]) -> None:
        self._model.set_rows(rows)
        self._show_button()

    def _show_button(self) -> None:
        row = self._row()
        self._end.setEnabled(row is not None and row.id != self.context.actor.session_id)

    def _on_end(self) -> None:
        row = self._row()
        if row is None:
            return

        def ended(_nothing: None) -> None:
            sentence = self.tr("The session of {name} is ended.").format(name=row.officer)
            self._notice.show_notice(sentence, "positive")
            self.refresh()

        self.context.tasks.write(
            self, sessions.end_session, done=ended, session_id=row.id,
            refused=lambda error: self._notice.show_notice(
                self.context.refusal(error), "negative"
            ),
        )  # fmt: skip
