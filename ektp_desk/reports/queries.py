"""The office's figures of a day, a month, a year: counted from the ledgers, never kept."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from ektp_desk.accounts.queries import letterhead, profile, signature_of
from ektp_desk.cards.models import CardEvent
from ektp_desk.cards.models_suket import Suket
from ektp_desk.cards.queries import PrintLogRow, print_log
from ektp_desk.cards.rules import CardAct
from ektp_desk.kernel.models import AuditHead
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.outreach import queries_report as outreach
from ektp_desk.queue.models import Service, Ticket, TicketEvent
from ektp_desk.queue.rules import OPEN_STATES, TicketAct, TicketState
from ektp_desk.recording import ikd
from ektp_desk.recording.models import CentralSighting, Recording
from ektp_desk.recording.rules import CentralStatus, RecordingState
from ektp_desk.reports import closing
from ektp_desk.reports.officers import officer_lines
from ektp_desk.reports.rules import Waits, day_bounds, day_in_words, waits
from ektp_desk.reports.rules_closing import LineState
from ektp_desk.reports.slips import (
    CardLine,
    ClosingLine,
    ClosingMark,
    DaySlip,
    DayVisit,
    ServiceLine,
    StockLines,
)
from ektp_desk.stock import queries as stock

# Somebody recorded twice is counted once until it is decided which recording counts.
UNCOUNTED = (RecordingState.CANCELLED, RecordingState.DISPUTED)
MOST_DAYS = 999.0  # paper for "no end in sight"


@dataclass(frozen=True)
class ServiceCount:
    """Tickets of one service in a period."""

    code: str
    id_name: str
    en_name: str
    taken: int
    done: int
    no_show: int


@dataclass(frozen=True)
class Figures:
    """A period's figures, both days included. Cards and blanks in pieces.

    `sukets` are those issued, extensions among them; `identities` digital ones (IKD) activated;
    `visits` of jemput bola were carried out, `visit_recorded` people recorded on them.
    """

    start: date
    end: date
    recorded: int
    printed: int
    spoiled: int
    handed_over: int
    received: int
    sukets: int
    identities: int
    visits: int
    visit_recorded: int
    tickets: tuple[ServiceCount, ...]


def figures(session: Session, *, start: date, end: date) -> Figures:
    """What the office did from `start` to `end` (both included), e.g. a month or a year."""
    acts = _card_acts(session, col(CardEvent.office_date).between(start, end))
    zone = ZoneInfo(profile(session).zone)
    period = (day_bounds(start, zone)[0], day_bounds(end, zone)[1])
    reached = outreach.total(
        kind.reached for kind in outreach.period_reached(session, start=start, end=end)
    )
    return Figures(
        start=start,
        end=end,
        recorded=_count(session, *submitted(period)),
        printed=acts[CardAct.GOOD] - acts[CardAct.CORRECTED],
        spoiled=acts[CardAct.SPOILED],
        handed_over=_handed_over(acts),
        received=sum(day.received for day in stock.daily(session, start=start, end=end)),
        sukets=_sukets(session, start, end),
        identities=ikd.count(session, first=start, last=end).activated,
        visits=reached.visits,
        visit_recorded=reached.recorded,
        tickets=_tickets(session, start=start, end=end),
    )


def day(session: Session, *, day: date, made_by: str, now: datetime) -> DaySlip:
    """The day sheet of one office day, as it stood at the day's end (or stands now, today).

    `recorded` counts recordings last handed in for review that day, `approved` those approved
    that day, `returned` those sent back that day and not taken up again since.
    """
    office = profile(session)
    zone = ZoneInfo(office.zone)
    bounds = day_bounds(day, zone)
    acts = _card_acts(session, col(CardEvent.office_date) == day)
    head = session.execute(select(col(AuditHead.last_id), col(AuditHead.hash))).one()
    return DaySlip(
        office=letterhead(session),
        day=day,
        day_in_words=day_in_words(day),
        services=_service_lines(session, day),
        recorded=_count(session, *submitted(bounds)),
        approved=_count(session, *_reviewed(bounds, RecordingState.APPROVED)),
        returned=_count(session, *_reviewed(bounds, RecordingState.RETURNED)),
        print_ready_left=print_ready_at_end(session, day),
        printed=acts[CardAct.GOOD] - acts[CardAct.CORRECTED],
        spoiled=acts[CardAct.SPOILED],
        unknown=_unknown_at_end(session, day),
        handed_over=_handed_over(acts),
        uncollected=uncollected_at_end(session, day),
        stock=_stock_lines(session, day),
        officers=officer_lines(session, start=day, end=day),
        closing=closing_mark(session, day=day),
        cards=_card_lines(session, day, zone),
        audit_count=head.last_id,
        audit_hash=head.hash,
        made_at=now.astimezone(zone),
        made_by=made_by,
        signed=signature_of(office),
        visits=_visit_lines(session, day),
    )


def closing_mark(session: Session, *, day: date) -> ClosingMark | None:
    """The closing in force of a day as the day sheet prints it, None while it is open."""
    signed = closing.newest_closing(session, day=day)
    if signed is None:
        return None
    say = Sentences("id").say
    open_lines = [line for line in signed.lines if line.state is not LineState.AGREES]
    return ClosingMark(
        number=signed.number,
        entry=signed.entry,
        signed_at=signed.closed_at.astimezone(ZoneInfo(profile(session).zone)),
        signed_by=signed.officer,
        compared=len(signed.lines),
        agreed=len(signed.lines) - len(open_lines),
        lines=tuple(
            ClosingLine(
                compared=say(f"closing_line.{line.key}"),
                left=line.left,
                right=line.right,
                state=say(f"line_state.{line.state}"),
                said=line.said,
            )
            for line in open_lines
        ),
        counted=signed.counted,
        amended=signed.reason,
        changed_since=bool(closing.day_state(session, day=day).changes),
        log_count=signed.audit_id,
        log_hash=signed.audit_hash,
    )


def _visit_lines(session: Session, day: date) -> tuple[DayVisit, ...]:
    return tuple(
        DayVisit(
            visit.number, visit.title, reached.listed, reached.met, reached.recorded,
            reached.cards, reached.added,
        )
        for visit, reached in outreach.visits_of_day(session, day=day)
    )  # fmt: skip


def _sukets(session: Session, start: date, end: date) -> int:
    issued = select(func.count(col(Suket.id))).where(col(Suket.issued_on).between(start, end))
    return int(session.execute(issued).scalar_one())


def _count(session: Session, *conditions: ColumnElement[bool]) -> int:
    statement = select(func.count(col(Recording.id))).where(*conditions)
    return int(session.execute(statement).scalar_one())


def submitted(bounds: tuple[datetime, datetime]) -> tuple[ColumnElement[bool], ...]:
    start, end = bounds
    return (
        col(Recording.submitted_at) >= start,
        col(Recording.submitted_at) < end,
        col(Recording.state).not_in(UNCOUNTED),
    )


def _reviewed(
    bounds: tuple[datetime, datetime], state: RecordingState
) -> tuple[ColumnElement[bool], ...]:
    start, end = bounds
    return (
        col(Recording.reviewed_at) >= start,
        col(Recording.reviewed_at) < end,
        col(Recording.state) == state,
    )


def _tickets(session: Session, *, start: date, end: date) -> tuple[ServiceCount, ...]:
    by_state = {
        state: func.count(col(Ticket.id)).filter(col(Ticket.state) == state)
        for state in (TicketState.DONE, TicketState.NO_SHOW)
    }
    statement = (
        select(
            col(Service.code),
            col(Service.name_id),
            col(Service.name_en),
            func.count(col(Ticket.id)),
            by_state[TicketState.DONE],
            by_state[TicketState.NO_SHOW],
        )
        .join(Ticket, col(Ticket.service_code) == col(Service.code))
        .where(col(Ticket.office_date).between(start, end))
        .group_by(
            col(Service.code), col(Service.name_id), col(Service.name_en), col(Service.position)
        )
        .order_by(col(Service.position), col(Service.code))
    )
    return tuple(ServiceCount(*row) for row in session.execute(statement))


def _card_acts(session: Session, period: ColumnElement[bool]) -> dict[CardAct, int]:
    statement = (
        select(col(CardEvent.act), func.count(col(CardEvent.id)))
        .where(period)
        .group_by(col(CardEvent.act))
    )
    return dict.fromkeys(CardAct, 0) | {act: int(n) for act, n in session.execute(statement)}


def print_ready_at_end(session: Session, day: date) -> int:
    """People whose newest sighting up to the day says print-ready."""
    newest = (
        select(func.max(col(CentralSighting.id)))
        .where(col(CentralSighting.office_date) <= day)
        .group_by(col(CentralSighting.resident_id))
    )
    statement = select(func.count(col(CentralSighting.id))).where(
        col(CentralSighting.status) == CentralStatus.PRINT_READY_RECORD,
        col(CentralSighting.id).in_(newest),
    )
    return int(session.execute(statement).scalar_one())


def _unknown_at_end(session: Session, day: date) -> int:
    """Pieces whose newest line in the print log up to the day says unknown."""
    newest = (
        select(func.max(col(CardEvent.id)))
        .where(col(CardEvent.office_date) <= day)
        .group_by(col(CardEvent.card_id))
    )
    statement = select(func.count(col(CardEvent.id))).where(
        col(CardEvent.act) == CardAct.UNKNOWN, col(CardEvent.id).in_(newest)
    )
    return int(session.execute(statement).scalar_one())


def uncollected_at_end(session: Session, day: date) -> int:
    acts = _card_acts(session, col(CardEvent.office_date) <= day)
    gone = acts[CardAct.LOST] + acts[CardAct.WITHDRAWN]
    return acts[CardAct.GOOD] - acts[CardAct.CORRECTED] - _handed_over(acts) - gone


def _handed_over(acts: dict[CardAct, int]) -> int:
    """Cards given out, less those whose hand-over was a mistake."""
    return acts[CardAct.HANDED_OVER] - acts[CardAct.TAKEN_BACK]


def _stock_lines(session: Session, day: date) -> StockLines:
    moved = stock.stock_day(session, day=day)
    status = stock.status(session, day=day)
    return StockLines(
        opening=moved.opening,
        received=moved.received,
        used=moved.used,
        spoiled=moved.spoiled,
        other=moved.other,
        closing=moved.closing,
        plan_rate=status.plan_rate,
        actual_rate=status.actual_rate,
        days_left=min(status.days_left, MOST_DAYS),
        warning=Sentences("id").say(f"stock.level.{status.warning.level}"),
    )


def _service_lines(session: Session, day: date) -> tuple[ServiceLine, ...]:
    states: dict[str, dict[TicketState, int]] = defaultdict(dict)
    names: dict[str, str] = {}
    statement = (
        select(
            col(Service.code), col(Service.name_id), col(Ticket.state), func.count(col(Ticket.id))
        )
        .join(Ticket, col(Ticket.service_code) == col(Service.code))
        .where(col(Ticket.office_date) == day)
        .group_by(col(Service.code), col(Service.name_id), col(Service.position), col(Ticket.state))
        .order_by(col(Service.position), col(Service.code))
    )
    for code, name, state, number in session.execute(statement):
        names[code] = name
        states[code][state] = int(number)
    waited = _waits(session, day)
    return tuple(_service_line(name, states[code], waited[code]) for code, name in names.items())


def _service_line(name: str, by_state: dict[TicketState, int], waited: Waits) -> ServiceLine:
    return ServiceLine(
        service=name,
        taken=sum(by_state.values()),
        done=by_state.get(TicketState.DONE, 0),
        no_show=by_state.get(TicketState.NO_SHOW, 0),
        open=sum(by_state.get(state, 0) for state in OPEN_STATES),
        median_wait=waited.median,
        longest_wait=waited.longest,
    )


def _waits(session: Session, day: date) -> dict[str, Waits]:
    """By service, from taking the number to the first call."""
    statement = (
        select(col(Ticket.service_code), col(Ticket.arrived_at), func.min(col(TicketEvent.at)))
        .join(TicketEvent, col(TicketEvent.ticket_id) == col(Ticket.id))
        .where(col(Ticket.office_date) == day, col(TicketEvent.act) == TicketAct.CALLED)
        .group_by(col(Ticket.id), col(Ticket.service_code), col(Ticket.arrived_at))
    )
    pairs: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for code, arrived, called in session.execute(statement):
        pairs[code].append((arrived, called))
    return defaultdict(lambda: Waits(None, None), {code: waits(of) for code, of in pairs.items()})


def _card_lines(session: Session, day: date, zone: ZoneInfo) -> tuple[CardLine, ...]:
    """The print log without the plain intents, each line with its outcome in words."""
    say = Sentences("id").say
    return tuple(
        CardLine(
            time=f"{line.at.astimezone(zone):%H.%M}",
            number=line.card_number,
            name=line.resident_name,
            masked_nik=line.masked_nik,
            outcome=_outcome(say, line),
            officer=line.officer,
        )
        for line in print_log(session, day=day)
        if line.act is not CardAct.INTENDED or line.reason
    )


def _outcome(say: Callable[..., str], line: PrintLogRow) -> str:
    if line.act is CardAct.SPOILED:
        return say("card_act.spoiled_because", reason=say(f"spoil_reason.{line.reason}"))
    if line.act is CardAct.INTENDED:
        return say("card_act.intended_because", reason=line.reason)
    if line.act is CardAct.CORRECTED:
        return say("card_act.corrected_because", reason=line.reason)
    return say(f"card_act.{line.act}")
