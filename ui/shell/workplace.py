"""The signed-in workplace: header, navigation, pages, search, scanner, notices."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.changes import Changes
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.lost import UNREACHABLE
from ektp_desk.queue import queries as queue
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import UNDO_WITHIN
from ektp_desk.stock import queries as stock
from ektp_desk.storage.audit_keeper import State
from ui.accounts.password_dialog import PasswordDialog
from ui.context import Context
from ui.coverage.keeper import CoverageKeeper
from ui.page import Page
from ui.shell.alarm import Alarm
from ui.shell.finding import Finder, Found
from ui.shell.header import Header
from ui.shell.keys import KeySheet
from ui.shell.navigation import WIDE, Entry, Navigation
from ui.shell.pages import FIELD_PAGES, PAGES, PageSpec
from ui.shell.palette import Palette
from ui.shell.scanned import Scanned
from ui.shell.scanner import Scanner
from ui.widgets.notice import Notice
from ui.widgets.toast import Toast

SLIM_BELOW = 1_100
SHORT = 6  # seconds a message stays that asks for nothing


class Workplace(QWidget):
    """One officer at one counter. Pages are made when first opened."""

    sign_out_wanted = Signal()
    language_wanted = Signal(str)
    theme_wanted = Signal(str)
    kiosk_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, app: QApplication, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context = context
        pages = PAGES if context.field is None else FIELD_PAGES
        self._specs = {spec.name: spec for spec in pages if context.may(*spec.roles)}
        self._pages: dict[str, Page] = {}
        self.current = ""
        self._cut = False  # the bar says that there is no connection, and no more
        self._said_of_data: list[str] = []
        self._build()
        self._wire(app)
        self.open_page(self._first_page())
        self._load_stock()
        if context.field is None and context.may(Role.SUPERVISOR):
            CoverageKeeper(context, self)
        if context.tasks.stuck is not None:  # from before a change of language or theme
            self._on_trouble(context.tasks.stuck, context.tasks.retry)

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        entries = [Entry(spec.name, self._title(spec), spec.icon) for spec in self._specs.values()]
        self.navigation = Navigation(self.context.icons, entries)
        self.navigation.chosen.connect(self.open_page)
        row.addWidget(self.navigation)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header(self.context)
        # Apart from all other news: what is stuck must not be talked over.
        self.trouble = Notice()
        self.trouble.setObjectName("troubleNotice")
        self.trouble.dismissed.connect(self.context.tasks.give_up)
        self.data_notice = Notice()
        self.data_notice.setObjectName("dataNotice")
        self.notice = Notice()
        self.notice.setObjectName("shellNotice")
        alarm = Notice()
        alarm.setObjectName("emergencyNotice")
        self._alarm = Alarm(self.context, alarm, self)
        self._stack = QStackedWidget()
        bar = QVBoxLayout()
        bar.setContentsMargins(24, 10, 24, 0)
        bar.addWidget(alarm)
        bar.addWidget(self.trouble)
        bar.addWidget(self.data_notice)
        bar.addWidget(self.notice)
        column.addWidget(self.header)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        row.addLayout(column, 1)
        self.toast = Toast(self, WIDE)

    def _wire(self, app: QApplication) -> None:
        header, tasks, requests = self.header, self.context.tasks, self.context.requests
        header.search_wanted.connect(self.open_search)
        header.stock_wanted.connect(lambda: self.open_page("stock"))
        header.sign_out_wanted.connect(self.sign_out_wanted)
        header.password_wanted.connect(lambda: PasswordDialog(self.context, self).exec())
        header.help_wanted.connect(self.open_keys)
        header.language_wanted.connect(self.language_wanted)
        header.theme_wanted.connect(self.theme_wanted)
        header.kiosk_wanted.connect(self.kiosk_wanted)
        header.lock_wanted.connect(self.lock_wanted)
        tasks.changed.connect(self._on_changed)
        tasks.refused.connect(self._on_refused)
        tasks.trouble.connect(self._on_trouble)
        tasks.recovered.connect(self._on_recovered)
        requests.page_wanted.connect(self.open_page)
        requests.resident_wanted.connect(lambda row_id: self.open_page("residents", row_id))
        requests.message.connect(self._on_message)
        requests.notice.connect(self.notice.show_notice)
        requests.language_wanted.connect(self.language_wanted)
        requests.theme_wanted.connect(self.theme_wanted)
        self._shortcut("F1", self.open_keys)
        self._shortcut("Ctrl+L", self.lock_wanted.emit)
        for number, name in zip(range(1, 10), self._specs, strict=False):  # as many digits
            self._shortcut(f"Ctrl+{number}", partial(self.open_page, name))
        self._finder = Finder(self.context, self)
        self._finder.found.connect(self._on_found)
        self._finder.nothing.connect(self._on_nothing)
        self.scanner = Scanner(app, self)
        self.scanner.scanned.connect(self._on_scanned)
        self.scanner.unknown.connect(self._on_unknown_code)

    def _shortcut(self, keys: str, slot: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _title(self, spec: PageSpec) -> str:
        return QCoreApplication.translate("PageSpec", spec.title)

    def _first_page(self) -> str:
        """Who sits at a counter begins there, a supervisor at none at the desk."""
        names = iter(self._specs)
        first = next(names)
        at_counter = first == "desk" and bool(self.context.actor.counter_id)
        return next(names) if at_counter else first

    def close_down(self) -> None:
        """Let go of the application: no scans, no signals."""
        self.scanner.close()
        self.scanner.deleteLater()

    # -- pages -----------------------------------------------------------------------------

    def page(self, name: str) -> Page:
        """A page by name, made now if it was not yet."""
        if name not in self._pages:
            made = self._specs[name].make(self.context)
            self._pages[name] = made
            self._stack.addWidget(made)
        return self._pages[name]

    def open_page(self, name: str, argument: object = None) -> None:
        """Show a page, with something to open on it."""
        if name not in self._specs:
            self.toast.show_toast(self.tr("Your role does not open this page."))
            return
        page = self.page(name)
        self._stack.setCurrentWidget(page)
        self.navigation.show_current(name)
        self.current = name
        if argument is not None:
            page.open_with(argument)

    def reload(self) -> None:
        """Everything shown is read anew: changes may have been missed until now."""
        for page in self._pages.values():
            page.mark_stale()
        self._load_stock()
        self._alarm.look()

    def open_search(self) -> None:
        """Ctrl+K."""
        palette = Palette(self.context, self._page_results(), self)
        palette.opened.connect(self._on_chosen)
        palette.move(self.mapToGlobal(self.rect().center()) - palette.rect().center())
        palette.open()

    def open_keys(self) -> None:
        """F1."""
        KeySheet(self).open()

    def _page_results(self) -> tuple[Found, ...]:
        return tuple(
            Found(spec.icon, self._title(spec), "", spec.name, None)
            for spec in self._specs.values()
        )

    def _on_chosen(self, found: Found) -> None:
        self.open_page(found.page, found.argument)

    def _on_scanned(self, scanned: Scanned) -> None:
        self.notice.clear()  # what an earlier scan found out
        if not self.page(self.current).take_scan(scanned):
            self._finder.open_scanned(scanned)

    def _on_unknown_code(self) -> None:
        self.toast.show_toast(self.tr("This code is not known here. Scan it again, or search."))

    def _on_found(self, found: tuple[Found, ...]) -> None:
        if found:
            self._on_chosen(found[0])

    def _on_nothing(self, text: str) -> None:
        self.notice.show_notice(
            self.tr("Nothing is known under “{text}”.").format(text=text[:40]), "warning"
        )

    # -- what others tell ------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        for page in self._pages.values():
            page.heed(changes)
        if changes.touches("stock", "profile"):
            self._load_stock()
        for change in changes.items:
            if change.noun == "kiosk_call":
                self.context.tasks.read(
                    self, queue.ticket, done=self._show_kiosk_call, ticket_id=change.row_id
                )

    def _show_kiosk_call(self, ticket: TicketRow | None) -> None:
        if ticket is not None:
            self.notice.show_notice(
                self.tr(
                    "The kiosk could not print ticket {number}. Look at its printer; the ticket "
                    "can be printed again on the page Queue."
                ).format(number=ticket.code),
                "warning",
            )

    def _load_stock(self) -> None:
        if self.context.field is not None:
            return  # a laptop carries no blanks
        self.context.tasks.read(
            self, stock.status, done=self.header.show_stock, key="stock", day=self.context.today()
        )

    def _on_refused(self, error: OfficeError) -> None:
        self.notice.show_notice(self.context.refusal(error), "negative")

    def show_link(self, *, up: bool) -> None:
        """Say whether the data can be reached; unless something stuck says it already."""
        self.header.show_link(up=up)
        if not up and not self.trouble.text:
            self._cut = True
            self.trouble.show_notice(self._kept(self.tr("There is no connection.")), "warning")
        elif up and self._cut:
            self._cut = False
            self.trouble.clear()

    def show_audit(self, state: State) -> None:
        """What does not hold in the data: to everybody in the header, to supervisors in full."""
        sentences = [self.context.say(one.code, **one.params) for one in state.findings]
        self.header.show_audit(sentences)
        if not self.context.may(Role.SUPERVISOR, Role.ADMINISTRATOR):
            return
        if not sentences:
            self.data_notice.clear()
        elif sentences != self._said_of_data:
            self._show_data(sentences)
        self._said_of_data = sentences

    def tell_looked_over(self) -> None:
        """The program ended badly the last time, and nothing is wrong for it."""
        self.toast.show_toast(
            self.tr("The program had not been closed properly. All data were checked: sound.")
        )

    def _show_data(self, sentences: list[str]) -> None:
        """The first finding, how many there are, what to do, and the way to all of them; a laptop
        has none: its data are the office's."""
        first, more = sentences[0], len(sentences) - 1
        if self.context.field is not None:
            said = self.tr(
                "{finding} Keep the day sheets, do not delete anything, and tell the administrator."
            ).format(finding=first)
            self.data_notice.show_notice(said, "negative")
            return
        said = self.tr(
            "{finding} Keep the day sheets, do not delete anything, and tell the administrator. "
            "Settings → Security of the data checks everything."
        ).format(finding=first)
        if more:
            said = self.tr(
                "{finding} And {count} more findings. Keep the day sheets, do not delete anything, "
                "and tell the administrator. Settings → Security of the data shows them all."
            ).format(finding=first, count=self.context.number(more))
        self.data_notice.show_notice(
            said, "negative", self.tr("To the check"),
            lambda: self.open_page("settings", "security"),
        )  # fmt: skip

    def _kept(self, sentence: str) -> str:
        tried = self.tr("It is tried again by itself; what you typed stays here.")
        return f"{sentence} {tried}"

    def _on_trouble(self, error: MachineError, again: Callable[[], None]) -> None:
        self._cut = False
        sentence = self.context.refusal(error)
        if error.code == UNREACHABLE:
            sentence = self._kept(sentence)
        self.trouble.show_notice(sentence, "warning", self.tr("Try again"), again)

    def _on_recovered(self) -> None:
        self.trouble.clear()
        QTimer.singleShot(0, self._load_stock)

    def _on_message(self, sentence: str, undo: Callable[[], None] | None) -> None:
        seconds = UNDO_WITHIN.total_seconds() if undo is not None else SHORT
        self.toast.show_toast(sentence, self.tr("Undo"), undo, seconds)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_slim(self.width() < SLIM_BELOW)
