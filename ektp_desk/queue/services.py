"""Calling and serving: every step is a guarded UPDATE that names the states it may start from.

Two officers pressing the same button are told apart by the database: one UPDATE finds its row,
the other finds none and becomes a sentence.
"""

from sqlalchemy import bindparam, text, update
from sqlmodel import col, select

from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.queue import queries
from ektp_desk.queue.checks import require_free, require_seat, todays
from ektp_desk.queue.events import note_event
from ektp_desk.queue.intake import (
    TicketTaken,
    add_default_services,
    require_allowed,
    save_service,
    take_number,
)
from ektp_desk.queue.lapse import close_lapsed
from ektp_desk.queue.models import Ticket
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import (
    AT_COUNTER_STATES,
    CAN_AWAIT_CARD,
    CAN_BE_CANCELLED,
    CAN_BE_FINISHED,
    CAN_BE_IDENTIFIED,
    CAN_BE_MISSED,
    CAN_BE_PARKED,
    CAN_BE_RECALLED,
    CAN_BE_SERVED,
    CAN_RESUME,
    CAN_RETURN,
    TicketAct,
    TicketState,
    choose_next,
)
from ektp_desk.queue.steps import move

__all__ = [
    "TicketTaken", "add_default_services", "await_card", "call_next", "cancel", "close_awaiting",
    "finish", "identify", "no_show", "park", "recall", "resume", "return_to_waiting",
    "save_service", "serve", "take_number",
]  # fmt: skip

_TICKET = Ticket.metadata.tables["ticket"]
_CLOSE = (  # made once: every good card asks
    update(_TICKET)
    .where(_TICKET.c.id == bindparam("ticket_id"), _TICKET.c.state == bindparam("expected"))
    .returning(_TICKET.c.id)
)
AT_COUNTER = (Role.COUNTER, Role.RECORDER, Role.HANDOVER, Role.SUPERVISOR)


def call_next(work: Work, *, counter_id: int) -> TicketRow:
    """Call the next waiting ticket of the counter's letters, by the office's order.

    Raises `counter.busy` while the counter has somebody, `ticket.none_waiting` when nobody
    waits. Others' calls can come between choosing and calling only on a server; the guarded
    UPDATE then finds nothing and the choice is made again.
    """
    work.require(*AT_COUNTER)
    counter = require_seat(work, counter_id)
    close_lapsed(work)
    require_free(work, counter_id)
    _hold_queue(work)
    choice = choose_next(
        queries.waiting_for_order(work.session, day=work.office_date, letters=counter.letters),
        priority_in_a_row=queries.priority_in_a_row(
            work.session, day=work.office_date, letters=counter.letters
        ),
    )
    if choice is None:
        raise OfficeError("ticket.none_waiting")
    row = move(
        work,
        choice.ticket_id,
        (TicketState.WAITING,),
        TicketState.CALLED,
        TicketAct.CALLED,
        values={
            "counter_id": counter_id,
            "officer_id": work.actor.officer_id,
            "called_at": work.now,
            "calls": Ticket.calls + 1,
            "wait_for_others": 0,
        },
    )
    _count_down(work, counter.letters)
    return row


def recall(work: Work, *, ticket_id: int) -> TicketRow:
    """Call the same person again, up to the office's limit (`ticket.recall_limit`)."""
    work.require(*AT_COUNTER)
    most = profile(work.session).recall_limit
    calls = work.session.exec(select(Ticket.calls).where(col(Ticket.id) == ticket_id)).first()
    if calls is not None and calls > most:
        raise OfficeError("ticket.recall_limit", most=most)
    return move(
        work,
        ticket_id,
        CAN_BE_RECALLED,
        TicketState.CALLED,
        TicketAct.RECALLED,
        values={"calls": Ticket.calls + 1},
        here=True,
    )


def serve(work: Work, *, ticket_id: int) -> TicketRow:
    """The person stands at the counter."""
    work.require(*AT_COUNTER)
    return move(
        work,
        ticket_id,
        CAN_BE_SERVED,
        TicketState.SERVING,
        TicketAct.SERVED,
        values={"serving_at": work.now},
        here=True,
    )


