"""Ledger, print log and count laid side by side: what does not agree. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ektp_desk.cards.rules import STATE_AFTER, CardAct, CardState


class DifferenceKind(StrEnum):
    """What does not agree with what."""

    BLANK_MISSING = "blank_missing"
    BLANK_EXTRA = "blank_extra"
    BLANK_DIFFERS = "blank_differs"
    CARD_STATE = "card_state"
    CARD_TWICE = "card_twice"
    DAY_USED = "day_used"
    DAY_SPOILED = "day_spoiled"
    SERIAL_TWICE = "serial_twice"
    SERIAL_UNKNOWN = "serial_unknown"
    SERIAL_MISSING = "serial_missing"
    SERIAL_RANGE = "serial_range"
    NEGATIVE = "negative"
    NO_OPENING = "no_opening"
    REVERSAL = "reversal"
    LOAN = "loan"
    ROW_GONE = "row_gone"
    CLOCK = "clock"
    COUNT_BOOK = "count_book"
    COUNT_ROW = "count_row"
    COUNT = "count"


# The database check has no other words for these; the rest it finds row by row.
OWN_CHECK = (
    DifferenceKind.CARD_TWICE,
    DifferenceKind.SERIAL_TWICE,
    DifferenceKind.SERIAL_UNKNOWN,
    DifferenceKind.SERIAL_MISSING,
    DifferenceKind.SERIAL_RANGE,
    DifferenceKind.LOAN,
    DifferenceKind.ROW_GONE,
    DifferenceKind.CLOCK,
    DifferenceKind.COUNT_BOOK,
    DifferenceKind.COUNT_ROW,
)


@dataclass(frozen=True)
class Difference:
    """One thing that does not agree: what had to be there and what is, in pieces or as states.

    `subject` is the card's number, the serial, the document; "" where the day says enough.
    `settled` is True for what was found and explained already: the last count's difference.
    """

    kind: DifferenceKind
    subject: str
    expected: int | CardState
    found: int | CardState | None
    day: date | None = None
    card_id: int = 0
    movement_id: int = 0
    settled: bool = False

    @property
    def key(self) -> tuple[str, str, int, int, date | None]:
        """What the row is known by when everything is compared again."""
        return (self.kind.value, self.subject, self.card_id, self.movement_id, self.day)


@dataclass(frozen=True)
class CardFacts:
    """One card as the three books have it: its state, its log's outcomes, its blanks (pieces)."""

    id: int
    number: str
    day: date
    state: CardState
    last_act: CardAct | None
    goods: int
    spoileds: int
    used: int
    spoiled: int
    rows: int


@dataclass(frozen=True)
class DayFacts:
    """One day by the print log (outcomes) and by the ledger (pieces that cards took)."""

    day: date
    goods: int
    spoileds: int
    used: int
    spoiled: int


@dataclass(frozen=True)
class CountFacts:
    """A count and the book it stood against, in pieces.

    `book` is the ledger's sum then, as it is read now; `moved` the row's own pieces; `written` is
    False when the row has no record of what was counted.
    """

    movement_id: int
    number: str
    day: date
    written: bool
    book: int
    apart: int
    expected: int
    counted: int
    moved: int
    newest: bool


def of_card(card: CardFacts) -> Iterator[Difference]:
    """A card's state, its log and its blank."""
    outcomes, pieces = card.goods + card.spoileds, card.used + card.spoiled
    logged = STATE_AFTER.get(card.last_act) if card.last_act is not None else None

    def differs(
        kind: DifferenceKind, expected: int | CardState, found: int | CardState
    ) -> Difference:
        return Difference(kind, card.number, expected, found, card.day, card.id)

    if logged is not card.state:
        yield differs(DifferenceKind.CARD_STATE, logged or CardState.NOT_PRINTED, card.state)
    if outcomes > 1:
        yield differs(DifferenceKind.CARD_TWICE, 1, outcomes)
    if outcomes and not card.rows:
        yield differs(DifferenceKind.BLANK_MISSING, 1, 0)
    elif card.rows and not outcomes:
        yield differs(DifferenceKind.BLANK_EXTRA, 0, pieces)
    elif outcomes and (card.rows, card.used, card.spoiled) != (1, *_taken(card)):
        yield differs(DifferenceKind.BLANK_DIFFERS, 1, pieces)


def _taken(card: CardFacts) -> tuple[int, int]:
    """What a card's last outcome must have taken: (used, spoiled)."""
    return (0, 1) if card.spoileds and not card.goods else (1, 0)


def of_day(day: DayFacts) -> Iterator[Difference]:
    """Outcomes in the log, blanks in the ledger."""
    if day.goods != day.used:
        yield Difference(DifferenceKind.DAY_USED, "", day.goods, day.used, day.day)
    if day.spoileds != day.spoiled:
        yield Difference(DifferenceKind.DAY_SPOILED, "", day.spoileds, day.spoiled, day.day)


def of_count(count: CountFacts) -> Iterator[Difference]:
    """A count must still stand against the same book, and have moved what it found."""
    difference = count.counted - count.expected
    if not count.written:
        yield Difference(DifferenceKind.COUNT_ROW, "", 1, 0, count.day, 0, count.movement_id)
        return
    if count.book - count.apart != count.expected:
        yield _of(DifferenceKind.COUNT_BOOK, count, count.expected, count.book - count.apart)
    if count.moved != difference:
        yield _of(DifferenceKind.COUNT_ROW, count, difference, count.moved)
    elif count.newest and difference:
        yield Difference(
            DifferenceKind.COUNT, count.number, count.expected, count.counted, count.day, 0,
            count.movement_id, settled=True,
        )  # fmt: skip


def _of(kind: DifferenceKind, count: CountFacts, expected: int, found: int) -> Difference:
    return Difference(kind, count.number, expected, found, count.day, 0, count.movement_id)


def unsettled(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """What still has to be looked into."""
    return tuple(one for one in found if not one.settled)
