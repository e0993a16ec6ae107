"""How printing went: good and spoiled pieces, pace and time, by printer or by operator. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from ektp_desk.cards.rules import SpoilReason

TYPICAL_SPOILAGE = 0.047  # of all pieces: Pekalongan 2016 (domain.md, Cards and blanks)
PAUSE = timedelta(minutes=15)  # longer without a piece is no work on cards


@dataclass(frozen=True)
class PrintedPiece:
    """One piece that came out, from its intent to its outcome; `reason` only when spoiled."""

    owner: int | None
    started: datetime
    settled: datetime
    reason: SpoilReason | None


@dataclass(frozen=True)
class Tally:
    """What one printer or operator made. `unknown` pieces once had no known outcome; `hours` of
    work on cards; `seconds` is the median from intent to outcome, None without a piece."""

    good: int
    spoiled: Mapping[SpoilReason, int]
    unknown: int
    hours: float
    seconds: float | None

    @property
    def spoiled_pieces(self) -> int:
        """Spoiled pieces of all reasons."""
        return sum(self.spoiled.values())

    @property
    def pieces(self) -> int:
        """All pieces that came out."""
        return self.good + self.spoiled_pieces

    @property
    def spoil_rate(self) -> float | None:
        """The part of all pieces that was spoiled, None without a piece."""
        return self.spoiled_pieces / self.pieces if self.pieces else None

    @property
    def per_hour(self) -> float | None:
        """Pieces an hour of work, None where there was no time to speak of."""
        return self.pieces / self.hours if self.hours > 0 else None


def tally(pieces: Sequence[PrintedPiece], *, unknown: int = 0) -> Tally:
    """Sum up the pieces of one printer or operator."""
    reasons = Counter(piece.reason for piece in pieces if piece.reason is not None)
    times = [(piece.settled - piece.started).total_seconds() for piece in pieces]
    return Tally(
        good=sum(piece.reason is None for piece in pieces),
        spoiled={reason: reasons.get(reason, 0) for reason in SpoilReason},
        unknown=unknown,
        hours=work_time((piece.started, piece.settled) for piece in pieces).total_seconds() / 3600,
        seconds=median(times) if times else None,
    )


def work_time(spans: Iterable[tuple[datetime, datetime]]) -> timedelta:
    """How long somebody worked on cards: from the first intent to the last outcome, without the
    pauses longer than `PAUSE`. A piece that took longer itself counts with that much only, and a
    clock that was set back counts nothing."""
    total = timedelta()
    reached: datetime | None = None
    for started, settled in sorted(spans):
        if settled < started:
            continue
        begin = started
        if reached is not None and started <= reached + PAUSE:
            total += max(timedelta(), started - reached)
            begin = max(started, reached)
        total += min(max(timedelta(), settled - begin), PAUSE)
        reached = settled if reached is None else max(reached, settled)
    return total
