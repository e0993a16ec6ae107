"""Brings home what was guessed wrong while the database did not answer."""

from PySide6.QtCore import QObject

from ektp_desk.accounts.guess_book import GuessBook, Guesses
from ektp_desk.accounts.sign_ins import note_guesses
from ui.tasks import Tasks


class GuessesHome(QObject):
    """`tell` whenever the database may answer again: at the door, and when the link is back."""

    def __init__(self, tasks: Tasks, book: GuessBook, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._book = tasks, book

    def tell(self) -> None:
        """Write what there is; what cannot be written yet stays in the book."""
        self._tasks.aside(self, self._book.all, done=self._on_read)

    def _on_read(self, rows: tuple[Guesses, ...]) -> None:
        if rows:
            self._tasks.write(
                self, note_guesses, done=lambda _nothing: self._on_written(rows),
                refused=_later, troubled=_later, guesses=rows,
            )  # fmt: skip

    def _on_written(self, rows: tuple[Guesses, ...]) -> None:
        self._tasks.aside(self, self._book.forget, done=_later, written=rows)


def _later(_outcome: object) -> None:
    """The next time is soon enough."""
