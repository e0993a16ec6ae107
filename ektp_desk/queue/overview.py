"""The whole queue at a glance, for supervisors: now, by hour, by service and officer."""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import Session, col

from ektp_desk.accounts.queries import officer_names, profile
from ektp_desk.queue import counters, queries
from ektp_desk.queue.attendance import busy_spans, open_spans
from ektp_desk.queue.counters import CounterStanding
from ektp_desk.queue.models import Service, Ticket, WaitPrediction
from ektp_desk.queue.queries import TicketStep
from ektp_desk.queue.quotas import NOT_COUNTED
from ektp_desk.queue.rules import AT_COUNTER_STATES, TicketState
from ektp_desk.queue.times import Spread, length, overlap, spread

AGES = (10, 20, 40)  # minutes: upper ends of the bands of waiting; the last band is open
COVERAGE_DAYS = 28


@dataclass(frozen=True)
class CounterLine:
    """A counter now; `ticket` "" and `since` of its standing while nobody is there."""

    standing: CounterStanding
    ticket: str
    ticket_state: TicketState | None
    since: datetime | None


@dataclass(frozen=True)
class AgeLine:
    """Who waits for a service, by bands of minutes waited (`AGES`), and the longest in seconds."""

    code: str
    name_id: str
    name_en: str
    bands: tuple[int, ...]
    longest: float


@dataclass(frozen=True)
class HourLine:
    """One local hour: numbers taken, first calls, visits finished."""

    hour: int
    arrived: int
    called: int
    finished: int


@dataclass(frozen=True)
class ServiceTimes:
    """One service's day; waiting to the first call, service from the counter to the end."""

    code: str
    name_id: str
    name_en: str
    taken: int
    no_shows: int
    waiting: Spread
    service: Spread

    @property
    def no_show_share(self) -> float:
        """Share of the numbers taken whose call nobody answered, 0 to 1."""
        return self.no_shows / self.taken if self.taken else 0.0


@dataclass(frozen=True)
class OfficerTimes:
    """One officer's day: people served, waits before the call, and the counter's idle time.

    `open_s` is how long the officer's counters were open, `idle_s` how long with nobody there.
    """

    name: str
    served: int
    no_shows: int
    waiting: Spread
    service: Spread
    open_s: float
    idle_s: float


@dataclass(frozen=True)
class CoverageLine:
    """Predictions of one service on one day, and how many came true."""

    day: date
    code: str
    name_id: str
    name_en: str
    predicted: int
    held: int


@dataclass(frozen=True)
class Overview:
    """Everything about one office day."""

    day: date
    counters: tuple[CounterLine, ...]
    ages: tuple[AgeLine, ...]
    hours: tuple[HourLine, ...]
    services: tuple[ServiceTimes, ...]
    officers: tuple[OfficerTimes, ...]
    coverage: tuple[CoverageLine, ...]


@dataclass(frozen=True)
class Glance:
    """The hall in short: who waits, the day by hour, the counters."""

    waiting: int
    hours: tuple[HourLine, ...]
    counters: tuple[CounterLine, ...]


def glance(session: Session, *, day: date, now: datetime) -> Glance:
    """The hall on `day` as it stands at `now`, without the figures that take longer."""
    tickets = _tickets(session, day)
    ages = waiting_by_age(tickets, now)
    return Glance(
        waiting=sum(sum(line.bands) for line in ages),
        hours=flow_by_hour(tickets, ZoneInfo(profile(session).zone)),
        counters=counters_now(session, day=day),
    )


def overview(session: Session, *, day: date, now: datetime) -> Overview:
    """All of one day, as it stands at `now`; counters and who waits only for today."""
    zone = ZoneInfo(profile(session).zone)
    tickets = _tickets(session, day)
    return Overview(
        day=day,
        counters=counters_now(session, day=day),
        ages=waiting_by_age(tickets, now),
        hours=flow_by_hour(tickets, zone),
        services=times_by_service(tickets),
        officers=times_by_officer(session, tickets, day=day, now=now),
        coverage=coverage(session, day=day, now=now),
    )


