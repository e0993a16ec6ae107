"""What every act on a blank request does: wait its turn, find it, take the step, write it down."""

from datetime import date
from typing import Any

from sqlalchemy import insert, update
from sqlmodel import col

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.stock import queries_requests
from ektp_desk.stock.models_requests import BlankRequest, BlankRequestEvent
from ektp_desk.stock.queries_requests import RequestRow
from ektp_desk.stock.rules_requests import (
    OVER,
    STEPS,
    Channel,
    RequestAct,
    day_problem,
)

TURN = "stock/request"
# What the columns hold, in letters.
LONGEST_DOCUMENT, LONGEST_NOTE, LONGEST_TOLD, LONGEST_SERIALS = 80, 300, 120, 200
_EVENT = BlankRequestEvent.metadata.tables["blank_request_event"]


def begin(work: Work, request_id: int) -> RequestRow:
    """Take one's turn and find the request (`blank_request.unknown`)."""
    take_turn(work)
    row = queries_requests.request(work.session, request_id)
    if row is None:
        raise OfficeError("blank_request.unknown")
    return row


def take_turn(work: Work) -> None:
    """Two supervisors wait for each other here, before either reads."""
    work.require(Role.SUPERVISOR)
    work.number(TURN)


def step(work: Work, row: RequestRow, act: RequestAct, **values: Any) -> None:
    """Move a request on, from the stages its act allows.

    Raises `blank_request.over` if the request is closed, `blank_request.moved_on` if somebody was
    quicker or the step is not its next one.
    """
    allowed, leads_to = STEPS[act]
    if row.state in OVER:
        raise OfficeError("blank_request.over", number=row.number)
    moved = work.session.execute(
        update(BlankRequest)
        .where(col(BlankRequest.id) == row.id, col(BlankRequest.stage).in_(allowed))
        .values(stage=leads_to, **values)
        .returning(col(BlankRequest.id))
    ).one_or_none()
    if moved is None:
        raise OfficeError("blank_request.moved_on", number=row.number)


def write_event(
    work: Work,
    request_id: int,
    act: RequestAct,
    *,
    happened_on: date | None = None,
    quantity: int | None = None,
    document: str = "",
    serials: str = "",
    note: str = "",
    told: str = "",
    channel: Channel | None = None,
    movement_id: int | None = None,
    paper_key: str = "",
) -> None:
    """Append a line to the request's history, and say so to the audit log."""
    values = {
        "request_id": request_id,
        "at": work.now,
        "happened_on": happened_on or work.office_date,
        "act": act,
        "quantity": quantity,
        "document": document[:LONGEST_DOCUMENT],
        "serials": serials[:LONGEST_SERIALS],
        "note": note[:LONGEST_NOTE],
        "told": told[:LONGEST_TOLD],
        "channel": channel,
        "movement_id": movement_id,
        "paper_key": paper_key,
        "officer_id": work.actor.officer_id,
    }
    work.session.connection().execute(insert(_EVENT), values)
    facts: dict[str, Any] = {} if quantity is None else {"quantity": quantity}
    work.record(f"blank_request.{act}", request_id, **facts)


def again(work: Work, request_id: int) -> RequestRow:
    """The request as it now stands."""
    row = queries_requests.request(work.session, request_id)
    assert row is not None
    return row


def require_day(work: Work, day: date, *, not_before: date) -> None:
    """Refuse a day in the future or before the step before (`blank_request.day_early`)."""
    problem = day_problem(day, today=work.office_date, not_before=not_before)
    if problem is not None:
        raise OfficeError(problem, field="happened_on")


def needed_text(text: str, code: str, *, field: str) -> str:
    """A text in single spaces; refused with `code` when there is none."""
    tidy = " ".join(text.split())
    if not tidy:
        raise OfficeError(code, field=field)
    return tidy
