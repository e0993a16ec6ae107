"""Recording: eligibility, the ordered checklist, and the central status as seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RecordingState(StrEnum):
    """Where a recording stands (domain.md, Recording).

    DISPUTED is only what came home from a laptop while the person was recorded elsewhere, too;
    a supervisor decides which one counts.
    """

    DRAFT = "draft"
    DOCUMENTS_OK = "documents_ok"
    CAPTURED = "captured"
    AWAITING_REVIEW = "awaiting_review"
    APPROVED = "approved"
    RETURNED = "returned"
    CANCELLED = "cancelled"
    DISPUTED = "disputed"


class Transport(StrEnum):
    """Where the recording was made and how it came here; an axis of its own."""

    LOCAL = "local"
    BUNDLED = "bundled"
    IMPORTED = "imported"


class ItemState(StrEnum):
    """One thing of the checklist: done, excused, or still open."""

    PENDING = "pending"
    CAPTURED = "captured"
    EXCEPTION = "exception"


class ExceptionKind(StrEnum):
    """Why a thing could not be captured."""

    TEMPORARY = "temporary"
    PERMANENT = "permanent"
    REFUSED = "refused"
    DEVICE_FAILURE = "device_failure"


class CentralStatus(StrEnum):
    """The central system's record status, as an officer saw it there (domain.md)."""

    UNREGISTERED = "UNREGISTERED"
    BIO_CAPTURED = "BIO_CAPTURED"
    PROCESSING = "PROCESSING"
    SENT_FOR_ENROLLMENT = "SENT_FOR_ENROLLMENT"
    RECEIVED_AT_CENTRAL = "RECEIVED_AT_CENTRAL"
    ENROLL_FAILURE_AT_REGIONAL = "ENROLL_FAILURE_AT_REGIONAL"
    ENROLL_FAILURE_AT_CENTRAL = "ENROLL_FAILURE_AT_CENTRAL"
    SEARCH_FAILURE_AT_CENTRAL = "SEARCH_FAILURE_AT_CENTRAL"
    ADJUDICATE_RECORD = "ADJUDICATE_RECORD"
    REQUEST_VALIDATION = "REQUEST_VALIDATION"
    DUPLICATE_RECORD = "DUPLICATE_RECORD"
    PRINT_READY_RECORD = "PRINT_READY_RECORD"
    SENT_FOR_CARD_PRINTING = "SENT_FOR_CARD_PRINTING"
    CARD_PRINTED = "CARD_PRINTED"
    CARD_SHIPPED = "CARD_SHIPPED"
    CARD_ISSUED = "CARD_ISSUED"


# From here on a person's card exists, in this order.
CARD_MADE = (CentralStatus.CARD_PRINTED, CentralStatus.CARD_SHIPPED, CentralStatus.CARD_ISSUED)


def goes_back(present: CentralStatus, seen: CentralStatus) -> bool:
    """Whether `seen` lies behind a card that was made already.

    A list that says so was exported before the card was, or is about a new card.
    """
    if present not in CARD_MADE:
        return False
    return seen not in CARD_MADE or CARD_MADE.index(seen) < CARD_MADE.index(present)


class SightingSource(StrEnum):
    """How a central status came to be known."""

    TYPED = "typed"
    IMPORTED = "imported"
    SCANNED = "scanned"
    OWN_ACT = "own_act"


OPEN_STATES = (
    RecordingState.DRAFT,
    RecordingState.DOCUMENTS_OK,
    RecordingState.CAPTURED,
    RecordingState.AWAITING_REVIEW,
    RecordingState.RETURNED,
)
# In these the operator may still change the checklist.
EDITABLE_STATES = (
    RecordingState.DRAFT,
    RecordingState.DOCUMENTS_OK,
    RecordingState.CAPTURED,
    RecordingState.RETURNED,
)


def photo_background(birth_date: date) -> str:
    """The colour behind the photo: red for odd birth years, blue for even ones (domain.md)."""
    return "red" if birth_date.year % 2 else "blue"


