"""The kinds of act that are killed: each a short run of acts on an office prepared for them.

Every act looks up what it needs in the database, as a program that was started anew does.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ektp_desk.cards import queries as card_queries
from ektp_desk.cards import services as cards
from ektp_desk.cards.rules import CardState, Collector, SpoilReason
from ektp_desk.outreach import homecoming
from ektp_desk.queue import queries as queue_queries
from ektp_desk.queue import services as queue
from ektp_desk.queue.rules import PriorityReason
from ektp_desk.recording import queries as recording_queries
from ektp_desk.recording import services as recording
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import RecordingState
from ektp_desk.reports import closing
from ektp_desk.reports.rules_closing import LineState
from ektp_desk.residents import rollimport, rollundo, rollupdate
from ektp_desk.residents.rollpreview import Choices
from ektp_desk.stock import queries as stock_queries
from ektp_desk.stock import queries_requests, requests
from ektp_desk.stock import services as stock
from ektp_desk.stock.request_deliveries import Delivery, receive_delivery
from ektp_desk.stock.rules import CountReason, Movement
from tests.cards.conftest import PrintRoom
from tests.conftest import PASSWORD, Office
from tests.faults.acts import Act, Facts, Kind, NotThere, first, nothing
from tests.faults.kinds_people import PEOPLE
from tests.outreach.homes import give_laptop
from tests.recording.conftest import Booth
from tests.reports.conftest import ready
from tests.residents.rolls import lines_of, write_roll

TODAY = date(2026, 11, 24)
AFTERNOON = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
PROVINCE = "Provinsi"
NEW_PEOPLE = 25
NOTES = 12
WHY = "printer kertas habis, dicetak besok"


# -- tickets and calls --------------------------------------------------------------------------


def _number(service: str, **given: Any) -> Act:
    def act(office: Office, _facts: Facts) -> object:
        return office.desk.write(
            office.counter, queue.take_number, service_code=service, **given
        ).result.ticket.code

    return act


def _waiting(office: Office, _folder: Path) -> None:
    office.desk.write(office.counter, queue.open_counter, counter_id=1)
    for service in ("NEW", "DAMAGED", "NEW"):
        office.desk.write(office.counter, queue.take_number, service_code=service)


def _call(office: Office, _facts: Facts) -> object:
    return office.desk.write(office.counter, queue.call_next, counter_id=1).result.code


def _at_counter(service: Callable[..., Any], **given: Any) -> Act:
    def act(office: Office, _facts: Facts) -> object:
        row = office.desk.read(queue_queries.current, counter_id=1, day=TODAY)
        if row is None:
            raise NotThere
        return office.desk.write(office.counter, service, ticket_id=row.id, **given).result.code

    return act


# -- recording ----------------------------------------------------------------------------------


def _start(office: Office, _facts: Facts) -> object:
    return Booth(office).start().number


def _draft(office: Office) -> RecordingView:
    row = first(
        office.desk.read(recording_queries.recordings_of_resident, resident_id=office.adult)
    )
    return Booth(office).view(row.id)


def _step(until: str) -> Act:
    """Mark the things of the next step, the last of which is `until`."""

    def act(office: Office, _facts: Facts) -> object:
        view = _draft(office)
        keys = list(view.states())
        todo = [key for key in keys[: keys.index(until) + 1] if view.item(key).state == "pending"]
        if not todo:
            raise NotThere
        return Booth(office).mark(view, *todo).version

    return act


def _fail(key: str) -> Act:
    def act(office: Office, _facts: Facts) -> object:
        return Booth(office).fail(_draft(office), key).version

    return act


def _all_marked(office: Office, _folder: Path) -> None:
    for person in (office.adult, office.married):
        Booth(office).submitted(person)


def _reviewed(person: str, service: Callable[..., Any], **given: Any) -> Act:
    def act(office: Office, _facts: Facts) -> object:
        found = office.desk.read(
            recording_queries.recordings_of_resident, resident_id=getattr(office, person)
        )
        row = first(row for row in found if row.state is RecordingState.AWAITING_REVIEW)
        view = Booth(office).view(row.id)
        office.desk.write(
            office.second_recorder, service, recording_id=view.id, version=view.version, **given
        )
        return row.number

    return act


# -- cards --------------------------------------------------------------------------------------


def _print_room(office: Office, _folder: Path) -> None:
    office.desk.write(office.supervisor, stock.open_stock, quantity=10)
    for person in (office.adult, office.married):
        PrintRoom(office).ready(person)


def _intend(person: str) -> Act:
    def act(office: Office, _facts: Facts) -> object:
        return office.desk.write(
            office.printer, cards.intend, resident_id=getattr(office, person)
        ).result.number

    return act


def _outcome(service: Callable[..., Any], **given: Any) -> Act:
    def act(office: Office, _facts: Facts) -> object:
        card = first(office.desk.read(card_queries.unsettled))
        return office.desk.write(office.printer, service, card_id=card.id, **given) and card.number

    return act


def _printed(office: Office, folder: Path) -> None:
    _print_room(office, folder)
    for person in ("adult", "married"):
        _intend(person)(office, None)
        _outcome(cards.confirm_good)(office, None)


def _hand_over(person: str) -> Act:
    def act(office: Office, _facts: Facts) -> object:
        found = office.desk.read(
            card_queries.cards_of_resident, resident_id=getattr(office, person)
        )
        card = first(card for card in found if card.state is CardState.PRINTED)
        return office.desk.write(
            office.handover, cards.hand_over, card_id=card.id, collector=Collector.SELF,
            identity_checked=True,
        ).result.row.number  # fmt: skip

    return act


# -- stock --------------------------------------------------------------------------------------


def _shop(office: Office, _folder: Path) -> None:
    office.desk.write(office.supervisor, stock.open_stock, quantity=1_000)


def _stock(service: Callable[..., Any], **given: Any) -> Act:
    def act(office: Office, _facts: Facts) -> object:
        return office.desk.write(office.supervisor, service, **given).result

    return act


def _newest_movement(office: Office, kind: Movement) -> int:
    rows = office.desk.read(lambda session: stock_queries.movements(session, limit=50))
    return first(row.id for row in rows if row.kind is kind)


def _give_back(office: Office, _facts: Facts) -> object:
    loan = _newest_movement(office, Movement.LENT)
    return _stock(stock.give_back, loan_id=loan, quantity=4, document="TT-2", occurred_on=TODAY)(
        office, None
    )


def _reverse(office: Office, _facts: Facts) -> object:
    mistake = _newest_movement(office, Movement.RECEIVED)
    return _stock(stock.reverse, movement_id=mistake, reason="salah ketik")(office, None)


def _request(service: Callable[..., Any], **given: Any) -> Act:
    def act(office: Office, _facts: Facts) -> object:
        row = office.desk.read(queries_requests.open_request)
        if row is None:
            raise NotThere
        office.desk.write(office.supervisor, service, request_id=row.id, **given)
        return row.number

    return act


def _delivered(pieces: int, document: str) -> Act:
    return _request(receive_delivery, delivery=Delivery(pieces, document, TODAY, "Muhammad Rusdi"))


# -- files of others ----------------------------------------------------------------------------


def _newer_roll(office: Office, folder: Path) -> Path:
    lines = lines_of(office.desk)
    for line in lines:
        line[7] = "Jl. Trans Sulawesi No. 7"
    lines += [
        [f"73730141079500{number:02d}", lines[0][1], f"Warga Baru {number}", "P", "Palopo",
         "1995-07-01", "Belum Kawin", *lines[0][7:]]
        for number in range(NEW_PEOPLE)
    ]  # fmt: skip
    return write_roll(folder / "daftar.csv", lines)


def _roll(office: Office, path: Path) -> object:
    preview = office.desk.read(rollimport.look_over, path=path, region_code="73.73", today=TODAY)
    return office.desk.write(
        office.supervisor, rollupdate.import_roll, preview=preview, choices=Choices()
    ).result.added


def _roll_taken_back(office: Office, _path: Path) -> object:
    return office.desk.write(office.supervisor, rollundo.undo_import, roll_id=1).result


def _laptops(office: Office, _folder: Path) -> list[Any]:
    laptop = give_laptop(office, "Satu", targets=[office.adult])
    first = laptop.pack(laptop.recorded("7373014405920001", office.adult))
    nik = "7373054302480001"
    events = [laptop.event("visit.note", {"text": f"Catatan {n}"}) for n in range(NOTES)]
    second = laptop.pack(
        *events, laptop.person(nik, "Warga Baru"), laptop.recorded(nik, None),
        laptop.outcome("7373021203060002", "died", note="Ketua RT"),
        laptop.outcome("7373999999999999", "refused"),
    )  # fmt: skip
    return [first, second]


def _home(number: int) -> Act:
    def act(office: Office, files: list[Any]) -> object:
        return office.desk.write(
            office.supervisor, homecoming.take_home, opened=files[number], file_name="pulang.ektp"
        ).result.again

    return act


# -- the day's end ------------------------------------------------------------------------------


def _worked(office: Office, folder: Path) -> None:
    _waiting(office, folder)
    _shop(office, folder)
    for service in (_call, _at_counter(queue.serve), _at_counter(queue.finish)) * 3:
        office.clock.advance(seconds=60)
        service(office, None)
    ready(office, office.adult)
    _intend("adult")(office, None)
    _outcome(cards.confirm_good)(office, None)


def _close(**given: Any) -> Act:
    def act(office: Office, _facts: Facts) -> object:
        lines = office.desk.read(closing.day_state, day=TODAY).lines
        said = {line.key: WHY for line in lines if line.state is not LineState.AGREES}
        return office.desk.write(
            office.supervisor, closing.close_day, day=TODAY, password=PASSWORD, explanations=said,
            **given,
        ).result.number  # fmt: skip

    return act


KINDS = {
    kind.name: kind
    for kind in (
        Kind("ticket", nothing, (
            _number("NEW"), _number("DAMAGED", priority=PriorityReason.ELDERLY),
            _number("PICKUP"), _number("NEW"),
        )),
        Kind("call", _waiting, (
            _call, _at_counter(queue.recall), _at_counter(queue.serve), _at_counter(queue.finish),
            _call, _at_counter(queue.no_show),
            _call, _at_counter(queue.serve), _at_counter(queue.park, note="KK asli"),
        )),
        Kind("recording_step", nothing, (
            _start, _step("paper:1"), _step("biodata"), _step("photo"), _step("photo_approved"),
            _fail("signature"), _step("signature"),
        )),
        Kind("approve", _all_marked, (
            _reviewed("adult", recording.approve),
            _reviewed("married", recording.return_for_correction, reason="Foto kabur"),
        )),
        Kind("card", _print_room, (
            _intend("adult"), _outcome(cards.confirm_spoiled, reason=SpoilReason.MISPRINT),
            _intend("adult"), _outcome(cards.confirm_good),
            _intend("married"), _outcome(cards.mark_unknown),
        )),
        Kind("hand_over", _printed, (_hand_over("adult"), _hand_over("married"))),
        Kind("stock_movement", _shop, (
            _stock(stock.receive, quantity=500, counterpart=PROVINCE, document="BA-1",
                   occurred_on=TODAY),
            _stock(stock.move, kind=Movement.LENT, quantity=10, counterpart="Luwu",
                   document="TT-1", occurred_on=TODAY, note="kiriman terlambat"),
            _give_back, _reverse,
        )),
        Kind("count", _shop, (
            _stock(stock.count, counted=1_000),
            _stock(stock.count, counted=997, note="tiga keping terselip",
                   reason=CountReason.OTHER),
        )),
        Kind("request_step", _shop, (
            _stock(requests.draft_request, requested=3_000),
            _request(requests.submit_request),
            _request(requests.approve_request, quantity=2_000, happened_on=TODAY),
            _request(requests.ship_request, happened_on=TODAY),
            _delivered(500, "BAST-1"), _delivered(1_500, "BAST-2"),
        )),
        Kind("roll_import", _newer_roll, (_roll, _roll_taken_back)),
        Kind("bundle_import", _laptops, (_home(0), _home(1))),
        Kind("closing", _worked, (
            _close(), _number("NEW"), _close(reason="satu nomor sesudah tutup"),
        ), begins=AFTERNOON),
        *PEOPLE,
    )
}  # fmt: skip
