"""How far each person is, as SQL: one place for counts and for lists of people.

A card is held by whoever was handed one here, whoever the central system calls issued, and
whoever waits for the next one: a reprint is not a first card.
"""

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    case,
    exists,
    func,
    or_,
    select,
    type_coerce,
)
from sqlmodel import col

from ektp_desk.cards.models import Card
from ektp_desk.cards.rules import FIRST_CARD_SERVICE, CardState
from ektp_desk.coverage.models import Absence
from ektp_desk.coverage.rules import AGE_FROM, AgeGroup, Stage, born_until
from ektp_desk.recording.models import CentralRecord, Recording
from ektp_desk.recording.rules import CentralStatus, RecordingState
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import MaritalStatus, Presence

PRINTING = (
    CentralStatus.PRINT_READY_RECORD,
    CentralStatus.SENT_FOR_CARD_PRINTING,
    CentralStatus.CARD_PRINTED,
    CentralStatus.CARD_SHIPPED,
)
TROUBLED = (
    CentralStatus.ENROLL_FAILURE_AT_REGIONAL,
    CentralStatus.ENROLL_FAILURE_AT_CENTRAL,
    CentralStatus.SEARCH_FAILURE_AT_CENTRAL,
    CentralStatus.ADJUDICATE_RECORD,
    CentralStatus.DUPLICATE_RECORD,
    CentralStatus.REQUEST_VALIDATION,
)
# Of disputed ones at least one will count: nobody goes there a second time meanwhile.
HANDED_IN = (RecordingState.AWAITING_REVIEW, RecordingState.APPROVED, RecordingState.DISPUTED)


def obliged(day: date) -> ColumnElement[bool]:
    """Who must hold a card on `day` and lives here (`residents.rules.is_obliged`)."""
    return and_(
        col(Resident.presence) == Presence.PRESENT,
        or_(
            col(Resident.birth_date) <= born_until(17, day),
            col(Resident.marital_status) != MaritalStatus.SINGLE,
        ),
    )


def stage() -> ColumnElement[str]:
    """A person's `Stage`, for a query that has `Resident` and, outer joined, `CentralRecord`."""
    status = col(CentralRecord.status)
    reprint = and_(
        status.in_(PRINTING),
        col(CentralRecord.service_code).is_not(None),
        col(CentralRecord.service_code) != FIRST_CARD_SERVICE,
    )
    return case(
        (status == CentralStatus.CARD_ISSUED, Stage.HELD.value),
        (reprint, Stage.HELD.value),
        (_has_card(CardState.HANDED_OVER), Stage.HELD.value),
        (
            status.in_((CentralStatus.CARD_PRINTED, CentralStatus.CARD_SHIPPED)),
            Stage.UNCOLLECTED.value,
        ),
        (_has_card(CardState.PRINTED, CardState.OUT), Stage.UNCOLLECTED.value),
        (status.in_(PRINTING), Stage.READY.value),
        (status.in_(TROUBLED), Stage.TROUBLE.value),
        (status != CentralStatus.UNREGISTERED, Stage.ON_THE_WAY.value),
        (_handed_in(), Stage.ON_THE_WAY.value),
        else_=Stage.UNRECORDED.value,
    )


def age_group(day: date) -> ColumnElement[str]:
    """A person's `AgeGroup` on `day`."""
    born = col(Resident.birth_date)
    whens = [(born <= born_until(age, day), group.value) for age, group in AGE_FROM]
    return case(*whens, else_=AgeGroup.UNDER_17.value)


def why() -> ColumnElement[str]:
    """The present reason of a person, "" where there is none."""
    newest = (
        select(type_coerce(col(Absence.why), String))
        .where(col(Absence.resident_id) == col(Resident.id))
        .order_by(col(Absence.id).desc())
        .limit(1)
        .correlate(Resident)
        .scalar_subquery()
    )
    return func.coalesce(newest, "")


def with_central(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """The statement with the central record of each person, if there is one."""
    return statement.outerjoin(CentralRecord, col(CentralRecord.resident_id) == col(Resident.id))


def _has_card(*states: CardState) -> ColumnElement[bool]:
    return (
        exists()
        .where(col(Card.resident_id) == col(Resident.id), col(Card.state).in_(states))
        .correlate(Resident)
    )


def _handed_in() -> ColumnElement[bool]:
    return (
        exists()
        .where(col(Recording.resident_id) == col(Resident.id), col(Recording.state).in_(HANDED_IN))
        .correlate(Resident)
    )
