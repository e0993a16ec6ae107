"""The guided first start: five short steps, or a demonstration office."""

from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ektp_desk.config import load_settings, remember
from ektp_desk.demo.office import OFFICERS, PASSWORD, build_demo_office
from ektp_desk.kernel.clock import SystemClock, local_day
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.new_office import Protection, make_folder, make_office
from ektp_desk.storage.credentials import is_server, remember_server
from ektp_desk.storage.engines import parse_url
from ektp_desk.storage.keyfile import Protected
from ektp_desk.storage.keystore import system_store
from ui.language import Language
from ui.preferences import Preferences
from ui.setup.database_step import DatabaseStep
from ui.setup.steps import (
    Answers,
    LetterheadStep,
    OfficeStep,
    PrintersStep,
    SetupStep,
    SupervisorStep,
)
from ui.setup.work import SetupWork
from ui.theme.icons import Icons
from ui.vault.recovery_view import RecoveryView
from ui.vault.sending import send_to_printer
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.progress import ProgressStrip
from ui.widgets.scroll import ScrollArea
from ui.widgets.steps import Step, StepList
from ui.widgets.texts import Body, Heading, Muted, Title

WIDTH, STEPS_WIDTH, DEMO_WIDTH = 480, 200, 304
STEP_HEIGHT = 420
DEMO_FILE = "ektp-desk-demo.db"


