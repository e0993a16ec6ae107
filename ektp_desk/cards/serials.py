"""Every serial the office received, and what became of its blank."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import select
from sqlmodel import Session, col

from ektp_desk.cards.models import Card
from ektp_desk.cards.rules import CardState
from ektp_desk.cards.rules_serials import SerialState, serial_state
from ektp_desk.stock import serials
from ektp_desk.stock.rules_serials import Span, tidy_serial

MOST_SERIALS = 500


@dataclass(frozen=True)
class SerialRow:
    """One blank by its serial, and the card that has it ("" and 0 for none)."""

    serial: str
    state: SerialState
    card_id: int
    card_number: str

    @property
    def key(self) -> str:
        """What the row is known by when the list is read again."""
        return self.serial


@dataclass(frozen=True)
class SerialBook:
    """Serials of one state, at most `MOST_SERIALS`, and how many there are of each."""

    rows: tuple[SerialRow, ...]
    counts: Mapping[SerialState, int]


def serial_book(
    session: Session, *, state: SerialState | None = None, find: str = ""
) -> SerialBook:
    """The serials in the office, in order; `find` keeps those it is a part of."""
    held = serials.held(session)
    cards = _cards(session)
    missing = serials.missing(session)
    wanted = tidy_serial(find) or ""

    def rows() -> Iterator[SerialRow]:
        for serial in _each(held):
            number, card_id, stands = cards.get(serial, ("", 0, None))
            now = serial_state(card=stands, missing=serial in missing)
            if (state is None or now is state) and wanted in serial:
                yield SerialRow(serial, now, card_id, number)

    return SerialBook(tuple(islice(rows(), MOST_SERIALS)), _counts(held, cards, missing))


def _counts(
    held: tuple[Span, ...],
    cards: Mapping[str, tuple[str, int, CardState]],
    missing: frozenset[str],
) -> dict[SerialState, int]:
    """By state, without walking through the blanks that nothing happened to."""
    touched = Counter(
        serial_state(card=cards[serial][2] if serial in cards else None, missing=serial in missing)
        for serial in {*cards, *missing}
        if serials.among(serial, held)
    )
    untouched = sum(map(len, held)) - touched.total()
    touched[SerialState.IN_BOX] += untouched
    return {state: touched[state] for state in SerialState}


def _each(held: tuple[Span, ...]) -> Iterator[str]:
    for span in held:
        for number in range(span.first, span.last + 1):
            yield span.serial(number)


def _cards(session: Session) -> dict[str, tuple[str, int, CardState]]:
    statement = select(
        col(Card.blank_serial), col(Card.number), col(Card.id), col(Card.state)
    ).where(col(Card.blank_serial).is_not(None))
    return {serial: (number, card, state) for serial, number, card, state in
            session.execute(statement)}  # fmt: skip
