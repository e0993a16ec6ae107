"""Whether a line of an exported list says something new: what stands behind a card already made.

A list exported before a card was made still names its person print-ready. It is believed again
only for who came for another card since then.
"""

from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col, select

from ektp_desk.queue.models import Service, Ticket
from ektp_desk.queue.rules import Course, TicketState
from ektp_desk.recording.models import CentralRecord, CentralSighting
from ektp_desk.recording.rules import CARD_MADE, CentralStatus, goes_back


def is_behind(row: CentralRecord | None, status: CentralStatus, wish: Ticket | None) -> bool:
    """Whether `status` lies behind a card that was made, and nobody asked for another one."""
    return row is not None and wish is None and goes_back(row.status, status)


def wish_of(session: Session, resident_id: int, row: CentralRecord | None) -> Ticket | None:
    """The newest visit for a card, if it came after the day the last card was made."""
    ticket = session.exec(
        select(Ticket)
        .join(Service, col(Service.code) == col(Ticket.service_code))
        .where(
            col(Ticket.resident_id) == resident_id,
            col(Ticket.state).not_in((TicketState.CANCELLED, TicketState.NO_SHOW)),
            col(Service.course).in_((Course.RECORDING, Course.PRINTING)),
        )
        .order_by(col(Ticket.id).desc())
        .limit(1)
    ).first()
    if ticket is None:
        return None
    made = row.since if row is not None and row.status in CARD_MADE else _made(session, resident_id)
    return ticket if made is None or ticket.office_date > made else None


def _made(session: Session, resident_id: int) -> date | None:
    """The last day a card of this person was seen made."""
    newest = select(func.max(CentralSighting.office_date)).where(
        col(CentralSighting.resident_id) == resident_id, col(CentralSighting.status).in_(CARD_MADE)
    )
    return session.exec(newest).first()
