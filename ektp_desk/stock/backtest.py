"""How well the end of the blanks would have been foretold, on the office's own past."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import mean, median

from sqlmodel import Session

from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.stock.forecast import DayUse, PlannedUse, forecast, request_point
from ektp_desk.stock.foreseen import LOOK_BACK, OfficeCalendar, calendar, history
from ektp_desk.stock.planned import planned

STOCKS = (700, 1_000, 1_500)  # pieces with which a past cycle is begun
EVERY = 5  # days of use between two beginnings
LEARNING = 20  # days of use before the first one
NEAR = 20  # working days before the end, in which the error counts
MEAN_DAYS = 20
Told = tuple[date | None, date, date | None, date]  # P10, P50, P90, apply by
Way = Callable[[Sequence[DayUse], int, date], Told]


@dataclass(frozen=True)
class BacktestScore:
    """What one way did. `late`: applied after the end less lead and week, of `cycles` that left
    time for it. `early` is the median in days, `error` of P50 in working days near the end.
    """

    way: str
    cycles: int
    late: int
    early: float | None
    error: float | None
    coverage: float | None


def backtest(session: Session, *, day: date) -> tuple[BacktestScore, ...]:
    """Begin a stock again and again on past days and follow it to its end, each way.

    What was used is known, so the end is too. Days on which the blanks were out are left out of
    the cycles: nobody knows what would have been used.
    """
    past = history(session, day=day)
    days, office = calendar(session), profile(session)
    visits = [PlannedUse(one.day, one.expected) for one in planned(session, first=day - LOOK_BACK)]
    ways = {
        "forecast": _forecast(days, office, visits),
        "mean": _mean(days, office),
        "plan": _plan(days, office),
    }
    return tuple(_score(name, way, past, days, office) for name, way in ways.items())


def _cycles(past: Sequence[DayUse]) -> Iterator[tuple[int, int, int]]:
    """(first place, last place, pieces) of stocks that would have ended within the past."""
    for stock in STOCKS:
        for first in range(LEARNING, len(past), EVERY):
            left = stock
            for place in range(first, len(past)):
                if past[place].stocked_out:
                    break
                left -= past[place].used
                if left <= 0:
                    yield first, place, stock
                    break


def _score(
    name: str, way: Way, past: Sequence[DayUse], days: OfficeCalendar, office: OfficeProfile
) -> BacktestScore:
    early: list[int] = []
    errors: list[int] = []
    held: list[bool] = []
    for first, last, stock in _cycles(past):
        end, left, applied = past[last].date, stock, past[last].date
        in_time = end - timedelta(days=office.lead_days + 7 * office.week_days // 5)
        for place in range(first, last + 1):
            day = past[place].date
            p10, p50, p90, apply_by = way(past[:place], left, day)
            applied = min(applied, day) if apply_by <= day else applied
            if last - place < NEAR:
                errors.append(_apart(p50, end, days))
            if p10 is not None and p90 is not None:
                held.append(p10 <= end <= p90)
            left -= past[place].used
        if past[first].date <= in_time:
            early.append((in_time - applied).days)
    return BacktestScore(
        way=name,
        cycles=len(early),
        late=sum(one < 0 for one in early),
        early=median(early) if early else None,
        error=round(mean(errors), 2) if errors else None,
        coverage=round(mean(held), 3) if held else None,
    )


def _forecast(days: OfficeCalendar, office: OfficeProfile, visits: Sequence[PlannedUse]) -> Way:
    def way(past: Sequence[DayUse], stock: int, day: date) -> Told:
        told = forecast(
            past, stock, day, days, visits, lead_days=office.lead_days,
            week_days=office.week_days, prior_rate=office.first_rate,
        )  # fmt: skip
        return told.p10, told.p50, told.p90, told.apply_by

    return way


def _mean(days: OfficeCalendar, office: OfficeProfile) -> Way:
    def way(past: Sequence[DayUse], stock: int, day: date) -> Told:
        return _at_rate(mean(one.used for one in past[-MEAN_DAYS:]), stock, day, days, office)

    return way


def _plan(days: OfficeCalendar, office: OfficeProfile) -> Way:
    def way(_past: Sequence[DayUse], stock: int, day: date) -> Told:
        return _at_rate(office.plan_rate, stock, day, days, office)

    return way


def _at_rate(
    rate: float, stock: int, day: date, days: OfficeCalendar, office: OfficeProfile
) -> Told:
    end = days.after(day, int(stock / max(rate, 1.0)))
    due = request_point(end, day, days, lead_days=office.lead_days, week_days=office.week_days)
    return None, end, None, due.day


def _apart(one: date, other: date, days: OfficeCalendar) -> int:
    """Working days between two days."""
    first, second = sorted((one, other))
    between = (first + timedelta(days=n + 1) for n in range((second - first).days))
    return sum(days.is_working_day(day) for day in between)
