"""The coverage page over ten years of recordings and prints, against the aim of 100 ms."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from sqlalchemy import text
from sqlmodel import Session

from benchmarks.measure import Result, p95, paired, timed
from benchmarks.office import ACTOR, Bench, desk_on
from ektp_desk.coverage import counting, departures_list, queries, schools
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.desk import Desk

YEARS, ROUNDS, AIM = 10, 60, 100.0
# One year more of the same, of other people: {y} years ago, ids {shift} higher.
_CARDS = """
INSERT INTO card (id, number, token, resident_id, service_code, office_date, state, operator_id,
                  station, instance, intended_at, settled_at)
SELECT id + {shift}, number || '-{y}', token || '-{y}', (resident_id * 7 + {y} * 31) % {people} + 1,
       service_code, date(office_date, '-{y} years'), state, operator_id, station, instance,
       intended_at, settled_at FROM card WHERE id < {base}
  AND state NOT IN ('printing', 'unknown')
"""
_EVENTS = """
INSERT INTO card_event (card_id, at, office_date, act, officer_id, reason)
SELECT e.card_id + {shift}, e.at, date(e.office_date, '-{y} years'), e.act, e.officer_id, e.reason
FROM card_event e JOIN card c ON c.id = e.card_id + {shift} WHERE e.card_id < {base}
"""
_RECORDINGS = """
INSERT INTO recording (id, number, token, resident_id, service_code, office_date, place, state,
                       transport, override_reason, operator_id, former_operators, reviewer_id,
                       return_reason, started_at, submitted_at, reviewed_at, version)
SELECT id + {shift}, number || '-{y}', token || '-{y}',
       (resident_id * 11 + {y} * 37) % {people} + 1, service_code,
       date(office_date, '-{y} years'), place, state, transport, override_reason,
       operator_id, former_operators, reviewer_id, return_reason, started_at, submitted_at,
       reviewed_at, version FROM recording WHERE id < {base} AND state = 'approved'
"""
_DAYS = """
INSERT OR IGNORE INTO coverage_day (village_code, day, obliged, recorded, ready, held)
SELECT village_code, date(day, '-{y} years'), obliged, recorded, ready, held
FROM coverage_day WHERE day > date('{last}', '-1 year') AND strftime('%m-%d', day) <> '02-29'
"""
_TAKINGS = """
INSERT INTO coverage_taking (day, at, audit_id)
SELECT DISTINCT day, '2015-01-01 08:00:00', 0 FROM coverage_day
WHERE day NOT IN (SELECT day FROM coverage_taking)
"""


def run(bench: Bench) -> list[Result]:
    """What the page reads when it is opened and in each part, p95; and the count beside it."""
    desk = desk_on(bench.copy("ten-years.db"))
    cards = _lengthen(desk, bench.residents)
    count = desk.read(counting.counted, day=AS_OF)
    desk.write(ACTOR, counting.keep, count=count)
    what = f"{bench.residents:,} obliged, {YEARS} years, {cards:,} cards, p95 of {ROUNDS}"
    results = [
        Result(f"coverage: {name}", p95([timed(partial(read, desk)) for _ in range(ROUNDS)]), AIM,
               1.0, what)
        for name, read in PARTS
    ]  # fmt: skip
    anew, scan = paired(
        lambda: desk.read(counting.counted, day=AS_OF), lambda: desk.read(_scan), rounds=8
    )
    desk.close()
    base = "beside the page; base: residents by village in one scan"
    return [*results, Result("coverage: everybody anew", p95(anew), p95(scan), 60.0, base)]


def _opened(desk: Desk) -> None:
    desk.read(queries.coverage, today=AS_OF)
    desk.read(queries.trend)


def _village(desk: Desk) -> None:
    desk.read(queries.trend, area="73.73.09.1003")
    desk.read(queries.missing, wanted=queries.Wanted(area="73.73.09.1003"), today=AS_OF)


def _by_school(desk: Desk) -> None:
    desk.read(schools.school_figures, today=AS_OF)


def _turning(desk: Desk) -> None:
    desk.read(schools.election_day)
    desk.read(schools.schools)
    desk.read(schools.turning, today=AS_OF, until=AS_OF + timedelta(days=365))


def _departures(desk: Desk) -> None:
    desk.read(departures_list.to_report)
    desk.read(departures_list.reports)


PARTS: tuple[tuple[str, Callable[[Desk], None]], ...] = (
    ("page opened: headline, map, gap, trend", _opened),
    ("a village with its list of people", _village),
    ("by school", _by_school),
    ("turning 17", _turning),
    ("deaths and moves", _departures),
)


def _scan(session: Session) -> object:
    return session.execute(
        text("SELECT village_code, count(*) FROM resident GROUP BY village_code")
    ).all()


def _lengthen(desk: Desk, people: int) -> int:
    """Nine years before the demonstration office's one; how many cards there are then."""
    with desk.engine.begin() as connection:
        bases = {
            table: int(connection.execute(text(f"SELECT max(id) + 1 FROM {table}")).scalar_one())
            for table in ("card", "recording")
        }
        for year in range(1, YEARS):
            for statement, table in (
                (_CARDS, "card"), (_EVENTS, "card"), (_RECORDINGS, "recording"), (_DAYS, "card"),
            ):  # fmt: skip
                base = bases[table]
                filled = statement.format(
                    y=year, base=base, shift=base * year, people=people, last=AS_OF
                )
                connection.execute(text(filled))
        connection.execute(text(_TAKINGS))
        return int(connection.execute(text("SELECT count(*) FROM card")).scalar_one())
