"""One printed piece and its log: guarded changes, never read-then-write.

The statements are made once: a good card is the office's most frequent act, and making them anew
would cost more than the database's own work.
"""

from typing import Any

from sqlalchemy import bindparam, case, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from ektp_desk.accounts.models import Officer
from ektp_desk.cards.models import Card
from ektp_desk.cards.rules import CardAct, CardState
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work

_CARD = Card.metadata.tables["card"]
_EVENT = Card.metadata.tables["card_event"]
_OFFICER = Officer.metadata.tables["officer"]
_ADD = insert(_CARD).returning(_CARD.c.id)
_CHANGE = (
    update(_CARD)
    .where(_CARD.c.id == bindparam("card_id"), _CARD.c.state == bindparam("expected"))
    .returning(_CARD.c.id, _CARD.c.blank_serial)
)
_MOMENT = bindparam("moment", type_=_CARD.c.settled_at.type)
# A clock that was set back in between does not settle a piece before it was begun.
_SETTLE = _CHANGE.values(
    state=bindparam("state"),
    settled_at=case((_CARD.c.intended_at > _MOMENT, _CARD.c.intended_at), else_=_MOMENT),
)
_STATE = (
    select(_CARD.c.state, _EVENT.c.at, func.coalesce(_OFFICER.c.full_name, "").label("who"))
    .join(_EVENT, _EVENT.c.card_id == _CARD.c.id)
    .outerjoin(_OFFICER, _OFFICER.c.id == _EVENT.c.officer_id)
    .where(_CARD.c.id == bindparam("card_id"))
    .order_by(_EVENT.c.id.desc())
    .limit(1)
)
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

    Raises `card.moved_on.<state>` with `who` and `at` when a colleague was faster, `card.missing`
    for no such piece.
    """
    return _guarded(work, _CHANGE, card_id, expected, **values)


def _guarded(
    work: Work, statement: Any, card_id: int, expected: CardState, **values: Any
) -> str | None:
    guarded = {"card_id": card_id, "expected": expected, **values}
    try:
        found = work.session.connection().execute(statement, guarded).one_or_none()
    except IntegrityError as error:
        raise _refusal(error) from None
    if found is None:
        raise _moved_on(work, card_id)
    serial: str | None = found.blank_serial
    return serial


def settle(
    work: Work, card_id: int, expected: CardState, state: CardState, **values: Any
) -> str | None:
    """`change` with the moment of the outcome, which is never before the intent's."""
    return _guarded(work, _SETTLE, card_id, expected, state=state, moment=work.now, **values)


def log(
    work: Work,
    card_id: int,
    act: CardAct,
    *,
    reason: str = "",
    note: str = "",
    rule_version: int | None = None,
) -> None:
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
        "rule_version": rule_version,
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
    found = work.session.connection().execute(_STATE, {"card_id": card_id}).one_or_none()
    if found is None:
        return OfficeError("card.missing")
    local = found.at.astimezone(work.zone)
    at = f"{local:%d-%m-%Y %H.%M}"
    return OfficeError(f"card.moved_on.{found.state}", who=found.who or "—", at=at)
