"""Blanks set aside: a promise that holds until its day, no movement of the ledger."""

from datetime import date, timedelta

import pytest

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.stock import queries, reserves, services
from ektp_desk.stock.reserves import ReserveRow
from ektp_desk.stock.rules import ReserveState
from tests.conftest import Office
from tests.racing import race, refused

TODAY = date(2026, 11, 24)


@pytest.fixture
def stocked(office: Office) -> Office:
    """An office with 1,000 blanks."""
    office.desk.write(office.supervisor, services.open_stock, quantity=1_000)
    return office


def aside(office: Office, quantity: int, *, days: int = 30, in_print: int = 0) -> ReserveRow:
    return office.desk.write(
        office.supervisor, reserves.set_aside, purpose="Perekaman di sekolah", quantity=quantity,
        until=TODAY + timedelta(days=days), in_print=in_print,
    ).result  # fmt: skip


def kept(office: Office, day: date = TODAY) -> int:
    return office.desk.read(reserves.reserved, day=day)


def test_a_reserve_is_kept_until_its_day_and_moves_nothing(stocked: Office) -> None:
    row = aside(stocked, 300, days=10)

    assert (row.left, row.state, row.officer) == (300, ReserveState.HELD, "Supervisor")
    assert stocked.desk.read(queries.balance) == 1_000
    assert kept(stocked) == 300
    assert kept(stocked, TODAY + timedelta(days=10)) == 300
    assert kept(stocked, TODAY + timedelta(days=11)) == 0
    book = stocked.desk.read(reserves.reserves, day=TODAY, in_print=5)
    assert (book.reserved, book.free) == (300, 695)


def test_no_more_is_promised_than_is_free(stocked: Office) -> None:
    aside(stocked, 600)
    error = refused(lambda: aside(stocked, 401))
    assert (error.code, error.params["free"]) == ("stock.reserve_more", 400)
    assert refused(lambda: aside(stocked, 400, in_print=1)).params["free"] == 399
    aside(stocked, 400)

    assert kept(stocked) == 1_000


def test_it_is_used_in_parts_and_ends_with_the_last_piece(stocked: Office) -> None:
    row = aside(stocked, 300)

    def use(quantity: int) -> ReserveRow:
        return stocked.desk.write(
            stocked.supervisor, reserves.use_reserve, reserve_id=row.id, quantity=quantity
        ).result

    assert use(120).left == 180
    assert kept(stocked) == 180
    assert refused(lambda: use(181)).params["left"] == 180
    assert use(180).state is ReserveState.USED
    assert refused(lambda: use(1)).code == "stock.reserve_ended"
    assert kept(stocked) == 0


def test_it_is_released_with_a_reason_once(stocked: Office) -> None:
    row = aside(stocked, 300)

    def release(reason: str) -> ReserveRow:
        return stocked.desk.write(
            stocked.supervisor, reserves.release, reserve_id=row.id, reason=reason
        ).result

    assert refused(lambda: release(" ")).code == "stock.reason_needed"
    assert release("kunjungan batal").reason == "kunjungan batal"
    assert refused(lambda: release("lagi")).code == "stock.reserve_ended"
    assert kept(stocked) == 0


@pytest.mark.parametrize(
    ("purpose", "quantity", "days", "field"),
    [("", 5, 1, "purpose"), ("Sekolah", 0, 1, "quantity"), ("Sekolah", 5, -1, "until"),
     ("Sekolah", 2_000_000, 1, "quantity")],
)  # fmt: skip
def test_a_reserve_that_cannot_be_is_refused(
    stocked: Office, purpose: str, quantity: int, days: int, field: str
) -> None:
    error = refused(
        lambda: stocked.desk.write(
            stocked.supervisor, reserves.set_aside, purpose=purpose, quantity=quantity,
            until=TODAY + timedelta(days=days),
        )
    )  # fmt: skip
    assert error.field == field


def test_only_a_supervisor_promises(stocked: Office) -> None:
    row = aside(stocked, 10)
    for service, arguments in (
        (reserves.set_aside, {"purpose": "x", "quantity": 1, "until": TODAY}),
        (reserves.use_reserve, {"reserve_id": row.id, "quantity": 1}),
        (reserves.release, {"reserve_id": row.id, "reason": "x"}),
    ):
        with pytest.raises(OfficeError, match=r"role\.missing"):
            stocked.desk.write(stocked.printer, service, **arguments)  # type: ignore[arg-type]


def test_one_that_is_not_there(stocked: Office) -> None:
    error = refused(
        lambda: stocked.desk.write(
            stocked.supervisor, reserves.use_reserve, reserve_id=99, quantity=1
        )
    )
    assert error.code == "stock.reserve_missing"


def test_two_supervisors_do_not_promise_the_same_blanks(stocked: Office) -> None:
    outcomes = race(*[lambda: aside(stocked, 700)] * 2)

    assert outcomes == ["", "stock.reserve_more"]
    assert kept(stocked) == 700
