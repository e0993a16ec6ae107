"""How long people will wait: foretold with each number, kept, and learned from."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from ektp_desk.accounts.models import Counter
from ektp_desk.accounts.queries import profile
from ektp_desk.kernel.clock import local_day
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.queue import queries
from ektp_desk.queue.models import CounterNow, Service, Ticket, WaitPace, WaitPrediction
from ektp_desk.queue.rules import AT_COUNTER_STATES, CounterState, TicketState
from ektp_desk.queue.waits import WINDOW_DAYS, Expected, Pace, PastWait, expect, learn

LEARN_AGAIN = timedelta(minutes=20)
_KEPT = WaitPrediction.metadata.tables["wait_prediction"]
_PACE = WaitPace.metadata.tables["wait_pace"]
_TICKET = Ticket.metadata.tables["ticket"]


@dataclass(frozen=True)
class Crew:
    """Who calls a queue's letter now: open counters, how many have somebody, all their letters."""

    counters: int
    busy: int
    letters: str


def foretell(work: Work, *, ticket_id: int) -> Expected | None:
    """Keep what a person who takes a number now meets, and the wait that follows from it.

    Part of taking the number. None while there is too little to learn from, and for an
    appointment, which is called by its own time.
    """
    ticket = work.session.get(Ticket, ticket_id)
    assert ticket is not None
    if ticket.appointment_at is not None:
        return None
    pace = _pace_today(work, ticket.queue_letter)
    crew = _crews(work.session, work.office_date, work.now).get(ticket.queue_letter)
    crew = crew or Crew(0, 0, ticket.queue_letter)
    ahead = _before(work, ticket, crew.letters)
    seen = {"ahead": ahead, "counters": crew.counters, "busy": crew.busy}
    expected = expect(pace, **seen) if pace is not None else None
    work.session.execute(
        insert(_KEPT),
        {
            "ticket_id": ticket_id,
            "made_at": work.now,
            "office_date": work.office_date,
            "service_code": ticket.service_code,
            "queue_letter": ticket.queue_letter,
            "ahead": ahead,
            "counters_open": crew.counters,
            "counters_busy": crew.busy,
            **interval_columns(expected),
        },
    )
    return expected


def interval_columns(expected: Expected | None) -> dict[str, int | None]:
    """An interval as the columns keep it, in whole seconds."""
    if expected is None:
        return {"low_s": None, "median_s": None, "high_s": None}
    return {
        "low_s": int(expected.low),
        "median_s": round(expected.median),
        "high_s": int(expected.high) + 1,
    }


def in_words(sentences: Sentences, expected: Expected | None) -> str:
    """An interval for people to read: "20–35 menit"; "" for none."""
    if expected is None:
        return ""
    low, high = expected.minutes
    return sentences.say("wait.between" if low else "wait.up_to", low=low, high=high)


def expected_waits(session: Session, *, day: date, now: datetime) -> dict[str, Expected]:
    """By service code: how long somebody would wait who took a number now.

    Services of which too little is known are left out. By the paces as last learned.
    """
    paces: dict[str, Pace] = {
        letter: Pace.from_json(kept)
        for letter, kept in session.execute(select(_PACE.c.queue_letter, _PACE.c.learned))
        if kept is not None
    }
    if not paces:
        return {}
    crews = _crews(session, day, now)
    waiting = _waiting_by_letter(session, day)
    by_letter: dict[str, Expected | None] = {}
    for letter, pace in paces.items():
        crew = crews.get(letter, Crew(0, 0, letter))
        ahead = sum(waiting.get(one, 0) for one in crew.letters)
        by_letter[letter] = expect(pace, ahead=ahead, counters=crew.counters, busy=crew.busy)
    offered = select(col(Service.code), col(Service.letter)).where(col(Service.active).is_(True))
    found = ((code, by_letter.get(letter)) for code, letter in session.execute(offered))
    return {code: expected for code, expected in found if expected is not None}


