"""Intent, outcome, crash in between: one act each, whole or not at all."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import update
from sqlmodel import Session, col, select

from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.cards import queries, services
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.rules import CardAct, CardState, Outcome, SpoilReason
from ektp_desk.cards.services import CardPrinted
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Actor, Work
from ektp_desk.papers.queries import paper
from ektp_desk.queue import queries as queue_queries
from ektp_desk.queue import services as queue
from ektp_desk.queue.rules import TicketAct, TicketState
from ektp_desk.recording import services_central
from ektp_desk.recording.models import CentralRecord, CentralSighting
from ektp_desk.recording.rules import CentralStatus, SightingSource
from ektp_desk.recording.statusimport import StatusLine
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import Presence
from ektp_desk.stock import services as stock
from ektp_desk.stock.models import StockMovement
from ektp_desk.stock.queries import balance
from ektp_desk.stock.rules import Movement
from tests.cards.conftest import PrintRoom
from tests.racing import race, refused
from tests.tampering import run


def intend(room: PrintRoom, person: int, serial: str | None = None) -> CardRow:
    return room.desk.write(
        room.office.printer, services.intend, resident_id=person, blank_serial=serial
    ).result


def good(room: PrintRoom, card_id: int, serial: str | None = None) -> CardPrinted:
    return room.desk.write(
        room.office.printer, services.confirm_good, card_id=card_id, blank_serial=serial
    ).result


def spoil(room: PrintRoom, card_id: int, serial: str | None = None) -> CardRow:
    return room.desk.write(
        room.office.printer,
        services.confirm_spoiled,
        card_id=card_id,
        reason=SpoilReason.MISPRINT,
        blank_serial=serial,
    ).result


def settle(
    room: PrintRoom, card_id: int, outcome: Outcome, reason: SpoilReason | None = None
) -> services.Settled:
    return room.desk.write(
        room.office.printer,
        services.settle_unknown,
        card_id=card_id,
        outcome=outcome,
        reason=reason,
    ).result


def unknown(room: PrintRoom, person: int) -> CardRow:
    card = intend(room, person)
    return room.desk.write(room.office.printer, services.mark_unknown, card_id=card.id).result


def central(session: Session, person: int) -> CentralStatus:
    return (
        session.exec(select(CentralRecord).where(col(CentralRecord.resident_id) == person))
        .one()
        .status
    )


def blanks(session: Session) -> list[tuple[int, Movement]]:
    """(card id, kind) of every blank a card took."""
    rows = session.exec(
        select(StockMovement)
        .where(col(StockMovement.source_type) == "card")
        .order_by(col(StockMovement.id))
    )
    return [(row.source_id, row.kind) for row in rows]


def acts(session: Session) -> list[str]:
    return list(session.exec(select(AuditEntry.action).order_by(col(AuditEntry.id))))


def test_an_intent_is_written_before_anything_is_printed(room: PrintRoom) -> None:
    person = room.office.adult
    room.ready(person)
    card = intend(room, person, " ab 12 ")

    assert card.number == "K-2026-000001"
    assert card.token.startswith("C-")
    assert len(card.token) == 18
    assert (card.state, card.blank_serial) == (CardState.PRINTING, "AB12")
    assert (card.resident_name, card.masked_nik) == ("Andi Sitti Aminah", "7373••••••••0001")
    assert (card.operator, card.station) == ("Petugas cetak1", "meja-cetak1")
    assert room.desk.read(balance) == 10
    (line,) = room.desk.read(queries.print_log, day=card.office_date)
    assert (line.act, line.card_number) == (CardAct.INTENDED, card.number)


def test_a_good_card_is_one_act(room: PrintRoom) -> None:
    person = room.office.adult
    room.ready(person)
    card = intend(room, person)
    before = len(room.desk.read(acts))
    done = room.desk.write(room.office.printer, services.confirm_good, card_id=card.id)

    printed = done.result.card
    assert (printed.state, printed.settled_at) == (CardState.PRINTED, room.office.clock.now())
    assert room.desk.read(blanks) == [(card.id, Movement.USED)]
    assert room.desk.read(balance) == 9
    assert room.desk.read(central, person) is CentralStatus.CARD_PRINTED
    assert done.changes.touches("card", "stock", "central", "paper")
    assert {"card.good", "stock.used", "paper.issued"} <= set(room.desk.read(acts)[before:])
    log = room.desk.read(queries.print_log, day=card.office_date)
    assert [line.act for line in log] == [CardAct.INTENDED, CardAct.GOOD]


def test_a_good_card_is_seen_as_printed_by_the_offices_own_act(room: PrintRoom) -> None:
    person = room.office.adult
    room.ready(person)
    good(room, intend(room, person).id)

    def newest(session: Session) -> CentralSighting:
        return session.exec(
            select(CentralSighting).order_by(col(CentralSighting.id).desc()).limit(1)
        ).one()

    sighting = room.desk.read(newest)
    assert (sighting.resident_id, sighting.status) == (person, CentralStatus.CARD_PRINTED)
    assert sighting.source is SightingSource.OWN_ACT


def test_the_receipt_is_kept_and_names_the_card(room: PrintRoom) -> None:
    room.ready(room.office.adult, service_code="DAMAGED")
    done = good(room, intend(room, room.office.adult).id)

    assert done.paper.key == f"cards.receipt/{done.card.number}"
    kept = room.desk.read(paper, done.paper.key)
    assert kept is not None
    assert kept.slip == done.paper.slip
    assert kept.slip["name"] == "Andi Sitti Aminah"
    assert kept.slip["masked_nik"] == "7373••••••••0001"
    assert kept.slip["token"] == done.card.token
    assert kept.slip["printed_at"].startswith("2026-11-24T08:00:00")  # the office's wall time
    assert "7373014405920001" not in str(kept.slip)
    assert "KTP-el lama, untuk ditarik" in kept.slip["bring"]


def test_the_ticket_that_waits_for_the_card_is_closed(room: PrintRoom) -> None:
    office, person = room.office, room.office.adult
    ticket = room.desk.write(
        office.counter, queue.take_number, service_code="DAMAGED", resident_id=person
    ).result.ticket
    room.desk.write(office.counter, queue.call_next, counter_id=1)
    room.desk.write(office.counter, queue.serve, ticket_id=ticket.id)
    room.desk.write(office.counter, queue.await_card, ticket_id=ticket.id)
    room.ready(person, service_code="DAMAGED", ticket_id=ticket.id)
    card = intend(room, person)

    assert card.ticket_code == ticket.code
    good(room, card.id)
    after = room.desk.read(queue_queries.ticket, ticket_id=ticket.id)
    assert after is not None
    assert after.state is TicketState.DONE
    steps = room.desk.read(queue_queries.history, ticket_id=ticket.id)
    assert TicketAct.FINISHED in [step.act for step in steps]


def test_a_ticket_that_does_not_wait_is_left_alone(room: PrintRoom) -> None:
    office, person = room.office, room.office.adult
    ticket = room.desk.write(
        office.counter, queue.take_number, service_code="DAMAGED", resident_id=person
    ).result.ticket
    room.ready(person, service_code="DAMAGED", ticket_id=ticket.id)
    good(room, intend(room, person).id)

    after = room.desk.read(queue_queries.ticket, ticket_id=ticket.id)
    assert after is not None
    assert after.state is TicketState.WAITING


def test_a_spoiled_piece_takes_a_blank_and_the_person_stays_print_ready(room: PrintRoom) -> None:
    person = room.office.adult
    room.ready(person)
    card = intend(room, person)
    assert room.desk.read(queries.print_ready) == ()
    spoiled = spoil(room, card.id)

    assert (spoiled.state, spoiled.spoil_reason) == (CardState.SPOILED, SpoilReason.MISPRINT)
    assert room.desk.read(blanks) == [(card.id, Movement.SPOILED)]
    assert room.desk.read(central, person) is CentralStatus.PRINT_READY_RECORD
    assert [row.resident_id for row in room.desk.read(queries.print_ready)] == [person]
    second = intend(room, person)
    assert second.number == "K-2026-000002"
    log = room.desk.read(queries.print_log, day=card.office_date)
    assert [line.reason for line in log] == ["", "misprint", ""]


def test_an_intent_can_be_withdrawn_without_a_blank(room: PrintRoom) -> None:
    room.ready(room.office.adult)
    room.ready(room.office.married)
    card = intend(room, room.office.adult, "AB12")
    back = room.desk.write(room.office.printer, services.withdraw, card_id=card.id).result

    assert (back.state, back.blank_serial) == (CardState.NOT_PRINTED, "")
    assert room.desk.read(blanks) == []
    assert intend(room, room.office.married, "AB12").blank_serial == "AB12"  # still in the box


@pytest.mark.parametrize(
    ("outcome", "reason", "state", "taken"),
    [
        (Outcome.GOOD, None, CardState.PRINTED, [Movement.USED]),
        (Outcome.SPOILED, SpoilReason.CANNOT_ENCODE, CardState.SPOILED, [Movement.SPOILED]),
        (Outcome.NOT_PRINTED, None, CardState.NOT_PRINTED, []),
    ],
)
def test_an_unknown_piece_is_settled(
    room: PrintRoom,
    outcome: Outcome,
    reason: SpoilReason | None,
    state: CardState,
    taken: list[Movement],
) -> None:
    person = room.office.adult
    room.ready(person)
    card = unknown(room, person)
    assert refused(lambda: intend(room, person)).code == "card.unsettled"
    assert refused(lambda: good(room, card.id)).code == "card.moved_on.unknown"
    settled = settle(room, card.id, outcome, reason)

    assert settled.card.state is state
    assert (settled.paper is not None) == (outcome is Outcome.GOOD)
    assert [kind for _, kind in room.desk.read(blanks)] == taken
    still_ready = room.desk.read(central, person) is CentralStatus.PRINT_READY_RECORD
    assert still_ready == (outcome is not Outcome.GOOD)
    assert room.desk.read(queries.unsettled) == ()


def test_settling_as_spoiled_needs_a_reason(room: PrintRoom) -> None:
    room.ready(room.office.adult)
    card = unknown(room, room.office.adult)
    error = refused(lambda: settle(room, card.id, Outcome.SPOILED))

    assert (error.code, error.field) == ("card.spoil_reason_needed", "reason")
    assert room.desk.read(blanks) == []


def test_only_an_unknown_piece_is_settled(room: PrintRoom) -> None:
    room.ready(room.office.adult)
    card = intend(room, room.office.adult)

    assert refused(lambda: settle(room, card.id, Outcome.GOOD)).code == "card.moved_on.printing"


def test_intents_left_by_a_crash_become_unknown(room: PrintRoom) -> None:
    """Only those of programs known to have ended: what another window has in hand is its own."""
    office = room.office
    dead, running = replace(office.printer, instance="a1"), replace(office.printer, instance="b2")
    elsewhere = replace(dead, station="meja-lain")
    cards = {}
    for actor, person in ((dead, office.adult), (running, office.married)):
        room.ready(person)
        cards[actor.instance] = room.desk.write(
            actor, services.intend, resident_id=person
        ).result.id

    def recover(actor: Actor) -> tuple[int, ...]:
        return room.desk.write(actor, services.recover_station, left=frozenset({"a1"})).result

    assert recover(elsewhere) == ()
    assert recover(running) == (cards["a1"],)
    states = {card.id: card.state for card in room.desk.read(queries.unsettled)}
    assert states == {cards["a1"]: CardState.UNKNOWN, cards["b2"]: CardState.PRINTING}
    assert room.desk.read(queries.unsettled)[0].id == cards["a1"]  # unknown on top
    assert recover(running) == ()


def test_a_person_who_is_not_print_ready_is_refused(room: PrintRoom) -> None:
    assert refused(lambda: intend(room, room.office.adult)).code == "verdict.not_print_ready"
    room.see(room.office.adult, CentralStatus.PROCESSING)
    assert refused(lambda: intend(room, room.office.adult)).code == "verdict.not_print_ready"
    assert refused(lambda: intend(room, 99_999)).code == "resident.unknown"


def test_printing_waits_for_the_age(room: PrintRoom) -> None:
    pupil = room.office.pupil  # born 20 January 2010
    room.ready(pupil)
    error = refused(lambda: intend(room, pupil))
    assert (error.code, error.params["day"]) == ("card.too_young", "20-01-2027")
    room.office.clock.set(datetime(2027, 1, 19, 15, 59, tzinfo=UTC))  # 23.59 WITA
    assert refused(lambda: intend(room, pupil)).code == "card.too_young"
    room.office.clock.set(datetime(2027, 1, 19, 16, 0, tzinfo=UTC))

    assert intend(room, pupil).number == "K-2027-000001"


def test_printing_stops_when_no_blank_is_left(room: PrintRoom) -> None:
    office = room.office
    room.desk.write(office.supervisor, stock.count, counted=1, note="hitung ulang")
    for person in (office.adult, office.married):
        room.ready(person)
    card = intend(room, office.adult)
    # The one blank left is in the printer.
    assert refused(lambda: intend(room, office.married)).code == "stock.empty"
    good(room, card.id)
    assert refused(lambda: intend(room, office.married)).code == "stock.empty"
    assert room.desk.read(balance) == 0


def test_one_unsettled_piece_per_person(room: PrintRoom) -> None:
    room.ready(room.office.adult)
    intend(room, room.office.adult)

    assert refused(lambda: intend(room, room.office.adult)).code == "card.unsettled"


def test_a_serial_belongs_to_one_card(room: PrintRoom) -> None:
    office = room.office
    for person in (office.adult, office.married):
        room.ready(person)
    first, second = intend(room, office.adult, "S1"), intend(room, office.married, "S2")
    good(room, first.id)
    error = refused(lambda: good(room, second.id, "s 1"))

    assert (error.code, error.field) == ("card.serial_used", "blank_serial")
    assert room.desk.read(blanks) == [(first.id, Movement.USED)]
    assert good(room, second.id, "S3").card.blank_serial == "S3"


def test_the_office_may_ask_for_the_serial(room: PrintRoom) -> None:
    office = room.office
    room.desk.write(
        office.supervisor, accounts.save_profile, profile=OfficeProfile(ask_blank_serial=True)
    )
    room.ready(office.adult)
    card = intend(room, office.adult)
    for act in (lambda: good(room, card.id), lambda: spoil(room, card.id)):
        error = refused(act)
        assert (error.code, error.field) == ("card.serial_needed", "blank_serial")
    assert room.desk.read(blanks) == []
    assert good(room, card.id, "S9").card.blank_serial == "S9"


def test_an_outcome_is_confirmed_once(room: PrintRoom) -> None:
    room.ready(room.office.adult)
    card = intend(room, room.office.adult)
    good(room, card.id)

    assert refused(lambda: good(room, card.id)).code == "card.moved_on.printed"
    assert refused(lambda: spoil(room, card.id)).code == "card.moved_on.printed"
    assert refused(lambda: good(room, 999)).code == "card.missing"
    assert room.desk.read(blanks) == [(card.id, Movement.USED)]


def test_the_death_of_the_owner_stops_the_print(room: PrintRoom) -> None:
    person = room.office.adult
    room.ready(person)

    def die(work: Work) -> None:
        died = update(Resident).where(col(Resident.id) == person)
        work.session.execute(died.values(presence=Presence.DIED))

    room.desk.write(room.office.supervisor, die)

    assert refused(lambda: intend(room, person)).code == "verdict.died"


FOREIGNER = "UPDATE resident SET citizenship = 'WNA', itap_until = "
OVERRIDE = {"override_reason": " Surat kepala  dinas "}


@pytest.mark.parametrize(
    ("change", "code", "overridable"),
    [
        ("UPDATE resident SET presence = 'moved'", "verdict.moved", True),
        (FOREIGNER + "'2026-12-01'", "verdict.itap_ends", True),
        (FOREIGNER + "'2020-01-01'", "verdict.no_itap", False),
    ],
)
def test_the_rule_stops_the_print_and_a_supervisor_may_override_what_it_lets(
    room: PrintRoom, change: str, code: str, overridable: bool
) -> None:
    office = room.office
    room.ready(office.adult)
    run(room.desk.engine, change)

    def begin(actor: Actor, **why: str) -> CardRow:
        return room.desk.write(actor, services.intend, resident_id=office.adult, **why).result

    error = refused(lambda: begin(office.supervisor))
    assert (error.code, error.params["overridable"]) == (code, overridable)
    assert refused(lambda: begin(office.printer, override_reason=" ")).code == code
    if not overridable:
        assert refused(lambda: begin(office.supervisor, **OVERRIDE)).code == code
        return
    assert refused(lambda: begin(office.printer, **OVERRIDE)).code == "role.missing"
    card = begin(office.supervisor, **OVERRIDE)
    (line,) = room.desk.read(queries.print_log, day=card.office_date)
    assert (line.act, line.reason) == (CardAct.INTENDED, "Surat kepala dinas")
    facts = room.desk.read(
        lambda session: session.exec(
            select(AuditEntry.facts).where(col(AuditEntry.action) == "card.intended")
        ).one()
    )
    assert facts == {"overridden": True}


def test_a_reason_given_where_none_is_needed_is_not_kept(room: PrintRoom) -> None:
    room.ready(room.office.adult)
    room.desk.write(room.office.printer, services.intend, resident_id=room.office.adult, **OVERRIDE)
    (line,) = room.desk.read(queries.print_log, day=room.office.clock.now().date())
    assert line.reason == ""


def test_only_printers_and_supervisors_print(room: PrintRoom) -> None:
    office = room.office
    room.ready(office.adult)
    card = intend(room, office.adult)
    for actor in (office.counter, office.recorder, office.handover):
        with pytest.raises(OfficeError, match=r"role\.missing"):
            room.desk.write(actor, services.intend, resident_id=office.adult)
        with pytest.raises(OfficeError, match=r"role\.missing"):
            room.desk.write(actor, services.confirm_good, card_id=card.id)
        with pytest.raises(OfficeError, match=r"role\.missing"):
            room.desk.write(
                actor, services.confirm_spoiled, card_id=card.id, reason=SpoilReason.MISPRINT
            )


@pytest.mark.parametrize("second", ["good", "spoiled"])
def test_two_officers_confirm_the_same_card(room: PrintRoom, second: str) -> None:
    room.ready(room.office.adult)
    card = intend(room, room.office.adult)
    other = (lambda: good(room, card.id)) if second == "good" else (lambda: spoil(room, card.id))
    outcomes = race(lambda: good(room, card.id), other)

    won, lost = outcomes
    assert won == ""
    assert lost in ("card.moved_on.printed", "card.moved_on.spoiled")
    assert len(room.desk.read(blanks)) == 1
    assert room.desk.read(balance) == 9


def test_two_officers_intend_for_the_same_person(room: PrintRoom) -> None:
    room.ready(room.office.adult)
    outcomes = race(*[lambda: intend(room, room.office.adult)] * 2)

    assert outcomes == ["", "card.unsettled"]
    assert len(room.desk.read(queries.unsettled)) == 1


def test_two_officers_take_the_last_blank(room: PrintRoom) -> None:
    office = room.office
    room.desk.write(office.supervisor, stock.count, counted=1, note="hitung ulang")
    for person in (office.adult, office.married):
        room.ready(person)
    outcomes = race(lambda: intend(room, office.adult), lambda: intend(room, office.married))

    assert outcomes == ["", "stock.empty"]


def test_numbers_have_no_gap_after_a_refusal(room: PrintRoom) -> None:
    office = room.office
    for person in (office.adult, office.married):
        room.ready(person)
    first = intend(room, office.adult)
    refused(lambda: intend(room, office.adult))

    assert (first.number, intend(room, office.married).number) == (
        "K-2026-000001",
        "K-2026-000002",
    )


def test_the_list_that_was_printed_from_does_not_print_again(room: PrintRoom) -> None:
    def take_in() -> services_central.StatusImport:
        lines = [StatusLine(2, "7373014405920001", "PRR")]
        return room.desk.write(
            room.office.printer, services_central.import_statuses, lines=lines, file_name="prr.csv"
        ).result

    assert take_in().print_ready == 1
    good(room, intend(room, room.office.adult).id)
    room.office.clock.advance(seconds=60)
    assert (take_in().seen, room.desk.read(queries.print_ready)) == (0, ())
    assert refused(lambda: intend(room, room.office.adult)).code == "verdict.not_print_ready"

    room.office.clock.advance(seconds=30 * 86_400)
    taken = room.desk.write(
        room.office.counter, queue.take_number, service_code="LOST", resident_id=room.office.adult
    ).result
    assert take_in().print_ready == 1
    (row,) = room.desk.read(queries.print_ready)
    assert (row.service_code, row.ticket_id) == ("LOST", taken.ticket.id)
    good(room, intend(room, room.office.adult).id)
    assert take_in().seen == 0
