"""Handing a card over, once, and taking a mistaken hand-over back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from ektp_desk.accounts.rules import Role
from ektp_desk.cards import backlog, pieces, queries
from ektp_desk.cards.models import Handover
from ektp_desk.cards.models_pickup import HandoverReversal
from ektp_desk.cards.queries import CardRow, HandoverRow
from ektp_desk.cards.receipts import issue_handover_record
from ektp_desk.cards.rules import CardAct, CardState, Collector, OldCardReason
from ektp_desk.cards.rules_handover import (
    HandoverForm,
    IdentityKind,
    IdentityQuestion,
    Proof,
    Relation,
    handover_problems,
)
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow
from ektp_desk.queue.services import close_awaiting
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.services_central import note_own_act

MOST_REASON = 200
# A hand-over closes these; a person who is print-ready again meanwhile stays print-ready.
BEFORE_ISSUED = (
    CentralStatus.SENT_FOR_CARD_PRINTING,
    CentralStatus.CARD_PRINTED,
    CentralStatus.CARD_SHIPPED,
)
GIVERS = (Role.HANDOVER, Role.COUNTER, Role.SUPERVISOR)


@dataclass(frozen=True)
class HandedOver:
    """A card given out, and the record to sign."""

    row: HandoverRow
    paper: PaperRow


def hand_over(
    work: Work,
    *,
    card_id: int,
    collector: Collector,
    identity_checked: bool,
    proof: Proof = Proof.TYPED,
    receipt: str = "",
    no_receipt_reason: str = "",
    questions: Collection[IdentityQuestion] = (),
    collector_name: str = "",
    relation: Relation | None = None,
    identity_kind: IdentityKind | None = None,
    collector_identity: str = "",
    authority_letter: str = "",
    authority_date: date | None = None,
    old_card_taken: bool = False,
    old_card_reason: OldCardReason | None = None,
    old_card_absence: str = "",
) -> HandedOver:
    """Give a printed card to its owner or proxy, once, against a record to sign.

    `receipt` is what was scanned (needed for `Proof.SCANNED`) or typed: it must be this card's
    (`handover.receipt_differs`). What must be filled in: `rules_handover.handover_problems`. In
    person, an empty name means the owner's. Refused with who gave it and when, if it was given
    already (`handover.already`), and while it is with a kelurahan (`card.moved_on.out`).
    """
    work.require(*GIVERS)
    card = queries.card(work.session, card_id=card_id)
    if card is None:
        raise OfficeError("card.missing")
    collector, proof = Collector(collector), Proof(proof)
    _require_receipt(card, proof, receipt)
    _require_letter_date(work, authority_date)
    form = HandoverForm(
        collector=collector,
        collector_name=collector_name.strip()
        or (card.resident_name if collector is Collector.SELF else ""),
        collector_identity=collector_identity.strip(),
        authority_letter=authority_letter.strip(),
        identity_checked=identity_checked,
        old_card_taken=old_card_taken,
        old_card_reason=old_card_reason,
        old_card_absence=old_card_absence.strip(),
        proof=proof,
        no_receipt_reason=" ".join(no_receipt_reason.split()),
        questions=tuple(sorted({IdentityQuestion(question) for question in questions})),
        identity_kind=identity_kind,
        relation=relation,
        authority_date=authority_date,
    )
    for code, field in handover_problems(form, service_code=card.service_code):
        raise OfficeError(code, field=field)
    handover = give(work, card, form, expected=CardState.PRINTED)
    return HandedOver(handover, issue_handover_record(work, card, handover))


def give(work: Work, card: CardRow, form: HandoverForm, *, expected: CardState) -> HandoverRow:
    """Write that a card standing at `expected` was given out; for this room's own acts."""
    try:
        pieces.change(work, card.id, expected, state=CardState.HANDED_OVER)
    except OfficeError as error:
        raise _given_already(work, card.id) or error from None
    pieces.log(work, card.id, CardAct.HANDED_OVER)
    handover = _insert_handover(work, card.id, form)
    note_own_act(
        work,
        resident_id=card.resident_id,
        status=CentralStatus.CARD_ISSUED,
        only_from=BEFORE_ISSUED,
    )
    backlog.serve(work, resident_id=card.resident_id)
    close_visit(work, card)
    return handover


