"""A signed list out with the kelurahan, and home again card by card."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from ektp_desk.cards import delivery, queries, queries_delivery
from ektp_desk.cards.delivery import HomeLine, SentOut
from ektp_desk.cards.models_pickup import CardDeliveryItem
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.queries_delivery import DeliveryRow
from ektp_desk.cards.rules import CardAct, CardState, Collector, OldCardReason
from ektp_desk.cards.rules_handover import Proof
from ektp_desk.cards.rules_pickup import DeliveryOutcome, DeliveryState
from ektp_desk.kernel.work import Work
from ektp_desk.papers.queries import paper
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.reports import queries as reports
from ektp_desk.reports.audit_checks import blanks_of_cards, cards_and_log
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import MaritalStatus, Sex
from ektp_desk.residents.services import Person, add_resident
from tests.cards.conftest import PrintRoom
from tests.cards.test_handover import hand_over
from tests.cards.test_printing import central, good, intend
from tests.conftest import CONSOLE
from tests.racing import race, refused

VILLAGE, OTHER_VILLAGE = "73.73.01.1001", "73.73.01.1002"
TODAY = date(2026, 11, 24)
RECEIVER = {
    "receiver_name": "Ibu <Rahma>", "receiver_position": "Kasi Pemerintahan",
    "receiver_identity": "NIP 198001012005012001",
}  # fmt: skip
DELIVERED, BACK, LOST = (
    DeliveryOutcome.DELIVERED, DeliveryOutcome.BROUGHT_BACK, DeliveryOutcome.LOST,
)  # fmt: skip


@pytest.fixture
def cards(room: PrintRoom) -> list[CardRow]:
    """Three printed cards of one kelurahan; the last asks for the old card."""
    third = Person(
        nik="7373015505800009", name="Eka Wulandari", sex=Sex.FEMALE, birth_date=date(1980, 5, 15),
        birth_place="Palopo", marital_status=MaritalStatus.MARRIED, kk_number="", address="Jl. B",
        rt="", rw="", village_code=VILLAGE,
    )  # fmt: skip
    eka = room.desk.write(CONSOLE, add_resident, person=third).result
    made = []
    people = (room.office.adult, "NEW"), (room.office.married, "NEW"), (eka, "DAMAGED")
    for resident, service in people:
        room.ready(resident, service_code=service)
        made.append(good(room, intend(room, resident).id).card)
    return made


def send(room: PrintRoom, card_ids: Sequence[int], **filled: Any) -> SentOut:
    form = {"village_code": VILLAGE, "due_on": TODAY + timedelta(days=7), **RECEIVER, **filled}
    return room.desk.write(
        room.office.handover, delivery.send_out, card_ids=card_ids, **form
    ).result


def home(room: PrintRoom, delivery_id: int, *lines: HomeLine) -> DeliveryRow:
    return room.desk.write(
        room.office.handover, delivery.take_home, delivery_id=delivery_id, lines=lines
    ).result


def delivered(card: CardRow, **filled: Any) -> HomeLine:
    return HomeLine(card.id, DELIVERED, **{"on": TODAY, "signed": True, **filled})


def state(room: PrintRoom, card: CardRow) -> CardState:
    row = room.desk.read(queries.card, card_id=card.id)
    assert row is not None
    return row.state


def sound(room: PrintRoom) -> bool:
    return all(
        room.desk.read(lambda session, look=look: list(look(session))) == []
        for look in (cards_and_log, blanks_of_cards)
    )


def audit_count(room: PrintRoom) -> int:
    day = room.desk.read(reports.day, day=TODAY, made_by="x", now=room.office.clock.now())
    return day.audit_count


def test_a_list_leaves_with_a_record_to_sign(room: PrintRoom, cards: list[CardRow]) -> None:
    sent = send(room, [card.id for card in (cards[2], cards[0], cards[2])])

    assert sent.row.number == "P-2026-000001"
    assert (sent.row.cards, sent.row.out, sent.row.state) == (2, 2, DeliveryState.OPEN)
    slip = room.desk.read(paper, f"cards.delivery/{sent.row.number}")
    assert slip is not None
    assert [line["card_number"] for line in slip.slip["lines"]] == [
        cards[2].number, cards[0].number,
    ]  # in the order in which they were chosen  # fmt: skip
    assert [line["old_card"] for line in slip.slip["lines"]] == [True, False]
    assert slip.slip["lines"][1]["masked_nik"] == "7373••••••••0001"
    assert slip.slip["receiver"] == "Ibu <Rahma>"
    assert [state(room, card) for card in cards] == [
        CardState.OUT, CardState.PRINTED, CardState.OUT,
    ]  # fmt: skip
    assert room.desk.read(delivery.open_deliveries) == (sent.row,)
    assert sound(room)


def test_a_card_on_a_list_is_neither_given_nor_listed_again(
    room: PrintRoom, cards: list[CardRow]
) -> None:
    send(room, [cards[0].id])

    assert refused(lambda: hand_over(room, cards[0].id)).code == "card.moved_on.out"
    again = refused(lambda: send(room, [cards[1].id, cards[0].id]))
    assert again.code == "delivery.not_here"
    assert again.params["number"] == cards[0].number
    assert state(room, cards[1]) is CardState.PRINTED  # the whole list was refused
    assert len(room.desk.read(delivery.open_deliveries)) == 1
    with_it = room.desk.read(queries_delivery.delivery_with, card_id=cards[0].id)
    assert with_it is not None
    assert with_it.number == "P-2026-000001"


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"receiver_name": " "}, "delivery.receiver_name_needed", "receiver_name"),
        ({"receiver_position": ""}, "delivery.receiver_position_needed", "receiver_position"),
        ({"receiver_identity": "\n"}, "delivery.receiver_identity_needed", "receiver_identity"),
        ({"due_on": TODAY - timedelta(days=1)}, "delivery.due_past", "due_on"),
        ({"village_code": "99.99"}, "region.unknown", "village"),
        ({"village_code": OTHER_VILLAGE}, "delivery.other_village", ""),
    ],
)
def test_what_a_list_needs(
    room: PrintRoom, cards: list[CardRow], changed: dict[str, Any], code: str, field: str
) -> None:
    error = refused(lambda: send(room, [cards[0].id], **changed))

    assert (error.code, error.field) == (code, field)
    assert state(room, cards[0]) is CardState.PRINTED


def test_an_empty_or_endless_list_is_refused(room: PrintRoom) -> None:
    assert refused(lambda: send(room, [])).code == "delivery.empty"
    assert refused(lambda: send(room, range(1, 502))).code == "delivery.too_many"
    assert refused(lambda: send(room, [999])).code == "card.missing"


def test_somebody_without_a_kelurahan_is_on_no_list(room: PrintRoom, cards: list[CardRow]) -> None:
    def forget(work: Work) -> None:
        person = work.session.get(Resident, room.office.adult)
        assert person is not None
        person.village_code = None

    room.desk.write(CONSOLE, forget)

    assert refused(lambda: send(room, [cards[0].id])).code == "delivery.other_village"


def test_a_list_comes_home_in_parts(room: PrintRoom, cards: list[CardRow]) -> None:
    sent = send(room, [card.id for card in cards]).row
    room.office.clock.advance(seconds=2 * 86_400)
    day = TODAY + timedelta(days=1)
    part = home(
        room, sent.id,
        delivered(cards[0], on=day, received_by="  Suami \n"),
        HomeLine(cards[1].id, BACK, note="rumah kosong"),
    )  # fmt: skip

    assert (part.state, part.out, part.delivered, part.brought_back) == (
        DeliveryState.OPEN, 1, 1, 1,
    )  # fmt: skip
    assert [state(room, card) for card in cards] == [
        CardState.HANDED_OVER, CardState.PRINTED, CardState.OUT,
    ]  # fmt: skip
    given = room.desk.read(queries.handover_of_card, card_id=cards[0].id)
    assert given is not None
    assert (given.collector, given.proof) == (Collector.KELURAHAN, Proof.SIGNED_LIST)
    assert (given.collector_name, given.authority_letter) == ("Suami", sent.number)
    assert room.desk.read(central, room.office.adult) is CentralStatus.CARD_ISSUED
    assert hand_over(room, cards[1].id).row.collector is Collector.SELF  # free again

    whole = home(
        room, sent.id,
        delivered(cards[2], on=day, old_card_reason=OldCardReason.WORN),
    )  # fmt: skip
    assert (whole.state, whole.out, whole.home_on) == (
        DeliveryState.HOME, 0, TODAY + timedelta(days=2),
    )  # fmt: skip
    old = room.desk.read(queries.handover_of_card, card_id=cards[2].id)
    assert old is not None
    assert (old.old_card_taken, old.old_card_reason) == (True, OldCardReason.WORN)
    assert room.desk.read(delivery.open_deliveries) == ()
    assert sound(room)


def test_the_same_list_twice_changes_nothing(room: PrintRoom, cards: list[CardRow]) -> None:
    sent = send(room, [cards[0].id, cards[1].id]).row
    lines = (delivered(cards[0]), HomeLine(cards[1].id, BACK))
    first = home(room, sent.id, *lines)
    before = audit_count(room)

    assert home(room, sent.id, *lines) == first
    assert audit_count(room) == before
    assert len(room.desk.read(queries.handovers_of_day, day=TODAY)) == 1


def test_what_is_known_is_not_turned_round(room: PrintRoom, cards: list[CardRow]) -> None:
    sent = send(room, [cards[0].id, cards[1].id]).row
    home(room, sent.id, delivered(cards[0]))
    error = refused(
        lambda: home(room, sent.id, HomeLine(cards[1].id, BACK), HomeLine(cards[0].id, BACK))
    )

    assert error.code == "delivery.settled_otherwise"
    assert state(room, cards[1]) is CardState.OUT  # nothing of that list was entered


def test_a_card_that_was_not_on_the_list_is_refused(room: PrintRoom, cards: list[CardRow]) -> None:
    sent = send(room, [cards[0].id]).row
    error = refused(lambda: home(room, sent.id, delivered(cards[1])))

    assert error.code == "delivery.not_on_list"
    assert error.params == {"number": cards[1].number, "list": sent.number}
    assert refused(lambda: home(room, sent.id, HomeLine(999, BACK))).code == "delivery.not_on_list"
    assert refused(lambda: home(room, 77)).code == "delivery.missing"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"signed": False}, "delivery.unsigned"),
        ({"on": TODAY - timedelta(days=1)}, "delivery.day_wrong"),
        ({"on": TODAY + timedelta(days=1)}, "delivery.day_wrong"),
    ],
)
def test_a_delivery_that_cannot_be(
    room: PrintRoom, cards: list[CardRow], changed: dict[str, Any], code: str
) -> None:
    sent = send(room, [cards[0].id]).row
    error = refused(lambda: home(room, sent.id, delivered(cards[0], **changed)))

    assert error.code == code
    assert state(room, cards[0]) is CardState.OUT


def test_the_old_card_is_brought_back_or_explained(room: PrintRoom, cards: list[CardRow]) -> None:
    sent = send(room, [cards[2].id]).row
    error = refused(lambda: home(room, sent.id, delivered(cards[2])))
    home(room, sent.id, delivered(cards[2], note="terbakar"))

    assert error.code == "delivery.old_card_needed"
    given = room.desk.read(queries.handover_of_card, card_id=cards[2].id)
    assert given is not None
    assert (given.old_card_taken, given.old_card_absence) == (False, "terbakar")


def test_a_lost_card_is_accounted_for(room: PrintRoom, cards: list[CardRow]) -> None:
    sent = send(room, [cards[0].id]).row
    error = refused(lambda: home(room, sent.id, HomeLine(cards[0].id, LOST, note=" ")))
    row = home(room, sent.id, HomeLine(cards[0].id, LOST, note="jatuh di sungai"))

    assert (error.code, error.field) == ("delivery.note_needed", "note")
    assert (row.lost, row.state) == (1, DeliveryState.HOME)
    log = room.desk.read(queries.print_log, day=TODAY)
    assert (log[-1].act, log[-1].reason) == (CardAct.LOST, "jatuh di sungai")
    assert refused(lambda: hand_over(room, cards[0].id)).code == "card.moved_on.lost"
    assert sound(room)


def test_open_lists_age(room: PrintRoom, cards: list[CardRow]) -> None:
    send(room, [cards[0].id], due_on=TODAY + timedelta(days=9))
    send(room, [cards[1].id], due_on=TODAY)
    first, second = room.desk.read(delivery.open_deliveries)
    later = TODAY + timedelta(days=3)

    assert (first.due_on, first.days_out(later), first.days_late(later)) == (TODAY, 3, 3)
    assert second.days_late(later) == 0
    home(room, first.id, HomeLine(cards[1].id, BACK))
    done = room.desk.read(queries_delivery.delivery, delivery_id=first.id)
    assert done is not None
    assert done.days_late(later) == 0


def test_given_and_sent_out_at_the_same_moment(room: PrintRoom, cards: list[CardRow]) -> None:
    outcomes = race(
        lambda: hand_over(room, cards[0].id), lambda: send(room, [cards[0].id, cards[1].id])
    )

    assert outcomes[0] == ""
    assert outcomes[1] in ("card.moved_on.out", "delivery.not_here")
    assert sound(room)


def test_two_lists_with_the_same_cards(room: PrintRoom, cards: list[CardRow]) -> None:
    ids = [card.id for card in cards]
    outcomes = race(lambda: send(room, ids), lambda: send(room, ids[::-1]))

    assert outcomes == ["", "delivery.not_here"]
    assert len(room.desk.read(delivery.open_deliveries)) == 1


def test_two_enter_the_same_list(room: PrintRoom, cards: list[CardRow]) -> None:
    sent = send(room, [card.id for card in cards]).row
    lines = (delivered(cards[0]), HomeLine(cards[1].id, BACK))
    outcomes = race(*[lambda: home(room, sent.id, *lines)] * 2)

    assert outcomes == ["", ""]
    assert len(room.desk.read(queries.handovers_of_day, day=TODAY)) == 1
    assert sound(room)


def test_two_enter_different_things(room: PrintRoom, cards: list[CardRow]) -> None:
    sent = send(room, [cards[0].id]).row
    outcomes = race(
        lambda: home(room, sent.id, delivered(cards[0])),
        lambda: home(room, sent.id, HomeLine(cards[0].id, BACK)),
    )

    assert outcomes == ["", "delivery.settled_otherwise"]
    assert sound(room)


def test_the_items_say_what_became_of_each(room: PrintRoom, cards: list[CardRow]) -> None:
    sent = send(room, [cards[0].id, cards[1].id]).row
    home(room, sent.id, delivered(cards[0], received_by="Suami"))
    first, second = room.desk.read(queries_delivery.items, delivery_id=sent.id)

    assert (first.outcome, first.received_by, first.happened_on) == (DELIVERED, "Suami", TODAY)
    assert (second.outcome, second.happened_on) == (DeliveryOutcome.OUT, None)

    def settlers(session: Session) -> list[int | None]:
        rows = session.exec(select(CardDeliveryItem).order_by("position"))
        return [row.settled_by for row in rows]

    assert room.desk.read(settlers) == [room.office.handover.officer_id, None]


def test_who_may_send_and_enter(room: PrintRoom, cards: list[CardRow]) -> None:
    for actor in (room.office.printer, room.office.counter):
        error = refused(
            lambda actor=actor: room.desk.write(
                actor, delivery.send_out, village_code=VILLAGE, card_ids=[cards[0].id],
                due_on=TODAY, **RECEIVER,
            )
        )  # fmt: skip
        assert error.code == "role.missing"
