"""One printed piece and its log: guarded changes, never read-then-write."""

from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from ektp_desk.cards.models import Card, CardEvent
from ektp_desk.cards.rules import CardAct, CardState
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work


def add(work: Work, **values: Any) -> int:
    """Insert a piece as an intent of this officer and workstation; its id."""
    row = {
        **values,
        "office_date": work.office_date,
        "state": CardState.PRINTING,
        "operator_id": work.actor.officer_id,
        "station": work.actor.station,
        "intended_at": work.now,
    }
    try:
        return int(work.session.execute(insert(Card).returning(col(Card.id)), row).scalar_one())
    except IntegrityError as error:
        raise _refusal(error) from None


def change(work: Work, card_id: int, expected: CardState, **values: Any) -> str | None:
    """Change a piece that stands at `expected`; its blank serial afterwards.

    Raises `card.moved_on.<state>` when a colleague was faster, `card.missing` for no such piece.
    """
    statement = (
        update(Card)
        .where(col(Card.id) == card_id, col(Card.state) == expected)
        .values(values)
        .returning(col(Card.id), col(Card.blank_serial))
    )
    try:
        found = work.session.execute(statement).one_or_none()
    except IntegrityError as error:
        raise _refusal(error) from None
    if found is None:
        raise _moved_on(work, card_id)
    serial: str | None = found.blank_serial
    return serial


def log(work: Work, card_id: int, act: CardAct, *, reason: str = "") -> None:
    """One line of the print log, and the audit row of the same act."""
    row = {
        "card_id": card_id,
        "at": work.now,
        "office_date": work.office_date,
        "act": act,
        "officer_id": work.actor.officer_id,
        "reason": reason,
    }
    work.session.execute(insert(CardEvent), row)
    facts = {"reason": reason} if reason else {}
    work.record(f"card.{act}", card_id, **facts)


def _refusal(error: IntegrityError) -> Exception:
    """The rule behind a broken unique index; any other break is a bug and passes through."""
    detail = str(error.orig)
    if "blank_serial" in detail:
        return OfficeError("card.serial_used", field="blank_serial")
    if "resident_id" in detail and "unique" in detail.lower():
        return OfficeError("card.unsettled")
    return error


def _moved_on(work: Work, card_id: int) -> OfficeError:
    state = work.session.execute(
        select(col(Card.state)).where(col(Card.id) == card_id)
    ).scalar_one_or_none()
    return OfficeError("card.missing" if state is None else f"card.moved_on.{state}")
