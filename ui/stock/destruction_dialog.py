"""Preparing a destruction: choose, count blind, then sign before witnesses."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from ektp_desk.cards import destruction
from ektp_desk.cards.destroying import cancel_batch, choose, count_batch, sign_batch
from ektp_desk.cards.destruction import StoreRow
from ektp_desk.cards.destruction_batches import BatchRow
from ektp_desk.papers.services import PaperRow
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.stock.destruction_steps import ChooseStep, CountStep, SignStep
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.texts import Muted

SIZE = (980, 640)
CHOOSE, COUNT, SIGN = range(3)


class DestructionDialog(FormDialog):
    """Each step is kept when it is left: the dialog may be closed and gone on with later."""

    def __init__(
        self,
        context: Context,
        draft: BatchRow,
        earlier: BatchRow | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "", parent)
        self._draft = draft
        self.resize(*SIZE)
        self._says = Muted("")
        self._says.setObjectName("destructionStep")
        self.body.addWidget(self._says)
        self._stack = QStackedWidget()
        self.choosing = ChooseStep(context, draft, self.form)
        self.counting = CountStep(context, self.form)
        self.signing = SignStep(context, earlier, self.form)
        for step in (self.choosing, self.counting, self.signing):
            self._stack.addWidget(step)
        self.body.addWidget(self._stack, 1)
        self._away = QuietButton(self.tr("Put away"), context.icons.icon("undo-2"))
        self._away.setObjectName("putAway")
        self._away.clicked.connect(self._on_put_away)
        self._back = Button(self.tr("Back"), context.icons.icon("chevron-left"))
        self._back.setObjectName("stepBack")
        self._back.clicked.connect(self._on_back)
        self.add_aside(self._away)
        self.add_aside(self._back)
        self._go = self.set_primary("", self._on_accept)
        self.add_cancel(self.tr("Go on later"))
        self.choosing.until.dateChanged.connect(self._load)
        self.choosing.table.chosen_changed.connect(self._show_step)
        self._show(SIGN if draft.counted else CHOOSE)
        self._load()

    def _load(self) -> None:
        self.context.tasks.read(
            self, destruction.store_pieces, done=self._on_pieces, key="pieces",
            failed=self._on_refused, until=self.choosing.day,
        )  # fmt: skip

    def _on_pieces(self, rows: tuple[StoreRow, ...]) -> None:
        self.choosing.show_pieces(rows, kept=self.choosing.day == self._draft.until)

    # -- steps -------------------------------------------------------------------------------

    def _show(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self._back.setVisible(step != CHOOSE)
        self._show_step()
        first = (self.choosing.table, self.counting.first, self.signing.place)[step]
        first.setFocus()

    def _show_step(self) -> None:
        step = self._stack.currentIndex()
        titles = (
            self.tr("Destruction, 1 of 3: choose the pieces"),
            self.tr("Destruction, 2 of 3: count by hand"),
            self.tr("Destruction, 3 of 3: witnesses and signature"),
        )
        self.setWindowTitle(titles[step])
        self.heading.setText(titles[step])
        texts = (self.tr("Count them…"), self.tr("Keep the count"), self.tr("Sign and print"))
        self._go.set_text(texts[step])
        self._go.setEnabled(step != CHOOSE or self.choosing.table.chosen > 0)
        number = self.context.number
        says = (
            self.tr("{count} of {all} pieces chosen. Space leaves a piece in the store.").format(
                count=number(self.choosing.table.chosen),
                all=number(len(self.choosing.table.pieces.rows)),
            ),
            self.tr("Count the chosen pieces without looking at the book. A difference is asked "
                    "about and kept."),
            self.tr("After signing nothing can be changed. A mistake is corrected by a new entry."),
        )  # fmt: skip
        self._says.setText(says[step])

    def _on_back(self) -> None:
        self.form.clear()
        self._show(self._stack.currentIndex() - 1)

    def _on_accept(self) -> None:
        (self._choose, self._count, self._sign)[self._stack.currentIndex()]()

    def _choose(self) -> None:
        def chosen(row: BatchRow) -> None:
            self._draft = row
            self._show(COUNT)

        self._act(choose, chosen, until=self.choosing.day,
                  left_out=tuple(self.choosing.table.left_out))  # fmt: skip

    def _count(self) -> None:
        def counted(row: BatchRow) -> None:
            self._draft = row
            self._show(SIGN)

        self._act(
            count_batch, counted, counted=self.counting.counted, note=self.counting.note.text()
        )

    def _sign(self) -> None:
        def signed(made: tuple[BatchRow, PaperRow]) -> None:
            self.context.requests.print_paper(made[1])
            self.accept()

        self._act(
            sign_batch, signed, place=self.signing.place.text(),
            method=self.signing.method.currentData(), witnesses=self.signing.witnesses,
            destroyed_on=self.signing.destroyed_on,
        )  # fmt: skip

    def _on_put_away(self) -> None:
        self._act(cancel_batch, lambda _nothing: self.accept())

    def _act(self, service: Any, done: Callable[[Any], None], **values: Any) -> None:
        self.form.clear()
        self.context.tasks.write(
            self, service, done=done, refused=self._on_refused, troubled=self._on_refused,
            busy=self.busy, batch_id=self._draft.id, **values,
        )  # fmt: skip
