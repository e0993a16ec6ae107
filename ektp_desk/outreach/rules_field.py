"""Laptops, the files that go out with them and come home, and what happened on them. Pure."""

from enum import StrEnum


class DeviceState(StrEnum):
    """Whether the office still trusts a laptop."""

    ACTIVE = "active"
    REVOKED = "revoked"
    LOST = "lost"


class DeviceAct(StrEnum):
    """One line of a laptop's history."""

    REGISTERED = "registered"
    REVOKED = "revoked"
    LOST = "lost"
    FOUND = "found"


class LaptopLock(StrEnum):
    """Whether a laptop's own keys can be used.

    `locked`: somebody types the team's pass phrase. `unprotected`: an earlier program left them
    plain, and there is no key store: a pass phrase is chosen. `lost`: the key store does not have
    them any more.
    """

    OPEN = "open"
    LOCKED = "locked"
    UNPROTECTED = "unprotected"
    LOST = "lost"


class EventKind(StrEnum):
    """What a laptop tells the office."""

    PERSON_ADDED = "person.added"
    RECORDING_FINISHED = "recording.finished"
    TARGET_OUTCOME = "target.outcome"
    VISIT_NOTE = "visit.note"
    NUMBERS_USED = "numbers.used"


class EventOutcome(StrEnum):
    """What the office did with an event when it came home.

    `linked`: the person was known already. `disputed`: the person was recorded elsewhere, too.
    """

    APPLIED = "applied"
    LINKED = "linked"
    DISPUTED = "disputed"


class QuarantineReason(StrEnum):
    """Why an event was set apart."""

    OTHER_CONTENT = "other_content"  # the same event came before and said something else
    UNREADABLE = "unreadable"  # a value that no rule allows
    UNKNOWN_PERSON = "unknown_person"
    FOREIGN_NUMBER = "foreign_number"  # a document number that was not leased to this laptop


class DecisionMatter(StrEnum):
    """What a supervisor decided about what came home."""

    DOUBLE = "double"
    QUARANTINE = "quarantine"
