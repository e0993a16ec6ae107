"""Reports of deaths and moves to look at, and the people of a village to report."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, select
from sqlmodel import Session, col

from ektp_desk.coverage.models import Absence, DepartureReport
from ektp_desk.coverage.rules import REPORTED, ReportState, WhyNot
from ektp_desk.coverage.slips import DEPARTURE, DepartureLine
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import Presence, mask_nik

MOST = 500


@dataclass(frozen=True)
class ReportRow:
    """One report. `state` is DONE as soon as the roll says the person died or moved."""

    id: int
    number: str
    resident_id: int
    name: str
    masked_nik: str
    village_code: str | None
    village: str
    why: WhyNot
    state: ReportState
    prepared_at: datetime
    handed_at: datetime | None
    handed_to: str
    paper: str


def reports(
    session: Session, *, resident_id: int | None = None, limit: int = MOST
) -> tuple[ReportRow, ...]:
    """Reports, those still to be done first, newest first; of one person if one is given."""
    closed = case((col(DepartureReport.state) == ReportState.CANCELLED, 2),
                  (col(Resident.presence) != Presence.PRESENT, 1), else_=0)  # fmt: skip
    statement = (
        select(DepartureReport, Resident, col(Region.name))
        .join(Resident, col(Resident.id) == col(DepartureReport.resident_id))
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .order_by(closed, col(DepartureReport.id).desc())
        .limit(limit)
    )
    if resident_id is not None:
        statement = statement.where(col(DepartureReport.resident_id) == resident_id)
    return tuple(
        ReportRow(
            row.id or 0, row.number, row.resident_id, person.name, mask_nik(person.nik),
            person.village_code, village or "", row.why, _state(row, person), row.prepared_at,
            row.handed_at, row.handed_to, f"{DEPARTURE}/{row.number}",
        )
        for row, person, village in session.execute(statement)
    )  # fmt: skip


def departed_of(
    session: Session, *, village_code: str, outside: bool
) -> list[tuple[int, DepartureLine]]:
    """People of a village whose present reason is died or moved while the roll has them here."""
    say = Sentences("id").say
    newest = (
        select(col(Absence.id))
        .where(col(Absence.resident_id) == col(Resident.id))
        .order_by(col(Absence.id).desc())
        .limit(1)
        .correlate(Resident)
        .scalar_subquery()
    )
    statement = (
        select(Resident, Absence)
        .join(Absence, col(Absence.id) == newest)
        .where(
            col(Resident.village_code) == village_code,
            col(Resident.presence) == Presence.PRESENT,
            col(Absence.why).in_(REPORTED),
        )
        .order_by(col(Resident.name_key), col(Resident.id))
    )
    return [
        (
            person.id or 0,
            DepartureLine(
                person.name, mask_nik(person.nik) if outside else person.nik, person.birth_date,
                person.address, say(f"departure.{reason.why}"), reason.evidence,
            ),
        )
        for person, reason in session.execute(statement)
    ]  # fmt: skip


def _state(row: DepartureReport, person: Resident) -> ReportState:
    if row.state is ReportState.CANCELLED or person.presence is Presence.PRESENT:
        return row.state
    return ReportState.DONE
