"""Opening a correction case: what went wrong, where else the person was recorded, whom to ask."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ektp_desk.recording.corrections import open_case
from ektp_desk.recording.queries_cases import CaseView
from ektp_desk.recording.rules_followup import Addressee, CaseKind
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.texts import Body

STORY_HEIGHT = 90


class OpenCaseDialog(FormDialog):
    """`opened` is the case, once it is."""

    def __init__(
        self,
        context: Context,
        resident_id: int,
        name: str,
        parent: QWidget | None = None,
        *,
        kind: CaseKind = CaseKind.DUPLICATE,
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Open a case")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.opened: CaseView | None = None
        self._resident_id = resident_id
        self._kind = self._choice(
            "caseKind", [(k, context.say(f"case_kind.{k}")) for k in CaseKind]
        )
        self._to = self._choice(
            "caseTo", [(to, context.say(f"addressee.{to}")) for to in Addressee]
        )
        self._elsewhere = QLineEdit()
        self._elsewhere.setObjectName("caseElsewhere")
        self._story = QPlainTextEdit()
        self._story.setObjectName("caseStory")
        self._story.setFixedHeight(STORY_HEIGHT)
        self._story.setTabChangesFocus(True)
        self._place = self.form.add(
            "elsewhere", self.tr("Recorded before in"), self._elsewhere,
            self.tr("City and year, as the central system shows it"),
        )  # fmt: skip
        self.body.addWidget(Body(name))
        self.body.addWidget(self.form.add("kind", self.tr("What went wrong"), self._kind))
        self.body.addWidget(self._place)
        self.body.addWidget(self.form.add("story", self.tr("How it came about"), self._story))
        self.body.addWidget(self.form.add("addressee", self.tr("The request goes to"), self._to))
        self._kind.currentIndexChanged.connect(self._show_place)
        self._kind.setCurrentIndex(self._kind.findData(kind))
        self.set_primary(self.tr("Open the case"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        self._show_place()

    def _choice(self, name: str, entries: list) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        for value, text in entries:
            box.addItem(text, value)
        return box

    def _chosen(self) -> CaseKind:
        return CaseKind(self._kind.currentData())

    def _show_place(self) -> None:
        self._place.setVisible(self._chosen() is CaseKind.DUPLICATE)

    def _on_accept(self) -> None:
        def done(view: CaseView) -> None:
            self.opened = view
            self.accept()

        duplicate = self._chosen() is CaseKind.DUPLICATE
        self.form.clear()
        self.context.tasks.write(
            self, open_case, done=done, refused=self._on_refused, troubled=self._on_refused,
            busy=self.busy, resident_id=self._resident_id, kind=self._chosen(),
            story=self._story.toPlainText(),
            elsewhere=self._elsewhere.text() if duplicate else "",
            addressee=Addressee(self._to.currentData()),
        )  # fmt: skip
