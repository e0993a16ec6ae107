"""Destroying pieces: chosen, counted blind, witnessed and signed; done is final."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import Role
from ektp_desk.cards import destruction, destruction_batches
from ektp_desk.cards.destruction import StoreRow
from ektp_desk.cards.destruction_batches import BatchRow
from ektp_desk.cards.destruction_log import log
from ektp_desk.cards.destruction_papers import issue_record
from ektp_desk.cards.models_destruction import (
    DestroyedPiece,
    DestructionBatch,
    DestructionCount,
    DestructionPick,
)
from ektp_desk.cards.rules_destruction import (
    MOST_PIECES,
    BatchAct,
    BatchState,
    Method,
    Piece,
    StoreReason,
    Witness,
    count_problem,
    differences,
    signing_problem,
)
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow
from ektp_desk.recording.rules_followup import letter_number

DRAFT_LOCK = "destruction/draft"  # who changes the draft waits here for who does
MOST_PLACE, MOST_NAME, MOST_NIP = 120, 120, 30


def open_batch(work: Work, *, until: date) -> BatchRow:
    """Begin a destruction with all pieces that came in up to `until`.

    Refused while another is prepared (`destruction.draft_open`), for a day to come
    (`destruction.future`) and when there is nothing (`destruction.nothing`).
    """
    work.require(Role.SUPERVISOR)
    work.number(DRAFT_LOCK)
    if destruction_batches.draft(work.session) is not None:
        raise OfficeError("destruction.draft_open")
    _require_past(work, until, "until")
    batch = DestructionBatch(
        state=BatchState.DRAFT, until=until, office_date=work.office_date, opened_at=work.now,
        opened_by=work.actor.officer_id,
    )  # fmt: skip
    work.session.add(batch)
    try:
        work.session.flush()
    except IntegrityError:
        raise OfficeError("destruction.draft_open") from None
    assert batch.id is not None
    pieces = destruction.store_pieces(work.session, until=until)
    _pick(work, batch.id, pieces)
    log(work, batch.id, BatchAct.OPENED, pieces=len(pieces))
    return _row(work, batch.id)


def choose(work: Work, *, batch_id: int, until: date, left_out: Sequence[Piece] = ()) -> BatchRow:
    """Choose anew for the draft: what came in up to `until`, but for the pieces left out.

    A count that was made does not stand any more.
    """
    work.require(Role.SUPERVISOR)
    work.number(DRAFT_LOCK)
    _require_past(work, until, "until")
    _change(work, batch_id, until=until, counted_round=0)
    work.session.execute(delete(DestructionPick))
    out = set(left_out)
    pieces = [
        row for row in destruction.store_pieces(work.session, until=until) if row.key not in out
    ]
    _pick(work, batch_id, pieces)
    log(work, batch_id, BatchAct.CHOSEN, pieces=len(pieces))
    return _row(work, batch_id)


def count_batch(
    work: Work, *, batch_id: int, counted: Mapping[str, int], note: str = ""
) -> BatchRow:
    """Keep a blind physical count of the chosen pieces by reason, against the book.

    A reason not named counts as none. A difference needs its explanation in `note`
    (`destruction.difference`, with the sum of the differences); both are kept.
    """
    work.require(Role.SUPERVISOR)
    work.number(DRAFT_LOCK)
    pieces = {StoreReason(reason): int(number) for reason, number in counted.items()}
    problem = count_problem(pieces)
    if problem is not None:
        raise OfficeError(problem[0], field=problem[1], most=MOST_PIECES)
    expected = destruction.chosen_counts(work.session, batch_id=batch_id)
    found = differences(expected, pieces)
    said = " ".join(note.split())
    if found and not said:
        raise OfficeError("destruction.difference", field="note", reasons=len(found),
                          pieces=sum(abs(by) for by in found.values()))  # fmt: skip
    newest = select(func.coalesce(func.max(col(DestructionCount.round)), 0)).where(
        col(DestructionCount.batch_id) == batch_id
    )
    number = int(work.session.execute(newest).scalar_one()) + 1
    _change(work, batch_id, counted_round=number)
    rows = [
        {"batch_id": batch_id, "round": number, "reason": reason,
         "expected": expected.get(reason, 0), "counted": pieces.get(reason, 0)}
        for reason in StoreReason
        if expected.get(reason) or pieces.get(reason)
    ]  # fmt: skip
    if not rows:
        raise OfficeError("destruction.nothing")
    work.session.execute(insert(DestructionCount), rows)
    log(work, batch_id, BatchAct.COUNTED, note=said if found else "",
        counted=sum(pieces.values()), expected=sum(expected.values()))  # fmt: skip
    return _row(work, batch_id)


def sign_batch(
    work: Work,
    *,
    batch_id: int,
    place: str,
    method: Method | str,
    witnesses: Sequence[Witness],
    destroyed_on: date,
) -> tuple[BatchRow, PaperRow]:
    """Sign a counted draft: its pieces are destroyed for good, and the record is issued.

    Refused without a place and two witnesses (`rules_destruction.signing_problem`), uncounted
    (`destruction.not_counted`), when the chosen pieces are not those counted
    (`destruction.count_again`), for a day to come or before the newest piece came in.
    """
    work.require(Role.SUPERVISOR)
    work.number(DRAFT_LOCK)
    problem = signing_problem(place, witnesses)
    if problem is not None:
        raise OfficeError(problem[0], field=problem[1])
    batch = _row(work, batch_id)
    rows = _require_counted(work, batch)
    _require_past(work, destroyed_on, "destroyed_on")
    newest = max(row.since for row in rows)
    if destroyed_on < newest:
        raise OfficeError("destruction.before_pieces", field="destroyed_on",
                          day=f"{newest:%d-%m-%Y}")  # fmt: skip
    sequence = work.number(f"destruction/{destroyed_on.year}")
    pattern = profile(work.session).destruction_pattern
    _change(
        work,
        batch_id,
        state=BatchState.DONE,
        number=letter_number(pattern, number=sequence, day=destroyed_on)[:60],
        place=" ".join(place.split())[:MOST_PLACE],
        method=Method(method),
        witnesses=[_witness(one) for one in witnesses],
        destroyed_on=destroyed_on,
        signed_at=work.now,
        signed_by=work.actor.officer_id,
    )
    _destroy(work, batch_id, rows)
    log(work, batch_id, BatchAct.SIGNED, pieces=len(rows))
    return _row(work, batch_id), issue_record(work, batch_id=batch_id)


def cancel_batch(work: Work, *, batch_id: int) -> None:
    """Put a draft away: its pieces stay in the store."""
    work.require(Role.SUPERVISOR)
    work.number(DRAFT_LOCK)
    _change(work, batch_id, state=BatchState.CANCELLED, counted_round=0)
    work.session.execute(delete(DestructionPick))
    log(work, batch_id, BatchAct.CANCELLED)


def _pick(work: Work, batch_id: int, pieces: Sequence[StoreRow]) -> None:
    if not pieces:
        raise OfficeError("destruction.nothing", field="until")
    work.session.execute(
        insert(DestructionPick),
        [{"source": row.source, "source_id": row.source_id, "batch_id": batch_id}
         for row in pieces],
    )  # fmt: skip


def _require_counted(work: Work, batch: BatchRow) -> tuple[StoreRow, ...]:
    if batch.state is not BatchState.DRAFT:
        raise OfficeError("destruction.moved_on")
    if not batch.counted:
        raise OfficeError("destruction.not_counted")
    chosen = destruction.chosen_counts(work.session, batch_id=batch.id)
    book = {check.reason: check.expected for check in batch.checks if check.expected}
    if chosen != book:
        raise OfficeError("destruction.count_again")
    return destruction.batch_pieces(work.session, batch_id=batch.id)


def _destroy(work: Work, batch_id: int, rows: Sequence[StoreRow]) -> None:
    try:
        work.session.execute(
            insert(DestroyedPiece),
            [{"batch_id": batch_id, "source": row.source, "source_id": row.source_id,
              "reason": row.reason} for row in rows],
        )  # fmt: skip
    except IntegrityError:
        raise OfficeError("destruction.count_again") from None
    work.session.execute(delete(DestructionPick))


def _change(work: Work, batch_id: int, **values: Any) -> None:
    """Change the draft; refused when it is one no more."""
    found = work.session.execute(
        update(DestructionBatch)
        .where(
            col(DestructionBatch.id) == batch_id, col(DestructionBatch.state) == BatchState.DRAFT
        )
        .values(**values)
        .returning(col(DestructionBatch.id))
    ).one_or_none()
    if found is None:
        raise OfficeError("destruction.moved_on")
    work.session.expire_all()


def _require_past(work: Work, day: date, field: str) -> None:
    if day > work.office_date:
        raise OfficeError("destruction.future", field=field)


def _witness(one: Witness) -> dict[str, str]:
    tidy = {name: " ".join(text.split()) for name, text in vars(one).items()}
    return {"name": tidy["name"][:MOST_NAME], "position": tidy["position"][:MOST_NAME],
            "nip": tidy["nip"][:MOST_NIP]}  # fmt: skip


def _row(work: Work, batch_id: int) -> BatchRow:
    row = destruction_batches.batch(work.session, batch_id=batch_id)
    if row is None:
        raise OfficeError("destruction.moved_on")
    return row
