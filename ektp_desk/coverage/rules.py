"""Why somebody is not recorded, how far each person is on the way to a card, and by what age."""

from datetime import date
from enum import StrEnum


class WhyNot(StrEnum):
    """Why an obliged person has no recording or never fetches the card (domain.md)."""

    DIED = "died"
    MOVED = "moved"
    AWAY = "away"  # studies or works elsewhere
    REFUSES = "refuses"
    AT_HOME = "at_home"  # disabled or elderly, cannot come
    UNKNOWN = "unknown"


# These leave the roll by a report to the civil-registration desk, which asks for proof.
REPORTED = (WhyNot.DIED, WhyNot.MOVED)


class SchoolLevel(StrEnum):
    """Kinds of school whose pupils turn 17."""

    SMA = "sma"
    SMK = "smk"
    MA = "ma"
    SLB = "slb"
    PKBM = "pkbm"
    OTHER = "other"


class Stage(StrEnum):
    """How far an obliged person is on the way to a card, the furthest last."""

    UNRECORDED = "unrecorded"
    TROUBLE = "trouble"  # recorded, but the centre refused it or found it twice
    ON_THE_WAY = "on_the_way"  # recorded, not print-ready yet
    READY = "ready"  # print-ready, waits for its card
    UNCOLLECTED = "uncollected"  # printed, not fetched
    HELD = "held"


RECORDED = tuple(stage for stage in Stage if stage is not Stage.UNRECORDED)
PRINT_READY = (Stage.READY, Stage.UNCOLLECTED, Stage.HELD)


class AgeGroup(StrEnum):
    """Completed years on the day counted; under 17 only who is or was married is obliged."""

    UNDER_17 = "under_17"
    FIRST = "17"
    TO_24 = "18_24"
    TO_34 = "25_34"
    TO_44 = "35_44"
    TO_59 = "45_59"
    FROM_60 = "60_up"


# The age with which each group begins, oldest first.
AGE_FROM = (
    (60, AgeGroup.FROM_60),
    (45, AgeGroup.TO_59),
    (35, AgeGroup.TO_44),
    (25, AgeGroup.TO_34),
    (18, AgeGroup.TO_24),
    (17, AgeGroup.FIRST),
)


class ReportState(StrEnum):
    """Where a report of a death or a move stands. DONE is what the roll says, not a row here."""

    PREPARED = "prepared"
    HANDED_OVER = "handed_over"
    CANCELLED = "cancelled"
    DONE = "done"


OPEN = (ReportState.PREPARED, ReportState.HANDED_OVER)


def born_until(age: int, day: date) -> date:
    """The latest birth date of who is at least `age` completed years old on `day`.

    Agrees with `residents.rules.age_on`: who was born on 29 February has birthday on 1 March.
    """
    try:
        return day.replace(year=day.year - age)
    except ValueError:  # 29 February in a year without one
        return date(day.year - age, 2, 28)


def seventeen_on(birth_date: date) -> date:
    """The day somebody turns 17."""
    try:
        return birth_date.replace(year=birth_date.year + 17)
    except ValueError:
        return date(birth_date.year + 17, 3, 1)


def absence_problem(
    why: WhyNot, *, evidence: str, source: str, seen_on: date, today: date
) -> tuple[str, str] | None:
    """What is wrong with a noted reason as (code, field), or None.

    Each reason has a source and a day that is not to come; died and moved have evidence, because
    the report to the civil-registration desk stands on it.
    """
    if seen_on > today:
        return "absence.in_future", "seen_on"
    if not source.strip():
        return "absence.source_missing", "source"
    if why in REPORTED and not evidence.strip():
        return "absence.evidence_missing", "evidence"
    return None