@dataclass(frozen=True)
class Ageing:
    """How long a status may stand before it is followed up, in days, and the remedy's code."""

    days: int
    remedy: str


# Defaults (M); a status without an entry never ages.
AGEING: dict[CentralStatus, Ageing] = {
    CentralStatus.BIO_CAPTURED: Ageing(2, "remedy.send"),
    CentralStatus.PROCESSING: Ageing(7, "remedy.wait_then_ask"),
    CentralStatus.SENT_FOR_ENROLLMENT: Ageing(14, "remedy.wait_then_ask"),
    CentralStatus.RECEIVED_AT_CENTRAL: Ageing(14, "remedy.wait_then_ask"),
    CentralStatus.ENROLL_FAILURE_AT_REGIONAL: Ageing(0, "remedy.delete_and_resend"),
    CentralStatus.ENROLL_FAILURE_AT_CENTRAL: Ageing(0, "remedy.delete_and_resend"),
    CentralStatus.SEARCH_FAILURE_AT_CENTRAL: Ageing(0, "remedy.record_again"),
    CentralStatus.ADJUDICATE_RECORD: Ageing(0, "remedy.record_again"),
    CentralStatus.REQUEST_VALIDATION: Ageing(7, "remedy.wait_then_ask"),
    CentralStatus.DUPLICATE_RECORD: Ageing(0, "remedy.ask_deletion"),
    CentralStatus.PRINT_READY_RECORD: Ageing(5, "remedy.print"),
    CentralStatus.CARD_PRINTED: Ageing(30, "remedy.invite"),
}


def overdue(
    status: CentralStatus,
    since: date,
    today: date,
    limits: Mapping[CentralStatus, Ageing] = AGEING,
) -> Ageing | None:
    """The ageing entry if `status` has stood longer than it may, by the office's `limits`."""
    entry = limits.get(status)
    return entry if entry is not None and (today - since).days > entry.days else None


# As the central system's lists write them, folded by `_status_fold`.
_STATUS_WORDS = {
    "PRR": "PRINT_READY_RECORD",
    "PRINTREADY": "PRINT_READY_RECORD",
    "SIAPCETAK": "PRINT_READY_RECORD",
    "SFE": "SENT_FOR_ENROLLMENT",
    "DUPLICATE": "DUPLICATE_RECORD",
    "DATAGANDA": "DUPLICATE_RECORD",
    "ADJUDICATE": "ADJUDICATE_RECORD",
    "BELUMREKAM": "UNREGISTERED",
    "SUDAHCETAK": "CARD_PRINTED",
}


def parse_status(text: str) -> CentralStatus | None:
    """A status as written in an exported list ("Print Ready Record", "PRR"), or None."""
    folded = _status_fold(text)
    by_fold = {_status_fold(status): status for status in CentralStatus}
    word = _STATUS_WORDS.get(folded)
    return CentralStatus(word) if word else by_fold.get(folded)


def _status_fold(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign.isalpha())


def birthday(birth_date: date, age: int) -> date:
    """The day somebody completes `age` years; of 29 February on 1 March of common years."""
    try:
        return birth_date.replace(year=birth_date.year + age)
    except ValueError:
        return date(birth_date.year + age, 3, 1)


def records_from(birth_date: date, marital_status: str, *, record_from_age: int) -> date:
    """The first day a person may be recorded: the birthday of the office's age (16), or at once
    when married or ever married."""
    ever_married = marital_status != "single"
    return birth_date if ever_married else birthday(birth_date, record_from_age)


def prints_from(birth_date: date, marital_status: str, *, print_from_age: int) -> date:
    """The first day a card may be printed: the 17th birthday, or at once when ever married
    (UU 23/2006, art. 63)."""
    ever_married = marital_status != "single"
    return birth_date if ever_married else birthday(birth_date, print_from_age)
