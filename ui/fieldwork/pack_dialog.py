"""Packing for home: what goes, what stays, where to; then what to do with it."""

from collections import Counter
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach.collecting import Draft, Gathered
from ektp_desk.outreach.field_store import Packed
from ektp_desk.outreach.rules_field import EventKind
from ui.context import Context
from ui.fieldwork.sticks import sticks
from ui.fieldwork.viewmodel import Courier
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.key_value import KeyValues
from ui.widgets.notice import Notice
from ui.widgets.texts import Body

WIDTH = 620
MOST_NAMED = 5


class PackDialog(Dialog):
    """`packed` is the file once it was made; a copy stays on the laptop until the receipt."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Pack for home")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setMinimumWidth(WIDTH)
        self._context = context
        self._courier = Courier(context, self)
        self._gathered: Gathered | None = None
        self.packed: Packed | None = None
        self._copied = False
        self._form = Form()
        self._text = Body("")
        self._text.setObjectName("packText")
        self._counts = KeyValues()
        self._drafts = Notice()
        self._drafts.setObjectName("packDrafts")
        for widget in (self._text, self._counts, self._drafts):
            self.body.addWidget(widget)
        self._build_folder()
        self._last = QCheckBox(self.tr("This is the last of the visit; the team goes home"))
        self._last.setObjectName("packLast")
        self.body.addWidget(self._last)
        self._go = self.set_primary(self.tr("Pack"), self._on_go)
        self._go.setEnabled(False)
        self.add_cancel(self.tr("Close"))
        context.tasks.aside(self, sticks, done=self._show_sticks)  # a dead drive is slow to ask
        self._courier.gather(done=self._show, refused=self._on_refused)

    def _build_folder(self) -> None:
        self.folder = QLineEdit()
        self.folder.setObjectName("packFolder")
        choose = Button(self.tr("Choose…"), self._context.icons.icon("folder"))
        choose.setObjectName("packChoose")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._on_choose)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        self.folder.setAccessibleName(self.tr("USB stick or folder"))
        self.folder.textEdited.connect(self._form.clear)
        self._field = self._form.add(
            "folder", self.tr("USB stick or folder"), row,
            self.tr("The file is locked: only the office can open it."),
        )  # fmt: skip
        row.setFocusProxy(self.folder)
        self.body.addWidget(self._field)

    # -- showing ---------------------------------------------------------------------------

    def _show_sticks(self, found: tuple[Path, ...]) -> None:
        """What was plugged in is the folder, unless one was named meanwhile."""
        if found and not self.folder.text():
            self.folder.setText(str(found[0]))

    def _show(self, gathered: Gathered) -> None:
        self._gathered = gathered
        kinds = Counter(line.kind for line in gathered.events)
        number = self._context.number
        self._counts.set_pairs([
            (self.tr("Finished recordings"), number(kinds[EventKind.RECORDING_FINISHED])),
            (self.tr("Outcomes of people"), number(kinds[EventKind.TARGET_OUTCOME])),
            (self.tr("New people"), number(kinds[EventKind.PERSON_ADDED])),
            (self.tr("Notes of the visit"), number(kinds[EventKind.VISIT_NOTE])),
        ])  # fmt: skip
        self._text.setText(self._standing(gathered))
        self._go.setEnabled(bool(gathered.events))
        self._show_drafts(gathered.drafts)

    def _standing(self, gathered: Gathered) -> str:
        if not gathered.events:
            return self._context.say("field.nothing_to_pack")
        if not gathered.fresh:
            return self.tr(
                "Nothing new since it was last packed. Without the office's receipt the same can "
                "go once more; nothing is doubled by that."
            )
        return self.tr("This goes home. Whatever has no receipt yet goes along once more.")

    def _show_drafts(self, drafts: tuple[Draft, ...]) -> None:
        if not drafts:
            self._drafts.clear()
            return
        names = ", ".join(f"{draft.resident_name} ({draft.done}/{draft.total})"
                          for draft in drafts[:MOST_NAMED])  # fmt: skip
        if len(drafts) > MOST_NAMED:
            names = self.tr("{names}, and {count} more").format(
                names=names, count=self._context.number(len(drafts) - MOST_NAMED)
            )
        self._drafts.show_notice(
            self.tr("Not finished, stays on this laptop: {names}").format(names=names), "warning"
        )

    # -- doing -----------------------------------------------------------------------------

    def _on_choose(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("USB stick or folder"), self.folder.text()
        )
        if name:
            self.folder.setText(name)
            self._form.clear()

    def _on_go(self) -> None:
        if self._copied:
            self.accept()
            return
        folder = self.folder.text().strip()
        if not folder or not Path(folder).is_dir():
            self._form.refuse("folder", self._context.say("field.no_folder"))
            return
        self.busy(True)
        if self.packed is not None:  # only the copy did not go through
            packed = self.packed
            self._courier.copy(Path(folder), done=lambda _paths: self._on_packed(packed),
                               refused=self._on_refused)  # fmt: skip
        elif self._gathered is not None:
            self._courier.pack(
                self._gathered, Path(folder), last=self._last.isChecked(),
                sealed=self._on_sealed, done=self._on_packed, refused=self._on_refused,
            )  # fmt: skip

    def _on_sealed(self, packed: Packed) -> None:
        self.packed = packed

    def _on_packed(self, packed: Packed) -> None:
        self.packed, self._copied = packed, True
        self.busy(False)
        for widget in (self._counts, self._field, self._last):
            widget.hide()
        self._drafts.clear()
        self._text.setText(
            self.tr(
                "File number {number}, {name}, is in the folder. Give it to the office; it gives "
                "a receipt back. Until then a copy stays on this laptop."
            ).format(number=self._context.number(packed.sequence), name=packed.path.name)
        )
        self._go.set_text(self.tr("Close"))
        self.hide_cancel()
        self._shrink()

    def _shrink(self) -> None:
        """As high as what is left to say."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        sentence = self._context.refusal(error)
        self.busy(False)
        if not self._form.refuse(error.field, sentence):
            self.refuse(sentence)
        if self.packed is not None:
            self._text.setText(
                self.tr(
                    "Everything is packed and kept on this laptop; only the copy did not go "
                    "through. Choose another folder and copy again."
                )
            )
            self._go.set_text(self.tr("Copy again"))
