"""The check of the whole database sees a kept count that does not fit."""

import pytest

from ektp_desk.coverage import counting
from ektp_desk.coverage.checks import kept_count
from ektp_desk.reports.audit_checks import CHECKS
from tests.conftest import Office
from tests.coverage.test_counting import take
from tests.tampering import run


def codes(office: Office) -> list[str]:
    return [finding.code for finding in office.desk.read(lambda session: list(kept_count(session)))]


def test_a_count_that_was_touched_is_found(office: Office) -> None:
    assert kept_count in CHECKS
    assert codes(office) == []
    assert take(office)
    assert codes(office) == []

    run(office.desk.engine, "UPDATE coverage_day SET held = held + 1")
    assert codes(office) == ["check.coverage_day"]
    assert take(office)
    assert codes(office) == []
    run(office.desk.engine, "UPDATE resident SET presence = 'moved' WHERE id = 1")
    assert codes(office) == ["check.coverage_differs"]
    assert take(office)
    assert codes(office) == []


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_count_that_is_behind_is_not_held_against_anybody(office: Office) -> None:
    old = office.desk.read(counting.counted, day=office.clock.now().date())
    office.desk.write(office.counter, counting.keep, count=old)
    office.desk.write(office.counter, lambda work: work.record("resident.changed", 1))
    run(office.desk.engine, "UPDATE resident SET presence = 'moved' WHERE id = 1")

    assert codes(office) == []
