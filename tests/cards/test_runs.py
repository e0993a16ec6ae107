"""Runs of prints, a print confirmed twice, a wrong key put right, and what all of it leaves."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from ektp_desk.cards import corrections, queries, queries_runs, runs, services
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.queries_runs import RunRow
from ektp_desk.cards.rules import CardAct, CardState, Collector, Outcome, SpoilReason
from ektp_desk.cards.runs import RunStep
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Actor
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.reports.audit_checks import CHECKS
from ektp_desk.stock.models import StockMovement
from ektp_desk.stock.queries import balance
from ektp_desk.stock.rules import Movement
from tests.cards.conftest import PrintRoom
from tests.cards.test_lists import add_people
from tests.cards.test_printing import good, intend, settle, spoil
from tests.racing import race, refused
from tests.tampering import run as tamper


@pytest.fixture
def people(room: PrintRoom) -> list[int]:
    """Six people print-ready, in the order of the list."""
    ids = room.desk.write(room.office.supervisor, add_people, number=6).result
    for person in ids:
        room.ready(person)
    return ids


def begin(room: PrintRoom, planned: int = 3, actor: Actor | None = None, **part: str) -> RunStep:
    return room.desk.write(
        actor or room.office.printer,
        runs.begin_run,
        planned=planned,
        **part,
    ).result


def go_on(room: PrintRoom, run_id: int) -> RunStep:
    return room.desk.write(room.office.printer, runs.next_card, run_id=run_id).result


def end(room: PrintRoom, run_id: int, actor: Actor | None = None) -> RunRow:
    return room.desk.write(actor or room.office.printer, runs.end_run, run_id=run_id).result


def skip(room: PrintRoom, card_id: int) -> None:
    room.desk.write(room.office.printer, services.withdraw, card_id=card_id)


def sound(room: PrintRoom) -> None:
    """Ledger, print log and cards agree."""
    found = room.desk.read(lambda session: [one for look in CHECKS for one in look(session)])
    assert found == []


def test_a_run_goes_down_the_list_card_after_card(room: PrintRoom, people: list[int]) -> None:
    step = begin(room, 4)
    assert step.run.number == "RC-2026-00001"
    assert (step.card.resident_id, step.card.run_id) == (people[0], step.run.id)
    good(room, step.card.id)
    step = go_on(room, step.run.id)
    assert (step.card.resident_id, step.run.taken, step.run.good) == (people[1], 2, 1)
    spoil(room, step.card.id)
    step = go_on(room, step.run.id)
    assert step.card.resident_id == people[2]  # a spoiled one has its next turn in another run
    room.desk.write(room.office.printer, services.mark_unknown, card_id=step.card.id)
    step = go_on(room, step.run.id)
    skip(room, step.card.id)

    assert refused(lambda: go_on(room, step.run.id)).code == "print_run.complete"
    done = end(room, step.run.id)
    assert (done.good, done.spoiled, done.unknown, done.skipped, done.left) == (1, 1, 1, 1, 0)
    assert done.ended_at is not None
    assert room.desk.read(balance) == 8
    ready = [row.resident_id for row in room.desk.read(queries.print_ready)]
    assert ready == [people[1], people[3], people[4], people[5]]
    sound(room)


def test_an_unknown_of_a_run_blocks_a_reprint_until_it_is_settled(
    room: PrintRoom, people: list[int]
) -> None:
    step = begin(room)
    room.desk.write(room.office.printer, services.mark_unknown, card_id=step.card.id)
    assert refused(lambda: intend(room, people[0])).code == "card.unsettled"
    assert room.desk.read(queries.unsettled)[0].id == step.card.id
    settle(room, step.card.id, Outcome.NOT_PRINTED)
    intend(room, people[0])


def test_the_next_card_asked_for_twice_is_the_one_in_hand(
    room: PrintRoom, people: list[int]
) -> None:
    step = begin(room)
    assert go_on(room, step.run.id).card == step.card
    assert refused(lambda: end(room, step.run.id)).code == "print_run.card_in_hand"


def test_a_run_ends_with_what_is_left_and_is_over_then(room: PrintRoom, people: list[int]) -> None:
    step = begin(room, 5)
    good(room, step.card.id)
    done = end(room, step.run.id)
    assert (done.good, done.left) == (1, 4)
    assert refused(lambda: go_on(room, step.run.id)).code == "print_run.over"
    assert refused(lambda: end(room, step.run.id)).code == "print_run.over"
    begin(room)


def test_a_program_that_was_killed_leaves_an_unknown_and_a_run_to_go_on_with(
    room: PrintRoom, people: list[int]
) -> None:
    step = begin(room)
    left = room.desk.write(
        room.office.printer, services.recover_station, left=[room.office.printer.instance]
    ).result
    assert left == (step.card.id,)
    kept = room.desk.read(queries_runs.open_run, officer_id=room.office.printer.officer_id)
    assert kept is not None
    assert (kept.id, kept.unknown, kept.taken) == (step.run.id, 1, 1)
    assert refused(lambda: begin(room)).code == "print_run.open_already"
    assert go_on(room, kept.id).card.resident_id == people[1]


def test_a_run_is_its_operators_and_a_supervisor_may_end_it(
    room: PrintRoom, people: list[int]
) -> None:
    step = begin(room)
    good(room, step.card.id)
    by_other = refused(
        lambda: room.desk.write(room.office.supervisor, runs.next_card, run_id=step.run.id)
    )
    assert by_other.code == "print_run.not_yours"
    assert refused(lambda: end(room, step.run.id, room.office.counter)).code == "role.missing"
    assert end(room, step.run.id, room.office.supervisor).ended_at is not None


@pytest.mark.parametrize("planned", [0, -1, 201])
def test_a_run_of_an_odd_size_is_refused(room: PrintRoom, people: list[int], planned: int) -> None:
    assert refused(lambda: begin(room, planned)).code == "print_run.size"


def test_a_run_that_finds_nobody_is_not_begun(room: PrintRoom) -> None:
    assert refused(lambda: begin(room)).code == "print_run.nobody"
    assert room.desk.read(queries_runs.runs_of_day, day=room.office.clock.now().date()) == ()


def test_who_may_not_be_printed_is_passed_over(room: PrintRoom, people: list[int]) -> None:
    tamper(room.desk.engine, "UPDATE resident SET presence = 'moved' WHERE id = :id", id=people[0])
    assert begin(room).card.resident_id == people[1]


def test_a_run_keeps_to_its_service(room: PrintRoom, people: list[int]) -> None:
    room.ready(people[4], service_code="LOST")
    step = begin(room, 3, service_code="LOST")
    assert step.card.resident_id == people[4]
    good(room, step.card.id)
    assert refused(lambda: go_on(room, step.run.id)).code == "print_run.nobody"


def test_the_last_blank_ends_a_run_with_a_sentence(room: PrintRoom, people: list[int]) -> None:
    tamper(
        room.desk.engine,
        "INSERT INTO stock_movement (occurred_on, recorded_at, kind, quantity, source_type, "
        "source_id, counterpart, document, note) VALUES ('2026-11-24', '2026-11-24 00:00:00', "
        "'lent', -9, 'hand', 99, '', '', '')",
    )
    step = begin(room)
    good(room, step.card.id)
    assert refused(lambda: go_on(room, step.run.id)).code == "stock.empty"


def test_two_operators_never_get_the_same_person(room: PrintRoom, people: list[int]) -> None:
    def take(actor: Actor) -> None:
        begin(room, 3, actor)

    told = race(lambda: take(room.office.printer), lambda: take(room.office.supervisor))
    assert told == ["", ""]
    cards = room.desk.read(queries.unsettled)
    assert {card.resident_id for card in cards} == set(people[:2])


# -- confirmed twice --------------------------------------------------------------------------


def test_a_print_confirmed_at_two_machines_takes_one_blank(
    room: PrintRoom, people: list[int]
) -> None:
    card = intend(room, people[0])

    def confirm(actor: Actor) -> None:
        room.desk.write(actor, services.confirm_good, card_id=card.id)

    told = race(lambda: confirm(room.office.printer), lambda: confirm(room.office.supervisor))
    assert told == ["", "card.moved_on.printed"]
    assert room.desk.read(balance) == 9
    sound(room)


def test_good_here_and_spoiled_there_is_one_of_them(room: PrintRoom, people: list[int]) -> None:
    card = intend(room, people[0])
    told = race(lambda: good(room, card.id), lambda: spoil(room, card.id))
    assert told[0] == ""
    assert told[1] in {"card.moved_on.printed", "card.moved_on.spoiled"}
    assert room.desk.read(balance) == 9
    sound(room)


def test_who_comes_second_is_told_who_did_it_and_when(room: PrintRoom, people: list[int]) -> None:
    card = intend(room, people[0])
    good(room, card.id)
    refusal = refused(
        lambda: room.desk.write(room.office.supervisor, services.confirm_good, card_id=card.id)
    )
    said = Sentences("id").refusal(refusal)
    assert said == "Kartu ini sudah dikonfirmasi baik oleh Petugas cetak1, 24-11-2026 08.00."


def test_a_clock_set_back_settles_no_card_before_it_was_begun(
    room: PrintRoom, people: list[int]
) -> None:
    card = intend(room, people[0])
    room.office.clock.set(room.office.clock.now() - timedelta(hours=3))
    printed = good(room, card.id).card
    assert printed.settled_at == printed.intended_at == card.intended_at
    log = room.desk.read(queries.print_log, day=card.office_date)
    assert [line.act for line in log] == [CardAct.INTENDED, CardAct.GOOD]
    sound(room)


# -- a wrong key ------------------------------------------------------------------------------


def correct(room: PrintRoom, card_id: int, note: str = "foto terbalik") -> CardRow:
    return room.desk.write(
        room.office.supervisor,
        corrections.correct_outcome,
        card_id=card_id,
        reason=SpoilReason.MISPRINT,
        note=note,
    ).result


def ledger(session: Session) -> list[tuple[Movement, int]]:
    rows = session.exec(
        select(StockMovement)
        .where(col(StockMovement.source_type) == "card")
        .order_by(col(StockMovement.id))
    )
    return [(row.kind, row.quantity) for row in rows]


def test_a_good_card_that_was_none_is_corrected_by_new_entries(
    room: PrintRoom, people: list[int]
) -> None:
    card = good(room, intend(room, people[0]).id).card
    done = correct(room, card.id)

    assert (done.state, done.spoil_reason) == (CardState.SPOILED, SpoilReason.MISPRINT)
    assert room.desk.read(balance) == 9
    assert room.desk.read(ledger) == [
        (Movement.USED, -1), (Movement.REVERSAL, 1), (Movement.SPOILED, -1),
    ]  # fmt: skip
    log = room.desk.read(queries.print_log, day=card.office_date)
    assert [(line.act, line.reason) for line in log[1:]] == [
        (CardAct.GOOD, ""), (CardAct.CORRECTED, "foto terbalik"), (CardAct.SPOILED, "misprint"),
    ]  # fmt: skip
    sound(room)
    assert good(room, intend(room, people[0]).id).card.state is CardState.PRINTED
    sound(room)


def test_who_is_corrected_goes_back_to_the_old_place(room: PrintRoom, people: list[int]) -> None:
    card = good(room, intend(room, people[0]).id).card
    room.office.clock.set(room.office.clock.now() + timedelta(days=2))
    correct(room, card.id)
    assert room.desk.read(queries.print_ready)[0].resident_id == people[0]

    def central(session: Session) -> CentralRecord | None:
        return session.get(CentralRecord, people[0])

    record = room.desk.read(central)
    assert record is not None
    assert record.status is CentralStatus.PRINT_READY_RECORD
    sound(room)


def test_only_a_printed_card_is_corrected_once_by_a_supervisor_with_a_note(
    room: PrintRoom, people: list[int]
) -> None:
    spoiled = spoil(room, intend(room, people[0]).id)
    assert refused(lambda: correct(room, spoiled.id)).code == "card.moved_on.spoiled"
    card = good(room, intend(room, people[1]).id).card
    assert refused(lambda: correct(room, card.id, " ")).code == "card.correction_note_needed"
    by_printer = refused(
        lambda: room.desk.write(
            room.office.printer, corrections.correct_outcome, card_id=card.id,
            reason=SpoilReason.MISPRINT, note="salah tekan",
        )
    )  # fmt: skip
    assert by_printer.code == "role.missing"
    assert race(lambda: correct(room, card.id), lambda: correct(room, card.id)) == [
        "", "card.moved_on.spoiled",
    ]  # fmt: skip
    assert room.desk.read(balance) == 8
    sound(room)


def test_a_card_handed_over_is_not_corrected(room: PrintRoom, people: list[int]) -> None:
    card = good(room, intend(room, people[0]).id).card
    room.desk.write(
        room.office.supervisor, services.hand_over, card_id=card.id, collector=Collector.SELF,
        identity_checked=True,
    )  # fmt: skip
    assert refused(lambda: correct(room, card.id)).code == "card.moved_on.handed_over"
    sound(room)
