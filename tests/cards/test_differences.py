"""Ledger = print log = count: nothing differs after honest work, and each fault is named."""

from contextlib import suppress
from datetime import UTC, date, datetime
from itertools import count as count_up
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from ektp_desk.cards import blanks, differences, services
from ektp_desk.cards.rules import CardAct, CardState, SpoilReason
from ektp_desk.cards.rules_differences import (
    CardFacts,
    CountFacts,
    DayFacts,
    Difference,
    DifferenceKind,
    of_card,
    of_count,
    of_day,
    unsettled,
)
from ektp_desk.cards.rules_serials import SerialState
from ektp_desk.cards.serials import serial_book
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.stock import queries, queries_books
from ektp_desk.stock import services as stock
from ektp_desk.stock.rules import CountReason, Movement
from ektp_desk.stock.serials import note_serial
from tests.cards.conftest import PrintRoom
from tests.racing import refused
from tests.tampering import disarm, run

TODAY = date(2026, 11, 24)
K = DifferenceKind


def found(room: PrintRoom) -> tuple[Difference, ...]:
    return room.desk.read(differences.differences)


def kinds(room: PrintRoom) -> set[DifferenceKind]:
    return {one.kind for one in found(room)}


def tamper(room: PrintRoom, table: str, statement: str) -> None:
    disarm(room.desk.engine, table)
    run(room.desk.engine, statement)


@pytest.fixture
def worked(room: PrintRoom) -> PrintRoom:
    """A day: blanks with serials, one good card, one spoiled, one loan half back, one count."""
    desk, office = room.desk, room.office
    desk.write(
        office.supervisor, stock.receive, quantity=20, counterpart="Provinsi", document="BA-1",
        occurred_on=TODAY, serial_text="AB01 – AB20",
    )  # fmt: skip
    for person, serial, spoiled in (
        (office.adult, "AB01", False),
        (office.married, "AB02", True),
    ):
        room.ready(person)
        piece = desk.write(office.printer, services.intend, resident_id=person).result
        if spoiled:
            desk.write(
                office.printer, services.confirm_spoiled, card_id=piece.id,
                reason=SpoilReason.MISPRINT, blank_serial=serial,
            )  # fmt: skip
        else:
            desk.write(office.printer, services.confirm_good, card_id=piece.id, blank_serial=serial)
    loan = desk.write(
        office.supervisor, blanks.move_blanks, kind=Movement.LENT, quantity=6, counterpart="Luwu",
        document="TT-1", occurred_on=TODAY, note="pinjam",
    ).result  # fmt: skip
    desk.write(
        office.supervisor, blanks.give_back_blanks, loan_id=loan.row.id, quantity=2,
        document="TT-2", occurred_on=TODAY,
    )  # fmt: skip
    mistake = desk.write(
        office.supervisor, stock.receive, quantity=5, counterpart="Provinsi", document="BA-2",
        occurred_on=TODAY,
    ).result  # fmt: skip
    desk.write(
        office.supervisor, blanks.reverse_movement, movement_id=mistake.id, reason="salah ketik"
    )
    count(room, 24)
    return room


def count(room: PrintRoom, counted: int, **more: Any) -> stock.Counted:
    begun = room.desk.read(blanks.count_begun)
    arguments = {"reason": None, "note": "", **more}
    return room.desk.write(
        room.office.supervisor, blanks.count_blanks, begun=begun, counted=counted, **arguments
    ).result


def test_nothing_differs_in_an_office_that_only_works(worked: PrintRoom) -> None:
    piece = worked.desk.write(
        worked.office.printer, services.intend, resident_id=worked.office.married
    ).result
    worked.desk.write(worked.office.printer, services.mark_unknown, card_id=piece.id)

    assert found(worked) == ()
    assert worked.desk.read(queries.balance) == 24


def test_nothing_differs_before_the_first_day(room: PrintRoom) -> None:
    assert found(room) == ()


def test_a_booked_difference_is_shown_and_asks_for_nothing(worked: PrintRoom) -> None:
    count(worked, 23, reason=CountReason.LOST, note="tidak ditemukan")
    (one,) = found(worked)

    assert (one.kind, one.expected, one.found, one.settled) == (K.COUNT, 24, 23, True)
    assert unsettled(found(worked)) == ()
    count(worked, 23)
    assert found(worked) == ()


