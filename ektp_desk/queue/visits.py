"""Visits of more than one step: finishing, passing on to another service, coming back.

A ticket that is passed on ends, and a child goes on in its place with the same number, the same
paper in the person's hand and the same time of arrival.
"""

from collections.abc import Sequence
from typing import Any

from sqlmodel import col

from ektp_desk.accounts.models import Counter
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.queue.calling import AT_COUNTER
from ektp_desk.queue.checks import require_offered
from ektp_desk.queue.events import note_event
from ektp_desk.queue.models import Ticket
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.refusals import refusing
from ektp_desk.queue.rules import (
    CAN_BE_FINISHED,
    CAN_BE_TRANSFERRED,
    TicketAct,
    TicketState,
)
from ektp_desk.queue.steps import move, put

_MOST_PLANNED = 6


def finish(work: Work, *, ticket_id: int) -> TicketRow:
    """This service is done. What the visit still has before it waits from now on as a child."""
    work.require(*AT_COUNTER)
    row = move(
        work,
        ticket_id,
        CAN_BE_FINISHED,
        TicketState.DONE,
        TicketAct.FINISHED,
        values={"ended_at": work.now},
        here=True,
    )
    if row.plan:
        continue_visit(work, ticket_id, [vars(planned) for planned in row.plan])
    return row


def transfer(
    work: Work,
    *,
    ticket_id: int,
    service_code: str,
    counter_id: int | None = None,
    comes_back: bool = False,
    note: str = "",
) -> TicketRow:
    """Pass a person on to another service, or to one counter of it (`counter_id`).

    With `comes_back` the person returns to this counter and this service when that is done.
    Number and time of arrival stay. Refused: a service not offered (`service.closed`), the same
    service at no other counter (`ticket.transfer_nowhere`), a counter that is not there
    (`counter.unknown`). Gives the ticket that ended; its child waits.
    """
    work.require(*AT_COUNTER)
    ticket = work.session.get(Ticket, ticket_id)
    if ticket is None:
        raise OfficeError("ticket.moved_on")
    if service_code == ticket.service_code and counter_id in (None, ticket.counter_id):
        raise OfficeError("ticket.transfer_nowhere", field="service")
    if counter_id is not None:
        counter = work.session.get(Counter, counter_id)
        if counter is None or not counter.active:
            raise OfficeError("counter.unknown", field="counter")
    plan = [{"service": service_code, "counter": counter_id}, *ticket.plan]
    if comes_back:
        plan.insert(1, {"service": ticket.service_code, "counter": ticket.counter_id})
    # The parent ends first: one person has one open number of a service.
    row = move(
        work,
        ticket_id,
        CAN_BE_TRANSFERRED,
        TicketState.TRANSFERRED,
        TicketAct.TRANSFERRED,
        values={"ended_at": work.now},
        note=" ".join(note.split())[:500],
        here=True,
    )
    continue_visit(work, ticket_id, plan)
    return row


def plan_services(work: Work, *, ticket_id: int, service_codes: Sequence[str]) -> None:
    """Say which services follow in this visit, in order; they wait when their turn comes."""
    work.require(*AT_COUNTER)
    if len(service_codes) > _MOST_PLANNED:
        raise OfficeError("ticket.too_many_services", most=_MOST_PLANNED)
    for code in service_codes:
        require_offered(work, code)
    plan = [{"service": code, "counter": None} for code in service_codes]
    put(work, [col(Ticket.id) == ticket_id, col(Ticket.ended_at).is_(None)], {"plan": plan})
    work.record("ticket.planned", ticket_id, services=list(service_codes))


def continue_visit(work: Work, ticket_id: int, plan: Sequence[dict[str, Any]]) -> None:
    """Begin the next service of a visit, the first of `plan`: a waiting child of the ticket."""
    parent = work.session.get(Ticket, ticket_id)
    assert parent is not None
    following, *rest = plan
    service = require_offered(work, following["service"])
    child = Ticket(
        office_date=parent.office_date,
        letter=parent.letter,
        number=parent.number,
        code=parent.code,
        token=parent.token,
        parent_id=ticket_id,
        service_code=service.code,
        queue_letter=service.letter,
        only_counter_id=following["counter"],
        plan=list(rest),
        resident_id=parent.resident_id,
        priority=parent.priority,
        offer=parent.offer,
        state=TicketState.WAITING,
        arrived_at=parent.arrived_at,
    )
    work.session.add(child)
    with refusing():
        work.session.flush()
    child_id = child.id or 0
    note_event(work, child_id, TicketAct.CONTINUED, TicketState.WAITING, at_counter=False)
    work.record("ticket.continued", child_id, parent=ticket_id)
