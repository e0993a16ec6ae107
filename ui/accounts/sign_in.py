"""Signing in: name, password, counter."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ektp_desk.accounts.queries import CounterRow
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.accounts.services import SignIn
from ektp_desk.kernel.sentences import Sentences
from ui.theme.icons import Icons
from ui.widgets.buttons import BigButton, QuietButton
from ui.widgets.field import Field
from ui.widgets.gate import Gate
from ui.widgets.inputs import Secret
from ui.widgets.notice import Notice

WIDTH = 380
LONG_PAUSE = 120  # seconds; longer ones are said in minutes


class SignInView(Gate):
    """`wanted` tells username, password and counter id (0 for none); `left` that somebody on a
    laptop goes back to its list of visits."""

    wanted = Signal(str, str, int)
    left = Signal()
    emergency_wanted = Signal()

    def __init__(
        self,
        icons: Icons,
        sentences: Sentences,
        profile: OfficeProfile,
        counters: Sequence[CounterRow],
        *,
        username: str,
        counter_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(icons, "id-card", width=WIDTH, parent=parent)
        self._icons = icons
        self._sentences = sentences
        self._build()
        self.username.setText(username)
        self.counter.addItem("", counter_id)
        self.show_office(profile, counters)
        (self.password if username else self.username).setFocus()

    def show_office(self, profile: OfficeProfile, counters: Sequence[CounterRow]) -> None:
        """Show the office and offer its counters; the counter chosen stays chosen."""
        self.title.setText(profile.short_name)
        offered = [(self.tr("No counter"), 0)]
        offered += [(counter.name, counter.id) for counter in counters if counter.active]
        shown = [
            (self.counter.itemText(n), self.counter.itemData(n))
            for n in range(self.counter.count())
        ]
        if offered == shown:
            return  # the list may be open
        chosen = self.counter.currentData()
        self.counter.clear()
        for name, counter_id in offered:
            self.counter.addItem(name, counter_id)
        self.counter.setCurrentIndex(max(self.counter.findData(chosen), 0))

    def show_visit(self, title: str) -> None:
        """On a laptop: the visit somebody signs in to. There are no counters, but a way back."""
        self.text.setText(title)
        self._counter_field.hide()
        self._back.show()

    def _build(self) -> None:
        self.text.setText(self.tr("Sign in to begin"))
        self._note = Notice()
        self._note.setObjectName("signInNote")
        self.panel.body.addWidget(self._note)
        self.username = QLineEdit()
        self.username.setObjectName("username")
        self.password = Secret("password")
        show = self.password.addAction(
            self._icons.icon("eye", "neutral"), QLineEdit.ActionPosition.TrailingPosition
        )
        show.setToolTip(self.tr("Show the password"))
        show.triggered.connect(self._on_show)
        self.counter = QComboBox()
        self.counter.setObjectName("counter")
        self._name_field = Field(self.tr("User name"), self.username)
        self._password_field = Field(self.tr("Password"), self.password)
        self._counter_field = Field(self.tr("Counter"), self.counter)
        for widget in (
            self._name_field,
            self._password_field,
            self._counter_field,
        ):
            self.panel.body.addWidget(widget)
        self.button = BigButton(self.tr("Sign in"), self._icons.icon("arrow-right", "accent_text"))
        self.button.setObjectName("signIn")
        self.button.clicked.connect(self._on_sign_in)
        self.panel.body.addSpacing(4)
        self.panel.body.addWidget(self.button)
        self._back = QuietButton(self.tr("Other visits"), self._icons.icon("chevron-left"))
        self._back.setObjectName("otherVisits")
        self._back.clicked.connect(self.left)
        self._back.hide()
        self.panel.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignHCenter)
        for editor in (self.username, self.password):
            editor.returnPressed.connect(self._on_sign_in)
        emergency = QuietButton(self.tr("Access in an emergency…"))
        emergency.setObjectName("emergency")
        emergency.clicked.connect(self.emergency_wanted)
        self.foot.addSpacing(8)
        self.foot.addWidget(emergency, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_refusal(self, result: SignIn) -> None:
        """Say why not; the name stays, the password is typed anew."""
        if result.code == "sign_in.paused" and result.seconds > LONG_PAUSE:
            minutes = -(-result.seconds // 60)
            sentence = self._sentences.say("sign_in.paused_minutes", minutes=minutes)
        else:
            sentence = self._sentences.say(result.code, seconds=result.seconds)
        self.show_sentence(sentence)
        self.password.selectAll()
        self.password.setFocus()

    def show_sentence(self, sentence: str) -> None:
        """Say something beside the password."""
        self.button.setEnabled(True)
        self._password_field.set_error(sentence)

    def show_note(self, sentence: str) -> None:
        """Say something that is no refusal, and about nobody's own password."""
        self._note.show_notice(sentence)

    def show_asking(self, sentence: str) -> None:
        """Say that the server is being asked; meanwhile nobody asks to be let in again."""
        self.button.setEnabled(False)
        self._password_field.set_error(sentence)

    def clear_error(self) -> None:
        """What was said is over."""
        self._password_field.clear_error()

    @property
    def error(self) -> str:
        """The sentence shown."""
        return self._password_field.error

    def _on_show(self) -> None:
        hidden = self.password.echoMode() is QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.password.setEchoMode(mode)

    def _on_sign_in(self) -> None:
        if not self.button.isEnabled():
            return  # Enter, while the answer is awaited
        if not self.username.text().strip():
            self.username.setFocus()
            return
        if not self.password.text():
            self.password.setFocus()
            return
        self.clear_error()
        self.button.setEnabled(False)
        self.wanted.emit(
            self.username.text(), self.password.text(), int(self.counter.currentData() or 0)
        )
