"""The papers a service asks for, and whose exceptions a second person signs off."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from ektp_desk.recording.definition_rules import ALWAYS_SIGNED
from ektp_desk.recording.queries_checklist import ServicePapers
from ektp_desk.recording.rules import ExceptionKind
from ui.context import Context
from ui.recording.definition_draft import Draft
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.texts import Body, Muted


class PapersForm(QWidget):
    """One paper a line, service by service; `service_chosen` for the preview."""

    service_chosen = Signal(str)

    def __init__(
        self,
        context: Context,
        draft: Draft,
        services: tuple[ServicePapers, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self.form = Form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._services = QComboBox()
        self._services.setObjectName("papersService")
        for service in services:
            name = context.service_name(service.name_id, service.name_en)
            self._services.addItem(name, service.code)
        self._services.currentIndexChanged.connect(self._on_service)
        self._papers = QPlainTextEdit()
        self._papers.setObjectName("papersAsked")
        self._papers.setTabChangesFocus(True)
        self._papers.textChanged.connect(self._on_text)
        column.addWidget(Field(self.tr("Service"), self._services))
        hint = self.tr("The ticket names them too. Recordings under way keep their own.")
        column.addWidget(
            self.form.add("papers", self.tr("Papers to bring, one a line"), self._papers, hint), 1
        )
        self._on_service()

    @property
    def service(self) -> str:
        """The service that is shown."""
        return str(self._services.currentData() or "")

    def choose(self, service: str) -> None:
        """Show the papers of a service."""
        self._services.setCurrentIndex(self._services.findData(service))

    def _on_service(self) -> None:
        papers = self._draft.definition.papers.get(self.service, ())
        self._papers.blockSignals(True)
        self._papers.setPlainText("\n".join(papers))
        self._papers.blockSignals(False)
        self.service_chosen.emit(self.service)

    def _on_text(self) -> None:
        self._draft.set_papers(self.service, self._papers.toPlainText().splitlines())


class SignOffForm(QWidget):
    """Which kinds of exception a second person looks at."""

    def __init__(self, context: Context, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Body(self.tr("A second person signs off these exceptions:")))
        for kind in ExceptionKind:
            box = QCheckBox(context.say(f"exception.{kind}"))
            box.setObjectName(f"signOff_{kind}")
            box.setChecked(kind in draft.definition.sign_off)
            box.setEnabled(kind not in ALWAYS_SIGNED)
            box.toggled.connect(lambda wanted, one=kind: draft.set_sign_off(one, wanted))
            column.addWidget(box)
        always = self.tr("What may get better is never excused by one person alone.")
        column.addWidget(Muted(always))
        column.addStretch(1)
