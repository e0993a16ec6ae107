"""Many people in few letters: ids as spans, "1-500,503", for the audit's facts."""

from collections.abc import Collection, Iterator


def spans(ids: Collection[int]) -> str:
    """The ids in order, neighbours joined: {1, 2, 3, 7} is "1-3,7"."""
    return ",".join(f"{a}-{b}" if b > a else str(a) for a, b in _runs(sorted(set(ids))))


def _runs(ids: list[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for one in ids:
        if first is None or last is None or one != last + 1:
            if first is not None and last is not None:
                yield first, last
            first = one
        last = one
    if first is not None and last is not None:
        yield first, last


def read_spans(text: str) -> Iterator[range]:
    """What `spans` wrote, span by span."""
    for part in filter(None, text.split(",")):
        first, _, last = part.partition("-")
        yield range(int(first), int(last or first) + 1)
