"""Files of laptops come home: choose, see what will change, take in, receipt."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ektp_desk.outreach.homecoming import Fate
from ui.context import Context
from ui.outreach.home_preview import HomePreview
from ui.outreach.home_viewmodel import PATTERN, FileHome, HomeViewModel
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.empty import EmptyState
from ui.widgets.progress import ProgressStrip
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import ROW_HEIGHT, DataTable
from ui.widgets.texts import Muted

SIZE = (1120, 690)
ROWS_SHOWN = 3
CHOOSE, PREVIEW, DONE = range(3)


class HomeDialog(Dialog):
    """Three pictures in one dialog: choosing, what will change, what was done."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, paths: Sequence[Path] = ()
    ) -> None:
        """`paths` are files or folders to begin with."""
        super().__init__("", parent)
        title = self.tr("Take in files of laptops")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self.viewmodel = HomeViewModel(context, self)
        self._stack = QStackedWidget()
        for build in (self._build_choose, self._build_preview, self._build_done):
            self._stack.addWidget(build())
        self.body.addWidget(self._stack, 1)
        self._progress = ProgressStrip()
        self._progress.cancelled.connect(self.viewmodel.cancel)
        self.body.addWidget(self._progress)
        self._elsewhere = Button(self.tr("Save the receipt elsewhere…"))
        self._elsewhere.setObjectName("receiptElsewhere")
        self._elsewhere.clicked.connect(self._on_elsewhere)
        self._elsewhere.hide()
        self.add_aside(self._elsewhere)
        self._go = self.set_primary(self.tr("Choose files…"), self._on_go)
        self.add_cancel(self.tr("Close"))
        self._listen()
        if paths:
            self.open_paths(paths)

    def _listen(self) -> None:
        model = self.viewmodel
        model.progressed.connect(self._on_progress)
        model.looked.connect(self._on_looked)
        model.changed.connect(self._show_files)
        model.finished.connect(self._on_finished)
        model.receipts_written.connect(self._on_receipts)
        model.receipts_refused.connect(self._on_no_receipt)
        model.refused.connect(self._on_refused)

    # -- building --------------------------------------------------------------------------

    def _build_choose(self) -> QWidget:
        icons = self._context.icons
        folder = Button(self.tr("A whole folder…"), icons.icon("folder"))
        folder.setObjectName("homeFolder")
        folder.setAutoDefault(False)
        folder.clicked.connect(self._on_folder)
        return EmptyState(
            icons.pixmap("import", 48, "text_muted"),
            self.tr("What a laptop packed to go home"),
            self.tr(
                "On the USB stick or in a folder. Everything is proven first, then you see what "
                "will change; nothing is written before."
            ),
            folder,
        )

    def _build_preview(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._files: RowsModel[FileHome] = RowsModel(
            [
                Column(self.tr("File"), lambda row: row.path.name,
                       tooltip=lambda row: str(row.path)),
                Column(self.tr("Laptop"), lambda row: row.preview.device_name
                       if row.preview else "–"),
                Column(self.tr("Visit"), lambda row: row.preview.visit_title
                       if row.preview else "–",
                       tooltip=lambda row: row.preview.visit_title if row.preview else ""),
                Column(self.tr("File no."), lambda row: str(row.preview.sequence)
                       if row.preview else "–", align="right"),
                Column(self.tr("How it stands"), self._state, tone=self._tone,
                       tooltip=self._state),
            ]
        )  # fmt: skip
        self.table = DataTable(self._context.theme)
        self.table.setObjectName("homeFiles")
        self.table.setAccessibleName(self.tr("Files"))
        self.table.set_model(self._files)
        self.table.fit({0: 220, 1: 170, 2: 200, 3: 76, 4: "stretch"})
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_file())
        column.addWidget(self.table)
        self._preview = HomePreview(self._context)
        column.addWidget(self._preview, 1)
        self._why = Muted("")
        self._why.setObjectName("homeWhy")
        column.addWidget(self._why, 1)
        return box

    def _build_done(self) -> QWidget:
        self._done_text = Muted("")
        self._done_text.setObjectName("homeDone")
        self._receipt_text = Muted("")
        self._receipt_text.setObjectName("homeReceipt")
        below = QWidget()
        below.setFixedWidth(620)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._done_text)
        column.addWidget(self._receipt_text)
        return EmptyState(
            self._context.icons.pixmap("circle-check", 48, "positive"),
            self.tr("The files are in"), "", below,
        )  # fmt: skip

    # -- showing ---------------------------------------------------------------------------

    def _on_progress(self, done: int, total: int) -> None:
        self._progress.show_progress(self.tr("Proving the files…"), done, total)

    def _on_looked(self) -> None:
        self._progress.hide()
        self._stack.setCurrentIndex(PREVIEW)
        self._show_files()
        self.table.setFixedHeight(ROW_HEIGHT * (min(ROWS_SHOWN, len(self.viewmodel.files)) + 1) + 4)
        self.table.selectRow(0)
        self.busy(False)
        self._show_go()

    def _show_files(self) -> None:
        self._files.set_rows(self.viewmodel.files)
        self._show_file()

    def _show_file(self) -> None:
        place, rows = self.table.current_row(), self._files.rows
        file = rows[place] if place is not None and place < len(rows) else None
        preview = file.preview if file is not None else None
        self._preview.setVisible(preview is not None)
        self._why.setVisible(preview is None)
        if preview is not None:
            self._preview.show_preview(preview)
        elif file is not None and file.refusal is not None:
            self._why.setText(self._context.refusal(file.refusal))

    def _show_go(self) -> None:
        count = len(self.viewmodel.waiting)
        self._go.setEnabled(bool(count))
        if not count:
            self._go.set_text(self.tr("Nothing to take in"))
            if any(file.preview is not None for file in self.viewmodel.files):
                self._elsewhere.set_text(self.tr("Save the receipt again…"))
                self._elsewhere.show()
        elif count == 1:
            self._go.set_text(self.tr("Take it in"))
        else:
            self._go.set_text(
                self.tr("Take in {count} files").format(count=self._context.number(count))
            )

    def _state(self, row: FileHome) -> str:
        if row.refusal is not None:
            return self._context.refusal(row.refusal)
        if row.taken is not None:
            return self.tr("taken in")
        if row.preview is not None and row.preview.again:
            return self.tr("taken in before")
        return self.tr("proven, can be taken in")

    def _tone(self, row: FileHome) -> str:
        if row.refusal is not None:
            return "negative"
        return "text" if row.waits else "text_muted"

    def _on_finished(self) -> None:
        self.busy(False)
        counts, number = self.viewmodel.counts(), self._context.number
        taken = [file for file in self.viewmodel.files if file.taken is not None]
        if not taken:
            self._show_go()
            return
        text = self.tr(
            "{files} files: {new} events new, {linked} linked with people known already, "
            "{disputed} recorded twice, {quarantined} set apart, {same} known already."
        ).format(
            files=number(len(taken)), new=number(counts[Fate.NEW]),
            linked=number(counts[Fate.LINKED]), disputed=number(counts[Fate.DISPUTED]),
            quarantined=number(counts[Fate.QUARANTINED]), same=number(counts[Fate.SAME]),
        )  # fmt: skip
        self._done_text.setText(text)
        self._receipt_text.setText("")
        self._stack.setCurrentIndex(DONE)
        self._go.set_text(self.tr("Other files…"))
        self._elsewhere.set_text(self.tr("Save the receipt elsewhere…"))
        self._elsewhere.show()
        self.viewmodel.write_receipts()

    def _on_receipts(self, paths: tuple[Path, ...]) -> None:
        text = self.tr(
            "Receipt: {names}. Take it back to the laptop; without it the laptop keeps its data."
        ).format(names=", ".join(path.name for path in paths))
        self._receipt_text.setText(text)
        if self._stack.currentIndex() != DONE:
            self.tell(text)

    def _on_no_receipt(self, sentence: str) -> None:
        self.refuse(
            self.tr("Everything was taken in, but the receipt was not saved. {why}").format(
                why=sentence
            )
        )

    def _on_refused(self, sentence: str) -> None:
        self._progress.hide()
        self.refuse(sentence)

    # -- doing -----------------------------------------------------------------------------

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Begin with files or folders."""
        self.busy(True)
        self._elsewhere.hide()
        self._on_progress(0, 0)
        self.viewmodel.open_paths(paths)

    def _on_go(self) -> None:
        if self._stack.currentIndex() == PREVIEW:
            self.busy(True)
            self.viewmodel.take()
            return
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Choose the files of the laptop"), "",
            f"{self.tr('Files of EKTP Desk')} ({PATTERN})",
        )  # fmt: skip
        if names:
            self.open_paths([Path(name) for name in names])

    def _on_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder or USB stick"))
        if name:
            self.open_paths([Path(name)])

    def _on_elsewhere(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Where to save the receipt"))
        if name:
            self.viewmodel.write_receipts(Path(name))