def no_show(work: Work, *, ticket_id: int) -> TicketRow:
    """Nobody answered the call."""
    work.require(*AT_COUNTER)
    return move(
        work,
        ticket_id,
        CAN_BE_MISSED,
        TicketState.NO_SHOW,
        TicketAct.NO_SHOW,
        values={"ended_at": work.now},
        here=True,
    )


def park(work: Work, *, ticket_id: int, note: str) -> TicketRow:
    """Put a person aside who must fetch something; `note` lists what is missing."""
    work.require(*AT_COUNTER)
    missing = " ".join(note.split())
    if not missing:
        raise OfficeError("ticket.park_note", field="note")
    return move(
        work,
        ticket_id,
        CAN_BE_PARKED,
        TicketState.PARKED,
        TicketAct.PARKED,
        values={"counter_id": None, "note": missing[:500]},
        note=missing[:500],
        here=True,
    )


def return_to_waiting(work: Work, *, ticket_id: int) -> TicketRow:
    """Queue a person again: who missed the call waits for some others first, who was parked not.

    Only today's (`ticket.other_day`): nobody calls the queue of a day that is over.
    """
    work.require(*AT_COUNTER)
    missed = todays(work, ticket_id) is TicketState.NO_SHOW
    others = profile(work.session).no_show_after_others if missed else 0
    return move(
        work,
        ticket_id,
        CAN_RETURN,
        TicketState.WAITING,
        TicketAct.RETURNED,
        values={"wait_for_others": others, "calls": 0, "counter_id": None, "ended_at": None},
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
    )


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


def finish(work: Work, *, ticket_id: int) -> TicketRow:
    """The visit is over."""
    work.require(*AT_COUNTER)
    return move(
        work,
        ticket_id,
        CAN_BE_FINISHED,
        TicketState.DONE,
        TicketAct.FINISHED,
        values={"ended_at": work.now},
        here=True,
    )


def close_awaiting(work: Work, *, ticket_id: int) -> bool:
    """End the visit of somebody who waited for a card that is ready or handed over now.

    Called by the cards room in its own act, which has checked the role. False when the ticket
    does not wait for a card: whatever became of it, the card's own act goes on.
    """
    waited = {"ticket_id": ticket_id, "expected": TicketState.AWAITING_CARD}
    done = {"state": TicketState.DONE, "ended_at": work.now}
    if work.session.connection().execute(_CLOSE, waited | done).first() is None:
        return False
    note_event(work, ticket_id, TicketAct.FINISHED, TicketState.DONE)
    work.record("ticket.finished", ticket_id, counter=work.actor.counter_id)
    return True


def cancel(work: Work, *, ticket_id: int, note: str) -> TicketRow:
    """Cancel a number that is not wanted any more, with the reason."""
    work.require(*AT_COUNTER)
    reason = " ".join(note.split())
    if not reason:
        raise OfficeError("ticket.cancel_note", field="note")
    return move(
        work,
        ticket_id,
        CAN_BE_CANCELLED,
        TicketState.CANCELLED,
        TicketAct.CANCELLED,
        values={"ended_at": work.now, "note": reason[:500]},
        note=reason[:500],
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


def _hold_queue(work: Work) -> None:
    """On a server, callers of one day choose one after another; SQLite's lock does it already."""
    if work.session.get_bind().dialect.name == "postgresql":
        key = work.office_date.toordinal()
        work.session.execute(text("SELECT pg_advisory_xact_lock(:room, :key)"),
                             {"room": 7373, "key": key})  # fmt: skip


def _count_down(work: Work, letters: str) -> None:
    """One more was called: returned no-shows of these letters come one place nearer."""
    work.session.execute(
        update(Ticket)
        .where(
            col(Ticket.office_date) == work.office_date,
            col(Ticket.state) == TicketState.WAITING,
            col(Ticket.wait_for_others) > 0,
            col(Ticket.letter).in_(list(letters)),
        )
        .values(wait_for_others=Ticket.wait_for_others - 1)
    )
