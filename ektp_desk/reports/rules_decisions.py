"""What waits for a supervisor's decision: what each kind weighs, how urgent it is, in which order.

Whatever a room finds becomes one line. How long a line may stand before it turns urgent is said
here, once for each kind, and nowhere else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum


class Matter(StrEnum):
    """Kinds of decisions; among equally urgent ones the earlier kind stands first."""

    EMERGENCY = "emergency"
    CONSOLE = "console"
    UNKNOWN_PRINTS = "unknown_prints"
    DIFFERENCES = "differences"
    STOCK_UNOPENED = "stock_unopened"
    APPLY = "apply"
    REQUEST_LATE = "request_late"
    DAY_OPEN = "day_open"
    BACKUP = "backup"
    SECOND_BACKUP = "second_backup"
    RESERVE_AWAY = "reserve_away"
    REVIEWS = "reviews"
    RETURNED = "returned"
    DOUBLES = "doubles"
    QUARANTINE = "quarantine"
    FILES_DUE = "files_due"
    CONSUMABLES = "consumables"
    DELIVERIES = "deliveries"
    INVITE = "invite"
    VISITS_LATE = "visits_late"
    VISITS_TEAM = "visits_team"
    FOLLOW_UPS = "follow_ups"
    DESTRUCTION = "destruction"
    UNCOLLECTED = "uncollected"


class Urgency(IntEnum):
    """How soon; the number is the order of the list."""

    NOW = 0
    TODAY = 1
    WAITS = 2


@dataclass(frozen=True)
class Rule:
    """Where a kind is settled, and after how many calendar days it turns urgent.

    `page` and `part` name the page of the workplace and what to show on it. The oldest thing may
    wait `today_after` days before the line says "today" and `now_after` before it says "now";
    None: it never does.
    """

    page: str
    part: str
    today_after: int | None
    now_after: int | None


RULES: Mapping[Matter, Rule] = {
    Matter.EMERGENCY: Rule("settings", "emergency", None, 0),
    Matter.CONSOLE: Rule("settings", "console", None, 0),
    Matter.UNKNOWN_PRINTS: Rule("printing", "unsettled", 0, 1),
    Matter.DIFFERENCES: Rule("stock", "differences", 0, 1),
    Matter.STOCK_UNOPENED: Rule("stock", "overview", 0, None),
    Matter.APPLY: Rule("stock", "requests", None, None),  # by its day, not by its age
    Matter.REQUEST_LATE: Rule("stock", "requests", 0, 7),
    Matter.DAY_OPEN: Rule("reports", "closing", 1, 3),
    Matter.BACKUP: Rule("settings", "backups", 0, 7),
    Matter.SECOND_BACKUP: Rule("settings", "backups", 7, 30),
    Matter.RESERVE_AWAY: Rule("overview", "reserve", 0, 2),
    Matter.REVIEWS: Rule("recording", "review", 1, 3),
    Matter.RETURNED: Rule("recording", "returned", 2, 7),
    Matter.DOUBLES: Rule("outreach", "home", 0, 3),
    Matter.QUARANTINE: Rule("outreach", "home", 1, 7),
    Matter.FILES_DUE: Rule("outreach", "home", 1, 4),
    Matter.CONSUMABLES: Rule("printing", "consumables", 0, None),
    Matter.DELIVERIES: Rule("pickup", "delivery", 0, 14),
    Matter.INVITE: Rule("printing", "backlog", 1, 5),
    Matter.VISITS_LATE: Rule("outreach", "visits", 0, 3),
    Matter.VISITS_TEAM: Rule("outreach", "visits", None, None),  # by the day of the first
    Matter.FOLLOW_UPS: Rule("followup", "follow_ups", None, None),
    Matter.DESTRUCTION: Rule("stock", "destruction", 0, 30),
    Matter.UNCOLLECTED: Rule("pickup", "uncollected", None, None),
}


@dataclass(frozen=True)
class Told:
    """The newest of what was found, for a line that names it: `what` is a sentence's code, `whom`
    the name in it."""

    what: str
    whom: str
    at: datetime
    station: str


@dataclass(frozen=True)
class Found:
    """What a room found: how many things wait, since when the oldest, by when it must be done.

    `late` says that the day to do it in time has passed already.
    """

    count: int
    since: date | None = None
    due: date | None = None
    late: bool = False
    newest: Told | None = None


@dataclass(frozen=True)
class Decision:
    """One line of the supervisor's list; `days` is the age of the oldest thing in calendar days."""

    key: Matter
    urgency: Urgency
    count: int
    days: int | None
    due: date | None
    late: bool
    newest: Told | None = None


def decided(found: Iterable[tuple[Matter, Found | None]], *, day: date) -> tuple[Decision, ...]:
    """The list of `day`: nothing found makes no line; urgent ones first, then by kind."""
    return ordered(_decision(matter, one, day) for matter, one in found if one and one.count)


def ordered(rows: Iterable[Decision]) -> tuple[Decision, ...]:
    """Urgent ones first, then by kind."""
    order = list(Matter)
    return tuple(sorted(rows, key=lambda row: (row.urgency, order.index(row.key))))


def _decision(matter: Matter, found: Found, day: date) -> Decision:
    days = None if found.since is None else max(0, (day - found.since).days)
    urgency = _by_day(found, day) if found.due is not None else _by_age(RULES[matter], days)
    return Decision(matter, urgency, found.count, days, found.due, found.late, found.newest)


def _by_day(found: Found, day: date) -> Urgency:
    assert found.due is not None
    if found.late or found.due < day:
        return Urgency.NOW
    return Urgency.TODAY if found.due == day else Urgency.WAITS


def _by_age(rule: Rule, days: int | None) -> Urgency:
    age = days or 0
    if rule.now_after is not None and age >= rule.now_after:
        return Urgency.NOW
    if rule.today_after is not None and age >= rule.today_after:
        return Urgency.TODAY
    return Urgency.WAITS
