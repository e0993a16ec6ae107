"""Handing over: to the owner or a proxy, once, with the old card taken in."""

from typing import Any

import pytest
from sqlmodel import Session, col, select

from ektp_desk.cards import handovers, queries
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.rules import CardAct, CardState, Collector, OldCardReason
from ektp_desk.cards.rules_handover import IdentityKind, Relation
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.papers.queries import paper
from ektp_desk.queue import queries as queue_queries
from ektp_desk.queue import services as queue
from ektp_desk.queue.rules import TicketState
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.rules import CentralStatus
from tests.cards.conftest import PrintRoom
from tests.cards.test_printing import central, good, intend
from tests.racing import race, refused


def printed(room: PrintRoom, service: str = "NEW") -> CardRow:
    room.ready(room.office.adult, service_code=service)
    return good(room, intend(room, room.office.adult).id).card


def hand_over(room: PrintRoom, card_id: int, **filled: Any) -> handovers.HandedOver:
    form = {"collector": Collector.SELF, "identity_checked": True, **filled}
    giver = room.office.handover
    return room.desk.write(giver, handovers.hand_over, card_id=card_id, **form).result


PROXY: dict[str, Any] = {
    "collector": Collector.PROXY,
    "collector_name": "Baso Yusuf",
    "relation": Relation.SIBLING,
    "identity_kind": IdentityKind.KTP,
    "collector_identity": "7373021203060002",
    "authority_letter": "SK-1/2026",
}


def test_the_owner_fetches_the_card(room: PrintRoom) -> None:
    card = printed(room)
    done = hand_over(room, card.id, collector_identity="KK")

    assert done.row.number == "S-2026-000001"
    assert (done.row.collector_name, done.row.officer) == ("Andi Sitti Aminah", "Petugas ambil1")
    after = room.desk.read(queries.card, card_id=card.id)
    assert after is not None
    assert after.state is CardState.HANDED_OVER
    assert room.desk.read(central, room.office.adult) is CentralStatus.CARD_ISSUED
    assert room.desk.read(queries.count_uncollected) == 0
    assert room.desk.read(queries.handover_of_card, card_id=card.id) == done.row
    assert room.desk.read(queries.handovers_of_day, day=card.office_date) == (done.row,)
    log = room.desk.read(queries.print_log, day=card.office_date)
    assert log[-1].act is CardAct.HANDED_OVER


def test_the_record_to_sign_is_kept(room: PrintRoom) -> None:
    card = printed(room, "DAMAGED")
    done = hand_over(
        room,
        card.id,
        **PROXY,
        old_card_taken=True,
        old_card_reason=OldCardReason.WORN,
    )

    kept = room.desk.read(paper, f"cards.handover/{done.row.number}")
    assert kept is not None
    assert kept.slip["collector"] == "Baso Yusuf"
    assert kept.slip["authority"] == "SK-1/2026"
    assert kept.slip["relation"] == "saudara kandung"
    assert kept.slip["collector_identity"] == "KTP-el 7373••••••••0002"  # masked on paper
    assert kept.slip["in_person"] is False
    assert kept.slip["old_card"] == "Ditarik: rusak atau aus"
    assert kept.slip["token"] == card.token  # scanning the record finds the card
    assert kept.slip["masked_nik"] == "7373••••••••0001"


def test_the_absence_of_the_old_card_is_explained(room: PrintRoom) -> None:
    card = printed(room, "DATA_CHANGE")
    error = refused(lambda: hand_over(room, card.id))
    assert (error.code, error.field) == ("handover.old_card_needed", "old_card_absence")
    done = hand_over(room, card.id, old_card_absence="hilang di laut")

    assert done.paper.slip["old_card"] == "Tidak ditarik: hilang di laut"
    assert (done.row.old_card_taken, done.row.old_card_reason) == (False, None)


def test_a_first_card_has_no_old_one(room: PrintRoom) -> None:
    assert hand_over(room, printed(room).id).paper.slip["old_card"] == "Tidak ada"


