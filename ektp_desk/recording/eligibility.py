"""Who may be recorded and who may be printed: dated, versioned, with a reason. Pure.

Each function says ALLOW, WARN or BLOCK, why (a code for a sentence), by which version of the
rule, and whether a supervisor may override it with a reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ektp_desk.recording.rules import CentralStatus

ITAP_WARNING = timedelta(days=30)


@dataclass(frozen=True)
class RuleVersion:
    """One version of a rule, in force from a day until the next one begins.

    `least_age` in completed years; None leaves it to the office's setting.
    """

    name: str
    valid_from: date
    least_age: int | None


# H: UU 23/2006 with UU 24/2013, art. 63: 17, or married or ever married. Recording from 16 is
# practice in school outreach (domain.md, Who is obliged). A new version is a new row: what was
# decided before keeps the rule of its day.
RECORDING_RULES = (
    RuleVersion("rekam-2006.1", date(2006, 12, 29), 17),
    RuleVersion("rekam-2024.1", date(2024, 1, 1), None),
)
PRINTING_RULES = (
    RuleVersion("cetak-2006.1", date(2006, 12, 29), 17),
    RuleVersion("cetak-2024.1", date(2024, 1, 1), None),
)


def in_force(versions: Sequence[RuleVersion], day: date) -> RuleVersion:
    """The version in force on `day`; before the first one, the first."""
    begun = [version for version in versions if version.valid_from <= day]
    return max(begun or versions[:1], key=lambda version: version.valid_from)


class Outcome(StrEnum):
    """What a rule says."""

    ALLOW = "allow"
    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True)
class Verdict:
    """A rule's answer."""

    outcome: Outcome
    reason: str
    rule: str
    overridable: bool = False


@dataclass(frozen=True)
class Applicant:
    """What the rules look at. `itap_until` is for foreigners only; `age` in completed years."""

    age: int
    ever_married: bool
    foreigner: bool
    itap_until: date | None
    presence: str
    status: CentralStatus | None


def may_record(applicant: Applicant, *, day: date, from_age: int) -> Verdict:
    """Whether a person may be recorded on `day`, by the version in force on it.

    `from_age` is the office's setting (16).
    """
    version = in_force(RECORDING_RULES, day)
    rule = version.name
    blocked = _blocked(applicant, day=day, rule=rule)
    if blocked is not None:
        return blocked
    if applicant.age < _least_age(version, from_age) and not applicant.ever_married:
        return Verdict(Outcome.BLOCK, "verdict.too_young_to_record", rule)
    if applicant.status not in (None, CentralStatus.UNREGISTERED, *RECORD_AGAIN):
        # Recording twice makes a DUPLICATE_RECORD: asked before anything else.
        return Verdict(Outcome.BLOCK, "verdict.recorded_already", rule, True)
    warned = _warned(applicant, day=day, rule=rule) or _again(applicant, rule)
    return warned or Verdict(Outcome.ALLOW, "verdict.may_record", rule)


def may_print(applicant: Applicant, *, day: date, from_age: int) -> Verdict:
    """Whether a card may be printed for a person on `day`, by the version in force on it.

    `from_age` is the office's setting (17).
    """
    version = in_force(PRINTING_RULES, day)
    rule = version.name
    blocked = _blocked(applicant, day=day, rule=rule)
    if blocked is not None:
        return blocked
    if applicant.age < _least_age(version, from_age) and not applicant.ever_married:
        return Verdict(Outcome.BLOCK, "verdict.too_young_to_print", rule)
    if applicant.status is not CentralStatus.PRINT_READY_RECORD:
        return Verdict(Outcome.BLOCK, "verdict.not_print_ready", rule)
    warned = _warned(applicant, day=day, rule=rule)
    return warned or Verdict(Outcome.ALLOW, "verdict.may_print", rule)


# After these the record is made again (domain.md, Central record status).
RECORD_AGAIN = (
    CentralStatus.ENROLL_FAILURE_AT_REGIONAL,
    CentralStatus.ENROLL_FAILURE_AT_CENTRAL,
    CentralStatus.SEARCH_FAILURE_AT_CENTRAL,
    CentralStatus.ADJUDICATE_RECORD,
)


def _blocked(applicant: Applicant, *, day: date, rule: str) -> Verdict | None:
    if applicant.presence == "died":
        return Verdict(Outcome.BLOCK, "verdict.died", rule)
    if applicant.presence == "moved":
        return Verdict(Outcome.BLOCK, "verdict.moved", rule, True)
    if applicant.foreigner and (applicant.itap_until is None or applicant.itap_until < day):
        return Verdict(Outcome.BLOCK, "verdict.no_itap", rule)
    return None


def _warned(applicant: Applicant, *, day: date, rule: str) -> Verdict | None:
    until = applicant.itap_until
    if applicant.foreigner and until is not None and until - day <= ITAP_WARNING:
        return Verdict(Outcome.WARN, "verdict.itap_ends", rule, True)
    return None


def _again(applicant: Applicant, rule: str) -> Verdict | None:
    if applicant.status in RECORD_AGAIN:
        return Verdict(Outcome.WARN, "verdict.record_again", rule, True)
    return None


def _least_age(version: RuleVersion, setting: int) -> int:
    return setting if version.least_age is None else version.least_age
