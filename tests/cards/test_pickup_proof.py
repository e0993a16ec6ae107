"""What proves whose card it is, and a hand-over that was a mistake."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import Session, select

from ektp_desk.cards import handovers, queries
from ektp_desk.cards.models import Handover
from ektp_desk.cards.models_pickup import HandoverReversal
from ektp_desk.cards.queries import CardRow, HandoverRow
from ektp_desk.cards.rules import CardAct, CardState, OldCardReason
from ektp_desk.cards.rules_handover import IdentityQuestion, Proof
from ektp_desk.papers.queries import paper
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.reports.audit_checks import cards_and_log
from tests.cards.conftest import PrintRoom
from tests.cards.test_handover import PROXY, hand_over, printed
from tests.cards.test_printing import central
from tests.racing import race, refused

ASKED = {IdentityQuestion.BIRTH, IdentityQuestion.FAMILY}


def kept(session: Session) -> list[Handover]:
    return list(session.exec(select(Handover).order_by("id")))


def take_back(room: PrintRoom, card_id: int, reason: str = "kartu orang lain") -> CardRow:
    chief = room.office.supervisor
    return room.desk.write(chief, handovers.take_back, card_id=card_id, reason=reason).result


def given(room: PrintRoom, card_id: int) -> HandoverRow | None:
    return room.desk.read(queries.handover_of_card, card_id=card_id)


def sound(room: PrintRoom) -> bool:
    return room.desk.read(lambda session: list(cards_and_log(session))) == []


def test_a_scanned_receipt_is_kept_as_the_proof(room: PrintRoom) -> None:
    card = printed(room)
    done = hand_over(room, card.id, proof=Proof.SCANNED, receipt=card.token.upper())

    assert done.row.proof is Proof.SCANNED
    slip = room.desk.read(paper, f"cards.handover/{done.row.number}")
    assert slip is not None
    assert slip.slip["proof"] == "tanda terima dipindai"


@pytest.mark.parametrize("receipt", ["", "C-0000000000000000", "K-2026-000999"])
def test_a_scan_of_anything_else_proves_nothing(room: PrintRoom, receipt: str) -> None:
    card = printed(room)
    error = refused(lambda: hand_over(room, card.id, proof=Proof.SCANNED, receipt=receipt))

    assert error.code == "handover.receipt_differs"
    assert given(room, card.id) is None


def test_a_typed_number_must_be_this_cards(room: PrintRoom) -> None:
    card = printed(room)
    wrong = refused(lambda: hand_over(room, card.id, receipt="K-2026-000999"))
    done = hand_over(room, card.id, receipt=f" {card.number.lower()} ")

    assert wrong.code == "handover.receipt_differs"
    assert done.row.proof is Proof.TYPED


def test_without_a_receipt_questions_are_asked(room: PrintRoom) -> None:
    card = printed(room)
    bare = refused(lambda: hand_over(room, card.id, proof=Proof.NO_RECEIPT, questions=ASKED))
    one = refused(
        lambda: hand_over(room, card.id, proof=Proof.NO_RECEIPT, no_receipt_reason="hilang",
                          questions=[IdentityQuestion.BIRTH])
    )  # fmt: skip
    done = hand_over(
        room, card.id, proof=Proof.NO_RECEIPT, no_receipt_reason="  basah\nkena hujan ",
        questions=ASKED,
    )  # fmt: skip

    assert (bare.code, bare.field) == ("handover.no_receipt_reason_needed", "no_receipt_reason")
    assert (one.code, one.field) == ("handover.questions_needed", "questions")
    assert done.row.no_receipt_reason == "basah kena hujan"
    assert room.desk.read(kept)[0].questions == ["birth", "family"]
    assert done.paper.slip["proof"] == "tanpa tanda terima: basah kena hujan"


def test_the_counter_cannot_say_it_has_a_signed_list(room: PrintRoom) -> None:
    card = printed(room)
    error = refused(lambda: hand_over(room, card.id, proof=Proof.SIGNED_LIST))

    assert error.code == "handover.receipt_differs"


def test_a_letter_of_tomorrow_is_refused(room: PrintRoom) -> None:
    card = printed(room)
    form: dict[str, Any] = {**PROXY, "authority_letter": ""}
    error = refused(lambda: hand_over(room, card.id, **form, authority_date=date(2026, 11, 25)))
    done = hand_over(room, card.id, **form, authority_date=date(2026, 11, 24))

    assert (error.code, error.field) == ("handover.letter_from_tomorrow", "authority_date")
    assert done.paper.slip["authority"] == "tertanggal 24-11-2026"


def test_a_mistake_is_taken_back_and_stays_on_record(room: PrintRoom) -> None:
    card = printed(room, "DAMAGED")
    first = hand_over(room, card.id, old_card_taken=True, old_card_reason=OldCardReason.WORN).row
    after = take_back(room, card.id)

    assert after.state is CardState.PRINTED
    assert given(room, card.id) is None
    assert room.desk.read(central, room.office.adult) is CentralStatus.CARD_PRINTED
    assert room.desk.read(queries.count_uncollected) == 1
    assert sound(room)

    second = hand_over(room, card.id, old_card_absence="sudah diserahkan").row
    assert second.number != first.number
    of_day = room.desk.read(queries.handovers_of_day, day=card.office_date)
    assert [(row.number, row.taken_back) for row in of_day] == [
        (second.number, ""), (first.number, "kartu orang lain"),
    ]  # fmt: skip
    assert [row.turn for row in room.desk.read(kept)] == [1, 2]
    acts = [line.act for line in room.desk.read(queries.print_log, day=card.office_date)]
    assert acts[-3:] == [CardAct.HANDED_OVER, CardAct.TAKEN_BACK, CardAct.HANDED_OVER]
    assert sound(room)


def test_a_mistake_found_next_week_is_taken_back_too(room: PrintRoom) -> None:
    card = printed(room)
    hand_over(room, card.id)
    room.office.clock.advance(seconds=7 * 86_400)
    take_back(room, card.id)

    def days(session: Session) -> list[date]:
        return [row.office_date for row in session.exec(select(HandoverReversal))]

    assert room.desk.read(days) == [date(2026, 12, 1)]


def test_taking_back_needs_a_reason_and_a_supervisor(room: PrintRoom) -> None:
    card = printed(room)
    assert refused(lambda: take_back(room, card.id)).code == "handover.none_to_take_back"
    hand_over(room, card.id)

    assert refused(lambda: take_back(room, card.id, "  ")).code == "handover.reason_needed"
    assert refused(lambda: take_back(room, 999)).code == "card.missing"
    as_giver = refused(
        lambda: room.desk.write(
            room.office.handover, handovers.take_back, card_id=card.id, reason="salah"
        )
    )
    assert as_giver.code == "role.missing"
    assert given(room, card.id) is not None


def test_two_take_the_same_mistake_back(room: PrintRoom) -> None:
    card = printed(room)
    hand_over(room, card.id)
    outcomes = race(*[lambda: take_back(room, card.id)] * 2)

    assert outcomes == ["", "handover.none_to_take_back"]
    assert sound(room)