def test_nothing_is_given_on_an_unchecked_identity(room: PrintRoom) -> None:
    card = printed(room)
    error = refused(lambda: hand_over(room, card.id, identity_checked=False))

    assert (error.code, error.field) == ("handover.identity_unchecked", "identity_checked")
    assert room.desk.read(queries.handover_of_card, card_id=card.id) is None
    assert room.desk.read(queries.count_uncollected) == 1


def test_a_proxy_without_a_letter_is_refused(room: PrintRoom) -> None:
    card = printed(room)
    error = refused(lambda: hand_over(room, card.id, **{**PROXY, "authority_letter": " "}))

    assert (error.code, error.field) == ("handover.authority_letter_needed", "authority_letter")


def test_the_same_card_is_not_given_twice(room: PrintRoom) -> None:
    card = printed(room)
    hand_over(room, card.id)

    error = refused(lambda: hand_over(room, card.id))
    assert error.code == "handover.already"
    assert error.params == {
        "day": "24-11-2026", "time": "08.00", "officer": "Petugas ambil1",
        "collector": "Andi Sitti Aminah", "number": "S-2026-000001",
    }  # fmt: skip
    assert refused(lambda: hand_over(room, 999)).code == "card.missing"
    assert len(room.desk.read(queries.handovers_of_day, day=card.office_date)) == 1


def test_two_officers_give_the_same_card(room: PrintRoom) -> None:
    card = printed(room)
    outcomes = race(*[lambda: hand_over(room, card.id)] * 2)

    assert outcomes == ["", "handover.already"]
    assert len(room.desk.read(queries.handovers_of_day, day=card.office_date)) == 1


def test_only_a_printed_card_is_given(room: PrintRoom) -> None:
    room.ready(room.office.adult)
    card = intend(room, room.office.adult)

    assert refused(lambda: hand_over(room, card.id)).code == "card.moved_on.printing"


def test_who_is_print_ready_again_stays_print_ready(room: PrintRoom) -> None:
    card = printed(room)
    room.ready(room.office.adult, service_code="LOST")
    hand_over(room, card.id)

    assert room.desk.read(central, room.office.adult) is CentralStatus.PRINT_READY_RECORD
    assert [row.service_code for row in room.desk.read(queries.print_ready)] == ["LOST"]


def test_the_visit_that_still_waits_for_the_card_ends(room: PrintRoom) -> None:
    office, person = room.office, room.office.adult
    ticket = room.desk.write(
        office.counter, queue.take_number, service_code="DAMAGED", resident_id=person
    ).result.ticket
    room.ready(person, service_code="DAMAGED", ticket_id=ticket.id)
    card = good(room, intend(room, person).id).card
    room.desk.write(office.counter, queue.call_next, counter_id=1)
    room.desk.write(office.counter, queue.serve, ticket_id=ticket.id)
    room.desk.write(office.counter, queue.await_card, ticket_id=ticket.id)
    hand_over(room, card.id, old_card_absence="tertinggal")

    after = room.desk.read(queue_queries.ticket, ticket_id=ticket.id)
    assert after is not None
    assert after.state is TicketState.DONE


def test_only_those_who_hand_over_may(room: PrintRoom) -> None:
    card = printed(room)
    for actor in (room.office.recorder, room.office.printer):
        with pytest.raises(OfficeError, match=r"role\.missing"):
            room.desk.write(
                actor,
                handovers.hand_over,
                card_id=card.id,
                collector=Collector.SELF,
                identity_checked=True,
            )


def test_the_central_record_says_since_when(room: PrintRoom) -> None:
    card = printed(room)
    room.office.clock.advance(seconds=86_400)
    hand_over(room, card.id)

    def record(session: Session) -> CentralRecord:
        return session.exec(
            select(CentralRecord).where(col(CentralRecord.resident_id) == room.office.adult)
        ).one()

    assert room.desk.read(record).since.isoformat() == "2026-11-25"


def test_long_texts_are_cut_to_what_is_kept(room: PrintRoom) -> None:
    long = "x" * 500
    done = hand_over(
        room,
        printed(room, "DAMAGED").id,
        collector=Collector.PROXY,
        relation=Relation.OTHER,
        identity_kind=IdentityKind.OTHER,
        collector_name=long,
        collector_identity=long,
        authority_letter=long,
        old_card_absence=long,
    )
    assert len(done.row.collector_name) == 120
