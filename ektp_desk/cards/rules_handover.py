"""What a hand-over asks for: how it was proven whose card it is, who took it, the old card."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ektp_desk.cards.rules import Collector, OldCardReason, asks_for_old_card


class Proof(StrEnum):
    """What proved that the card belongs to who stands there."""

    SCANNED = "scanned"  # the receipt, by its code
    TYPED = "typed"  # the receipt, its number read off
    NO_RECEIPT = "no_receipt"  # questions answered instead
    SIGNED_LIST = "signed_list"  # the kelurahan's list, signed by who received the card


class IdentityKind(StrEnum):
    """What was shown to prove who takes the card."""

    KTP = "ktp"
    KK = "kk"
    SIM = "sim"
    PASSPORT = "passport"
    FACE = "face"  # compared with the card itself
    OTHER = "other"


class Relation(StrEnum):
    """Who a proxy is to the owner."""

    SPOUSE = "spouse"
    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    RELATIVE = "relative"
    NEIGHBOUR = "neighbour"
    OFFICIAL = "official"
    OTHER = "other"


class IdentityQuestion(StrEnum):
    """What is asked of somebody without a receipt; the answers stand on the roll."""

    BIRTH = "birth"
    ADDRESS = "address"
    FAMILY = "family"


QUESTIONS_NEEDED = 2  # right answers that stand for a receipt


@dataclass(frozen=True)
class HandoverForm:
    """What the officer filled in at a hand-over; texts are "" when empty."""

    collector: Collector
    collector_name: str
    collector_identity: str
    authority_letter: str
    identity_checked: bool
    old_card_taken: bool
    old_card_reason: OldCardReason | None
    old_card_absence: str
    proof: Proof = Proof.TYPED
    no_receipt_reason: str = ""
    questions: tuple[IdentityQuestion, ...] = ()
    identity_kind: IdentityKind | None = None
    relation: Relation | None = None
    authority_date: date | None = None


Problem = tuple[str, str]


def handover_problems(form: HandoverForm, *, service_code: str) -> tuple[Problem, ...]:
    """What is still missing, as (code, field) in the order of the form; empty when complete.

    A proxy brings an authority letter (surat kuasa) and an identity (domain.md, Pick-up). Without
    the receipt two of the questions are answered right, and the reason is noted. The old card is
    taken with its reason, or its absence explained where the service asks for one.
    """
    return (*_proxy(form), *_proof(form), *_old_card(form, service_code))


def _proxy(form: HandoverForm) -> Iterator[Problem]:
    if form.collector is not Collector.PROXY:
        return
    if not form.collector_name.strip():
        yield "handover.collector_name_needed", "collector_name"
    if form.relation is None:
        yield "handover.relation_needed", "relation"
    if form.identity_kind is None:
        yield "handover.identity_kind_needed", "identity_kind"
    if not form.collector_identity.strip():
        yield "handover.collector_identity_needed", "collector_identity"
    if not form.authority_letter.strip() and form.authority_date is None:
        yield "handover.authority_letter_needed", "authority_letter"


def _proof(form: HandoverForm) -> Iterator[Problem]:
    if form.proof is Proof.NO_RECEIPT:
        if not form.no_receipt_reason.strip():
            yield "handover.no_receipt_reason_needed", "no_receipt_reason"
        if len(set(form.questions)) < QUESTIONS_NEEDED:
            yield "handover.questions_needed", "questions"
    if not form.identity_checked:
        yield "handover.identity_unchecked", "identity_checked"


def _old_card(form: HandoverForm, service_code: str) -> Iterator[Problem]:
    if form.old_card_taken and form.old_card_reason is None:
        yield "handover.old_card_reason_needed", "old_card_reason"
    explained = form.old_card_taken or form.old_card_absence.strip()
    if asks_for_old_card(service_code) and not explained:
        yield "handover.old_card_needed", "old_card_absence"
