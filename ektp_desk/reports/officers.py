"""What each officer did in a period."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlmodel import Session, col

from ektp_desk.accounts.queries import officer_names, profile
from ektp_desk.cards.models import CardEvent
from ektp_desk.cards.rules import CardAct
from ektp_desk.queue.models import Ticket, TicketEvent
from ektp_desk.queue.rules import TicketAct
from ektp_desk.recording.models import Recording
from ektp_desk.recording.rules import RecordingState
from ektp_desk.reports.rules import day_bounds
from ektp_desk.reports.slips import OfficerLine


def officer_lines(session: Session, *, start: date, end: date) -> tuple[OfficerLine, ...]:
    """Everybody who did something from `start` to `end` (both included), by name."""
    served = _by_officer(
        session.execute(
            select(col(TicketEvent.officer_id), func.count(col(TicketEvent.id)))
            .join(Ticket, col(Ticket.id) == col(TicketEvent.ticket_id))
            .where(
                col(Ticket.office_date).between(start, end),
                col(TicketEvent.act) == TicketAct.FINISHED,
            )
            .group_by(col(TicketEvent.officer_id))
        )
    )
    recorded = _recorded(session, start, end)
    acts = {
        act: _by_officer(
            session.execute(
                select(col(CardEvent.officer_id), func.count(col(CardEvent.id)))
                .where(col(CardEvent.office_date).between(start, end), col(CardEvent.act) == act)
                .group_by(col(CardEvent.officer_id))
            )
        )
        for act in (CardAct.GOOD, CardAct.SPOILED, CardAct.HANDED_OVER)
    }
    officers = officer_names(session)
    busy = set(served) | set(recorded) | {officer for by in acts.values() for officer in by}
    lines = (
        OfficerLine(
            name=officers.get(officer, ""),
            served=served.get(officer, 0),
            recorded=recorded.get(officer, 0),
            printed=acts[CardAct.GOOD].get(officer, 0),
            spoiled=acts[CardAct.SPOILED].get(officer, 0),
            handed_over=acts[CardAct.HANDED_OVER].get(officer, 0),
        )
        for officer in busy
    )
    return tuple(sorted(lines, key=lambda line: line.name))


def _recorded(session: Session, start: date, end: date) -> dict[int, int]:
    zone = ZoneInfo(profile(session).zone)
    return _by_officer(
        session.execute(
            select(col(Recording.operator_id), func.count(col(Recording.id)))
            .where(
                col(Recording.submitted_at) >= day_bounds(start, zone)[0],
                col(Recording.submitted_at) < day_bounds(end, zone)[1],
                col(Recording.state).not_in((RecordingState.CANCELLED, RecordingState.DISPUTED)),
            )
            .group_by(col(Recording.operator_id))
        )
    )


def _by_officer(rows: Iterable[tuple[int | None, int]]) -> dict[int, int]:
    return {officer: int(number) for officer, number in rows if officer is not None}
