"""Who may be recorded and printed: the table of domain.md, Who is obliged."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ektp_desk.recording.eligibility import (
    PRINTING_RULES,
    RECORDING_RULES,
    Applicant,
    Outcome,
    RuleVersion,
    Verdict,
    in_force,
    may_print,
    may_record,
)
from ektp_desk.recording.rules import CentralStatus, prints_from, records_from

DAY = date(2026, 11, 24)
ADULT = Applicant(
    age=34, ever_married=False, foreigner=False, itap_until=None, presence="present", status=None
)
READY = replace(ADULT, status=CentralStatus.PRINT_READY_RECORD)
ALLOW, WARN, BLOCK = Outcome.ALLOW, Outcome.WARN, Outcome.BLOCK


def record(applicant: Applicant) -> Verdict:
    return may_record(applicant, day=DAY, from_age=16)


def printing(applicant: Applicant) -> Verdict:
    return may_print(applicant, day=DAY, from_age=17)


@pytest.mark.parametrize(
    ("age", "ever_married", "recorded", "printed"),
    [
        (15, False, BLOCK, BLOCK),
        (16, False, ALLOW, BLOCK),  # schools are recorded at 16 and printed at 17
        (17, False, ALLOW, ALLOW),
        (60, False, ALLOW, ALLOW),
        (15, True, ALLOW, ALLOW),  # married or ever married
        (16, True, ALLOW, ALLOW),
    ],
)
def test_ages(age: int, ever_married: bool, recorded: Outcome, printed: Outcome) -> None:
    person = replace(ADULT, age=age, ever_married=ever_married)
    assert record(person).outcome is recorded
    assert printing(replace(READY, age=age, ever_married=ever_married)).outcome is printed


def test_ages_are_the_offices_setting() -> None:
    assert may_record(replace(ADULT, age=16), day=DAY, from_age=17).outcome is BLOCK
    assert may_print(replace(READY, age=17), day=DAY, from_age=18).outcome is BLOCK


@pytest.mark.parametrize("rule", [record, printing])
def test_who_does_not_count_for_the_city(rule: object) -> None:
    assert callable(rule)
    died = rule(replace(READY, presence="died"))
    assert (died.outcome, died.reason, died.overridable) == (BLOCK, "verdict.died", False)
    moved = rule(replace(READY, presence="moved"))
    assert (moved.outcome, moved.reason, moved.overridable) == (BLOCK, "verdict.moved", True)


@pytest.mark.parametrize(
    ("days_left", "outcome", "reason"),
    [
        (None, BLOCK, "verdict.no_itap"),
        (-1, BLOCK, "verdict.no_itap"),
        (0, WARN, "verdict.itap_ends"),
        (30, WARN, "verdict.itap_ends"),  # renew 30 days before expiry
        (31, ALLOW, "verdict.may_record"),
    ],
)
def test_foreigners_need_a_permanent_stay_permit(
    days_left: int | None, outcome: Outcome, reason: str
) -> None:
    until = None if days_left is None else DAY + timedelta(days=days_left)
    found = record(replace(ADULT, foreigner=True, itap_until=until))
    assert (found.outcome, found.reason) == (outcome, reason)
    assert printing(replace(READY, foreigner=True, itap_until=until)).outcome is outcome


AGAIN = {
    CentralStatus.ENROLL_FAILURE_AT_REGIONAL,
    CentralStatus.ENROLL_FAILURE_AT_CENTRAL,
    CentralStatus.SEARCH_FAILURE_AT_CENTRAL,
    CentralStatus.ADJUDICATE_RECORD,
}


@pytest.mark.parametrize("status", list(CentralStatus))
def test_ever_recorded_is_asked_first(status: CentralStatus) -> None:
    """Recording twice makes a DUPLICATE_RECORD; failures are recorded again, with a warning."""
    found = record(replace(ADULT, status=status))
    if status is CentralStatus.UNREGISTERED:
        assert found.outcome is ALLOW
    elif status in AGAIN:
        assert (found.outcome, found.reason) == (WARN, "verdict.record_again")
    else:
        assert (found.outcome, found.reason) == (BLOCK, "verdict.recorded_already")
        assert found.overridable


@pytest.mark.parametrize("status", [None, *CentralStatus])
def test_only_print_ready_opens_printing(status: CentralStatus | None) -> None:
    found = printing(replace(ADULT, status=status))
    if status is CentralStatus.PRINT_READY_RECORD:
        assert found.outcome is ALLOW
    else:
        assert (found.outcome, found.reason, found.overridable) == (
            BLOCK, "verdict.not_print_ready", False,
        )  # fmt: skip


def test_every_verdict_names_its_rule_and_version() -> None:
    people = (ADULT, READY, replace(ADULT, age=3), replace(ADULT, presence="died"),
              replace(ADULT, foreigner=True))  # fmt: skip
    assert {record(person).rule for person in people} == {"rekam-2024.1"}
    assert {printing(person).rule for person in people} == {"cetak-2024.1"}


@pytest.mark.parametrize("rules", [RECORDING_RULES, PRINTING_RULES])
def test_the_version_in_force_on_the_day_is_taken(rules: tuple[RuleVersion, ...]) -> None:
    days = [version.valid_from for version in rules]
    assert days == sorted(set(days))
    for version in rules:
        assert in_force(rules, version.valid_from) is version
    assert in_force(rules, rules[1].valid_from - timedelta(days=1)) is rules[0]
    assert in_force(rules, date(1999, 1, 1)) is rules[0]
    assert in_force(rules, date(2099, 1, 1)) is rules[-1]


def test_what_was_decided_before_keeps_the_rule_of_its_day() -> None:
    """At 16 nobody was recorded in 2023, whatever the office's setting is now."""
    pupil = replace(ADULT, age=16)
    before = may_record(pupil, day=date(2023, 12, 31), from_age=16)
    assert (before.outcome, before.rule) == (BLOCK, "rekam-2006.1")
    after = may_record(pupil, day=date(2024, 1, 1), from_age=16)
    assert (after.outcome, after.rule) == (ALLOW, "rekam-2024.1")
    assert may_print(READY, day=date(2023, 12, 31), from_age=17).rule == "cetak-2006.1"


@pytest.mark.parametrize(
    ("born", "marital", "records", "prints"),
    [
        (date(2010, 1, 20), "single", date(2026, 1, 20), date(2027, 1, 20)),
        (date(2008, 2, 29), "single", date(2024, 2, 29), date(2025, 3, 1)),
        (date(2012, 5, 1), "married", date(2012, 5, 1), date(2012, 5, 1)),
        (date(2012, 5, 1), "widowed", date(2012, 5, 1), date(2012, 5, 1)),
    ],
)
def test_the_first_day_of_recording_and_of_printing(
    born: date, marital: str, records: date, prints: date
) -> None:
    assert records_from(born, marital, record_from_age=16) == records
    assert prints_from(born, marital, print_from_age=17) == prints