def counters_now(session: Session, *, day: date) -> tuple[CounterLine, ...]:
    """Every counter with whom it has."""
    rows = session.execute(
        select(
            col(Ticket.counter_id),
            col(Ticket.code),
            col(Ticket.state),
            col(Ticket.called_at),
            col(Ticket.serving_at),
        ).where(col(Ticket.office_date) == day, col(Ticket.state).in_(AT_COUNTER_STATES))
    )
    there = {row.counter_id: row for row in rows}
    return tuple(
        _counter_line(row, there.get(row.counter_id)) for row in counters.standings(session)
    )


def _counter_line(standing: CounterStanding, ticket: Any) -> CounterLine:
    if ticket is None:
        return CounterLine(standing, "", None, standing.since)
    serving = ticket.state is TicketState.SERVING
    since = ticket.serving_at if serving else ticket.called_at
    return CounterLine(standing, ticket.code, ticket.state, since)


def waiting_by_age(tickets: Sequence[Any], now: datetime) -> tuple[AgeLine, ...]:
    """Who waits, by service and how long."""
    lines = []
    for code, rows in _by_service(tickets).items():
        ages = [
            (now - row.arrived_at).total_seconds()
            for row in rows
            if row.state is TicketState.WAITING
        ]
        if ages:
            tally = Tally(sum(age >= most * 60 for most in AGES) for age in ages)
            bands = tuple(tally[band] for band in range(len(AGES) + 1))
            lines.append(AgeLine(code, rows[0].name_id, rows[0].name_en, bands, max(ages)))
    return tuple(lines)


def flow_by_hour(tickets: Sequence[Any], zone: ZoneInfo) -> tuple[HourLine, ...]:
    """The day by local hour, from the first to the last in which something happened."""
    arrived, called, finished = (
        Tally(at.astimezone(zone).hour for at in moments)
        for moments in (
            (row.arrived_at for row in tickets if row.parent_id is None),
            (row.first_called_at for row in tickets if row.first_called_at is not None),
            (row.ended_at for row in tickets if row.state is TicketState.DONE and row.ended_at),
        )
    )
    seen = [*arrived, *called, *finished]
    if not seen:
        return ()
    return tuple(
        HourLine(hour, arrived[hour], called[hour], finished[hour])
        for hour in range(min(seen), max(seen) + 1)
    )


def times_by_service(tickets: Sequence[Any]) -> tuple[ServiceTimes, ...]:
    """Waiting and service of each service; a number passed on counts where it goes on."""
    return tuple(
        ServiceTimes(
            code=code,
            name_id=rows[0].name_id,
            name_en=rows[0].name_en,
            taken=sum(row.state not in NOT_COUNTED for row in rows),
            no_shows=sum(row.state is TicketState.NO_SHOW for row in rows),
            waiting=_waiting(rows),
            service=_service(rows),
        )
        for code, rows in _by_service(tickets).items()
    )


def times_by_officer(
    session: Session, tickets: Sequence[Any], *, day: date, now: datetime
) -> tuple[OfficerTimes, ...]:
    """Who served whom how long, and how long their counters stood open with nobody there."""
    opened = open_spans(session, day=day, now=now)
    busy = busy_spans(session, day=day, now=now)
    names = officer_names(session)
    served: dict[int, list[Any]] = defaultdict(list)
    for row in tickets:
        if row.officer_id is not None:
            served[row.officer_id].append(row)
    lines = []
    for officer_id in {*served, *(officer for officer, _ in opened)}:
        rows = served.get(officer_id, [])
        mine = {counter: spans for (officer, counter), spans in opened.items()
                if officer == officer_id}  # fmt: skip
        open_for = sum((length(spans) for spans in mine.values()), timedelta(0))
        used = sum(
            (overlap(busy.get(counter, ()), spans) for counter, spans in mine.items()),
            timedelta(0),
        )
        lines.append(
            OfficerTimes(
                name=names.get(officer_id, ""),
                served=sum(row.state is TicketState.DONE for row in rows),
                no_shows=sum(row.state is TicketState.NO_SHOW for row in rows),
                waiting=_waiting(rows),
                service=_service(rows),
                open_s=open_for.total_seconds(),
                idle_s=(open_for - used).total_seconds(),
            )
        )
    return tuple(sorted(lines, key=lambda line: line.name))


