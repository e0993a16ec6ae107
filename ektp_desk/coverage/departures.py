"""Reports of deaths and moves to the civil-registration desk: prepared, handed over, cancelled.

Nobody leaves the roll here: a report is done when the roll itself says so (decision 24).
"""

from collections.abc import Sequence

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ektp_desk.accounts.queries import letterhead_of, profile, signature_of
from ektp_desk.accounts.rules import Role
from ektp_desk.coverage.departures_list import departed_of
from ektp_desk.coverage.models import Absence, DepartureReport
from ektp_desk.coverage.rules import OPEN, REPORTED, ReportState, WhyNot
from ektp_desk.coverage.slips import (
    DEPARTURE,
    DEPARTURE_LIST,
    DepartureListSlip,
    DepartureSlip,
)
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.residents.models import Region
from ektp_desk.residents.queries import ResidentView, resident
from ektp_desk.residents.rules import Presence, tidy_name

FRONT = (Role.COUNTER, Role.RECORDER, Role.SUPERVISOR, Role.ADMINISTRATOR)


def prepare_report(work: Work, *, resident_id: int) -> PaperRow:
    """Prepare the report of somebody who is noted as died or moved, and its letter.

    Raises `report_of.no_reason` without such a reason, `report_of.on_roll` if the roll says it
    already, `report_of.open` if a report is open, `resident.unknown`.
    """
    work.require(*FRONT)
    person = resident(work.session, resident_id=resident_id)
    if person is None:
        raise OfficeError("resident.unknown")
    if person.presence is not Presence.PRESENT:
        raise OfficeError("report_of.on_roll")
    reason = _reason(work, resident_id)
    year = work.office_date.year
    number = f"L-{year}-{work.number(f'departure/{year}'):06d}"
    report = DepartureReport(
        number=number, resident_id=resident_id, absence_id=reason.id or 0,
        why=reason.why or WhyNot.UNKNOWN, state=ReportState.PREPARED, prepared_at=work.now,
        officer_id=work.actor.officer_id,
    )  # fmt: skip
    work.session.add(report)
    try:
        work.session.flush()
    except IntegrityError:
        raise OfficeError("report_of.open") from None
    work.record("departure.prepared", report.id or 0, why=reason.why)
    work.record("resident.unmasked", resident_id, why="departure report")
    return issue(
        work, key=f"{DEPARTURE}/{number}", kind=DEPARTURE, number=number,
        slip=_slip(work, person, reason, number), resident_id=resident_id,
    )  # fmt: skip


def hand_over_reports(work: Work, *, report_ids: Sequence[int], handed_to: str) -> int:
    """Note that prepared reports were given to the desk; how many. `handed_to` is who took them.

    Raises `report_of.taker_missing`; `report_of.not_prepared` if one is not (any more) prepared,
    and none is marked then.
    """
    work.require(*FRONT)
    taker = tidy_name(handed_to)[:120]
    if not taker:
        raise OfficeError("report_of.taker_missing", field="handed_to")
    for report_id in report_ids:
        marked = work.session.execute(
            update(DepartureReport)
            .where(
                col(DepartureReport.id) == report_id,
                col(DepartureReport.state) == ReportState.PREPARED,
            )
            .values(state=ReportState.HANDED_OVER, handed_at=work.now, handed_to=taker)
            .returning(col(DepartureReport.id))
        ).one_or_none()
        if marked is None:
            raise OfficeError("report_of.not_prepared")
        work.record("departure.handed_over", report_id)
    return len(report_ids)


def cancel_report(work: Work, *, report_id: int) -> None:
    """Take a report back. Raises `report_of.not_open` if it is not open."""
    work.require(*FRONT)
    cancelled = work.session.execute(
        update(DepartureReport)
        .where(col(DepartureReport.id) == report_id, col(DepartureReport.state).in_(OPEN))
        .values(state=ReportState.CANCELLED, ended_at=work.now)
        .returning(col(DepartureReport.id))
    ).one_or_none()
    if cancelled is None:
        raise OfficeError("report_of.not_open")
    work.record("departure.cancelled", report_id)


def issue_list(work: Work, *, village_code: str, outside: bool) -> PaperRow:
    """The letter about all people of a village noted as died or moved and still on the roll.

    `outside`: to the head of the village, NIKs masked; else to the desk, and each NIK opened in
    full is noted. Raises `region.unknown`, `report_of.nobody`.
    """
    work.require(Role.SUPERVISOR, Role.ADMINISTRATOR)
    village = work.session.get(Region, village_code)
    if village is None:
        raise OfficeError("region.unknown")
    district = work.session.get(Region, village.parent_code) if village.parent_code else None
    found = departed_of(work.session, village_code=village_code, outside=outside)
    if not found:
        raise OfficeError("report_of.nobody")
    if not outside:
        for resident_id, _line in found:
            work.record("resident.unmasked", resident_id, why="departure list")
    year = work.office_date.year
    number = f"D-{year}-{work.number(f'departures/{year}'):06d}"
    office = profile(work.session)
    say = Sentences("id").say
    to_village = say("report_of.to_village", village=village.name)
    to_desk = say("report_of.to_desk", village=village.name)
    slip = DepartureListSlip(
        office=letterhead_of(office),
        number=number,
        day=work.office_date,
        addressee=to_village if outside else to_desk,
        outside=outside,
        village=village.name,
        district=district.name if district else "",
        lines=tuple(line for _id, line in found),
        signed=signature_of(office),
    )
    return issue(
        work, key=f"{DEPARTURE_LIST}/{number}", kind=DEPARTURE_LIST, number=number, slip=slip
    )


def _reason(work: Work, resident_id: int) -> Absence:
    newest = work.session.exec(
        select(Absence)
        .where(col(Absence.resident_id) == resident_id)
        .order_by(col(Absence.id).desc())
        .limit(1)
    ).first()
    if newest is None or newest.why not in REPORTED:
        raise OfficeError("report_of.no_reason")
    return newest


def _slip(work: Work, person: ResidentView, reason: Absence, number: str) -> DepartureSlip:
    say = Sentences("id").say
    office = profile(work.session)
    died = reason.why is WhyNot.DIED
    return DepartureSlip(
        office=letterhead_of(office),
        number=number,
        day=work.office_date,
        addressee=say("report_of.to_deaths" if died else "report_of.to_moves"),
        died=died,
        name=person.name,
        nik=person.nik,
        kk_number=person.kk_number,
        birth_place=person.birth_place,
        birth_date=person.birth_date,
        sex=say(f"sex.{person.sex}"),
        address=_address(person),
        village=person.village,
        district=person.district,
        seen_on=reason.seen_on,
        evidence=reason.evidence,
        source=reason.source,
        said_by=reason.said_by,
        note=reason.note,
        officer=work.actor.name,
        signed=signature_of(office),
    )


def _address(person: ResidentView) -> str:
    numbers = f"RT {person.rt} / RW {person.rw}" if person.rt else ""
    return ", ".join(part for part in (person.address, numbers) if part)
