"""What `ui.tasks` carries to and fro: things asked for, and their answers."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import shiboken6
from PySide6.QtCore import QObject

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.lost import LostAnswer

Refused = Callable[[OfficeError], None]
Troubled = Callable[[MachineError], None]


@dataclass(frozen=True)
class Answer:
    """What comes home to `owner`; with a key only the newest generation counts."""

    owner: QObject
    key: str
    generation: int
    deliver: Callable[[], None]
    task: "Task | None" = None


@dataclass(frozen=True, eq=False)
class Task:
    """One thing asked for, ready to be asked for again. `act` says what a write does.

    `lost` holds the answer that was lost, if that is why it is to be asked for again. `instead` is
    what the owner does while the server is gone; `local` work needs no database at all.
    """

    pool: ThreadPoolExecutor
    owner: QObject
    work: Callable[[], Callable[[], None]]
    key: str = ""
    refused: Refused | None = None
    troubled: Troubled | None = None
    busy: Callable[[bool], None] | None = None
    act: tuple[Any, dict[str, Any]] | None = None
    instead: Callable[[], None] | None = None
    local: bool = False
    lost: list[LostAnswer[Any]] = field(default_factory=list)

    def rest(self, resting: bool) -> None:
        """Tell the owner that the answer is awaited, or that there is none to wait for."""
        if self.busy is not None and shiboken6.isValid(self.owner):
            self.busy(resting)

    def repeats(self, other: "Task") -> bool:
        """Whether the officer asked for the same thing again."""
        return self.owner is other.owner and self.act == other.act
