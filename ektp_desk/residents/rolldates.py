"""Reading the dates, sexes and states that offices type into rolls."""

import re
from datetime import date, datetime, timedelta

from ektp_desk.residents.rules import Citizenship, MaritalStatus, Sex

EARLIEST = date(1880, 1, 1)
# Spreadsheet serial day 1 is 1 January 1900, with the famous false leap day before 60.
SERIAL_ZERO = date(1899, 12, 30)
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january", "februari feb february pebruari peb", "maret mar march",
            "april apr", "mei may", "juni jun june", "juli jul july",
            "agustus agu agt ags aug august agust", "september sep sept", "oktober okt oct october",
            "november nov nop nopember", "desember des dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NUMERIC = re.compile(r"^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[ t]00:00(?::00(?:\.0+)?)?)?$")
_WORDED = re.compile(r"^(\d{1,2})[-/. ]+([a-z]+)[-/. ,]+(\d{4})$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")


class DateProblem(ValueError):
    """The text is no date; the message is an error code."""


def parse_date(value: object, *, today: date) -> date:
    """A birth date from a cell: a date, a spreadsheet serial number, or text in the usual forms.

    Day before month, as Indonesian offices write; a year must have four digits, because a
    century cannot be guessed for people of all ages. Raises `DateProblem` with `date.missing`,
    `date.two_digit_year`, `date.not_a_date` or `date.out_of_range`.
    """
    found = _from_cell(value)
    if found is None:
        found = _from_text(str(value).strip().casefold())
    if not EARLIEST <= found <= today:
        raise DateProblem("date.out_of_range")
    return found


def _from_cell(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_serial(float(value))
    return None


def _from_serial(serial: float) -> date:
    whole = serial.is_integer()  # False for what a cell can hold besides numbers: inf, nan
    if 0 < serial < 80_000 and whole:
        return SERIAL_ZERO + timedelta(days=int(serial))
    return _from_text(str(int(serial)) if whole else str(serial))


def _from_text(text: str) -> date:
    if not text:
        raise DateProblem("date.missing")
    if match := _COMPACT.match(text):
        return _date(*(int(part) for part in match.groups()))
    if match := _WORDED.match(text):
        month = MONTHS.get(match[2])
        if month is None:
            raise DateProblem("date.not_a_date")
        return _date(int(match[3]), month, int(match[1]))
    if match := _NUMERIC.match(text):
        first, second, third = match.groups()
        if len(first) == 4:
            return _date(int(first), int(second), int(third))
        if len(third) == 4:
            return _date(int(third), int(second), int(first))
        raise DateProblem("date.two_digit_year")
    raise DateProblem("date.not_a_date")


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise DateProblem("date.not_a_date") from None


SEXES = {
    **dict.fromkeys(("l", "lk", "laki laki", "laki", "pria", "m", "male", "1"), Sex.MALE),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita", "f", "female", "2"), Sex.FEMALE),
}
MARITAL = {
    **dict.fromkeys(("", "b", "bk", "belum kawin", "belum", "single", "s", "1"),
                    MaritalStatus.SINGLE),
    **dict.fromkeys(("k", "kawin", "nikah", "menikah", "married", "kawin tercatat",
                     "kawin belum tercatat", "2"), MaritalStatus.MARRIED),
    **dict.fromkeys(("ch", "cerai hidup", "cerai", "divorced", "3"), MaritalStatus.DIVORCED),
    **dict.fromkeys(("cm", "cerai mati", "janda", "duda", "widowed", "4"), MaritalStatus.WIDOWED),
}  # fmt: skip
CITIZENS = {
    **dict.fromkeys(("", "wni", "indonesia", "id"), Citizenship.WNI),
    **dict.fromkeys(("wna", "asing", "foreigner"), Citizenship.WNA),
}


def word(value: object) -> str:
    """A cell's text folded for these tables."""
    return " ".join(str(value).replace("-", " ").replace(".", " ").casefold().split())
