"""The comparisons of a day's end: a mark, what is compared, both figures, room for words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ektp_desk.reports.closing import DayState
from ektp_desk.reports.rules_closing import Line, LineState
from ui.context import Context
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.style import set_property
from ui.widgets.texts import Body, Caption, Muted

MARKS = {LineState.AGREES: "✓", LineState.DIFFERS: "≠", LineState.OPEN: "○"}
TONES = {LineState.AGREES: "positive", LineState.DIFFERS: "negative", LineState.OPEN: "warning"}
LONGEST = 300


class ClosingLines(QWidget):
    """What does not agree comes first, each with its field; what was typed stays when the
    figures are read again."""

    def __init__(self, context: Context, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._form = form
        self._typed: dict[str, str] = {}
        self._editors: dict[str, QLineEdit] = {}
        self._shown: tuple[Line, ...] | None = None
        self._asked: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._body: QWidget | None = None

    def explanations(self) -> dict[str, str]:
        """What stands in the fields, by line."""
        return {key: editor.text() for key, editor in self._editors.items()}

    def first_editor(self) -> QLineEdit | None:
        """Where typing begins, None when nothing needs words."""
        return next(iter(self._editors.values()), None)

    def show_state(self, state: DayState) -> None:
        """Show the lines, unless they are the same."""
        if state.lines == self._shown:
            return
        if self._shown is None and state.closing is not None:
            self._typed = {line.key: line.said for line in state.closing.lines if line.said}
        self._shown = state.lines
        self._rebuild()

    def ask(self, key: str) -> None:
        """Have a field for a line that agreed until now: a count that turned out otherwise."""
        if key not in self._editors and self._shown is not None:
            self._asked.add(key)
            self._rebuild()

    def _rebuild(self) -> None:
        assert self._shown is not None
        self._typed |= self.explanations()
        at = self.window().focusWidget()
        typing = next((key for key, one in self._editors.items() if one is at), None)
        for key in self._editors:
            self._form.forget(key)
        self._editors = {}
        if self._body is not None:
            self._body.setParent(None)
            self._body.deleteLater()
        self._body = self._build(self._shown)
        self._column.addWidget(self._body)
        self._body.show()
        if typing is not None:  # news must not take the keys away from who is typing
            (self._editors.get(typing) or self.first_editor() or self).setFocus()

    def _build(self, lines: tuple[Line, ...]) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for line in sorted(lines, key=lambda line: not self._needs_words(line)):
            self._add(grid, line)
        return body

    def _add(self, grid: QGridLayout, line: Line) -> None:
        say, row = self._context.say, grid.rowCount()
        agrees = line.state is LineState.AGREES
        name = (Muted if agrees else Body)(say(f"closing_line.{line.key}"))
        figures = Muted(self._figures(line)) if agrees else Body(self._figures(line))
        figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        figures.setObjectName(f"figures_{line.key}")
        figures.setMinimumWidth(96)
        state = Caption(say(f"line_state.{line.state}"))
        state.setObjectName(f"state_{line.key}")
        set_property(state, "tone", TONES[line.state])
        grid.addWidget(self._mark(line), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(name, row, 1)
        grid.addWidget(figures, row, 2)
        grid.addWidget(state, row, 3, Qt.AlignmentFlag.AlignVCenter)
        if self._needs_words(line):
            self._add_words(grid, line)

    def _needs_words(self, line: Line) -> bool:
        return line.state is not LineState.AGREES or line.key in self._asked

    def _add_words(self, grid: QGridLayout, line: Line) -> None:
        """What to do about it, and the field for the explanation unless it must be settled."""
        say, row = self._context.say, grid.rowCount()
        if line.blocks:
            told = Caption(say(f"closing_do.{line.key}"))
            told.setWordWrap(True)
            grid.addWidget(told, row, 1, 1, 3)
            return
        editor = QLineEdit(self._typed.get(line.key, ""))
        editor.setObjectName(f"explain_{line.key}")
        editor.setMaxLength(LONGEST)
        editor.setPlaceholderText(self.tr("Explanation"))
        editor.setAccessibleName(
            self.tr("Explanation: {line}").format(line=say(f"closing_line.{line.key}"))
        )
        field = Field("", editor, say(f"closing_do.{line.key}"))
        field.label.hide()
        self._form.keep(line.key, field)
        self._editors[line.key] = editor
        grid.addWidget(field, row, 1, 1, 3)

    def _mark(self, line: Line) -> QLabel:
        mark = Body(MARKS[line.state])
        mark.setFixedWidth(16)
        mark.setAccessibleName(self._context.say(f"line_state.{line.state}"))
        set_property(mark, "tone", TONES[line.state])
        return mark

    def _figures(self, line: Line) -> str:
        number = self._context.number
        if line.right == 0 and line.left and line.state is LineState.OPEN:
            return number(line.left)
        return f"{number(line.left)} / {number(line.right)}"
