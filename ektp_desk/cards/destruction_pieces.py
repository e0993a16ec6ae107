"""The pieces of the destruction store as one set of rows, out of the ledgers they are in."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Subquery,
    and_,
    cast,
    func,
    literal_column,
    select,
    type_coerce,
    union_all,
)
from sqlmodel import col

from ektp_desk.cards.models import Card, CardEvent, Handover
from ektp_desk.cards.models_destruction import DestroyedPiece, StoreEntry
from ektp_desk.cards.queries import standing_handover
from ektp_desk.cards.rules import CardAct, CardState
from ektp_desk.cards.rules_destruction import StoreReason, StoreSource

WITHDRAWN = "withdrawn"  # the card's state and the print log's act
NO_TEXT: ColumnElement[str] = cast(literal_column("''"), String(200))


def every_piece() -> Subquery:
    """Every piece that ever came into the store, one row each, whichever ledger it is in."""
    return union_all(
        _of_cards(StoreSource.SPOILED), _of_cards(StoreSource.WITHDRAWN), _taken_in(), _by_hand()
    ).subquery()


def _of_cards(source: StoreSource) -> Select[*tuple[Any, ...]]:
    """Cards whose end is the store: spoiled when printed, or withdrawn because nobody came."""
    spoiled = source is StoreSource.SPOILED
    state: str = CardState.SPOILED.value if spoiled else WITHDRAWN
    act: str = CardAct.SPOILED.value if spoiled else WITHDRAWN
    reason = (
        type_coerce(Card.spoil_reason, String)
        if spoiled
        else literal_column(f"'{StoreReason.UNCOLLECTED.value}'")
    )
    note = NO_TEXT if spoiled else col(CardEvent.reason)
    return (
        _columns(source, col(Card.id), col(CardEvent.office_date), reason, col(Card.number),
                 col(Card.resident_id), func.coalesce(Card.blank_serial, ""), note)
        .select_from(Card)
        .join(
            CardEvent,
            and_(
                col(CardEvent.card_id) == col(Card.id),
                type_coerce(CardEvent.act, String) == act,
            ),
        )
        .where(type_coerce(Card.state, String) == state)
    )  # fmt: skip


def _taken_in() -> Select[*tuple[Any, ...]]:
    """Old cards that came in when the new one was handed over."""
    return (
        _columns(StoreSource.HANDOVER, col(Handover.id), col(Handover.office_date),
                 type_coerce(Handover.old_card_reason, String), col(Handover.number),
                 col(Card.resident_id), NO_TEXT, NO_TEXT)
        .select_from(Handover)
        .join(Card, col(Card.id) == col(Handover.card_id))
        .where(col(Handover.old_card_taken).is_(True), standing_handover())
    )  # fmt: skip


def _by_hand() -> Select[*tuple[Any, ...]]:
    number = func.coalesce(func.nullif(StoreEntry.card_number, ""), col(StoreEntry.number))
    return _columns(
        StoreSource.HAND, col(StoreEntry.id), col(StoreEntry.office_date),
        type_coerce(StoreEntry.reason, String), number, col(StoreEntry.resident_id),
        col(StoreEntry.serial), col(StoreEntry.note), nik=col(StoreEntry.nik),
    )  # fmt: skip


def _columns(source: StoreSource, row: Any, since: Any, reason: Any, number: Any, person: Any,
             serial: Any, note: Any, nik: Any = NO_TEXT) -> Select[*tuple[Any, ...]]:  # fmt: skip
    return select(
        cast(literal_column(f"'{source.value}'"), String(40)).label("source"),
        row.label("source_id"),
        since.label("since"),
        reason.label("reason"),
        number.label("number"),
        person.label("resident_id"),
        serial.label("serial"),
        note.label("note"),
        nik.label("nik"),
    )


def is_of(pieces: Any, table: Any) -> ColumnElement[bool]:
    """Whether a row of `table` names the piece."""
    return and_(
        type_coerce(table.source, String) == pieces.c.source,
        col(table.source_id) == pieces.c.source_id,
    )


def kept(pieces: Any) -> ColumnElement[bool]:
    """Not destroyed by any batch."""
    return ~select(col(DestroyedPiece.id)).where(is_of(pieces, DestroyedPiece)).exists()
