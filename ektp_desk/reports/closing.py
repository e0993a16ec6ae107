"""Closing an office day: compared, explained, signed, and corrected only by further entries.

The closing is a snapshot. Work on the same day goes on if it must; the day then shows what
changed since, until a further entry that names the one before is signed (decision 35).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import func, insert, select
from sqlmodel import Session, col

from ektp_desk.accounts.queries import officer_names
from ektp_desk.accounts.rules import Role
from ektp_desk.accounts.sign_ins import confirm_own
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import AuditEntry, AuditHead
from ektp_desk.kernel.work import Work
from ektp_desk.reports.models import DayClose
from ektp_desk.reports.reckoning import reckon, worked_on
from ektp_desk.reports.rules_closing import (
    Change,
    Line,
    LineKey,
    LineState,
    changes,
    explained,
    lines,
    must_settle,
    unexplained,
)
from ektp_desk.stock import services as stock

MOST_REASON = 300
SERIES = "day_close"


class Standing(StrEnum):
    """Whether a day is closed."""

    OPEN = "open"
    CLOSED = "closed"
    CHANGED = "changed"  # closed, and something of that day came later


@dataclass(frozen=True)
class Closing:
    """One signed entry. `number` counts all entries of the office, `entry` those of the day."""

    number: int
    day: date
    entry: int
    closed_at: datetime
    officer: str
    figures: dict[str, int]
    lines: tuple[Line, ...]
    counted: int | None
    audit_id: int
    audit_hash: str
    reason: str


@dataclass(frozen=True)
class DayState:
    """How a day stands: its newest closing, what changed since, and the figures as they are."""

    day: date
    standing: Standing
    closing: Closing | None
    changes: tuple[Change, ...]
    figures: dict[str, int]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class DayMark:
    """A day in a list of days: worked on, and how it stands. Days from before the office began,
    or before the day that it closed first, are not asked for: `standing` is None."""

    day: date
    standing: Standing | None
    number: int | None


def day_state(session: Session, *, day: date) -> DayState:
    """How an office day stands now, and what would be compared if it were closed."""
    figures = reckon(session, day=day)
    closing = newest_closing(session, day=day)
    since = () if closing is None else changes(closing.figures, figures)
    standing = Standing.OPEN if closing is None else Standing.CLOSED
    return DayState(
        day=day,
        standing=Standing.CHANGED if since else standing,
        closing=closing,
        changes=since,
        figures=figures,
        lines=lines(figures),
    )


def newest_closing(session: Session, *, day: date) -> Closing | None:
    """The entry in force for a day, None while it is not closed."""
    found = closings(session, day=day)
    return found[-1] if found else None


def closings(session: Session, *, day: date) -> tuple[Closing, ...]:
    """All entries of a day, the first closing first."""
    names = officer_names(session)
    statement = (
        select(DayClose).where(col(DayClose.office_date) == day).order_by(col(DayClose.entry))
    )
    return tuple(_closing(row, names) for row in session.execute(statement).scalars())


def open_days(session: Session, *, today: date) -> tuple[date, ...]:
    """Days before today of which there is something to close and that are not closed, oldest
    first: since the last closing, and where there was none since the first day worked."""
    last = last_closed(session)
    start = first_worked(session) if last is None else last + timedelta(days=1)
    if start is None:
        return ()
    return tuple(sorted(worked_on(session, start=start, end=today - timedelta(days=1))))


def first_worked(session: Session) -> date | None:
    """The first day on which an officer did anything here, by the audit; None before it.

    What a computer was filled with, a demonstration's year, is no work of this office's.
    """
    by_officer = select(col(AuditEntry.office_date)).where(col(AuditEntry.officer_id).is_not(None))
    first: date | None = session.execute(by_officer.order_by(col(AuditEntry.id)).limit(1)).scalar()
    return first


def last_closed(session: Session) -> date | None:
    """The newest day that is closed."""
    newest: date | None = session.execute(select(func.max(col(DayClose.office_date)))).scalar_one()
    return newest


def first_closed(session: Session) -> date | None:
    """The first day that was closed: an office may begin with any, and closes in order from it."""
    first: date | None = session.execute(select(func.min(col(DayClose.office_date)))).scalar_one()
    return first


def days_of(session: Session, *, start: date, end: date) -> tuple[DayMark, ...]:
    """The days worked on from `start` to `end`, oldest first, and how each stands."""
    first = first_closed(session) or first_worked(session)
    return tuple(
        _mark(session, day, first) for day in sorted(worked_on(session, start=start, end=end))
    )


def close_day(
    work: Work,
    *,
    day: date,
    password: str,
    explanations: Mapping[str, str] | None = None,
    counted: int | None = None,
    reason: str = "",
) -> Closing:
    """Sign the closing of a day, or a further entry where it changed since (`reason` says why).

    `explanations` are texts by `LineKey`, one for each line that does not agree
    (`day.explanation_needed`, field is the key). `counted` are the blanks in the store, counted
    in the same act; a difference takes the explanation of that line as its reason. `password` is
    the supervisor's own (`signature.…`). Refused while something must be settled
    (`day.unsettled`), for a day to come, a day before the last closed one, with an earlier day
    still open, and where nothing changed.
    """
    work.require(Role.SUPERVISOR)
    number = work.number(SERIES)  # taken first: two who close wait for each other
    before = newest_closing(work.session, day=day)
    _require_in_turn(work, day, before)
    said = dict(explanations or {})
    officer_id = confirm_own(work, password=password)
    if counted is not None:
        _count(work, day, counted, said)
    head = _hold_head(work)
    figures = reckon(work.session, day=day)
    found = _judged(figures, said)
    if before is not None:
        _require_change(before, figures, reason)
    row = {
        "number": number,
        "office_date": day,
        "entry": before.entry + 1 if before else 1,
        "closed_at": work.now,
        "officer_id": officer_id,
        "figures": figures,
        "lines": [asdict(line) for line in found],
        "counted": counted,
        "audit_id": head[0],
        "audit_hash": head[1],
        "reason": " ".join(reason.split())[:MOST_REASON] if before else "",
        "amends_id": _id_of(work, before),
    }
    row_id = work.session.execute(insert(DayClose).returning(col(DayClose.id)), row).scalar_one()
    if before is None:
        work.record("day.closed", int(row_id or 0), day=day.isoformat(), number=number)
    else:
        work.record("day.amended", int(row_id or 0), day=day.isoformat(), number=number)
    closing = newest_closing(work.session, day=day)
    assert closing is not None
    return closing


def _require_in_turn(work: Work, day: date, before: Closing | None) -> None:
    if day > work.office_date:
        raise OfficeError("day.future", field="day")
    if before is not None:
        return  # an amendment may come at any time
    last = last_closed(work.session)
    if last is None:
        return
    if day < last:
        raise OfficeError("day.before_last", field="day", last=f"{last:%d-%m-%Y}")
    waiting = open_days(work.session, today=day)
    if waiting:
        raise OfficeError("day.earlier_open", field="day", earlier=f"{waiting[0]:%d-%m-%Y}")


def _require_change(before: Closing, figures: Mapping[str, int], reason: str) -> None:
    if not changes(before.figures, figures):
        raise OfficeError("day.closed_already", number=before.number)
    if not reason.strip():
        raise OfficeError("day.reason_needed", field="reason")


def _count(work: Work, day: date, counted: int, said: Mapping[str, str]) -> None:
    """The blanks counted in the same act: only what lies there today can be counted."""
    if day != work.office_date:
        raise OfficeError("day.count_today", field="counted")
    try:
        stock.count(work, counted=counted, note=said.get(LineKey.BLANKS_COUNT, ""))
    except OfficeError as error:
        if error.code != "stock.count_reason":
            raise
        raise OfficeError(
            "day.count_differs", field=LineKey.BLANKS_COUNT,
            difference=error.params.get("difference", ""),
        ) from None  # fmt: skip


def _hold_head(work: Work) -> tuple[int, str]:
    """The audit's head, locked: on a server no other act is committed until this one is, so that
    all figures are of one moment."""
    statement = select(col(AuditHead.last_id), col(AuditHead.hash)).with_for_update()
    head = work.session.execute(statement).one()
    return head.last_id, head.hash


def _judged(figures: Mapping[str, int], said: Mapping[str, str]) -> tuple[Line, ...]:
    found = explained(lines(figures), said)
    unsettled = must_settle(found)
    if unsettled is not None:
        raise OfficeError("day.unsettled", field=unsettled.key, left=unsettled.left)
    silent = unexplained(found)
    if silent is not None:
        raise OfficeError("day.explanation_needed", field=silent.key)
    return found


def _id_of(work: Work, closing: Closing | None) -> int | None:
    if closing is None:
        return None
    named = select(col(DayClose.id)).where(col(DayClose.number) == closing.number)
    return int(work.session.execute(named).scalar_one() or 0)


def _mark(session: Session, day: date, first: date | None) -> DayMark:
    if first is None or day < first:
        return DayMark(day, None, None)
    closing = newest_closing(session, day=day)
    if closing is None:
        return DayMark(day, Standing.OPEN, None)
    changed = changes(closing.figures, reckon(session, day=day))
    return DayMark(day, Standing.CHANGED if changed else Standing.CLOSED, closing.number)


def _closing(row: DayClose, names: Mapping[int, str]) -> Closing:
    return Closing(
        number=row.number,
        day=row.office_date,
        entry=row.entry,
        closed_at=row.closed_at,
        officer=names.get(row.officer_id, ""),
        figures={name: int(number) for name, number in row.figures.items()},
        lines=tuple(_line(stored) for stored in row.lines),
        counted=row.counted,
        audit_id=row.audit_id,
        audit_hash=row.audit_hash,
        reason=row.reason,
    )


def _line(stored: Mapping[str, Any]) -> Line:
    return Line(
        key=LineKey(stored["key"]),
        state=LineState(stored["state"]),
        left=int(stored["left"]),
        right=int(stored["right"]),
        blocks=bool(stored["blocks"]),
        said=str(stored["said"]),
    )
