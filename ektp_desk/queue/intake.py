"""Taking numbers, and the services they are for."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ektp_desk.accounts.queries import letterhead, profile
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.papers import services as papers
from ektp_desk.papers.services import PaperRow
from ektp_desk.queue import queries
from ektp_desk.queue.defaults import default_services
from ektp_desk.queue.events import note_event
from ektp_desk.queue.lapse import close_lapsed
from ektp_desk.queue.models import Service, Ticket
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.refusals import refusal
from ektp_desk.queue.rules import (
    Offer,
    PriorityReason,
    TicketAct,
    TicketState,
    quota_left,
    ticket_code,
)
from ektp_desk.queue.slips import TICKET, TicketSlip
from ektp_desk.residents.models import Resident

FRONT = (Role.COUNTER, Role.RECORDER, Role.HANDOVER, Role.SUPERVISOR, Role.KIOSK)


@dataclass(frozen=True)
class TicketTaken:
    """A new ticket and its paper."""

    ticket: TicketRow
    paper: PaperRow


def add_default_services(work: Work) -> None:
    """Give a new office its services; those it has already stay as they are."""
    known = set(work.session.exec(select(Service.code)))
    for position, service in enumerate(default_services()):
        if service.code not in known:
            service.position = position
            work.session.add(service)
    work.session.flush()
    work.record("service.defaults_added", 0)


def save_service(
    work: Work,
    *,
    code: str,
    name_id: str,
    name_en: str,
    papers_asked: Sequence[str],
    daily_quota: int,
    active: bool,
) -> None:
    """Change a service's names, papers, quota and whether it is offered."""
    work.require(Role.SUPERVISOR, Role.ADMINISTRATOR)
    service = work.session.get(Service, code)
    if service is None:
        raise OfficeError("service.unknown")
    if not name_id.strip():
        raise OfficeError("service.name_needed", field="name_id")
    if not 0 <= daily_quota <= 10_000:
        raise OfficeError("service.quota", field="daily_quota")
    service.name_id, service.name_en = name_id.strip()[:80], name_en.strip()[:80]
    service.papers = [paper.strip() for paper in papers_asked if paper.strip()]
    service.daily_quota, service.active = daily_quota, active
    work.record("service.saved", service.position, code=code, quota=daily_quota, active=active)


def take_number(
    work: Work,
    *,
    service_code: str,
    resident_id: int | None = None,
    priority: PriorityReason | None = None,
    offer: Offer | None = None,
    self_service: bool = False,
) -> TicketTaken:
    """Give a person the next number of a service, with its paper.

    `offer` is what was promised about the card; the cards room, above, knows what may be
    (`cards.intake.take_number_for`). `self_service` says that no officer gave the number: a kiosk.

    Refused: a service not offered (`service.closed`), the day's quota (`service.quota_reached`),
    and for a known person a second open number (`ticket.open_already`) or more numbers for the
    service a day than the office allows (`ticket.too_many`).
    """
    work.require(*FRONT)
    service = work.session.get(Service, service_code)
    if service is None or not service.active:
        raise OfficeError("service.closed")
    close_lapsed(work)
    # The counter row is taken first: on a server it makes simultaneous takers queue up here, so
    # that quota and numbers are read as they are.
    number = work.number(f"ticket/{work.office_date.isoformat()}/{service.letter}")
    _require_quota(work, service)
    if resident_id is not None:
        require_allowed(work, service_code=service.code, resident_id=resident_id)
    ticket = Ticket(
        office_date=work.office_date,
        letter=service.letter,
        number=number,
        code=ticket_code(service.letter, number),
        token=f"T-{secrets.token_hex(8)}",
        service_code=service.code,
        queue_letter=service.letter,
        resident_id=resident_id,
        priority=priority,
        offer=offer,
        state=TicketState.WAITING,
        arrived_at=work.now,
    )
    work.session.add(ticket)
    try:
        work.session.flush()
    except IntegrityError as error:
        raise refusal(error) from None
    note_event(work, ticket.id or 0, TicketAct.TAKEN, TicketState.WAITING, at_counter=False)
    facts: dict[str, Any] = {"self_service": True} if self_service else {}
    work.record("ticket.taken", ticket.id or 0, service=service.code, offer=offer, **facts)
    row = queries.ticket(work.session, ticket_id=ticket.id or 0)
    assert row is not None
    return TicketTaken(row, _issue(work, row, service))


def _require_quota(work: Work, service: Service) -> None:
    taken = work.session.exec(
        select(func.count(col(Ticket.id))).where(
            col(Ticket.office_date) == work.office_date,
            col(Ticket.service_code) == service.code,
            col(Ticket.state).not_in(queries.NOT_COUNTED),
        )
    ).one()
    if quota_left(service.daily_quota, taken) == 0:
        raise OfficeError("service.quota_reached", quota=service.daily_quota)


def require_allowed(
    work: Work, *, service_code: str, resident_id: int, besides: int | None = None
) -> None:
    """Refuse a person more numbers for a service than the office allows a day.

    `besides` is a ticket that does not count: the one that is to become theirs.
    """
    if work.session.get(Resident, resident_id) is None:
        raise OfficeError("resident.unknown")
    states = work.session.exec(
        select(Ticket.state).where(
            col(Ticket.office_date) == work.office_date,
            col(Ticket.service_code) == service_code,
            col(Ticket.resident_id) == resident_id,
            col(Ticket.state).not_in((*queries.NOT_COUNTED, TicketState.NO_SHOW)),
            col(Ticket.id) != (besides or 0),
        )
    ).all()
    if any(state is not TicketState.DONE for state in states):
        raise OfficeError("ticket.open_already", field="resident")
    most = profile(work.session).tickets_per_person
    if len(states) >= most:
        raise OfficeError("ticket.too_many", field="resident", most=most)


def _issue(work: Work, row: TicketRow, service: Service) -> PaperRow:
    office = profile(work.session)
    slip = TicketSlip(
        office=letterhead(work.session),
        code=row.code,
        service=service.name_id,
        taken_at=row.arrived_at.astimezone(work.zone).replace(tzinfo=None),
        ahead=queries.ahead(
            work.session,
            day=work.office_date,
            now=work.now,
            ticket_id=row.id,
            letter=row.letter,
        ),
        priority=Sentences("id").say(f"priority.{row.priority}") if row.priority else "",
        masked_nik=row.masked_nik,
        papers=tuple(service.papers),
        token=row.token,
        footer=office.ticket_footer,
        offer=Sentences("id").say(f"offer.{row.offer}") if row.offer else "",
    )
    return papers.issue(
        work,
        key=f"{TICKET}/{row.office_date.isoformat()}/{row.code}",
        kind=TICKET,
        number=row.code,
        slip=slip,
        resident_id=row.resident_id,
    )
