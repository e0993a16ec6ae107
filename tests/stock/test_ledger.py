"""The blank ledger on both engines: opening, receipts, reversals, counts, balance, forecast."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, select

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.stock import queries, services
from ektp_desk.stock.models import StockMovement
from ektp_desk.stock.rules import Movement, StockLevel
from tests.conftest import Office
from tests.racing import race, refused

TODAY = date(2026, 11, 24)


def open_stock(office: Office, quantity: int = 1_000) -> None:
    office.desk.write(office.supervisor, services.open_stock, quantity=quantity)


def receive(
    office: Office, quantity: int = 500, document: str = "BA-1", day: date = TODAY
) -> queries.MovementRow:
    return office.desk.write(
        office.supervisor,
        services.receive,
        quantity=quantity,
        counterpart="Provinsi Sulawesi Selatan",
        document=document,
        occurred_on=day,
    ).result


def use(office: Office, card_id: int, kind: Movement = Movement.USED) -> None:
    office.desk.write(office.printer, services.use_blank, card_id=card_id, kind=kind)


def test_balance_is_the_sum_of_all_movements(office: Office) -> None:
    open_stock(office, 40)
    receive(office, 10)
    use(office, 1)
    use(office, 2, Movement.SPOILED)

    assert office.desk.read(queries.balance) == 48
    rows = office.desk.read(queries.movements)
    assert [(row.kind, row.quantity, row.balance) for row in rows] == [
        (Movement.SPOILED, -1, 48),
        (Movement.USED, -1, 49),
        (Movement.RECEIVED, 10, 50),
        (Movement.OPENING, 40, 40),
    ]
    assert rows[0].officer == "Petugas cetak1"
    assert rows[0].card_id == 2
    assert rows[2].card_id is None


def test_balance_is_never_clamped(office: Office) -> None:
    open_stock(office, 0)
    use(office, 1)

    assert office.desk.read(queries.balance) == -1


def test_the_stock_is_opened_once(office: Office) -> None:
    open_stock(office)

    assert refused(lambda: open_stock(office)).code == "stock.already_open"
    assert office.desk.read(queries.balance) == 1_000


@pytest.mark.parametrize("quantity", [-1, 1_000_001])
def test_an_impossible_opening_is_refused(office: Office, quantity: int) -> None:
    error = refused(lambda: open_stock(office, quantity))

    assert (error.code, error.field) == ("stock.count_range", "quantity")


def test_only_a_supervisor_moves_stock_by_hand(office: Office) -> None:
    open_stock(office)
    movement = receive(office)
    for service, arguments in (
        (services.open_stock, {"quantity": 5}),
        (services.count, {"counted": 5}),
        (services.reverse, {"movement_id": movement.id, "reason": "x"}),
    ):
        for actor in (office.counter, office.printer, office.handover, office.recorder):
            with pytest.raises(OfficeError, match=r"role\.missing"):
                office.desk.write(actor, service, **arguments)  # type: ignore[arg-type]


def test_a_receipt_names_its_document_and_counterpart(office: Office) -> None:
    open_stock(office)
    for changed, field in (
        ({"counterpart": "  "}, "counterpart"),
        ({"document": ""}, "document"),
        ({"quantity": 0}, "quantity"),
        ({"occurred_on": TODAY + timedelta(days=1)}, "occurred_on"),
        ({"occurred_on": TODAY - timedelta(days=1)}, "occurred_on"),
    ):
        arguments: dict[str, Any] = {
            "quantity": 5,
            "counterpart": "Pusat",
            "document": "BA-9",
            "occurred_on": TODAY,
            **changed,
        }
        error = refused(
            partial(office.desk.write, office.supervisor, services.receive, **arguments)
        )
        assert error.field == field
    assert office.desk.read(queries.balance) == 1_000


def test_the_same_document_is_booked_once(office: Office) -> None:
    open_stock(office)
    first = receive(office, document="BA 470/12")

    assert refused(lambda: receive(office, document="ba  470/12")).code == "stock.document_used"
    office.desk.write(
        office.supervisor, services.reverse, movement_id=first.id, reason="salah ketik"
    )
    assert receive(office, 700, document="BA 470/12").balance == 1_700


def test_receiving_needs_an_opened_stock(office: Office) -> None:
    assert refused(lambda: receive(office)).code == "stock.not_opened"
    assert (
        refused(lambda: office.desk.write(office.supervisor, services.count, counted=5)).code
        == "stock.not_opened"
    )


def test_a_reversal_is_a_new_row_that_names_the_mistake(office: Office) -> None:
    open_stock(office)
    mistake = receive(office, 5_000)
    reversal = office.desk.write(
        office.supervisor, services.reverse, movement_id=mistake.id, reason="seharusnya 500"
    ).result

    assert (reversal.kind, reversal.quantity) == (Movement.REVERSAL, -5_000)
    assert (reversal.reverses_id, reversal.note) == (mistake.id, "seharusnya 500")
    assert office.desk.read(queries.balance) == 1_000
    kept = office.desk.read(queries.movement, mistake.id)
    assert kept is not None
    assert (kept.quantity, kept.reversed_by, kept.reversible) == (5_000, reversal.id, False)


def test_what_cannot_be_reversed(office: Office) -> None:
    open_stock(office)
    use(office, 7)
    settled = receive(office, 5)
    office.desk.write(office.supervisor, services.count, counted=1_004)
    twice = receive(office, 6, "BA-2")
    office.desk.write(office.supervisor, services.reverse, movement_id=twice.id, reason="salah")
    rows = {row.kind: row.id for row in office.desk.read(queries.movements)}

    def reverse(movement_id: int, reason: str = "salah") -> str:
        return refused(
            lambda: office.desk.write(
                office.supervisor, services.reverse, movement_id=movement_id, reason=reason
            )
        ).code

    assert reverse(rows[Movement.USED]) == "stock.card_blank"
    assert reverse(rows[Movement.OPENING]) == "stock.not_reversible"
    assert reverse(rows[Movement.COUNT]) == "stock.not_reversible"
    assert reverse(rows[Movement.REVERSAL]) == "stock.not_reversible"
    assert reverse(twice.id) == "stock.reversed_already"
    assert reverse(settled.id) == "stock.counted_since"
    assert reverse(9_999) == "stock.movement_missing"
    assert reverse(twice.id, " ") == "stock.reason_needed"
    shown = {row.id: row.reversible for row in office.desk.read(queries.movements)}
    assert not any(shown.values())


def test_a_card_uses_its_blank_once(office: Office) -> None:
    open_stock(office)
    use(office, 1)

    assert refused(lambda: use(office, 1)).code == "stock.blank_used"
    with pytest.raises(ValueError, match="received"):
        use(office, 2, Movement.RECEIVED)
    assert office.desk.read(queries.balance) == 999


def test_a_count_that_agrees_is_kept(office: Office) -> None:
    open_stock(office, 10)
    counted = office.desk.write(office.supervisor, services.count, counted=10).result

    assert (counted.expected, counted.counted, counted.difference) == (10, 10, 0)
    assert counted.movement.quantity == 0
    assert office.desk.read(queries.movements)[0].kind is Movement.COUNT


@pytest.mark.parametrize(("counted", "shown"), [(7, "-3"), (12, "+2")])
def test_a_difference_needs_its_reason(office: Office, counted: int, shown: str) -> None:
    open_stock(office, 10)
    error = refused(
        lambda: office.desk.write(office.supervisor, services.count, counted=counted, note=" ")
    )
    assert (error.code, error.field, error.params["difference"]) == (
        "stock.count_reason", "note", shown
    )  # fmt: skip
    office.desk.write(office.supervisor, services.count, counted=counted, note="hitung ulang")

    assert office.desk.read(queries.balance) == counted


def test_nothing_is_booked_before_the_last_count(office: Office) -> None:
    open_stock(office, 10)
    office.clock.set(datetime(2026, 11, 26, 1, tzinfo=UTC))
    office.desk.write(office.supervisor, services.count, counted=10)

    assert refused(lambda: receive(office, day=date(2026, 11, 25))).code == "stock.before_count"
    assert receive(office, day=date(2026, 11, 26)).balance == 510


def test_the_ledger_is_paged_and_filtered(office: Office) -> None:
    open_stock(office, 100)
    for card_id in range(1, 8):
        use(office, card_id)
        if card_id == 4:
            receive(office, 50)
    first = office.desk.read(queries.movements, limit=5)
    rest = office.desk.read(queries.movements, limit=50, before_id=first[-1].id)
    only_used = office.desk.read(queries.movements, kind="used")
    page = office.desk.read(queries.movements, kind="used", limit=2, before_id=only_used[1].id)

    assert len(first) == 5
    assert len(rest) == 4
    assert [row.balance for row in first + rest] == [143, 144, 145, 146, 96, 97, 98, 99, 100]
    assert [row.balance for row in only_used] == [143, 144, 145, 96, 97, 98, 99]
    assert [row.balance for row in page] == [145, 96]


def test_status_shows_both_rates_and_the_day_to_apply(office: Office) -> None:
    office.clock.set(datetime(2026, 11, 18, 1, tzinfo=UTC))  # Wednesday
    open_stock(office, 1_000)
    card_id = 0
    for day in (18, 19, 20, 21, 23):  # the 21st is a Saturday
        office.clock.set(datetime(2026, 11, day, 1, tzinfo=UTC))
        for _ in range(4):
            card_id += 1
            use(office, card_id)
    office.clock.set(datetime(2026, 11, 24, 1, tzinfo=UTC))
    use(office, 99)
    status = office.desk.read(queries.status, day=TODAY)

    assert status.balance == 979
    assert (status.plan_rate, status.actual_rate) == (50, 4.0)  # today and Saturday left out
    assert status.plan_days_left == pytest.approx(19.58)
    assert status.actual_days_left == pytest.approx(244.75)
    assert status.days_left == pytest.approx(19.58)
    assert status.apply_by is not None
    assert status.apply_by >= TODAY
    assert status.foreseen.plan_runs_out == date(2026, 12, 21)  # nineteen working days on
    assert status.opened


def test_status_before_the_opening_and_when_late(office: Office) -> None:
    empty = office.desk.read(queries.status, day=TODAY)
    assert (empty.opened, empty.balance, empty.warning.level) == (False, 0, StockLevel.RED)
    open_stock(office, 200)
    late = office.desk.read(queries.status, day=TODAY)

    assert (late.warning.late, late.apply_by) == (True, TODAY)


def test_days_add_up(office: Office) -> None:
    office.clock.set(datetime(2026, 11, 23, 1, tzinfo=UTC))
    open_stock(office, 100)
    use(office, 1)
    office.clock.set(datetime(2026, 11, 24, 1, tzinfo=UTC))
    receive(office, 30)
    use(office, 2)
    use(office, 3, Movement.SPOILED)
    office.desk.write(office.supervisor, services.count, counted=120, note="tujuh hilang")

    first, second = office.desk.read(queries.daily, start=date(2026, 11, 1), end=date(2026, 11, 30))
    assert (first.opening, first.used, first.other, first.closing) == (0, 1, 100, 99)
    assert (second.opening, second.received, second.used, second.spoiled) == (99, 30, 1, 1)
    assert (second.other, second.closing) == (-7, 120)
    quiet = office.desk.read(queries.stock_day, day=date(2026, 11, 25))
    assert (quiet.opening, quiet.closing, quiet.used) == (120, 120, 0)
    assert office.desk.read(queries.balance_on, date(2026, 11, 23)) == 99


def test_two_stations_cannot_use_the_same_blank_twice(office: Office) -> None:
    open_stock(office, 10)
    outcomes = race(*[lambda: use(office, 1)] * 2)

    assert outcomes == ["", "stock.blank_used"]
    assert office.desk.read(queries.balance) == 9


def test_two_supervisors_cannot_book_the_same_document(office: Office) -> None:
    open_stock(office, 10)
    outcomes = race(*[lambda: receive(office, 5, "BA-77")] * 2)

    assert outcomes == ["", "stock.document_used"]
    assert office.desk.read(queries.balance) == 15


def test_two_supervisors_cannot_open_twice(office: Office) -> None:
    outcomes = race(*[lambda: open_stock(office, 10)] * 2)

    assert outcomes == ["", "stock.already_open"]
    assert office.desk.read(queries.balance) == 10


def test_a_quantity_of_zero_is_refused_by_the_table_itself(office: Office) -> None:
    open_stock(office)

    def nothing(work: Work) -> None:
        movement = work.session.exec(select(StockMovement).order_by(col(StockMovement.id))).first()
        assert movement is not None
        values = movement.model_dump(exclude={"id"}) | {
            "kind": Movement.RECEIVED, "quantity": 0, "source_id": 55
        }  # fmt: skip
        work.session.add(StockMovement(**values))
        work.session.flush()

    with pytest.raises(DBAPIError, match="ck_stock_quantity"):
        office.desk.write(office.supervisor, nothing)


def test_long_texts_are_cut_to_what_is_kept(office: Office) -> None:
    open_stock(office)
    row = office.desk.write(
        office.supervisor,
        services.receive,
        quantity=1,
        counterpart="x" * 500,
        document="x" * 500,
        occurred_on=TODAY,
        note="x" * 500,
    ).result
    assert (len(row.counterpart), len(row.document), len(row.note)) == (120, 80, 300)