def history(session: Session, *, letter: str, day: date, now: datetime) -> list[PastWait]:
    """The waits of one queue in the last four weeks, those of today up to now.

    Who was never called waited at least until the number ended; one left over at the end of an
    earlier day, until the last call of that day.
    """
    rows = session.execute(
        select(
            _KEPT.c.ahead,
            _KEPT.c.counters_open,
            _KEPT.c.counters_busy,
            _KEPT.c.office_date,
            _TICKET.c.arrived_at,
            _TICKET.c.first_called_at,
            _TICKET.c.ended_at,
        )
        .join(_TICKET, _TICKET.c.id == _KEPT.c.ticket_id)
        .where(
            _KEPT.c.queue_letter == letter,
            _KEPT.c.office_date >= day - timedelta(days=WINDOW_DAYS),
            _KEPT.c.office_date <= day,
        )
    ).all()
    closing: dict[date, datetime] = {}
    for row in rows:
        seen = row.first_called_at or row.arrived_at
        closing[row.office_date] = max(seen, closing.get(row.office_date, seen))
    closing[day] = now
    return [_past(row, day, closing[row.office_date]) for row in rows]


def _past(row: Any, day: date, closing: datetime) -> PastWait:
    until = row.first_called_at or min(row.ended_at or closing, closing)
    return PastWait(
        ahead=row.ahead,
        counters=row.counters_open,
        busy=row.counters_busy,
        seconds=max(0.0, (until - row.arrived_at).total_seconds()),
        called=row.first_called_at is not None,
        days_ago=(day - row.office_date).days,
    )


def _pace_today(work: Work, letter: str) -> Pace | None:
    """What is known of the queue; learned anew by the first number after a while."""
    kept = work.session.execute(
        select(_PACE.c.made_at, _PACE.c.learned).where(_PACE.c.queue_letter == letter)
    ).one_or_none()
    if kept is not None and timedelta(0) <= work.now - kept.made_at < LEARN_AGAIN:
        return None if kept.learned is None else Pace.from_json(kept.learned)
    pace = learn(history(work.session, letter=letter, day=work.office_date, now=work.now))
    row = {"made_at": work.now, "learned": None if pace is None else pace.as_json()}
    dialect = postgresql if work.session.get_bind().dialect.name == "postgresql" else sqlite
    work.session.execute(
        dialect.insert(_PACE)
        .values(queue_letter=letter, **row)
        .on_conflict_do_update(index_elements=[_PACE.c.queue_letter], set_=row)
    )
    return pace


def _crews(session: Session, day: date, now: datetime) -> dict[str, Crew]:
    """By letter, the counters that said today they are open."""
    zone = ZoneInfo(profile(session).zone)
    busy = set(
        session.execute(
            select(col(Ticket.counter_id)).where(
                col(Ticket.office_date) == day, col(Ticket.state).in_(AT_COUNTER_STATES)
            )
        ).scalars()
    )
    rows = session.execute(
        select(col(Counter.id), col(Counter.letters), col(CounterNow.since))
        .join(CounterNow, col(CounterNow.counter_id) == col(Counter.id))
        .where(col(Counter.active).is_(True), col(CounterNow.state) == CounterState.OPEN)
    )
    open_today = [
        (counter_id, letters) for counter_id, letters, since in rows
        if local_day(since, zone) == day and since <= now
    ]  # fmt: skip
    crews = {}
    for letter in sorted({letter for _, letters in open_today for letter in letters}):
        mine = [(one, letters) for one, letters in open_today if letter in letters]
        crews[letter] = Crew(
            counters=len(mine),
            busy=sum(one in busy for one, _ in mine),
            letters="".join(sorted({each for _, letters in mine for each in letters})),
        )
    return crews


def _before(work: Work, ticket: Ticket, letters: str) -> int:
    """Who waits before a new number: everybody, or before one with priority those who go first.

    Counted, not put in order: an office may have hundreds waiting, and each number asks.
    """
    conditions = [
        col(Ticket.office_date) == ticket.office_date,
        col(Ticket.state) == TicketState.WAITING,
        col(Ticket.queue_letter).in_(list(letters)),
        col(Ticket.id) != ticket.id,
    ]
    if ticket.priority is not None:
        aged = work.now - queries.order_rule(work.session).ageing
        conditions.append(
            or_(
                col(Ticket.priority).is_not(None),
                col(Ticket.arrived_at) <= aged,
                col(Ticket.appointment_at) <= work.now,
            )
        )
    return int(work.session.execute(select(func.count()).where(*conditions)).scalar_one())


def _waiting_by_letter(session: Session, day: date) -> dict[str, int]:
    rows = session.execute(
        select(col(Ticket.queue_letter), func.count())
        .where(col(Ticket.office_date) == day, col(Ticket.state) == TicketState.WAITING)
        .group_by(col(Ticket.queue_letter))
    )
    return {letter: int(count) for letter, count in rows}
