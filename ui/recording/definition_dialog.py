"""The supervisor's editor of the checklist: the steps, the one chosen, and a live preview."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.recording.queries_checklist import ChecklistNow
from ektp_desk.recording.services_checklist import publish
from ui.context import Context
from ui.recording.definition_draft import Draft
from ui.recording.definition_papers_form import PapersForm, SignOffForm
from ui.recording.definition_preview import DefinitionPreview
from ui.recording.definition_step_form import StepForm
from ui.recording.names import step_name
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.panel import Panel
from ui.widgets.texts import Caption

WIDTH, HEIGHT = 1_240, 690
LIST_WIDTH, FORM_WIDTH = 232, 312
KEY = Qt.ItemDataRole.UserRole
FIRST_SERVICE = "NEW"


class DefinitionDialog(Dialog):
    """Nothing counts before it is published, with a reason."""

    def __init__(self, context: Context, now: ChecklistNow, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Checklist, draft of version {number}").format(
            number=now.current.number + 1), parent)  # fmt: skip
        self.resize(WIDTH, HEIGHT)
        self.context = context
        self._based_on = now.current.number
        self.draft = Draft(now.draft(), self)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._build_list())
        columns.addWidget(self._build_forms(now))
        columns.addWidget(self._build_preview(), 1)
        self.body.addLayout(columns, 1)
        self._trouble = Caption("")
        self._trouble.setProperty("role", "error")
        self._trouble.setObjectName("definitionProblem")
        self.body.addWidget(self._trouble)
        self._reason = QLineEdit()
        self._reason.setObjectName("publishReason")
        self._reason_field = Field(self.tr("Why is it changed?"), self._reason)
        self.body.addWidget(self._reason_field)
        self.publish_button = self.set_primary(self.tr("Publish"), self._on_publish)
        self.add_cancel(self.tr("Cancel"))
        self.draft.changed.connect(self._show)
        self._papers.choose(FIRST_SERVICE)
        self._show()
        self._list.setCurrentRow(0)
        self._list.setFocus()

    # -- building --------------------------------------------------------------------------

    def _build_list(self) -> QWidget:
        panel = Panel(self.tr("Steps"))
        panel.setFixedWidth(LIST_WIDTH)
        self._list = QListWidget()
        self._list.setObjectName("definitionSteps")
        self._list.setAccessibleName(self.tr("Steps"))
        self._list.setProperty("role", "parts")
        self._list.currentRowChanged.connect(self._on_row)
        panel.body.addWidget(self._list, 1)
        icons = self.context.icons
        moves = QHBoxLayout()
        moves.setSpacing(6)
        self._up = Button(self.tr("Up"), icons.icon("chevron-up"))
        self._down = Button(self.tr("Down"), icons.icon("chevron-down"))
        for button, name, places, key in (
            (self._up, "stepUp", -1, "Alt+Up"), (self._down, "stepDown", 1, "Alt+Down"),
        ):  # fmt: skip
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.setToolTip(key)
            button.clicked.connect(lambda _on=False, by=places: self._move(by))
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda by=places: self._move(by))
            moves.addWidget(button, 1)
        panel.body.addLayout(moves)
        self._add = Button(self.tr("Add a step"), icons.icon("plus"))
        self._add.setObjectName("addStep")
        self._add.setAutoDefault(False)
        self._missing = QMenu(self)
        self._missing.aboutToShow.connect(self._on_add)
        self._add.setMenu(self._missing)
        self._remove = QuietButton(self.tr("Leave out"), icons.icon("minus"))
        self._remove.setObjectName("removeStep")
        self._remove.setAutoDefault(False)
        self._remove.clicked.connect(self._on_remove)
        panel.body.addWidget(self._add)
        panel.body.addWidget(self._remove)
        return panel

    def _build_forms(self, now: ChecklistNow) -> QWidget:
        self._tabs = QTabWidget()
        self._tabs.setObjectName("definitionTabs")
        self._tabs.setFixedWidth(FORM_WIDTH)
        self._tabs.setDocumentMode(True)
        self._form = StepForm(self.context, self.draft)
        self._papers = PapersForm(self.context, self.draft, now.services)
        self._papers.service_chosen.connect(lambda _code: self._show_preview())
        for title, page in (
            (self.tr("Step"), self._form),
            (self.tr("Papers"), self._papers),
            (self.tr("Second person"), SignOffForm(self.context, self.draft)),
        ):
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(8, 12, 8, 0)
            column.addWidget(page)
            self._tabs.addTab(holder, title)
        return self._tabs

    def _build_preview(self) -> QWidget:
        panel = Panel(self.tr("Preview"))
        self._preview = DefinitionPreview(self.context)
        self._preview.setObjectName("definitionPreview")
        panel.body.addWidget(self._preview, 1)
        return panel

    # -- showing ---------------------------------------------------------------------------

    @property
    def _key(self) -> str:
        item = self._list.currentItem()
        return str(item.data(KEY)) if item is not None else self.draft.definition.steps[0].key

    def _show(self) -> None:
        self._show_list(self._key)
        self._show_preview()
        found = self.draft.problem
        self._trouble.setVisible(found is not None)
        if found is not None:
            known = found.step in self.draft.definition.step_keys()
            name = step_name(self.context, self.draft.definition.step(found.step)) if known else ""
            sentence = self.context.say(found.code, limit=found.limit, step=name or found.step)
            self._trouble.setText(f"{name}: {sentence}" if name else sentence)
        self.publish_button.setEnabled(self.draft.edited and found is None)

    def _show_list(self, chosen: str) -> None:
        steps = self.draft.definition.steps
        shown = [self._list.item(row).data(KEY) for row in range(self._list.count())]
        self._list.blockSignals(True)
        if shown != [step.key for step in steps]:
            self._list.clear()
            for step in steps:
                item = QListWidgetItem()
                item.setData(KEY, step.key)
                self._list.addItem(item)
        for row, step in enumerate(steps):
            self._list.item(row).setText(f"{row + 1}  {step_name(self.context, step)}")
            if step.key == chosen:
                self._list.setCurrentRow(row)
        self._list.blockSignals(False)
        self._show_step()

    def _show_step(self) -> None:
        key = self._key
        self._form.show_step(key)
        self._up.setEnabled(self.draft.may_move(key, -1))
        self._down.setEnabled(self.draft.may_move(key, 1))
        self._remove.setEnabled(self.draft.may_remove(key))
        self._add.setEnabled(not self.draft.full)

    def _show_preview(self) -> None:
        definition = self.draft.definition
        papers = definition.papers.get(self._papers.service, ())
        self._preview.show_definition(definition, papers)

    # -- doing -----------------------------------------------------------------------------

    def _on_row(self, _row: int) -> None:
        self._show_step()
        self._preview.show_step(self._key)

    def _move(self, places: int) -> None:
        self.draft.move(self._key, places)

    def _on_remove(self) -> None:
        if self.draft.may_remove(self._key):
            self.draft.remove(self._key)

    def _on_add(self) -> None:
        menu = self._missing
        menu.clear()
        for key in self.draft.left_out():
            action = menu.addAction(self.context.say(f"step.{key}"))
            action.setObjectName(key)
            action.triggered.connect(lambda _on=False, one=key: self._take_in(one))
        own = menu.addAction(self.tr("A step of our own"))
        own.setObjectName("own")
        own.triggered.connect(lambda _on=False: self._take_in(""))

    def _take_in(self, key: str) -> None:
        made = self.draft.add(key, name=self.tr("New step"))
        self._list.setCurrentRow(self.draft.definition.step_keys().index(made))

    def _on_publish(self) -> None:
        self._reason_field.clear_error()
        self.context.tasks.write(
            self, publish, definition=self.draft.definition, based_on=self._based_on,
            reason=self._reason.text(), done=lambda _number: self.accept(),
            refused=self._on_refused, troubled=self._on_refused, busy=self.busy,
        )  # fmt: skip

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        if error.field == "reason":
            self._reason_field.set_error(self.context.refusal(error))
            self._reason.setFocus()
        else:
            self.refuse(self.context.refusal(error))