def take_back(work: Work, *, card_id: int, reason: str) -> CardRow:
    """Take a mistaken hand-over back: the card is in the office again and waits for its owner.

    The hand-over stays on record beside the reason. An old card taken in with it counts no more:
    it is entered with the hand-over that is right. Refused without a reason
    (`handover.reason_needed`) and for a card that is not handed over
    (`handover.none_to_take_back`).
    """
    work.require(Role.SUPERVISOR)
    said = " ".join(reason.split())[:MOST_REASON]
    if not said:
        raise OfficeError("handover.reason_needed", field="reason")
    card = queries.card(work.session, card_id=card_id)
    if card is None:
        raise OfficeError("card.missing")
    try:
        pieces.change(work, card_id, CardState.HANDED_OVER, state=CardState.PRINTED)
    except OfficeError:
        raise OfficeError("handover.none_to_take_back") from None
    handover = queries.handover_of_card(work.session, card_id=card_id)
    assert handover is not None  # a card that is handed over has one: see `audit_checks`
    pieces.log(work, card_id, CardAct.TAKEN_BACK, note=said)
    work.session.execute(
        insert(HandoverReversal),
        {
            "handover_id": handover.id,
            "at": work.now,
            "office_date": work.office_date,
            "officer_id": work.actor.officer_id,
            "reason": said,
        },
    )
    work.record("handover.taken_back", handover.id, card=card_id)
    note_own_act(
        work,
        resident_id=card.resident_id,
        status=CentralStatus.CARD_PRINTED,
        only_from=(CentralStatus.CARD_ISSUED,),
    )
    again = queries.card(work.session, card_id=card_id)
    assert again is not None
    return again


def close_visit(work: Work, card: CardRow) -> None:
    """The visit that waits for this card is over; any other is left alone."""
    if card.ticket_id is not None:
        close_awaiting(work, ticket_id=card.ticket_id)


def _require_receipt(card: CardRow, proof: Proof, receipt: str) -> None:
    shown = "".join(receipt.split()).casefold()
    if proof is Proof.SIGNED_LIST:  # only `delivery` writes these, from a list that came home
        raise OfficeError("handover.receipt_differs")
    if not shown and proof is not Proof.SCANNED:
        return
    if shown not in (card.token.casefold(), card.number.casefold()):
        raise OfficeError("handover.receipt_differs")


def _require_letter_date(work: Work, day: date | None) -> None:
    if day is not None and day > work.office_date:
        raise OfficeError("handover.letter_from_tomorrow", field="authority_date")


def _given_already(work: Work, card_id: int) -> OfficeError | None:
    """Who gave the card and when, if somebody did."""
    given = queries.handover_of_card(work.session, card_id=card_id)
    if given is None:
        return None
    at = given.at.astimezone(work.zone)
    return OfficeError(
        "handover.already",
        day=f"{at:%d-%m-%Y}",
        time=f"{at:%H.%M}",
        officer=given.officer,
        collector=given.collector_name,
        number=given.number,
    )


def _insert_handover(work: Work, card_id: int, form: HandoverForm) -> HandoverRow:
    earlier = select(func.count(col(Handover.id))).where(col(Handover.card_id) == card_id)
    turn = int(work.session.execute(earlier).scalar_one()) + 1
    try:
        work.session.execute(insert(Handover), _values(work, card_id, turn, form))
    except IntegrityError:
        raise OfficeError("card.moved_on.handed_over") from None
    row = queries.handover_of_card(work.session, card_id=card_id)
    assert row is not None
    work.record("handover.made", row.id, card=card_id, collector=form.collector, proof=form.proof)
    return row


def _values(work: Work, card_id: int, turn: int, form: HandoverForm) -> dict[str, Any]:
    year = work.office_date.year
    without = form.proof is Proof.NO_RECEIPT
    return {
        "number": f"S-{year}-{work.number(f'handover/{year}'):06d}",
        "card_id": card_id,
        "turn": turn,
        "office_date": work.office_date,
        "at": work.now,
        "officer_id": work.actor.officer_id,
        "proof": form.proof,
        "no_receipt_reason": form.no_receipt_reason[:MOST_REASON] if without else "",
        "questions": [question.value for question in form.questions] if without else [],
        "collector": form.collector,
        "collector_name": form.collector_name[:120],
        "relation": form.relation,
        "identity_kind": form.identity_kind,
        "collector_identity": form.collector_identity[:60],
        "authority_letter": form.authority_letter[:80],
        "authority_date": form.authority_date,
        "old_card_taken": form.old_card_taken,
        "old_card_reason": form.old_card_reason if form.old_card_taken else None,
        "old_card_absence": "" if form.old_card_taken else form.old_card_absence[:200],
    }
