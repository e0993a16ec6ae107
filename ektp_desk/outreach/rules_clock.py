"""Whether a laptop's clock can be right: nobody sets it in the field. Pure."""

from datetime import datetime, timedelta
from enum import StrEnum

TOLERANCE = timedelta(minutes=10)  # two computers' clocks are never the same
FAR = timedelta(days=200)  # no file is out for so long: a clock that says so is a year off


class ClockProblem(StrEnum):
    """What is wrong with the hour a laptop shows."""

    BEFORE_FILE = "before_file"  # earlier than the office made the file
    BEFORE_LAST = "before_last"  # earlier than this laptop was last used
    FAR_AHEAD = "far_ahead"  # much later than both


def clock_problem(
    now: datetime, *, made_at: datetime | None, last_seen: datetime | None
) -> ClockProblem | None:
    """Why `now` cannot be right, or None.

    `made_at` is the office's hour when it made the newest file, `last_seen` the latest hour this
    laptop has shown; None where there is none yet.
    """
    known = [moment for moment in (made_at, last_seen) if moment is not None]
    if not known:
        return None
    if made_at is not None and now < made_at - TOLERANCE:
        return ClockProblem.BEFORE_FILE
    if last_seen is not None and now < last_seen - TOLERANCE:
        return ClockProblem.BEFORE_LAST
    return ClockProblem.FAR_AHEAD if now > max(known) + FAR else None


def true_now(now: datetime, last_seen: datetime | None) -> datetime:
    """The latest hour known: a clock that was set back does not make a file last longer."""
    return now if last_seen is None else max(now, last_seen)
