"""Printing cards: each act whole or not at all. Handing them over is in `handovers`."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlmodel import col

from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import EVERYBODY, OfficeProfile, Role
from ektp_desk.cards import backlog, holds, pieces, queries, suket
from ektp_desk.cards.handovers import close_visit
from ektp_desk.cards.handovers import hand_over as hand_over
from ektp_desk.cards.models import Card
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.receipts import issue_card_receipt
from ektp_desk.cards.rules import (
    FIRST_CARD_SERVICE,
    UNSETTLED,
    CardAct,
    CardState,
    Outcome,
    SpoilReason,
)
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow
from ektp_desk.recording.eligibility import Outcome as Verdicts
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.queries import print_verdict
from ektp_desk.recording.rules import CentralStatus, prints_from
from ektp_desk.recording.services_central import note_own_act
from ektp_desk.residents.models import Resident
from ektp_desk.stock.rules import Movement
from ektp_desk.stock.serials import require_known
from ektp_desk.stock.services import use_blank

MOST_REASON = 200  # as much as a line of the print log holds


@dataclass(frozen=True)
class CardPrinted:
    """A good card and the receipt to fetch it with."""

    card: CardRow
    paper: PaperRow


@dataclass(frozen=True)
class Settled:
    """A piece whose unknown outcome was settled; the receipt only if the card was good."""

    card: CardRow
    paper: PaperRow | None


def intend(
    work: Work, *, resident_id: int, blank_serial: str | None = None, override_reason: str = ""
) -> CardRow:
    """Write down that a card is about to be printed, before the printer is given anything.

    Refused with the reason of `eligibility.may_print` (with `card.too_young` for the age), when
    a piece of theirs is unsettled (`card.unsettled`), when no blank is left (`stock.empty`:
    pieces being printed hold one each), and when the scarcity rule holds the card back
    (`card.held.<by>`). A supervisor may override a hold, a WARN or an overridable BLOCK with
    `override_reason`, which the print log keeps beside the rule's version.
    """
    work.require(Role.PRINTER, Role.SUPERVISOR)
    number = take_card_number(work)  # taken first: intents wait for each other here
    return intend_numbered(
        work,
        number,
        resident_id=resident_id,
        blank_serial=blank_serial,
        override_reason=override_reason,
    )


def take_card_number(work: Work) -> str:
    """The next card's number; whoever takes one is alone with the list and the blanks until the
    act is through."""
    year = work.office_date.year
    return f"K-{year}-{work.number(f'card/{year}'):06d}"


def intend_numbered(
    work: Work,
    number: str,
    *,
    resident_id: int,
    blank_serial: str | None = None,
    override_reason: str = "",
    run_id: int | None = None,
) -> CardRow:
    """`intend` for who has taken the card's number already, as one piece of a run perhaps."""
    override = " ".join(override_reason.split())[:MOST_REASON]
    overridden = _require_printable(work, resident_id, override)
    central = work.session.get(CentralRecord, resident_id)
    assert central is not None  # print-ready
    _require_settled(work, resident_id)
    version, spared = holds.require_not_held(work, resident_id, override)
    card_id = pieces.add(
        work,
        number=number,
        token=f"C-{secrets.token_hex(8)}",
        resident_id=resident_id,
        service_code=central.service_code or FIRST_CARD_SERVICE,
        ticket_id=central.ticket_id,
        recording_id=central.recording_id,
        blank_serial=require_known(work.session, blank_serial),
        run_id=run_id,
    )
    note = override if overridden or spared else ""
    pieces.log(work, card_id, CardAct.INTENDED, note=note, rule_version=version)
    return _row(work, card_id)


def confirm_good(work: Work, *, card_id: int, blank_serial: str | None = None) -> CardPrinted:
    """The card came out well: outcome, blank, central status, ticket and receipt in one act."""
    work.require(Role.PRINTER, Role.SUPERVISOR)
    return _good(work, card_id, CardState.PRINTING, blank_serial)


def confirm_spoiled(
    work: Work, *, card_id: int, reason: SpoilReason, blank_serial: str | None = None
) -> CardRow:
    """The piece came out wrong: its blank is spoiled, and the person stays print-ready."""
    work.require(Role.PRINTER, Role.SUPERVISOR)
    return _spoiled(work, card_id, CardState.PRINTING, reason, blank_serial)


def withdraw(work: Work, *, card_id: int) -> CardRow:
    """Take an intent back before the printer took a blank; the person stays print-ready."""
    work.require(Role.PRINTER, Role.SUPERVISOR)
    return _not_printed(work, card_id, CardState.PRINTING)


def mark_unknown(work: Work, *, card_id: int) -> CardRow:
    """Nobody is sure what came out (power cut, jam): to be settled before it is printed again."""
    work.require(Role.PRINTER, Role.SUPERVISOR)
    pieces.change(work, card_id, CardState.PRINTING, state=CardState.UNKNOWN)
    pieces.log(work, card_id, CardAct.UNKNOWN)
    return _row(work, card_id)


