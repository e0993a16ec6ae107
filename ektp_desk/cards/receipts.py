"""The papers of the cards room: the receipt to fetch a card with, the record of a hand-over."""

from ektp_desk.accounts.queries import letterhead, letterhead_of
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.cards.queries import CardRow, HandoverRow
from ektp_desk.cards.rules import Collector, asks_for_old_card
from ektp_desk.cards.rules_handover import IdentityKind
from ektp_desk.cards.slips import CARD_RECEIPT, HANDOVER_RECEIPT, CardSlip, HandoverSlip
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.residents.rules import mask_nik

NIK_DIGITS = 16
say = Sentences("id").say  # papers speak Indonesian, whatever the window does


def issue_card_receipt(work: Work, card: CardRow, office: OfficeProfile) -> PaperRow:
    """Write the receipt of a good card. Its QR code names the card, nothing else."""
    slip = CardSlip(
        office=letterhead_of(office),
        number=card.number,
        name=card.resident_name,
        masked_nik=card.masked_nik,
        service=card.service_id_name,
        printed_at=work.now.astimezone(work.zone),
        officer=work.actor.name,
        bring=_bring(card.service_code),
        token=card.token,
        footer=office.ticket_footer,
    )
    return issue(
        work,
        key=f"{CARD_RECEIPT}/{card.number}",
        kind=CARD_RECEIPT,
        number=card.number,
        slip=slip,
        resident_id=card.resident_id,
    )


def issue_handover_record(work: Work, card: CardRow, handover: HandoverRow) -> PaperRow:
    """Write the record of a hand-over, to be signed by the collector and the officer."""
    in_person = handover.collector is Collector.SELF
    slip = HandoverSlip(
        office=letterhead(work.session),
        number=handover.number,
        card_number=card.number,
        name=card.resident_name,
        masked_nik=card.masked_nik,
        handed_at=work.now.astimezone(work.zone),
        collector=handover.collector_name,
        collector_identity=_identity(handover),
        authority="" if in_person else _authority(handover),
        in_person=in_person,
        old_card=_old_card(handover),
        officer=work.actor.name,
        token=card.token,
        relation="" if handover.relation is None else say(f"relation.{handover.relation}"),
        proof=_proof(handover),
    )
    return issue(
        work,
        key=f"{HANDOVER_RECEIPT}/{handover.number}",
        kind=HANDOVER_RECEIPT,
        number=handover.number,
        slip=slip,
        resident_id=card.resident_id,
    )


def _identity(handover: HandoverRow) -> str:
    """What was shown; a NIK among it is masked, as on every paper."""
    number = handover.collector_identity
    shown = mask_nik(number) if len(number) == NIK_DIGITS and number.isdigit() else number
    if handover.identity_kind is None:
        return shown
    kind = say(f"identity_kind.{handover.identity_kind}")
    return kind if handover.identity_kind is IdentityKind.FACE else f"{kind} {shown}".strip()


def _authority(handover: HandoverRow) -> str:
    day = handover.authority_date
    if day is None:
        return handover.authority_letter
    if not handover.authority_letter:
        return say("handover.letter.dated", day=f"{day:%d-%m-%Y}")
    return say("handover.letter.both", number=handover.authority_letter, day=f"{day:%d-%m-%Y}")


def _proof(handover: HandoverRow) -> str:
    if handover.no_receipt_reason:
        return say("handover.proof.no_receipt", reason=handover.no_receipt_reason)
    return say(f"proof.{handover.proof}")


def _bring(service_code: str) -> tuple[str, ...]:
    old_card = "card.bring.old_card" if asks_for_old_card(service_code) else "card.bring.identity"
    return (say("card.bring.receipt"), say(old_card), say("card.bring.proxy"))


def _old_card(handover: HandoverRow) -> str:
    if handover.old_card_taken:
        reason = say(f"old_card_reason.{handover.old_card_reason}")
        return say("handover.old_card.taken", reason=reason)
    if handover.old_card_absence:
        return say("handover.old_card.absent", reason=handover.old_card_absence)
    return say("handover.old_card.none")
