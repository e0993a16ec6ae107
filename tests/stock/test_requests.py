"""Blank requests on both engines: proposal, steps, deliveries in parts, what is refused, races."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts import services as settings
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.demo import blank_requests
from ektp_desk.demo.production import Production
from ektp_desk.demo.rows import Hours, Ledger, Staff
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.papers.queries import paper as kept_paper
from ektp_desk.papers.services import PaperRow
from ektp_desk.reports.audit_checks import requests_and_ledger
from ektp_desk.stock import lead_times, queries, queries_requests, requests, services
from ektp_desk.stock.lead import expected_lead
from ektp_desk.stock.queries_requests import RequestDetail, RequestRow
from ektp_desk.stock.request_deliveries import Delivery, receive_delivery
from ektp_desk.stock.rules import MOST_PIECES, RateBasis
from ektp_desk.stock.rules_requests import (
    Channel,
    Proposal,
    RequestAct,
    RequestState,
    Supplier,
    acts_open,
    propose,
)
from printing.catalogue import render
from tests.conftest import ZONE, Office
from tests.printing.reading import squeezed, text_of
from tests.racing import race, refused
from tests.tampering import disarm, run

TODAY = date(2026, 11, 24)
PROVINCE = "Kepala Dinas Kependudukan dan Pencatatan Sipil Provinsi Sulawesi Selatan"


@pytest.fixture
def shop(office: Office) -> Office:
    """An office with a thousand blanks."""
    office.desk.write(office.supervisor, services.open_stock, quantity=1_000)
    return office


def do(office: Office, service: Callable[..., Any], **values: Any) -> Any:
    return office.desk.write(office.supervisor, service, **values).result


def draft(office: Office, requested: int = 3_000, **values: Any) -> RequestRow:
    row = do(office, requests.draft_request, requested=requested, **values)
    assert isinstance(row, RequestRow)
    return row


def submitted(office: Office, requested: int = 3_000) -> RequestRow:
    row, _ = do(office, requests.submit_request, request_id=draft(office, requested).id)
    assert isinstance(row, RequestRow)
    return row


def approved(office: Office, pieces: int = 2_000) -> RequestRow:
    row = do(office, requests.approve_request, request_id=submitted(office).id, quantity=pieces,
             happened_on=today(office))  # fmt: skip
    assert isinstance(row, RequestRow)
    return row


def today(office: Office) -> date:
    return office.clock.now().date()


def pass_days(office: Office, days: int) -> None:
    office.clock.set(office.clock.now() + timedelta(days=days))


def part(pieces: int, document: str, day: date = TODAY, **more: Any) -> Delivery:
    return Delivery(pieces, document, day, "Muhammad Rusdi", **more)


def take(office: Office, row: RequestRow, pieces: int, document: str, day: date = TODAY,
         **more: Any) -> tuple[RequestRow, PaperRow]:  # fmt: skip
    made: tuple[RequestRow, PaperRow] = do(
        office, receive_delivery, request_id=row.id, delivery=part(pieces, document, day, **more)
    )
    return made


def seen(office: Office, row: RequestRow) -> RequestDetail:
    found = office.desk.read(queries_requests.detail, request_id=row.id)
    assert found is not None
    return found


def sound(office: Office) -> list[str]:
    return [one.code for one in office.desk.read(lambda s: list(requests_and_ledger(s)))]


# -- how many to ask for ----------------------------------------------------------------------


def proposed(**changed: Any) -> Proposal:
    plain = {"stock": 1_000, "plan_rate": 50, "actual_rate": 91.0, "lead_days": 14, "week_days": 5,
             "cover_days": 20, "reserved": 0, "lot": 500}  # fmt: skip
    return propose(**{**plain, **changed})


@pytest.mark.parametrize(
    ("changed", "amount"),
    [
        ({}, 2_500),  # 91 × (10 + 5 + 20) = 3,185, less 1,000
        ({"actual_rate": 0.0}, 1_000),  # 50 × 35 = 1,750
        ({"reserved": 300}, 2_500),
        ({"reserved": 400}, 3_000),
        ({"stock": 3_185}, 0),
        ({"stock": 50_000}, 0),
        ({"stock": -20}, 3_500),
        ({"lead_days": 28}, 3_500),
        ({"lot": 1}, 2_185),
        ({"actual_rate": 1e6}, MOST_PIECES),
    ],
)
def test_the_amount_follows_rate_lead_time_reserve_and_stock(
    changed: dict[str, Any], amount: int
) -> None:
    assert proposed(**changed).amount == amount


def test_the_worse_rate_is_the_basis() -> None:
    assert proposed().basis is RateBasis.ACTUAL
    assert proposed(actual_rate=12.0).basis is RateBasis.PLAN


@pytest.mark.parametrize(
    ("past", "days"),
    [((), 10), ((4,), 10), ((12,), 12), ((3, 4), 10), ((3, 4, 5), 5), ((1, 2, 3, 4, 5, 90), 5)],
)
def test_three_past_requests_say_more_than_the_setting(past: tuple[int, ...], days: int) -> None:
    assert expected_lead(past, 10) == days


def test_what_may_be_done_follows_the_state() -> None:
    assert RequestAct.CANCELLED in acts_open(RequestState.DRAFT, received=0, overdue=False)
    assert RequestAct.CLOSED_SHORT in acts_open(
        RequestState.PARTLY_RECEIVED, received=5, overdue=False
    )
    assert acts_open(RequestState.CLOSED, received=5, overdue=False) == ()


def test_the_proposal_is_kept_with_the_draft(shop: Office) -> None:
    wanted = shop.desk.read(queries_requests.proposal, day=TODAY)
    assert (wanted.stock, wanted.rate, wanted.lead_days, wanted.amount) == (1_000, 50.0, 10, 1_000)
    row = draft(shop, 1_500)
    assert (row.proposed, row.requested, row.figures["needed"]) == (1_000, 1_500, wanted.needed)
    assert (row.number, row.state) == ("PB-2026-001", RequestState.DRAFT)


# -- the way of a request ---------------------------------------------------------------------


def test_from_draft_to_closed_in_parts(shop: Office) -> None:
    row, letter = do(shop, requests.submit_request, request_id=draft(shop).id)
    assert (row.state, row.letter_number) == (
        RequestState.SUBMITTED, "400.12.2/001/Disdukcapil/XI/2026",
    )  # fmt: skip
    assert row.expected_on == TODAY + timedelta(days=10)
    found = text_of(render(letter.kind, letter.slip))
    for text in (PROVINCE, "3.000 (tiga ribu) keping", row.number, row.letter_number, "Tembusan"):
        assert squeezed(text) in found

    pass_days(shop, 3)
    row = do(shop, requests.approve_request, request_id=row.id, quantity=2_000,
             happened_on=TODAY + timedelta(days=2), document="470/88/XI/2026")  # fmt: skip
    assert (row.state, row.approved, row.missing) == (RequestState.APPROVED, 2_000, 2_000)
    row = do(shop, requests.ship_request, request_id=row.id, happened_on=TODAY + timedelta(days=3))
    assert row.state is RequestState.SHIPPED

    day = TODAY + timedelta(days=3)
    row, record = take(shop, row, 500, "BAST-1", day, serials="A 1 - A 500", witnesses=("Umi",))
    assert (row.state, row.received, row.missing) == (RequestState.PARTLY_RECEIVED, 500, 1_500)
    found = text_of(render(record.kind, record.slip))
    for text in ("500 (lima ratus) keping", "A 1 - A 500", "Umi", "tanggal dua puluh tujuh"):
        assert squeezed(text) in found
    row, _ = take(shop, row, 1_500, "BAST-2", day)
    assert (row.state, row.ended_on) == (RequestState.CLOSED, day)
    assert shop.desk.read(queries.balance) == 3_000
    assert shop.desk.read(queries_requests.open_request) is None
    assert [event.act for event in seen(shop, row).events] == [
        RequestAct.RECEIVED, RequestAct.RECEIVED, RequestAct.SHIPPED, RequestAct.APPROVED,
        RequestAct.SUBMITTED, RequestAct.DRAFTED,
    ]  # fmt: skip
    assert sound(shop) == []


def test_each_delivery_is_a_row_of_the_ledger(shop: Office) -> None:
    row, _ = take(shop, approved(shop), 700, "BAST-1")
    (newest, *_rest) = shop.desk.read(queries.movements)
    assert (newest.quantity, newest.document, newest.counterpart) == (700, "BAST-1", PROVINCE)
    assert row.number in newest.note


def test_a_letter_and_a_record_can_be_made_again(shop: Office) -> None:
    row, _ = take(shop, approved(shop), 700, "BAST-1")
    keys = [event.paper_key for event in seen(shop, row).events if event.paper_key]
    assert len(keys) == 2
    assert all(shop.desk.read(kept_paper, key) is not None for key in keys)


def test_a_request_of_the_centre_goes_to_the_centre(shop: Office) -> None:
    row = draft(shop, supplier=Supplier.CENTRE)
    _, letter = do(shop, requests.submit_request, request_id=row.id)
    assert letter.slip["to"][0].startswith("Direktur Jenderal")
    assert letter.slip["copies"][0] == PROVINCE


def test_a_draft_can_be_changed_until_its_letter(shop: Office) -> None:
    row = draft(shop)
    change = lambda: do(  # noqa: E731
        shop, requests.change_draft, request_id=row.id, requested=500, supplier=Supplier.CENTRE,
        reason="cukup dahulu",
    )  # fmt: skip
    assert (change().requested, seen(shop, row).row.supplier) == (500, Supplier.CENTRE)
    do(shop, requests.submit_request, request_id=row.id)
    assert refused(change).code == "blank_request.moved_on"


def test_reversing_a_delivery_makes_the_request_right_again(shop: Office) -> None:
    row, _ = take(shop, approved(shop), 2_000, "BAST-1")
    assert row.state is RequestState.CLOSED
    (event,) = (one for one in seen(shop, row).events if one.movement_id is not None)
    do(shop, services.reverse, movement_id=event.movement_id, reason="salah ketik")

    again = seen(shop, row)
    assert (again.row.state, again.row.received) == (RequestState.APPROVED, 0)
    assert [one.taken_back for one in again.events if one.movement_id] == [True]
    opened = shop.desk.read(queries_requests.open_request)
    assert opened is not None
    assert opened.id == row.id
    row, _ = take(shop, row, 200, "BAST-1")  # the same document, now with the right number
    assert (row.state, row.received) == (RequestState.PARTLY_RECEIVED, 200)
    assert shop.desk.read(queries.balance) == 1_200
    assert sound(shop) == []


def test_closing_short_needs_a_reason_and_something_received(shop: Office) -> None:
    row = approved(shop)
    close = lambda note: do(shop, requests.close_short, request_id=row.id, note=note)  # noqa: E731
    assert refused(lambda: close("kuota habis")).code == "blank_request.nothing_received"
    take(shop, row, 500, "BAST-1")
    assert refused(lambda: close("  ")).code == "blank_request.reason_needed"
    assert close("kuota habis").state is RequestState.CLOSED_SHORT
    assert refused(lambda: close("lagi")).code == "blank_request.over"
    assert refused(lambda: take(shop, row, 1, "BAST-2")).code == "blank_request.over"


def test_it_is_refused_or_cancelled_with_a_reason(shop: Office) -> None:
    row = submitted(shop)
    no = lambda note: do(  # noqa: E731
        shop, requests.refuse_request, request_id=row.id, happened_on=TODAY, note=note
    )
    assert refused(lambda: no("")).field == "note"
    assert no("kuota pusat habis").state is RequestState.REFUSED
    second = draft(shop)
    cancel = lambda row, note: do(  # noqa: E731
        shop, requests.cancel_request, request_id=row.id, note=note
    )
    assert refused(lambda: cancel(second, " ")).code == "blank_request.reason_needed"
    assert cancel(second, "salah jumlah").state is RequestState.CANCELLED
    third = approved(shop)
    take(shop, third, 1, "BAST-1")
    assert refused(lambda: cancel(third, "x")).code == "blank_request.has_deliveries"


# -- one at a time, and what is late ----------------------------------------------------------


def test_an_open_request_is_enough(shop: Office) -> None:
    row = draft(shop)
    error = refused(lambda: draft(shop))
    assert (error.code, error.params["number"]) == ("blank_request.open", row.number)
    assert row.number in Sentences("id").refusal(error)


def test_an_overdue_request_may_have_one_beside_it(shop: Office) -> None:
    row = submitted(shop)
    pass_days(shop, 10)
    assert seen(shop, row).row.overdue(today(shop)) == 0
    assert refused(lambda: draft(shop)).code == "blank_request.open"
    assert refused(lambda: do(shop, requests.remind, request_id=row.id)).code == (
        "blank_request.not_overdue"
    )
    pass_days(shop, 1)
    assert seen(shop, row).row.overdue(today(shop)) == 1
    error = refused(lambda: draft(shop))
    assert (error.code, error.field) == ("blank_request.beside_reason", "reason")
    beside = draft(shop, reason="Blangko hampir habis")
    assert beside.beside_id == row.id
    under_way = shop.desk.read(queries_requests.request_under_way)
    assert under_way is not None
    assert under_way.id == row.id, "a draft hides nothing"
    _, letter = do(shop, requests.remind, request_id=row.id)
    found = text_of(render(letter.kind, letter.slip))
    for text in (row.letter_number, "24 November 2026", "11 hari", "belum ada persetujuan"):
        assert squeezed(text) in found
    assert letter.number == "400.12.2/002/Disdukcapil/XII/2026"


def test_who_was_told_is_kept(shop: Office) -> None:
    row = draft(shop)
    tell = lambda told="Bu Rahma", day=TODAY: do(  # noqa: E731
        shop, requests.note_told, request_id=row.id, told=told, channel=Channel.WHATSAPP,
        happened_on=day, note="akan dicek",
    )  # fmt: skip
    assert refused(tell).code == "blank_request.not_sent"
    do(shop, requests.submit_request, request_id=row.id)
    assert refused(lambda: tell("  ")).field == "told"
    assert refused(lambda: tell(day=TODAY + timedelta(days=1))).code == "stock.future"
    assert refused(lambda: tell(day=TODAY - timedelta(days=1))).code == "blank_request.day_early"
    tell()
    event = seen(shop, row).events[0]
    assert (event.told, event.channel, event.happened_on, event.note, event.officer) == (
        "Bu Rahma", Channel.WHATSAPP, TODAY, "akan dicek", "Supervisor",
    )  # fmt: skip


def test_lead_times_are_learned_from_closed_requests(shop: Office) -> None:
    assert shop.desk.read(lead_times.lead_days) == ()
    for number, days in enumerate((4, 9), start=1):
        row = approved(shop, 500)
        pass_days(shop, days)
        row, _ = take(shop, row, 200, f"BAST-{number}a", today(shop))
        pass_days(shop, 3)
        assert len(shop.desk.read(lead_times.lead_days)) == number - 1  # still open
        take(shop, row, 300, f"BAST-{number}b", today(shop))
    open_now = submitted(shop)
    past = shop.desk.read(lead_times.lead_days)
    assert past == (9, 4)  # newest first; the open one is out
    assert lead_times.summary(past) == lead_times.LeadTimes(2, 7, 9)
    board = shop.desk.read(queries_requests.board)
    assert board.rows[0].id == open_now.id
    assert board.expected_lead == 10


def test_the_setting_counts_until_enough_was_seen(shop: Office) -> None:
    profile = replace(shop.desk.read(accounts.profile), lead_days=21)
    shop.desk.write(shop.supervisor, settings.save_profile, profile=profile)
    assert submitted(shop).expected_on == TODAY + timedelta(days=21)


# -- bad input --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pieces", "code"),
    [
        (0, "stock.quantity"),
        (-5, "stock.quantity"),
        (MOST_PIECES + 1, "blank_request.amount_large"),
    ],
)
def test_an_impossible_amount_is_refused(shop: Office, pieces: int, code: str) -> None:
    error = refused(lambda: draft(shop, pieces))
    assert (error.code, error.field) == (code, "requested")


def test_nothing_is_asked_for_before_the_opening_count(office: Office) -> None:
    assert refused(lambda: draft(office)).code == "stock.not_opened"


def test_only_a_supervisor_asks(shop: Office) -> None:
    act = lambda: shop.desk.write(shop.printer, requests.draft_request, requested=5)  # noqa: E731
    assert refused(act).code == "role.missing"


def test_what_is_not_there_is_unknown(shop: Office) -> None:
    act = lambda: do(shop, requests.submit_request, request_id=99)  # noqa: E731
    assert refused(act).code == "blank_request.unknown"


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"quantity": 3_001}, "blank_request.amount_large", "quantity"),
        ({"quantity": 0}, "stock.quantity", "quantity"),
        ({"happened_on": TODAY + timedelta(days=1)}, "stock.future", "happened_on"),
        ({"happened_on": TODAY - timedelta(days=1)}, "blank_request.day_early", "happened_on"),
    ],
)
def test_an_approval_that_cannot_be(
    shop: Office, values: dict[str, Any], code: str, field: str
) -> None:
    row = submitted(shop)
    plain = {"request_id": row.id, "quantity": 10, "happened_on": TODAY}
    error = refused(lambda: do(shop, requests.approve_request, **{**plain, **values}))
    assert (error.code, error.field) == (code, field)


@pytest.mark.parametrize(
    ("delivery", "code", "field"),
    [
        (part(2_001, "BAST-9"), "blank_request.too_many", "quantity"),
        (part(1_501, "BAST-9"), "blank_request.too_many", "quantity"),  # 500 came before
        (part(0, "BAST-9"), "stock.quantity", "quantity"),
        (part(-1, "BAST-9"), "stock.quantity", "quantity"),
        (part(10, " bast-1 "), "stock.document_used", "document"),
        (part(10, "  "), "stock.document_needed", "document"),
        (part(10, "BAST-9", TODAY + timedelta(days=1)), "stock.future", "occurred_on"),
        (part(10, "BAST-9", TODAY - timedelta(days=1)), "blank_request.before_submission",
         "occurred_on"),
        (replace(part(10, "BAST-9"), given_by=" "), "blank_request.giver_needed", "given_by"),
    ],
)  # fmt: skip
def test_a_delivery_that_cannot_be(shop: Office, delivery: Delivery, code: str, field: str) -> None:
    row, _ = take(shop, approved(shop), 500, "BAST-1")
    error = refused(lambda: do(shop, receive_delivery, request_id=row.id, delivery=delivery))
    assert (error.code, error.field) == (code, field)
    assert seen(shop, row).row.received == 500
    assert shop.desk.read(queries.balance) == 1_500
    assert sound(shop) == []


def test_a_delivery_before_the_last_count_is_refused(shop: Office) -> None:
    row = approved(shop)
    pass_days(shop, 2)
    do(shop, services.count, counted=1_000)
    assert refused(lambda: take(shop, row, 10, "BAST-1", TODAY)).code == "stock.before_count"


def test_a_delivery_booked_by_hand_before_is_not_booked_twice(shop: Office) -> None:
    row = approved(shop)
    do(shop, services.receive, quantity=500, counterpart="Provinsi", document="BAST-7",
       occurred_on=TODAY)  # fmt: skip
    assert refused(lambda: take(shop, row, 500, "BAST-7")).code == "stock.document_used"


@pytest.mark.parametrize("make", [draft, submitted])
def test_nothing_comes_before_the_approval(
    shop: Office, make: Callable[[Office], RequestRow]
) -> None:
    assert refused(lambda: take(shop, make(shop), 5, "B")).code == "blank_request.not_approved"


def test_a_step_out_of_turn_is_refused(shop: Office) -> None:
    row = draft(shop)
    ship = lambda: do(  # noqa: E731
        shop, requests.ship_request, request_id=row.id, happened_on=TODAY
    )
    assert refused(ship).code == "blank_request.moved_on"


def test_texts_without_end_are_cut_not_lost(shop: Office) -> None:
    row = approved(shop)
    row, _ = take(shop, row, 5, "B" * 500, serials="9" * 999, note="x" * 999)
    event = seen(shop, row).events[0]
    assert (len(event.document), len(event.serials), len(event.note)) == (80, 200, 300)


# -- two at the same moment -------------------------------------------------------------------


def test_two_supervisors_begin_one_request(shop: Office) -> None:
    act = lambda: draft(shop)  # noqa: E731
    assert race(act, act) == ["", "blank_request.open"]


def test_two_supervisors_submit_once(shop: Office) -> None:
    row = draft(shop)
    act = lambda: do(shop, requests.submit_request, request_id=row.id)  # noqa: E731
    assert race(act, act) == ["", "blank_request.moved_on"]
    assert [event.act for event in seen(shop, row).events].count(RequestAct.SUBMITTED) == 1


def test_two_supervisors_do_not_receive_more_than_was_approved(shop: Office) -> None:
    row = approved(shop, 1_000)
    codes = race(*(lambda n=n: take(shop, row, 600, f"BAST-{n}") for n in (1, 2)))  # type: ignore[misc]
    assert codes == ["", "blank_request.too_many"]
    assert shop.desk.read(queries.balance) == 1_600


def test_the_same_delivery_typed_twice_at_once_counts_once(shop: Office) -> None:
    row = approved(shop, 1_000)
    act = lambda: take(shop, row, 100, "BAST-1")  # noqa: E731
    assert race(act, act) == ["", "stock.document_used"]
    assert seen(shop, row).row.received == 100


def test_approved_by_one_and_refused_by_the_other(shop: Office) -> None:
    row = submitted(shop)
    codes = race(
        lambda: do(shop, requests.approve_request, request_id=row.id, quantity=5,
                   happened_on=TODAY),
        lambda: do(shop, requests.refuse_request, request_id=row.id, happened_on=TODAY, note="x"),
    )  # fmt: skip
    assert codes[0] == ""
    assert codes[1] in ("blank_request.moved_on", "blank_request.over")
    assert sound(shop) == []


# -- what somebody with the database's own tools did --------------------------------------------


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE blank_request SET approved = 100", "check.request_sum"),
        ("UPDATE blank_request SET stage = 'submitted'", "check.request_log"),
        ("UPDATE stock_movement SET quantity = 501 WHERE kind = 'received'",
         "check.request_movement"),
    ],
)  # fmt: skip
def test_what_does_not_agree_is_found(shop: Office, statement: str, code: str) -> None:
    take(shop, approved(shop), 500, "BAST-1")
    disarm(shop.desk.engine, "stock_movement")
    run(shop.desk.engine, statement)
    assert code in sound(shop)


# -- the demonstration office -----------------------------------------------------------------


@pytest.mark.parametrize(("shipped", "made"), [(0, 0), (1, 1), (3, 2)])
def test_the_demonstration_offices_requests_stand_behind_its_shipments(
    shipped: int, made: int
) -> None:
    hours, ledger = Hours(Random(1), ZONE), Ledger()
    staff = Staff(1, [2], [3], [4], [5], [1])
    production = Production(Random(1), ledger, hours, staff)
    production.open(date(2024, 1, 2), 500)
    for month in range(shipped):
        production.receive(date(2024, 3 + 2 * month, 20), 700 + month, f"BAST/{month}")
    before = list(ledger.rows["stock_movement"])
    blank_requests.behind_shipments(ledger, staff, OfficeProfile())

    assert ledger.rows["stock_movement"] == before
    rows = ledger.rows["blank_request"]
    assert [row["approved"] for row in rows] == [row["quantity"] for row in before[-made:]][:made]
    for row, lead in zip(rows, blank_requests.LEADS[2 - made :], strict=True):
        days = [one["happened_on"] for one in ledger.rows["blank_request_event"]
                if one["request_id"] == row["id"]]  # fmt: skip
        assert days == sorted(days)
        assert (days[-1] - days[0]).days == lead
        assert row["requested"] >= row["approved"]


def test_a_year_change_begins_numbers_anew(shop: Office) -> None:
    do(shop, requests.cancel_request, request_id=draft(shop).id, note="batal")
    shop.clock.set(datetime(2027, 1, 4, 1, tzinfo=UTC))
    row, letter = do(shop, requests.submit_request, request_id=draft(shop).id)
    assert (row.number, letter.number) == ("PB-2027-001", "400.12.2/001/Disdukcapil/I/2027")


def test_a_refusal_of_the_ledger_leaves_no_trace(shop: Office) -> None:
    row = approved(shop)
    with pytest.raises(OfficeError):
        take(shop, row, 5, "BAST-1", TODAY + timedelta(days=2))
    assert seen(shop, row).events[0].act is RequestAct.APPROVED
