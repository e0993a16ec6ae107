"""Past destructions of the demonstration office: each month's pieces, on the next month's first
working day, as many as the ledgers say."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.cards.rules import CardAct, CardState
from ektp_desk.cards.rules_destruction import (
    BatchAct,
    BatchState,
    Method,
    StoreReason,
    StoreSource,
)
from ektp_desk.demo.calendar import working_days
from ektp_desk.demo.rows import Hours, Ledger, Row, Staff
from ektp_desk.recording.rules_followup import letter_number

WITNESSES = (
    {"name": "Saksi pertama (demo)", "position": "Kepala Seksi Identitas Penduduk", "nip": ""},
    {"name": "Saksi kedua (demo)", "position": "Kepala Subbagian Umum", "nip": ""},
)
PLACE = "Halaman belakang kantor"
STEPS = (BatchAct.OPENED, BatchAct.COUNTED, BatchAct.SIGNED)
Piece = tuple[date, StoreSource, int, StoreReason]


def add_destructions(ledger: Ledger, as_of: date, hours: Hours, staff: Staff) -> None:
    """Destroy what came in until the month before the last; the last month's pieces wait."""
    pieces = sorted(_pieces(ledger))
    if not pieces:
        return
    last = as_of.replace(day=1)
    first = (pieces[0][0].replace(day=1) + timedelta(days=32)).replace(day=1)
    while first < last:
        until = first - timedelta(days=1)
        gone = [piece for piece in pieces if piece[0] <= until]
        pieces = pieces[len(gone) :]
        day = next(iter(working_days(first, first + timedelta(days=20))))
        if gone and day < as_of:
            _destroy(ledger, gone, until, day, hours, staff)
        first = (first + timedelta(days=32)).replace(day=1)


def _pieces(ledger: Ledger) -> Iterator[Piece]:
    spoiled_on = {
        event["card_id"]: event["office_date"]
        for event in ledger.rows["card_event"]
        if event["act"] == CardAct.SPOILED
    }
    for card in ledger.rows["card"]:
        if card["state"] == CardState.SPOILED:
            reason = StoreReason(card["spoil_reason"])
            yield spoiled_on[card["id"]], StoreSource.SPOILED, card["id"], reason
    for handover in ledger.rows["handover"]:
        if handover["old_card_taken"]:
            reason = StoreReason(handover["old_card_reason"])
            yield handover["office_date"], StoreSource.HANDOVER, handover["id"], reason


def _destroy(
    ledger: Ledger, pieces: list[Piece], until: date, day: date, hours: Hours, staff: Staff
) -> None:
    sequence = ledger.number(f"destruction/{day.year}")
    opened = hours.on(day, first=9, last=10)
    signed = opened + timedelta(hours=3)
    batch = ledger.add(
        "destruction_batch",
        number=letter_number(OfficeProfile().destruction_pattern, number=sequence, day=day),
        state=BatchState.DONE,
        until=until,
        office_date=day,
        opened_at=opened,
        opened_by=staff.supervisor,
        counted_round=1,
        place=PLACE,
        method=Method.BURNT,
        witnesses=list(WITNESSES),
        destroyed_on=day,
        signed_at=signed,
        signed_by=staff.supervisor,
    )
    for _, source, source_id, reason in pieces:
        ledger.add("destroyed_piece", batch_id=batch["id"], source=source, source_id=source_id,
                   reason=reason)  # fmt: skip
    counted = Counter(reason for *_, reason in pieces)
    for reason in StoreReason:
        if counted[reason]:
            ledger.add("destruction_count", batch_id=batch["id"], round=1, reason=reason,
                       expected=counted[reason], counted=counted[reason])  # fmt: skip
    _tell(ledger, batch, staff)


def _tell(ledger: Ledger, batch: Row, staff: Staff) -> None:
    for act in STEPS:
        at = batch["signed_at"] if act is BatchAct.SIGNED else batch["opened_at"]
        ledger.add("destruction_event", batch_id=batch["id"], act=act, at=at,
                   office_date=batch["office_date"], officer_id=staff.supervisor,
                   note="")  # fmt: skip
