"""Recordings and central statuses, to look at."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.queries import profile
from ektp_desk.queue.models import Service
from ektp_desk.recording.ageing import limits
from ektp_desk.recording.checklist import Step, steps
from ektp_desk.recording.definitions import Definition, unpacked
from ektp_desk.recording.eligibility import Applicant, Verdict, may_print, may_record
from ektp_desk.recording.models import (
    CentralRecord,
    CentralSighting,
    ChecklistVersion,
    Recording,
    RecordingItem,
)
from ektp_desk.recording.needs import Need, adapted, ordered
from ektp_desk.recording.rules import (
    CentralStatus,
    ExceptionKind,
    ItemState,
    RecordingState,
    SightingSource,
    overdue,
    photo_background,
)
from ektp_desk.residents.models import Resident
from ektp_desk.residents.queries import entries_of
from ektp_desk.residents.rules import Citizenship, MaritalStatus, age_on, mask_nik


@dataclass(frozen=True)
class ItemRow:
    """One thing of the checklist; `label` is a paper's name, empty for the others.

    `at` is when it was last done or excused.
    """

    key: str
    label: str
    state: ItemState
    exception: ExceptionKind | None
    reason: str
    attempts: int
    signed_off_by: str
    at: datetime | None


@dataclass(frozen=True)
class RecordingRow:
    """A recording as listed; `special` when it is recorded the special way."""

    id: int
    number: str
    resident_id: int
    resident_name: str
    masked_nik: str
    state: RecordingState
    operator_id: int | None
    operator: str
    office_date: date
    started_at: datetime
    return_reason: str
    version: int
    special: bool
    done: int
    total: int


@dataclass(frozen=True)
class RecordingView:
    """A recording whole, with its steps; `version` guards every change.

    `rules` is the checklist it was begun under, `definition` the same with what `needs` add.
    """

    id: int
    number: str
    token: str
    resident_id: int
    resident_name: str
    masked_nik: str
    birth_place: str
    birth_date: date
    sex: str
    address: str
    ticket_id: int | None
    service_code: str
    office_date: date
    place: str
    state: RecordingState
    override_reason: str
    operator_id: int | None
    operator: str
    former_operators: tuple[int, ...]
    reviewer: str
    return_reason: str
    started_at: datetime
    submitted_at: datetime | None
    reviewed_at: datetime | None
    version: int
    background: str
    checklist: int
    rules: Definition
    needs: tuple[Need, ...]
    witness: str
    items: tuple[ItemRow, ...]
    steps: tuple[Step, ...]

    @property
    def definition(self) -> Definition:
        """The checklist this person is recorded by."""
        return adapted(self.rules, self.needs)

    def worked_on_by(self, officer_id: int | None) -> bool:
        """Whether this officer is or was its operator."""
        return officer_id == self.operator_id or officer_id in self.former_operators

    def item(self, key: str) -> ItemRow:
        """One item by its key."""
        return next(item for item in self.items if item.key == key)

    def states(self) -> dict[str, ItemState]:
        """The items' states by key, in order."""
        return {item.key: item.state for item in self.items}


@dataclass(frozen=True)
class CentralRow:
    """The newest status seen of one person; `overdue_remedy` is a code when it stands too long."""

    resident_id: int
    status: CentralStatus
    since: date
    seen_at: datetime
    service_code: str
    urgent_reason: str
    overdue_remedy: str


@dataclass(frozen=True)
class SightingRow:
    """One sighting of a status."""

    seen_at: datetime
    status: CentralStatus
    source: SightingSource
    officer: str
    note: str


def recording(session: Session, *, recording_id: int) -> RecordingView | None:
    """One recording whole, or None."""
    row = session.get(Recording, recording_id)
    if row is None:
        return None
    person = session.get(Resident, row.resident_id)
    assert person is not None
    names = _names(session, row.operator_id, row.reviewer_id)
    items = _items(session, recording_id)
    checklist = session.get_one(ChecklistVersion, row.checklist_version_id)
    rules, needs = unpacked(checklist.definition), ordered(Need(need) for need in row.needs)
    return RecordingView(
        id=recording_id,
        number=row.number,
        token=row.token,
        resident_id=row.resident_id,
        resident_name=person.name,
        masked_nik=mask_nik(person.nik),
        birth_place=person.birth_place,
        birth_date=person.birth_date,
        sex=person.sex,
        address=person.address,
        ticket_id=row.ticket_id,
        service_code=row.service_code,
        office_date=row.office_date,
        place=row.place,
        state=row.state,
        override_reason=row.override_reason,
        operator_id=row.operator_id,
        operator=names.get(row.operator_id, ""),
        former_operators=tuple(row.former_operators),
        reviewer=names.get(row.reviewer_id, ""),
        return_reason=row.return_reason,
        started_at=row.started_at,
        submitted_at=row.submitted_at,
        reviewed_at=row.reviewed_at,
        version=row.version,
        background=photo_background(person.birth_date),
        checklist=checklist.number,
        rules=rules,
        needs=needs,
        witness=row.witness,
        items=items,
        steps=steps(adapted(rules, needs), {item.key: item.state for item in items}),
    )


def _items(session: Session, recording_id: int) -> tuple[ItemRow, ...]:
    statement = (
        select(RecordingItem, func.coalesce(Officer.full_name, ""))
        .outerjoin(Officer, col(Officer.id) == col(RecordingItem.signed_off_by))
        .where(col(RecordingItem.recording_id) == recording_id)
        .order_by(col(RecordingItem.position))
    )
    return tuple(
        ItemRow(
            item.key,
            item.label,
            item.state,
            item.exception,
            item.reason,
            item.attempts,
            officer,
            item.at,
        )
        for item, officer in session.execute(statement)
    )


