"""The scarcity rule edited: what goes first, who is never held back, and what that would change."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.cards import queries
from ektp_desk.cards.holds import keep_rule
from ektp_desk.cards.queries import PrintReadyRow
from ektp_desk.cards.queries_ready import RuleRow
from ektp_desk.cards.scarcity import LARGEST_LIMIT, Criterion, ScarcityRule, why
from ektp_desk.kernel.errors import MachineError, OfficeError
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import NumberField
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

FIRST_ROWS = 20
SIZE = (940, 640)
VALUE = Qt.ItemDataRole.UserRole


class ScarcityDialog(Dialog):
    """The criteria at the left, the first twenty of the list as they would stand at the right."""

    def __init__(self, context: Context, rule: RuleRow, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Who is printed first")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self._present = rule
        self._now: dict[int, int] = {}
        self._form = Form()
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(self._build_rule(), 4)
        columns.addLayout(self._build_preview(), 5)
        self.body.addLayout(columns, 1)
        self.set_primary(self.tr("Put in force"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        context.tasks.read(
            self, queries.print_ready, done=self._on_now, key="now", limit=FIRST_ROWS
        )

    # -- building --------------------------------------------------------------------------

    def _build_rule(self) -> QVBoxLayout:
        rule = self._present.rule
        column = QVBoxLayout()
        column.setSpacing(10)
        self._name = QLineEdit(rule.name or self._context.say("scarcity.shipped"))
        self._name.setObjectName("ruleNameField")
        column.addWidget(self._form.add("name", self.tr("Name of the rule"), self._name))
        self._order = self._ticked("ruleOrder", (*rule.order, *rule.off), rule.order)
        self._order.itemChanged.connect(lambda _item: self._preview())
        field = self._form.add("order", self.tr("Goes before the others, in this order"),
                               self._order, self.tr("Then first in, first out"))  # fmt: skip
        column.addWidget(field)
        column.addLayout(self._build_moves())
        self._spared = self._ticked("ruleSpared", tuple(Criterion), rule.spared)
        column.addWidget(
            self._form.add("spared", self.tr("Never held back; blanks set aside are for them"),
                           self._spared)
        )  # fmt: skip
        self._limit = NumberField("ruleLimit", 0, LARGEST_LIMIT)
        self._limit.setValue(rule.day_limit or 0)
        hint = self.tr("While blanks are short; 0: no limit")
        column.addWidget(self._form.add("day_limit", self.tr("Prints a day"), self._limit, hint))
        self._note = QLineEdit()
        self._note.setObjectName("ruleNote")
        column.addWidget(self._form.add("note", self.tr("Why it is changed"), self._note))
        return column

    def _build_moves(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, text, step in (
            ("ruleUp", self.tr("Up"), -1),
            ("ruleDown", self.tr("Down"), 1),
        ):
            button = Button(text)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, by=step: self._on_move(by))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _ticked(
        self, name: str, criteria: tuple[Criterion, ...], on: tuple[Criterion, ...]
    ) -> QListWidget:
        box = QListWidget()
        box.setObjectName(name)
        for criterion in criteria:
            item = QListWidgetItem(self._context.say(f"criterion.{criterion}"), box)
            item.setData(VALUE, criterion.value)
            ticked = Qt.CheckState.Checked if criterion in on else Qt.CheckState.Unchecked
            item.setCheckState(ticked)
        box.setCurrentRow(0)
        box.setFixedHeight(box.sizeHintForRow(0) * len(Criterion) + 10)
        return box

    def _build_preview(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        self._told = Muted("")
        self._told.setObjectName("ruleTold")
        self._rows: RowsModel[PrintReadyRow] = RowsModel(
            [
                Column(self.tr("Now"), self._now_text, align="right"),
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("Why here"), self._why_text, tooltip=self._why_text),
            ]
        )
        table = DataTable(self._context.theme)
        table.setObjectName("rulePreview")
        table.setAccessibleName(self.tr("The first twenty under this rule"))
        table.set_model(self._rows)
        table.fit({0: 72, 1: "stretch", 2: 244})
        column.addWidget(Field(self.tr("The first twenty under this rule"), table), 1)
        column.addWidget(self._told)
        return column

    # -- showing ---------------------------------------------------------------------------

    def _rule(self) -> ScarcityRule:
        order = self._checked(self._order)
        return ScarcityRule(
            self._name.text().strip(), order, self._checked(self._spared),
            self._limit.value() or None,
        )  # fmt: skip

    def _checked(self, box: QListWidget) -> tuple[Criterion, ...]:
        items = [box.item(place) for place in range(box.count())]
        return tuple(
            Criterion(item.data(VALUE))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    def _preview(self) -> None:
        self._context.tasks.read(
            self, queries.print_ready, done=self._on_preview, key="preview", limit=FIRST_ROWS,
            rule=self._rule(),
        )  # fmt: skip

    def _on_now(self, rows: tuple[PrintReadyRow, ...]) -> None:
        self._now = {row.resident_id: place for place, row in enumerate(rows, start=1)}
        self._preview()

    def _on_preview(self, rows: tuple[PrintReadyRow, ...]) -> None:
        self._rows.set_rows(rows)
        moved = sum(
            self._now.get(row.resident_id) != place for place, row in enumerate(rows, start=1)
        )
        self._told.setText(
            self.tr("{count} of the first {rows} places change.").format(
                count=self._context.number(moved), rows=self._context.number(len(rows))
            )
        )

    def _now_text(self, row: PrintReadyRow) -> str:
        place = self._now.get(row.resident_id)
        return self.tr("not yet") if place is None else self._context.number(place)

    def _why_text(self, row: PrintReadyRow) -> str:
        code, filling = why(
            row.criterion, days=row.age_days(self._context.today()),
            urgent_reason=row.urgent_reason,
        )  # fmt: skip
        return self._context.say(code, **filling)

    # -- doing -----------------------------------------------------------------------------

    def _on_move(self, step: int) -> None:
        place = self._order.currentRow()
        if not 0 <= place + step < self._order.count():
            return
        item = self._order.takeItem(place)
        self._order.insertItem(place + step, item)
        self._order.setCurrentRow(place + step)
        self._preview()

    def _on_accept(self) -> None:
        self._form.clear()
        self.busy(True)
        self._context.tasks.write(
            self, keep_rule, done=self._on_kept, refused=self._on_refused,
            troubled=self._on_refused, rule=self._rule(), expected_version=self._present.version,
            note=self._note.text(),
        )  # fmt: skip

    def _on_kept(self, kept: RuleRow) -> None:
        self._context.requests.message.emit(
            self.tr("“{name}” is in force.").format(name=kept.rule.name), None
        )
        self.accept()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        sentence = self._context.refusal(error)
        self.busy(False)
        if not (error.field and self._form.refuse(error.field, sentence)):
            self.refuse(sentence)
