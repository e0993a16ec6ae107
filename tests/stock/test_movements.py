"""Blanks that go elsewhere and come back, never more than there are, and physical counts."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.papers.models import Paper
from ektp_desk.stock import queries, queries_books, services
from ektp_desk.stock.rules import BACK, CountReason, Movement
from ektp_desk.stock.services import Counted, Moved
from tests.conftest import Office
from tests.racing import race, refused

TODAY = date(2026, 11, 24)
LUWU = "Disdukcapil Kabupaten Luwu"


def opened(office: Office, pieces: int = 100) -> Office:
    office.desk.write(office.supervisor, services.open_stock, quantity=pieces)
    return office


def move(office: Office, kind: Movement, quantity: int, **changed: Any) -> Moved:
    arguments = {"counterpart": LUWU, "document": "TT-1", "occurred_on": TODAY,
                 "note": "kiriman terlambat", **changed}  # fmt: skip
    return office.desk.write(
        office.supervisor, services.move, kind=kind, quantity=quantity, **arguments
    ).result


def back(office: Office, loan: Moved, quantity: int, **changed: Any) -> Moved:
    arguments = {"document": "TT-2", "occurred_on": TODAY, **changed}
    return office.desk.write(
        office.supervisor, services.give_back, loan_id=loan.row.id, quantity=quantity, **arguments
    ).result


def count(office: Office, counted: int, **more: Any) -> Counted:
    return office.desk.write(office.supervisor, services.count, counted=counted, **more).result


def balance(office: Office) -> int:
    return office.desk.read(queries.balance)


@pytest.mark.parametrize(
    ("kind", "left"), [(Movement.RETURNED, 70), (Movement.LENT, 70), (Movement.BORROWED, 130)]
)
def test_a_movement_names_where_the_blanks_went_and_why(
    office: Office, kind: Movement, left: int
) -> None:
    moved = move(opened(office), kind, 30)

    assert balance(office) == left == moved.row.balance
    assert moved.row.kind is kind
    assert (moved.row.counterpart, moved.row.document) == (LUWU, "TT-1")
    assert moved.row.note == "kiriman terlambat"
    assert moved.paper.slip["quantity"] == 30


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"counterpart": " "}, "stock.office_needed", "counterpart"),
        ({"document": ""}, "stock.paper_needed", "document"),
        ({"note": "  "}, "stock.reason_needed", "note"),
        ({"quantity": 0}, "stock.quantity", "quantity"),
        ({"quantity": 1_000_001}, "stock.quantity_large", "quantity"),
        ({"occurred_on": TODAY + timedelta(days=1)}, "stock.future", "occurred_on"),
        ({"occurred_on": TODAY - timedelta(days=1)}, "stock.before_count", "occurred_on"),
    ],
)
def test_a_movement_that_cannot_be_is_refused(
    office: Office, changed: dict[str, Any], code: str, field: str
) -> None:
    opened(office)
    arguments = {"quantity": 5, **changed}
    error = refused(lambda: move(office, Movement.LENT, **arguments))

    assert (error.code, error.field) == (code, field)
    assert balance(office) == 100


def test_only_a_supervisor_moves_blanks(office: Office) -> None:
    loan = move(opened(office), Movement.LENT, 10)
    for actor in (office.counter, office.printer, office.handover):
        for service, arguments in (
            (services.move, {"kind": Movement.LENT, "counterpart": LUWU, "note": "x"}),
            (services.give_back, {"loan_id": loan.row.id}),
        ):
            with pytest.raises(OfficeError, match=r"role\.missing"):
                office.desk.write(
                    actor, service, quantity=1, document="TT", occurred_on=TODAY, **arguments
                )  # type: ignore[arg-type]


def test_cards_and_counts_are_not_booked_by_hand(office: Office) -> None:
    opened(office)
    for kind in (Movement.USED, Movement.COUNT, Movement.GOT_BACK):
        with pytest.raises(ValueError, match=kind):
            move(office, kind, 1)


def test_more_than_there_is_is_refused_with_what_may_explain_it(office: Office) -> None:
    opened(office, 20)
    move(office, Movement.LENT, 15)
    office.clock.advance(seconds=3 * 86_400)
    error = refused(
        lambda: move(office, Movement.RETURNED, 6, occurred_on=TODAY + timedelta(days=3))
    )

    assert (error.code, error.field) == ("stock.short", "quantity")
    assert error.params == {"quantity": 6, "balance": 5, "in_print": 0, "lent": 15, "underway": 0,
                            "days": 3}  # fmt: skip
    assert balance(office) == 5


def test_what_the_printers_hold_cannot_leave(office: Office) -> None:
    opened(office, 20)

    assert refused(lambda: move(office, Movement.LENT, 19, in_print=2)).code == "stock.short"
    assert move(office, Movement.LENT, 18, in_print=2).row.balance == 2


def test_blanks_cannot_leave_before_they_came(office: Office) -> None:
    opened(office, 10)
    office.clock.advance(seconds=2 * 86_400)
    office.desk.write(
        office.supervisor, services.receive, quantity=100, counterpart="Pusat", document="BA-1",
        occurred_on=TODAY + timedelta(days=2),
    )  # fmt: skip
    error = refused(lambda: move(office, Movement.LENT, 50, occurred_on=TODAY))

    assert (error.code, error.params["balance"]) == ("stock.short_then", 10)
    assert move(office, Movement.LENT, 50, occurred_on=TODAY + timedelta(days=2)).row.balance == 60


@pytest.mark.parametrize("kind", [Movement.LENT, Movement.BORROWED])
def test_a_loan_comes_back_in_parts_and_is_settled(office: Office, kind: Movement) -> None:
    loan = move(opened(office), kind, 30)
    (open_loan,) = office.desk.read(queries_books.open_loans)
    assert (open_loan.id, open_loan.owed, open_loan.quantity) == (loan.row.id, 30, 30)
    assert open_loan.outward is (kind is Movement.LENT)

    part = back(office, loan, 12)
    assert (part.row.kind, part.row.loan_id) == (BACK[kind], loan.row.id)
    assert part.paper.slip["owed"] == "18"
    assert office.desk.read(queries_books.open_loans)[0].owed == 18
    error = refused(lambda: back(office, loan, 19))
    assert (error.code, error.params["owed"]) == ("stock.loan_more", 18)
    back(office, loan, 18)

    assert office.desk.read(queries_books.open_loans) == ()
    assert balance(office) == 100
    assert refused(lambda: back(office, loan, 1)).code == "stock.loan_settled"


def test_a_loan_cannot_come_back_before_it_was_made(office: Office) -> None:
    opened(office)
    office.clock.advance(seconds=1 * 86_400)
    loan = move(office, Movement.LENT, 5, occurred_on=TODAY + timedelta(days=1))

    assert refused(lambda: back(office, loan, 5, occurred_on=TODAY)).code == "stock.loan_later"


def test_taking_back_goes_the_other_way_round(office: Office) -> None:
    loan = move(opened(office), Movement.LENT, 10)
    part = back(office, loan, 4)

    def reverse(movement_id: int) -> queries.MovementRow:
        return office.desk.write(
            office.supervisor, services.reverse, movement_id=movement_id, reason="salah ketik"
        ).result

    assert refused(lambda: reverse(loan.row.id)).code == "stock.loan_came_back"
    reverse(part.row.id)
    assert office.desk.read(queries_books.open_loans)[0].owed == 10
    reverse(loan.row.id)
    assert office.desk.read(queries_books.open_loans) == ()
    assert balance(office) == 100


def test_a_receipt_whose_blanks_left_is_not_taken_back(office: Office) -> None:
    opened(office, 0)
    received = office.desk.write(
        office.supervisor, services.receive, quantity=10, counterpart="Pusat", document="BA-1",
        occurred_on=TODAY,
    ).result  # fmt: skip
    office.desk.write(office.printer, services.use_blank, card_id=1, kind=Movement.USED)
    error = refused(
        lambda: office.desk.write(
            office.supervisor, services.reverse, movement_id=received.id, reason="salah"
        )
    )

    assert (error.code, error.params["balance"]) == ("stock.short", 9)
    assert balance(office) == 9


def test_two_supervisors_do_not_lend_the_same_blanks(office: Office) -> None:
    opened(office, 10)
    outcomes = race(*[lambda: move(office, Movement.LENT, 8)] * 2)

    assert outcomes == ["", "stock.short"]
    assert balance(office) == 2


def test_two_do_not_give_the_same_loan_back(office: Office) -> None:
    loan = move(opened(office), Movement.BORROWED, 10)
    outcomes = race(*[lambda: back(office, loan, 10)] * 2)

    assert outcomes == ["", "stock.loan_settled"]
    assert balance(office) == 100


# -- a clock set back -------------------------------------------------------------------------


def test_a_clock_set_back_is_noticed(office: Office) -> None:
    opened(office)
    office.clock.set(datetime(2026, 11, 24, 3, tzinfo=UTC))
    move(office, Movement.LENT, 5)
    office.clock.set(datetime(2026, 11, 24, 2, 55, tzinfo=UTC))
    move(office, Movement.LENT, 5)  # two computers differ by a few minutes
    office.clock.set(datetime(2026, 11, 24, 2, tzinfo=UTC))
    error = refused(lambda: move(office, Movement.LENT, 5))

    assert (error.code, error.params["newest"]) == ("stock.clock_back", "24-11-2026 10.55")
    assert refused(lambda: count(office, 90)).code == "stock.clock_back"


def test_after_a_clock_that_ran_ahead_a_count_sets_things_right(office: Office) -> None:
    opened(office)
    office.clock.set(datetime(2027, 1, 5, 3, tzinfo=UTC))
    move(office, Movement.LENT, 5, occurred_on=date(2027, 1, 5))
    office.clock.set(datetime(2026, 11, 25, 1, tzinfo=UTC))
    assert refused(lambda: move(office, Movement.LENT, 5)).code == "stock.clock_back"
    count(office, 95, clock_checked=True)

    assert move(office, Movement.LENT, 5, occurred_on=date(2026, 11, 25)).row.balance == 90


# -- counts -----------------------------------------------------------------------------------


def test_a_count_is_kept_with_both_names_and_its_record(office: Office) -> None:
    counted = count(
        opened(office), 97, reason=CountReason.DAMAGED, note="patah", second_name=" Mappa  Sari "
    )

    assert (counted.expected, counted.difference, balance(office)) == (100, -3, 97)
    assert counted.row.reason is CountReason.DAMAGED
    assert (counted.row.officer, counted.row.second_name) == ("Supervisor", "Mappa Sari")
    assert counted.paper.slip["difference"] == "-3"
    assert office.desk.read(queries_books.counts) == (counted.row,)


def test_a_difference_asks_first_for_its_kind_and_then_for_words(office: Office) -> None:
    opened(office)
    fields = [
        refused(lambda r=reason, n=note: count(office, 99, reason=r, note=n)).field
        for reason, note in ((None, ""), (None, "x"), (CountReason.LOST, " "))
    ]

    assert fields == ["reason", "reason", "note"]


def test_the_number_first_counted_stays_in_the_log(office: Office) -> None:
    opened(office)
    refused(lambda: count(office, 42, reason=None))
    with office.desk.reading_engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT facts FROM audit_entry WHERE action = 'stock.count_begun'"
        ).scalars()

        assert ['"counted":42' in fact and '"expected":100' in fact for fact in rows] == [True]


def test_what_moves_while_somebody_counts_does_not_disturb_the_count(office: Office) -> None:
    opened(office)
    begun = office.desk.read(queries_books.newest_id)
    office.desk.write(office.printer, services.use_blank, card_id=1, kind=Movement.USED)
    agreed = count(office, 100, through_id=begun)

    assert (agreed.expected, agreed.difference, balance(office)) == (100, 0, 99)


def test_another_count_meanwhile_makes_the_first_one_stale(office: Office) -> None:
    opened(office)
    begun = office.desk.read(queries_books.newest_id)
    count(office, 100)

    assert refused(lambda: count(office, 100, through_id=begun)).code == "stock.count_overtaken"


def test_a_count_never_brings_the_book_below_zero(office: Office) -> None:
    opened(office, 5)
    begun = office.desk.read(queries_books.newest_id)
    for card in range(3):
        office.desk.write(office.printer, services.use_blank, card_id=card, kind=Movement.USED)

    error = refused(lambda: count(office, 1, note="x", through_id=begun))
    assert error.code == "stock.count_moved"


@pytest.mark.parametrize(("counted", "inside"), [(98, False), (100, True)])
def test_pieces_in_the_printers_are_counted_or_not(
    office: Office, counted: int, inside: bool
) -> None:
    agreed = count(opened(office), counted, in_print=2, print_counted=inside)

    assert (agreed.difference, balance(office)) == (0, 100)


def test_each_record_is_a_paper(office: Office) -> None:
    loan = move(opened(office), Movement.LENT, 10)
    back(office, loan, 10)
    count(office, 100)

    def kinds(session: Any) -> list[str]:
        return list(session.execute(select(Paper.kind).order_by(Paper.id)).scalars())

    assert office.desk.read(kinds) == ["stock.movement", "stock.movement", "stock.count"]