class SetupView(QWidget):
    """`finished` tells the address of the office that was opened; `protected` the same of an
    encrypted one; `laptop_wanted` that this computer is to go along on visits instead."""

    finished = Signal(str)
    laptop_wanted = Signal()
    language_chosen = Signal(str)
    protected = Signal(str, object, object)  # address, key, the view of the recovery key

    def __init__(
        self,
        icons: Icons,
        language: Language,
        preferences: Preferences,
        address: str | None,
        *,
        answers: Answers | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icons = icons
        self._sentences = Sentences(language.code)
        self._preferences = preferences
        self._asked = address
        begun = address or load_settings().database
        self.answers = answers or Answers(address=begun, on_server=is_server(begun))
        self._address = ""
        self._work = SetupWork(self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._work.progressed.connect(self._on_progress)
        self._steps = self._make_steps(language.code)
        for _name, _question, step in self._steps:
            step.column.addStretch(1)
        self._build()
        self._show(0)

    # -- building --------------------------------------------------------------------------

    def _make_steps(self, language: str) -> list[tuple[str, str, SetupStep]]:
        office = OfficeStep(self.answers, language, self._sentences)
        office.language_chosen.connect(self.language_chosen)
        printers = PrintersStep(self.answers, self._preferences, self._sentences)
        database = DatabaseStep(self.answers, self._sentences)
        database.reached.connect(self._on_reached)
        database.busy.connect(self._on_asking)
        return [
            (self.tr("Office"), self.tr("Which office is this?"), office),
            (self.tr("Letterhead"), self.tr("What stands on your papers?"),
             LetterheadStep(self.answers)),
            (self.tr("Database"), self.tr("Where does the data lie?"), database),
            (self.tr("Supervisor"), self.tr("Who is the first supervisor?"),
             SupervisorStep(self.answers)),
            (self.tr("Printers"), self.tr("Where do papers come out?"), printers),
        ]  # fmt: skip

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.addStretch(2)
        title = Title(self.tr("Welcome to EKTP Desk"))
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        page.addWidget(title)
        page.addSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addStretch(1)
        self._list = StepList(self._icons)
        self._list.setFixedWidth(STEPS_WIDTH)
        row.addWidget(self._list, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._build_panel())
        aside = QVBoxLayout()
        aside.setSpacing(16)
        aside.addWidget(self._build_demo())
        aside.addWidget(self._build_laptop())
        aside.addStretch(1)
        row.addLayout(aside)
        row.addStretch(1)
        page.addLayout(row)
        page.addStretch(3)

    def _build_panel(self) -> Panel:
        panel = Panel()
        panel.setFixedWidth(WIDTH)
        self._heading = Heading("")
        self._notice = Notice()
        self._notice.setObjectName("setupNotice")
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(STEP_HEIGHT)
        for _name, _question, step in self._steps:
            area = ScrollArea()  # there are more kinds of papers than lines on a small screen
            area.setWidget(step)
            self._stack.addWidget(area)
        self._progress = ProgressStrip()
        self._progress.cancelled.connect(self._work.cancel)
        for widget in (self._heading, self._notice):
            panel.body.addWidget(widget)
        panel.body.addWidget(self._stack, 1)
        panel.body.addWidget(self._progress)
        foot = QHBoxLayout()
        self._back = QuietButton(self.tr("Back"), self._icons.icon("chevron-left"))
        self._back.setObjectName("setupBack")
        self._back.clicked.connect(lambda: self._show(self._stack.currentIndex() - 1))
        self._next = PrimaryButton(self.tr("Next"))
        self._next.setObjectName("setupNext")
        self._next.setDefault(True)
        self._next.clicked.connect(self._on_next)
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._next)
        panel.body.addLayout(foot)
        return panel

    def _build_demo(self) -> Panel:
        panel = Panel(self.tr("Just looking?"))
        panel.setFixedWidth(DEMO_WIDTH)
        panel.body.addWidget(
            Body(
                self.tr(
                    "A demonstration office: 127,684 invented residents of Palopo and a year of "
                    "work. It takes about half a minute."
                )
            )
        )
        names = ", ".join(["supervisor", *(officer.username for officer in OFFICERS[:3])])
        panel.body.addWidget(
            Muted(
                self.tr("Sign in as {names} … with the password {password}.").format(
                    names=names, password=PASSWORD
                )
            )
        )
        self._demo = Button(self.tr("Try it with a demonstration office"))
        self._demo.setObjectName("setupDemo")
        self._demo.clicked.connect(self._on_demo)
        panel.body.addWidget(self._demo)
        return panel

    def _build_laptop(self) -> Panel:
        panel = Panel(self.tr("A laptop for visits?"))
        panel.setFixedWidth(DEMO_WIDTH)
        panel.body.addWidget(
            Body(
                self.tr(
                    "A laptop that goes along to villages, schools and homes opens no office of "
                    "its own: it works with the file that the office makes for each visit."
                )
            )
        )
        self._laptop = Button(self.tr("Prepare a field laptop"))
        self._laptop.setObjectName("setupLaptop")
        self._laptop.clicked.connect(self._on_laptop)
        panel.body.addWidget(self._laptop)
        return panel

    # -- showing ---------------------------------------------------------------------------

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        name, question, step = self._steps[place]
        self._heading.setText(question)
        states = ["done" if n < place else "current" if n == place else "open"
                  for n in range(len(self._steps))]  # fmt: skip
        self._list.set_steps(
            [Step(str(n), title, states[n]) for n, (title, _, _) in enumerate(self._steps)]
        )
        self._back.setEnabled(place > 0)
        last = place == len(self._steps) - 1
        self._next.set_text(self.tr("Open the office") if last else self.tr("Next"))
        self._notice.clear()
        step.enter()
        self.setAccessibleName(name)

    def _rest(self, resting: bool) -> None:
        for button in (self._next, self._demo, self._laptop, self._back):
            button.setEnabled(not resting)
        if not resting:
            self._progress.hide()
            self._back.setEnabled(self._stack.currentIndex() > 0)

    # -- doing -----------------------------------------------------------------------------

    def _on_next(self) -> None:
        place = self._stack.currentIndex()
        if not self._steps[place][2].keep():
            return
        if place + 1 < len(self._steps):
            self._show(place + 1)
            return
        answers = self.answers
        self._rest(True)
        self._address = answers.address
        self._progress.show_progress(self.tr("Opening the office …"), 0, 0)
        self._work.start(
            lambda: make_office(
                answers.address, profile=answers.profile(), username=answers.username,
                full_name=answers.full_name, password=answers.password, clock=SystemClock(),
                regions=answers.regions,
                protection=Protection(system_store(), answers.passphrase),
            )
        )  # fmt: skip

    def _on_asking(self, asking: bool) -> None:
        self._rest(asking)
        if asking:
            self._progress.show_progress(self.tr("Asking the server …"), 0, 0)

    def _on_reached(self, holds_office: bool) -> None:
        """Where an office is at work already, this computer joins it: nothing is made anew."""
        if not holds_office:
            self._on_next()
            return
        self._address = self.answers.address
        try:
            self.finished.emit(self._remembered())
        except MachineError as error:
            self._on_failed(error)

    def _remembered(self) -> str:
        """The address to open the office with, known to this computer from now on."""
        if self._asked:
            return self._address
        if self.answers.on_server:
            return remember_server(self._address)
        remember({"database": self._address})
        return self._address

    def _on_laptop(self) -> None:
        try:
            remember({"field": True})
        except MachineError as error:
            self._notice.show_notice(self._sentences.refusal(error), "negative")
            return
        self.laptop_wanted.emit()

    def _on_demo(self) -> None:
        clock = SystemClock()
        settings = load_settings()
        self._address = self._asked or str(settings.documents.parent / DEMO_FILE)
        today = local_day(clock.now(), ZoneInfo(self.answers.zone))
        self._rest(True)

        def make() -> object:
            make_folder(self._address)
            return build_demo_office(
                self._address, as_of=today, progress=self._work.progressed.emit,
                cancelled=self._work.cancelled,
            )  # fmt: skip

        self._work.start(make)

    def _on_progress(self, step: str, done: int, total: int) -> None:
        self._progress.show_progress(self._sentences.say(f"demo.{step}"), done, total)

    def _on_done(self, result: object) -> None:
        address = self._remembered()
        if isinstance(result, Protected):
            self._show_recovery(result, address)
        else:
            self.finished.emit(address)

    def _show_recovery(self, made: Protected, address: str) -> None:
        """The office is open; nobody goes on without its recovery key on paper."""
        answers, on_server = self.answers, self.answers.on_server
        view = RecoveryView(
            self._icons, key=made.recovery, office=answers.profile().short_name,
            database=Path(str(parse_url(address).database)).name,
            day=local_day(SystemClock().now(), ZoneInfo(answers.zone)),
            send=send_to_printer, backups=on_server,
        )  # fmt: skip
        self.protected.emit(address, None if on_server else made.key, view)

    def _on_failed(self, error: Exception) -> None:
        self._rest(False)
        if not isinstance(error, OfficeError | MachineError):
            raise error
        sentence = self._sentences.refusal(error)
        supervisor = self._steps[3][2]
        if isinstance(error, OfficeError) and error.field in ("username", "password", "full_name"):
            self._show(3)
            supervisor.form.refuse(error.field, sentence)
            return
        self._notice.show_notice(sentence, "negative")
