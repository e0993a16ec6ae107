"""What blank requests, deliveries, the destruction store, closings and the books ask for."""

from datetime import date, timedelta

from ektp_desk.cards import services as cards
from ektp_desk.cards.delivery import send_out
from ektp_desk.reports.decisions import slow_decisions
from ektp_desk.reports.rules_decisions import Matter, Urgency
from ektp_desk.stock import requests
from ektp_desk.stock import services as stock
from tests.conftest import Office
from tests.reports.conftest import WorkingDay, ready
from tests.reports.test_decisions import TODAY, YESTERDAY, close, of


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_nobody_is_told_to_apply_twice(office: Office) -> None:
    desk = office.desk
    desk.write(office.supervisor, stock.open_stock, quantity=120)
    draft = desk.write(office.supervisor, requests.draft_request, requested=3_000).result
    assert Matter.APPLY in of(office), "a draft asks nobody for anything"
    desk.write(office.supervisor, requests.submit_request, request_id=draft.id)
    assert Matter.APPLY not in of(office)


def test_blanks_that_do_not_come_are_asked_after(office: Office) -> None:
    desk = office.desk
    desk.write(office.supervisor, stock.open_stock, quantity=1_000)
    draft = desk.write(office.supervisor, requests.draft_request, requested=3_000).result
    row, _letter = desk.write(
        office.supervisor, requests.submit_request, request_id=draft.id
    ).result
    assert row.expected_on is not None
    assert Matter.REQUEST_LATE not in of(office, row.expected_on)
    late = of(office, row.expected_on + timedelta(days=7))[Matter.REQUEST_LATE]
    assert (late.urgency, late.days) == (Urgency.NOW, 7)


def test_a_list_that_is_not_back_from_the_kelurahan(working_day: WorkingDay) -> None:
    office, desk = working_day.office, working_day.office.desk
    ready(office, office.married)
    piece = desk.write(office.printer, cards.intend, resident_id=office.married).result
    desk.write(office.printer, cards.confirm_good, card_id=piece.id)
    desk.write(
        office.supervisor, send_out, village_code="73.73.01.1001", card_ids=[piece.id],
        receiver_name="Lurah", receiver_identity="NIP 1", receiver_position="Lurah",
        due_on=later(7),
    )  # fmt: skip
    assert Matter.DELIVERIES not in of(office, later(7))
    assert of(office, later(8))[Matter.DELIVERIES].count == 1


def test_spoiled_pieces_are_destroyed_in_time(working_day: WorkingDay) -> None:
    office = working_day.office
    assert Matter.DESTRUCTION not in of(office, later(20))
    assert of(office, later(40))[Matter.DESTRUCTION].count >= 1


def test_a_day_that_is_not_closed_is_asked_for_from_the_first_one_on(
    working_day: WorkingDay,
) -> None:
    office = working_day.office
    row = of(office, later(2))[Matter.DAY_OPEN]
    assert (row.count, row.days, row.urgency) == (2, 3, Urgency.NOW)
    close(office, YESTERDAY)
    assert Matter.DAY_OPEN not in of(office), "today is not over"
    assert of(office, later(1))[Matter.DAY_OPEN].days == 1


def test_books_that_agree_are_no_question(working_day: WorkingDay) -> None:
    assert working_day.office.desk.read(slow_decisions, day=TODAY) == ()
