"""A month with its visits: each day a field, each visit a line in it."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ektp_desk.outreach.queries_calendar import CalendarDays
from ektp_desk.outreach.queries_visits import VisitRow
from ektp_desk.outreach.rules import VisitState
from ui.context import Context
from ui.outreach.months import WEEK, days_shown, first_of, other_month
from ui.theme.tokens import SIZE_CAPTION, ground_of, ink_of

HEAD, NUMBER, LINE, GAP = 24, 22, 19, 2
TONES = {
    VisitState.PLANNED: "accent", VisitState.UNDER_WAY: "warning", VisitState.DONE: "positive",
}  # fmt: skip
STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK,
}  # fmt: skip
MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def tone_of(row: VisitRow, today: date) -> str:
    """The tone of a visit's state; one that is past its day and not done is said in red."""
    if row.open and row.day < today:
        return "negative"
    return TONES.get(row.state, "neutral")


class MonthGrid(QWidget):
    """`day_chosen` by a click or the arrows, `visit_chosen` by a click on its line.

    Page keys turn the month, Home goes to today; Enter and a double click are `opened`.
    """

    day_chosen = Signal(object)  # date
    visit_chosen = Signal(int)
    opened = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found = CalendarDays()
        self._days: tuple[date, ...] = ()
        self.day = context.today()
        self.visit_id: int | None = None
        self.setObjectName("visitCalendar")
        self.setAccessibleName(self.tr("Calendar of visits"))
        self.setMinimumSize(480, 360)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        context.theme.changed.connect(self.update)

    def show_days(self, found: CalendarDays, day: date, visit_id: int | None) -> None:
        """Show the month of `day` with that day, and perhaps a visit, chosen."""
        self._found, self.day, self.visit_id = found, day, visit_id
        self._days = days_shown(day)
        self.setAccessibleDescription(self._said(day))
        self.update()

    def visits_of(self, day: date) -> Sequence[VisitRow]:
        """The visits of a day, by hour."""
        return [row for row in self._found.visits if row.day == day]

    def rect_of(self, day: date) -> QRectF:
        """Where a day stands in the widget."""
        place = self._days.index(day)
        width, height = self._pitch()
        row, column = divmod(place, WEEK)
        return QRectF(column * width, HEAD + row * height, width, height)

    def lines_of(self, day: date) -> list[tuple[VisitRow, QRectF]]:
        """The visits of a day that have room, with where they stand."""
        field = self.rect_of(day).adjusted(4, NUMBER, -4, -3)
        rows = self.visits_of(day)
        room = max(0, int(field.height() // LINE))
        shown = rows if len(rows) <= room else rows[: max(0, room - 1)]
        return [
            (row, QRectF(field.left(), field.top() + place * LINE, field.width(), LINE - GAP))
            for place, row in enumerate(shown)
        ]

    # -- painting --------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPointSizeF(SIZE_CAPTION)
        painter.setFont(font)
        self._paint_weekdays(painter)
        for day in self._days:
            self._paint_day(painter, day)
        if self.day in self._days:
            self._paint_frame(painter)
        painter.end()

    def _paint_weekdays(self, painter: QPainter) -> None:
        locale = self._context.locale
        width, _height = self._pitch()
        painter.setPen(QColor(self._context.theme.tokens.text_muted))
        for column in range(WEEK):
            name = locale.dayName(column + 1, locale.FormatType.ShortFormat)
            place = QRectF(column * width + 8, 0, width - 12, HEAD - 4)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, int(flags), name)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        tokens = self._context.theme.tokens
        place = self.rect_of(day)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.sunken if day in self._found.off else tokens.surface))
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        self._paint_number(painter, day, place)
        lines = self.lines_of(day)
        for row, spot in lines:
            self._paint_visit(painter, row, spot)
        more = len(self.visits_of(day)) - len(lines)
        if more:
            painter.setPen(QColor(tokens.text_muted))
            spot = QRectF(place.left() + 8, place.bottom() - LINE - 2, place.width() - 12, LINE)
            text = self.tr("{count} more").format(count=self._context.number(more))
            painter.drawText(spot, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_number(self, painter: QPainter, day: date, place: QRectF) -> None:
        tokens = self._context.theme.tokens
        spot = QRectF(place.left() + 4, place.top() + 3, 22, 18)
        within = first_of(day) == first_of(self.day)
        ink = tokens.text if within else tokens.text_muted
        if day == self._context.today():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(spot, 9, 9)
            ink = tokens.accent_text
        painter.setPen(QColor(ink))
        font = painter.font()
        font.setBold(within)
        painter.setFont(font)
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), str(day.day))
        font.setBold(False)
        painter.setFont(font)

    def _paint_visit(self, painter: QPainter, row: VisitRow, spot: QRectF) -> None:
        tokens, tone = self._context.theme.tokens, tone_of(row, self._context.today())
        chosen = row.id == self.visit_id
        pen = QPen(QColor(ink_of(tokens, tone)), 1.5) if chosen else QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.setBrush(QColor(ground_of(tokens, tone)))
        painter.drawRoundedRect(spot, 4, 4)
        painter.setPen(QColor(ink_of(tokens, tone)))
        room = spot.adjusted(6, 0, -4, 0)
        title = row.title.replace("Kelurahan ", "Kel. ", 1)  # the place itself has room then;
        short = painter.fontMetrics().elidedText(  # the hour stands in the tooltip and beside
            title, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), short)

    def _paint_frame(self, painter: QPainter) -> None:
        tokens = self._context.theme.tokens
        painter.setBrush(Qt.BrushStyle.NoBrush)
        width = 2.5 if self.hasFocus() else 1.5
        painter.setPen(QPen(QColor(tokens.accent), width))
        painter.drawRect(self.rect_of(self.day).adjusted(1, 1, -1, -1))

    def _pitch(self) -> tuple[float, float]:
        weeks = max(1, len(self._days) // WEEK)
        return self.width() / WEEK, (self.height() - HEAD) / weeks

    # -- being used ------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        day = self._at(event.position())
        if day is None:
            return
        row = self._line_at(day, event.position())
        if row is not None:
            self.visit_chosen.emit(row.id)
        else:
            self.day_chosen.emit(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position()) is not None:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ENTER:
            self.opened.emit()
        elif key in STEPS:
            self.day_chosen.emit(self.day + timedelta(days=STEPS[key]))
        elif key in MONTHS:
            self.day_chosen.emit(other_month(self.day, MONTHS[key]))
        elif key == Qt.Key.Key_Home:
            self.day_chosen.emit(self._context.today())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:  # type: ignore[override]
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:  # type: ignore[override]
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            day = self._at(QPointF(event.pos()))
            text = self._said(day) if day is not None else ""
            QToolTip.showText(event.globalPos() if text else QPoint(), text, self)
            return True
        return super().event(event)

    def _at(self, point: QPointF) -> date | None:
        return next((day for day in self._days if self.rect_of(day).contains(point)), None)

    def _line_at(self, day: date, point: QPointF) -> VisitRow | None:
        return next((row for row, spot in self.lines_of(day) if spot.contains(point)), None)

    def _said(self, day: date) -> str:
        """A day in words: for the tip, and for who hears the window."""
        say = self._context.say
        name = self._context.locale.toString(QDate(day.year, day.month, day.day), "dddd, d MMMM")
        lines = [f"{name} · {self._found.off[day]}" if self._found.off.get(day) else name]
        for row in self.visits_of(day):
            parts = (f"{row.starts:%H.%M}" if row.starts else "", row.title,
                     say(f"outreach_state.{row.state}"))  # fmt: skip
            lines.append(" · ".join(part for part in parts if part))
        return "\n".join(lines)
