"""The header always says: office, counter, officer, local time, connection, blanks left."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.stock.queries import StockStatus
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.texts import Body, Muted

TONES = {"ok": "positive", "amber": "warning", "red": "negative"}
HEIGHT = 56
SECOND = 1_000


class Header(QWidget):
    """Signals say what was asked for; the shell does it."""

    search_wanted = Signal()
    stock_wanted = Signal()
    sign_out_wanted = Signal()
    password_wanted = Signal()
    help_wanted = Signal()
    language_wanted = Signal(str)
    theme_wanted = Signal(str)
    kiosk_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setProperty("role", "header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(12)
        self._office = Body(context.profile.short_name)
        self._office.setWordWrap(False)
        place = context.counter_name or self.tr("No counter")
        self._counter = Chip(
            place if context.field is None else context.field.device_name, "accent"
        )
        self._counter.setObjectName("counterChip")
        self._search = Button(self.tr("Search"), context.icons.icon("search", "neutral"), "Ctrl+K")
        self._search.setObjectName("openSearch")
        self._search.clicked.connect(self.search_wanted)
        self._link = Chip("", "positive")
        self._link.setObjectName("connection")
        self.stock_chip = Chip("", "neutral")
        self.stock_chip.setObjectName("stockChip")
        self.stock_chip.mousePressEvent = lambda _event: self.stock_wanted.emit()  # type: ignore[method-assign]
        self.stock_chip.setCursor(Qt.CursorShape.PointingHandCursor)
        self.audit_chip = Chip("", "negative")
        self.audit_chip.setObjectName("auditChip")
        self.audit_chip.hide()
        self._clock = Muted("")
        self._clock.setObjectName("clock")
        self._clock.setWordWrap(False)
        row.addWidget(self._office)
        row.addWidget(self._counter)
        row.addStretch(1)
        if context.field is not None:  # a laptop carries no blanks
            self.stock_chip.hide()
        for widget in (
            self._search,
            self.audit_chip,
            self.stock_chip,
            self._link,
            self._clock,
            self._menu(),
        ):
            row.addWidget(widget)
        self.show_link(up=True)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(SECOND)
        self._tick()

    def show_stock(self, status: StockStatus) -> None:
        """Say how many blanks are left and how near the end is."""
        if not status.opened:
            self.stock_chip.show_state(self.tr("Blanks: not counted"), "neutral")
            return
        number = self._context.number(status.balance)
        level = str(status.warning.level)
        texts = {
            "ok": self.tr("{number} blanks"),
            "amber": self.tr("{number} blanks · apply now"),
            "red": self.tr("{number} blanks · late"),
        }
        self.stock_chip.show_state(texts[level].format(number=number), TONES[level])
        self.stock_chip.setToolTip(self._context.say(f"stock.level.{level}", week=status.week_days))

    def show_link(self, *, up: bool) -> None:
        """Say whether the database answers."""
        if self._context.field is not None:
            self._link.show_state(self.tr("Field laptop"), "neutral")
        elif up:
            self._link.show_state(self.tr("Connected"), "positive")
        else:
            self._link.show_state(self.tr("No connection"), "negative")

    def show_audit(self, sentences: Sequence[str]) -> None:
        """Say that something in the data does not hold; nothing when all does."""
        self.audit_chip.show_state(self.tr("Data to be checked"), "negative")
        self.audit_chip.setToolTip("\n".join(sentences))
        self.audit_chip.setVisible(bool(sentences))

    def _tick(self) -> None:
        now = self._context.clock.now()
        self._clock.setText(f"{self._context.time(now)} {self._context.profile.zone_label}")

    def _menu(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("officerMenu")
        button.setText(self._context.actor.name)
        button.setIcon(self._context.icons.icon("user"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAutoRaise(True)
        menu = QMenu(button)
        language = menu.addMenu(self.tr("Language"))
        for code, name in (("id", "Bahasa Indonesia"), ("en", "English")):
            language.addAction(name, partial(self.language_wanted.emit, code))
        theme = menu.addMenu(self.tr("Appearance"))
        for code, name in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            theme.addAction(name, partial(self.theme_wanted.emit, code))
        here = self._context.field is None  # a laptop has neither call display nor kiosk
        if here:
            display = menu.addAction(
                self.tr("Open call display"), self._context.requests.display_wanted.emit
            )
            display.setObjectName("openDisplay")
        menu.addAction(self.tr("Keys (F1)"), self.help_wanted.emit)
        password = menu.addAction(self.tr("Change password…"), self.password_wanted.emit)
        password.setObjectName("changePassword")
        if here and self._context.may(Role.SUPERVISOR, Role.ADMINISTRATOR):
            kiosk = menu.addAction(self.tr("Kiosk mode…"), self.kiosk_wanted.emit)
            kiosk.setObjectName("kioskMode")
        menu.addSeparator()
        lock = menu.addAction(self.tr("Lock (Ctrl+L)"), self.lock_wanted.emit)
        lock.setObjectName("lock")
        sign_out = menu.addAction(self.tr("Sign out"), self.sign_out_wanted.emit)
        sign_out.setObjectName("signOut")
        button.setMenu(menu)
        return button
