"""The office's receipt on a laptop: what it names has arrived and is not sent any more."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, update
from sqlmodel import col, select

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.parts import parts
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import sealed
from ektp_desk.outreach.collecting import this_visit
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.models_field import FieldOutbox
from ektp_desk.outreach.roles import TEAM
from ektp_desk.outreach.sealed import FileKind, Opened

RECEIVED = "received"  # the part of the file


@dataclass(frozen=True)
class FileReceived:
    """One file that the office has: its place in the sequence, its hash, the events in it."""

    sequence: int
    sha256: str
    events: tuple[str, ...]


@dataclass(frozen=True)
class ReceiptTaken:
    """What a receipt said of this visit: `events` newly confirmed, `left` still without receipt.

    `files` are all files of this laptop that the office has, other visits' among them.
    """

    events: int
    left: int
    files: tuple[FileReceived, ...]


def read_receipt(path: Path, store: FieldStore) -> Opened:
    """A receipt, verified to be the office's and this laptop's.

    Raises `bundle.*` as `sealed.unseal` does, `field_receipt.other_laptop` and
    `field_receipt.unreadable`.
    """
    office = store.office()
    senders = {} if office is None else {sealed.OFFICE: office.sign_public}
    opened = sealed.unseal(path, recipient=(store.keys(),), senders=senders, kind=FileKind.RECEIPT)
    if opened.manifest.device != store.card().uid:
        raise OfficeError("field_receipt.other_laptop")
    files_named(opened)
    return opened


def files_named(opened: Opened) -> tuple[FileReceived, ...]:
    """The files a receipt names. Raises `field_receipt.unreadable`."""
    try:
        return tuple(_file(row) for row in sealed.rows_of(opened.parts[RECEIVED]))
    except (KeyError, TypeError, ValueError):
        raise OfficeError("field_receipt.unreadable") from None


def take_receipt(work: Work, *, opened: Opened) -> ReceiptTaken:
    """Mark what the office has. The same receipt again changes nothing."""
    work.require(*TEAM)
    visit = this_visit(work)
    files = files_named(opened)
    uids = [uid for file in files for uid in file.events]
    marked = sum(_mark(work, some) for some in parts(uids))
    waiting = select(func.count(col(FieldOutbox.id))).where(col(FieldOutbox.received_at).is_(None))
    left = int(work.session.exec(waiting).one())
    if marked:
        work.record("field.received", visit.id or 0, events=marked, left=left)
    return ReceiptTaken(marked, left, files)


def forget_confirmed(store: FieldStore, taken: ReceiptTaken) -> int:
    """Drop the outbox's copies of what the office has, hash for hash; how many."""
    confirmed = {(file.sequence, file.sha256) for file in taken.files}
    gone = [file for file in store.outbox() if (file.sequence, file.sha256) in confirmed]
    for file in gone:
        store.forget(file.sequence)
    return len(gone)


def _mark(work: Work, uids: list[str]) -> int:
    found = work.session.execute(
        update(FieldOutbox)
        .where(col(FieldOutbox.uid).in_(uids), col(FieldOutbox.received_at).is_(None))
        .values(received_at=work.now)
        .returning(col(FieldOutbox.id))
    )
    return len(found.all())


def _file(row: Mapping[str, Any]) -> FileReceived:
    events = row["events"]
    if not isinstance(events, list) or not all(isinstance(uid, str) for uid in events):
        raise ValueError("events")
    return FileReceived(int(row["sequence"]), str(row["sha256"]), tuple(events))
