"""The supervisor's desk: what waits for a decision, and how the day goes, read in one go."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from ektp_desk.queue.overview import CounterLine, HourLine, glance
from ektp_desk.reports.decisions import Asking, asked
from ektp_desk.reports.queries import Figures, figures
from ektp_desk.reports.rules_decisions import Decision
from ektp_desk.stock.queries import StockStatus


@dataclass(frozen=True)
class DeskNow:
    """One moment of the office; `waiting` are people in the hall, `figures` the day's so far."""

    decisions: tuple[Decision, ...]
    waiting: int
    figures: Figures
    stock: StockStatus
    hours: tuple[HourLine, ...]
    counters: tuple[CounterLine, ...]


def desk_now(session: Session, *, day: date, now: datetime) -> DeskNow:
    """Everything the supervisor's start page shows, as it stands at `now`."""
    asking = Asking(session, day)
    hall = glance(session, day=day, now=now)
    return DeskNow(
        decisions=asked(asking),
        waiting=hall.waiting,
        figures=figures(session, start=day, end=day),
        stock=asking.stock,
        hours=hall.hours,
        counters=hall.counters,
    )
