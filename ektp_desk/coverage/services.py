"""Noting why people are not recorded, and which school they attend."""

from datetime import date

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ektp_desk.accounts.rules import Role
from ektp_desk.coverage.models import Absence, DepartureReport, ResidentSchool, School
from ektp_desk.coverage.rules import (
    OPEN,
    REPORTED,
    ReportState,
    SchoolLevel,
    WhyNot,
    absence_problem,
)
from ektp_desk.coverage.schools import ELECTION_DAY
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import OfficeSetting
from ektp_desk.kernel.work import Work
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import tidy_name

FRONT = (Role.COUNTER, Role.RECORDER, Role.SUPERVISOR, Role.ADMINISTRATOR)
OFFICE = (Role.SUPERVISOR, Role.ADMINISTRATOR)


def note_reason(
    work: Work,
    *,
    resident_id: int,
    why: WhyNot,
    evidence: str,
    seen_on: date,
    source: str,
    said_by: str = "",
    note: str = "",
) -> int:
    """Note why somebody is not recorded; the row's id. Saying the same again adds nothing.

    Raises `absence.in_future`, `absence.source_missing`, `absence.evidence_missing` (died and
    moved need a proof), `resident.unknown`.
    """
    work.require(*FRONT)
    problem = absence_problem(
        why, evidence=evidence, source=source, seen_on=seen_on, today=work.office_date
    )
    if problem is not None:
        raise OfficeError(problem[0], field=problem[1])
    _known(work, resident_id)
    said = Absence(
        resident_id=resident_id, why=why, evidence=tidy_name(evidence)[:200], seen_on=seen_on,
        source=tidy_name(source)[:120], said_by=tidy_name(said_by)[:120],
        note=note.strip()[:500], at=work.now, office_date=work.office_date,
        officer_id=work.actor.officer_id,
    )  # fmt: skip
    before = _newest(work, resident_id)
    if before is not None and _said(before) == _said(said):
        return before.id or 0
    if why not in REPORTED or (before is not None and before.why is not why):
        _cancel_open_report(work, resident_id)
    row_id = _append(work, said)
    work.record("absence.noted", resident_id, row=row_id, why=why)
    return row_id


def withdraw_reason(work: Work, *, resident_id: int, note: str = "") -> int:
    """Take the present reason back; the row's id. Raises `absence.none` if there is none.

    An open report that stood on it is cancelled with it, as it is by another reason.
    """
    work.require(*FRONT)
    before = _newest(work, resident_id)
    if before is None or before.why is None:
        raise OfficeError("absence.none")
    withdrawn = Absence(
        resident_id=resident_id, why=None, seen_on=work.office_date, note=note.strip()[:500],
        at=work.now, office_date=work.office_date, officer_id=work.actor.officer_id,
    )  # fmt: skip
    _cancel_open_report(work, resident_id)
    row_id = _append(work, withdrawn)
    work.record("absence.withdrawn", resident_id, row=row_id)
    return row_id


def save_school(
    work: Work,
    *,
    name: str,
    level: SchoolLevel,
    village_code: str | None = None,
    active: bool = True,
    school_id: int | None = None,
) -> int:
    """Add a school, or change the one with `school_id`; its id.

    Raises `school.name_missing`, `school.name_taken`, `school.unknown`, `region.unknown`.
    """
    work.require(*OFFICE)
    name = tidy_name(name)[:120]
    if not name:
        raise OfficeError("school.name_missing", field="name")
    if village_code and work.session.get(Region, village_code) is None:
        raise OfficeError("region.unknown", field="village_code")
    twin = work.session.exec(select(School.id).where(col(School.name) == name)).first()
    if twin not in (None, school_id):
        raise OfficeError("school.name_taken", field="name")
    try:
        saved = _write_school(work, school_id, name, level, village_code or None, active)
    except IntegrityError:
        raise OfficeError("school.name_taken", field="name") from None
    work.record("school.saved", saved)
    return saved


def set_school(
    work: Work, *, resident_id: int, school_id: int | None, class_name: str = "", since: date
) -> None:
    """Say which school and class somebody attends; None: no school any more.

    Raises `resident.unknown`, `school.unknown`, `absence.in_future` for a day to come.
    """
    work.require(*FRONT)
    if since > work.office_date:
        raise OfficeError("absence.in_future", field="since")
    _known(work, resident_id)
    if school_id is not None and work.session.get(School, school_id) is None:
        raise OfficeError("school.unknown", field="school")
    before = work.session.get(ResidentSchool, resident_id)
    class_name = tidy_name(class_name)[:40]
    now = None if before is None else (before.school_id, before.class_name)
    if now == (None if school_id is None else (school_id, class_name)):
        return
    if before is not None and school_id is not None:
        before.school_id, before.class_name, before.since = school_id, class_name, since
    elif before is not None:
        work.session.delete(before)
    elif school_id is not None:
        work.session.add(
            ResidentSchool(
                resident_id=resident_id, school_id=school_id, class_name=class_name, since=since
            )
        )
    work.session.flush()
    work.record("pupil.placed", resident_id, school=school_id)


def set_election_day(work: Work, *, day: date | None) -> None:
    """Set the day that first-time voters are counted up to; None takes it away.

    Raises `election.past` for a day that is over.
    """
    work.require(*OFFICE)
    if day is not None and day <= work.office_date:
        raise OfficeError("election.past", field="day")
    setting = work.session.get(OfficeSetting, ELECTION_DAY)
    value = "" if day is None else day.isoformat()
    if setting is None:
        work.session.add(OfficeSetting(key=ELECTION_DAY, value=value))
    else:
        setting.value = value
    work.session.flush()
    work.record("election.set", 1, day=value)


def _known(work: Work, resident_id: int) -> None:
    """Hold the person's row, so that two who say something of one person take turns."""
    found = work.session.execute(
        select(Resident.id).where(col(Resident.id) == resident_id).with_for_update()
    ).one_or_none()
    if found is None:
        raise OfficeError("resident.unknown")


def _newest(work: Work, resident_id: int) -> Absence | None:
    return work.session.exec(
        select(Absence)
        .where(col(Absence.resident_id) == resident_id)
        .order_by(col(Absence.id).desc())
        .limit(1)
    ).first()


def _cancel_open_report(work: Work, resident_id: int) -> None:
    """A report stands on its reason: it must not go on when the reason is gone."""
    cancelled = work.session.execute(
        update(DepartureReport)
        .where(
            col(DepartureReport.resident_id) == resident_id, col(DepartureReport.state).in_(OPEN)
        )
        .values(state=ReportState.CANCELLED, ended_at=work.now)
        .returning(col(DepartureReport.id))
    )
    for (report_id,) in cancelled.all():
        work.record("departure.cancelled", report_id)


def _said(row: Absence) -> tuple[object, ...]:
    return row.why, row.evidence, row.seen_on, row.source, row.said_by, row.note


def _append(work: Work, row: Absence) -> int:
    work.session.add(row)
    work.session.flush()
    assert row.id is not None
    return row.id


def _write_school(
    work: Work,
    school_id: int | None,
    name: str,
    level: SchoolLevel,
    village_code: str | None,
    active: bool,
) -> int:
    if school_id is None:
        school = School(name=name, level=level, village_code=village_code, active=active)
        work.session.add(school)
        work.session.flush()
        return school.id or 0
    changed = work.session.execute(
        update(School)
        .where(col(School.id) == school_id)
        .values(name=name, level=level, village_code=village_code, active=active)
        .returning(col(School.id))
    ).one_or_none()
    if changed is None:
        raise OfficeError("school.unknown", field="school")
    return school_id
