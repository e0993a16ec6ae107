"""The office's figures of a day, a month, a year: counted from the ledgers, never kept."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from ektp_desk.accounts.queries import letterhead, officer_names, profile
from ektp_desk.cards.models import CardEvent
from ektp_desk.cards.models_suket import Suket
from ektp_desk.cards.queries import PrintLogRow, print_log
from ektp_desk.cards.rules import CardAct
from ektp_desk.kernel.models import AuditHead
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.queue.models import Service, Ticket, TicketEvent
from ektp_desk.queue.rules import OPEN_STATES, TicketAct, TicketState
from ektp_desk.recording import ikd
from ektp_desk.recording.models import CentralSighting, Recording
from ektp_desk.recording.rules import CentralStatus, RecordingState
from ektp_desk.reports.rules import Waits, day_bounds, day_in_words, waits
from ektp_desk.reports.slips import CardLine, DaySlip, OfficerLine, ServiceLine, StockLines
from ektp_desk.stock import queries as stock

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

    `sukets` are those issued, extensions among them; `identities` digital ones (IKD) activated.
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
    tickets: tuple[ServiceCount, ...]


def figures(session: Session, *, start: date, end: date) -> Figures:
    """What the office did from `start` to `end` (both included), e.g. a month or a year."""
    acts = _card_acts(session, col(CardEvent.office_date).between(start, end))
    zone = ZoneInfo(profile(session).zone)
    period = (day_bounds(start, zone)[0], day_bounds(end, zone)[1])
    return Figures(
        start=start,
        end=end,
        recorded=_count(session, *_submitted(period)),
        printed=acts[CardAct.GOOD] - acts[CardAct.CORRECTED],
        spoiled=acts[CardAct.SPOILED],
        handed_over=acts[CardAct.HANDED_OVER],
        received=sum(day.received for day in stock.daily(session, start=start, end=end)),
        sukets=_sukets(session, start, end),
        identities=ikd.count(session, first=start, last=end).activated,
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
        recorded=_count(session, *_submitted(bounds)),
        approved=_count(session, *_reviewed(bounds, RecordingState.APPROVED)),
        returned=_count(session, *_reviewed(bounds, RecordingState.RETURNED)),
        print_ready_left=_print_ready_at_end(session, day),
        printed=acts[CardAct.GOOD],
        spoiled=acts[CardAct.SPOILED],
        unknown=_unknown_at_end(session, day),
        handed_over=acts[CardAct.HANDED_OVER],
        uncollected=_uncollected_at_end(session, day),
        stock=_stock_lines(session, day),
        officers=_officer_lines(session, day, bounds),
        cards=_card_lines(session, day, zone),
        audit_count=head.last_id,
        audit_hash=head.hash,
        made_at=now.astimezone(zone),
        made_by=made_by,
        head_title=office.head_title,
        head_name=office.head_name,
        head_rank=office.head_rank,
        head_nip=office.head_nip,
    )


def _sukets(session: Session, start: date, end: date) -> int:
    issued = select(func.count(col(Suket.id))).where(col(Suket.issued_on).between(start, end))
    return int(session.execute(issued).scalar_one())


def _count(session: Session, *conditions: ColumnElement[bool]) -> int:
    statement = select(func.count(col(Recording.id))).where(*conditions)
    return int(session.execute(statement).scalar_one())


def _submitted(bounds: tuple[datetime, datetime]) -> tuple[ColumnElement[bool], ...]:
    start, end = bounds
    return (
        col(Recording.submitted_at) >= start,
        col(Recording.submitted_at) < end,
        col(Recording.state) != RecordingState.CANCELLED,
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


def _print_ready_at_end(session: Session, day: date) -> int:
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


def _uncollected_at_end(session: Session, day: date) -> int:
    acts = _card_acts(session, col(CardEvent.office_date) <= day)
    return acts[CardAct.GOOD] - acts[CardAct.CORRECTED] - acts[CardAct.HANDED_OVER]


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


def _officer_lines(
    session: Session, day: date, bounds: tuple[datetime, datetime]
) -> tuple[OfficerLine, ...]:
    served = _by_officer(
        session.execute(
            select(col(TicketEvent.officer_id), func.count(col(TicketEvent.id)))
            .join(Ticket, col(Ticket.id) == col(TicketEvent.ticket_id))
            .where(col(Ticket.office_date) == day, col(TicketEvent.act) == TicketAct.FINISHED)
            .group_by(col(TicketEvent.officer_id))
        )
    )
    recorded = _by_officer(
        session.execute(
            select(col(Recording.operator_id), func.count(col(Recording.id)))
            .where(*_submitted(bounds))
            .group_by(col(Recording.operator_id))
        )
    )
    acts = {
        act: _by_officer(
            session.execute(
                select(col(CardEvent.officer_id), func.count(col(CardEvent.id)))
                .where(col(CardEvent.office_date) == day, col(CardEvent.act) == act)
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


def _by_officer(rows: Iterable[tuple[int | None, int]]) -> dict[int, int]:
    return {officer: int(number) for officer, number in rows if officer is not None}


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