def _names(session: Session, *ids: int | None) -> dict[int | None, str]:
    wanted = [officer_id for officer_id in ids if officer_id is not None]
    statement = select(col(Officer.id), col(Officer.full_name)).where(col(Officer.id).in_(wanted))
    return dict(session.execute(statement).all())


def recordings(
    session: Session, *, states: tuple[RecordingState, ...], day: date | None = None
) -> tuple[RecordingRow, ...]:
    """Recordings in some states, oldest first; `day` keeps one office day."""
    statement = _listed().where(col(Recording.state).in_(states))
    if day is not None:
        statement = statement.where(col(Recording.office_date) == day)
    return _list(session, statement.order_by(col(Recording.id)))


def recordings_of_resident(session: Session, *, resident_id: int) -> tuple[RecordingRow, ...]:
    """A person's recordings, newest first."""
    statement = _listed().where(col(Recording.resident_id) == resident_id)
    return _list(session, statement.order_by(col(Recording.id).desc()))


def recording_by_token(session: Session, *, token: str) -> int | None:
    """The recording whose receipt carries this QR token, or this number."""
    wanted = token.strip()
    statement = select(col(Recording.id)).where(
        (col(Recording.token) == wanted) | (col(Recording.number) == wanted.upper())
    )
    return session.execute(statement).scalars().first()


def recording_of_ticket(session: Session, *, ticket_id: int) -> RecordingRow | None:
    """The newest recording begun for a ticket."""
    statement = _listed().where(col(Recording.ticket_id) == ticket_id)
    rows = _list(session, statement.order_by(col(Recording.id).desc()).limit(1))
    return rows[0] if rows else None


def verdict(session: Session, *, resident_id: int, day: date) -> Verdict:
    """Whether a person may be recorded on `day`, by the office's settings."""
    person = session.get(Resident, resident_id)
    assert person is not None
    central_row = session.get(CentralRecord, resident_id)
    office = profile(session)
    return may_record(
        applicant(person, central_row.status if central_row else None, day),
        day=day,
        from_age=office.record_from_age,
    )


def print_verdict(session: Session, *, resident_id: int, day: date) -> Verdict:
    """Whether a card may be printed for a person on `day`, by the office's settings."""
    person = session.get(Resident, resident_id)
    assert person is not None
    central_row = session.get(CentralRecord, resident_id)
    office = profile(session)
    return may_print(
        applicant(person, central_row.status if central_row else None, day),
        day=day,
        from_age=office.print_from_age,
    )


def applicant(person: Resident, status: CentralStatus | None, day: date) -> Applicant:
    """A resident as the eligibility rules see them."""
    return Applicant(
        age=age_on(person.birth_date, day),
        ever_married=person.marital_status is not MaritalStatus.SINGLE,
        foreigner=person.citizenship is Citizenship.WNA,
        itap_until=person.itap_until,
        presence=person.presence,
        status=status,
    )


def central(session: Session, *, resident_id: int, day: date) -> CentralRow | None:
    """The newest status seen of a person, or None if none was ever seen."""
    row = session.get(CentralRecord, resident_id)
    if row is None:
        return None
    entry = overdue(row.status, row.since, day, limits(session))
    return CentralRow(
        resident_id=resident_id,
        status=row.status,
        since=row.since,
        seen_at=row.seen_at,
        service_code=row.service_code or "",
        urgent_reason=row.urgent_reason,
        overdue_remedy=entry.remedy if entry else "",
    )


def sightings(session: Session, *, resident_id: int) -> tuple[SightingRow, ...]:
    """All sightings of a person's status, newest first."""
    statement = (
        select(
            col(CentralSighting.seen_at),
            col(CentralSighting.status),
            col(CentralSighting.source),
            func.coalesce(Officer.full_name, ""),
            col(CentralSighting.note),
        )
        .outerjoin(Officer, col(Officer.id) == col(CentralSighting.officer_id))
        .where(col(CentralSighting.resident_id).in_(entries_of(session, resident_id)))
        .order_by(col(CentralSighting.id).desc())
    )
    return tuple(SightingRow(*row) for row in session.execute(statement))


def service_names(session: Session) -> dict[str, tuple[str, str]]:
    """Service names (Indonesian, English) by code."""
    statement = select(col(Service.code), col(Service.name_id), col(Service.name_en))
    return {code: (name_id, name_en) for code, name_id, name_en in session.execute(statement)}


def _listed() -> Select[*tuple[Any, ...]]:
    item = aliased(RecordingItem)
    done = (
        select(func.count(col(item.id)))
        .where(col(item.recording_id) == col(Recording.id), col(item.state) != ItemState.PENDING)
        .scalar_subquery()
    )
    every = (
        select(func.count(col(item.id)))
        .where(col(item.recording_id) == col(Recording.id))
        .scalar_subquery()
    )
    return (
        select(
            col(Recording.id),
            col(Recording.number),
            col(Recording.resident_id),
            col(Resident.name),
            col(Resident.nik),
            col(Recording.state),
            col(Recording.operator_id),
            func.coalesce(Officer.full_name, ""),
            col(Recording.office_date),
            col(Recording.started_at),
            col(Recording.return_reason),
            col(Recording.version),
            col(Recording.needs),
            done,
            every,
        )
        .join(Resident, col(Resident.id) == col(Recording.resident_id))
        .outerjoin(Officer, col(Officer.id) == col(Recording.operator_id))
    )


def _list(session: Session, statement: Select[*tuple[Any, ...]]) -> tuple[RecordingRow, ...]:
    rows = []
    for row in session.execute(statement):
        values = list(row)
        values[4] = mask_nik(values[4])
        values[12] = bool(values[12])
        rows.append(RecordingRow(*values))
    return tuple(rows)
