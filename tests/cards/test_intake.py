"""Numbers while blanks are short: told and asked first, the list joined, served, invited."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.cards import backlog, intake, services
from ektp_desk.cards import queries_backlog as queries
from ektp_desk.cards.offers import BacklogState, Supply, offers_of
from ektp_desk.cards.queries_backlog import BacklogRow
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.papers import queries as papers
from ektp_desk.queue import services as queue
from ektp_desk.queue.intake import TicketTaken
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import Offer
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.stock import services as stock
from tests.cards.conftest import PrintRoom
from tests.conftest import Office
from tests.racing import race, refused


def take(office: Office, service: str = "LOST", **values: object) -> TicketRow:
    return office.desk.write(
        office.counter, intake.take_number_for, service_code=service, **values
    ).result.ticket


def entries(office: Office) -> list[tuple[int, BacklogState]]:
    return [(row.resident_id, row.state) for row in office.desk.read(queries.backlog)]


def invite(office: Office, count: int) -> tuple[BacklogRow, ...]:
    return office.desk.write(office.supervisor, backlog.invite, count=count).result


@pytest.fixture
def short(room: PrintRoom) -> Office:
    """Ten blanks: far less than a week at fifty a day."""
    return room.office


@pytest.fixture
def gone(office: Office) -> Office:
    """The book says none."""
    office.desk.write(office.supervisor, stock.open_stock, quantity=0)
    return office


def test_where_the_book_was_not_begun_a_number_is_given_as_ever(office: Office) -> None:
    assert take(office).offer is Offer.CARD
    assert take(office, "INFO").offer is None


def test_with_enough_blanks_nobody_is_asked(office: Office) -> None:
    office.desk.write(office.supervisor, stock.open_stock, quantity=5_000)
    assert take(office).offer is Offer.CARD
    assert take(office, "NEW", offer=Offer.RECORDING_ONLY).offer is Offer.RECORDING_ONLY
    refusal = refused(lambda: take(office, offer=Offer.BACKLOG))
    assert refusal.code == "stock.enough_again"


def test_short_blanks_are_told_before_a_number_is_given(short: Office) -> None:
    refusal = refused(lambda: take(short))
    assert refusal.code == "stock.short_choose"
    assert refusal.params["offers"] == (Offer.CARD, Offer.BACKLOG)
    assert take(short, offer=Offer.CARD).code == "B-001"  # the refused one took no number
    assert take(short, "INFO").offer is None


def test_without_blanks_no_card_is_promised(gone: Office) -> None:
    refusal = refused(lambda: take(gone, "NEW", offer=Offer.CARD))
    assert refusal.params["offers"] == (Offer.BACKLOG, Offer.RECORDING_ONLY)
    assert take(gone, "NEW", offer=Offer.RECORDING_ONLY).offer is Offer.RECORDING_ONLY


def promised(office: Office, service: str = "LOST", **values: object) -> int:
    """An appointment of today at half past nine."""
    at = office.clock.now().astimezone(office.desk.zone).replace(hour=9, minute=30, second=0)
    booked = office.desk.write(
        office.counter, queue.book_appointment, service_code=service, slot_at=at,
        **{"name": "Rudi", **values},
    ).result  # fmt: skip
    return booked.appointment.id


def came(office: Office, appointment_id: int, **values: object) -> TicketTaken:
    return office.desk.write(
        office.counter, intake.arrive_for, appointment_id=appointment_id, **values
    ).result


def test_who_has_an_appointment_is_told_of_short_blanks_too(short: Office) -> None:
    one = promised(short)
    refusal = refused(lambda: came(short, one))
    assert refusal.code == "stock.short_choose"
    assert [judged.offer for judged in offers_of(refusal)] == [Offer.CARD, Offer.BACKLOG]
    taken = came(short, one, offer=Offer.CARD)
    assert (taken.ticket.offer, taken.ticket.code) == (Offer.CARD, "B-001")
    assert taken.ticket.appointment_at is not None


def test_who_came_for_an_appointment_and_chose_the_backlog_is_listed(gone: Office) -> None:
    one = promised(gone, "NEW", resident_id=gone.adult, name="")
    came(gone, one, offer=Offer.BACKLOG)
    assert entries(gone) == [(gone.adult, BacklogState.WAITING)]


def test_an_appointment_without_a_card_or_with_enough_blanks_asks_nothing(office: Office) -> None:
    assert came(office, promised(office, "INFO")).ticket.offer is None
    office.desk.write(office.supervisor, stock.open_stock, quantity=5_000)
    assert came(office, promised(office)).ticket.offer is Offer.CARD


def test_a_number_put_aside_is_not_asked_about_again(short: Office) -> None:
    ticket = take(short, offer=Offer.CARD)
    row = short.desk.write(short.counter, queue.call_next, counter_id=1).result
    short.desk.write(short.counter, queue.serve, ticket_id=row.id)
    at = short.clock.now().astimezone(short.desk.zone).replace(hour=9, minute=30, second=0)
    parked = short.desk.write(
        short.counter, queue.park_until, ticket_id=ticket.id, note="KK", slot_at=at
    ).result
    taken = came(short, parked.booked.appointment.id)
    assert (taken.ticket.id, taken.ticket.offer) == (ticket.id, Offer.CARD)


def test_a_suket_is_for_recorded_people_where_the_office_gives_one(room: PrintRoom) -> None:
    office = room.office
    room.see(office.adult, CentralStatus.CARD_ISSUED)
    assert refused(lambda: take(office, resident_id=office.adult, offer=Offer.SUKET))
    profile = replace(OfficeProfile(), suket_enabled=True)
    office.desk.write(office.supervisor, accounts.save_profile, profile=profile)
    assert refused(lambda: take(office, resident_id=office.married, offer=Offer.SUKET))
    assert take(office, resident_id=office.adult, offer=Offer.SUKET).offer is Offer.SUKET


def test_the_last_blank_is_promised_once(office: Office) -> None:
    office.desk.write(office.supervisor, stock.open_stock, quantity=1)
    outcomes = race(
        lambda: take(office, "LOST", offer=Offer.CARD),
        lambda: take(office, "NEW", offer=Offer.CARD),
    )
    assert outcomes == ["", "stock.short_choose"]
    standing = office.desk.read(queries.blanks, day=office.desk.clock.now().date())
    assert (standing.balance, standing.promised, standing.free) == (1, 1, 0)
    assert standing.supply is Supply.GONE


def test_a_promise_ends_with_its_number(office: Office) -> None:
    office.desk.write(office.supervisor, stock.open_stock, quantity=1)
    first = take(office, offer=Offer.CARD)
    office.desk.write(office.counter, queue.cancel, ticket_id=first.id, note="pulang")
    assert take(office, offer=Offer.CARD).offer is Offer.CARD


def test_the_backlog_is_joined_with_the_number(gone: Office) -> None:
    ticket = take(gone, resident_id=gone.adult, offer=Offer.BACKLOG)
    [row] = gone.desk.read(queries.backlog)
    assert (row.resident_id, row.ticket_code) == (gone.adult, ticket.code)
    assert row.state is BacklogState.WAITING
    assert row.masked_nik.count("•") == 8


def test_the_backlog_is_joined_when_the_counter_learns_who_it_is(gone: Office) -> None:
    take(gone, offer=Offer.BACKLOG)
    assert entries(gone) == []
    called = gone.desk.write(gone.counter, queue.call_next, counter_id=1).result
    gone.desk.write(gone.counter, intake.identify, ticket_id=called.id, resident_id=gone.adult)
    assert entries(gone) == [(gone.adult, BacklogState.WAITING)]


def test_who_is_on_the_list_keeps_the_place(gone: Office) -> None:
    take(gone, resident_id=gone.adult, offer=Offer.BACKLOG)
    [before] = gone.desk.read(queries.backlog)
    gone.clock.set(gone.clock.now() + timedelta(hours=2))
    take(gone, "NEW", resident_id=gone.adult, offer=Offer.BACKLOG)
    assert gone.desk.read(queries.backlog) == (before,)


def test_two_who_put_the_same_person_on_the_list_make_one_entry(gone: Office) -> None:
    def join(service: str) -> None:
        gone.desk.write(gone.counter, backlog.join, resident_id=gone.adult, service_code=service)

    assert race(*(lambda s=s: join(s) for s in ("LOST", "DAMAGED", "NEW", "LOST"))) == [""] * 4
    assert entries(gone) == [(gone.adult, BacklogState.WAITING)]


def test_a_service_without_card_has_no_list(gone: Office) -> None:
    def join() -> None:
        gone.desk.write(gone.counter, backlog.join, resident_id=gone.adult, service_code="INFO")

    assert refused(join).code == "backlog.no_card"


@pytest.fixture
def waiting(gone: Office) -> Office:
    """Adult first, then the pupil for a first card, then the married one."""
    for resident, service in ((gone.adult, "LOST"), (gone.pupil, "NEW"), (gone.married, "LOST")):
        take(gone, service, resident_id=resident, offer=Offer.BACKLOG)
        gone.clock.set(gone.clock.now() + timedelta(minutes=1))
    return gone


def receive(office: Office, quantity: int) -> None:
    office.desk.write(
        office.supervisor, stock.receive, quantity=quantity, counterpart="Provinsi",
        document=f"BA-{quantity}", occurred_on=office.desk.clock.now().date(),
    )  # fmt: skip


def status(office: Office) -> queries.BacklogStatus:
    return office.desk.read(queries.backlog_status, day=office.desk.clock.now().date())


def test_first_cards_go_first_and_no_more_than_there_are_blanks(waiting: Office) -> None:
    assert refused(lambda: invite(waiting, 3)).code == "backlog.nobody"
    receive(waiting, 2)
    assert status(waiting).invitable == 2
    assert [row.resident_id for row in invite(waiting, 99)] == [waiting.pupil, waiting.adult]
    assert (status(waiting).waiting, status(waiting).invited) == (1, 2)
    assert status(waiting).blanks.kept == 2
    assert refused(lambda: invite(waiting, 1)).code == "backlog.nobody"


def test_a_blank_is_kept_for_who_was_invited_and_for_nobody_else(waiting: Office) -> None:
    receive(waiting, 1)
    invite(waiting, 1)
    other = refused(lambda: take(waiting, resident_id=waiting.child, offer=Offer.CARD))
    assert other.code == "stock.short_choose"
    come = take(waiting, "DAMAGED", resident_id=waiting.pupil, offer=Offer.CARD)
    assert come.offer is Offer.CARD
    assert status(waiting).blanks.free == 0  # promised now, and not counted twice


def test_two_who_invite_at_once_do_not_invite_too_many(waiting: Office) -> None:
    receive(waiting, 1)
    outcomes = race(lambda: invite(waiting, 1), lambda: invite(waiting, 1))
    assert outcomes == ["", "backlog.nobody"]
    assert status(waiting).invited == 1


def test_a_good_card_serves_the_entry(waiting: Office) -> None:
    receive(waiting, 5)
    room = PrintRoom(waiting)
    room.ready(waiting.adult, service_code="LOST")
    card = waiting.desk.write(waiting.printer, services.intend, resident_id=waiting.adult).result
    assert waiting.adult in dict(entries(waiting))
    waiting.desk.write(waiting.printer, services.confirm_good, card_id=card.id)
    assert waiting.adult not in dict(entries(waiting))
    served = waiting.desk.read(queries.backlog, states=(BacklogState.SERVED,))
    assert [row.resident_id for row in served] == [waiting.adult]


def test_somebody_leaves_the_list_with_a_reason_once(waiting: Office) -> None:
    entry = waiting.desk.read(queries.backlog)[0]

    def leave(reason: str) -> None:
        waiting.desk.write(waiting.supervisor, backlog.leave, entry_id=entry.id, reason=reason)

    assert refused(lambda: leave("  ")).code == "backlog.reason_needed"
    leave("pindah ke luar kota")
    assert refused(lambda: leave("lagi")).code == "backlog.over"
    assert entry.resident_id not in dict(entries(waiting))


def test_only_printers_and_supervisors_invite(waiting: Office) -> None:
    receive(waiting, 2)

    def invites() -> None:
        waiting.desk.write(waiting.counter, backlog.invite, count=1)

    assert refused(invites).code == "role.missing"


def test_the_audit_tells_a_kiosks_numbers_from_an_officers(office: Office) -> None:
    kiosk, desk = take(office, "INFO", self_service=True), take(office, "INFO")
    facts = office.desk.read(
        lambda session: {
            row.row_id: row.facts
            for row in session.exec(select(AuditEntry).where(AuditEntry.action == "ticket.taken"))
        }
    )
    assert facts[kiosk.id]["self_service"] is True
    assert "self_service" not in facts[desk.id]


def test_the_ticket_says_the_offer_and_the_next_service_of_the_visit_keeps_it(
    gone: Office,
) -> None:
    ticket = take(gone, "NEW", offer=Offer.RECORDING_ONLY)
    key = f"queue.ticket/{ticket.office_date.isoformat()}/{ticket.code}"
    paper = gone.desk.read(papers.paper, key=key)
    assert paper is not None
    assert paper.slip["offer"] == "Rekam saja"
    called = gone.desk.write(gone.counter, queue.call_next, counter_id=1).result
    gone.desk.write(gone.counter, queue.serve, ticket_id=called.id)
    gone.desk.write(gone.counter, queue.transfer, ticket_id=called.id, service_code="LOST")
    child = gone.desk.write(gone.counter, queue.call_next, counter_id=1).result
    assert (child.parent_id, child.offer) == (called.id, Offer.RECORDING_ONLY)
