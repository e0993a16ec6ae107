"""The times that can be promised: slots out of the office's hours. Pure."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from ektp_desk.accounts.hours import Period


def slots_of(day: date, periods: Sequence[Period], length: timedelta) -> list[datetime]:
    """The beginnings of a day's slots, wall time: one after another in each period of opening.

    A slot ends before its period does; what is left of a period is no slot.
    """
    slots = []
    for period in periods:
        begins, ends = datetime.combine(day, period.opens), datetime.combine(day, period.closes)
        while begins + length <= ends:
            slots.append(begins)
            begins += length
    return slots


def share_of(quota: int, per_cent: int) -> int | None:
    """How many of a quota may be promised ahead, rounded down; None without a quota (0)."""
    return quota * per_cent // 100 if quota else None


def free_place(taken: Collection[int], places: int) -> int | None:
    """The first free place of a slot, counted from 1; None when all are taken."""
    return next((place for place in range(1, places + 1) if place not in taken), None)
