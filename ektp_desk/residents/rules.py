"""What a resident is: NIK, names, ages, and who is obliged to hold a card."""

import unicodedata
from datetime import date
from enum import StrEnum


class Sex(StrEnum):
    """As the roll writes it: L (laki-laki) or P (perempuan)."""

    MALE = "L"
    FEMALE = "P"


class MaritalStatus(StrEnum):
    """Status perkawinan."""

    SINGLE = "single"
    MARRIED = "married"
    DIVORCED = "divorced"
    WIDOWED = "widowed"


class Citizenship(StrEnum):
    """WNI: Indonesian; WNA: foreigner (with a permanent stay permit, ITAP, when on the roll)."""

    WNI = "WNI"
    WNA = "WNA"


class Presence(StrEnum):
    """Whether the person still counts for this city.

    MERGED is no fate of a person: the entry was found to be somebody who stands elsewhere.
    """

    PRESENT = "present"
    MOVED = "moved"
    DIED = "died"
    MERGED = "merged"
    UNKNOWN = "unknown"


class RollState(StrEnum):
    """What the office's rolls say of a person: typed in here, listed, or listed no longer."""

    TYPED = "typed"
    LISTED = "listed"
    GONE = "gone"


class RegionLevel(StrEnum):
    """Levels of the region tree."""

    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    VILLAGE = "village"


MASK = "••••••••"
_FOLDED = {"'": "", "’": "", "‘": "", "`": "", "ʼ": "", ".": " ", ",": " ", "-": " ", "/": " "}
_FOLDED_ASCII = str.maketrans(_FOLDED)


def digits(text: str) -> str:
    """Only the ASCII digits of a text: how a NIK is read from spaced or dotted writing."""
    if text.isascii() and text.isdigit():
        return text
    return "".join(letter for letter in text if letter in "0123456789")


def nik_problem(text: str) -> str | None:
    """Why a text is no NIK or KK number (an error code), or None: only 16 digits is asked.

    Everything else about a NIK warns and never blocks (domain.md, NIK).
    """
    cleaned = "".join(text.split())
    if "e+" in cleaned.casefold():
        return "nik.spreadsheet"  # 7.37301E+15: the spreadsheet has thrown digits away
    if len(cleaned) != 16 or digits(cleaned) != cleaned:
        return "nik.not_16_digits"
    return None


def check_nik(
    nik: str, *, birth_date: date | None, sex: Sex | None, region_code: str
) -> tuple[str, ...]:
    """Warnings (codes) where a 16-digit NIK does not match the record.

    PPKKCC DDMMYY SSSS: region of first issue, birth date (women: day + 40), sequence. A NIK is
    for life, so a corrected birth date or a move leaves a mismatch that is right.
    `region_code` is the office's ("73.73").
    """
    warnings = []
    if not nik.startswith(digits(region_code)):
        warnings.append("nik.other_region")
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    woman = day > 40
    if birth_date is not None:
        expected = (birth_date.day, birth_date.month, birth_date.year % 100)
        if (day - 40 * woman, month, year) != expected:
            warnings.append("nik.other_birth_date")
    if sex is not None and woman != (sex is Sex.FEMALE):
        warnings.append("nik.other_sex")
    if nik.endswith("0000"):
        warnings.append("nik.no_sequence")
    return tuple(warnings)


def told_by_nik(nik: str, today: date) -> tuple[date, Sex] | None:
    """The birth date and the sex in a 16-digit NIK, or None where its digits are no date.

    It has two digits of the year: the later century that is not ahead of `today` is meant.
    """
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    sex = Sex.FEMALE if day > 40 else Sex.MALE
    for century in (today.year // 100 * 100, today.year // 100 * 100 - 100):
        try:
            born = date(century + year, month, day - 40 if day > 40 else day)
        except ValueError:
            continue  # 29 February of the other century
        if born <= today:
            return born, sex
    return None


def mask_nik(nik: str) -> str:
    """The NIK as outsiders see it: 7373••••••••0001."""
    return f"{nik[:4]}{MASK}{nik[-4:]}" if len(nik) == 16 else MASK


def name_key(name: str) -> str:
    """A name folded for search and order: lower case, no accents, apostrophes or dots."""
    if name.isascii():  # most of a roll's names: the same, eight times as fast
        return " ".join(name.lower().translate(_FOLDED_ASCII).split())[:120]
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = (_FOLDED.get(sign, sign) for sign in plain if not unicodedata.combining(sign))
    return " ".join("".join(kept).split())[:120]


def tidy_name(name: str) -> str:
    """A name without control signs and doubled spaces; letters of all scripts stay."""
    if name.isprintable():
        return " ".join(name.split())
    visible = (sign if unicodedata.category(sign)[0] != "C" else " " for sign in name)
    return " ".join("".join(visible).split())


def age_on(birth_date: date, day: date) -> int:
    """Completed years on `day`; who was born on 29 February has birthday on 1 March."""
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (not had_birthday)


def is_obliged(birth_date: date, marital_status: MaritalStatus, day: date) -> bool:
    """Whether a person must hold a card: 17, or married or ever married (UU 23/2006, art. 63)."""
    return age_on(birth_date, day) >= 17 or marital_status is not MaritalStatus.SINGLE
