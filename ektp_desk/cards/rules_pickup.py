"""Cards that wait: how long, who was told, and the kelurahan that brings them home."""

from enum import StrEnum


class AgeBand(StrEnum):
    """How long a printed card has waited, in calendar days since the day of printing."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    OLDER = "older"


# The last day of each band; what waits longer than the last is `OLDER`.
LAST_DAYS = {AgeBand.WEEK: 7, AgeBand.MONTH: 30, AgeBand.QUARTER: 90}


def age_band(days: int) -> AgeBand:
    """The band of a card that waits `days` calendar days."""
    return next((band for band, last in LAST_DAYS.items() if days <= last), AgeBand.OLDER)


def days_of(band: AgeBand) -> tuple[int, int | None]:
    """The first and the last day of a band, None for one without an end."""
    bands = tuple(AgeBand)
    place = bands.index(band)
    first = 0 if place == 0 else LAST_DAYS[bands[place - 1]] + 1
    return first, LAST_DAYS.get(band)


class ReminderChannel(StrEnum):
    """How somebody was told that the card is ready."""

    PHONE = "phone"
    MESSAGE = "message"
    LETTER = "letter"
    KELURAHAN = "kelurahan"
    VISIT = "visit"


class DeliveryState(StrEnum):
    """A list out with a kelurahan, until each of its cards is accounted for."""

    OPEN = "open"
    HOME = "home"


class DeliveryOutcome(StrEnum):
    """What became of one card of a list."""

    OUT = "out"  # nobody knows yet
    DELIVERED = "delivered"
    BROUGHT_BACK = "brought_back"
    LOST = "lost"


MOST_CARDS = 500  # of one list: some twenty pages
