"""One step of a checklist: its names, thresholds and exceptions."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ektp_desk.kernel.sentences import Sentences
from ektp_desk.recording.definition_rules import MOST_ATTEMPTS, MOST_MINUTES, MOST_NAME
from ektp_desk.recording.rules import ExceptionKind
from ui.context import Context
from ui.recording.definition_draft import Draft
from ui.recording.names import step_help, step_name
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import NumberField
from ui.widgets.texts import Caption, Heading, Muted


class StepForm(QWidget):
    """Every change goes into the draft at once."""

    def __init__(self, context: Context, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._draft = context, draft
        self._key = ""
        self.form = Form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._title = Heading("")
        self._help = Muted("")
        column.addWidget(self._title)
        column.addWidget(self._help)
        self._name_id = self._text("stepNameId", "name_id")
        self._name_en = self._text("stepNameEn", "name_en")
        for name, label, editor in (
            ("name_id", self.tr("Name in Indonesian"), self._name_id),
            ("name_en", self.tr("Name in English"), self._name_en),
        ):
            column.addWidget(self.form.add(name, label, editor))
        column.addLayout(self._build_numbers())
        column.addWidget(self._build_kinds())
        column.addStretch(1)

    def _text(self, object_name: str, value: str) -> QLineEdit:
        editor = QLineEdit()
        editor.setObjectName(object_name)
        editor.setMaxLength(MOST_NAME)
        editor.textEdited.connect(lambda text: self._draft.change(self._key, **{value: text}))
        return editor

    def _build_numbers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self._attempts = NumberField("stepAttempts", 1, MOST_ATTEMPTS)
        self._minutes = NumberField("stepMinutes", 0, MOST_MINUTES)
        self._minutes.setSpecialValueText(self.tr("no limit"))
        self._attempts.valueChanged.connect(
            lambda value: self._draft.change(self._key, attempts=value)
        )
        self._minutes.valueChanged.connect(
            lambda value: self._draft.change(self._key, minutes=value)
        )
        self._attempts_field = Field(self.tr("Attempts first"), self._attempts)
        self.form.keep("attempts", self._attempts_field)
        row.addWidget(self._attempts_field, 1)
        row.addWidget(self.form.add("minutes", self.tr("Usual minutes"), self._minutes), 1)
        return row

    def _build_kinds(self) -> QWidget:
        self._excusing = QWidget()
        column = QVBoxLayout(self._excusing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Caption(self.tr("Exceptions this step knows")))
        self._kinds = {}
        for kind in ExceptionKind:
            box = QCheckBox(self._context.say(f"exception.{kind}"))
            box.setObjectName(f"kind_{kind}")
            box.toggled.connect(
                lambda wanted, one=kind: self._draft.set_kind(self._key, one, wanted)
            )
            column.addWidget(box)
            self._kinds[kind] = box
        return self._excusing

    def show_step(self, key: str) -> None:
        """Edit another step."""
        self._key = key
        step = self._draft.definition.step(key)
        self._title.setText(step_name(self._context, step))
        self._help.setText(step_help(self._context, step))
        for editor, text, words in (
            (self._name_id, step.name_id, Sentences("id")),
            (self._name_en, step.name_en, Sentences("en")),
        ):
            if editor.text() != text:
                editor.setText(text)
            editor.setPlaceholderText("" if step.own else words.say(f"step.{key}"))
        for field, value in ((self._attempts, step.attempts), (self._minutes, step.minutes)):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)
        excusable = self._draft.may_excuse(step)
        self._excusing.setVisible(excusable)
        self._attempts_field.setVisible(excusable)
        for kind, box in self._kinds.items():
            box.blockSignals(True)
            box.setChecked(kind in step.exceptions)
            box.blockSignals(False)