FAULTS = [
    ("stock_movement", "DELETE FROM stock_movement WHERE kind = 'used'",
     {K.BLANK_MISSING, K.DAY_USED, K.COUNT_BOOK}),
    ("stock_movement", "UPDATE stock_movement SET kind = 'spoiled' WHERE kind = 'used'",
     {K.BLANK_DIFFERS, K.DAY_USED, K.DAY_SPOILED}),
    ("stock_movement", "UPDATE stock_movement SET quantity = -3 WHERE kind = 'used'",
     {K.BLANK_DIFFERS, K.DAY_USED, K.COUNT_BOOK}),
    ("stock_movement", "UPDATE stock_movement SET source_id = 999 WHERE kind = 'used'",
     {K.BLANK_MISSING, K.BLANK_EXTRA}),
    ("stock_movement", "UPDATE stock_movement SET occurred_on = '2026-11-23' WHERE kind = 'used'",
     {K.DAY_USED}),
    ("stock_movement",
     ("INSERT INTO stock_movement (occurred_on, recorded_at, kind, quantity, source_type, "
      "source_id, counterpart, document, note) SELECT occurred_on, recorded_at, 'spoiled', -1, "
      "source_type, source_id, '', '', '' FROM stock_movement WHERE kind = 'used'"),
     {K.BLANK_DIFFERS, K.DAY_SPOILED}),
    ("stock_movement", "UPDATE stock_movement SET quantity = 25 WHERE document = 'BA-1'",
     {K.COUNT_BOOK, K.SERIAL_RANGE}),
    ("stock_movement", "UPDATE stock_movement SET quantity = -900 WHERE document = 'TT-1'",
     {K.NEGATIVE, K.COUNT_BOOK}),
    ("stock_movement", "DELETE FROM stock_movement WHERE kind = 'got_back'",
     {K.ROW_GONE, K.COUNT_BOOK}),
    ("stock_movement", "UPDATE stock_movement SET quantity = 9 WHERE kind = 'got_back'",
     {K.LOAN, K.COUNT_BOOK}),
    ("stock_movement", "UPDATE stock_movement SET quantity = -4 WHERE kind = 'reversal'",
     {K.REVERSAL, K.COUNT_BOOK}),
    ("stock_movement", "UPDATE stock_movement SET quantity = 7 WHERE kind = 'count'",
     {K.COUNT_ROW}),
    ("stock_movement",
     ("UPDATE stock_movement SET kind = 'received', quantity = 1 "
      "WHERE kind IN ('opening', 'count')"),
     {K.NO_OPENING}),
    ("stock_count", "DELETE FROM stock_count", {K.COUNT_ROW}),
    ("stock_count", "UPDATE stock_count SET counted = 23, reason = 'lost'", {K.COUNT_ROW}),
    ("card_event", "DELETE FROM card_event WHERE act = 'good'",
     {K.CARD_STATE, K.BLANK_EXTRA, K.DAY_USED}),
    ("card_event", "UPDATE card_event SET act = 'good' WHERE act = 'spoiled'",
     {K.CARD_STATE, K.BLANK_DIFFERS, K.DAY_USED, K.DAY_SPOILED}),
    ("card_event",
     ("INSERT INTO card_event (card_id, at, office_date, act, reason) SELECT card_id, at, "
      "office_date, act, reason FROM card_event WHERE act = 'good'"),
     {K.CARD_TWICE, K.DAY_USED}),
    ("card", "UPDATE card SET state = 'not_printed' WHERE state = 'printed'", {K.CARD_STATE}),
    ("card", "UPDATE card SET blank_serial = 'XX01' WHERE blank_serial = 'AB01'",
     {K.SERIAL_UNKNOWN}),
    ("blank_serial_range", "UPDATE blank_serial_range SET last = 15", {K.SERIAL_RANGE}),
    ("blank_serial_range", "UPDATE blank_serial_range SET first = 2, last = 21",
     {K.SERIAL_UNKNOWN}),
]  # fmt: skip


@pytest.mark.parametrize(("table", "statement", "named"), FAULTS)
def test_every_fault_is_named(
    worked: PrintRoom, table: str, statement: str, named: set[DifferenceKind]
) -> None:
    tamper(worked, table, statement)

    assert named <= kinds(worked)
    assert unsettled(found(worked))


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_a_serial_on_two_cards_is_named(worked: PrintRoom) -> None:
    engine = worked.desk.engine
    run(engine, "ALTER TABLE card DROP CONSTRAINT card_blank_serial_key")
    run(engine, "UPDATE card SET blank_serial = 'AB01' WHERE blank_serial = 'AB02'")

    assert K.SERIAL_TWICE in kinds(worked)


def test_a_serial_noted_as_missing_that_a_card_has(worked: PrintRoom) -> None:
    worked.desk.write(
        worked.office.supervisor, note_serial, serial="AB01", gone=True, note="tidak di kotak"
    )
    (one,) = found(worked)
    assert (one.kind, one.subject) == (K.SERIAL_MISSING, "AB01")


