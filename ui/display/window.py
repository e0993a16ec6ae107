"""The window of the call display: board, running text, announcements, one after another."""

from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ektp_desk.kernel.clock import Clock
from ektp_desk.queue.display import Call
from ektp_desk.queue.spoken import call_words
from ui.display.announcer import Announcer, Memory
from ui.display.board_view import BoardView
from ui.display.feed import Feed, News
from ui.display.ticker import Ticker
from ui.display.voice import Voice
from ui.language import Language
from ui.preferences import Preferences
from ui.theme.theme import Theme

SIZE = (1280, 720)
TICKER_SHARE = 13  # the board is this many times as high
BETWEEN_ROUNDS_MS = 900
BETWEEN_CALLS_MS = 700
TICK_MS = 1_000
REFRESH_TICKS = 60  # also without a change: a new day may have begun


class DisplayWindow(QWidget):
    """Reads only and needs nobody signed in. `closed` tells that it went."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        language: Language,
        preferences: Preferences,
        *,
        feed: Feed,
        clock: Clock,
        voice: Voice,
        memory: Path,
    ) -> None:
        """`memory` is the file that keeps what was spoken."""
        super().__init__()
        self.setWindowTitle(self.tr("Call display"))
        self.setObjectName("callDisplay")
        self.resize(*SIZE)
        self._language = language.code
        self._clock = clock
        self._zone = ZoneInfo("UTC")
        self._day = clock.now().date()
        self._ticks = 0
        self._said: Call | None = None  # last, so that its second round has no gong
        self.announcer = Announcer(Memory(memory), times=2 if preferences.display_repeats else 1)
        self.voice = voice
        self.voice.setParent(self)
        self.voice.finished.connect(self._on_round_over)
        self.board = BoardView(theme, language.locale, preferences.display_logo)
        self.ticker = Ticker(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.board, TICKER_SHARE)
        column.addWidget(self.ticker, 1)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._speak)
        self.feed = feed
        feed.arrived.connect(self._on_news)
        feed.link_changed.connect(self._on_link)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._show_sign()

    def begin(self) -> None:
        """Start to read and to show the time."""
        self._timer.start()
        self.feed.start()

    def open_on(self, screen: QScreen | None, *, full: bool) -> None:
        """Show it, on the whole of a screen or as a window."""
        if screen is not None:
            self.setScreen(screen)
            self.move(screen.geometry().topLeft())
        if full:
            self.showFullScreen()
            self.setCursor(Qt.CursorShape.BlankCursor)
        else:
            self.show()

    def _on_news(self, news: News) -> None:
        self._day = news.day
        self._zone = ZoneInfo(news.profile.zone)
        self.announcer.take_back(news.calls, after=news.after)
        self.announcer.offer(news.calls, now=self._clock.now(), live=news.live)
        self.board.show_board(news.board, news.profile)
        self.board.show_time(self._clock.now(), self._zone)
        self.board.show_trouble("")
        self.ticker.set_text(news.profile.display_text or news.profile.ticket_footer)
        if not self._pause.isActive():
            self._next()

    def _on_link(self, up: bool) -> None:
        self.board.show_trouble("" if up else self.tr("Connection lost, trying again …"))

    def _on_tick(self) -> None:
        self._ticks += 1
        self.board.show_time(self._clock.now(), self._zone)
        if self._ticks % REFRESH_TICKS == 0:
            self.feed.refresh()

    # -- announcing ------------------------------------------------------------------------

    def _next(self) -> None:
        call = self.announcer.begin()
        if call is not None:
            self._say(call)
        elif self.announcer.speaking is None:
            self.board.announce(None)

    def _say(self, call: Call) -> None:
        self.board.announce(call)
        counter = call.counter_name or call.counter_code
        words = call_words(call.code, counter, self._language)
        gong, self._said = call != self._said, call
        self.voice.say(words, self._language, gong=gong)

    def _on_round_over(self) -> None:
        self._show_sign()
        again = self.announcer.round_over(self._day)
        self._pause.start(BETWEEN_ROUNDS_MS if again else BETWEEN_CALLS_MS)

    def _speak(self) -> None:
        call = self.announcer.again()
        if call is not None:
            self._say(call)
        else:
            self._next()

    def _show_sign(self) -> None:
        self.board.show_sign(
            self.tr("No sound: this computer has no speaker that works.")
            if self.voice.trouble
            else ""
        )

    # -- the window ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        full = self.isFullScreen()
        if event.key() == Qt.Key.Key_F11 or (event.key() == Qt.Key.Key_Escape and full):
            if full:
                self.showNormal()
                self.unsetCursor()
            else:
                self.open_on(None, full=True)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.board.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        self._pause.stop()
        self.voice.close()
        self.feed.close()
        super().closeEvent(event)
        self.closed.emit()
