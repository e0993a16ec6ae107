"""Past cards: intents, outcomes, the blanks they used, and hand-overs."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random

from ektp_desk.cards.rules import CardAct, CardState, Collector, OldCardReason, SpoilReason
from ektp_desk.cards.rules_handover import IdentityKind, Proof, Relation
from ektp_desk.demo.rows import Hours, Ledger, Row, Staff, pick
from ektp_desk.stock.rules import Movement

OLD_CARD = {
    "DATA_CHANGE": OldCardReason.DATA_CHANGE,
    "DAMAGED": OldCardReason.WORN,
    "MOVED_IN": OldCardReason.MOVED,
}
SPOIL_SHARES = ((SpoilReason.MISPRINT, 55), (SpoilReason.CANNOT_ENCODE, 35),
                (SpoilReason.FACTORY_DEFECT, 10))  # fmt: skip
PROXY_SHARE = 0.12


class Production:
    """Writes printed, spoiled and handed-over cards into the ledger."""

    def __init__(self, random: Random, ledger: Ledger, hours: Hours, staff: Staff) -> None:
        self._random = random
        self._ledger = ledger
        self._hours = hours
        self._staff = staff

    def print_good(self, day: date, resident_id: int, service: str, *, ticket_id: int | None,
                   recording_id: int | None) -> Row:  # fmt: skip
        """A card printed well; it waits to be fetched."""
        card = self._piece(day, resident_id, service, CardState.PRINTED)
        card["ticket_id"], card["recording_id"] = ticket_id, recording_id
        self._event(card, card["settled_at"], CardAct.GOOD)
        self._use(card, Movement.USED)
        return card

    def spoil(self, day: date, resident_id: int, service: str) -> None:
        """A piece that came out wrong, before the good one."""
        card = self._piece(day, resident_id, service, CardState.SPOILED)
        card["spoil_reason"] = pick(self._random, SPOIL_SHARES)
        self._event(card, card["settled_at"], CardAct.SPOILED, card["spoil_reason"])
        self._use(card, Movement.SPOILED)

    def hand_over(self, card: Row, day: date, name: str) -> Row:
        """The card goes to its owner, or sometimes to a proxy."""
        after = card["settled_at"] + timedelta(minutes=self._random.uniform(4, 40))
        at = after if day == card["office_date"] else self._hours.on(day)
        officer = self._random.choice(self._staff.handover)
        proxy = self._random.random() < PROXY_SHARE
        old_card = OLD_CARD.get(card["service_code"])
        number = self._ledger.number(f"handover/{day.year}")
        handover = self._ledger.add(
            "handover",
            number=f"S-{day.year}-{number:06d}",
            card_id=card["id"],
            office_date=day,
            at=at,
            officer_id=officer,
            turn=1,
            proof=Proof.SCANNED,
            no_receipt_reason="",
            questions=[],
            collector=Collector.PROXY if proxy else Collector.SELF,
            collector_name="Anggota keluarga" if proxy else name,
            relation=Relation.RELATIVE if proxy else None,
            identity_kind=IdentityKind.KTP if proxy else IdentityKind.FACE,
            collector_identity="ditunjukkan" if proxy else "",
            authority_letter=f"SK-{number:05d}" if proxy else "",
            authority_date=None,
            old_card_taken=old_card is not None,
            old_card_reason=old_card,
            old_card_absence="",
        )
        card["state"] = CardState.HANDED_OVER
        self._event(card, at, CardAct.HANDED_OVER, officer=officer, day=day)
        return handover

    def receive(self, day: date, quantity: int, document: str) -> None:
        """A shipment of blanks from the province."""
        receipt = self._ledger.number("demo/receipt")
        self._movement(
            day, self._hours.on(day, first=8, last=9), Movement.RECEIVED, quantity,
            source=("receipt", receipt), counterpart="Dinas Dukcapil Provinsi Sulawesi Selatan",
            document=document,
        )  # fmt: skip

    def open(self, day: date, quantity: int) -> None:
        """The count the ledger begins with."""
        at = self._hours.on(day, first=7, last=7.5)
        self._movement(day, at, Movement.OPENING, quantity, source=("opening", 1))

    def _piece(self, day: date, resident_id: int, service: str, state: CardState) -> Row:
        operator = self._random.choice(self._staff.printers)
        intended = self._hours.on(day, first=8.2, last=15.5)
        settled = intended + timedelta(seconds=self._random.randint(70, 210))
        card = self._ledger.add(
            "card",
            number=f"K-{day.year}-{self._ledger.number(f'card/{day.year}'):06d}",
            token=f"C-{self._random.getrandbits(64):016x}",
            resident_id=resident_id,
            service_code=service,
            ticket_id=None,
            recording_id=None,
            office_date=day,
            state=state,
            blank_serial=None,
            spoil_reason=None,
            operator_id=operator,
            station="cetak",
            instance="",
            intended_at=intended,
            settled_at=settled,
        )
        self._event(card, intended, CardAct.INTENDED)
        return card

    def _event(self, card: Row, at: datetime, act: CardAct, reason: str = "", *,
               officer: int | None = None, day: date | None = None) -> None:  # fmt: skip
        self._ledger.add(
            "card_event",
            card_id=card["id"],
            at=at,
            office_date=day or card["office_date"],
            act=act,
            officer_id=officer or card["operator_id"],
            reason=str(reason),
        )

    def _use(self, card: Row, kind: Movement) -> None:
        self._movement(
            card["office_date"], card["settled_at"], kind, -1,
            source=("card", card["id"]), officer=card["operator_id"],
        )  # fmt: skip

    def _movement(self, day: date, at: datetime, kind: Movement, quantity: int, *,
                  source: tuple[str, int], counterpart: str = "", document: str = "",
                  officer: int | None = None) -> None:  # fmt: skip
        self._ledger.add(
            "stock_movement",
            occurred_on=day,
            recorded_at=at,
            kind=kind,
            quantity=quantity,
            source_type=source[0],
            source_id=source[1],
            counterpart=counterpart,
            document=document,
            note="",
            officer_id=officer or self._staff.supervisor,
            reverses_id=None,
        )


def shipments(uses: Sequence[int], opening: int, left: int) -> dict[int, int]:
    """Shipments by day index so that stock never runs out and `left` remains at the end.

    Blanks come when less than eight days of use are left, in lots of at most 2,500.
    """
    arrivals: dict[int, int] = {}
    balance, outstanding = opening, sum(uses) + left - opening
    for index, use in enumerate(uses):
        need = sum(uses[index : index + 8])
        if outstanding > 0 and balance < need:
            lot = min(outstanding, max(2_500, need - balance))
            arrivals[index] = lot
            balance += lot
            outstanding -= lot
        balance -= use
    if outstanding > 0:
        last = len(uses) - 1
        arrivals[last] = arrivals.get(last, 0) + outstanding
    return arrivals
