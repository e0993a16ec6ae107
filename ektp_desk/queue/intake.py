"""Taking numbers, and the services they are for."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import col, select

from ektp_desk.accounts.open_days import office_stands
from ektp_desk.accounts.queries import letterhead_of, profile
from ektp_desk.accounts.rules import OfficeProfile, Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.papers import services as papers
from ektp_desk.papers.services import PaperRow
from ektp_desk.queue import promises, queries, quotas
from ektp_desk.queue.blocks import ordinary_number
from ektp_desk.queue.checks import require_offered, require_open_office
from ektp_desk.queue.defaults import default_services
from ektp_desk.queue.events import note_event
from ektp_desk.queue.lapse import close_lapsed
from ektp_desk.queue.models import Appointment, Service, Ticket
from ektp_desk.queue.prediction import foretell, in_words
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.refusals import refusing
from ektp_desk.queue.rules import (
    Offer,
    PriorityReason,
    TicketAct,
    TicketState,
    ticket_code,
)
from ektp_desk.queue.slips import TICKET, TicketSlip, ticket_key
from ektp_desk.queue.waits import Expected
from ektp_desk.residents.models import Resident

MOST_NUMBERS = 10_000
DESK = (Role.COUNTER, Role.RECORDER, Role.HANDOVER, Role.SUPERVISOR)
FRONT = (*DESK, Role.KIOSK)


@dataclass(frozen=True)
class TicketTaken:
    """A ticket and its paper.

    `late` says that an appointment was kept too late to count, `expected` what wait was foretold,
    if enough is known.
    """

    ticket: TicketRow
    paper: PaperRow
    late: bool = False
    expected: Expected | None = None


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
    morning_quota: int = 0,
    afternoon_quota: int = 0,
) -> None:
    """Change a service's names, papers, quotas (0: no limit) and whether it is offered."""
    work.require(Role.SUPERVISOR, Role.ADMINISTRATOR)
    service = work.session.get(Service, code)
    if service is None:
        raise OfficeError("service.unknown")
    if not name_id.strip():
        raise OfficeError("service.name_needed", field="name_id")
    limits = {
        "daily_quota": daily_quota,
        "morning_quota": morning_quota,
        "afternoon_quota": afternoon_quota,
    }
    for field, quota in limits.items():
        if not 0 <= quota <= MOST_NUMBERS:
            raise OfficeError("service.quota", field=field)
        setattr(service, field, quota)
    service.name_id, service.name_en = name_id.strip()[:80], name_en.strip()[:80]
    service.papers = [paper.strip() for paper in papers_asked if paper.strip()]
    service.active = active
    work.record("service.saved", service.position, code=code, active=active, quotas=limits)


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
    (`cards.intake.take_number_for`). Who has an appointment for the service today has come for
    it. Outside the office's hours an officer's desk may go on, which the audit keeps; at a kiosk
    (`self_service`) nobody can (`office.closed_now`).

    Refused: a service not offered (`service.closed`), the quota of the day or its half
    (`service.quota_reached`), and for a known person a second open number
    (`ticket.open_already`) or more numbers for the service a day than the office allows
    (`ticket.too_many`).
    """
    work.require(*FRONT)
    service = require_offered(work, service_code, field="")
    promise = promises.of_person(work, resident_id, service_code) if resident_id else None
    return give(
        work, service, resident_id, priority, promise=promise, offer=offer,
        self_service=self_service,
    )  # fmt: skip


def give(
    work: Work,
    service: Service,
    resident_id: int | None,
    priority: PriorityReason | None,
    *,
    promise: Appointment | None = None,
    offer: Offer | None = None,
    self_service: bool = False,
) -> TicketTaken:
    """Give a number of a service, for an appointment (`promise`) or without one.

    An appointment needs no room in the quota: it had its own. It counts while it holds.
    """
    stands = office_stands(work.session, now=work.now)
    if self_service:
        require_open_office(work, stands)
    close_lapsed(work)
    # The counter row is taken first: on a server it makes simultaneous takers queue up here, so
    # that quota and numbers are read as they are.
    number = next_ordinary(work, work.office_date, service.letter)
    office = profile(work.session)
    if promise is None:
        _require_quota(work, service, office)
    if resident_id is not None:
        require_allowed(work, service_code=service.code, resident_id=resident_id)
    holds = promise is not None and promises.holds(work, promise)
    ticket_id = _add(
        work, service, number, resident_id=resident_id, priority=priority, offer=offer,
        appointment_at=promise.slot_at if promise is not None and holds else None,
    )  # fmt: skip
    facts: dict[str, Any] = {} if stands.is_open else {"outside_hours": stands.standing.value}
    if offer is not None:
        facts["offer"] = offer.value
    if self_service:
        facts["self_service"] = True
    work.record("ticket.taken", ticket_id, service=service.code, **facts)
    if promise is not None:
        promises.keep(work, promise, ticket_id)
    row = queries.ticket(work.session, ticket_id=ticket_id)
    assert row is not None
    expected = foretell(work, ticket_id=row.id)
    late = promise is not None and not holds
    return TicketTaken(row, issue_ticket(work, row, service, office, expected), late, expected)


def next_ordinary(work: Work, day: date, letter: str) -> int:
    """The next number of a letter on a day, past the reserve (`blocks`)."""
    return ordinary_number(work.number(f"ticket/{day.isoformat()}/{letter}"))


def _add(
    work: Work,
    service: Service,
    number: int,
    *,
    resident_id: int | None,
    priority: PriorityReason | None,
    offer: Offer | None,
    appointment_at: datetime | None,
) -> int:
    """The waiting ticket's row and the first step of its history; its id."""
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
        appointment_at=appointment_at,
    )
    work.session.add(ticket)
    with refusing():
        work.session.flush()
    ticket_id = ticket.id or 0
    note_event(work, ticket_id, TicketAct.TAKEN, TicketState.WAITING, at_counter=False)
    return ticket_id


