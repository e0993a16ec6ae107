"""Time: one clock handed to everybody, aware UTC, and the office's local day."""

from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the present moment as an aware UTC datetime."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class SetClock:
    """A clock that is set by hand: demonstration days and tests live in their own time."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        return self._moment

    def set(self, moment: datetime) -> None:
        self._moment = moment.astimezone(UTC)

    def advance(self, *, seconds: float) -> datetime:
        self._moment += timedelta(seconds=seconds)
        return self._moment


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The office's calendar day at `moment` (aware): stored, never recomputed from UTC."""
    return moment.astimezone(zone).date()
