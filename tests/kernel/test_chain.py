"""The audit chain: what was written cannot be changed, removed or put in without a trace."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from ektp_desk.kernel.chain import GENESIS, ChainReport, Link, link_hash, verify

Row = tuple[Link, str, str]
AT = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
LINK = Link(
    1, AT, date(2026, 11, 24), 7, "meja-1", "a1", "ticket.called", "ticket", 1, {"counter": 1}
)


def chain(length: int) -> list[Row]:
    rows: list[Row] = []
    previous = GENESIS
    for number in range(1, length + 1):
        link = replace(LINK, id=number, row_id=number, at=AT + timedelta(seconds=number))
        current = link_hash(previous, link)
        rows.append((link, previous, current))
        previous = current
    return rows


def check(rows: list[Row], *, written: list[Row] | None = None) -> ChainReport:
    """Verify against the head that was written last."""
    head = (written or rows)[-1]
    return verify(iter(rows), head_id=head[0].id, head_hash=head[2])


def forged(row: Row, **changes: Any) -> Row:
    """A row changed by somebody who knows how hashes are made."""
    link = replace(row[0], **changes)
    return link, row[1], link_hash(row[1], link)


def test_an_untouched_chain_holds() -> None:
    rows = chain(5)
    assert check(rows) == ChainReport(5, rows[-1][2], None)
    assert verify([], head_id=0, head_hash=GENESIS) == ChainReport(0, GENESIS, None)


@pytest.mark.parametrize(
    "changes",
    [
        {"at": AT + timedelta(microseconds=1)},
        {"office_date": date(2026, 11, 25)},
        {"officer_id": 8},
        {"officer_id": None},
        {"station": "meja-2"},
        {"instance": "b2"},
        {"action": "ticket.cancelled"},
        {"noun": "card"},
        {"row_id": 99},
        {"facts": {}},
        {"facts": {"counter": 2}},
        {"facts": {"counter": "1"}},
    ],
)
def test_every_part_of_a_row_is_covered(changes: dict[str, Any]) -> None:
    rows = chain(5)
    altered = [*rows[:2], (replace(rows[2][0], **changes), *rows[2][1:]), *rows[3:]]
    report = check(altered, written=rows)
    assert (report.checked, report.broken_at, report.problem) == (2, 3, "altered")


def test_a_changed_row_with_a_fitting_hash_breaks_the_next() -> None:
    rows = chain(5)
    altered = [*rows[:2], forged(rows[2], officer_id=8), *rows[3:]]
    assert check(altered, written=rows).broken_at == 4


def test_a_removed_row_is_missed() -> None:
    rows = chain(5)
    report = check([*rows[:2], *rows[3:]])
    assert (report.broken_at, report.problem) == (3, "missing")
    assert check(rows[1:]).broken_at == 1


def test_a_row_put_in_between_is_seen() -> None:
    rows = chain(5)
    assert check([*rows[:2], rows[1], *rows[2:]]).broken_at == 3
    swapped = [rows[0], rows[2], rows[1], *rows[3:]]
    assert check(swapped, written=rows).broken_at == 2


def test_newest_rows_cut_off_are_seen_by_the_head() -> None:
    rows = chain(5)
    report = check(rows[:3], written=rows)
    assert (report.checked, report.broken_at, report.problem) == (3, 4, "cut")
    assert verify([], head_id=5, head_hash=rows[-1][2]).problem == "cut"


def test_a_chain_made_anew_from_the_middle_is_seen_by_the_head() -> None:
    rows = chain(5)
    anew = [*rows[:3], forged(rows[3], officer_id=8)]
    anew.append(forged((rows[4][0], anew[3][2], "")))
    assert check(anew).broken_at is None  # in itself it holds
    assert check(anew, written=rows).problem == "cut"


def test_a_hash_does_not_hang_on_the_zone_or_the_order_of_facts() -> None:
    local = AT.astimezone(timezone(timedelta(hours=8)))
    assert link_hash(GENESIS, replace(LINK, at=local)) == link_hash(GENESIS, LINK)
    one, other = replace(LINK, facts={"a": 1, "b": 2}), replace(LINK, facts={"b": 2, "a": 1})
    assert link_hash(GENESIS, one) == link_hash(GENESIS, other)
