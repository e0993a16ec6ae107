"""When the answer to a commit is lost: was the act done or not? The server itself knows.

PostgreSQL remembers what became of a transaction (`pg_xact_status`, documentation chapter 9.27);
its number is asked for together with the notice that every act sends, so it costs nothing. An act
that was cut off before its commit was sent needs no question: the server takes it back.

A server that crashed gives the numbers again that were in hand and had not reached its disk:
another act may be committed under the lost one's number. So "committed" counts only when the audit
row that the act wrote last is there, with its hash.
"""

import time
from collections.abc import Callable
from itertools import count
from random import random
from typing import Generic, TypeVar

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.pauses import pause
from ektp_desk.kernel.trouble import machine_error

R = TypeVar("R")

UNREACHABLE = "machine.unreachable"
ASKED_SECONDS = 60.0  # how long those ask who have no window in which to go on asking
_FUTURE = "22023"  # a number that this server has not given yet: it was put back from a copy


class LostAnswer(MachineError, Generic[R]):
    """The server was gone when it should have answered a commit."""

    def __init__(
        self, detail: str, engine: Engine, number: str, outcome: R, act: Callable[[], R], *,
        audit: tuple[int, str] | None = None,
    ):  # fmt: skip
        """`audit`: id and hash of the newest row that the act wrote to the audit."""
        super().__init__(UNREACHABLE, detail=detail)
        self._audit = audit
        self._engine = engine
        self._number = number
        self._outcome = outcome
        self._act = act

    def settle(self) -> R:
        """What the act brought, done once: as it was if it went through, else done now.

        Raises `MachineError("machine.unreachable")` while the server is gone or still has the act
        in hand: ask again later. Raises `OfficeError("act.unsure")` when the server does not
        know any more: somebody has to look.
        """
        return self._outcome if self.went_through() else self._act()

    def went_through(self) -> bool:
        """Whether the act was done, without doing it now. Raises as `settle` does."""
        state = self._state()
        if state == "in progress":
            raise MachineError(UNREACHABLE, detail="the lost act is still under way")
        if state is None:
            raise OfficeError("act.unsure")
        return state == "committed"

    def _state(self) -> str | None:
        try:
            with self._engine.connect() as connection:
                found = connection.execute(
                    text("SELECT pg_xact_status(CAST(:number AS xid8))"), {"number": self._number}
                )
                state: str | None = found.scalar_one()
                if state == "committed" and not self._is_written(connection):
                    return "aborted"
                return state
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) == _FUTURE:
                return "aborted"
            raise machine_error(error) or error from error

    def _is_written(self, connection: Connection) -> bool:
        """Whether the act's own audit row is there: its number may be another act's by now."""
        if self._audit is None:
            return True
        row_id, own_hash = self._audit
        found = connection.execute(
            text("SELECT hash FROM audit_entry WHERE id = :id"), {"id": row_id}
        )
        return found.scalar_one_or_none() == own_hash


def settled(act: Callable[[], R], *, seconds: float | None = None) -> R:
    """Do an act that may lose its answer, and wait until it is known what became of it.

    For those who can wait, as the console: the server is asked again with growing pauses, for
    `seconds` at most (`ASKED_SECONDS`). Raises `OfficeError("act.unsure")` when it is unknown
    even then, and whatever the act raises.
    """
    try:
        return act()
    except LostAnswer as lost:
        end = time.monotonic() + (ASKED_SECONDS if seconds is None else seconds)
        outcome: R = _ask(lost, end)
        return outcome


def _ask(lost: LostAnswer[R], end: float) -> R:
    for attempt in count(1):
        try:
            return lost.settle()
        except LostAnswer as newer:  # it was not done, and the answer was lost once more
            lost = newer
        except MachineError as error:
            if error.code != UNREACHABLE:
                raise
        left = end - time.monotonic()
        if left <= 0:
            break
        time.sleep(min(left, pause(attempt, random())))
    raise OfficeError("act.unsure")
