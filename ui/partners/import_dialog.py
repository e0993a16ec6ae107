"""A filled list comes home: choose it, see both sides, decide, write."""

from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.partners.returned import LineProblem
from ektp_desk.partners.rules import Decision, Verdict
from ektp_desk.partners.services import Applied
from ui.context import Context
from ui.partners.answers_view import AnswersView
from ui.partners.import_viewmodel import ListImportViewModel
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.dialog import Dialog
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.rows import Column, RowsModel
from ui.widgets.stat import StatTile, tiles_row
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

SIZE = (1080, 664)
FIELD_WIDTH = 340
FILES = "*.xlsx *.xlsm *.xls *.ods"  # what is refused is told why
CHOOSE, PREVIEW, DONE = range(3)
CONFLICTS, NOTED, PROBLEMS = range(3)


class ListImportDialog(Dialog):
    """Three pictures in one dialog: file, preview, done. With `list_id` what was put off."""

    def __init__(self, context: Context, list_id: int = 0, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Answers that wait") if list_id else self.tr("Take in a filled list")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self._path: Path | None = None
        self.viewmodel = ListImportViewModel(context, self)
        self._stack = QStackedWidget()
        for build in (self._build_choose, self._build_preview, self._build_done):
            self._stack.addWidget(build())
        self.body.addWidget(self._stack, 1)
        self._go = self.set_primary(self.tr("Choose a file…"), self._on_go)
        self.add_cancel(self.tr("Close"))
        model = self.viewmodel
        model.previewed.connect(self._on_previewed)
        model.decided.connect(self._show_go)
        model.written.connect(self._on_written)
        model.exported.connect(self._on_exported)
        model.refused.connect(self._on_refused)
        if list_id:
            model.open_waiting(list_id)

    # -- building --------------------------------------------------------------------------

    def _build_choose(self) -> QWidget:
        box = QWidget()
        self.password = QLineEdit()
        self.password.setObjectName("filePassword")
        self.password.setMaxLength(100)
        self._password = Field(
            self.tr("Password of the file"), self.password,
            self.tr("As given when the list was made; empty if the file is not locked."),
        )  # fmt: skip
        self._other = QuietButton(self.tr("Another file…"))
        self._other.setObjectName("otherFile")
        self._other.setAutoDefault(False)
        self._other.clicked.connect(self._on_choose)
        self._other.hide()
        below = QWidget()
        below.setFixedWidth(FIELD_WIDTH)
        fields = QVBoxLayout(below)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.addWidget(self._password)
        fields.addWidget(self._other)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(below)
        middle.addStretch(1)
        column = QVBoxLayout(box)
        column.addWidget(
            EmptyState(
                self._context.icons.pixmap("file-spreadsheet", 48, "text_muted"),
                self.tr("The list a partner filled in"),
                self.tr(
                    "An XLSX file, locked or not. Nothing is written before you have seen both "
                    "sides and decided."
                ),
            ),
            2,
        )
        column.addLayout(middle)
        column.addStretch(3)
        return box

    def _build_preview(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._about = Muted("")
        self._about.setObjectName("listAbout")
        column.addWidget(self._about)
        self._tiles = {
            "new": StatTile("", self.tr("will be noted")),
            "conflict": StatTile("", self.tr("differ from ours")),
            "agrees": StatTile("", self.tr("agree with ours")),
            "decided": StatTile("", self.tr("decided before")),
            "problems": StatTile("", self.tr("rows not taken")),
            "blank": StatTile("", self.tr("without an answer")),
        }
        for name, tile in self._tiles.items():
            tile.setObjectName(f"tile_{name}")
        column.addLayout(tiles_row(self._tiles.values(), spacing=10))
        column.addLayout(self._build_bar())
        self._conflicts = AnswersView(self._context, self.viewmodel, "listConflicts")
        self._noted = AnswersView(self._context, self.viewmodel, "listNoted")
        for widget in (self._conflicts, self._noted, self._build_problems()):
            self._tables.addWidget(widget)
        column.addWidget(self._tables, 1)
        return box

    def _build_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        self._tabs = QTabBar()
        self._tabs.setObjectName("listTabs")
        self._tabs.setExpanding(False)
        for _place in (CONFLICTS, NOTED, PROBLEMS):
            self._tabs.addTab("")
        self._tables = QStackedWidget()
        self._tabs.currentChanged.connect(self._on_tab)
        self._export = Button(self.tr("Export the problems…"), self._context.icons.icon("download"))
        self._export.setObjectName("exportListProblems")
        self._export.setAutoDefault(False)
        self._export.clicked.connect(self._on_export)
        bar.addWidget(self._tabs)
        bar.addStretch(1)
        bar.addWidget(self._export)
        return bar

    def _build_problems(self) -> DataTable:
        say = self._context.say
        self._problems: RowsModel[LineProblem] = RowsModel(
            [
                Column(self.tr("Row"), lambda row: str(row.row), align="right"),
                Column(self.tr("Column"), lambda row: row.column.value),
                Column(self.tr("Value"), lambda row: row.value, tooltip=lambda row: row.value),
                Column(self.tr("Why"), lambda row: say(row.code), tooltip=lambda row: say(row.code),
                       tone=lambda _row: "negative"),
            ]
        )  # fmt: skip
        table = DataTable(self._context.theme)
        table.setObjectName("listProblems")
        table.setAccessibleName(self.tr("Rows not taken"))
        table.set_model(self._problems)
        table.fit({0: 60, 1: 130, 2: 220, 3: "stretch"})
        return table

    def _build_done(self) -> QWidget:
        self._done_text = Muted("")
        self._done_text.setObjectName("listDone")
        self._done_text.setWordWrap(False)
        return EmptyState(
            self._context.icons.pixmap("circle-check", 48, "positive"),
            self.tr("The answers are in"), "", self._done_text,
        )  # fmt: skip

    # -- showing ---------------------------------------------------------------------------

    def _on_previewed(self) -> None:
        preview = self.viewmodel.preview
        assert preview is not None
        number = self._context.number
        self.busy(False)
        self._about.setText(
            self.tr("{partner} · list {code} · {lines} people").format(
                partner=preview.partner, code=preview.code, lines=number(preview.lines)
            )
        )
        counts = {
            "new": (preview.count(Verdict.NEW), "positive"),
            "conflict": (preview.count(Verdict.CONFLICT), "warning"),
            "agrees": (preview.count(Verdict.AGREES), "text"),
            "decided": (preview.count(Verdict.DECIDED), "text"),
            "problems": (len(preview.problems), "negative"),
            "blank": (preview.blank + preview.missing, "text"),
        }
        for name, (count, tone) in counts.items():
            self._tiles[name].show_value(number(count), tone if count else "text")
        self._show_tables()
        self._stack.setCurrentIndex(PREVIEW)
        self._show_go()

    def _show_tables(self) -> None:
        preview = self.viewmodel.preview
        assert preview is not None
        rows = self.viewmodel.open_answers
        conflicts = tuple(row for row in rows if row.verdict is Verdict.CONFLICT)
        noted = tuple(row for row in rows if row.verdict is not Verdict.CONFLICT)
        self._conflicts.show_rows(conflicts)
        self._noted.show_rows(noted)
        self._problems.set_rows(preview.problems)
        texts = (
            self.tr("Differ ({count})"), self.tr("To be noted ({count})"),
            self.tr("Not taken ({count})"),
        )  # fmt: skip
        sizes = (len(conflicts), len(noted), len(preview.problems))
        for place, (text, size) in enumerate(zip(texts, sizes, strict=True)):
            self._tabs.setTabText(place, text.format(count=self._context.number(size)))
        first = next((place for place, size in enumerate(sizes) if size), CONFLICTS)
        self._tabs.setCurrentIndex(first)
        self._on_tab(first)

    def _on_tab(self, place: int) -> None:
        self._tables.setCurrentIndex(place)
        self._export.setVisible(place == PROBLEMS and bool(self._problems.rows))

    def _show_go(self) -> None:
        model = self.viewmodel
        taken, kept = model.count(Decision.TAKEN), model.count(Decision.KEPT)
        if not model.open_answers:
            self._go.set_text(self.tr("Nothing new to write"))
            self._go.setEnabled(False)
            return
        self._go.setEnabled(True)
        number = self._context.number
        self._go.set_text(
            self.tr("Write: {taken} taken, {kept} kept, {later} later").format(
                taken=number(taken), kept=number(kept),
                later=number(model.count(Decision.LATER)),
            )
        )  # fmt: skip

    def _on_written(self, applied: Applied) -> None:
        number = self._context.number
        text = self.tr(
            "{taken} taken, {kept} kept as the office has it, {later} wait for a decision, "
            "{unchanged} unchanged."
        ).format(
            taken=number(applied.taken), kept=number(applied.kept), later=number(applied.later),
            unchanged=number(applied.unchanged),
        )  # fmt: skip
        self._done_text.setText(text)
        self._stack.setCurrentIndex(DONE)
        self.busy(False)
        self._go.set_text(self.tr("Another list…"))

    def _on_exported(self, name: str) -> None:
        self._notice.show_notice(self.tr("Written: {name}").format(name=name), "positive")

    def _on_refused(self, field: str, sentence: str) -> None:
        self.busy(False)
        locked = field == "password"
        if self._stack.currentIndex() == CHOOSE:
            self._other.setVisible(locked)
            self._go.set_text(self.tr("Open the file") if locked else self.tr("Choose a file…"))
            self._path = self._path if locked else None
        if locked:
            self._password.set_error(sentence)
            self.password.setFocus()
        else:
            self.refuse(sentence)

    # -- doing -----------------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Begin with a file."""
        self._path = path
        self.busy(True)
        self._password.clear_error()
        self.viewmodel.open_file(path, self.password.text())

    def _on_go(self) -> None:
        place = self._stack.currentIndex()
        if place == PREVIEW:
            self.busy(True)
            self.viewmodel.write()
            return
        if place == DONE:
            self._begin_again()
        if self._path is not None:
            self.open_file(self._path)
        else:
            self._on_choose()

    def _begin_again(self) -> None:
        self._path = None
        self.password.clear()
        self._other.hide()
        self._go.set_text(self.tr("Choose a file…"))
        self._stack.setCurrentIndex(CHOOSE)

    def _on_choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the filled list"), "", f"{self.tr('Tables')} ({FILES})"
        )
        if name:
            self.open_file(Path(name))

    def _on_export(self) -> None:
        preview = self.viewmodel.preview
        assert preview is not None
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the problems"),
            self.tr("rows of list {code}").format(code=preview.code) + ".xlsx",
            "XLSX (*.xlsx);;CSV (*.csv)",
        )  # fmt: skip
        if name:
            headings = (self.tr("Row"), self.tr("Column"), self.tr("Value"), self.tr("Why"))
            self.viewmodel.export_problems(Path(name), headings)
