"""Cards brought home through the kelurahan: a signed list out, and home card by card.

A card on a list stands at `out`: the counter cannot give it, and no second list can have it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, insert, select, update
from sqlmodel import Session, col

from ektp_desk.accounts.queries import letterhead
from ektp_desk.accounts.rules import Role
from ektp_desk.cards import handovers, pieces, queries, queries_delivery
from ektp_desk.cards.models_pickup import CardDelivery, CardDeliveryItem
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.queries_delivery import DeliveryItemRow, DeliveryRow
from ektp_desk.cards.queries_delivery import open_deliveries as open_deliveries
from ektp_desk.cards.rules import (
    CardAct,
    CardState,
    Collector,
    OldCardReason,
    asks_for_old_card,
)
from ektp_desk.cards.rules_handover import HandoverForm, Proof
from ektp_desk.cards.rules_pickup import MOST_CARDS, DeliveryOutcome, DeliveryState
from ektp_desk.cards.slips_pickup import DELIVERY_LIST, DeliveryLine, DeliverySlip
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.residents.models import Region, Resident

MOST_NAME, MOST_IDENTITY, MOST_NOTE = 120, 60, 200
SENDERS = (Role.HANDOVER, Role.SUPERVISOR)


@dataclass(frozen=True)
class SentOut:
    """A list that leaves, and the record both parties sign."""

    row: DeliveryRow
    paper: PaperRow


@dataclass(frozen=True)
class HomeLine:
    """What the list that came home says of one card.

    `delivered`: on day `on` to `received_by`, who `signed`. `lost` needs a `note`. The old card
    that came home with it has its `old_card_reason`; without one its absence is the `note`.
    """

    card_id: int
    outcome: DeliveryOutcome
    on: date | None = None
    received_by: str = ""
    signed: bool = False
    note: str = ""
    old_card_reason: OldCardReason | None = None


def send_out(
    work: Work,
    *,
    village_code: str,
    card_ids: Sequence[int],
    receiver_name: str,
    receiver_identity: str,
    receiver_position: str,
    due_on: date,
) -> SentOut:
    """Give cards of a kelurahan's people to its officer, against a signed list.

    Refused: nothing chosen or too many (`delivery.empty`, `delivery.too_many`), the receiver's
    name, identity or position missing, a day in the past (`delivery.due_past`), a card of another
    kelurahan (`delivery.other_village`), a card that is not here any more (`delivery.not_here`).
    """
    work.require(*SENDERS)
    receiver = _receiver(receiver_name, receiver_identity, receiver_position)
    chosen = tuple(dict.fromkeys(card_ids))
    if not chosen:
        raise OfficeError("delivery.empty")
    if len(chosen) > MOST_CARDS:
        raise OfficeError("delivery.too_many", most=MOST_CARDS)
    if due_on < work.office_date:
        raise OfficeError("delivery.due_past", field="due_on")
    village = work.session.get(Region, village_code)
    if village is None:
        raise OfficeError("region.unknown", field="village")
    year = work.office_date.year
    number = f"P-{year}-{work.number(f'delivery/{year}'):06d}"  # taken first: lists wait here
    cards = [_send(work, card_id, village) for card_id in sorted(chosen)]
    cards.sort(key=lambda card: chosen.index(card.id))
    delivery_id = _insert(work, number, village_code, receiver, due_on, cards)
    work.record("delivery.sent_out", delivery_id, cards=len(cards))
    row = queries_delivery.delivery(work.session, delivery_id=delivery_id)
    assert row is not None
    return SentOut(row, _issue_list(work, row, village))


def take_home(work: Work, *, delivery_id: int, lines: Sequence[HomeLine]) -> DeliveryRow:
    """Enter what came home of a list; cards it does not speak of stay out.

    A line that says what is known already changes nothing, so the same list may come home twice.
    Refused as a whole: a card that is not on the list (`delivery.not_on_list`), one of which
    something else is known (`delivery.settled_otherwise`), an unsigned or impossible delivery
    (`delivery.unsigned`, `delivery.day_wrong`), a loss without a word (`delivery.note_needed`),
    an old card neither taken nor explained (`delivery.old_card_needed`).
    """
    work.require(*SENDERS)
    # Two who enter the same list wait for each other here.
    work.session.get(CardDelivery, delivery_id, with_for_update=True)
    row = queries_delivery.delivery(work.session, delivery_id=delivery_id)
    if row is None:
        raise OfficeError("delivery.missing")
    known = {
        item.card_id: item for item in queries_delivery.items(work.session, delivery_id=delivery_id)
    }
    news = [line for line in sorted(lines, key=lambda line: line.card_id)
            if _is_news(work.session, row, known.get(line.card_id), line)]  # fmt: skip
    if not news:
        return row
    for line in news:
        _settle(work, row, known[line.card_id], line)
    _close_if_home(work, row)
    again = queries_delivery.delivery(work.session, delivery_id=delivery_id)
    assert again is not None
    return again


def _receiver(name: str, identity: str, position: str) -> tuple[str, str, str]:
    name, identity, position = (" ".join(text.split()) for text in (name, identity, position))
    if not name:
        raise OfficeError("delivery.receiver_name_needed", field="receiver_name")
    if not position:
        raise OfficeError("delivery.receiver_position_needed", field="receiver_position")
    if not identity:
        raise OfficeError("delivery.receiver_identity_needed", field="receiver_identity")
    return name[:MOST_NAME], identity[:MOST_IDENTITY], position[:MOST_NAME]


def _send(work: Work, card_id: int, village: Region) -> CardRow:
    card = queries.card(work.session, card_id=card_id)
    if card is None:
        raise OfficeError("card.missing")
    owner = work.session.get(Resident, card.resident_id)
    if owner is None or owner.village_code != village.code:
        raise OfficeError(
            "delivery.other_village",
            number=card.number,
            name=card.resident_name,
            village=village.name,
        )
    try:
        pieces.change(work, card_id, CardState.PRINTED, state=CardState.OUT)
    except OfficeError:
        raise OfficeError(
            "delivery.not_here", number=card.number, name=card.resident_name
        ) from None
    pieces.log(work, card_id, CardAct.SENT_OUT)
    return card


def _insert(
    work: Work,
    number: str,
    village_code: str,
    receiver: tuple[str, str, str],
    due_on: date,
    cards: Sequence[CardRow],
) -> int:
    name, identity, position = receiver
    delivery = CardDelivery(
        number=number, village_code=village_code, receiver_name=name,
        receiver_identity=identity, receiver_position=position, due_on=due_on,
        state=DeliveryState.OPEN, office_date=work.office_date, at=work.now,
        officer_id=work.actor.officer_id,
    )  # fmt: skip
    work.session.add(delivery)
    work.session.flush()
    assert delivery.id is not None
    rows = [
        {
            "delivery_id": delivery.id,
            "card_id": card.id,
            "position": place,
            "outcome": DeliveryOutcome.OUT,
            "received_by": "",
            "note": "",
        }
        for place, card in enumerate(cards, start=1)
    ]
    work.session.execute(insert(CardDeliveryItem), rows)
    return delivery.id


def _issue_list(work: Work, row: DeliveryRow, village: Region) -> PaperRow:
    district = work.session.get(Region, village.parent_code) if village.parent_code else None
    slip = DeliverySlip(
        office=letterhead(work.session),
        number=row.number,
        day=work.office_date,
        village=row.village,
        district=district.name if district is not None else "",
        due_on=row.due_on,
        officer=work.actor.name,
        receiver=row.receiver_name,
        receiver_identity=row.receiver_identity,
        receiver_position=row.receiver_position,
        lines=tuple(
            DeliveryLine(item.resident_name, item.masked_nik, item.card_number,
                         asks_for_old_card(item.service_code))
            for item in queries_delivery.items(work.session, delivery_id=row.id)
        ),
        token=row.number,
    )  # fmt: skip
    return issue(
        work,
        key=f"{DELIVERY_LIST}/{row.number}",
        kind=DELIVERY_LIST,
        number=row.number,
        slip=slip,
    )


def _is_news(
    session: Session, delivery: DeliveryRow, item: DeliveryItemRow | None, line: HomeLine
) -> bool:
    if item is None:
        card = queries.card(session, card_id=line.card_id)
        raise OfficeError(
            "delivery.not_on_list",
            number="" if card is None else card.number,
            list=delivery.number,
        )
    if DeliveryOutcome(line.outcome) in (DeliveryOutcome.OUT, item.outcome):
        return False
    if item.outcome is not DeliveryOutcome.OUT:
        raise OfficeError(
            "delivery.settled_otherwise", number=item.card_number, name=item.resident_name
        )
    return True


def _settle(work: Work, delivery: DeliveryRow, item: DeliveryItemRow, line: HomeLine) -> None:
    outcome = DeliveryOutcome(line.outcome)
    note = " ".join(line.note.split())[:MOST_NOTE]
    received_by = (" ".join(line.received_by.split()) or item.resident_name)[:MOST_NAME]
    if outcome is DeliveryOutcome.DELIVERED:
        _deliver(work, delivery, item, line, received_by, note)
    elif outcome is DeliveryOutcome.BROUGHT_BACK:
        pieces.change(work, item.card_id, CardState.OUT, state=CardState.PRINTED)
        pieces.log(work, item.card_id, CardAct.BROUGHT_BACK, note=note)
    else:
        if not note:
            raise OfficeError("delivery.note_needed", field="note", name=item.resident_name)
        pieces.change(work, item.card_id, CardState.OUT, state=CardState.LOST)
        pieces.log(work, item.card_id, CardAct.LOST, note=note)
    delivered = outcome is DeliveryOutcome.DELIVERED
    work.session.execute(
        update(CardDeliveryItem)
        .where(
            col(CardDeliveryItem.delivery_id) == delivery.id,
            col(CardDeliveryItem.card_id) == item.card_id,
            col(CardDeliveryItem.outcome) == DeliveryOutcome.OUT,
        )
        .values(
            outcome=outcome,
            happened_on=line.on or work.office_date,
            received_by=received_by if delivered else "",
            note=note,
            settled_at=work.now,
            settled_by=work.actor.officer_id,
        )
    )


def _deliver(
    work: Work,
    delivery: DeliveryRow,
    item: DeliveryItemRow,
    line: HomeLine,
    received_by: str,
    note: str,
) -> None:
    number, name = item.card_number, item.resident_name
    if not line.signed:
        raise OfficeError("delivery.unsigned", field="signed", number=number, name=name)
    if not delivery.office_date <= (line.on or work.office_date) <= work.office_date:
        raise OfficeError("delivery.day_wrong", field="on", number=number, name=name)
    if asks_for_old_card(item.service_code) and line.old_card_reason is None and not note:
        raise OfficeError("delivery.old_card_needed", field="note", number=number, name=name)
    card = queries.card(work.session, card_id=item.card_id)
    assert card is not None
    form = HandoverForm(
        collector=Collector.KELURAHAN,
        collector_name=received_by,
        collector_identity=delivery.receiver_name,
        authority_letter=delivery.number,
        identity_checked=True,
        old_card_taken=line.old_card_reason is not None,
        old_card_reason=line.old_card_reason,
        old_card_absence=note if asks_for_old_card(item.service_code) else "",
        proof=Proof.SIGNED_LIST,
    )
    handovers.give(work, card, form, expected=CardState.OUT)


def _close_if_home(work: Work, row: DeliveryRow) -> None:
    """A list of which no card is out any more is home."""
    out = (
        select(func.count(col(CardDeliveryItem.id)))
        .where(
            col(CardDeliveryItem.delivery_id) == row.id,
            col(CardDeliveryItem.outcome) == DeliveryOutcome.OUT,
        )
        .scalar_subquery()
    )
    closed = work.session.execute(
        update(CardDelivery)
        .where(
            col(CardDelivery.id) == row.id,
            col(CardDelivery.state) == DeliveryState.OPEN,
            out == 0,
        )
        .values(state=DeliveryState.HOME, home_on=work.office_date)
        .returning(col(CardDelivery.id))
    ).one_or_none()
    work.record("delivery.came_home", row.id, whole=closed is not None)
