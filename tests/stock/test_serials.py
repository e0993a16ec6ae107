"""Serials of blanks: how ranges are typed, which are in the office, what a typed one must be."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ektp_desk.stock import serials, services
from ektp_desk.stock.queries import MovementRow
from ektp_desk.stock.rules import Movement
from ektp_desk.stock.rules_serials import Span, after, covered, spans
from tests.conftest import Office
from tests.racing import refused

TODAY = date(2026, 11, 24)


def test_ranges_as_they_are_typed() -> None:
    found, odd = spans(" ab 0001 – AB0500; AB0601 ; 77 - 79;\nC1..C2")

    assert odd == ""
    assert [str(span) for span in found] == ["AB0001–AB0500", "AB0601", "77–79", "C1–C2"]
    assert [len(span) for span in found] == [500, 1, 3, 2]


@pytest.mark.parametrize(
    "text", ["AB", "AB0002 – AB0001", "AB0001 – AC0002", "AB01 – AB002", "1 – 2 – 3"]
)
def test_what_is_no_range(text: str) -> None:
    assert spans(text) == ((), text)


def test_hyphens_may_belong_to_a_serial() -> None:
    found, odd = spans("A-01 – A-05")

    assert (odd, len(found[0])) == ("", 5)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20), st.booleans()), max_size=12))
def test_what_is_held_is_what_came_and_did_not_go(moves: list[tuple[int, int, bool]]) -> None:
    """The spans say the same as a set of single serials does."""
    plain: set[int] = set()
    for first, length, incoming in moves:
        numbers = range(first, first + length + 1)
        plain = plain | set(numbers) if incoming else plain - set(numbers)
    held = after((Span("A", 3, first, first + length), way) for first, length, way in moves)

    assert sorted(number for span in held for number in range(span.first, span.last + 1)) == sorted(
        plain
    )
    for number in range(82):
        assert covered(Span("A", 3, number, number), held) == (number in plain)


@pytest.fixture
def stocked(office: Office) -> Office:
    """An office without any serials yet."""
    office.desk.write(office.supervisor, services.open_stock, quantity=10)
    return office


def receive(office: Office, text: str, quantity: int, document: str = "BA-1") -> MovementRow:
    return office.desk.write(
        office.supervisor, services.receive, quantity=quantity, counterpart="Provinsi",
        document=document, occurred_on=TODAY, serial_text=text,
    ).result  # fmt: skip


def lend(office: Office, text: str, quantity: int) -> Any:
    return office.desk.write(
        office.supervisor, services.move, kind=Movement.LENT, quantity=quantity,
        counterpart="Luwu", document="TT-1", occurred_on=TODAY, note="pinjam", serial_text=text,
    ).result  # fmt: skip


def held(office: Office) -> list[str]:
    return [str(span) for span in office.desk.read(serials.held)]


@pytest.mark.parametrize(
    ("text", "quantity", "code"),
    [("AB1 – AB5", 6, "serial.count"), ("AB1 – X", 2, "serial.range"),
     ("AB1 – AB3; AB3 – AB5", 6, "serial.known"), ("AB7 – AB9", 3, "serial.known")],
)  # fmt: skip
def test_serials_must_fit_what_came(stocked: Office, text: str, quantity: int, code: str) -> None:
    receive(stocked, "AB8", 1, "BA-0")
    error = refused(lambda: receive(stocked, text, quantity))

    assert (error.code, error.field) == (code, "serial_text")
    assert held(stocked) == ["AB8"]


def test_serials_leave_and_come_back(stocked: Office) -> None:
    receive(stocked, "AB01 – AB10", 10)
    loan = lend(stocked, "AB03 – AB04", 2)
    assert held(stocked) == ["AB01–AB02", "AB05–AB10"]
    assert refused(lambda: lend(stocked, "AB02 – AB03", 2)).code == "serial.not_here"
    stocked.desk.write(
        stocked.supervisor, services.give_back, loan_id=loan.row.id, quantity=2, document="TT-2",
        occurred_on=TODAY, serial_text="AB03 – AB04",
    )  # fmt: skip

    assert stocked.desk.read(serials.require_known, "ab 03") == "AB03"


def test_a_delivery_taken_back_takes_its_serials(stocked: Office) -> None:
    row = receive(stocked, "AB01 – AB10", 10)
    stocked.desk.write(
        stocked.supervisor, services.reverse, movement_id=row.id, reason="salah ketik"
    )
    assert held(stocked) == []
    receive(stocked, "AB01 – AB10", 10)

    assert held(stocked) == ["AB01–AB10"]


def test_an_office_without_serials_takes_any(stocked: Office) -> None:
    assert stocked.desk.read(serials.require_known, "x 9") == "X9"
    assert stocked.desk.read(serials.require_known, "  ") is None
    receive(stocked, "AB01 – AB10", 10)
    for strange in ("AB11", "AB1", "X9", "AB"):
        error = refused(lambda typed=strange: stocked.desk.read(serials.require_known, typed))
        assert (error.code, error.field) == ("serial.unknown", "blank_serial")


def test_a_missing_serial_is_noted_and_found(stocked: Office) -> None:
    receive(stocked, "AB01 – AB10", 10)

    def note(serial: str, gone: bool, why: str = "tidak di kotak") -> None:
        stocked.desk.write(
            stocked.supervisor, serials.note_serial, serial=serial, gone=gone, note=why
        )

    assert refused(lambda: note("AB99", True)).code == "serial.unknown"
    assert refused(lambda: note(" ", True)).code == "serial.needed"
    assert refused(lambda: note("AB05", True, "")).code == "stock.reason_needed"
    note("ab05", True)
    assert stocked.desk.read(serials.missing) == {"AB05"}
    assert refused(lambda: note("AB05", True)).code == "serial.noted_already"
    note("AB05", False, "")
    assert stocked.desk.read(serials.missing) == frozenset()
