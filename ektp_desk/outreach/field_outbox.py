"""Files for the office that wait on a laptop, their numbers and their chain.

A file is in the outbox, on the disk, before its number counts; one found there without its number
is taken up. So a laptop killed at any moment gives no number twice and skips none.
"""

import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach import rules_sealed as rules
from ektp_desk.outreach import sealed
from ektp_desk.outreach.field_folder import disk, keep, kept, undamaged
from ektp_desk.outreach.rules_bundle import Card, Head
from ektp_desk.storage.files import force_to_disk, put_in_place, sha256


@dataclass(frozen=True)
class Packed:
    """A file for the office; `sha256`, in hex, is of the whole file."""

    path: Path
    sequence: int
    sha256: str
    uid: str
    visit: str
    made_at: datetime


@dataclass(frozen=True)
class Chain:
    """`sequence` is the last number given, `last` the hash of its file, "" before the first."""

    sequence: int
    last: str
    files: tuple[Packed, ...]


class Outbox:
    """The outbox of one laptop; whoever calls holds the folder's lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "outbox"
        self._chain_file = folder / "chain.json"

    def begin(self) -> None:
        """An empty outbox of a laptop that made no file yet."""
        self._keep(Chain(0, "", ()))

    def chain(self, card: Card) -> Chain:
        """Numbers and files, brought up to what lies in the folder after a kill."""
        chain = self._kept()
        for number, path in self._strays(card, {one.path.name for one in chain.files}):
            if number > chain.sequence:
                chain = _taken_up(chain, number, path, card)
                self._keep(chain)
            else:  # it was let go, and then the program was killed
                with disk():
                    path.unlink(missing_ok=True)
        return chain

    def add(self, card: Card, make: Callable[[Path, int, str], tuple[Head, str]]) -> Packed:
        """Let `make` write the next file, given its path, number and the hash before; keep it."""
        chain = self.chain(card)
        number = chain.sequence + 1
        path = self.folder / f"{_stem(card)}{number:04d}.ektp"
        head, digest = make(path, number, chain.last)
        packed = Packed(path, number, digest, head.uid, head.visit, head.made_at)
        self._keep(Chain(number, digest, (*chain.files, packed)))
        return packed

    def forget(self, card: Card, sequence: int) -> None:
        """Let a file go; its number stays given."""
        chain = self.chain(card)
        left = tuple(one for one in chain.files if one.sequence != sequence)
        self._keep(replace(chain, files=left))
        self.chain(card)

    def _strays(self, card: Card, known: set[str]) -> list[tuple[int, Path]]:
        name = re.compile(rf"{_stem(card)}([0-9]{{4,9}})\.ektp")
        found = ((name.fullmatch(path.name), path) for path in self.folder.glob("*.ektp"))
        return sorted((int(m[1]), path) for m, path in found if m and path.name not in known)

    def _kept(self) -> Chain:
        row = kept(self._chain_file)
        with undamaged(self._chain_file.parent):
            files = row.get("files")
            if not isinstance(files, list) or not all(isinstance(one, dict) for one in files):
                rules.damaged()
            return Chain(
                rules.number(row, "sequence"),
                rules.text(row, "last"),
                tuple(self._packed_of(one) for one in files),
            )

    def _packed_of(self, row: dict[str, Any]) -> Packed:
        return Packed(
            self.folder / rules.text(row, "name"), rules.number(row, "sequence"),
            rules.text(row, "sha256"), rules.uid(row, "uid"), rules.uid(row, "visit"),
            rules.when(row, "made_at"),
        )  # fmt: skip

    def _keep(self, chain: Chain) -> None:
        keep(self._chain_file, {
            "sequence": chain.sequence, "last": chain.last,
            "files": [_row(packed) for packed in chain.files],
        })  # fmt: skip


def copy_out(packed: Packed, folder: Path) -> Path:
    """A file copied into a folder (a stick), whole or not at all, and read back.

    Raises `MachineError` for a disk that is full, gone or not to be trusted.
    """
    target = folder / packed.path.name
    part = folder / f"{packed.path.name}.part"
    with disk():
        try:
            shutil.copyfile(packed.path, part)
            force_to_disk(part)
            if sha256(part) != packed.sha256:
                raise MachineError("machine.disk_trouble", detail="read back differs")
            put_in_place(part, target)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return target


def _taken_up(chain: Chain, number: int, path: Path, card: Card) -> Chain:
    """The chain with a file that was written just before a kill.

    One that does not hold never left this laptop: it is put aside and its number given anew.
    """
    try:
        head = sealed.verified(path, signed_by=card.sign_public)
    except OfficeError:
        with disk():
            path.replace(path.with_name(f"{path.name}.rusak"))
        return chain
    with disk():
        digest = sha256(path)
    packed = Packed(path, number, digest, head.uid, head.visit, head.made_at)
    return Chain(number, digest, (*chain.files, packed))


def _stem(card: Card) -> str:
    return f"pulang-{card.uid[:8]}-"


def _row(packed: Packed) -> dict[str, Any]:
    return {
        "name": packed.path.name,
        "sequence": packed.sequence,
        "sha256": packed.sha256,
        "uid": packed.uid,
        "visit": packed.visit,
        "made_at": rules.moment(packed.made_at),
    }
