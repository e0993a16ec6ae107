"""Card printers and rolls: the shelf adds up, prints left follow the print log and the place."""

from dataclasses import replace

import pytest

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts.services import save_profile
from ektp_desk.cards import queries_printers as queries
from ektp_desk.cards import services as cards
from ektp_desk.cards.consumables import discard_rolls, load_roll, receive_rolls, remove_roll
from ektp_desk.cards.printers import add_printer, change_printer
from ektp_desk.cards.queries_printers import PrinterRow
from ektp_desk.cards.rules import SpoilReason
from ektp_desk.cards.rules_printers import ConsumableAct, ConsumableKind, left
from tests.cards.conftest import PrintRoom
from tests.racing import race, refused


class Machines:
    """A print room with a printer at the operator's station and rolls on the shelf."""

    def __init__(self, room: PrintRoom) -> None:
        self.room, self.office, self.desk = room, room.office, room.desk
        self.printer = self.add("Pencetak 1", station=self.office.printer.station)
        self.ribbon = self.receive()

    def add(self, name: str, *, station: str = "") -> int:
        return self.desk.write(
            self.office.supervisor, add_printer, name=name, model="Retransfer", station=station
        ).result

    def receive(self, *, kind: str = "ribbon", name: str = "Pita", prints: int = 5,
                rolls: int = 3) -> int:  # fmt: skip
        return self.desk.write(
            self.office.supervisor, receive_rolls, kind=kind, name=name, prints=prints,
            rolls=rolls,
        ).result  # fmt: skip

    def load(self, consumable_id: int | None = None, printer_id: int | None = None) -> None:
        self.office.clock.advance(seconds=60)
        self.desk.write(
            self.office.printer, load_roll, printer_id=printer_id or self.printer,
            consumable_id=consumable_id or self.ribbon,
        )  # fmt: skip
        self.office.clock.advance(seconds=60)

    def move(self, printer_id: int, station: str, *, active: bool = True) -> None:
        self.office.clock.advance(seconds=60)
        row = next(row for row in self.rows if row.id == printer_id)
        self.desk.write(
            self.office.supervisor, change_printer, printer_id=printer_id, name=row.name,
            model=row.model, station=station, note=row.note, active=active,
        )  # fmt: skip
        self.office.clock.advance(seconds=60)

    def print(self, *, spoiled: bool = False) -> None:
        person = self.office.adult
        self.room.ready(person)
        card = self.desk.write(self.office.printer, cards.intend, resident_id=person).result
        if spoiled:
            self.desk.write(self.office.printer, cards.confirm_spoiled, card_id=card.id,
                            reason=SpoilReason.MISPRINT)  # fmt: skip
        else:
            self.desk.write(self.office.printer, cards.confirm_good, card_id=card.id)

    @property
    def rows(self) -> tuple[PrinterRow, ...]:
        return self.desk.read(queries.printers)

    @property
    def left(self) -> list[int]:
        return [load.left.prints for load in self.desk.read(queries.open_loads)]

    @property
    def rolls(self) -> int:
        return self.desk.read(queries.on_shelf, consumable_id=self.ribbon)


@pytest.fixture
def machines(room: PrintRoom) -> Machines:
    return Machines(room)


def test_good_and_spoiled_pieces_use_the_ribbon_up(machines: Machines) -> None:
    machines.print()
    machines.load()
    assert machines.left == [5]
    machines.print()
    machines.print(spoiled=True)
    assert machines.left == [3]
    assert machines.rolls == 2


def test_a_card_taken_back_or_unknown_uses_nothing_yet(machines: Machines) -> None:
    machines.load()
    machines.room.ready(machines.office.adult)
    card = machines.desk.write(
        machines.office.printer, cards.intend, resident_id=machines.office.adult
    ).result
    machines.desk.write(machines.office.printer, cards.mark_unknown, card_id=card.id)
    assert machines.left == [5]
    machines.desk.write(machines.office.printer, cards.settle_unknown, card_id=card.id,
                        outcome="spoiled", reason=SpoilReason.MISPRINT)  # fmt: skip
    assert machines.left == [4]


@pytest.mark.parametrize(
    ("capacity", "printed", "share", "prints", "low"),
    [(500, 449, 10, 51, False), (500, 450, 10, 50, False), (500, 451, 10, 49, True),
     (500, 520, 10, -20, True), (500, 0, 90, 500, False), (1, 0, 10, 1, False)],
)  # fmt: skip
def test_when_a_roll_runs_low(
    capacity: int, printed: int, share: int, prints: int, low: bool
) -> None:
    found = left(capacity, printed, share=share)
    assert (found.prints, found.low) == (prints, low)


def test_the_warning_is_a_setting(machines: Machines) -> None:
    machines.load()
    machines.print()
    assert machines.desk.read(queries.running_low) == ()
    profile = machines.desk.read(accounts.profile)
    machines.desk.write(machines.office.supervisor, save_profile,
                        profile=replace(profile, consumable_share=90))  # fmt: skip
    assert machines.desk.read(queries.running_low) == ("Pencetak 1",)


def test_a_new_roll_takes_the_old_one_of_its_kind_out(machines: Machines) -> None:
    film = machines.receive(kind="film", name="Film", prints=9, rolls=1)
    machines.load()
    machines.load(film)
    machines.print()
    machines.load()
    assert machines.left == [8, 5]
    log = machines.desk.read(queries.roll_log)
    assert [row.act for row in log][:2] == [ConsumableAct.LOADED, ConsumableAct.REMOVED]
    assert machines.rolls == 1


