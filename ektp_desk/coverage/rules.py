"""Why somebody is not recorded, what must stand behind it, and the kinds of school."""

from datetime import date
from enum import StrEnum


class WhyNot(StrEnum):
    """Why an obliged person has no recording or never fetches the card (domain.md)."""

    DIED = "died"
    MOVED = "moved"
    AWAY = "away"  # studies or works elsewhere
    REFUSES = "refuses"
    AT_HOME = "at_home"  # disabled or elderly, cannot come
    UNKNOWN = "unknown"


# These leave the roll by a report to the civil-registration desk, which asks for proof.
REPORTED = (WhyNot.DIED, WhyNot.MOVED)


class SchoolLevel(StrEnum):
    """Kinds of school whose pupils turn 17."""

    SMA = "sma"
    SMK = "smk"
    MA = "ma"
    SLB = "slb"
    PKBM = "pkbm"
    OTHER = "other"


def absence_problem(
    why: WhyNot, *, evidence: str, source: str, seen_on: date, today: date
) -> tuple[str, str] | None:
    """What is wrong with a noted reason as (code, field), or None.

    Each reason has a source and a day that is not to come; died and moved have evidence, because
    the report to the civil-registration desk stands on it.
    """
    if seen_on > today:
        return "absence.in_future", "seen_on"
    if not source.strip():
        return "absence.source_missing", "source"
    if why in REPORTED and not evidence.strip():
        return "absence.evidence_missing", "evidence"
    return None
