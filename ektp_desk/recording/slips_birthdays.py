"""The list of those who come to the card's age, as data for paper."""

from dataclasses import dataclass
from datetime import date

from ektp_desk.papers.slips import Letterhead

BIRTHDAYS = "recording.birthdays"


@dataclass(frozen=True)
class BirthdayLine:
    """One person of the list."""

    turns: date
    name: str
    masked_nik: str
    village: str
    address: str
    ready: bool


@dataclass(frozen=True)
class BirthdaySlip:
    """A4 list from `first` to `last`; `village` empty: of the whole city."""

    office: Letterhead
    day: date
    first: date
    last: date
    village: str
    age: int
    people: tuple[BirthdayLine, ...]
    made_by: str
