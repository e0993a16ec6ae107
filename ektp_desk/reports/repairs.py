"""`db repair`: what can be made again from the office's own rows is made again, in one act.

Ledgers are never touched: they are what the rest is made from. What cannot be made again is left
as it is, and the check names it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import MetaData

from ektp_desk.accounts.rules import Role
from ektp_desk.accounts.sign_ins import confirm_signer
from ektp_desk.coverage import counting
from ektp_desk.coverage.checks import kept_count
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.lost import settled
from ektp_desk.kernel.work import Actor, Work
from ektp_desk.queue.repair import rebuild_counters
from ektp_desk.reports.audit_checks import checks_of
from ektp_desk.residents.repair import rebuild_keys, rebuild_search
from ektp_desk.storage import backup
from ektp_desk.storage.check import CheckReport, check
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

    @property
    def counts(self) -> dict[str, int]:
        """What was counted, without what there was nothing of."""
        return {kind: count for kind, count in vars(self).items() if kind != "schema" and count}


@dataclass(frozen=True)
class Mended:
    """A repair: the copy made before it, what was made again, and what is still found."""

    backup: Path
    done: Repaired
    report: CheckReport


def mend(desk: Desk, actor: Actor, *, folder: Path, metadata: MetaData) -> Mended:
    """Repair an office with a verified copy in `folder` first, and look it over again.

    Raises what `backup.create` raises, `MachineError("backup.not_sound")` where the copy does not
    hold, and what `repair` raises; nothing is changed then.
    """
    made = backup.create(desk.engine, folder, now=desk.clock.now().astimezone(desk.zone))
    if not backup.verify(made.path, key=made.key).sound:
        raise MachineError("backup.not_sound", path=str(made.path))
    done = settled(lambda: desk.write(actor, repair, metadata=metadata)).result
    report = check(desk.engine, metadata=metadata, further=desk.read(checks_of))
    return Mended(made.path, done, report)


def note_repairing(work: Work, *, password: str = "") -> None:
    """Write down that the data are about to be repaired; an officer signs.

    Raises what `confirm_own` raises.
    """
    work.require(Role.ADMINISTRATOR)
    confirm_signer(work, password=password)
    work.record("database.repairing", 0)


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
