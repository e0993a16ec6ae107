"""One printed piece and its log: guarded changes, never read-then-write.

The statements are made once: a good card is the office's most frequent act, and making them anew
would cost more than the database's own work.
"""

from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from ektp_desk.cards.models import Card
from ektp_desk.cards.rules import CardAct, CardState
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work

_CARD = Card.metadata.tables["card"]
_EVENT = Card.metadata.tables["card_event"]
_ADD = insert(_CARD).returning(_CARD.c.id)
_CHANGE = (
    update(_CARD)
    .where(_CARD.c.id == bindparam("card_id"), _CARD.c.state == bindparam("expected"))
    .returning(_CARD.c.id, _CARD.c.blank_serial)
)
_STATE = select(_CARD.c.state).where(_CARD.c.id == bindparam("card_id"))
_LOG = insert(_EVENT)


def add(work: Work, **values: Any) -> int:
    """Insert a piece as an intent of this officer and program; its id."""
    row = {
        **values,
        "office_date": work.office_date,
        "state": CardState.PRINTING,
        "operator_id": work.actor.officer_id,
        "station": work.actor.station,
        "instance": work.actor.instance,
        "intended_at": work.now,
    }
    try:
        return int(work.session.connection().execute(_ADD, row).scalar_one())
    except IntegrityError as error:
        raise _refusal(error) from None


def change(work: Work, card_id: int, expected: CardState, **values: Any) -> str | None:
    """Change a piece that stands at `expected`; its blank serial afterwards.

    Raises `card.moved_on.<state>` when a colleague was faster, `card.missing` for no such piece.
    """
    guarded = {"card_id": card_id, "expected": expected, **values}
    try:
        found = work.session.connection().execute(_CHANGE, guarded).one_or_none()
    except IntegrityError as error:
        raise _refusal(error) from None
    if found is None:
        raise _moved_on(work, card_id)
    serial: str | None = found.blank_serial
    return serial


def log(work: Work, card_id: int, act: CardAct, *, reason: str = "", note: str = "") -> None:
    """One line of the print log, and the audit row of the same act.

    `reason` is a value, `note` free text, which may name people: the audit only says it is there.
    """
    row = {
        "card_id": card_id,
        "at": work.now,
        "office_date": work.office_date,
        "act": act,
        "officer_id": work.actor.officer_id,
        "reason": reason or note,
    }
    work.session.connection().execute(_LOG, row)
    facts: dict[str, Any] = {"reason": reason} if reason else {}
    if note:
        facts["overridden" if act is CardAct.INTENDED else "explained"] = True
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
    found = work.session.connection().execute(_STATE, {"card_id": card_id})
    state = found.scalar_one_or_none()
    return OfficeError("card.missing" if state is None else f"card.moved_on.{state}")
