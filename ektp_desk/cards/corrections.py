"""A good card that was none: put right by new entries, never by changing old ones."""

from sqlalchemy import func, select, update
from sqlmodel import col

from ektp_desk.accounts.rules import Role
from ektp_desk.cards import pieces, queries
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.rules import CardAct, CardState, SpoilReason
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.recording.models import CentralRecord, CentralSighting
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.services_central import note_own_act
from ektp_desk.stock.rules import Movement
from ektp_desk.stock.services import take_back_blank, use_blank

LONGEST_NOTE = 200


def correct_outcome(work: Work, *, card_id: int, reason: SpoilReason, note: str) -> CardRow:
    """Book a card that was confirmed good as spoiled; only before it was handed over.

    The print log gets a line that opens the outcome again and one with the right outcome; in the
    ledger the used blank is taken back by a reversal and booked as spoiled: one blank either way.
    The person is print-ready again, in their old place. Refused without `note`
    (`card.correction_note_needed`) and for any card that is not a printed one
    (`card.moved_on.<state>`): a spoiled piece cannot become good, its card is printed anew.
    """
    work.require(Role.SUPERVISOR)
    reason = SpoilReason(reason)
    said = " ".join(note.split())[:LONGEST_NOTE]
    if not said:
        raise OfficeError("card.correction_note_needed", field="note")
    pieces.change(work, card_id, CardState.PRINTED, state=CardState.SPOILED, spoil_reason=reason)
    pieces.log(work, card_id, CardAct.CORRECTED, note=said)
    pieces.log(work, card_id, CardAct.SPOILED, reason=reason.value)
    take_back_blank(work, card_id=card_id, note=said)
    use_blank(work, card_id=card_id, kind=Movement.SPOILED)
    card = queries.card(work.session, card_id=card_id)
    assert card is not None
    _put_back(work, card.resident_id)
    return card


def _put_back(work: Work, resident_id: int) -> None:
    """Print-ready again since the day it was, unless more of the card is known by now."""
    ready = select(func.max(col(CentralSighting.office_date))).where(
        col(CentralSighting.resident_id) == resident_id,
        col(CentralSighting.status) == CentralStatus.PRINT_READY_RECORD,
    )
    since = work.session.execute(ready).scalar_one()
    note_own_act(
        work,
        resident_id=resident_id,
        status=CentralStatus.PRINT_READY_RECORD,
        only_from=(CentralStatus.CARD_PRINTED,),
    )
    if since is not None:
        work.session.execute(
            update(CentralRecord)
            .where(
                col(CentralRecord.resident_id) == resident_id,
                col(CentralRecord.status) == CentralStatus.PRINT_READY_RECORD,
                col(CentralRecord.since) > since,
            )
            .values(since=since)
        )
