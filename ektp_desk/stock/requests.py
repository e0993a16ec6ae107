"""Asking for blanks: begun with a proposed amount, sent by letter, approved, shipped, ended."""

from dataclasses import asdict
from datetime import date, timedelta

from sqlalchemy import update
from sqlmodel import col

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow
from ektp_desk.stock import queries, queries_requests
from ektp_desk.stock.models_requests import BlankRequest
from ektp_desk.stock.queries_requests import RequestRow
from ektp_desk.stock.request_letters import write_reminder, write_request_letter
from ektp_desk.stock.request_steps import (
    LONGEST_NOTE,
    again,
    begin,
    needed_text,
    require_day,
    step,
    take_turn,
    write_event,
)
from ektp_desk.stock.rules import MOST_PIECES
from ektp_desk.stock.rules_requests import (
    OVER,
    Channel,
    RequestAct,
    RequestStage,
    RequestState,
    Supplier,
    amount_problem,
)


def draft_request(
    work: Work, *, requested: int, supplier: Supplier = Supplier.PROVINCE, reason: str = ""
) -> RequestRow:
    """Begin a request for `requested` pieces; the proposal of today is kept beside it.

    One open request is enough: a second is refused (`blank_request.open`), unless the open one is
    overdue; then it may be opened beside it with a `reason`.
    """
    take_turn(work)
    if queries.last_count(work.session) is None:
        raise OfficeError("stock.not_opened")
    beside = queries_requests.open_request(work.session)
    reason = " ".join(reason.split())
    if beside is not None:
        if not beside.overdue(work.office_date):
            raise OfficeError("blank_request.open", number=beside.number)
        if not reason:
            raise OfficeError("blank_request.beside_reason", field="reason", number=beside.number)
    _require_amount(requested)
    figures = queries_requests.proposal(work.session, day=work.office_date)
    year = work.office_date.year
    made = BlankRequest(
        number=f"PB-{year}-{work.number(f'blank_request/{year}'):03d}",
        stage=RequestStage.DRAFT, supplier=supplier, proposed=figures.amount, requested=requested,
        reason=reason[:LONGEST_NOTE], figures=asdict(figures), drafted_on=work.office_date,
        beside_id=beside.id if beside is not None else None, officer_id=work.actor.officer_id,
    )  # fmt: skip
    work.session.add(made)
    work.session.flush()
    write_event(work, made.id or 0, RequestAct.DRAFTED, quantity=requested, note=reason)
    return again(work, made.id or 0)


def change_draft(
    work: Work, *, request_id: int, requested: int, supplier: Supplier, reason: str = ""
) -> RequestRow:
    """Ask for another amount, or of somebody else, as long as the letter is not written."""
    row = begin(work, request_id)
    _require_amount(requested)
    reason = " ".join(reason.split())
    if row.beside_id is not None and not reason:
        raise OfficeError("blank_request.reason_needed", field="reason")
    changed = work.session.execute(
        update(BlankRequest)
        .where(col(BlankRequest.id) == row.id, col(BlankRequest.stage) == RequestStage.DRAFT)
        .values(requested=requested, supplier=supplier, reason=reason[:LONGEST_NOTE])
        .returning(col(BlankRequest.id))
    ).one_or_none()
    if changed is None:
        raise OfficeError("blank_request.moved_on", number=row.number)
    write_event(work, row.id, RequestAct.CHANGED, quantity=requested, note=reason)
    return again(work, row.id)


def submit_request(work: Work, *, request_id: int) -> tuple[RequestRow, PaperRow]:
    """Write the letter and send the request; from today its lead time runs."""
    row = begin(work, request_id)
    figures = queries_requests.proposal(work.session, day=work.office_date)
    step(work, row, RequestAct.SUBMITTED, submitted_on=work.office_date,
         expected_on=work.office_date + timedelta(days=figures.lead_days))  # fmt: skip
    paper = write_request_letter(work, row, figures)
    work.session.execute(
        update(BlankRequest)
        .where(col(BlankRequest.id) == row.id)
        .values(letter_number=paper.number)
    )
    write_event(work, row.id, RequestAct.SUBMITTED, quantity=row.requested, document=paper.number,
                paper_key=paper.key)  # fmt: skip
    return again(work, row.id), paper


