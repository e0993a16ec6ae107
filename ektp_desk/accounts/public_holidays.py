"""Indonesia's public holidays and joint leave, out of the library `holidays`: the only door to it.

The library takes a noticeable part of a second to load, so it is loaded when a day is asked for,
and never on the thread of the windows. Moon-dated holidays of years whose decree is not out yet
are estimates, and joint leave is announced late: the office's own days overrule both.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache

from ektp_desk.accounts.hours import Holiday


def holiday(day: date) -> Holiday | None:
    """The day off that `day` is by law, or None."""
    return holidays_of(day.year).get(day)


@cache
def holidays_of(year: int) -> Mapping[date, Holiday]:
    """The year's public holidays and joint leave, by day, named in Indonesian."""
    from holidays.countries.indonesia import Indonesia

    public = Indonesia(years=year, categories="public", language="id")
    joint = Indonesia(years=year, categories="government", language="id")
    days = {day: Holiday(day, name, joint_leave=True) for day, name in joint.items()}
    return days | {day: Holiday(day, name) for day, name in public.items()}