def coverage(session: Session, *, day: date, now: datetime) -> tuple[CoverageLine, ...]:
    """Predicted against actual, by day and service, over four weeks up to `day`.

    Who still waits counts as soon as the wait is longer than foretold; before that it is open.
    """
    rows = session.execute(
        select(
            col(WaitPrediction.office_date),
            col(WaitPrediction.service_code),
            col(Service.name_id),
            col(Service.name_en),
            col(WaitPrediction.low_s),
            col(WaitPrediction.high_s),
            col(Ticket.arrived_at),
            col(Ticket.first_called_at),
            col(Ticket.ended_at),
        )
        .join(Ticket, col(Ticket.id) == col(WaitPrediction.ticket_id))
        .join(Service, col(Service.code) == col(WaitPrediction.service_code))
        .where(
            col(WaitPrediction.office_date).between(day - timedelta(days=COVERAGE_DAYS), day),
            col(WaitPrediction.low_s).is_not(None),
        )
        .order_by(col(WaitPrediction.office_date), col(Service.position), col(Service.code))
    )
    tally: dict[tuple[Any, ...], list[bool]] = defaultdict(list)
    for row in rows:
        until = row.first_called_at or min(row.ended_at or now, now)
        waited = (until - row.arrived_at).total_seconds()
        if row.first_called_at is not None or (row.ended_at is None and waited > row.high_s):
            tally[tuple(row[:4])].append(row.low_s <= waited <= row.high_s)
    return tuple(
        CoverageLine(day, code, name_id, name_en, len(held), sum(held))
        for (day, code, name_id, name_en), held in tally.items()
    )


def _tickets(session: Session, day: date) -> Sequence[Any]:
    return session.execute(
        select(
            col(Ticket.id),
            col(Ticket.service_code),
            col(Service.name_id),
            col(Service.name_en),
            col(Ticket.state),
            col(Ticket.parent_id),
            col(Ticket.officer_id),
            col(Ticket.arrived_at),
            col(Ticket.first_called_at),
            col(Ticket.serving_at),
            col(Ticket.ended_at),
        )
        .join(Service, col(Service.code) == col(Ticket.service_code))
        .where(col(Ticket.office_date) == day)
        .order_by(col(Service.position), col(Service.code), col(Ticket.id))
    ).all()


def _by_service(tickets: Sequence[Any]) -> dict[str, list[Any]]:
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in tickets:
        rows[row.service_code].append(row)
    return rows


def _waiting(rows: Iterable[Any]) -> Spread:
    """Waits of those who came with this number: the child of a visit keeps its parent's time."""
    return spread(
        (row.first_called_at - row.arrived_at).total_seconds()
        for row in rows
        if row.first_called_at is not None and row.parent_id is None
    )


def _service(rows: Iterable[Any]) -> Spread:
    return spread(
        (row.ended_at - row.serving_at).total_seconds()
        for row in rows
        if row.serving_at is not None
        and row.ended_at is not None
        and row.state in (TicketState.DONE, TicketState.TRANSFERRED)
    )


@dataclass(frozen=True)
class VisitStep:
    """One step of a visit, with the service it was for."""

    name_id: str
    name_en: str
    step: TicketStep


def visit_steps(session: Session, *, ticket_id: int) -> tuple[VisitStep, ...]:
    """All steps of a ticket and of those it came from and went on as, in the order of time."""
    steps = [
        VisitStep(ticket.service_name_id, ticket.service_name_en, step)
        for ticket in queries.visit(session, ticket_id=ticket_id)
        for step in queries.history(session, ticket_id=ticket.id)
    ]
    return tuple(sorted(steps, key=lambda one: one.step.at))  # stable: as written
