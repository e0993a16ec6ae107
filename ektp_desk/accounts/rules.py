"""Roles, passwords and the office's own profile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class Role(StrEnum):
    """What an officer may do; one officer may hold several."""

    COUNTER = "counter"
    RECORDER = "recorder"
    PRINTER = "printer"
    HANDOVER = "handover"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    KIOSK = "kiosk"  # held by the kiosk's own account, which takes numbers and no more


class OfficerSex(StrEnum):
    """Of an officer, where it was said: some people ask to be recorded by a man or a woman."""

    MALE = "male"
    FEMALE = "female"


class BackupPlace(StrEnum):
    """Where a backup lies: this computer's folder, and the second one on another disk."""

    HOME = "home"
    SECOND = "second"


EVERYBODY = tuple(role for role in Role if role is not Role.KIOSK)


class SessionEnd(StrEnum):
    """How an officer's time at a program ended."""

    SIGNED_OUT = "signed_out"
    ENDED = "ended"  # by a manager, or by the officer from elsewhere
    LOST = "lost"  # the program ended without a word: found by the next one on its computer
    DISABLED = "disabled"  # with the account
    PASSWORD = "password"  # another password since


@dataclass(frozen=True)
class OfficeProfile:
    """The office's settings, each with a default; stored one row per field in `office_setting`.

    What law or local practice may change is here and not a constant in code (domain.md).
    Rates are cards per working day; `*_days` are working days unless named otherwise.
    """

    government: str = "Pemerintah Kota Palopo"
    name: str = "Dinas Kependudukan dan Pencatatan Sipil"
    short_name: str = "Disdukcapil Kota Palopo"
    city: str = "Palopo"
    address: str = ""
    contact: str = ""
    region_code: str = "73.73"
    zone: str = "Asia/Makassar"
    zone_label: str = "WITA"
    head_title: str = "Kepala Dinas"
    head_name: str = ""
    head_rank: str = ""
    head_nip: str = ""
    ticket_footer: str = "Seluruh layanan GRATIS, tidak dipungut biaya."
    display_text: str = ""  # runs along the foot of the call display; empty: `ticket_footer`
    plan_rate: int = 50
    week_days: int = 5
    lead_days: int = 10  # calendar days from a request to its blanks, until some were seen
    cover_days: int = 20  # working days of use that a request asks for
    blank_lot: int = 500  # what the amount asked for is rounded up to
    first_rate: int = 91  # blanks a working day, until the office has a past of its own
    tickets_per_person: int = 1
    no_show_after_others: int = 5
    recall_limit: int = 3
    most_priority_in_a_row: int = 2
    ageing_minutes: int = 60
    record_from_age: int = 16
    print_from_age: int = 17
    suket_enabled: bool = False
    ask_blank_serial: bool = False
    uncollected_days: int = 90  # calendar days after which a card may be withdrawn
    afternoon_from: int = 720  # minutes after midnight, where a day's quota has its halves
    slot_minutes: int = 30
    people_per_slot: int = 4  # of each letter: those who share a queue share its slots
    appointment_share: int = 50  # per cent of a service's quota
    late_minutes: int = 15
    book_days_ahead: int = 30
    kiosk_seconds: int = 20
    # Letters: the number's pattern, and addresses whose lines are parted by ";".
    letter_pattern: str = "400.12.2/{number}/Disdukcapil/{month}/{year}"
    suket_pattern: str = "470/{number}/SKT/{month}/{year}"
    letter_centre: str = (
        "Direktur Jenderal Kependudukan dan Pencatatan Sipil; Kementerian Dalam Negeri; di Jakarta"
    )
    letter_province: str = (
        "Kepala Dinas Kependudukan dan Pencatatan Sipil Provinsi Sulawesi Selatan; di Makassar"
    )
    reserve_numbers: int = 25  # of each letter, for a front desk that loses the server; 0: none
    destruction_days: int = 30  # calendar days a piece may lie in the destruction store
    destruction_pattern: str = "400.12.2/{number}/BA-PMN/{month}/{year}"
    consumable_share: int = 10  # per cent of a roll left, under which a printer warns
    lock_minutes: int = 10  # without key or mouse, until a workplace is locked; 0: never
    backup_days: int = 14  # so many days, weeks and months keep a backup
    backup_weeks: int = 8
    backup_months: int = 12
    backup_warn_days: int = 3  # calendar days without a backup, or a second one, before a warning


