"""Intake that knows the blanks: a number is given after the person was told, not before."""

from ektp_desk.cards import backlog
from ektp_desk.cards.offers import Choices, Supply
from ektp_desk.cards.queries_backlog import choices_for
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.queue import arrivals
from ektp_desk.queue.intake import FRONT, TicketTaken, take_number
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import Offer, PriorityReason
from ektp_desk.recording.services import identify_visitor


def take_number_for(
    work: Work,
    *,
    service_code: str,
    resident_id: int | None = None,
    priority: PriorityReason | None = None,
    offer: Offer | None = None,
    self_service: bool = False,
) -> TicketTaken:
    """Give the next number of a service, with what was promised about the card.

    While blanks are short the person has to be told and asked: without one of the offers that
    are allowed, refused by `stock.short_choose` (`offers` names them, `reasons` says why each may
    be). An offer that makes no sense any more, because blanks came, is `stock.enough_again`. Who
    chose the backlog and is known joins it in the same act; who is not known joins when the counter
    learns who it is (`identify`). Refused besides as `queue.take_number` refuses.
    """
    work.require(*FRONT)
    may = _choices(work, service_code, resident_id)
    taken = take_number(
        work,
        service_code=service_code,
        resident_id=resident_id,
        priority=priority,
        offer=_chosen(may, offer),
        self_service=self_service,
    )
    _join(work, taken.ticket)
    return taken


def arrive_for(
    work: Work, *, appointment_id: int, offer: Offer | None = None, self_service: bool = False
) -> TicketTaken:
    """Give who came for an appointment their number, told and asked like everybody.

    A number that was put aside today keeps what it was promised: nobody is asked twice. Refused
    as `take_number_for` refuses for want of blanks, and besides as `queue.arrive` refuses.
    """
    work.require(*FRONT)
    who = arrivals.coming(work, appointment_id=appointment_id)
    if who.has_number:
        chosen = None
    else:
        chosen = _chosen(_choices(work, who.service_code, who.resident_id), offer)
    taken = arrivals.arrive(
        work, appointment_id=appointment_id, offer=chosen, self_service=self_service
    )
    _join(work, taken.ticket)
    return taken


def identify(work: Work, *, ticket_id: int, resident_id: int) -> TicketRow:
    """Say who holds a ticket; somebody who was promised a place in the backlog gets it now."""
    ticket = identify_visitor(work, ticket_id=ticket_id, resident_id=resident_id)
    _join(work, ticket)
    return ticket


def _choices(work: Work, service_code: str, resident_id: int | None) -> Choices:
    may = choices_for(
        work.session, day=work.office_date, service_code=service_code, resident_id=resident_id
    )
    if not may.must_choose:
        return may
    # The last blanks are promised one after another, whatever the letter of the number.
    work.number(f"promise/{work.office_date.isoformat()}")
    return choices_for(
        work.session, day=work.office_date, service_code=service_code, resident_id=resident_id
    )


def _chosen(may: Choices, offer: Offer | None) -> Offer | None:
    if not may.allowed:
        return None
    if offer is None and not may.must_choose:
        return may.offers[0]
    if offer in may.offers:
        return offer
    if may.supply is Supply.ENOUGH:
        raise OfficeError("stock.enough_again")
    reasons = tuple(judged.reason for judged in may.allowed)
    raise OfficeError("stock.short_choose", field="offer", offers=may.offers, reasons=reasons)


def _join(work: Work, ticket: TicketRow) -> None:
    if ticket.offer is Offer.BACKLOG and ticket.resident_id is not None:
        backlog.join(
            work,
            resident_id=ticket.resident_id,
            service_code=ticket.service_code,
            ticket_id=ticket.id,
        )
