"""One thing to do about the blanks today."""

from datetime import date, timedelta

import pytest

from ektp_desk.stock.advice import Deed, OpenRequest, advise
from ektp_desk.stock.rules import StockLevel

TODAY = date(2026, 11, 24)
SOON, LATER = TODAY + timedelta(days=4), TODAY + timedelta(days=30)


def ask(expected: date | None) -> OpenRequest:
    return OpenRequest("PB/1", expected)


@pytest.mark.parametrize(
    ("opened", "balance", "late", "apply_by", "request_", "deed", "level"),
    [
        (False, 0, True, TODAY, None, Deed.OPEN, StockLevel.AMBER),
        (True, -3, True, TODAY, ask(SOON), Deed.COUNT, StockLevel.RED),
        (True, 0, True, TODAY, None, Deed.EMPTY, StockLevel.RED),
        (True, 500, True, TODAY, None, Deed.LATE, StockLevel.RED),
        (True, 900, False, TODAY, None, Deed.TODAY, StockLevel.AMBER),
        (True, 2_000, False, SOON, None, Deed.LATER, StockLevel.OK),
        (True, 500, True, TODAY, ask(SOON), Deed.WAIT, StockLevel.OK),
        (True, 500, True, TODAY, ask(LATER), Deed.WAIT_LATE, StockLevel.RED),
        (True, 500, False, SOON, ask(TODAY - timedelta(days=1)), Deed.URGE, StockLevel.RED),
    ],
)
def test_the_most_pressing_first(
    opened: bool,
    balance: int,
    late: bool,
    apply_by: date,
    request_: OpenRequest | None,
    deed: Deed,
    level: StockLevel,
) -> None:
    found = advise(
        today=TODAY, opened=opened, balance=balance, late=late, apply_by=apply_by,
        runs_out=TODAY + timedelta(days=12), request=request_,
    )  # fmt: skip
    assert (found.deed, found.level) == (deed, level)
