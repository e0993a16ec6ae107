"""How many slips of the hand lie between two writings of one word."""

from collections.abc import Iterable


def slips(one: str, other: str, *, most: int) -> int:
    """The number of letters added, left out, replaced or swapped with their neighbour.

    Anything above `most` is told as `most + 1`. Each column of the table of distances is held in
    the bits of one number, so that a comparison of two names takes some ten steps (the way of
    Myers 1999 with Hyyrö's step for swaps, 2003).
    """
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most or not one or not other:
        return min(max(len(one), len(other)), most + 1)
    where: dict[str, int] = {}
    for place, letter in enumerate(one):
        where[letter] = where.get(letter, 0) | 1 << place
    return min(_distance(where, len(one), other), most + 1)


def nearest(word: str, among: Iterable[str], *, most: int) -> tuple[str, ...]:
    """Those of `among` with the fewest slips from `word`, if there are at most `most`."""
    best: list[str] = []
    for candidate in among:
        found = slips(word, candidate, most=most)
        if found > most:
            continue
        if found < most:
            best, most = [], found
        best.append(candidate)
    return tuple(best)


def _distance(where: dict[str, int], length: int, other: str) -> int:
    everywhere, last = (1 << length) - 1, 1 << (length - 1)
    up, down, same, before = everywhere, 0, 0, 0
    distance = length
    for letter in other:
        here = where.get(letter, 0)
        swapped = ((~same & here) << 1) & before
        same = (((here & up) + up) ^ up) | here | down | swapped
        plus, minus = down | ~(same | up), up & same
        distance += bool(plus & last) - bool(minus & last)
        plus = (plus << 1) | 1
        up = ((minus << 1) | ~(same | plus)) & everywhere
        down = same & plus & everywhere
        before = here
    return distance