def _require_quota(work: Work, service: Service, office: OfficeProfile) -> None:
    half = quotas.half_now(office, work.now)
    used = quotas.used(
        work.session, day=work.office_date, office=office, now=work.now, service_code=service.code
    )
    left = quotas.left(service, used.get(service.code, quotas.Used()), half)
    if left.today == 0:
        raise OfficeError("service.quota_reached", quota=service.daily_quota, quota_of=("day",))
    if left.half == 0:
        quota = quotas.half_quota(service, half)
        raise OfficeError("service.quota_reached", quota=quota, quota_of=(half.value,))


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
            col(Ticket.state).not_in((*quotas.NOT_COUNTED, TicketState.NO_SHOW)),
            col(Ticket.id) != (besides or 0),
        )
    ).all()
    if any(state is not TicketState.DONE for state in states):
        raise OfficeError("ticket.open_already", field="resident")
    most = profile(work.session).tickets_per_person
    if len(states) >= most:
        raise OfficeError("ticket.too_many", field="resident", most=most)


def _wall(work: Work, moment: datetime) -> datetime:
    return moment.astimezone(work.zone).replace(tzinfo=None)


def issue_ticket(
    work: Work,
    row: TicketRow,
    service: Service,
    office: OfficeProfile,
    expected: Expected | None,
    *,
    key: str = "",
) -> PaperRow:
    """A number's paper; `key` names it where it is not the number's first."""
    words = Sentences("id")
    slip = TicketSlip(
        office=letterhead_of(office),
        code=row.code,
        service=service.name_id,
        taken_at=_wall(work, row.arrived_at),
        ahead=queries.ahead(
            work.session,
            day=work.office_date,
            now=work.now,
            ticket_id=row.id,
            letter=row.letter,
            rule=queries.order_rule_of(office),
        ),
        priority=words.say(f"priority.{row.priority}") if row.priority else "",
        masked_nik=row.masked_nik,
        papers=tuple(service.papers),
        token=row.token,
        footer=office.ticket_footer,
        offer=words.say(f"offer.{row.offer}") if row.offer else "",
        expected=in_words(words, expected),
        appointment_at=_wall(work, row.appointment_at) if row.appointment_at else None,
    )
    return papers.issue(
        work,
        key=key or ticket_key(row.office_date, row.code),
        kind=TICKET,
        number=row.code,
        slip=slip,
        resident_id=row.resident_id,
    )
