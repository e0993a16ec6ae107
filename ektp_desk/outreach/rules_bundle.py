"""What a bundle file is: its kinds, head and manifest, and the card of whoever makes one. Pure."""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach.rules_sealed import (
    damaged,
    key,
    mapping,
    moment,
    number,
    text,
    uid,
    when,
)

SCHEMA = 1  # of what stands in manifest and parts; a reader takes its own and older ones
OFFICE = "office"  # the office as a sender
MOST_HEAD = 4_096  # bytes; ours have some 400
MOST_FILE = 64 * 2**20  # bytes; 5,000 people take less than 2 MB
MOST_CONTENT = 512 * 2**20  # bytes once unfolded: 100,000 events of 5 kB
MOST_NAME = 80  # letters of a laptop's name
_PART = re.compile(r"[a-z_]{1,40}")


class FileKind(StrEnum):
    """What a file is for."""

    DEVICE = "device"  # a laptop's card, to the office
    OUT = "out"  # a visit, to a laptop
    HOME = "home"  # what was done, to the office
    RECEIPT = "receipt"  # what the office took in, to the laptop


@dataclass(frozen=True)
class Head:
    """What a file says on its outside, before anything is proven.

    `sender_key` is the key it says to be signed with, `recipient` tells whose key opens it,
    `content` is the size once unfolded and `size` that of the file, in bytes.
    """

    kind: FileKind
    schema: int
    uid: str
    sender_uid: str
    sender_key: str
    office: str
    device: str
    visit: str
    made_at: datetime
    recipient: str = ""
    ephemeral: str = ""
    content: int = 0
    size: int = 0


@dataclass(frozen=True)
class Manifest:
    """What a file says of itself inside, signed.

    `sequence` counts a laptop's files home from 1, `previous` is the SHA-256 of the one before;
    `rows` is the number of lines of each part, which `sealed.seal` counts itself.
    """

    kind: FileKind
    uid: str
    schema: int
    office: str
    device: str
    visit: str
    sequence: int
    previous: str
    made_at: datetime
    expires_at: datetime | None
    rows: Mapping[str, int]
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class Card:
    """Who somebody is: public keys, hexadecimal. `office` is a region's code, "" for a laptop that
    belongs to no office yet."""

    uid: str
    name: str
    sign_public: str
    box_public: str
    office: str

    @property
    def fingerprint(self) -> str:
        """Sixteen letters of both keys (80 bits) for two people to compare: "7K3F-…"."""
        digest = hashlib.sha256(bytes.fromhex(self.sign_public + self.box_public)).digest()
        letters = base64.b32encode(digest)[:16].decode()
        return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def told(manifest: Manifest, digests: Mapping[str, tuple[int, str]]) -> dict[str, Any]:
    """A manifest as plain JSON, with size (bytes) and SHA-256 of each part in its place."""
    return {
        "kind": manifest.kind,
        "uid": manifest.uid,
        "schema": manifest.schema,
        "office": manifest.office,
        "device": manifest.device,
        "visit": manifest.visit,
        "sequence": manifest.sequence,
        "previous": manifest.previous,
        "made_at": moment(manifest.made_at),
        "expires_at": None if manifest.expires_at is None else moment(manifest.expires_at),
        "facts": dict(manifest.facts),
        "parts": [
            {"name": name, "rows": manifest.rows[name], "size": size, "sha256": digest}
            for name, (size, digest) in sorted(digests.items())
        ],
    }


def manifest_of(row: Mapping[str, Any]) -> Manifest:
    """The manifest that plain JSON tells. Raises `OfficeError("bundle.damaged")`."""
    expires_at = row.get("expires_at")
    try:
        return Manifest(
            FileKind(text(row, "kind")), uid(row, "uid"), number(row, "schema"),
            text(row, "office"), uid(row, "device", empty=True), uid(row, "visit", empty=True),
            number(row, "sequence"), text(row, "previous"), when(row, "made_at"),
            None if expires_at is None else when(row, "expires_at"),
            {part[0]: part[1] for part in parts_of(row)}, mapping(row, "facts"),
        )  # fmt: skip
    except ValueError:
        raise OfficeError("bundle.damaged") from None


def parts_of(row: Mapping[str, Any]) -> list[tuple[str, int, int, str]]:
    """Name, lines, bytes and SHA-256 of each part, in their order in the file."""
    found = row.get("parts")
    if not isinstance(found, list) or not all(isinstance(part, dict) for part in found):
        damaged()
    parts = [
        (text(part, "name"), number(part, "rows"), number(part, "size"), text(part, "sha256"))
        for part in found
    ]
    names = [name for name, *_ in parts]
    if len(set(names)) < len(names) or not all(_PART.fullmatch(name) for name in names):
        damaged()
    return parts


def card_row(card: Card) -> dict[str, Any]:
    """A card as plain JSON, for `Manifest.facts` and a laptop's own store."""
    return asdict(card)


def card_of(row: Mapping[str, Any]) -> Card:
    """The card that plain JSON tells. Raises `OfficeError("bundle.damaged")`."""
    card = Card(
        uid(row, "uid"), text(row, "name"), key(row, "sign_public"), key(row, "box_public"),
        text(row, "office"),
    )  # fmt: skip
    if not 0 < len(card.name) <= MOST_NAME or not card.name.isprintable():
        damaged()
    return card
