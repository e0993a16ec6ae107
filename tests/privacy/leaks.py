"""Looking for known values in files, as somebody would who found the computer.

A value is looked for as UTF-8, as UTF-16 of both orders, and inside base64 of each, wherever in the
coded text it stands. Letters count whether they are large or small.
"""

import base64
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LEAST = 8  # bytes: shorter ones turn up by chance in what is encrypted
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


@dataclass(frozen=True)
class Leak:
    """A value that stands in a file, and how it is written there."""

    path: str
    value: str
    way: str


def forms(value: str) -> Iterator[tuple[str, bytes]]:
    """The ways in which a value may be written: a name for each, and its bytes."""
    for encoding in ENCODINGS:
        raw = value.encode(encoding)
        if len(raw) < LEAST:
            continue
        yield encoding, raw
        for before in range(3):
            coded = base64.b64encode(b"\0" * before + raw).rstrip(b"=")
            # What shares its letters with the neighbours of the value is not known.
            yield f"base64 of {encoding}", coded[(0, 2, 3)[before] : -1]


def search(
    folder: Path, values: Collection[str], *, left_out: Callable[[Path], bool] = lambda _: False
) -> tuple[list[Leak], list[Path]]:
    """Every value found in the files under `folder`, and the files that were read."""
    wanted = [(value, way, raw) for value in values for way, raw in forms(value)]
    found: list[Leak] = []
    read: list[Path] = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not left_out(path):
            read.append(path)
            found += within(path.read_bytes(), wanted, path.relative_to(folder).as_posix())
    return found, read


def within(content: bytes, wanted: Sequence[tuple[str, str, bytes]], name: str) -> Iterator[Leak]:
    """The values that stand in `content`."""
    small = content.lower()
    for value, way, raw in wanted:
        if raw in content or (not way.startswith("base64") and raw.lower() in small):
            yield Leak(name, value, way)
