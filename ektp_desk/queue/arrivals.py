"""Who has an appointment comes: a number for the promised time, or the one that was put aside."""

from dataclasses import dataclass

from ektp_desk.accounts.open_days import office_stands
from ektp_desk.accounts.queries import profile
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers import services as papers
from ektp_desk.queue import promises
from ektp_desk.queue.aside import queue_again
from ektp_desk.queue.checks import require_offered, require_open_office
from ektp_desk.queue.intake import FRONT, TicketTaken, give, issue_ticket
from ektp_desk.queue.models import Appointment, Ticket
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import CAN_RETURN, Offer
from ektp_desk.queue.slips import ticket_key


@dataclass(frozen=True)
class Coming:
    """For what somebody comes; `has_number` says that a number put aside today is theirs."""

    service_code: str
    resident_id: int | None
    has_number: bool


def coming(work: Work, *, appointment_id: int) -> Coming:
    """Whose appointment it is, before a number is given; refused as `arrive` refuses."""
    one = _todays(work, appointment_id)
    return Coming(one.service_code, one.resident_id, _aside(work, one) is not None)


def arrive(
    work: Work, *, appointment_id: int, offer: Offer | None = None, self_service: bool = False
) -> TicketTaken:
    """The person came: give a number that is called when the promised time has come.

    Too early is fine. Who comes later than the office's grace gets an ordinary number
    (`TicketTaken.late`), but one in any case: the quota was theirs. Whose number was put aside
    today waits again with it, and with what it was promised. `offer` is what a new number's
    holder was promised about the card (`cards.intake.arrive_for` knows what may be).

    Refused on another day (`appointment.other_day`), when it is not open any more
    (`appointment.moved_on`), and at a kiosk (`self_service`) while the office is closed
    (`office.closed_now`).
    """
    work.require(*FRONT)
    one = _todays(work, appointment_id)
    aside = _aside(work, one)
    if aside is None:
        service = require_offered(work, one.service_code)
        return give(
            work, service, one.resident_id, None, promise=one, offer=offer,
            self_service=self_service,
        )  # fmt: skip
    if self_service:
        require_open_office(work, office_stands(work.session, now=work.now))
    return _again(work, queue_again(work, ticket_id=aside.id or 0))


def _again(work: Work, row: TicketRow) -> TicketTaken:
    """The number put aside, on paper once more: with its time, which is new, or as it was."""
    key = ticket_key(row.office_date, row.code)
    if row.appointment_at is None:
        return TicketTaken(row, papers.copy(work, key=key), late=True)
    service, office = require_offered(work, row.service_code), profile(work.session)
    time = f"{row.appointment_at.astimezone(work.zone):%H%M}"
    again = work.number(f"{key}/{time}")  # put aside twice, it came back twice
    paper = issue_ticket(work, row, service, office, None, key=f"{key}/{time}/{again}")
    return TicketTaken(row, paper)


def _todays(work: Work, appointment_id: int) -> Appointment:
    one = promises.still_open(work, appointment_id)
    if one.day != work.office_date:
        raise OfficeError("appointment.other_day")
    return one


def _aside(work: Work, one: Appointment) -> Ticket | None:
    """The number of today that was put aside for an appointment."""
    ticket = work.session.get(Ticket, one.from_ticket_id) if one.from_ticket_id else None
    if ticket is None or ticket.office_date != work.office_date or ticket.state not in CAN_RETURN:
        return None
    return ticket
