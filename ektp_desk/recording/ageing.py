"""The ageing limits as the office keeps them: shipped ones, and over them what was decided here."""

from dataclasses import dataclass

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.recording.models_followup import CentralAgeing
from ektp_desk.recording.rules import AGEING, Ageing, CentralStatus
from ektp_desk.recording.rules_followup import Remedy, limits_with, remedy_of

MOST_DAYS = 3_650


@dataclass(frozen=True)
class LimitRow:
    """One status with its limit in days (None: it never ages) and its remedy; `own` is ours."""

    status: CentralStatus
    days: int | None
    remedy: Remedy
    own: bool


def limits(session: Session) -> dict[CentralStatus, Ageing]:
    """The limits in force; a status that never ages is not among them."""
    return limits_with(_stored(session))


def limit_rows(session: Session) -> tuple[LimitRow, ...]:
    """Every status, in the order of a record's way, with the limit in force."""
    stored = _stored(session)
    rows = []
    for status in CentralStatus:
        shipped = AGEING.get(status)
        if status in stored:
            days, remedy = stored[status]
            rows.append(LimitRow(status, days, remedy, True))
        elif shipped is not None:
            rows.append(LimitRow(status, shipped.days, remedy_of(shipped), False))
        else:
            rows.append(LimitRow(status, None, Remedy.WAIT_THEN_ASK, False))
    return tuple(rows)


def save_limit(work: Work, *, status: CentralStatus, days: int | None, remedy: Remedy) -> None:
    """Decide how long a status may stand, and what is then to be done; None: for good."""
    work.require(Role.SUPERVISOR, Role.ADMINISTRATOR)
    if days is not None and not 0 <= days <= MOST_DAYS:
        raise OfficeError("central.limit_days", field="days", most=MOST_DAYS)
    _forget(work, status)
    row = {"status": CentralStatus(status), "days": days, "remedy": Remedy(remedy)}
    work.session.execute(insert(CentralAgeing), row)
    work.record("central.limit_saved", 0, status=status.value, days=days)


def reset_limit(work: Work, *, status: CentralStatus) -> None:
    """Go back to the shipped limit of a status."""
    work.require(Role.SUPERVISOR, Role.ADMINISTRATOR)
    _forget(work, status)
    work.record("central.limit_reset", 0, status=status.value)


def _forget(work: Work, status: CentralStatus) -> None:
    own = delete(CentralAgeing).where(col(CentralAgeing.status) == CentralStatus(status))
    work.session.execute(own)


def _stored(session: Session) -> dict[CentralStatus, tuple[int | None, Remedy]]:
    rows = session.exec(select(CentralAgeing.status, CentralAgeing.days, CentralAgeing.remedy))
    return {CentralStatus(status): (days, Remedy(remedy)) for status, days, remedy in rows}
