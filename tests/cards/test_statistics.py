"""Statistics of printing: whose piece it is, the spoilage, the pace, and the median time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ektp_desk.cards import services as cards
from ektp_desk.cards.printers import add_printer, change_printer
from ektp_desk.cards.rules import SpoilReason
from ektp_desk.cards.rules_statistics import (
    TYPICAL_SPOILAGE,
    PrintedPiece,
    tally,
    work_time,
)
from ektp_desk.cards.statistics import PrintStatistics, print_statistics
from tests.cards.conftest import PrintRoom
from tests.racing import refused

DAY = date(2026, 11, 24)
BEGIN = datetime(2026, 11, 24, 1, tzinfo=UTC)


def span(start: int, end: int) -> tuple[datetime, datetime]:
    """A piece between two minutes."""
    return BEGIN + timedelta(minutes=start), BEGIN + timedelta(minutes=end)


@pytest.mark.parametrize(
    ("spans", "minutes"),
    [
        ([], 0),
        ([(0, 2)], 2),
        ([(0, 2), (5, 7)], 7),  # a short wait is work
        ([(0, 2), (17, 19)], 19),
        ([(0, 2), (18, 20)], 4),  # a longer one is not
        ([(5, 7), (0, 2)], 7),  # whatever order
        ([(0, 600)], 15),  # a piece settled the next morning
        ([(10, 4)], 0),  # a clock that was set back
        ([(0, 2), (0, 2)], 2),  # two at once are one time
    ],
)
def test_hours_of_work(spans: list[tuple[int, int]], minutes: int) -> None:
    assert work_time(span(*one) for one in spans) == timedelta(minutes=minutes)


def test_a_tally_of_nothing_has_no_rates() -> None:
    empty = tally(())
    assert (empty.pieces, empty.spoil_rate, empty.per_hour, empty.seconds) == (0, None, None, None)
    assert set(empty.spoiled) == set(SpoilReason)


def test_rates_and_the_median() -> None:
    pieces = [PrintedPiece(1, *span(n * 3, n * 3 + 2), None) for n in range(19)]
    pieces.append(PrintedPiece(1, *span(57, 60), SpoilReason.MISPRINT))
    found = tally(pieces, unknown=2)
    assert (found.good, found.spoiled_pieces, found.unknown, found.seconds) == (19, 1, 2, 120)
    assert found.spoil_rate == pytest.approx(0.05)
    assert found.per_hour == pytest.approx(20)
    assert pytest.approx(0.047) == TYPICAL_SPOILAGE


def make(room: PrintRoom, person: int, *, seconds: int, outcome: str = "good") -> None:
    """One piece of that many seconds."""
    room.ready(person)
    office = room.office
    card = room.desk.write(office.printer, cards.intend, resident_id=person).result
    office.clock.advance(seconds=seconds)
    if outcome == "unknown":
        room.desk.write(office.printer, cards.mark_unknown, card_id=card.id)
        room.desk.write(office.printer, cards.settle_unknown, card_id=card.id,
                        outcome="not_printed")  # fmt: skip
    elif outcome == "good":
        room.desk.write(office.printer, cards.confirm_good, card_id=card.id)
    else:
        room.desk.write(office.printer, cards.confirm_spoiled, card_id=card.id,
                        reason=SpoilReason(outcome))  # fmt: skip


def read(room: PrintRoom, first: date = DAY, last: date = DAY) -> PrintStatistics:
    return room.desk.read(print_statistics, first=first, last=last)


def test_pieces_of_an_operator_and_of_no_printer(room: PrintRoom) -> None:
    make(room, room.office.adult, seconds=60)
    make(room, room.office.married, seconds=120, outcome="misprint")
    make(room, room.office.married, seconds=180, outcome="cannot_encode")
    make(room, room.office.married, seconds=30, outcome="unknown")
    found = read(room)
    (operator,) = found.operators
    (nobody,) = found.printers
    assert operator.name == "Petugas cetak1"
    assert (nobody.id, nobody.name) == (0, "")
    assert operator.tally == nobody.tally == found.whole
    assert (operator.tally.good, operator.tally.unknown, operator.tally.seconds) == (1, 1, 120)
    assert {r: n for r, n in operator.tally.spoiled.items() if n} == {
        SpoilReason.MISPRINT: 1, SpoilReason.CANNOT_ENCODE: 1,
    }  # fmt: skip
    assert operator.tally.hours == pytest.approx(0.1)


def test_a_piece_is_of_the_printer_that_stood_there(room: PrintRoom) -> None:
    office, station = room.office, room.office.printer.station
    first = room.desk.write(office.supervisor, add_printer, name="A", station=station).result
    second = room.desk.write(office.supervisor, add_printer, name="B").result
    make(room, office.adult, seconds=60)
    for printer, name, place in ((first, "A", ""), (second, "B", station)):
        office.clock.advance(seconds=5)
        room.desk.write(office.supervisor, change_printer, printer_id=printer, name=name,
                        model="", station=place, note="", active=True)  # fmt: skip
    make(room, office.married, seconds=60, outcome="misprint")
    rows = {row.name: row.tally for row in read(room).printers}
    assert (rows["A"].good, rows["A"].spoiled_pieces) == (1, 0)
    assert (rows["B"].good, rows["B"].spoiled_pieces) == (0, 1)


def test_only_the_period_counts(room: PrintRoom) -> None:
    make(room, room.office.adult, seconds=60)
    room.office.clock.set(datetime(2026, 11, 26, 1, tzinfo=UTC))
    make(room, room.office.married, seconds=60)
    assert read(room).whole.good == 1
    assert read(room, DAY, date(2026, 11, 26)).whole.good == 2
    empty = read(room, date(2025, 1, 1), date(2025, 12, 31))
    assert (empty.printers, empty.operators, empty.whole.pieces) == ((), (), 0)
    assert refused(lambda: read(room, DAY, date(2026, 11, 23))).code == "statistics.span"
