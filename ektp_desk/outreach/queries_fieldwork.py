"""The visit on a laptop, to look at: the people, one of them, and what is to go home."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from ektp_desk.accounts.models import Officer
from ektp_desk.cards.models import Card
from ektp_desk.cards.queries import CardRow, cards_of_resident
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.outreach.fieldoffice import KnownRecording, field_visit, known_recordings
from ektp_desk.outreach.fieldwork import TO_FETCH
from ektp_desk.outreach.models import OutreachTarget, OutreachVisit
from ektp_desk.outreach.models_field import FieldOutbox, FieldPerson
from ektp_desk.outreach.rules import TargetOutcome, TargetReason, VisitKind
from ektp_desk.outreach.rules_field import EventKind
from ektp_desk.recording.models import Recording
from ektp_desk.recording.queries import (
    CentralRow,
    RecordingRow,
    central,
    recordings_of_resident,
)
from ektp_desk.recording.rules import EDITABLE_STATES, RecordingState
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.queries import ResidentView, resident
from ektp_desk.residents.rules import mask_nik


@dataclass(frozen=True)
class FieldRow:
    """One person on the laptop. `reason` is None for who is not on the visit's list.

    `drafting` when a recording was begun here and not finished; `is_new` for who was added here.
    """

    resident_id: int
    name: str
    name_key: str
    nik: str
    masked_nik: str
    birth_date: date
    address: str
    rt: str
    rw: str
    village: str
    reason: TargetReason | None
    outcome: TargetOutcome | None
    note: str
    is_new: bool
    drafting: bool
    has_card: bool

    @property
    def listed(self) -> bool:
        """Whether the person counts for the visit: on the list, new, or met all the same."""
        return self.reason is not None or self.is_new or self.drafting

    @property
    def done(self) -> bool:
        """Whether nothing is left to do; who was not met may be met yet."""
        return self.outcome not in (None, TargetOutcome.NOT_MET)


@dataclass(frozen=True)
class NoteRow:
    """A note about the visit."""

    at: datetime
    officer: str
    text: str


@dataclass(frozen=True)
class Sending:
    """Events by how far they are: never packed, packed without receipt, confirmed."""

    fresh: int
    packed: int
    confirmed: int


@dataclass(frozen=True)
class Figures:
    """How far the visit is: people that count for it, those done, and those recorded."""

    people: int
    done: int
    recorded: int


@dataclass(frozen=True)
class FieldSheet:
    """The whole visit as the team sees it; `last_act` is the latest act on this laptop."""

    number: str
    title: str
    kind: VisitKind
    place: str
    village_code: str | None
    day: date
    contact_name: str
    contact: str
    note: str
    rows: tuple[FieldRow, ...]
    notes: tuple[NoteRow, ...]
    sending: Sending
    drafts: int
    last_act: datetime | None

    @property
    def figures(self) -> Figures:
        """How far the visit is."""
        listed = [row for row in self.rows if row.listed]
        return Figures(
            people=len(listed),
            done=sum(row.done for row in listed),
            recorded=sum(row.outcome is TargetOutcome.RECORDED for row in listed),
        )


@dataclass(frozen=True)
class FieldPersonView:
    """One person with all the team may need. `known` are recordings the office knew of."""

    row: FieldRow
    person: ResidentView
    central: CentralRow | None
    known: tuple[KnownRecording, ...]
    recordings: tuple[RecordingRow, ...]
    cards: tuple[CardRow, ...]
    new_note: str
    told_at: datetime | None
    told_by: str

    @property
    def recorded_in_the_office(self) -> bool:
        """Whether the office records this person or did: once more would make a duplicate."""
        ended = (RecordingState.CANCELLED, RecordingState.RETURNED)
        return any(RecordingState(known.state) not in ended for known in self.known)


def sheet(session: Session) -> FieldSheet | None:
    """The visit of this laptop's database, or None in the office."""
    field = field_visit(session)
    visit = None if field is None else session.get(OutreachVisit, field.visit_id)
    if visit is None:
        return None
    rows = _rows(session)
    return FieldSheet(
        number=visit.number, title=visit.title, kind=visit.kind, place=visit.place,
        village_code=visit.village_code,
        day=visit.day, contact_name=visit.contact_name, contact=visit.contact, note=visit.note,
        rows=rows, notes=notes(session), sending=sending(session),
        drafts=sum(row.drafting for row in rows), last_act=last_act(session),
    )  # fmt: skip


