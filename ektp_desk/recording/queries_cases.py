"""Correction cases to look at, with their whole history."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.recording.models import CentralRecord, Recording
from ektp_desk.recording.models_followup import CorrectionCase, CorrectionEvent
from ektp_desk.recording.rules import CentralStatus, RecordingState
from ektp_desk.recording.rules_followup import (
    OPEN_CASES,
    Addressee,
    CaseAct,
    CaseAnswer,
    CaseKind,
    CaseState,
)
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import mask_nik

MOST = 500


@dataclass(frozen=True)
class CaseEventRow:
    """One line of a case's history; `paper_key` names the letter it made."""

    at: datetime
    act: CaseAct
    state: CaseState
    happened_on: date
    note: str
    paper_key: str
    officer: str


@dataclass(frozen=True)
class CaseRow:
    """A case as listed; `last_on` is the day of its newest act."""

    id: int
    number: str
    resident_id: int
    resident_name: str
    masked_nik: str
    kind: CaseKind
    state: CaseState
    opened_on: date
    remind_on: date | None
    letter_number: str
    last_on: date


@dataclass(frozen=True)
class CaseView:
    """A case whole. `recorded_again` is the number of the newest recording begun since it was
    opened, with its state; `status` the central status now."""

    id: int
    number: str
    resident_id: int
    resident_name: str
    masked_nik: str
    kind: CaseKind
    state: CaseState
    addressee: Addressee
    elsewhere: str
    story: str
    letter_number: str
    answer: CaseAnswer | None
    remind_on: date | None
    opened_on: date
    opened_by: str
    version: int
    status: CentralStatus | None
    recorded_again: str
    recording_state: RecordingState | None
    events: tuple[CaseEventRow, ...]

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.state in OPEN_CASES


def cases(session: Session, *, only_open: bool = True) -> tuple[CaseRow, ...]:
    """The cases, those to be reminded of first, then the oldest; closed ones newest first."""
    statement = _listed()
    if only_open:
        due = func.coalesce(CorrectionCase.remind_on, CorrectionCase.opened_on)
        statement = statement.where(col(CorrectionCase.state).in_(OPEN_CASES)).order_by(
            due, col(CorrectionCase.id)
        )
    else:
        statement = statement.where(col(CorrectionCase.state).not_in(OPEN_CASES)).order_by(
            col(CorrectionCase.id).desc()
        )
    return tuple(_row(row) for row in session.execute(statement.limit(MOST)))


def case(session: Session, *, case_id: int) -> CaseView | None:
    """One case whole, or None."""
    row = session.get(CorrectionCase, case_id)
    if row is None:
        return None
    person = session.get(Resident, row.resident_id)
    assert person is not None
    record = session.get(CentralRecord, row.resident_id)
    opener = session.get(Officer, row.opened_by) if row.opened_by else None
    number, state = _recorded_since(session, row)
    return CaseView(
        id=case_id,
        number=row.number,
        resident_id=row.resident_id,
        resident_name=person.name,
        masked_nik=mask_nik(person.nik),
        kind=row.kind,
        state=row.state,
        addressee=row.addressee,
        elsewhere=row.elsewhere,
        story=row.story,
        letter_number=row.letter_number,
        answer=row.answer,
        remind_on=row.remind_on,
        opened_on=row.opened_on,
        opened_by=opener.full_name if opener else "",
        version=row.version,
        status=record.status if record else None,
        recorded_again=number,
        recording_state=state,
        events=_events(session, case_id),
    )


def open_case_of(session: Session, *, resident_id: int) -> int | None:
    """The id of a person's open case, or None."""
    statement = select(col(CorrectionCase.id)).where(
        col(CorrectionCase.resident_id) == resident_id, col(CorrectionCase.state).in_(OPEN_CASES)
    )
    return session.execute(statement).scalars().first()


def _recorded_since(session: Session, row: CorrectionCase) -> tuple[str, RecordingState | None]:
    """The newest recording begun after the new recording was allowed."""
    allowed = select(func.max(CorrectionEvent.at)).where(
        col(CorrectionEvent.case_id) == row.id,
        col(CorrectionEvent.act) == CaseAct.RECORDING_AGAIN,
    )
    newest = (
        select(col(Recording.number), col(Recording.state))
        .where(
            col(Recording.resident_id) == row.resident_id,
            col(Recording.started_at) >= allowed.scalar_subquery(),
        )
        .order_by(col(Recording.id).desc())
        .limit(1)
    )
    found = session.execute(newest).one_or_none()
    return (found[0], found[1]) if found is not None else ("", None)


def _events(session: Session, case_id: int) -> tuple[CaseEventRow, ...]:
    statement = (
        select(
            col(CorrectionEvent.at),
            col(CorrectionEvent.act),
            col(CorrectionEvent.state),
            col(CorrectionEvent.happened_on),
            col(CorrectionEvent.note),
            col(CorrectionEvent.paper_key),
            func.coalesce(Officer.full_name, ""),
        )
        .outerjoin(Officer, col(Officer.id) == col(CorrectionEvent.officer_id))
        .where(col(CorrectionEvent.case_id) == case_id)
        .order_by(col(CorrectionEvent.id))
    )
    return tuple(CaseEventRow(*row) for row in session.execute(statement))


def _listed() -> Select[*tuple[Any, ...]]:
    last = (
        select(func.max(CorrectionEvent.office_date))
        .where(col(CorrectionEvent.case_id) == col(CorrectionCase.id))
        .scalar_subquery()
    )
    return select(CorrectionCase, col(Resident.name), col(Resident.nik), last).join(
        Resident, col(Resident.id) == col(CorrectionCase.resident_id)
    )


def _row(found: Any) -> CaseRow:
    row, name, nik, last = found
    return CaseRow(
        row.id,
        row.number,
        row.resident_id,
        name,
        mask_nik(nik),
        row.kind,
        row.state,
        row.opened_on,
        row.remind_on,
        row.letter_number,
        last or row.opened_on,
    )