def settle_unknown(
    work: Work,
    *,
    card_id: int,
    outcome: Outcome | str,
    reason: SpoilReason | None = None,
    blank_serial: str | None = None,
) -> Settled:
    """Settle an unknown piece after looking: good, spoiled (with `reason`) or not printed."""
    work.require(Role.PRINTER, Role.SUPERVISOR)
    outcome = Outcome(outcome)
    if outcome is Outcome.GOOD:
        done = _good(work, card_id, CardState.UNKNOWN, blank_serial)
        return Settled(done.card, done.paper)
    if outcome is Outcome.NOT_PRINTED:
        return Settled(_not_printed(work, card_id, CardState.UNKNOWN), None)
    if reason is None:
        raise OfficeError("card.spoil_reason_needed", field="reason")
    return Settled(_spoiled(work, card_id, CardState.UNKNOWN, reason, blank_serial), None)


def recover_station(work: Work, *, left: Collection[str]) -> tuple[int, ...]:
    """Turn the intents that ended programs of this station left into unknown; their card ids.

    `left` are instances known to have ended; what another running program has in hand is its own.
    Called when somebody signs in, so that no card is printed twice because nobody remembers.
    """
    work.require(*EVERYBODY)
    found = work.session.execute(
        update(Card)
        .where(
            col(Card.state) == CardState.PRINTING,
            col(Card.station) == work.actor.station,
            col(Card.instance).in_(left),
        )
        .values(state=CardState.UNKNOWN)
        .returning(col(Card.id))
    ).scalars()
    card_ids = tuple(sorted(int(card_id) for card_id in found if card_id is not None))
    for card_id in card_ids:
        pieces.log(work, card_id, CardAct.UNKNOWN)
    return card_ids


def _good(work: Work, card_id: int, expected: CardState, blank_serial: str | None) -> CardPrinted:
    office = profile(work.session)
    _spend(work, card_id, expected, CardState.PRINTED, blank_serial, office)
    pieces.log(work, card_id, CardAct.GOOD)
    use_blank(work, card_id=card_id, kind=Movement.USED)
    card = _row(work, card_id)
    note_own_act(work, resident_id=card.resident_id, status=CentralStatus.CARD_PRINTED)
    backlog.serve(work, resident_id=card.resident_id)
    suket.replace_by_card(work, resident_id=card.resident_id)
    close_visit(work, card)
    return CardPrinted(card, issue_card_receipt(work, card, office))


def _spoiled(
    work: Work, card_id: int, expected: CardState, reason: SpoilReason, blank_serial: str | None
) -> CardRow:
    reason = SpoilReason(reason)
    office = profile(work.session)
    _spend(work, card_id, expected, CardState.SPOILED, blank_serial, office, spoil_reason=reason)
    pieces.log(work, card_id, CardAct.SPOILED, reason=reason.value)
    use_blank(work, card_id=card_id, kind=Movement.SPOILED)
    return _row(work, card_id)


def _not_printed(work: Work, card_id: int, expected: CardState) -> CardRow:
    # The blank is still in the box: another card may take its serial.
    pieces.settle(work, card_id, expected, CardState.NOT_PRINTED, blank_serial=None)
    pieces.log(work, card_id, CardAct.NOT_PRINTED)
    return _row(work, card_id)


def _spend(
    work: Work,
    card_id: int,
    expected: CardState,
    state: CardState,
    blank_serial: str | None,
    office: OfficeProfile,
    **values: Any,
) -> None:
    """Settle a piece that took a blank, with its serial where the office asks for one."""
    serial = require_known(work.session, blank_serial)
    if serial is not None:
        values["blank_serial"] = serial
    kept = pieces.settle(work, card_id, expected, state, **values)
    if kept is None and office.ask_blank_serial:
        raise OfficeError("card.serial_needed", field="blank_serial")


def _row(work: Work, card_id: int) -> CardRow:
    row = queries.card(work.session, card_id=card_id)
    assert row is not None
    return row


def _require_printable(work: Work, resident_id: int, override: str) -> bool:
    """Ask the rule; True when a supervisor overrode what it said."""
    person = work.session.get(Resident, resident_id)
    if person is None:
        raise OfficeError("resident.unknown")
    verdict = print_verdict(work.session, resident_id=resident_id, day=work.office_date)
    if verdict.outcome is Verdicts.ALLOW:
        return False
    if verdict.overridable and override:
        work.require(Role.SUPERVISOR)
        return True
    if verdict.reason == "verdict.too_young_to_print":
        first_day = prints_from(
            person.birth_date,
            person.marital_status,
            print_from_age=profile(work.session).print_from_age,
        )
        raise OfficeError("card.too_young", day=f"{first_day:%d-%m-%Y}")
    raise OfficeError(verdict.reason, overridable=verdict.overridable)


def _require_settled(work: Work, resident_id: int) -> None:
    open_piece = select(col(Card.id)).where(
        col(Card.resident_id) == resident_id, col(Card.state).in_(UNSETTLED)
    )
    if work.session.execute(open_piece).first() is not None:
        raise OfficeError("card.unsettled")
