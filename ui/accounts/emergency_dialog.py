"""At the sign-in: the sealed code, when nobody who manages officers can sign in."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from ektp_desk.accounts import emergency
from ektp_desk.accounts.sign_ins import SignIn
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Actor
from ui.tasks import Tasks
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.texts import Muted


class EmergencyDialog(Dialog):
    """`let_in` is told who came in."""

    def __init__(
        self,
        tasks: Tasks,
        words: Sentences,
        station: str,
        let_in: Callable[[Actor], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Access in an emergency"), parent)
        self._tasks, self._words, self._station, self._let_in = tasks, words, station, let_in
        self.form = Form()
        self.body.addWidget(
            Muted(
                self.tr(
                    "With the code from the sealed envelope you manage officers for an hour. It "
                    "is good once. All workplaces will tell that it was used, by whom and why."
                )
            )
        )
        self.code = self._editor("code", self.tr("Code from the envelope"), 60)
        self.full_name = self._editor("full_name", self.tr("Your full name"), 120)
        self.reason = self._editor("reason", self.tr("Why"), 200)
        self.set_primary(self.tr("Come in"), self._on_go)
        self.add_cancel(self.tr("Cancel"))
        self.code.setFocus()

    def _editor(self, name: str, label: str, most: int) -> QLineEdit:
        editor = QLineEdit()
        editor.setObjectName(f"emergency_{name}")
        editor.setMaxLength(most)
        self.body.addWidget(self.form.add(name, label, editor))
        return editor

    def _on_go(self) -> None:
        self.form.clear()
        self._tasks.write(
            self, emergency.open_emergency, done=self._on_answer, refused=self._on_refused,
            troubled=self._on_refused, busy=self.busy, code=self.code.text(),
            full_name=self.full_name.text(), reason=self.reason.text(), station=self._station,
        )  # fmt: skip

    def _on_answer(self, answer: SignIn) -> None:
        if answer.actor is None:
            self.form.refuse("code", self._words.say(answer.code))
            return
        self.accept()
        self._let_in(answer.actor)

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        sentence = self._words.refusal(error)
        if not self.form.refuse(error.field, sentence):
            self.refuse(sentence)