# What the rules can work with: (least, most) of each number.
RANGES: Mapping[str, tuple[int, int]] = {
    "plan_rate": (1, 5_000),
    "week_days": (1, 7),
    "lead_days": (1, 120),
    "cover_days": (1, 250),
    "blank_lot": (1, 10_000),
    "first_rate": (1, 5_000),
    "tickets_per_person": (1, 50),
    "no_show_after_others": (0, 50),
    "recall_limit": (1, 20),
    "most_priority_in_a_row": (1, 20),
    "ageing_minutes": (5, 600),
    "record_from_age": (5, 17),
    "print_from_age": (5, 17),
    "afternoon_from": (540, 960),
    "slot_minutes": (5, 240),
    "people_per_slot": (1, 100),
    "appointment_share": (0, 100),
    "late_minutes": (0, 240),
    "book_days_ahead": (1, 60),
    "kiosk_seconds": (5, 300),
    "reserve_numbers": (0, 100),
    "uncollected_days": (7, 730),
    "destruction_days": (1, 730),
    "consumable_share": (1, 90),
    "lock_minutes": (0, 240),
    "backup_days": (2, 366),
    "backup_weeks": (0, 260),
    "backup_months": (0, 240),
    "backup_warn_days": (1, 60),
}


def profile_problem(profile: OfficeProfile) -> tuple[str, str] | None:
    """Why the office cannot work with these settings, as (error code, field), or None."""
    if not profile.name.strip():
        return "office.name_needed", "name"
    if not is_zone(profile.zone):
        return "office.zone", "zone"
    if profile.plan_rate < 1:
        return "office.plan_rate", "plan_rate"
    for name, (least, most) in RANGES.items():
        if not least <= getattr(profile, name) <= most:
            return "office.number", name
    for name in ("letter_pattern", "suket_pattern", "destruction_pattern"):
        if "{number}" not in getattr(profile, name):
            return "office.letter_pattern", name
    if profile.print_from_age < profile.record_from_age:
        return "office.ages", "print_from_age"
    return None


def is_zone(name: str) -> bool:
    """Whether this computer knows the time zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones is an OSError
        return False
    return True


EMERGENCY = "darurat"  # the user name under which an emergency acts; nobody signs in with it
SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 200
FREE_FAILURES = 5
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=30)


def tidy_username(text: str) -> str:
    """A user name as stored: lower case, without spaces around it."""
    return text.strip().casefold()


def username_problem(username: str) -> str | None:
    """Why a tidied user name cannot be used (an error code), or None."""
    if not 3 <= len(username) <= 40:
        return "officer.username_length"
    if not all(letter.isascii() and (letter.isalnum() or letter in "._-") for letter in username):
        return "officer.username_letters"
    return None


def password_problem(password: str, *, username: str) -> str | None:
    """Why a password cannot be used (an error code), or None.

    Length counts, not a mix of signs (NIST SP 800-63B, 5.1.1.2); the user name itself is refused.
    """
    if len(password) < SHORTEST_PASSWORD:
        return "officer.password_short"
    if len(password) > LONGEST_PASSWORD:
        return "officer.password_long"
    if password.casefold() == username.casefold():
        return "officer.password_is_username"
    return None


def pause_after(failures: int) -> timedelta:
    """How long sign-in pauses after so many failures in a row: none for 5, then doubling."""
    if failures < FREE_FAILURES:
        return timedelta(0)
    factor: int = 2 ** min(failures - FREE_FAILURES, 12)
    return min(FIRST_PAUSE * factor, LONGEST_PAUSE)
