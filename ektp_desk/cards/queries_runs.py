"""Runs of prints to look at: how far one is, and what became of its pieces."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.cards.models import Card
from ektp_desk.cards.models_runs import PrintRun
from ektp_desk.cards.rules import CardState


@dataclass(frozen=True)
class RunRow:
    """One run and its pieces by outcome; `printing` is the one in hand (0 or 1)."""

    id: int
    number: str
    operator_id: int | None
    operator: str
    station: str
    printer_name: str
    planned: int
    service_code: str | None
    village_code: str | None
    office_date: date
    started_at: datetime
    ended_at: datetime | None
    good: int
    spoiled: int
    unknown: int
    skipped: int
    printing: int

    @property
    def taken(self) -> int:
        """How many people of the run had their turn, the one in hand among them."""
        return self.good + self.spoiled + self.unknown + self.skipped + self.printing

    @property
    def left(self) -> int:
        """How many of the planned people did not have their turn."""
        return max(0, self.planned - self.taken)


def run(session: Session, *, run_id: int) -> RunRow | None:
    """One run by its id."""
    return _one(session, col(PrintRun.id) == run_id)


def open_run(session: Session, *, officer_id: int | None) -> RunRow | None:
    """The run an operator has begun and not ended."""
    if officer_id is None:
        return None
    return _one(session, col(PrintRun.operator_id) == officer_id, col(PrintRun.ended_at).is_(None))


def runs_of_day(session: Session, *, day: date) -> tuple[RunRow, ...]:
    """The runs begun on one office day, newest first."""
    statement = _runs().where(col(PrintRun.office_date) == day).order_by(col(PrintRun.id).desc())
    return tuple(_row(row) for row in session.execute(statement))


def _runs() -> Select[*tuple[Any, ...]]:
    def counted(*states: CardState) -> ColumnElement[int]:
        pieces = select(func.count(col(Card.id))).where(
            col(Card.run_id) == col(PrintRun.id), col(Card.state).in_(states)
        )
        return pieces.scalar_subquery()

    return select(
        col(PrintRun.id),
        col(PrintRun.number),
        col(PrintRun.operator_id),
        func.coalesce(Officer.full_name, "").label("operator"),
        col(PrintRun.station),
        col(PrintRun.printer_name),
        col(PrintRun.planned),
        col(PrintRun.service_code),
        col(PrintRun.village_code),
        col(PrintRun.office_date),
        col(PrintRun.started_at),
        col(PrintRun.ended_at),
        counted(CardState.PRINTED, CardState.HANDED_OVER).label("good"),
        counted(CardState.SPOILED).label("spoiled"),
        counted(CardState.UNKNOWN).label("unknown"),
        counted(CardState.NOT_PRINTED).label("skipped"),
        counted(CardState.PRINTING).label("printing"),
    ).outerjoin(Officer, col(Officer.id) == col(PrintRun.operator_id))


def _one(session: Session, *conditions: ColumnElement[bool]) -> RunRow | None:
    found = session.execute(_runs().where(*conditions)).one_or_none()
    return None if found is None else _row(found)


def _row(row: Row[*tuple[Any, ...]]) -> RunRow:
    return RunRow(**row._mapping)
