"""What waits for review, what came back, what is left open: the whole office on one screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from ektp_desk.accounts.models import Counter, Officer
from ektp_desk.queue.models import Ticket
from ektp_desk.recording.models import Recording, RecordingItem
from ektp_desk.recording.models_review import RecordingReview
from ektp_desk.recording.rules import ItemState, RecordingState
from ektp_desk.recording.rules_review import ReviewFlag, ReviewOutcome, review_flags
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import mask_nik

DRAFTS = (RecordingState.DRAFT, RecordingState.DOCUMENTS_OK, RecordingState.CAPTURED)


@dataclass(frozen=True)
class ReviewRow:
    """A recording as the reviewer sees it.

    `counter` is where its number was called; empty for one without a number. `attempts` counts
    those beyond the first of each thing. `excepted` are the keys of what was excused.
    """

    id: int
    number: str
    resident_name: str
    masked_nik: str
    state: RecordingState
    operator: str
    counter: str
    office_date: date
    started_at: datetime
    submitted_at: datetime | None
    return_reason: str
    override_reason: str
    done: int
    total: int
    attempts: int
    excepted: tuple[tuple[str, str], ...]
    returned_times: int
    flags: tuple[ReviewFlag, ...]
    version: int

    @property
    def safe(self) -> bool:
        """Whether it may be approved together with others."""
        return not self.flags


@dataclass(frozen=True)
class ReviewBoard:
    """The office's recordings at the end of a day; drafts are those of today and of before."""

    waiting: tuple[ReviewRow, ...]
    returned: tuple[ReviewRow, ...]
    drafts: tuple[ReviewRow, ...]
    approved: tuple[ReviewRow, ...]


@dataclass(frozen=True)
class DecisionRow:
    """One decision about a recording."""

    at: datetime
    outcome: ReviewOutcome
    reasons: tuple[str, ...]
    note: str
    officer: str


def board(session: Session, *, day: date, reviewer: int | None) -> ReviewBoard:
    """Everything of all counters that is not finished, and what was approved on `day`."""
    approved = _all().where(
        col(Recording.state) == RecordingState.APPROVED, col(Recording.office_date) == day
    )
    return ReviewBoard(
        waiting=waiting(session, reviewer=reviewer),
        returned=_rows(session, _in(RecordingState.RETURNED), reviewer),
        drafts=_rows(session, _in(*DRAFTS), reviewer),
        approved=_rows(session, approved, reviewer),
    )


def waiting(session: Session, *, reviewer: int | None) -> tuple[ReviewRow, ...]:
    """What awaits review, oldest first, with what `reviewer` must look at singly."""
    return _rows(session, _in(RecordingState.AWAITING_REVIEW), reviewer)


def returned_to(session: Session, *, officer_id: int | None) -> tuple[ReviewRow, ...]:
    """What was returned to an officer and is not submitted again, oldest first."""
    mine = _in(RecordingState.RETURNED).where(col(Recording.operator_id) == officer_id)
    return _rows(session, mine, None)


def decisions(session: Session, *, recording_id: int) -> tuple[DecisionRow, ...]:
    """All decisions about a recording, newest first."""
    statement = (
        select(
            col(RecordingReview.at),
            col(RecordingReview.outcome),
            col(RecordingReview.reasons),
            col(RecordingReview.note),
            func.coalesce(Officer.full_name, ""),
        )
        .outerjoin(Officer, col(Officer.id) == col(RecordingReview.officer_id))
        .where(col(RecordingReview.recording_id) == recording_id)
        .order_by(col(RecordingReview.id).desc())
    )
    return tuple(
        DecisionRow(at, outcome, tuple(reasons), note, officer)
        for at, outcome, reasons, note, officer in session.execute(statement)
    )


def _in(*states: RecordingState) -> Select[*tuple[Any, ...]]:
    return _all().where(col(Recording.state).in_(states))


def _all() -> Select[*tuple[Any, ...]]:
    returned = (
        select(func.count(col(RecordingReview.id)))
        .where(
            col(RecordingReview.recording_id) == col(Recording.id),
            col(RecordingReview.outcome) == ReviewOutcome.RETURNED,
        )
        .scalar_subquery()
    )
    return (
        select(
            Recording,
            col(Resident.name),
            col(Resident.nik),
            func.coalesce(Officer.full_name, ""),
            func.coalesce(Counter.name, ""),
            returned,
        )
        .join(Resident, col(Resident.id) == col(Recording.resident_id))
        .outerjoin(Officer, col(Officer.id) == col(Recording.operator_id))
        .outerjoin(Ticket, col(Ticket.id) == col(Recording.ticket_id))
        .outerjoin(Counter, col(Counter.id) == col(Ticket.counter_id))
        .order_by(col(Recording.id))
    )


def _rows(
    session: Session, statement: Select[*tuple[Any, ...]], reviewer: int | None
) -> tuple[ReviewRow, ...]:
    found = session.execute(statement).all()
    items = _items(session, [row[0].id for row in found])
    return tuple(_row(row, items.get(row[0].id, []), reviewer) for row in found)


@dataclass(frozen=True)
class _Item:
    key: str
    state: ItemState
    reason: str
    attempts: int


def _items(session: Session, ids: Sequence[int]) -> dict[int, list[_Item]]:
    statement = (
        select(
            col(RecordingItem.recording_id),
            col(RecordingItem.key),
            col(RecordingItem.state),
            col(RecordingItem.reason),
            col(RecordingItem.attempts),
        )
        .where(col(RecordingItem.recording_id).in_(ids))
        .order_by(col(RecordingItem.position))
    )
    found: dict[int, list[_Item]] = {}
    for recording_id, *values in session.execute(statement):
        found.setdefault(recording_id, []).append(_Item(*values))
    return found


def _row(row: Any, items: Sequence[_Item], reviewer: int | None) -> ReviewRow:
    recording, name, nik, operator, counter, returned = row
    took_part = (recording.operator_id, *recording.former_operators)
    attempts = sum(max(0, item.attempts - 1) for item in items)
    excepted = tuple((item.key, item.reason) for item in items if item.state is ItemState.EXCEPTION)
    return ReviewRow(
        id=recording.id,
        number=recording.number,
        resident_name=name,
        masked_nik=mask_nik(nik),
        state=recording.state,
        operator=operator,
        counter=counter,
        office_date=recording.office_date,
        started_at=recording.started_at,
        submitted_at=recording.submitted_at,
        return_reason=recording.return_reason,
        override_reason=recording.override_reason,
        done=sum(item.state is not ItemState.PENDING for item in items),
        total=len(items),
        attempts=attempts,
        excepted=excepted,
        returned_times=int(returned),
        flags=review_flags(
            own=reviewer is not None and reviewer in took_part,
            exceptions=len(excepted),
            overridden=bool(recording.override_reason),
            extra_attempts=attempts,
            returned=int(returned),
        ),
        version=recording.version,
    )
