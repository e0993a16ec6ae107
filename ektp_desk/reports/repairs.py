"""`db repair`: what can be made again from the office's own rows is made again, in one act.

Ledgers are never touched: they are what the rest is made from. What cannot be made again is left
as it is, and the check names it.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import MetaData

from ektp_desk.accounts.rules import Role
from ektp_desk.coverage import counting
from ektp_desk.coverage.checks import kept_count
from ektp_desk.kernel.work import Work
from ektp_desk.queue.repair import rebuild_counters
from ektp_desk.residents.repair import rebuild_keys, rebuild_search
from ektp_desk.storage.repair import rebuild_schema


@dataclass(frozen=True)
class Repaired:
    """How many of each kind were made again; `schema` names indexes and guards."""

    schema: tuple[str, ...]
    names: int
    search: int
    counters: int
    coverage: int

    @property
    def anything(self) -> bool:
        """Whether there was anything to do."""
        return bool(self.schema or self.names or self.search or self.counters or self.coverage)


def repair(work: Work, *, metadata: MetaData) -> Repaired:
    """Rebuild indexes, guards, folded names, the search, the counters' standing and the coverage.

    Written in the log only if anything was wrong. Raises `machine.no_right` on an office server
    for who does not own its tables.
    """
    work.require(Role.ADMINISTRATOR)
    session = work.session
    done = Repaired(
        rebuild_schema(session.connection(), metadata),
        rebuild_keys(session),
        rebuild_search(session),
        rebuild_counters(session),
        _recount(work),
    )
    if done.anything:
        facts: dict[str, Any] = {**vars(done), "schema": list(done.schema)}
        work.record("database.repaired", 0, **facts)
    return done


def _recount(work: Work) -> int:
    """Count the coverage anew where the kept count is not what the rows say."""
    if next(kept_count(work.session), None) is None:
        return 0
    count = counting.counted(work.session, day=work.office_date)
    return int(counting.keep(work, count=count))