def test_a_print_computer_whose_clock_went_back(worked: PrintRoom) -> None:
    office, desk = worked.office, worked.desk
    office.clock.set(datetime(2026, 11, 20, 1, tzinfo=UTC))
    piece = desk.write(office.printer, services.intend, resident_id=office.married).result
    desk.write(office.printer, services.confirm_good, card_id=piece.id)
    (one,) = found(worked)

    assert (one.kind, one.day, one.found) == (K.CLOCK, date(2026, 11, 20), 1)


# -- what the printers hold -------------------------------------------------------------------


def unknown_piece(room: PrintRoom) -> int:
    room.ready(room.office.pupil)
    room.ready(room.office.married)
    piece = room.desk.write(
        room.office.printer, services.intend, resident_id=room.office.married
    ).result
    room.desk.write(room.office.printer, services.mark_unknown, card_id=piece.id)
    return piece.id


def test_blanks_that_uncertain_pieces_hold_are_not_lent(room: PrintRoom) -> None:
    unknown_piece(room)

    def lend(quantity: int) -> object:
        return room.desk.write(
            room.office.supervisor, blanks.move_blanks, kind=Movement.LENT, quantity=quantity,
            counterpart="Luwu", document="TT-1", occurred_on=TODAY, note="pinjam",
        )  # fmt: skip

    error = refused(lambda: lend(10))
    assert (error.code, error.params["in_print"]) == ("stock.short", 1)
    lend(9)
    assert room.desk.read(blanks.entries, day=TODAY).lent == 9


@pytest.mark.parametrize(("said", "counted"), [(True, 10), (False, 9)])
def test_a_count_says_whether_uncertain_pieces_are_in_it(
    room: PrintRoom, said: bool, counted: int
) -> None:
    piece = unknown_piece(room)
    error = refused(lambda: count(room, counted))
    assert (error.code, error.field, error.params["pieces"]) == (
        "stock.count_in_print", "print_counted", 1
    )  # fmt: skip
    assert count(room, counted, print_counted=said).difference == 0
    room.desk.write(
        room.office.printer, services.settle_unknown, card_id=piece, outcome="spoiled",
        reason=SpoilReason.MISPRINT,
    )  # fmt: skip

    assert room.desk.read(queries.balance) == 9
    assert found(room) == ()


def test_the_reserve_knows_what_the_printers_hold(room: PrintRoom) -> None:
    unknown_piece(room)
    error = refused(
        lambda: room.desk.write(
            room.office.supervisor, blanks.set_blanks_aside, purpose="Sekolah", quantity=10,
            until=TODAY,
        )
    )  # fmt: skip
    assert error.params["free"] == 9
    assert room.desk.read(blanks.reserves_of, day=TODAY).free == 9


# -- serials at the printer -------------------------------------------------------------------


def test_a_typed_serial_must_have_been_received(worked: PrintRoom) -> None:
    office, desk = worked.office, worked.desk
    for serial, code in (("AB99", "serial.unknown"), ("AB01", "card.serial_used")):
        error = refused(
            lambda typed=serial: desk.write(
                office.printer, services.intend, resident_id=office.married, blank_serial=typed
            )
        )
        assert (error.code, error.field) == (code, "blank_serial")
    piece = desk.write(
        office.printer, services.intend, resident_id=office.married, blank_serial="ab 03"
    ).result
    error = refused(
        lambda: desk.write(
            office.printer, services.confirm_good, card_id=piece.id, blank_serial="AB21"
        )
    )
    assert error.code == "serial.unknown"
    desk.write(office.printer, services.confirm_good, card_id=piece.id)

    assert found(worked) == ()


def test_every_serial_has_a_state(worked: PrintRoom) -> None:
    desk, office = worked.desk, worked.office
    desk.write(office.supervisor, note_serial, serial="AB19", gone=True, note="?")
    desk.write(office.printer, services.intend, resident_id=office.married, blank_serial="AB05")
    book = desk.read(serial_book)

    assert len(book.rows) == 20
    assert {row.serial: row.state for row in book.rows if row.state is not SerialState.IN_BOX} == {
        "AB01": SerialState.USED,
        "AB02": SerialState.SPOILED,
        "AB05": SerialState.PRINTING,
        "AB19": SerialState.MISSING,
    }
    assert dict(book.counts) == {
        SerialState.IN_BOX: 16, SerialState.PRINTING: 1, SerialState.USED: 1,
        SerialState.SPOILED: 1, SerialState.MISSING: 1,
    }  # fmt: skip
    assert [row.serial for row in desk.read(serial_book, state=SerialState.MISSING).rows] == [
        "AB19"
    ]
    assert len(desk.read(serial_book, find="ab1").rows) == 10


