"""Who changes the same day's queue or agenda on a server waits here for the other to end."""

from datetime import date
from enum import IntEnum

from sqlalchemy import text

from ektp_desk.kernel.work import Work

_LOCK = text("SELECT pg_advisory_xact_lock(:room, :key)")


class Room(IntEnum):
    """What is held, apart from each other."""

    CALLS = 7373
    BOOKINGS = 7374
    RESERVE = 7375


def hold_day(work: Work, room: Room, day: date) -> None:
    """Hold a day until the act ends; SQLite's own lock does it already."""
    if work.session.get_bind().dialect.name == "postgresql":
        key = {"room": room.value, "key": day.toordinal()}
        work.session.connection().execute(_LOCK, key)
