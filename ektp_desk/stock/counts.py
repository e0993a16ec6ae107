"""The physical count (opname): blind, against a book frozen when the counting began."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow
from ektp_desk.stock import ledger, queries
from ektp_desk.stock import queries_books as books
from ektp_desk.stock.models import StockCount
from ektp_desk.stock.papers import issue_count
from ektp_desk.stock.queries import MovementRow
from ektp_desk.stock.queries_books import CountRow
from ektp_desk.stock.rules import MOST_PIECES, CountReason, Movement


@dataclass(frozen=True)
class Counted:
    """A physical count, in pieces: `difference` is counted minus expected."""

    movement: MovementRow
    expected: int
    counted: int
    difference: int
    row: CountRow
    paper: PaperRow


@dataclass(frozen=True)
class _Found:
    """What was counted, what had to be there, and up to which row of the book."""

    counted: int
    expected: int
    through_id: int

    @property
    def difference(self) -> int:
        return self.counted - self.expected


def count(
    work: Work,
    *,
    counted: int,
    note: str = "",
    reason: CountReason | None = CountReason.OTHER,
    second_name: str = "",
    through_id: int | None = None,
    in_print: int = 0,
    print_counted: bool = True,
    clock_checked: bool = False,
) -> Counted:
    """Settle the book by a blind physical count: pieces counted, without seeing the balance.

    The count stands against the book up to the row `through_id`, the newest when the counting
    began (None: now); what moved since stays. `in_print` pieces were then in the printers:
    without `print_counted` they lie outside the counted number. A count that agrees is kept too
    (quantity 0). A difference needs `reason` and `note` (`stock.count_reason`, with
    `difference`). Refused: another count meanwhile (`stock.count_overtaken`), a book that would
    fall below zero (`stock.count_moved`), a clock set back unless `clock_checked`.
    """
    work.require(Role.SUPERVISOR)
    source = ledger.take_hand(work)
    require_count(counted, field="counted")
    ledger.hold(work)
    if queries.last_count(work.session) is None:
        raise OfficeError("stock.not_opened")
    if not clock_checked:
        ledger.require_clock(work)
    found = _against(work, counted, through_id, 0 if print_counted else in_print)
    if found.difference:
        _require_reason(work, found, reason, note)
    if queries.balance(work.session) + found.difference < 0:
        raise OfficeError("stock.count_moved", field="counted")
    movement_id = ledger.append(
        work, Movement.COUNT, found.difference, source=source, note=note.strip()
    )
    _keep(
        work, movement_id, found,
        reason=reason if found.difference else None,
        note=note.strip()[: ledger.LONGEST_NOTE],
        second_name=ledger.tidied(second_name, ledger.LONGEST_COUNTERPART),
        in_print=in_print,
        print_counted=print_counted,
    )  # fmt: skip
    work.record(
        "stock.counted", movement_id, counted=counted, expected=found.expected,
        difference=found.difference,
    )  # fmt: skip
    row = books.count_row(work.session, movement_id=movement_id)
    assert row is not None
    return Counted(
        ledger.row(work, movement_id), found.expected, counted, found.difference, row,
        issue_count(work, row),
    )  # fmt: skip


def require_count(pieces: int, *, field: str) -> None:
    """Refuse a number that nobody counts."""
    if not 0 <= pieces <= MOST_PIECES:
        raise OfficeError("stock.count_range", field=field, most=MOST_PIECES)


def _against(work: Work, counted: int, through_id: int | None, apart: int) -> _Found:
    newest = books.newest_id(work.session)
    begun = newest if through_id is None else min(through_id, newest)
    if queries.counted_after(work.session, begun):
        raise OfficeError("stock.count_overtaken")
    return _Found(counted, books.balance_through(work.session, begun) - apart, begun)


def _require_reason(work: Work, found: _Found, reason: CountReason | None, note: str) -> None:
    """Ask why; that this number was counted first stays in the log, whatever is typed next."""
    if reason is not None and note.strip():
        return
    counted, expected = found.counted, found.expected

    def tried(again: Work) -> None:
        again.record("stock.count_begun", found.through_id, counted=counted, expected=expected)

    work.write_if_refused(tried)
    raise OfficeError(
        "stock.count_reason",
        field="reason" if reason is None else "note",
        difference=f"{found.difference:+d}",
    )


def _keep(work: Work, movement_id: int, found: _Found, **values: Any) -> None:
    year = work.office_date.year
    work.session.execute(
        insert(StockCount),
        {
            "movement_id": movement_id,
            "number": f"O-{year}-{work.number(f'stock_count/{year}'):06d}",
            "office_date": work.office_date,
            "at": work.now,
            "through_id": found.through_id,
            "expected": found.expected,
            "counted": found.counted,
            "officer_id": work.actor.officer_id,
            **values,
        },
    )
