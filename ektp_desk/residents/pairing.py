"""Which entries of a roll to compare, and the pairs found among them. Nothing is read or written.

Comparing each with each would be eight thousand million comparisons. Only those are compared
that share one of several keys (`blocks`), each of which survives some kind of error: the birth
date survives whatever was done to the name, the name what was done to the date, the digits of the
NIK in any order two that were exchanged.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.residents.likeness import (
    DATE,
    SEQUENCE,
    Clue,
    Entry,
    Grade,
    Likeness,
    compare,
    plausible_nik,
)
from ektp_desk.residents.rules import Sex, name_key

MOST_IN_BLOCK = 400  # a key so common says nothing, and its pairs are too many to compare
RARE_REGION = 10_000  # one NIK of so many does not make a region
REPORT_EVERY = 4_000
_RANK = {Grade.LIKELY: 1, Grade.LOOK: 0}

Progress = Callable[[int, int], None]


def silent(_done: int, _total: int) -> None:
    """Nobody is watching."""


@dataclass(frozen=True)
class Pair:
    """Two entries that may be one person; `one` is the older entry."""

    one: Entry
    other: Entry
    grade: Grade
    likeness: Likeness


def find_pairs(
    entries: Sequence[Entry],
    *,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Pair]:
    """All pairs among `entries` that are worth a look, the likeliest first."""
    groups = blocks(entries)
    seen: dict[tuple[int, int], Likeness] = {}
    for number, group in enumerate(groups):
        if number % REPORT_EVERY == 0:
            if cancelled():
                raise OfficeError("duplicates.cancelled")
            progress(number, len(groups))
        for first, second in combinations(group, 2):
            likeness = compare(entries[first], entries[second])
            if likeness is not None:
                seen[first, second] = likeness
    progress(len(groups), len(groups))
    found = [
        Pair(entries[first], entries[second], grade, likeness)
        for (first, second), likeness in seen.items()
        if (grade := likeness.grade) is not None
    ]
    twins = {pair for pair, likeness in seen.items() if Clue.TWINS in likeness.clues}
    found = _twins_of_duplicates_apart(found, {_ids(entries, pair) for pair in twins})
    return sorted(found, key=lambda pair: (-_RANK[pair.grade], -pair.likeness.score, pair.one.id))


def _twins_of_duplicates_apart(found: list[Pair], twins: set[frozenset[int]]) -> list[Pair]:
    """Whoever is entered twice and has a twin must not be taken for the twin by the second entry.

    If B is likely A and C may be A's twin, then C is at most worth a look as B.
    """
    likely: defaultdict[int, set[int]] = defaultdict(set)
    for pair in found:
        if pair.grade is Grade.LIKELY:
            likely[pair.one.id].add(pair.other.id)
            likely[pair.other.id].add(pair.one.id)

    def is_twins(pair: Pair) -> bool:
        one, other = pair.one.id, pair.other.id
        return any(
            frozenset((same, third)) in twins
            for third, whole in ((other, one), (one, other))
            for same in likely[whole] - {third}
        )

    return [
        replace(pair, grade=Grade.LOOK)
        if pair.grade is Grade.LIKELY and is_twins(pair) and _differ_in_name(pair)
        else pair
        for pair in found
    ]


def _differ_in_name(pair: Pair) -> bool:
    return not {Clue.NAME_SAME, Clue.NAME_SOUND} & set(pair.likeness.clues)


def _ids(entries: Sequence[Entry], places: tuple[int, int]) -> frozenset[int]:
    return frozenset(entries[place].id for place in places)


def blocks(entries: Sequence[Entry]) -> list[list[int]]:
    """Groups of places in `entries` that share a key."""
    found: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        for key in _keys(entry):
            found[key].append(place)
    return [block for block in found.values() if 1 < len(block) <= MOST_IN_BLOCK]


def _keys(entry: Entry) -> Iterator[tuple[object, ...]]:
    born, spoken = entry.born, entry.spoken
    first = entry.words[0][:1] if entry.words else ""
    last = entry.words[-1][:1] if entry.words else ""
    for word in set(entry.words):
        yield 1, born, word
    yield 2, born, first, entry.village_code
    yield 3, spoken, born[4:]
    yield 4, spoken, born[:4]
    yield 5, "".join(sorted(entry.nik))
    yield 6, entry.nik[:SEQUENCE], first
    yield 7, entry.nik[DATE:], last
    if entry.kk_number:
        yield 8, entry.kk_number, first
        yield 9, entry.kk_number, last


def frequent_regions(niks: Iterable[str]) -> frozenset[str]:
    """The first six digits that stand on a roll often enough to be those of a real district."""
    counted = Counter(nik[:DATE] for nik in niks)
    least = max(2, sum(counted.values()) // RARE_REGION)
    return frozenset(region for region, count in counted.items() if count >= least)


def entry(
    *,
    id: int,
    nik: str,
    kk_number: str,
    key: str,
    words: Sequence[str],
    sex: Sex,
    birth_date: date,
    birth_place: str,
    address: str,
    village_code: str,
    regions: Collection[str],
) -> Entry:
    """An entry with what comparing it needs worked out once."""
    return Entry(
        id,
        nik,
        kk_number,
        key,
        tuple(words),
        "".join(sorted(words)),
        sex,
        birth_date,
        f"{birth_date.day:02d}{birth_date.month:02d}{birth_date.year:04d}",
        name_key(birth_place),
        name_key(address),
        village_code,
        plausible_nik(nik, birth_date=birth_date, sex=sex, regions=regions),
    )
