"""A run of prints as the window goes through it. No widgets."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.cards import queries_runs, runs, services
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.queries_runs import RunRow
from ektp_desk.cards.rules import SpoilReason
from ektp_desk.cards.runs import RunStep
from ektp_desk.cards.services import CardPrinted
from ektp_desk.kernel.errors import OfficeError
from ui.context import Context

# What the next card meets when a run has nothing more to do.
AT_ITS_END = ("print_run.complete", "print_run.nobody", "stock.empty")


class RunViewModel(QObject):
    """The operator's open run and its card in hand; the next card comes after each outcome."""

    changed = Signal()
    busy_changed = Signal(bool)
    refused = Signal(object)  # OfficeError
    ended = Signal(object)  # RunRow

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.run: RunRow | None = None
        self.card: CardRow | None = None
        self.paused = False
        self.at_end: OfficeError | None = None
        self._busy = False

    @property
    def can_confirm(self) -> bool:
        """Whether an outcome may be told now."""
        return self.card is not None and not self._busy

    def load(self) -> None:
        """Look for a run that was begun and not ended, and read its figures anew."""
        if self._busy:
            return
        self._context.tasks.read(
            self, queries_runs.open_run, done=self._on_run, key="run",
            officer_id=self._context.actor.officer_id,
        )  # fmt: skip

    def begin(self, planned: int, service_code: str | None, village_code: str | None) -> None:
        """Begin a run and its first card."""
        self.paused, self.at_end = False, None
        self._write(runs.begin_run, self._on_step, planned=planned, service_code=service_code,
                    village_code=village_code)  # fmt: skip

    def go_on(self) -> None:
        """Intend the next card, after a pause or a restart too."""
        if self.run is not None:
            self.paused = False
            self._write(runs.next_card, self._on_step, self._on_next_refused, run_id=self.run.id)

    def pause(self) -> None:
        """Begin no further card after the one in hand, or go on again."""
        if self.paused and self.card is None:
            self.go_on()
            return
        self.paused = not self.paused
        self.changed.emit()

    def good(self, *, blank_serial: str) -> None:
        """The card in hand came out well."""
        if self.can_confirm and self.card is not None:
            self._write(services.confirm_good, self._on_good, card_id=self.card.id,
                        blank_serial=blank_serial or None)  # fmt: skip

    def spoiled(self, reason: SpoilReason, *, blank_serial: str) -> None:
        """The card in hand was spoiled."""
        if self.can_confirm and self.card is not None:
            self._write(services.confirm_spoiled, self._on_settled, card_id=self.card.id,
                        reason=reason, blank_serial=blank_serial or None)  # fmt: skip

    def unknown(self) -> None:
        """Nobody can say now what became of the card in hand."""
        if self.can_confirm and self.card is not None:
            self._write(services.mark_unknown, self._on_settled, card_id=self.card.id)

    def skip(self) -> None:
        """Print this one not now: the blank stays in the box, the person on the list."""
        if self.can_confirm and self.card is not None:
            self._write(services.withdraw, self._on_settled, card_id=self.card.id)

    def end(self) -> None:
        """End the run."""
        if self.run is not None:
            self._write(runs.end_run, self._on_ended, run_id=self.run.id)

    def _write(self, service: Any, done: Any, refused: Any = None, **kwargs: Any) -> None:
        if self._busy:
            return
        self._context.tasks.forget(self, "run")  # what is read now is older than what is done
        self._context.tasks.write(
            self, service, done=done, refused=refused or self._on_refused, busy=self._on_busy,
            **kwargs,
        )  # fmt: skip

    def _on_busy(self, busy: bool) -> None:
        self._busy = busy
        self.busy_changed.emit(busy)

    def _on_refused(self, error: OfficeError) -> None:
        self.refused.emit(error)
        if error.code.startswith("card.moved_on."):
            self._on_settled(None)  # somebody else told the outcome: the run goes on

    def _on_run(self, run: RunRow | None) -> None:
        if run is not None and self.run is None:
            self.paused = True  # left by an earlier sign-in: to be gone on with or ended
        self.run = run
        if run is None or not run.printing:
            self.card = None
        self.changed.emit()

    def _on_step(self, step: RunStep) -> None:
        self.run, self.card, self.at_end = step.run, step.card, None
        self.changed.emit()

    def _on_next_refused(self, error: OfficeError) -> None:
        self.at_end = error if error.code in AT_ITS_END else None
        if self.at_end is None:
            self.refused.emit(error)
        self.paused = True
        self._context.tasks.read(
            self, queries_runs.open_run, done=self._on_run, key="run",
            officer_id=self._context.actor.officer_id,
        )  # fmt: skip

    def _on_good(self, printed: CardPrinted) -> None:
        self._context.requests.print_paper(printed.paper)
        self._on_settled(printed)

    def _on_settled(self, _result: object) -> None:
        self.card = None
        if self.paused:
            self.load()
        else:
            self.go_on()

    def _on_ended(self, run: RunRow) -> None:
        self.run, self.card, self.paused, self.at_end = None, None, False, None
        self.changed.emit()
        self.ended.emit(run)
