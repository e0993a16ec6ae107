"""What a step on the screen can ask for: the recording page and the editor's preview give it."""

from collections.abc import Sequence
from typing import Protocol

from ektp_desk.recording.queries import RecordingView


class Marking(Protocol):
    """The recording in hand and what can be done with its things."""

    @property
    def current(self) -> RecordingView | None:
        """The recording in hand."""

    @property
    def editable(self) -> bool:
        """Whether the checklist may be changed here and now."""

    def mark(self, keys: Sequence[str]) -> None:
        """These things are done."""

    def attempt(self, keys: Sequence[str]) -> None:
        """An attempt at these things failed."""

    def clear(self, key: str) -> None:
        """This thing is open again."""