# -- the rules alone --------------------------------------------------------------------------


def test_a_sound_card_day_and_count_say_nothing() -> None:
    good = CardFacts(1, "K-1", TODAY, CardState.HANDED_OVER, CardAct.HANDED_OVER, 1, 0, 1, 0, 1)
    waiting = CardFacts(2, "K-2", TODAY, CardState.UNKNOWN, CardAct.UNKNOWN, 0, 0, 0, 0, 0)

    assert list(of_card(good)) == list(of_card(waiting)) == []
    assert list(of_day(DayFacts(TODAY, 3, 1, 3, 1))) == []
    assert list(of_count(CountFacts(5, "O-1", TODAY, True, 30, 2, 28, 28, 0, True))) == []


def test_a_card_without_any_log_is_named() -> None:
    lost = CardFacts(1, "K-1", TODAY, CardState.PRINTED, None, 0, 0, 1, 0, 1)

    assert [one.kind for one in of_card(lost)] == [K.CARD_STATE, K.BLANK_EXTRA]


class Life:
    """Whatever may be done with cards and blanks, by name."""

    def __init__(self, room: PrintRoom) -> None:
        self.room = room
        self.documents = count_up(1)

    def printed(self) -> None:
        piece = self._intended(self.room.office.adult)
        self._print(services.confirm_good, card_id=piece)

    def spoiled(self) -> None:
        piece = self._intended(self.room.office.adult)
        self._print(services.confirm_spoiled, card_id=piece, reason=SpoilReason.MISPRINT)

    def unknown(self) -> None:
        self._print(services.mark_unknown, card_id=self._intended(self.room.office.married))

    def withdrawn(self) -> None:
        self._print(services.withdraw, card_id=self._intended(self.room.office.married))

    def settled(self) -> None:
        with self.room.desk.reading_engine.connect() as connection:
            pieces = connection.execute(text("SELECT id FROM card WHERE state = 'unknown'"))
            for piece in list(pieces.scalars()):
                self._print(services.settle_unknown, card_id=piece, outcome="good")

    def received(self) -> None:
        self._move(stock.receive, quantity=4, counterpart="Provinsi")

    def lent(self) -> None:
        self._move(blanks.move_blanks, kind=Movement.LENT, quantity=3, counterpart="Luwu",
                   note="x")  # fmt: skip

    def returned(self) -> None:
        self._move(blanks.move_blanks, kind=Movement.RETURNED, quantity=3, counterpart="Pusat",
                   note="x")  # fmt: skip

    def came_back(self) -> None:
        for loan in self.room.desk.read(queries_books.open_loans)[:1]:
            self._move(blanks.give_back_blanks, loan_id=loan.id, quantity=2)

    def reversed(self) -> None:
        rows = [row for row in self.room.desk.read(queries.movements) if row.reversible]
        for row in rows[:1]:
            self.room.desk.write(self.room.office.supervisor, blanks.reverse_movement,
                                 movement_id=row.id, reason="x")  # fmt: skip

    def counted(self) -> None:
        self._count(0)

    def counted_less(self) -> None:
        self._count(1)

    def _intended(self, person: int) -> int:
        self.room.ready(person)
        return self._print(services.intend, resident_id=person).id  # type: ignore[no-any-return]

    def _print(self, service: Any, **arguments: Any) -> Any:
        return self.room.desk.write(self.room.office.printer, service, **arguments).result

    def _move(self, service: Any, **arguments: Any) -> None:
        self.room.desk.write(
            self.room.office.supervisor, service, document=f"D-{next(self.documents)}",
            occurred_on=TODAY, **arguments,
        )  # fmt: skip

    def _count(self, less: int) -> None:
        pieces = max(0, self.room.desk.read(queries.balance) - less)
        count(self.room, pieces, reason=CountReason.OTHER, note="x", print_counted=True)


ACTS = [name for name in vars(Life) if not name.startswith("_")]


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_ledger_print_log_and_count_agree_after_any_acts(room: PrintRoom) -> None:
    """One office lives through everything that is tried; nothing may ever differ."""
    life = Life(room)

    @settings(max_examples=25, deadline=None, derandomize=True)
    @given(st.lists(st.sampled_from(ACTS), max_size=14))
    def live(names: list[str]) -> None:
        for name in names:
            with suppress(OfficeError):  # refused: short of blanks, somebody unsettled
                getattr(life, name)()
        assert unsettled(found(room)) == ()
        assert room.desk.read(queries.balance) >= 0

    live()
