"""What the office knows of its backups: the newest in each place, and what went wrong since."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, update
from sqlmodel import Session, col, select

from ektp_desk.accounts import queries
from ektp_desk.accounts.models import BackupState
from ektp_desk.accounts.rules import BackupPlace, Role
from ektp_desk.accounts.sign_ins import confirm_signer
from ektp_desk.kernel.work import Work
from ektp_desk.storage.audit_watch import RESTORED
from ektp_desk.storage.backup import Backup
from ektp_desk.storage.rotation import Keeping
from ektp_desk.storage.safekeeping import Kept

KEEPERS = (Role.ADMINISTRATOR, Role.SUPERVISOR)
SERIES = "backup"


@dataclass(frozen=True)
class BackupRow:
    """The newest backup in one place; `audit_id` is the last row of the audit that it holds.

    `problem` is a sentence's code, "" after a success.
    """

    place: BackupPlace
    file: str
    made_at: datetime | None
    office_date: date | None
    closed_day: date | None
    audit_id: int
    problem: str
    problem_at: datetime | None


def backup_rows(session: Session) -> dict[BackupPlace, BackupRow]:
    """By place; none for a place that never had one and never failed."""
    return {
        row.place: BackupRow(
            place=row.place,
            file=row.file,
            made_at=row.made_at,
            office_date=row.office_date,
            closed_day=row.closed_day,
            audit_id=row.audit_id,
            problem=row.problem,
            problem_at=row.problem_at,
        )
        for row in session.exec(select(BackupState))
    }


def keeping(session: Session) -> Keeping:
    """How many backups the office keeps."""
    office = queries.profile(session)
    return Keeping(office.backup_days, office.backup_weeks, office.backup_months)


def note_kept(work: Work, *, kept: Kept) -> None:
    """Write down a backup that was made and verified, and how its copy went."""
    work.require(*KEEPERS)
    number = work.number(SERIES)  # taken first: two computers wait for each other
    manifest = kept.backup.manifest
    _put(work, BackupPlace.HOME, _made(work, kept.backup))
    work.record(
        "backup.made", number, file=manifest.file, sha256=manifest.sha256, reason=manifest.reason,
        dropped=kept.dropped,
    )  # fmt: skip
    if kept.second is not None:
        _put(work, BackupPlace.SECOND, _made(work, kept.second))
        work.record("backup.copied", number, file=kept.second.path.name)
    elif kept.problem is not None:
        _note_problem(work, number, BackupPlace.SECOND, kept.problem.code)


def note_failed(work: Work, *, problem: str) -> None:
    """Write down why no backup could be made at all; `problem` is the sentence's code."""
    work.require(*KEEPERS)
    _note_problem(work, work.number(SERIES), BackupPlace.HOME, problem)


def note_place(work: Work, *, chosen: bool) -> None:
    """Write down that this computer has another second place, or none any more."""
    work.require(*KEEPERS)
    work.record("backup.place_changed", work.number(SERIES), chosen=chosen)


def note_restoring(work: Work, *, file: str, sha256: str, password: str = "") -> None:
    """Write down that a backup is about to take this office's place; an officer signs.

    Raises what `confirm_own` raises. What was begun stands in the office that is set aside.
    """
    work.require(*KEEPERS)
    number = work.number(SERIES)
    confirm_signer(work, password=password)
    work.record("backup.restoring", number, file=file, sha256=sha256)


def note_restored(
    work: Work,
    *,
    file: str,
    made_at: str,
    kept: str,
    encrypted: bool = False,
    mended: tuple[str, ...] = (),
) -> None:
    """Write down, in the office that was put back, from what it came and what was set aside;
    whether it was encrypted meanwhile, and which of its triggers were mended.

    It explains to every computer why its mark of the audit chain does not fit any more.
    """
    work.require(*KEEPERS)
    work.record(
        RESTORED, work.number(SERIES), file=file, made_at=made_at, kept=kept, encrypted=encrypted,
        mended=list(mended),
    )  # fmt: skip


def _made(work: Work, backup: Backup) -> dict[str, Any]:
    return {
        "file": backup.path.name,
        "made_at": backup.manifest.made,
        "office_date": work.office_date,
        "closed_day": backup.manifest.closed,
        "audit_id": backup.manifest.contents.audit_count,
        "problem": "",
        "problem_at": None,
    }


def _note_problem(work: Work, number: int, place: BackupPlace, problem: str) -> None:
    _put(work, place, {"problem": problem, "problem_at": work.now})
    work.record("backup.failed", number, place=place.value, problem=problem)


def _put(work: Work, place: BackupPlace, values: dict[str, Any]) -> None:
    """The number was taken before, so that nobody else writes a place's row meanwhile."""
    changed = update(BackupState).where(col(BackupState.place) == place).values(**values)
    if not work.session.execute(changed.returning(col(BackupState.place))).scalars().all():
        row = {"place": place, "file": "", "audit_id": 0, "problem": "", **values}
        work.session.execute(insert(BackupState), row)
