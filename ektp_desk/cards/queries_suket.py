"""Sukets to look at: the register, and those that run out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.queries import profile
from ektp_desk.cards.models_suket import Suket
from ektp_desk.cards.offers import Supply
from ektp_desk.cards.queries_backlog import blanks
from ektp_desk.cards.rules_suket import EXTENDED_FROM, SuketState
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import mask_nik

MOST = 500


class SuketList(StrEnum):
    """Which part of the register."""

    VALID = "valid"
    RUNNING_OUT = "running_out"
    OVER = "over"


@dataclass(frozen=True)
class SuketRow:
    """One certificate."""

    id: int
    number: str
    token: str
    resident_id: int
    resident_name: str
    masked_nik: str
    state: SuketState
    issued_on: date
    valid_until: date
    purpose: str
    ended_on: date | None
    end_reason: str
    officer: str

    def days_left(self, day: date) -> int:
        """Days until it runs out; below zero when it has."""
        return (self.valid_until - day).days


@dataclass(frozen=True)
class SuketBook:
    """A part of the register, how many each part has, and whether one can be issued now."""

    rows: tuple[SuketRow, ...]
    valid: int
    running_out: int
    enabled: bool
    supply: Supply


def book(session: Session, *, day: date, part: SuketList) -> SuketBook:
    """The register on `day`; what runs out is shown by its last day, the rest newest first."""
    soon = day + EXTENDED_FROM
    valid = col(Suket.state) == SuketState.VALID
    running = col(Suket.valid_until) <= soon
    statement = _listed()
    if part is SuketList.RUNNING_OUT:
        statement = statement.where(valid, running).order_by(col(Suket.valid_until), col(Suket.id))
    elif part is SuketList.VALID:
        statement = statement.where(valid).order_by(col(Suket.id).desc())
    else:
        statement = statement.where(~valid).order_by(col(Suket.id).desc())
    counted = select(func.count()).select_from(Suket)
    return SuketBook(
        rows=tuple(_row(row) for row in session.execute(statement.limit(MOST))),
        valid=int(session.execute(counted.where(valid)).scalar_one()),
        running_out=int(session.execute(counted.where(valid, running)).scalar_one()),
        enabled=profile(session).suket_enabled,
        supply=blanks(session, day=day).supply,
    )


def suket(session: Session, *, suket_id: int) -> SuketRow | None:
    """One certificate, or None."""
    found = session.execute(_listed().where(col(Suket.id) == suket_id)).one_or_none()
    return None if found is None else _row(found)


def suket_by_token(session: Session, *, token: str) -> SuketRow | None:
    """The certificate whose QR code this is, or None."""
    found = session.execute(_listed().where(col(Suket.token) == token)).one_or_none()
    return None if found is None else _row(found)


def valid_of(session: Session, *, resident_id: int) -> SuketRow | None:
    """The certificate a person holds, run out or not, or None."""
    statement = _listed().where(
        col(Suket.resident_id) == resident_id, col(Suket.state) == SuketState.VALID
    )
    found = session.execute(statement).one_or_none()
    return None if found is None else _row(found)


def issued_between(session: Session, *, first: date, last: date) -> int:
    """How many were issued from `first` to `last`, extensions among them: for reports."""
    statement = select(func.count()).where(col(Suket.issued_on).between(first, last))
    return int(session.execute(statement.select_from(Suket)).scalar_one())


def _listed() -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Suket.id),
            col(Suket.number),
            col(Suket.token),
            col(Suket.resident_id),
            col(Resident.name).label("resident_name"),
            col(Resident.nik).label("masked_nik"),
            col(Suket.state),
            col(Suket.issued_on),
            col(Suket.valid_until),
            col(Suket.purpose),
            col(Suket.ended_on),
            col(Suket.end_reason),
            func.coalesce(Officer.full_name, "").label("officer"),
        )
        .join(Resident, col(Resident.id) == col(Suket.resident_id))
        .outerjoin(Officer, col(Officer.id) == col(Suket.officer_id))
    )


def _row(found: Any) -> SuketRow:
    return SuketRow(**{**found._mapping, "masked_nik": mask_nik(found.masked_nik)})
