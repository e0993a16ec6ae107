"""Cards put into the destruction store by hand: found ones, those of before the program."""

from sqlalchemy import func, select, update
from sqlmodel import col

from ektp_desk.accounts.rules import Role
from ektp_desk.cards import queries
from ektp_desk.cards.destruction_log import log
from ektp_desk.cards.destruction_pieces import WITHDRAWN
from ektp_desk.cards.models_destruction import DestructionBatch, StoreEntry
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.rules import CardState
from ektp_desk.cards.rules_destruction import BY_HAND, BatchAct, BatchState, StoreReason
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.residents.queries import resident_by_nik
from ektp_desk.residents.rules import digits, nik_problem
from ektp_desk.stock.rules_serials import tidy_serial

MOST_NUMBER, MOST_NOTE = 30, 200
# Cards of the office that somebody may bring back or find.
WITH_SOMEBODY = (CardState.HANDED_OVER.value, "lost")


def put_in(
    work: Work,
    *,
    reason: StoreReason | str,
    nik: str = "",
    card_number: str = "",
    serial: str = "",
    note: str = "",
    corrects_id: int | None = None,
) -> str:
    """Put one card in, with what is known of it; its number in the store comes back.

    Something must tell it from others: NIK, number, serial or note (`destruction.entry_empty`).
    A piece of the office's own ledgers comes in by itself and is refused here. `corrects_id`
    names the batch whose record wrongly says that this piece was destroyed; then a note is needed.
    """
    work.require(Role.SUPERVISOR)
    year = work.office_date.year
    number = f"PM-{year}-{work.number(f'store/{year}'):06d}"  # entries wait for each other here
    chosen = StoreReason(reason)
    if chosen not in BY_HAND:
        raise OfficeError("destruction.not_by_hand", field="reason")
    plain_nik = digits(nik) if nik.strip() else ""
    if nik.strip() and nik_problem(plain_nik):
        raise OfficeError("destruction.entry_nik", field="nik")
    tidy_number = "".join(card_number.split()).upper()[:MOST_NUMBER]
    seri, said = tidy_serial(serial) or "", " ".join(note.split())[:MOST_NOTE]
    if not (plain_nik or tidy_number or seri or said):
        raise OfficeError("destruction.entry_empty", field="card_number")
    card = queries.card_by_number(work.session, number=tidy_number) if tidy_number else None
    if corrects_id is None:
        _require_new(work, card, tidy_number, seri)
    else:
        _require_done(work, corrects_id, said)
    person = resident_by_nik(work.session, nik=plain_nik) if plain_nik else None
    entry = StoreEntry(
        number=number,
        office_date=work.office_date,
        at=work.now,
        officer_id=work.actor.officer_id,
        reason=chosen,
        resident_id=person.id if person else (card.resident_id if card else None),
        nik="" if person else plain_nik,
        card_number=tidy_number,
        serial=seri,
        note=said,
        corrects_id=corrects_id,
    )
    work.session.add(entry)
    work.session.flush()
    assert entry.id is not None
    work.record("store.put_in", entry.id, reason=chosen.value, corrects=corrects_id)
    if corrects_id is not None:
        log(work, corrects_id, BatchAct.CORRECTED, note=said)
    return number


def _require_new(work: Work, card: CardRow | None, number: str, serial: str) -> None:
    """The piece is not in by itself, waits for nobody, and was not put in before."""
    if card is not None:
        if card.state.value in (CardState.SPOILED.value, WITHDRAWN):
            raise OfficeError("destruction.in_already", field="card_number")
        if card.state.value not in WITH_SOMEBODY:
            raise OfficeError("destruction.still_waits", field="card_number")
    for field, column, text in (
        ("card_number", StoreEntry.card_number, number), ("serial", StoreEntry.serial, serial),
    ):  # fmt: skip
        same = select(func.count()).where(col(column) == text)
        if text and work.session.execute(same).scalar_one():
            raise OfficeError("destruction.entry_twice", field=field)


def _require_done(work: Work, batch_id: int, note: str) -> None:
    """Hold the batch that is corrected, which must be done."""
    if not note:
        raise OfficeError("destruction.note_needed", field="note")
    held = work.session.execute(
        update(DestructionBatch)
        .where(col(DestructionBatch.id) == batch_id, col(DestructionBatch.state) == BatchState.DONE)
        .values(state=BatchState.DONE)
        .returning(col(DestructionBatch.id))
    ).one_or_none()
    if held is None:
        raise OfficeError("destruction.not_done", field="corrects_id")
