"""Serials of blanks: how they are written, and which ones are in the office."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_SERIAL = re.compile(r"(.*?)(\d{1,15})")
_PARTS = re.compile(r"\s*[;,\n]\s*")
_BETWEEN = re.compile(r"\s*(?:–|—|\.\.|\bs/d\b|\bs\.d\.)\s*|\s+-\s+", re.IGNORECASE)
LONGEST_PREFIX = 30


@dataclass(frozen=True)
class Span:
    """Serials from `first` to `last`: `prefix`, then a number written with `digits` digits."""

    prefix: str
    digits: int
    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    def __str__(self) -> str:
        if self.first == self.last:
            return self.serial(self.first)
        return f"{self.serial(self.first)}–{self.serial(self.last)}"

    def serial(self, number: int) -> str:
        """One serial as it is written."""
        return f"{self.prefix}{number:0{self.digits}d}"

    def alike(self, other: "Span") -> bool:
        """Whether both are of one series."""
        return (self.prefix, self.digits) == (other.prefix, other.digits)

    def meets(self, other: "Span") -> bool:
        """Whether a serial is in both."""
        return self.alike(other) and self.first <= other.last and other.first <= self.last

    def within(self, first: int, last: int) -> "Span | None":
        """The part between two numbers, or None."""
        first, last = max(first, self.first), min(last, self.last)
        return Span(self.prefix, self.digits, first, last) if first <= last else None


def tidy_serial(text: str | None) -> str | None:
    """A blank's serial as stored: capitals without spaces, 40 at most; None for nothing."""
    serial = "".join((text or "").split()).upper()[:40]
    return serial or None


def single(serial: str) -> Span | None:
    """A tidied serial as a span of one; None when it does not end in a number."""
    found = _SERIAL.fullmatch(serial)
    if found is None or len(found[1]) > LONGEST_PREFIX:
        return None
    number = int(found[2])
    return Span(found[1], len(found[2]), number, number)


def spans(text: str) -> tuple[tuple[Span, ...], str]:
    """Ranges as they are typed: "AB0001 – AB0500; AB0601"; and the part that is none ("").

    From and to are of one series, and in order.
    """
    found = []
    for part in _PARTS.split(text.strip()):
        if not part:
            continue
        ends = [single(tidy_serial(end) or "") for end in _BETWEEN.split(part)]
        first, last = ends[0], ends[-1]
        if len(ends) > 2 or first is None or last is None or not first.alike(last):
            return (), part
        if last.first < first.first:
            return (), part
        found.append(Span(first.prefix, first.digits, first.first, last.first))
    return tuple(found), ""


def twice(found: Sequence[Span]) -> Span | None:
    """The first span that has a serial in common with one before it."""
    for place, span in enumerate(found):
        if any(span.meets(before) for before in found[:place]):
            return span
    return None


def after(moves: Iterable[tuple[Span, bool]]) -> tuple[Span, ...]:
    """The serials in the office after these moves, in order: (span, whether it came in)."""
    held: list[Span] = []
    for span, incoming in moves:
        held = [rest for other in held for rest in without(other, span)]
        if incoming:
            held.append(span)
    return tuple(sorted(held, key=lambda span: (span.prefix, span.digits, span.first)))


def without(span: Span, gone: Span) -> Iterator[Span]:
    """What is left of a span without another."""
    if not span.meets(gone):
        yield span
        return
    before = span.within(span.first, gone.first - 1)
    behind = span.within(gone.last + 1, span.last)
    yield from (part for part in (before, behind) if part is not None)


def covered(span: Span, held: Iterable[Span]) -> bool:
    """Whether every serial of the span is held."""
    rest = [span]
    for other in held:
        rest = [part for piece in rest for part in without(piece, other)]
    return not rest
