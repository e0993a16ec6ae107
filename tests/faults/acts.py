"""What a kind of act is: an office prepared for it, and the acts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from tests.conftest import Office


class NotThere(LookupError):
    """What an act begins with is not there: the one before was refused."""


Facts = Any
Act = Callable[[Office, Facts], object]
Row = TypeVar("Row")


@dataclass(frozen=True)
class Kind:
    """`prepare` makes the office what it is before the acts, and what they are handed.

    An act's last word with the database is its commit: what it read afterwards could fail although
    it was done.
    """

    name: str
    prepare: Callable[[Office, Path], Facts]
    acts: tuple[Act, ...]
    begins: datetime = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    pause: timedelta = timedelta(minutes=2)


def first(rows: Iterable[Row]) -> Row:
    """The first of some rows; raises `NotThere` when there is none."""
    for row in rows:
        return row
    raise NotThere


def nothing(_office: Office, _folder: Path) -> None:
    """A new office will do."""
