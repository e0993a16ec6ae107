"""Blanks that come of a request, part by part: ledger, request and record in one act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ektp_desk.accounts.queries import letterhead_of, profile, signature_of
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.stock import queries_requests, services
from ektp_desk.stock.ledger import LONGEST_COUNTERPART
from ektp_desk.stock.queries_requests import RequestRow
from ektp_desk.stock.request_letters import supplier_lines
from ektp_desk.stock.request_steps import (
    LONGEST_DOCUMENT,
    again,
    begin,
    needed_text,
    write_event,
)
from ektp_desk.stock.rules_requests import OVER, RECEIVING, RequestAct
from ektp_desk.stock.slips_requests import DELIVERY_RECORD, BlankDeliverySlip, Party


@dataclass(frozen=True)
class Delivery:
    """One part as it was handed over: pieces, the hand-over document's number, the day, who gave
    it, serial ranges as written on the boxes, witnesses."""

    quantity: int
    document: str
    occurred_on: date
    given_by: str
    given_position: str = ""
    serials: str = ""
    witnesses: Sequence[str] = ()
    note: str = ""


def receive_delivery(
    work: Work, *, request_id: int, delivery: Delivery
) -> tuple[RequestRow, PaperRow]:
    """Book a part of a request into the ledger and write its hand-over record.

    Refused before the approval (`blank_request.not_approved`) and after the end
    (`blank_request.over`), for more than is still missing (`blank_request.too_many`), for a
    document that was booked already (`stock.document_used`), for a day before the request was
    submitted (`blank_request.before_submission`), and whatever the ledger refuses.
    """
    row = begin(work, request_id)
    given_by = needed_text(delivery.given_by, "blank_request.giver_needed", field="given_by")
    document = " ".join(delivery.document.split())[:LONGEST_DOCUMENT]
    _require_fitting(work, row, delivery, document)
    office = profile(work.session)
    lines = supplier_lines(office, row.supplier) or (row.supplier.value,)
    movement = services.receive(
        work,
        quantity=delivery.quantity,
        counterpart=lines[0][:LONGEST_COUNTERPART],
        document=document,
        occurred_on=delivery.occurred_on,
        note=" · ".join(part for part in (row.number, delivery.note.strip()) if part),
        # An office that keeps serials must name each; else they are words on the record.
        serial_text=delivery.serials if office.ask_blank_serial else "",
    )
    key = f"{DELIVERY_RECORD}/{row.number}/{movement.id}"
    write_event(
        work, row.id, RequestAct.RECEIVED, happened_on=delivery.occurred_on,
        quantity=delivery.quantity, document=document, serials=delivery.serials.strip(),
        note=delivery.note.strip(), movement_id=movement.id, paper_key=key,
    )  # fmt: skip
    now = again(work, row.id)
    slip = _record(work, now, delivery, document, Party(given_by, delivery.given_position.strip(),
                   lines[0]))  # fmt: skip
    return now, issue(work, key=key, kind=DELIVERY_RECORD, number=document[:60], slip=slip)


def _require_fitting(work: Work, row: RequestRow, delivery: Delivery, document: str) -> None:
    if row.state in OVER:
        raise OfficeError("blank_request.over", number=row.number)
    if row.stage not in RECEIVING or row.submitted_on is None:
        raise OfficeError("blank_request.not_approved", number=row.number)
    if delivery.occurred_on < row.submitted_on:
        raise OfficeError("blank_request.before_submission", field="occurred_on")
    if delivery.quantity > row.missing:
        raise OfficeError("blank_request.too_many", field="quantity", missing=row.missing)
    if document and queries_requests.has_delivery(work.session, document=document):
        raise OfficeError("stock.document_used", field="document", document=document)


def _record(
    work: Work, row: RequestRow, delivery: Delivery, document: str, giver: Party
) -> BlankDeliverySlip:
    office = profile(work.session)
    return BlankDeliverySlip(
        office=letterhead_of(office),
        document=document,
        day=delivery.occurred_on,
        place=office.city,
        giver=giver,
        taker=Party(work.actor.name, Sentences("id").say("role.name.supervisor"), office.name),
        pieces=delivery.quantity,
        serials=delivery.serials.strip(),
        request_number=row.number,
        letter_number=row.letter_number,
        approved=row.approved or 0,
        received=row.received,
        missing=row.missing,
        note=delivery.note.strip(),
        witnesses=tuple(name.strip() for name in delivery.witnesses if name.strip()),
        signed=signature_of(office),
    )
