"""Closing a day: what agrees, what differs and is named, what is refused, what is amended."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from ektp_desk.cards import services as cards
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import AuditHead
from ektp_desk.queue import services as queue
from ektp_desk.recording import services as recording
from ektp_desk.reports import closing, queries
from ektp_desk.reports.closing import Closing, DayState, Standing
from ektp_desk.reports.rules_closing import DAY_FIGURES, PASSING, LineKey, LineState
from ektp_desk.reports.slips import ClosingMark
from ektp_desk.stock import services as stock
from tests.conftest import CONSOLE, PASSWORD, Office
from tests.racing import race, refused
from tests.reports.conftest import WorkingDay, ready
from tests.tampering import disarm, run

MONDAY, TODAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)
WHY = "printer kertas habis, dicetak besok"
# Without a spool nothing takes the papers, which each test's closing says.
UNPRINTED = {LineKey.UNPRINTED_PAPERS: WHY}


def close(office: Office, day: date = TODAY, **given: Any) -> Closing:
    values: dict[str, Any] = {"password": PASSWORD, "explanations": UNPRINTED} | given
    done = office.desk.write(office.supervisor, closing.close_day, day=day, **values)
    result: Closing = done.result
    return result


def state(office: Office, day: date = TODAY) -> DayState:
    return office.desk.read(closing.day_state, day=day)


def wrong(office: Office, day: date = TODAY) -> dict[str, LineState]:
    """The lines that do not agree, but for the papers nobody prints here."""
    return {
        line.key: line.state
        for line in state(office, day).lines
        if line.state is not LineState.AGREES and line.key is not LineKey.UNPRINTED_PAPERS
    }


def test_a_whole_day_agrees_and_is_closed(working_day: WorkingDay) -> None:
    office = working_day.office
    assert wrong(office) == {}

    def head(session: Session) -> tuple[int, str]:
        row = session.exec(select(AuditHead)).one()
        return row.last_id, row.hash

    before = office.desk.read(head)
    done = close(office)

    assert (done.number, done.entry, done.officer) == (1, 1, "Supervisor")
    assert done.closed_at == office.clock.now()
    assert (done.audit_id, done.audit_hash) == before
    assert (done.figures["blanks_opening"], done.figures["blanks_closing"]) == (300, 318)
    assert (done.figures["tickets_done"], done.figures["tickets_no_show"]) == (1, 1)
    now = state(office)
    assert (now.standing, now.closing, now.changes) == (Standing.CLOSED, done, ())


def test_every_figure_has_a_name(working_day: WorkingDay) -> None:
    assert {*DAY_FIGURES, *PASSING} == set(state(working_day.office).figures)


Fault = Callable[[Office], None]


def at_counter(office: Office) -> None:
    office.desk.write(office.counter, queue.take_number, service_code="DAMAGED")
    office.desk.write(office.counter, queue.call_next, counter_id=1)


def waits(office: Office) -> None:
    office.desk.write(office.counter, queue.take_number, service_code="DAMAGED")


def unsettled(office: Office) -> None:
    ready(office, office.married)
    office.desk.write(office.printer, cards.intend, resident_id=office.married)


def draft(office: Office) -> None:
    office.desk.write(office.recorder, recording.start, resident_id=office.pupil)


def sql(*statements: str, table: str = "") -> Fault:
    def fault(office: Office) -> None:
        if table:
            disarm(office.desk.engine, table)
        for statement in statements:
            run(office.desk.engine, statement)

    return fault


NEWEST_GOOD = "(SELECT max(id) FROM card_event WHERE act = 'good')"
FAULTS: dict[str, tuple[Fault, dict[LineKey, LineState]]] = {
    "at a counter": (at_counter, {
        LineKey.TICKETS_AT_COUNTER: LineState.OPEN, LineKey.TICKETS_OPEN: LineState.OPEN}),
    "a number waits": (waits, {LineKey.TICKETS_OPEN: LineState.OPEN}),
    "a card in the printer": (unsettled, {LineKey.PRINTS_UNSETTLED: LineState.OPEN}),
    "a recording begun": (draft, {LineKey.RECORDINGS_OPEN: LineState.OPEN}),
    "no history": (sql("DELETE FROM ticket_event WHERE ticket_id = 1", table="ticket_event"),
                   {LineKey.TICKETS: LineState.DIFFERS}),
    "a number too many": (
        sql("UPDATE number_series SET last = last + 2 WHERE scope = 'ticket/2026-11-24/B'"),
        {LineKey.TICKET_NUMBERS: LineState.DIFFERS}),
    "a number block out": (
        sql("INSERT INTO number_block (token, office_date, letter, first, last, holder, station, "
            "leased_at, used, note) VALUES ('x', '2026-11-24', 'B', 500, 509, 'h', '', "
            "'2026-11-24 00:00:00+00:00', 0, '')"),
        {LineKey.RESERVE: LineState.OPEN}),
    "a print out of the log": (
        sql(f"DELETE FROM card_event WHERE id = {NEWEST_GOOD}", table="card_event"),
        {LineKey.PRINTS: LineState.DIFFERS, LineKey.BLANKS_PRINTS: LineState.DIFFERS,
         LineKey.CARD_PAPERS: LineState.DIFFERS}),
    "a blank out of the ledger": (
        sql("DELETE FROM stock_movement WHERE kind = 'spoiled'", table="stock_movement"),
        {LineKey.BLANKS_PRINTS: LineState.DIFFERS}),
    "a hand-over out of the book": (
        sql("DELETE FROM handover", table="handover"),
        {LineKey.HANDOVERS: LineState.DIFFERS, LineKey.HANDOVER_PAPERS: LineState.DIFFERS}),
    "a ticket without a paper": (
        sql("DELETE FROM paper WHERE key LIKE 'queue.ticket/%' AND number LIKE '%-002'"),
        {LineKey.TICKET_PAPERS: LineState.DIFFERS}),
    "a receipt too few": (
        sql("DELETE FROM paper WHERE kind = 'cards.receipt'"),
        {LineKey.CARD_PAPERS: LineState.DIFFERS}),
    "more used than there was": (
        sql("INSERT INTO stock_movement (occurred_on, recorded_at, kind, quantity, source_type, "
            "source_id, counterpart, document, note) VALUES ('2026-11-24', "
            "'2026-11-24 01:00:00+00:00', 'lent', -400, 'hand', 77, '', '', '')"),
        {LineKey.BLANKS_NEGATIVE: LineState.DIFFERS}),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_named_and_refuses_or_asks(working_day: WorkingDay, name: str) -> None:
    office = working_day.office
    fault, expected = FAULTS[name]
    fault(office)

    assert wrong(office) == expected
    error = refused(lambda: close(office))
    assert error.field in expected
    blocking = [line.key for line in state(office).lines if line.blocks]
    assert error.code == ("day.unsettled" if blocking else "day.explanation_needed")
    assert state(office).standing is Standing.OPEN
    said = UNPRINTED | dict.fromkeys(expected, "  sudah   diperiksa ")
    if blocking:
        assert refused(lambda: close(office, explanations=said)).code == "day.unsettled"
        return
    done = close(office, explanations=said)
    assert {line.key: line.said for line in done.lines if line.said and line.key in expected} == (
        dict.fromkeys(expected, "sudah diperiksa")
    )


def test_a_recording_that_waits_for_review_is_named(office: Office) -> None:
    view = office.desk.write(office.recorder, recording.start, resident_id=office.adult).result
    keys = [item.key for item in view.items[1:]]
    view = office.desk.write(office.recorder, recording.mark_item, recording_id=view.id, keys=keys,
                             version=view.version).result  # fmt: skip
    view = office.desk.write(office.recorder, recording.submit, recording_id=view.id,
                             version=view.version).result  # fmt: skip
    assert wrong(office) == {LineKey.RECORDINGS_WAITING: LineState.OPEN}
    office.desk.write(office.second_recorder, recording.approve, recording_id=view.id,
                      version=view.version)  # fmt: skip
    assert wrong(office) == {}
    run(office.desk.engine, "DELETE FROM paper WHERE kind = 'recording.receipt'")
    assert wrong(office) == {LineKey.RECORDING_PAPERS: LineState.DIFFERS}
    run(office.desk.engine, "UPDATE recording SET state = 'returned'")
    assert LineKey.RECORDINGS in wrong(office)


def test_numbers_that_are_on_no_row_are_found(working_day: WorkingDay) -> None:
    office = working_day.office
    ready(office, office.married)
    for _ in range(2):
        piece = office.desk.write(office.printer, cards.intend, resident_id=office.married).result
        office.desk.write(office.printer, cards.withdraw, card_id=piece.id)
    assert wrong(office) == {}
    run(office.desk.engine, "UPDATE card SET number = 'K-2026-000009' WHERE number LIKE '%004'")
    assert wrong(office) == {LineKey.CARD_NUMBERS: LineState.DIFFERS}


def test_blanks_are_counted_in_the_same_act(working_day: WorkingDay) -> None:
    office = working_day.office
    error = refused(lambda: close(office, counted=316))
    assert (error.code, error.field) == ("day.count_differs", LineKey.BLANKS_COUNT)
    assert error.params["difference"] == "-2"
    assert state(office).figures["blanks_counts"] == 0  # nothing of it was written

    done = close(office, counted=316, explanations=UNPRINTED | {LineKey.BLANKS_COUNT: "rusak air"})
    assert (done.counted, done.figures["blanks_closing"]) == (316, 316)
    line = next(line for line in done.lines if line.key is LineKey.BLANKS_COUNT)
    assert (line.left, line.right, line.said) == (318, 316, "rusak air")
    assert wrong(office)[LineKey.BLANKS_COUNT] is LineState.DIFFERS


def test_a_count_that_agrees_needs_no_words(working_day: WorkingDay) -> None:
    assert close(working_day.office, counted=318).counted == 318
    assert wrong(working_day.office) == {}


def test_the_password_signs_and_guesses_are_counted(working_day: WorkingDay) -> None:
    office = working_day.office
    for _ in range(4):
        error = refused(lambda: close(office, password="salah"))
        assert (error.code, error.field) == ("signature.wrong", "password")
    refused(lambda: close(office, password="salah"))
    error = refused(lambda: close(office))  # even with the right one
    assert (error.code, error.params) == ("signature.paused", {"minutes": error.params["minutes"]})
    office.clock.advance(seconds=3600)
    assert close(office).number == 1


def test_only_a_supervisor_closes_and_no_console(working_day: WorkingDay) -> None:
    office = working_day.office
    with pytest.raises(OfficeError, match=r"role\.missing"):
        office.desk.write(office.counter, closing.close_day, day=TODAY, password=PASSWORD)
    error = refused(
        lambda: office.desk.write(CONSOLE, closing.close_day, day=TODAY, password=PASSWORD)
    )
    assert error.code == "signature.nobody"


def test_days_are_closed_in_order_and_never_ahead(working_day: WorkingDay) -> None:
    office = working_day.office
    assert refused(lambda: close(office, TOMORROW)).code == "day.future"
    assert office.desk.read(closing.open_days, today=TODAY) == (MONDAY,)  # before the first closing
    close(office, MONDAY)
    assert office.desk.read(closing.open_days, today=TODAY) == ()
    office.clock.advance(seconds=24 * 3600)
    waits(office)
    assert office.desk.read(closing.open_days, today=TOMORROW) == (TODAY,)
    error = refused(lambda: close(office, TOMORROW))
    assert (error.code, error.params["earlier"]) == ("day.earlier_open", "24-11-2026")
    assert close(office, TODAY).number == 2
    said = UNPRINTED | {LineKey.TICKETS_OPEN: "tutup lebih awal"}
    assert close(office, TOMORROW, explanations=said).number == 3
    assert office.desk.read(closing.open_days, today=TOMORROW + timedelta(days=1)) == ()


def test_a_clock_set_back_closes_nothing(working_day: WorkingDay) -> None:
    office = working_day.office
    close(office)
    office.clock.set(datetime(2026, 11, 20, 1, tzinfo=UTC))
    error = refused(lambda: close(office, date(2026, 11, 20)))
    assert (error.code, error.params["last"]) == ("day.before_last", "24-11-2026")


def test_an_open_day_is_closed_later_as_it_ended(working_day: WorkingDay) -> None:
    office = working_day.office
    waits(office)
    figures = state(office).figures
    close(office, MONDAY)
    office.clock.advance(seconds=24 * 3600)
    at_counter(office)  # the number left open lapses, and a new day begins
    office.desk.write(office.supervisor, stock.count, counted=310, note="hilang delapan")

    later = state(office).figures
    assert {n: later[n] for n in DAY_FIGURES} == {n: figures[n] for n in DAY_FIGURES} | {
        "blanks_last_closing": 300
    }
    said = UNPRINTED | {LineKey.TICKETS_OPEN: "kantor tutup"}
    assert close(office, TODAY, explanations=said).figures["blanks_closing"] == 318


def test_what_comes_after_the_closing_shows_and_is_amended(working_day: WorkingDay) -> None:
    office = working_day.office
    first = close(office)
    assert refused(lambda: close(office)).code == "day.closed_already"
    ready(office, office.married)
    piece = office.desk.write(office.printer, cards.intend, resident_id=office.married).result
    office.desk.write(office.printer, cards.confirm_good, card_id=piece.id)

    now = state(office)
    assert now.standing is Standing.CHANGED
    found = {change.figure: (change.was, change.now) for change in now.changes}
    assert found["cards_good"] == (1, 2)
    assert found["blanks_closing"] == (318, 317)
    assert refused(lambda: close(office)).code == "day.reason_needed"

    second = close(office, reason="satu kartu mendesak")
    assert (second.number, second.entry, second.reason) == (2, 2, "satu kartu mendesak")
    assert office.desk.read(closing.closings, day=TODAY) == (first, second)
    assert state(office).standing is Standing.CLOSED


def test_a_receipt_booked_on_a_closed_day_is_named_by_the_next(working_day: WorkingDay) -> None:
    office = working_day.office
    close(office)
    office.clock.advance(seconds=24 * 3600)
    office.desk.write(office.supervisor, stock.receive, quantity=5, counterpart="Provinsi",
                      document="BA-2", occurred_on=TODAY)  # fmt: skip
    assert state(office).standing is Standing.CHANGED
    assert wrong(office, TOMORROW) == {LineKey.BLANKS_OPENING: LineState.DIFFERS}
    close(office, reason="penerimaan terlambat dibukukan")
    assert wrong(office, TOMORROW) == {}


def test_two_supervisors_close_at_once(working_day: WorkingDay) -> None:
    outcomes = race(*[lambda: close(working_day.office)] * 2)
    assert sorted(outcomes) == ["", "day.closed_already"]


def test_closing_while_others_work_is_of_one_moment(working_day: WorkingDay) -> None:
    office = working_day.office
    said = UNPRINTED | {LineKey.TICKETS_OPEN: "masih datang"}
    outcomes = race(lambda: close(office, explanations=said), *[lambda: waits(office)] * 4)
    assert outcomes == [""] * 5
    kept = office.desk.read(closing.newest_closing, day=TODAY)
    assert kept is not None
    assert kept.figures["tickets_taken"] == 2 + kept.figures["tickets_open"]
    assert kept.figures["papers_tickets"] == kept.figures["tickets_taken"]


def test_the_days_of_a_month_and_how_they_stand(working_day: WorkingDay) -> None:
    office = working_day.office
    marks = office.desk.read(closing.days_of, start=date(2026, 11, 1), end=date(2026, 11, 30))
    assert [(mark.day, mark.standing) for mark in marks] == [
        (MONDAY, Standing.OPEN), (TODAY, Standing.OPEN),
    ]  # fmt: skip
    close(office)  # an office may begin with any day; the one before is not asked for any more
    marks = office.desk.read(closing.days_of, start=date(2026, 11, 1), end=date(2026, 11, 30))
    assert [(mark.standing, mark.number) for mark in marks] == [(None, None), (Standing.CLOSED, 1)]


def test_the_day_sheet_tells_of_the_closing(working_day: WorkingDay) -> None:
    office = working_day.office

    def mark() -> ClosingMark | None:
        slip = office.desk.read(queries.day, day=TODAY, made_by="", now=office.clock.now())
        return slip.closing

    assert mark() is None
    done = close(office, counted=318)
    told = mark()
    assert told is not None
    assert (told.number, told.entry, told.signed_by) == (1, 1, "Supervisor")
    assert (told.compared, told.agreed, told.counted) == (23, 22, 318)
    assert [(line.compared, line.state, line.said) for line in told.lines] == [
        ("Surat dan tanda terima yang belum tercetak", "Terbuka", WHY)
    ]
    assert (told.log_count, told.log_hash) == (done.audit_id, done.audit_hash)
    assert f"{told.signed_at:%H.%M}" == "09.10"
    assert not told.changed_since
    waits(office)
    changed = mark()
    assert changed is not None
    assert changed.changed_since
