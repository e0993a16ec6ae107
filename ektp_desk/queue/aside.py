"""Putting people aside and bringing them back: papers missing, a card awaited, a call missed."""

from typing import Any

from sqlalchemy import bindparam, update

from ektp_desk.accounts.queries import profile
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.queue import promises, queries
from ektp_desk.queue.calling import AT_COUNTER
from ektp_desk.queue.checks import require_free, require_reason, require_seat, todays
from ektp_desk.queue.events import note_event
from ektp_desk.queue.intake import require_allowed
from ektp_desk.queue.lapse import close_lapsed
from ektp_desk.queue.models import Appointment, Ticket
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import (
    AT_COUNTER_STATES,
    CAN_AWAIT_CARD,
    CAN_BE_CANCELLED,
    CAN_BE_IDENTIFIED,
    CAN_BE_PARKED,
    CAN_RESUME,
    CAN_RETURN,
    TicketAct,
    TicketState,
)
from ektp_desk.queue.steps import move
from ektp_desk.queue.visits import continue_visit

_TICKET = Ticket.metadata.tables["ticket"]
_CLOSE = (  # made once: every good card asks
    update(_TICKET)
    .where(_TICKET.c.id == bindparam("ticket_id"), _TICKET.c.state == bindparam("expected"))
    .returning(_TICKET.c.plan)
)


def park(work: Work, *, ticket_id: int, note: str, booked: int | None = None) -> TicketRow:
    """Put a person aside who must fetch something; `note` lists what is missing.

    `booked` is the appointment made for it in the same act: taken back, the step cancels it.
    """
    work.require(*AT_COUNTER)
    missing = require_reason(note, "ticket.park_note")
    return move(
        work,
        ticket_id,
        CAN_BE_PARKED,
        TicketState.PARKED,
        TicketAct.PARKED,
        values={"counter_id": None, "note": missing},
        note=missing,
        here=True,
        besides={} if booked is None else {"booked": booked},
    )


def return_to_waiting(work: Work, *, ticket_id: int) -> TicketRow:
    """Queue a person again: who missed the call waits for some others first, who was parked not.

    Only today's (`ticket.other_day`): nobody calls the queue of a day that is over. An
    appointment for which the number was put aside is kept with it, and its time if it holds.
    """
    work.require(*AT_COUNTER)
    return queue_again(work, ticket_id=ticket_id)


def queue_again(work: Work, *, ticket_id: int) -> TicketRow:
    """What `return_to_waiting` does, for acts that looked at the role themselves."""
    missed = todays(work, ticket_id) is TicketState.NO_SHOW
    others = profile(work.session).no_show_after_others if missed else 0
    promise = promises.of_ticket(work, ticket_id)
    time: dict[str, Any] = {}
    if promise is not None and promises.holds(work, promise):
        time = {"appointment_at": promise.slot_at}
    return move(
        work,
        ticket_id,
        CAN_RETURN,
        TicketState.WAITING,
        TicketAct.RETURNED,
        values={
            "wait_for_others": others,
            "calls": 0,
            "counter_id": None,
            "ended_at": None,
            **time,
        },
        besides=_kept(work, promise, ticket_id),
    )


def resume(work: Work, *, ticket_id: int, counter_id: int) -> TicketRow:
    """Take a parked, awaiting or missed person of today straight to this counter again."""
    work.require(*AT_COUNTER)
    require_seat(work, counter_id)
    todays(work, ticket_id)
    close_lapsed(work)
    require_free(work, counter_id)
    return move(
        work,
        ticket_id,
        CAN_RESUME,
        TicketState.SERVING,
        TicketAct.SERVED,
        values={
            "counter_id": counter_id,
            "officer_id": work.actor.officer_id,
            "serving_at": work.now,
            "ended_at": None,
        },
        besides=_kept(work, promises.of_ticket(work, ticket_id), ticket_id),
    )


def _kept(work: Work, promise: Appointment | None, ticket_id: int) -> dict[str, Any]:
    """Keep the appointment for which a number was put aside; noted so that it can be taken back."""
    if promise is None:
        return {}
    promises.keep(work, promise, ticket_id)
    return {"kept": promise.id}


def await_card(work: Work, *, ticket_id: int) -> TicketRow:
    """The person waits for the card to be printed; the counter is free for the next."""
    work.require(*AT_COUNTER)
    return move(
        work,
        ticket_id,
        CAN_AWAIT_CARD,
        TicketState.AWAITING_CARD,
        TicketAct.AWAITING_CARD,
        values={"counter_id": None},
        here=True,
    )


def close_awaiting(work: Work, *, ticket_id: int) -> bool:
    """End the visit of somebody who waited for a card that is ready or handed over now.

    Called by the cards room in its own act, which has checked the role. False when the ticket
    does not wait for a card: whatever became of it, the card's own act goes on.
    """
    waited = {"ticket_id": ticket_id, "expected": TicketState.AWAITING_CARD}
    done = {"state": TicketState.DONE, "ended_at": work.now}
    closed = work.session.connection().execute(_CLOSE, waited | done).first()
    if closed is None:
        return False
    note_event(work, ticket_id, TicketAct.FINISHED, TicketState.DONE)
    work.record("ticket.finished", ticket_id, counter=work.actor.counter_id)
    if closed.plan:
        continue_visit(work, ticket_id, closed.plan)
    return True


def cancel(work: Work, *, ticket_id: int, note: str) -> TicketRow:
    """Cancel a number that is not wanted any more, with the reason."""
    work.require(*AT_COUNTER)
    reason = require_reason(note, "ticket.cancel_note")
    return move(
        work,
        ticket_id,
        CAN_BE_CANCELLED,
        TicketState.CANCELLED,
        TicketAct.CANCELLED,
        values={"ended_at": work.now, "note": reason},
        note=reason,
    )


def identify(work: Work, *, ticket_id: int, resident_id: int) -> TicketRow:
    """Say who holds the ticket; the limits of numbers a person hold as when one is taken."""
    work.require(*AT_COUNTER)
    ticket = queries.ticket(work.session, ticket_id=ticket_id)
    if ticket is None or ticket.state not in CAN_BE_IDENTIFIED:
        raise OfficeError("ticket.moved_on")
    require_allowed(
        work, service_code=ticket.service_code, resident_id=resident_id, besides=ticket_id
    )
    return move(
        work,
        ticket_id,
        (ticket.state,),
        ticket.state,
        TicketAct.IDENTIFIED,
        values={"resident_id": resident_id},
        here=ticket.state in AT_COUNTER_STATES,
    )