def field_person(session: Session, *, resident_id: int, day: date) -> FieldPersonView | None:
    """One person on the laptop, or None."""
    person = resident(session, resident_id=resident_id)
    rows = _rows(session, resident_id)
    if person is None or not rows:
        return None
    target = session.exec(
        select(OutreachTarget).where(col(OutreachTarget.resident_id) == resident_id)
    ).first()
    added = session.get(FieldPerson, resident_id)
    by = None if target is None or target.outcome_by is None else session.get(
        Officer, target.outcome_by
    )  # fmt: skip
    return FieldPersonView(
        row=rows[0], person=person, central=central(session, resident_id=resident_id, day=day),
        known=known_recordings(session).get(resident_id, ()),
        recordings=recordings_of_resident(session, resident_id=resident_id),
        cards=tuple(card for card in cards_of_resident(session, resident_id=resident_id)
                    if card.state in TO_FETCH),
        new_note="" if added is None else added.note,
        told_at=None if target is None else target.outcome_at,
        told_by="" if by is None else by.full_name,
    )  # fmt: skip


def notes(session: Session) -> tuple[NoteRow, ...]:
    """What was noted about the visit, newest first."""
    statement = (
        select(FieldOutbox, func.coalesce(Officer.full_name, ""))
        .outerjoin(Officer, col(Officer.id) == col(FieldOutbox.officer_id))
        .where(col(FieldOutbox.kind) == EventKind.VISIT_NOTE)
        .order_by(col(FieldOutbox.id).desc())
    )
    return tuple(
        NoteRow(row.at, officer, str(row.content["text"]))
        for row, officer in session.exec(statement)
    )


def sending(session: Session) -> Sending:
    """How far the events of this laptop are."""
    waits = col(FieldOutbox.received_at).is_(None)
    went_out = col(FieldOutbox.sequence).is_not(None)
    statement = select_columns(
        func.count().filter(waits & ~went_out),
        func.count().filter(waits & went_out),
        func.count().filter(~waits),
    ).select_from(FieldOutbox)
    return Sending(*session.execute(statement).one())


def last_act(session: Session) -> datetime | None:
    """When something was last done in this database, by the clock of then."""
    return session.exec(select(func.max(col(AuditEntry.at)))).one()


def _rows(session: Session, resident_id: int | None = None) -> tuple[FieldRow, ...]:
    """Column by column: a whole village's rows are read anew after each act."""
    person, target = col(Resident.id), OutreachTarget
    statement = (
        select_columns(
            person, col(Resident.name), col(Resident.name_key), col(Resident.nik),
            col(Resident.birth_date), col(Resident.address), col(Resident.rt), col(Resident.rw),
            func.coalesce(col(Region.name), ""), col(target.reason), col(target.outcome),
            func.coalesce(col(target.note), ""), col(FieldPerson.resident_id),
        )
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .outerjoin(target, col(target.resident_id) == person)
        .outerjoin(FieldPerson, col(FieldPerson.resident_id) == person)
        .where(col(Resident.merged_into).is_(None))
        .order_by(col(Resident.village_code), col(Resident.rw), col(Resident.rt),
                  col(Resident.name_key), person)
    )  # fmt: skip
    if resident_id is not None:
        statement = statement.where(person == resident_id)
    drafting = _ids(session, select(Recording.resident_id).where(
        col(Recording.state).in_(EDITABLE_STATES)))  # fmt: skip
    carrying = _ids(session, select(Card.resident_id).where(col(Card.state).in_(TO_FETCH)))
    return tuple(
        FieldRow(
            number, name, key, nik, mask_nik(nik), born, address, rt, rw, village, reason,
            outcome, note, new is not None, number in drafting, number in carrying,
        )
        for number, name, key, nik, born, address, rt, rw, village, reason, outcome, note, new
        in session.execute(statement)
    )  # fmt: skip


def _ids(session: Session, statement: Any) -> frozenset[int]:
    return frozenset(session.exec(statement))
