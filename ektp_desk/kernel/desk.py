"""`Desk`: the one door to the data. A read or a write is one transaction; nothing leaks out.

A service never commits and a query never writes: reads run on connections that refuse writing
(`PRAGMA query_only`, read-only transactions), writes begin with the lock they need
(`BEGIN IMMEDIATE` on SQLite), so that two officers pressing the same button are told apart by
guarded updates, not by luck.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from ektp_desk.kernel.changes import Changes
from ektp_desk.kernel.clock import Clock
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.lines import Lines
from ektp_desk.kernel.lost import UNREACHABLE, LostAnswer
from ektp_desk.kernel.trouble import is_transient, machine_error
from ektp_desk.kernel.work import Actor, Work

P = ParamSpec("P")
R = TypeVar("R")

RETRIES = 4


@dataclass(frozen=True)
class Done(Generic[R]):
    """A committed act: what the service returned and what it touched."""

    result: R
    changes: Changes


class Desk:
    """Runs queries and services against one database."""

    def __init__(
        self,
        *,
        reader: Engine,
        writer: Engine,
        clock: Clock,
        zone: ZoneInfo,
        require_data: Callable[[], None] = lambda: None,
    ) -> None:
        """`require_data` raises `MachineError` when the data is not where it was opened."""
        self._reader = reader
        self._writer = writer
        self.clock = clock
        self.zone = zone
        self.require_data = require_data
        self._lines = Lines(reader, writer)

    @property
    def engine(self) -> Engine:
        """The writing engine, for the storage room's own tools (backup, check, upgrade)."""
        return self._writer

    @property
    def reading_engine(self) -> Engine:
        """The engine that cannot write, for those who watch."""
        return self._reader

    def read(
        self, query: Callable[Concatenate[Session, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a query in a read-only transaction and return its frozen rows."""
        self.require_data()
        try:
            with Session(self._reader, expire_on_commit=False) as session:
                return query(session, *args, **kwargs)
        except DBAPIError as error:
            raise _known(error) from error

    def write(
        self,
        actor: Actor,
        service: Callable[Concatenate[Work, P], R],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Done[R]:
        """Run a service as one transaction: all of it or nothing.

        Raises `OfficeError` as the service raised it, `MachineError` for known trouble of the
        machine; a deadlock or a busy file is tried again first. `LostAnswer` if the server was
        gone just when it should have said that the act is done: its `settle` finds out.
        """
        for attempt in range(RETRIES):
            try:
                return self._write_once(actor, service, *args, **kwargs)
            except DBAPIError as error:
                if attempt + 1 < RETRIES and is_transient(error):
                    time.sleep(0.05 * (attempt + 1))
                    continue
                raise _known(error) from error
        raise MachineError("machine.busy")

    def _write_once(
        self,
        actor: Actor,
        service: Callable[Concatenate[Work, P], R],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Done[R]:
        self.require_data()
        with Session(self._writer, expire_on_commit=False) as session:
            work = Work(session, actor, self.clock.now(), self.zone, _name_of(service))
            session.connection()  # begin now: the lock is taken before the first look
            try:
                result = service(work, *args, **kwargs)
            except OfficeError:
                session.rollback()  # lets go of the lock that the acts after it need
                for act in work.if_refused:
                    self._write_refused(actor, act)
                raise
            session.flush()
            changes = work.close()
            done = Done(result, changes)
            number = work.transaction
            try:
                session.commit()
            except DBAPIError as error:
                known = machine_error(error)
                if number is None or known is None or known.code != UNREACHABLE:
                    raise
                again = partial(self.write, actor, service, *args, **kwargs)
                raise LostAnswer(
                    known.detail, self._writer, number, done, again, audit=work.audit
                ) from error
            return done

    def _write_refused(self, actor: Actor, act: Callable[[Work], None]) -> None:
        """What a refused act leaves behind; its answer is not the act's, should it be lost."""
        try:
            self.write(actor, act)
        except LostAnswer as lost:
            raise MachineError(lost.code, detail=lost.detail) from lost

    def hang_up(self) -> None:
        """Give up what waits for an office server that does not answer; it fails at once."""
        self._lines.cut()

    def close(self) -> None:
        """Give all connections back."""
        self._reader.dispose()
        self._writer.dispose()


def _name_of(service: Callable[..., Any]) -> str:
    """A service by its noun and name, as the audit names it: `cards.services.confirm_good`."""
    while isinstance(service, partial):
        service = service.func
    module = getattr(service, "__module__", "").removeprefix("ektp_desk.")
    return f"{module}.{getattr(service, '__name__', '')}"


def _known(error: DBAPIError) -> Exception:
    return machine_error(error) or error
