"""The three steps of a destruction, each a form of its own."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ektp_desk.cards.destruction import StoreRow
from ektp_desk.cards.destruction_batches import BatchRow
from ektp_desk.cards.rules_destruction import (
    LEAST_WITNESSES,
    MOST_PIECES,
    MOST_WITNESSES,
    Method,
    StoreReason,
    Witness,
)
from ui.context import Context
from ui.stock.piece_table import PieceTable
from ui.widgets.buttons import QuietButton
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import DateField, NumberField
from ui.widgets.scroll import ScrollArea

COUNT_COLUMNS = 3
WITNESS_PARTS = ("name", "position", "nip")


class ChooseStep(QWidget):
    """Pieces up to a day, single ones left out."""

    def __init__(self, context: Context, draft: BatchRow, form: Form) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.until = DateField("destroyUntil", context.locale, _qdate(draft.until))
        self.until.setMaximumDate(_qdate(context.today()))
        field = form.add("until", self.tr("Pieces that came in up to"), self.until)
        row = QHBoxLayout()
        row.addWidget(field)
        row.addStretch(1)
        self.table = PieceTable(context, choosing=True)
        self.table.setAccessibleName(self.tr("Pieces to choose from"))
        column.addLayout(row)
        column.addWidget(self.table, 1)

    @property
    def day(self) -> date:
        """The last day whose pieces are shown."""
        return cast(date, self.until.date().toPython())

    def show_pieces(self, rows: Sequence[StoreRow], *, kept: bool) -> None:
        """Show pieces, all of them chosen; with `kept` only those that the draft has."""
        self.table.left_out = {row.key for row in rows if kept and not row.chosen}
        self.table.show_pieces(rows)


class CountStep(QWidget):
    """A number for every reason, so that none is given away; the book is not shown."""

    def __init__(self, context: Context, form: Form) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        self._numbers: dict[StoreReason, NumberField] = {}
        for place, reason in enumerate(StoreReason):
            editor = NumberField(f"count_{reason.value}", 0, MOST_PIECES)
            self._numbers[reason] = editor
            field = form.add(reason.value, context.say(f"store_reason.{reason}"), editor)
            grid.addWidget(field, place // COUNT_COLUMNS, place % COUNT_COLUMNS)
        column.addLayout(grid)
        self.note = QLineEdit()
        self.note.setObjectName("countNote")
        column.addWidget(
            form.add("note", self.tr("Explanation of a difference"), self.note,
                     self.tr("Only if the book says otherwise"))
        )  # fmt: skip
        column.addStretch(1)

    @property
    def first(self) -> NumberField:
        """Where counting begins."""
        return self._numbers[StoreReason.FACTORY_DEFECT]

    @property
    def counted(self) -> dict[str, int]:
        """Pieces by reason, as typed."""
        return {reason.value: editor.value() for reason, editor in self._numbers.items()}


class SignStep(QWidget):
    """Where, how, when, and before whom."""

    def __init__(self, context: Context, earlier: BatchRow | None, form: Form) -> None:
        super().__init__()
        self._context, self._form = context, form
        self._rows: list[dict[str, QLineEdit]] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area, content = ScrollArea(), QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addLayout(self._build_how(earlier))
        self._witnesses = QVBoxLayout()
        self._witnesses.setSpacing(12)
        column.addLayout(self._witnesses)
        self._more = QuietButton(self.tr("Another witness"), context.icons.icon("plus"))
        self._more.setObjectName("moreWitnesses")
        self._more.setAutoDefault(False)
        self._more.clicked.connect(self._on_more)
        row = QHBoxLayout()
        row.addWidget(self._more)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        area.setWidget(content)
        outer.addWidget(area)
        for _ in range(LEAST_WITNESSES):
            self._add_witness()

    def _build_how(self, earlier: BatchRow | None) -> QHBoxLayout:
        self.place = QLineEdit(earlier.place if earlier else "")
        self.place.setObjectName("destructionPlace")
        self.method = QComboBox()
        self.method.setObjectName("destructionMethod")
        for method in Method:
            self.method.addItem(self._context.say(f"destruction_method.{method}"), method)
        if earlier is not None and earlier.method is not None:
            self.method.setCurrentIndex(list(Method).index(earlier.method))
        today = _qdate(self._context.today())
        self.day = DateField("destroyedOn", self._context.locale, today)
        self.day.setMaximumDate(today)
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, label, editor, share in (
            ("place", self.tr("Place"), self.place, 3),
            ("method", self.tr("Method"), self.method, 1),
            ("destroyed_on", self.tr("Destroyed on"), self.day, 1),
        ):
            row.addWidget(self._form.add(name, label, editor), share, Qt.AlignmentFlag.AlignTop)
        return row

    @property
    def witnesses(self) -> tuple[Witness, ...]:
        """Those of whom anything was typed."""
        found = [
            Witness(*(row[part].text().strip() for part in WITNESS_PARTS)) for row in self._rows
        ]
        return tuple(one for one in found if one.name or one.position or one.nip)

    @property
    def destroyed_on(self) -> date:
        """The day of the destruction."""
        return cast(date, self.day.date().toPython())

    def _add_witness(self) -> None:
        number = len(self._rows) + 1
        labels = (
            self.tr("Witness {number}").format(number=number), self.tr("Position"),
            self.tr("NIP, if any"),
        )  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(12)
        editors = {}
        for part, label, share in zip(WITNESS_PARTS, labels, (3, 3, 2), strict=True):
            editor = QLineEdit()
            editor.setObjectName(f"witness_{part}_{number}")
            editors[part] = editor
            field: Field = self._form.add(f"witness_{part}_{number}", label, editor)
            row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self._rows.append(editors)
        self._witnesses.addLayout(row)
        self._more.setEnabled(number < MOST_WITNESSES)

    def _on_more(self) -> None:
        self._add_witness()
        self._rows[-1]["name"].setFocus()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