def test_a_moved_printer_counts_where_it_stands(machines: Machines) -> None:
    """Cards of the station it left are not its own any more, those from before stay."""
    machines.load()
    machines.print()
    second = machines.add("Pencetak 2")
    machines.move(machines.printer, "gudang")
    machines.print()
    machines.move(second, machines.office.printer.station)
    machines.load(printer_id=second)
    machines.print()
    assert machines.left == [4, 4]


def test_a_station_has_one_printer_and_a_name_one_owner(machines: Machines) -> None:
    station = machines.office.printer.station
    assert refused(lambda: machines.add("Lain", station=station)).code == "printer.station_taken"
    assert refused(lambda: machines.add("Pencetak 1")).code == "printer.name_taken"
    assert refused(lambda: machines.add("  ")).code == "printer.name_needed"
    second = machines.add("Pencetak 2", station="lain")
    assert refused(lambda: machines.move(second, station)).code == "printer.station_taken"
    assert [row.station for row in machines.rows] == [station, "lain"]
    act = lambda: machines.add("Pencetak 3", station="sana")  # noqa: E731
    other = lambda: machines.add("Pencetak 4", station="sana")  # noqa: E731
    assert race(act, other) == ["", "printer.station_taken"]


def test_out_of_use_stands_nowhere_and_takes_no_roll(machines: Machines) -> None:
    machines.move(machines.printer, machines.office.printer.station, active=False)
    (row,) = machines.rows
    assert (row.active, row.station) == (False, "")
    assert refused(machines.load).code == "printer.missing"
    nowhere = machines.add("Cadangan")
    assert refused(lambda: machines.load(printer_id=nowhere)).code == "printer.stands_nowhere"


def test_the_last_roll_goes_to_one(machines: Machines) -> None:
    only = machines.receive(name="Satu", rolls=1)
    second = machines.add("Pencetak 2", station="lain")
    first = lambda: machines.desk.write(machines.office.printer, load_roll,  # noqa: E731
                                        printer_id=1, consumable_id=only)  # fmt: skip
    other = lambda: machines.desk.write(machines.office.printer, load_roll,  # noqa: E731
                                        printer_id=second, consumable_id=only)  # fmt: skip
    assert race(first, other) == ["", "consumable.none_left"]


def test_a_roll_is_taken_out_once(machines: Machines) -> None:
    machines.load()
    (load,) = machines.desk.read(queries.open_loads)
    act = lambda: machines.desk.write(machines.office.printer, remove_roll,  # noqa: E731
                                      load_id=load.id)  # fmt: skip
    assert race(act, act) == ["", "consumable.not_loaded"]
    assert machines.left == []
    assert machines.rolls == 2
    error = refused(lambda: machines.desk.write(machines.office.printer, remove_roll, load_id=999))
    assert error.code == "consumable.not_loaded"


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"name": " "}, "consumable.name_needed", "name"),
        ({"prints": 0}, "consumable.prints", "prints"),
        ({"prints": 100_001}, "consumable.prints", "prints"),
        ({"rolls": 0}, "consumable.rolls", "rolls"),
        ({"rolls": -3}, "consumable.rolls", "rolls"),
        ({"rolls": 1_001}, "consumable.rolls", "rolls"),
        ({"prints": 7}, "consumable.other_prints", "prints"),
    ],
)
def test_what_cannot_be_received(
    machines: Machines, values: dict[str, object], code: str, field: str
) -> None:
    error = refused(lambda: machines.receive(**values))  # type: ignore[arg-type]
    assert (error.code, error.field) == (code, field)
    assert machines.rolls == 3


def test_rolls_are_thrown_away_with_a_reason_and_never_more_than_there_are(
    machines: Machines,
) -> None:
    def discard(rolls: int, note: str = "lembap") -> None:
        machines.desk.write(machines.office.supervisor, discard_rolls,
                            consumable_id=machines.ribbon, rolls=rolls, note=note)  # fmt: skip

    assert refused(lambda: discard(1, " ")).code == "consumable.reason_needed"
    error = refused(lambda: discard(4))
    assert (error.code, error.params["shelf"]) == ("consumable.too_many", 3)
    discard(3)
    assert machines.rolls == 0
    assert refused(machines.load).code == "consumable.none_left"


def test_who_may_do_what(machines: Machines) -> None:
    printer = machines.office.printer
    for service, values in (
        (add_printer, {"name": "x"}),
        (receive_rolls, {"kind": ConsumableKind.FILM, "name": "x", "prints": 1, "rolls": 1}),
        (discard_rolls, {"consumable_id": machines.ribbon, "rolls": 1, "note": "x"}),
    ):
        act = lambda s=service, v=values: machines.desk.write(printer, s, **v)  # type: ignore[misc]  # noqa: E731
        assert refused(act).code == "role.missing"
    act = lambda: machines.desk.write(machines.office.counter, load_roll,  # noqa: E731
                                      printer_id=1, consumable_id=1)  # fmt: skip
    assert refused(act).code == "role.missing"


def test_stations_that_print_are_offered(machines: Machines) -> None:
    assert machines.desk.read(queries.stations) == (machines.office.printer.station,)
