"""What is looked at before a step, for a clear sentence; the guarded UPDATE is the judge."""

from sqlalchemy import bindparam, select

from ektp_desk.accounts.hours import Stands
from ektp_desk.accounts.models import Counter
from ektp_desk.accounts.open_days import closed_now
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.queue import queries
from ektp_desk.queue.models import CounterNow, Service, Ticket
from ektp_desk.queue.rules import AT_COUNTER_STATES, CounterState, TicketState

_TICKET = Ticket.metadata.tables["ticket"]
_SOMEBODY = select(_TICKET.c.id).where(  # made once: every call asks
    _TICKET.c.counter_id == bindparam("counter_id"),
    _TICKET.c.state.in_(AT_COUNTER_STATES),
    _TICKET.c.office_date == bindparam("today"),
)


def require_seat(work: Work, counter_id: int) -> Counter:
    """The counter, if it is open and where the officer sits; the console acts for any."""
    counter = work.session.get(Counter, counter_id)
    if counter is None or not counter.active:
        raise OfficeError("counter.unknown")
    if work.actor.officer_id is not None and counter_id != work.actor.counter_id:
        raise OfficeError("counter.not_yours")
    return counter


def require_open(work: Work, counter_id: int) -> None:
    """Refuse to call at a counter that is on break or closed; one that never said so is open."""
    now = work.session.get(CounterNow, counter_id)
    if now is not None and now.state is not CounterState.OPEN:
        raise OfficeError("counter.not_open")


def require_offered(work: Work, code: str, *, field: str = "service") -> Service:
    """A service that the office offers now; `field` is the input that named it."""
    service = work.session.get(Service, code)
    if service is None or not service.active:
        raise OfficeError("service.closed", field=field)
    return service


def require_reason(reason: str, code: str) -> str:
    """A reason in one line, of at most 500 letters; refused by `code` if there is none."""
    said = " ".join(reason.split())[:500]
    if not said:
        raise OfficeError(code, field="note")
    return said


def require_free(work: Work, counter_id: int) -> None:
    """Refuse while the counter has somebody; the partial unique index holds it."""
    asked = {"counter_id": counter_id, "today": work.office_date}
    if work.session.connection().execute(_SOMEBODY, asked).first() is not None:
        raise OfficeError("counter.busy")


def todays(work: Work, ticket_id: int) -> TicketState:
    """The state of one of today's tickets; a ticket never changes its day."""
    ticket = queries.ticket(work.session, ticket_id=ticket_id)
    if ticket is None:
        raise OfficeError("ticket.moved_on")
    if ticket.office_date != work.office_date:
        raise OfficeError("ticket.other_day")
    return ticket.state


def require_open_office(work: Work, stands: Stands) -> None:
    """Refuse while the office is closed or on its break, and say when it opens next."""
    refusal = closed_now(stands, today=work.office_date)
    if refusal is not None:
        raise refusal
