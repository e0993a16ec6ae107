"""The office's receipt, taken in before anybody signs in: for every visit on this laptop."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.errors import MachineError
from ektp_desk.outreach.field_receipts import (
    ReceiptTaken,
    files_named,
    forget_confirmed,
    read_receipt,
    take_receipt,
)
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.loading import read_visit, visit_desk
from ektp_desk.outreach.roles import laptop_itself


@dataclass(frozen=True)
class TakenHere:
    """`events` newly confirmed, `left` on the laptop still without a receipt; `files` the
    laptop let go of, `waiting` those it keeps."""

    events: int
    left: int
    files: int
    waiting: int


def take_receipt_here(store: FieldStore, path: Path, *, now: datetime) -> TakenHere:
    """Mark what the office has in each visit, and let go of the files it has.

    The same receipt again changes nothing. Raises what `field_receipts.read_receipt` raises, and
    `MachineError`; a visit whose database is damaged is passed over.
    """
    opened = read_receipt(path, store)
    events = left = 0
    for visit_file in store.visit_files():
        try:
            if read_visit(store, visit_file) is None:
                continue
        except MachineError:
            continue
        desk = visit_desk(store, visit_file, clock=SetClock(now))
        try:
            actor = laptop_itself()
            taken = desk.write(actor, take_receipt, opened=opened).result
        finally:
            desk.close()
        events, left = events + taken.events, left + taken.left
    gone = forget_confirmed(store, ReceiptTaken(events, left, files_named(opened)))
    return TakenHere(events, left, gone, len(store.outbox()))
