"""Who may be recorded and who may be printed: dated, versioned, with a reason. Pure.

Each function says ALLOW, WARN or BLOCK, why (a code for a sentence), by which version of the
rule, and whether a supervisor may override it with a reason.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ektp_desk.recording.rules import CentralStatus

# H: UU 23/2006 with UU 24/2013, art. 63: 17, or married or ever married. Recording from 16 is
# practice in school outreach (domain.md, Who is obliged).
RECORDING_RULE = "rekam-2024.1"
PRINTING_RULE = "cetak-2024.1"
ITAP_WARNING = timedelta(days=30)


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
    """Whether a person may be recorded on `day`; `from_age` is the office's setting (16)."""
    blocked = _blocked(applicant, day=day, rule=RECORDING_RULE)
    if blocked is not None:
        return blocked
    if applicant.age < from_age and not applicant.ever_married:
        return Verdict(Outcome.BLOCK, "verdict.too_young_to_record", RECORDING_RULE)
    if applicant.status not in (None, CentralStatus.UNREGISTERED, *RECORD_AGAIN):
        # Recording twice makes a DUPLICATE_RECORD: asked before anything else.
        return Verdict(Outcome.BLOCK, "verdict.recorded_already", RECORDING_RULE, True)
    warned = _warned(applicant, day=day, rule=RECORDING_RULE)
    return warned or Verdict(Outcome.ALLOW, "verdict.may_record", RECORDING_RULE)


def may_print(applicant: Applicant, *, day: date, from_age: int) -> Verdict:
    """Whether a card may be printed for a person on `day`; `from_age` is the setting (17)."""
    blocked = _blocked(applicant, day=day, rule=PRINTING_RULE)
    if blocked is not None:
        return blocked
    if applicant.age < from_age and not applicant.ever_married:
        return Verdict(Outcome.BLOCK, "verdict.too_young_to_print", PRINTING_RULE)
    if applicant.status is not CentralStatus.PRINT_READY_RECORD:
        return Verdict(Outcome.BLOCK, "verdict.not_print_ready", PRINTING_RULE)
    warned = _warned(applicant, day=day, rule=PRINTING_RULE)
    return warned or Verdict(Outcome.ALLOW, "verdict.may_print", PRINTING_RULE)


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
    if applicant.status in RECORD_AGAIN and rule == RECORDING_RULE:
        return Verdict(Outcome.WARN, "verdict.record_again", rule, True)
    return None
