"""The list of people who wait for blanks: on it, invited, off it."""

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from ektp_desk.accounts.rules import Role
from ektp_desk.cards import queries_backlog as queries
from ektp_desk.cards.models import PrintBacklog
from ektp_desk.cards.offers import STILL_LISTED, BacklogState
from ektp_desk.cards.queries_backlog import BacklogRow
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.queue.models import Service
from ektp_desk.queue.rules import NEEDS_CARD
from ektp_desk.residents.models import Resident

MOST_REASON = 200
_TABLE = PrintBacklog.metadata.tables["print_backlog"]
_INVITERS = (Role.PRINTER, Role.SUPERVISOR)


def join(
    work: Work, *, resident_id: int, service_code: str, ticket_id: int | None = None
) -> BacklogRow:
    """Put a person on the list; who is on it already keeps the place.

    Called by intake in its own act. Refused: nobody known (`resident.unknown`), a service that
    ends without a card (`backlog.no_card`).
    """
    if work.session.get(Resident, resident_id) is None:
        raise OfficeError("resident.unknown")
    service = work.session.get(Service, service_code)
    if service is None or service.course not in NEEDS_CARD:
        raise OfficeError("backlog.no_card")
    entry_id = _add(work, resident_id, service_code, ticket_id)
    if entry_id is not None:
        work.record("backlog.joined", entry_id, service=service_code)
    row = queries.open_entry_of(work.session, resident_id=resident_id)
    assert row is not None
    return row


def invite(work: Work, *, count: int) -> tuple[BacklogRow, ...]:
    """Invite the first `count` whose turn it is, one for each free blank at most.

    Urgent ones and first cards go first, then who waits longest. Refused when nobody can be
    invited: no blank is free, or nobody waits (`backlog.nobody`).
    """
    work.require(*_INVITERS)
    work.number("backlog/invite")  # taken first: two who invite wait for each other here
    allowed = queries.backlog_status(work.session, day=work.office_date).invitable
    first = queries.backlog(work.session, states=(BacklogState.WAITING,))
    chosen = [row.id for row in first[: min(count, allowed)]]
    if count < 1 or not chosen:
        raise OfficeError("backlog.nobody")
    found = work.session.execute(
        update(PrintBacklog)
        .where(col(PrintBacklog.id).in_(chosen), col(PrintBacklog.state) == BacklogState.WAITING)
        .values(state=BacklogState.INVITED, invited_at=work.now)
        .returning(col(PrintBacklog.id))
    ).scalars()
    invited = set(found)
    for entry_id in chosen:
        if entry_id in invited:
            work.record("backlog.invited", entry_id)
    work.session.expire_all()
    rows = queries.backlog(work.session, states=(BacklogState.INVITED,))
    return tuple(row for row in rows if row.id in invited)


def leave(work: Work, *, entry_id: int, reason: str) -> BacklogRow:
    """Take a person off the list, with the reason; refused once they are off (`backlog.over`)."""
    work.require(*_INVITERS)
    said = " ".join(reason.split())[:MOST_REASON]
    if not said:
        raise OfficeError("backlog.reason_needed", field="note")
    found = work.session.execute(
        update(PrintBacklog)
        .where(col(PrintBacklog.id) == entry_id, col(PrintBacklog.state).in_(STILL_LISTED))
        .values(state=BacklogState.CANCELLED, ended_at=work.now, reason=said)
        .returning(col(PrintBacklog.id))
    ).one_or_none()
    if found is None:
        raise OfficeError("backlog.over")
    work.record("backlog.cancelled", entry_id)
    work.session.expire_all()
    row = queries.entry(work.session, entry_id=entry_id)
    assert row is not None
    return row


def serve(work: Work, *, resident_id: int) -> None:
    """The person's card is made: called by the cards room in the same act."""
    found = work.session.execute(
        update(PrintBacklog)
        .where(
            col(PrintBacklog.resident_id) == resident_id, col(PrintBacklog.state).in_(STILL_LISTED)
        )
        .values(state=BacklogState.SERVED, ended_at=work.now)
        .returning(col(PrintBacklog.id))
    ).scalars()
    for entry_id in tuple(found):
        if entry_id is not None:
            work.record("backlog.served", entry_id)


def _add(work: Work, resident_id: int, service_code: str, ticket_id: int | None) -> int | None:
    """The new entry's id; None when the person was on the list before, or at the same moment."""
    values = {
        "resident_id": resident_id,
        "service_code": service_code,
        "ticket_id": ticket_id,
        "since": work.now,
        "office_date": work.office_date,
        "state": BacklogState.WAITING,
        "reason": "",
    }
    on_server = work.session.get_bind().dialect.name == "postgresql"
    adding = postgresql.insert(_TABLE) if on_server else sqlite.insert(_TABLE)
    found = work.session.execute(
        adding.values(values).on_conflict_do_nothing().returning(_TABLE.c.id)
    )
    entry_id: int | None = found.scalar_one_or_none()
    return entry_id
