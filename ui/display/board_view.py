"""The board itself: who is called where, huge; the calls before; who waits; office and clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, QSize, QVariantAnimation
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.queue.display import Call, DisplayBoard, WaitingLine
from ektp_desk.queue.prediction import in_words
from ui.display.logo import office_logo, paint_logo
from ui.display.painting import CENTRE, LEFT, RIGHT, Brush, blend
from ui.theme.theme import Theme

ROWS = 5
MARGIN = 3.0  # units: hundredths of the height
GAP = 2.0
HEAD = 13.0
BODY_END = 75.0
WAITING_END = 98.0
HERO_SHARE = 0.58
GLOW_MS = 500
BLOCK = 3.8  # of a service's two lines and its wait, in sizes of its letters
WAIT_SHARE = 0.86  # of those letters
ZONE_WIDE = 8.6  # of "WITA" beside the clock
COLUMNS, LABEL = 5, 18.0  # of the tiles at the foot
EMPTY = DisplayBoard((), (), ())


class BoardView(QWidget):
    """Paints what it was last shown; `announce` lifts one call above the others."""

    def __init__(
        self, theme: Theme, locale: QLocale, logo: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("board")
        self._theme = theme
        self._locale = locale
        english = locale.language() is QLocale.Language.English
        self._sentences = Sentences("en" if english else "id")
        self._logo = office_logo(logo)
        self._profile = OfficeProfile(name="", short_name="", city="", government="")
        self._board = EMPTY
        self._announced: Call | None = None
        self._now: datetime | None = None
        self._trouble = ""
        self._sign = ""
        self._lit = False
        self._glow = QVariantAnimation(self, duration=GLOW_MS, startValue=0.0, endValue=1.0)
        self._glow.valueChanged.connect(lambda _value: self.update())
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(1366, 700)

    def show_board(self, board: DisplayBoard, profile: OfficeProfile) -> None:
        """The office as it stands."""
        self._board, self._profile = board, profile
        self._describe()
        self.update()

    def announce(self, call: Call | None) -> None:
        """This call is spoken now; None when nothing is."""
        if call is not None:
            self._announced = call
        if self._lit is not (call is not None):
            self._lit = call is not None
            way = QVariantAnimation.Direction
            self._glow.setDirection(way.Forward if self._lit else way.Backward)
            if self._glow.state() is QVariantAnimation.State.Stopped:
                self._glow.start()
        self._describe()
        self.update()

    def show_time(self, moment: datetime, zone: ZoneInfo) -> None:
        """The clock."""
        self._now = moment.astimezone(zone)
        self.update()

    def show_trouble(self, sentence: str) -> None:
        """Said calmly to everybody; "" takes it away. The board stays as it was."""
        self._trouble = sentence
        self.update()

    def show_sign(self, text: str) -> None:
        """A small sign for the staff."""
        self._sign = text
        self.update()

    @property
    def waiting(self) -> tuple[WaitingLine, ...]:
        """The services with how many wait."""
        return self._board.waiting

    @property
    def trouble(self) -> str:
        """What is said about the connection; "" when all is well."""
        return self._trouble

    @property
    def hero(self) -> Call | None:
        """The call shown huge: the one spoken, else the newest whose person is still expected."""
        shown = (*self._board.current, *self._board.earlier)
        announced = self._announced
        if announced is not None and (
            self._lit or any(call.event_id == announced.event_id for call in shown[:1])
        ):
            return announced
        return self._board.current[0] if self._board.current else None

    @property
    def others(self) -> tuple[Call, ...]:
        """The calls in the list beside it: first those at the counters, then those before."""
        hero = self.hero
        shown = (*self._board.current, *self._board.earlier)
        return tuple(call for call in shown if hero is None or call.code != hero.code)[:ROWS]

    def _describe(self) -> None:
        hero = self.hero
        self.setAccessibleName(
            self.tr("Call display") if hero is None else f"{hero.code} – {hero.counter_name}"
        )

    # -- painting --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        unit = self.height() / 100
        brush = Brush(painter, self._theme.tokens, unit)
        painter.fillRect(self.rect(), brush.tokens.canvas)
        left, right = MARGIN * unit, self.width() - MARGIN * unit
        split = left + (right - left) * HERO_SHARE
        top, bottom = (HEAD + GAP) * unit, BODY_END * unit
        self._paint_head(brush, QRectF(left, 0, right - left, HEAD * unit))
        self._paint_hero(brush, QRectF(left, top, split - left, bottom - top))
        beside = split + GAP * unit
        self._paint_others(brush, QRectF(beside, top, right - beside, bottom - top))
        foot = (BODY_END + GAP) * unit
        self._paint_waiting(brush, QRectF(left, foot, right - left, WAITING_END * unit - foot))
        painter.end()

    def _paint_head(self, brush: Brush, rect: QRectF) -> None:
        u, t = brush.unit, brush.tokens
        side = 8.5 * u
        paint_logo(brush.painter, self._logo, QRectF(rect.left(), rect.top() + 2.6 * u, side, side))
        x = rect.left() + side + 1.8 * u
        clock = QRectF(rect.right() - 30 * u, rect.top() + 1.8 * u, 30 * u, 6.4 * u)
        wide = clock.left() - x - 2 * u
        office = QRectF(x, rect.top() + 2.3 * u, wide, 5.2 * u)
        brush.text(office, self._profile.name, 4.3, t.text, weight=QFont.Weight.Bold)
        under = QRectF(x, rect.top() + 7.4 * u, wide, 3.8 * u)
        if self._trouble:
            brush.text(under, self._trouble, 2.9, t.warning, weight=QFont.Weight.DemiBold)
        else:
            brush.text(under, self._profile.government, 2.9, t.text_muted)
        if self._now is None:
            return
        label = self._profile.zone_label
        beside = ZONE_WIDE * u if label else 0.0
        brush.text(clock.adjusted(0, 0, -beside, 0), f"{self._now:%H.%M}", 6.8, t.text,
                   weight=QFont.Weight.Bold, align=RIGHT, steady=True)  # fmt: skip
        foot = QRectF(clock.right() - beside, clock.top() + 2.0 * u, beside, 4.4 * u)
        brush.text(foot, label, 2.8, t.text_muted, align=RIGHT)
        day = QDate(self._now.year, self._now.month, self._now.day)
        date_rect = QRectF(clock.left() - 10 * u, rect.top() + 8.2 * u, 40 * u, 3.4 * u)
        text = self._locale.toString(day, "dddd, d MMMM yyyy")
        brush.text(date_rect, text, 2.6, t.text_muted, align=RIGHT)

    def _paint_hero(self, brush: Brush, rect: QRectF) -> None:
        u, t = brush.unit, brush.tokens
        glow = float(self._glow.currentValue() or 0.0)
        ground = blend(t.surface, t.accent, glow)
        ink, soft = blend(t.text, t.accent_text, glow), blend(t.text_muted, t.accent_text, glow)
        strong = blend(t.accent, t.accent_text, glow)
        brush.card(rect, ground, blend(t.border, t.accent, glow))
        inner = rect.adjusted(3 * u, 0, -3 * u, 0)
        call = self.hero
        if call is None:
            middle = rect.center().y()
            brush.text(QRectF(inner.left(), middle - 9 * u, inner.width(), 10 * u),
                       self.tr("Welcome"), 8.5, ink, weight=QFont.Weight.Bold,
                       align=CENTRE)  # fmt: skip
            brush.text(QRectF(inner.left(), middle + 1.5 * u, inner.width(), 6 * u),
                       self.tr("Your number will be called here."), 3.8, soft,
                       align=CENTRE)  # fmt: skip
            return
        y = rect.top()
        brush.text(QRectF(inner.left(), y + 2.6 * u, inner.width(), 5 * u),
                   self.tr("Queue number"), 4.0, soft, align=CENTRE)  # fmt: skip
        brush.text(QRectF(inner.left(), y + 7 * u, inner.width(), 29 * u), call.code, 29, ink,
                   weight=QFont.Weight.Bold, align=CENTRE)  # fmt: skip
        brush.text(QRectF(inner.left(), y + 37.5 * u, inner.width(), 5 * u),
                   self.tr("please go to"), 4.0, soft, align=CENTRE)  # fmt: skip
        brush.text(QRectF(inner.left(), y + 43 * u, inner.width(), 16 * u),
                   call.counter_name or call.counter_code, 14, strong,
                   weight=QFont.Weight.Bold, align=CENTRE)  # fmt: skip

    def _paint_others(self, brush: Brush, rect: QRectF) -> None:
        u, t = brush.unit, brush.tokens
        brush.card(rect, t.surface, t.border)
        title = QRectF(rect.left() + 2.6 * u, rect.top() + 1.4 * u, rect.width() - 5.2 * u, 5 * u)
        half = title.width() * 0.5
        brush.text(title, self.tr("Calls"), 3.2, t.text_muted)
        brush.text(title, self.tr("Go to"), 3.2, t.text_muted, align=RIGHT)
        height = (rect.height() - 7.4 * u) / ROWS
        at_counter = {call.event_id for call in self._board.current}
        for place, call in enumerate(self.others):
            top = rect.top() + 6.4 * u + place * height
            brush.line(QPointF(title.left(), top), QPointF(title.right(), top))
            now = call.event_id in at_counter
            ink = t.text if now else t.text_muted
            weight = QFont.Weight.Bold if now else QFont.Weight.Medium
            row = QRectF(title.left(), top, half - u, height)
            brush.text(row, call.code, 8.2, ink, weight=weight)
            where = QRectF(title.left() + half, top, title.width() - half, height)
            brush.text(where, call.counter_name or call.counter_code, 6.0,
                       t.accent if now else t.text_muted, weight=weight, align=RIGHT)  # fmt: skip

    def _paint_waiting(self, brush: Brush, rect: QRectF) -> None:
        u, t = brush.unit, brush.tokens
        lines = self._board.waiting
        rows = -(-len(lines) // COLUMNS) or 1
        columns = -(-len(lines) // rows) or 1
        label = QRectF(rect.left(), rect.top(), LABEL * u, rect.height())
        brush.text(label, self.tr("Waiting"), 3.2, t.text_muted)
        large = 1.4 if rows == 1 else 1.0
        place_of_number = 7.0 * large * u
        gap = 1.2 * u
        width = (rect.width() - label.width() - gap * (columns - 1)) / columns
        height = (rect.height() - gap * (rows - 1)) / rows
        for place, line in enumerate(lines):
            row, column = divmod(place, columns)
            left = label.right() + column * (width + gap)
            tile = QRectF(left, rect.top() + row * (height + gap), width, height)
            brush.card(tile, t.surface, t.border)
            inner = tile.adjusted(1.4 * u, 0.4 * u, -1.4 * u, -0.4 * u)
            number = QRectF(inner)
            number.setLeft(inner.right() - place_of_number)
            brush.text(number, self._locale.toString(line.waiting), 5.6 * large, t.text,
                       weight=QFont.Weight.Bold, align=RIGHT)  # fmt: skip
            texts = inner.adjusted(0, 0, -place_of_number - 0.6 * u, 0)
            self._paint_service(brush, texts, line, 2.6 * large)
        if self._sign:
            small = QRectF(rect.left(), rect.bottom() + 0.1 * u, rect.width(), 2 * u)
            brush.text(small, self._sign, 1.7, t.text_muted, align=LEFT)

    def _paint_service(self, brush: Brush, rect: QRectF, line: WaitingLine, size: float) -> None:
        """A service's name, and below it how long the next person would wait."""
        wait = in_words(self._sentences, line.expected)
        name = QRectF(rect)
        if wait:
            spare = max(0.0, rect.height() - BLOCK * size * brush.unit) / 2
            name.adjust(0, spare, 0, -spare)
            below = QRectF(name)
            small = WAIT_SHARE * size
            below.setTop(name.bottom() - 1.3 * small * brush.unit)
            name.setBottom(below.top())
            brush.text(below, wait, small, brush.tokens.text, weight=QFont.Weight.DemiBold)
        brush.lines(name, line.name(self._sentences.language), size, brush.tokens.text_muted)