def approve_request(
    work: Work,
    *,
    request_id: int,
    quantity: int,
    happened_on: date,
    document: str = "",
    note: str = "",
) -> RequestRow:
    """Note that `quantity` pieces were approved, at most as many as were asked for."""
    row = begin(work, request_id)
    problem = amount_problem(quantity, most=row.requested)
    if problem is not None:
        raise OfficeError(problem, field="quantity", most=row.requested)
    require_day(work, happened_on, not_before=row.newest_day)
    step(work, row, RequestAct.APPROVED, approved=quantity, approved_on=happened_on)
    write_event(work, row.id, RequestAct.APPROVED, happened_on=happened_on, quantity=quantity,
                document=" ".join(document.split()), note=note.strip())  # fmt: skip
    return again(work, row.id)


def ship_request(
    work: Work, *, request_id: int, happened_on: date, document: str = "", note: str = ""
) -> RequestRow:
    """Note that the blanks were sent off, or lie ready to be fetched."""
    row = begin(work, request_id)
    require_day(work, happened_on, not_before=row.newest_day)
    step(work, row, RequestAct.SHIPPED, shipped_on=happened_on)
    write_event(work, row.id, RequestAct.SHIPPED, happened_on=happened_on,
                document=" ".join(document.split()), note=note.strip())  # fmt: skip
    return again(work, row.id)


def close_short(work: Work, *, request_id: int, note: str) -> RequestRow:
    """Close a request of which no more will come, with the reason.

    Raises `blank_request.nothing_received` if nothing came: then it is cancelled.
    """
    row = begin(work, request_id)
    reason = needed_text(note, "blank_request.reason_needed", field="note")
    if row.state not in OVER and not row.received:
        raise OfficeError("blank_request.nothing_received")
    step(work, row, RequestAct.CLOSED_SHORT, ended_on=work.office_date)
    write_event(work, row.id, RequestAct.CLOSED_SHORT, quantity=row.missing, note=reason)
    return again(work, row.id)


def refuse_request(
    work: Work, *, request_id: int, happened_on: date, note: str, document: str = ""
) -> RequestRow:
    """Note that the request was refused by whom it was sent to, with their reason."""
    row = begin(work, request_id)
    reason = needed_text(note, "blank_request.reason_needed", field="note")
    require_day(work, happened_on, not_before=row.newest_day)
    step(work, row, RequestAct.REFUSED, ended_on=happened_on)
    write_event(work, row.id, RequestAct.REFUSED, happened_on=happened_on, note=reason,
                document=" ".join(document.split()))  # fmt: skip
    return again(work, row.id)


def cancel_request(work: Work, *, request_id: int, note: str) -> RequestRow:
    """Take a request back, with the reason. What has come of one stays: it is closed short."""
    row = begin(work, request_id)
    reason = needed_text(note, "blank_request.reason_needed", field="note")
    if row.state is RequestState.PARTLY_RECEIVED:
        raise OfficeError("blank_request.has_deliveries")
    step(work, row, RequestAct.CANCELLED, ended_on=work.office_date)
    write_event(work, row.id, RequestAct.CANCELLED, note=reason)
    return again(work, row.id)


def note_told(
    work: Work, *, request_id: int, told: str, channel: Channel, happened_on: date, note: str = ""
) -> RequestRow:
    """Note who was told of the request, how and when."""
    row = begin(work, request_id)
    whom = needed_text(told, "blank_request.told_needed", field="told")
    if row.stage is RequestStage.DRAFT:
        raise OfficeError("blank_request.not_sent")
    require_day(work, happened_on, not_before=row.submitted_on or row.drafted_on)
    write_event(work, row.id, RequestAct.TOLD, happened_on=happened_on, told=whom, channel=channel,
                note=note.strip())  # fmt: skip
    return again(work, row.id)


def remind(work: Work, *, request_id: int) -> tuple[RequestRow, PaperRow]:
    """Write a reminder about a request that is overdue (`blank_request.not_overdue` if not)."""
    row = begin(work, request_id)
    if not row.overdue(work.office_date):
        raise OfficeError("blank_request.not_overdue")
    paper = write_reminder(work, row)
    write_event(work, row.id, RequestAct.REMINDED, document=paper.number, paper_key=paper.key)
    return again(work, row.id), paper


def _require_amount(requested: int) -> None:
    problem = amount_problem(requested)
    if problem is not None:
        raise OfficeError(problem, field="requested", most=MOST_PIECES)
