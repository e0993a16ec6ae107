"""Many values in turns: a statement takes only so many at once."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

AT_ONCE = 500  # values in one statement: either engine takes as many

T = TypeVar("T")


def parts(values: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """`values` in lists of at most `size`."""
    rest = iter(values)
    while part := list(islice(rest, size)):
        yield part
