"""Recording: eligibility, the ordered checklist, and the central status as seen."""

from enum import StrEnum


class RecordingState(StrEnum):
    """Where a recording stands (domain.md, Recording)."""

    DRAFT = "draft"
    DOCUMENTS_OK = "documents_ok"
    CAPTURED = "captured"
    AWAITING_REVIEW = "awaiting_review"
    APPROVED = "approved"
    RETURNED = "returned"
    CANCELLED = "cancelled"


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


class SightingSource(StrEnum):
    """How a central status came to be known."""

    TYPED = "typed"
    IMPORTED = "imported"
    OWN_ACT = "own_act"
