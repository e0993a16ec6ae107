"""How long data are kept: days by kind, the list of what is due, and the act that blanks it."""

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.residents import retention
from ektp_desk.residents.retention import MOST_DAYS, Due, DueRow, Kept
from ui.context import Context
from ui.widgets.buttons import QuietButton
from ui.widgets.dialog import Dialog
from ui.widgets.inputs import NumberField
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Caption, Muted

SIZE = (900, 640)


class RetentionDialog(Dialog):
    """Nothing goes before the days are saved, the list was seen, and the button was pressed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("How long data are kept")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self._due: dict[Kept, Due] = {}
        self._days: dict[Kept, NumberField] = {}
        self._ticks: dict[Kept, QCheckBox] = {}
        self._counts: dict[Kept, Caption] = {}
        self.body.addWidget(
            Muted(
                self.tr(
                    "Days after which the office no longer needs the data; 0 keeps them. Names, "
                    "NIKs and birth dates stay, and the log of acts is never changed."
                )
            )
        )
        self.body.addLayout(self._build_kinds())
        self.body.addWidget(self._build_list(), 1)
        self._blank = self.set_primary(self.tr("Blank what is ticked"), self._on_blank, danger=True)
        self.add_cancel(self.tr("Close"))
        self._read()

    def _build_kinds(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, kind in enumerate(Kept):
            label = self._context.say(f"kept.{kind}")
            tick = QCheckBox(label)
            tick.setObjectName(f"blank_{kind}")
            tick.toggled.connect(self._show_button)
            days = NumberField(f"days_{kind}", 0, MOST_DAYS)
            days.setSuffix(self.tr(" days"))
            days.setAccessibleName(label)
            days.setFixedWidth(140)
            count = Caption("")
            count.setObjectName(f"due_{kind}")
            count.setMinimumWidth(150)
            for place, widget in enumerate((tick, days, count)):
                grid.addWidget(widget, row, place)
            self._ticks[kind], self._days[kind], self._counts[kind] = tick, days, count
        save = QuietButton(self.tr("Save days"), self._context.icons.icon("check"))
        save.setObjectName("saveRetention")
        save.setAutoDefault(False)
        save.clicked.connect(self._on_save)
        bar = QHBoxLayout()
        bar.addStretch(1)
        bar.addWidget(save)
        grid.addLayout(bar, len(Kept), 0, 1, 3)
        return grid

    def _build_list(self) -> DataTable:
        say, day = self._context.say, self._context.day
        self._model: RowsModel[DueRow] = RowsModel(
            [
                Column(self.tr("What would go"), lambda row: row.label),
                Column(self.tr("From"), lambda row: day(row.day)),
                Column(self.tr("Kind"), lambda row: say(f"kept.{row.kind}")),
            ]
        )
        table = DataTable(self._context.theme)
        table.setObjectName("retentionDue")
        table.setAccessibleName(self.tr("What would go"))
        table.set_model(self._model)
        table.fit({0: "stretch", 1: 170, 2: "stretch"})
        table.set_empty_text(self.tr("Nothing is due."))
        return table

    # -- showing ---------------------------------------------------------------------------

    def _read(self) -> None:
        tasks, day = self._context.tasks, self._context.today()
        tasks.read(self, retention.due, done=self._on_due, key="due", day=day)
        tasks.read(self, retention.due_rows, done=self._model.set_rows, key="rows", day=day)

    def _on_due(self, found: tuple[Due, ...]) -> None:
        number = self._context.number
        self._due = {item.kind: item for item in found}
        for kind, item in self._due.items():
            self._days[kind].setValue(item.days)
            self._ticks[kind].setChecked(False)
            self._ticks[kind].setEnabled(item.rows > 0)
            self._counts[kind].setText(
                self.tr("{number} due").format(number=number(item.rows))
                if item.days
                else self.tr("kept for ever")
            )
        self._show_button()

    def _show_button(self) -> None:
        self._blank.setEnabled(any(tick.isChecked() for tick in self._ticks.values()))

    # -- doing -----------------------------------------------------------------------------

    def _on_save(self) -> None:
        days = {kind: editor.value() for kind, editor in self._days.items()}
        self._write(retention.save_days, days=days)

    def _on_blank(self) -> None:
        kinds = tuple(kind for kind, tick in self._ticks.items() if tick.isChecked())
        self._write(retention.blank, kinds=kinds)

    def _write(self, service, **given) -> None:  # type: ignore[no-untyped-def]
        self.busy(True)
        self._context.tasks.write(
            self, service, done=lambda _done: self._read(), refused=self._on_refused,
            troubled=self._on_refused, **given,
        )  # fmt: skip

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refuse(self._context.refusal(error))
        self._show_button()
