"""Choosing the people a breach is asked about: none means everybody."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ektp_desk.residents.queries import ResidentFound
from ui.context import Context
from ui.residents.picker import PersonPicker
from ui.widgets.buttons import QuietButton
from ui.widgets.dialog import Dialog
from ui.widgets.texts import Muted

SIZE = (760, 420)
ROWS = 6


class PeopleChosen(QWidget):
    """How many are chosen; `changed` when that changes."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._people: dict[int, str] = {}
        self._said = QLabel("")
        self._said.setObjectName("breachPeopleSaid")
        self._add = QuietButton(self.tr("Choose…"), context.icons.icon("user-plus"))
        self._add.setObjectName("breachAddPerson")
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self._on_add)
        self._clear = QuietButton(self.tr("Everybody"), context.icons.icon("x"))
        self._clear.setObjectName("breachEverybody")
        self._clear.setAutoDefault(False)
        self._clear.clicked.connect(self._on_clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._said, 1)
        row.addWidget(self._add)
        row.addWidget(self._clear)
        self.setFocusProxy(self._add)
        self._show()

    @property
    def ids(self) -> tuple[int, ...]:
        """Whose accesses are asked for; none for everybody's."""
        return tuple(self._people)

    def choose(self, resident_id: int, name: str) -> None:
        """Take one more."""
        self._people[resident_id] = name
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        many = len(self._people)
        said = self.tr("Everybody")
        if many == 1:
            said = next(iter(self._people.values()))
        elif many:
            said = self.tr("{number} people").format(number=self._context.number(many))
        self._said.setText(said)
        self._said.setToolTip("\n".join(self._people.values()))
        self._clear.setVisible(many > 0)

    def _on_add(self) -> None:
        dialog = _PickDialog(self._context, self)
        if dialog.exec() and dialog.found is not None:
            self.choose(dialog.found.id, dialog.found.name)

    def _on_clear(self) -> None:
        self._people.clear()
        self._show()
        self.changed.emit()


class _PickDialog(Dialog):
    """One person, by NIK or name."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Whose data?")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self.found: ResidentFound | None = None
        self.body.addWidget(Muted(self.tr("Several people are chosen one after another.")))
        picker = PersonPicker(context, rows_shown=ROWS)
        picker.chosen.connect(self._on_chosen)
        self.body.addWidget(picker)
        self.body.addStretch(1)
        self.add_cancel(self.tr("Cancel"))

    def _on_chosen(self, found: ResidentFound) -> None:
        self.found = found
        self.accept()
