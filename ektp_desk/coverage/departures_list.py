"""Reports of deaths and moves to look at, and the people of a village to report."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, exists, func, select
from sqlmodel import Session, col

from ektp_desk.coverage.models import Absence, DepartureReport
from ektp_desk.coverage.rules import OPEN, REPORTED, ReportState, WhyNot
from ektp_desk.coverage.slips import DEPARTURE, DepartureLine
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import Presence, mask_nik

MOST = 5_000


@dataclass(frozen=True)
class ReportRow:
    """One report, or somebody who is to be reported (`report_id` 0, `state` None).

    `state` is DONE as soon as the roll says the person died or moved.
    """

    report_id: int
    number: str
    resident_id: int
    name: str
    masked_nik: str
    village_code: str | None
    village: str
    why: WhyNot
    state: ReportState | None
    prepared_at: datetime | None
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


def to_report(session: Session, *, limit: int = MOST) -> tuple[ReportRow, ...]:
    """Who is noted as died or moved, is still on the roll and has no open report, by name."""
    open_report = (
        exists()
        .where(
            col(DepartureReport.resident_id) == col(Resident.id),
            col(DepartureReport.state).in_(OPEN),
        )
        .correlate(Resident)
    )
    # Columns, not whole rows: there may be hundreds.
    statement = _departed(
        select(
            col(Resident.id), col(Resident.name), col(Resident.nik), col(Resident.village_code),
            col(Region.name), col(Absence.why),
        ).select_from(Resident)
    )  # fmt: skip
    rows = session.execute(
        statement.outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .where(~open_report)
        .order_by(col(Resident.name_key), col(Resident.id))
        .limit(limit)
    )
    return tuple(
        ReportRow(
            0, "", id_, name, mask_nik(nik), code, village or "", why, None, None, None, "", ""
        )
        for id_, name, nik, code, village, why in rows
    )


def departed_of(
    session: Session, *, village_code: str, outside: bool
) -> list[tuple[int, DepartureLine]]:
    """People of a village whose present reason is died or moved while the roll has them here."""
    say = Sentences("id").say
    statement = _departed(select(Resident, Absence))
    rows = session.execute(
        statement.where(col(Resident.village_code) == village_code).order_by(
            col(Resident.name_key), col(Resident.id)
        )
    )
    return [
        (
            person.id or 0,
            DepartureLine(
                person.name, mask_nik(person.nik) if outside else person.nik, person.birth_date,
                person.address, say(f"departure.{reason.why}"), reason.evidence,
            ),
        )
        for person, reason in rows
    ]  # fmt: skip


def _state(row: DepartureReport, person: Resident) -> ReportState:
    if row.state is ReportState.CANCELLED or person.presence is Presence.PRESENT:
        return row.state
    return ReportState.DONE


def _departed(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Of `Resident` and `Absence`: whose newest reason is died or moved while they live here."""
    newest = select(func.max(col(Absence.id))).group_by(col(Absence.resident_id))
    return statement.join(Absence, col(Absence.resident_id) == col(Resident.id)).where(
        col(Absence.id).in_(newest),
        col(Absence.why).in_(REPORTED),
        col(Resident.presence) == Presence.PRESENT,
    )
