"""What a breach report is asked about, and the clock of UU 27/2022."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Question:
    """Which accesses: from `since` up to (not with) `until`, narrowed by whatever is given.

    `people` are entries of residents; none for everybody.
    """

    since: datetime
    until: datetime
    officer_id: int | None = None
    station: str = ""
    people: tuple[int, ...] = ()


def time_left(report_by: datetime, now: datetime) -> timedelta:
    """What is left of the three days; negative when they are over."""
    return report_by - now
