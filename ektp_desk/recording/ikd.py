"""Activations of the digital identity (IKD): who, when, by whom, on which telephone."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, insert, select
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.recording.models_followup import IkdActivation
from ektp_desk.recording.rules import prints_from
from ektp_desk.recording.rules_followup import DeviceCheck
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import mask_nik

ACTIVATORS = (Role.COUNTER, Role.RECORDER, Role.HANDOVER, Role.SUPERVISOR)
MOST_NOTE, MOST = 200, 500
ACTIVATED = (DeviceCheck.OWN_PHONE, DeviceCheck.FAMILY_PHONE)


@dataclass(frozen=True)
class IkdRow:
    """One activation, or one that failed."""

    id: int
    at: datetime
    office_date: date
    resident_id: int
    name: str
    masked_nik: str
    device_check: DeviceCheck
    note: str
    officer: str


@dataclass(frozen=True)
class IkdCount:
    """Activations of a time, for reports: those that succeeded, and those that failed."""

    activated: int
    failed: int


def activate(work: Work, *, resident_id: int, device_check: DeviceCheck, note: str = "") -> IkdRow:
    """Note an activation with what was seen on the telephone.

    Only for those old enough for a card (`ikd.too_young`); once a day (`ikd.already`), unless it
    failed before.
    """
    work.require(*ACTIVATORS)
    person = work.session.get(Resident, resident_id, with_for_update={"key_share": True})
    if person is None:
        raise OfficeError("resident.unknown")
    age = profile(work.session).print_from_age
    first = prints_from(person.birth_date, person.marital_status, print_from_age=age)
    if first > work.office_date:
        raise OfficeError("ikd.too_young")
    if _activated_today(work, resident_id):
        raise OfficeError("ikd.already")
    row = {
        "resident_id": resident_id,
        "device_check": DeviceCheck(device_check),
        "note": " ".join(note.split())[:MOST_NOTE],
        "at": work.now,
        "office_date": work.office_date,
        "officer_id": work.actor.officer_id,
    }
    found = work.session.execute(insert(IkdActivation).returning(col(IkdActivation.id)), row)
    activation_id = int(found.scalar_one() or 0)
    work.record("ikd.activated", activation_id, device_check=DeviceCheck(device_check).value)
    return activations(work.session, first=work.office_date, last=work.office_date)[0]


def activations(session: Session, *, first: date, last: date) -> tuple[IkdRow, ...]:
    """The log from `first` to `last`, newest first."""
    statement = (
        select(
            col(IkdActivation.id),
            col(IkdActivation.at),
            col(IkdActivation.office_date),
            col(IkdActivation.resident_id),
            col(Resident.name),
            col(Resident.nik),
            col(IkdActivation.device_check),
            col(IkdActivation.note),
            func.coalesce(Officer.full_name, ""),
        )
        .join(Resident, col(Resident.id) == col(IkdActivation.resident_id))
        .outerjoin(Officer, col(Officer.id) == col(IkdActivation.officer_id))
        .where(col(IkdActivation.office_date).between(first, last))
        .order_by(col(IkdActivation.id).desc())
        .limit(MOST)
    )
    rows = []
    for row in session.execute(statement):
        values = list(row)
        values[5] = mask_nik(values[5])
        rows.append(IkdRow(*values))
    return tuple(rows)


def count(session: Session, *, first: date, last: date) -> IkdCount:
    """How many activations from `first` to `last`: for reports."""
    statement = (
        select(col(IkdActivation.device_check), func.count())
        .where(col(IkdActivation.office_date).between(first, last))
        .group_by(col(IkdActivation.device_check))
    )
    found = {DeviceCheck(check): int(number) for check, number in session.execute(statement)}
    return IkdCount(
        activated=sum(found.get(check, 0) for check in ACTIVATED),
        failed=found.get(DeviceCheck.FAILED, 0),
    )


def _activated_today(work: Work, resident_id: int) -> bool:
    statement = select(col(IkdActivation.id)).where(
        col(IkdActivation.resident_id) == resident_id,
        col(IkdActivation.office_date) == work.office_date,
        col(IkdActivation.device_check).in_(ACTIVATED),
    )
    return work.session.execute(statement).first() is not None
