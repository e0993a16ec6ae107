"""Known visits: what may be planned. Pure."""

from datetime import date, timedelta
from enum import StrEnum

MOST_EXPECTED = 5_000  # pieces on one day: more than an office can print
FARTHEST = timedelta(days=550)


class VisitKind(StrEnum):
    """Where the office goes, or who comes to it."""

    SCHOOL = "school"
    VILLAGE = "village"
    OTHER = "other"


def visit_problem(*, name: str, expected: int, day: date, today: date) -> tuple[str, str] | None:
    """What forbids a planned visit, as (code, field), or None."""
    if not name.strip():
        return "planned.name", "name"
    if not 1 <= expected <= MOST_EXPECTED:
        return "planned.expected", "expected"
    if day < today:
        return "planned.past", "day"
    if day > today + FARTHEST:
        return "planned.far", "day"
    return None
