"""Bundle files: signed by the sender, encrypted to one recipient (decision 36). No database.

X25519 with a key made for the one file → HKDF-SHA256 → AES-256-GCM over the content; Ed25519 over
the whole file. The library does the ciphers. The head is bound to the content and stands in it
once more. Content is unfolded (zlib) only after signature and cipher have held.
"""

import hashlib
import struct
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach import sealed_head
from ektp_desk.outreach.rules_bundle import (
    MOST_CONTENT,
    MOST_FILE,
    MOST_NAME,
    OFFICE,
    SCHEMA,
    Card,
    FileKind,
    Head,
    Manifest,
    card_of,
    card_row,
    manifest_of,
    parts_of,
    told,
)
from ektp_desk.outreach.rules_sealed import canonical, content_hash, lines, read_json, rows_of
from ektp_desk.outreach.sealed_keys import (
    TAG,
    Keys,
    decrypt,
    encrypt,
    key_id,
    new_keys,
    require_signature,
)
from ektp_desk.storage.files import file_trouble, write_whole

__all__ = [
    "OFFICE", "SCHEMA", "Card", "FileKind", "Head", "Keys", "Manifest", "Opened", "canonical",
    "card_of", "card_row", "content_hash", "key_id", "lines", "new_keys", "peek", "read_card",
    "rows_of", "seal", "unseal", "verified", "write_card",
]  # fmt: skip

_LENGTH = struct.Struct(">I")
_NO_TIME = datetime.fromtimestamp(0, UTC)  # a card has no moment


@dataclass(frozen=True)
class Opened:
    """A file that held: `parts` by name, `sha256` of the whole file in hex."""

    manifest: Manifest
    parts: Mapping[str, bytes]
    sha256: str


def seal(
    manifest: Manifest,
    parts: Mapping[str, bytes],
    *,
    sender: Keys,
    sender_uid: str,
    recipient_box: str,
    path: Path,
) -> str:
    """Write a file whole or not at all; its SHA-256. The lines of the parts are counted here.

    Raises `OfficeError("bundle.too_large")`, `MachineError`, and ValueError for names or parts that
    no reader would take.
    """
    counted = {name: part.count(b"\n") for name, part in parts.items()}
    inner = _inner(replace(manifest, rows=counted), parts)
    once = new_keys()
    head = Head(
        manifest.kind, manifest.schema, manifest.uid, sender_uid, sender.sign_public,
        manifest.office, manifest.device, manifest.visit, manifest.made_at, key_id(recipient_box),
        once.box_public, sum(len(piece) for piece in inner),
    )  # fmt: skip
    if head.content > MOST_CONTENT:
        raise OfficeError("bundle.too_large")
    folded = _fold(inner)
    begin = sealed_head.framed(head, len(folded) + TAG)
    body = encrypt(folded, once=once, recipient_box=recipient_box, bound=begin)
    return _put(path, begin, body, sender)


def peek(path: Path) -> Head:
    """What a file says on its outside; nothing of it is proven.

    Raises `OfficeError` `bundle.not_one`, `.newer`, `.cut`, `.damaged`, and `MachineError`.
    """
    return sealed_head.peek_head(path)


def unseal(
    path: Path,
    *,
    recipient: Sequence[Keys],
    senders: Mapping[str, str],
    kind: FileKind | None = None,
    revoked: Collection[str] = (),
    office: str = "",
) -> Opened:
    """Open a file and prove all of it: signature, cipher, hashes, counts, schema.

    `senders` are the trusted ones with their signing keys, `revoked` those no longer trusted;
    `kind` is what is wanted; with `office` (a region's code) a stranger's file is told from
    another office's. Raises `OfficeError` `bundle.*`, and `MachineError` for the disk.
    """
    content = sealed_head.read_file(path)
    frame = sealed_head.take_apart(content)
    head = frame.head
    # With the key it names itself first: what was only damaged is not called a stranger's.
    require_signature(frame.signed, frame.signature, head.sender_key)
    if kind not in (None, head.kind) or head.kind is FileKind.DEVICE:
        raise OfficeError(f"bundle.is_{head.kind}")
    _require_sender(head, senders, revoked, office)
    if head.schema > SCHEMA:
        raise OfficeError("bundle.newer")
    folded = decrypt(
        frame.body, recipient=recipient, named=head.recipient, ephemeral=head.ephemeral,
        bound=frame.aside,
    )  # fmt: skip
    manifest, parts = _take_out(_unfold(folded, head.content), head)
    return Opened(manifest, parts, hashlib.sha256(content).hexdigest())


def verified(path: Path, *, signed_by: str) -> Head:
    """The head of a file that is whole as its sender signed it; it need not be for the reader.

    Raises as `unseal`.
    """
    frame = sealed_head.take_apart(sealed_head.read_file(path))
    require_signature(frame.signed, frame.signature, signed_by)
    return frame.head


def write_card(card: Card, keys: Keys, path: Path) -> None:
    """A laptop's card for the office: readable by anybody, signed with the laptop's own key."""
    body = canonical(card_row(card))
    head = Head(
        FileKind.DEVICE, SCHEMA, card.uid, card.uid, card.sign_public, card.office, card.uid, "",
        _NO_TIME, content=len(body),
    )  # fmt: skip
    _put(path, sealed_head.framed(head, len(body)), body, keys)


def read_card(path: Path) -> Card:
    """The card in a file, whose signature shows that its keys belong together.

    Whose laptop it is no file can say: people compare the fingerprint. Raises as `unseal`.
    """
    frame = sealed_head.take_apart(sealed_head.read_file(path))
    if frame.head.kind is not FileKind.DEVICE:
        raise OfficeError(f"bundle.is_{frame.head.kind}")
    require_signature(frame.signed, frame.signature, frame.head.sender_key)
    if frame.head.schema > SCHEMA:
        raise OfficeError("bundle.newer")
    card = card_of(read_json(bytes(frame.body)))
    claimed = (frame.head.uid, frame.head.sender_key)
    if (card.uid, card.sign_public) != claimed or len(card.name) > MOST_NAME:
        raise OfficeError("bundle.damaged")
    try:
        new_keys().shared(card.box_public)
    except ValueError:  # a point of small order: nothing sealed for it would be secret
        raise OfficeError("bundle.damaged") from None
    return card


def _put(path: Path, begin: bytes, body: bytes, sender: Keys) -> str:
    """Write what was made, signed; its SHA-256. Refuses what no reader would take."""
    signature = sender.sign(begin + body)
    pieces = (begin, body, signature)
    if sum(len(piece) for piece in pieces) > MOST_FILE:
        raise OfficeError("bundle.too_large")
    try:
        write_whole(path, *pieces)
    except OSError as error:
        raise file_trouble(error) from error
    return hashlib.sha256(b"".join(pieces)).hexdigest()


def _inner(manifest: Manifest, parts: Mapping[str, bytes]) -> list[bytes]:
    """What is sealed: the manifest's length, the manifest, the parts in the order of names."""
    digests = {name: (len(p), hashlib.sha256(p).hexdigest()) for name, p in parts.items()}
    front = canonical(told(manifest, digests))
    if not all(part.endswith(b"\n") for part in parts.values() if part) or not _reads(front):
        raise ValueError(f"no reader would take this {manifest.kind} file")
    return [_LENGTH.pack(len(front)), front, *(parts[name] for name in sorted(parts))]


def _reads(front: bytes) -> bool:
    try:
        row = read_json(front)
        manifest_of(row)
        parts_of(row)
    except OfficeError:
        return False
    return True


def _fold(pieces: Sequence[bytes]) -> bytes:
    folding = zlib.compressobj(6)
    return b"".join([*(folding.compress(piece) for piece in pieces), folding.flush()])


def _unfold(folded: bytes, size: int) -> bytes:
    """Exactly `size` bytes, or a refusal: a small file cannot fill the memory."""
    if size > MOST_CONTENT:
        raise OfficeError("bundle.too_large")
    unfolding = zlib.decompressobj()
    try:
        content = unfolding.decompress(folded, size + 1)
    except zlib.error:
        raise OfficeError("bundle.damaged") from None
    if len(content) != size or not unfolding.eof or unfolding.unused_data:
        raise OfficeError("bundle.damaged")
    return content


def _require_sender(
    head: Head, senders: Mapping[str, str], revoked: Collection[str], office: str
) -> None:
    """Refuse a sender nobody trusts, before anything of the content is touched."""
    if head.sender_uid in revoked:
        raise OfficeError("bundle.revoked_sender")
    if senders.get(head.sender_uid) == head.sender_key:
        if head.sender_uid != (head.device if head.kind is FileKind.HOME else OFFICE):
            raise OfficeError("bundle.damaged")  # nobody speaks for another
        return
    if (head.sender_uid == OFFICE and OFFICE in senders) or (office and head.office != office):
        raise OfficeError("bundle.other_office")
    raise OfficeError("bundle.unknown_sender")


def _take_out(inner: bytes, head: Head) -> tuple[Manifest, dict[str, bytes]]:
    """Manifest and parts, each proven against its size, its hash and its count of lines."""
    start = _LENGTH.size
    end = start + int.from_bytes(inner[:start])
    row = read_json(inner[start:end])
    manifest = manifest_of(row)
    if _inside(manifest) != _outside(head):
        raise OfficeError("bundle.damaged")
    parts: dict[str, bytes] = {}
    for name, rows, size, digest in parts_of(row):
        start, end = end, end + size
        part = inner[start:end]
        if len(part) != size or hashlib.sha256(part).hexdigest() != digest:
            raise OfficeError("bundle.damaged")
        if part.count(b"\n") != rows or not part.endswith(b"\n" if rows else b""):
            raise OfficeError("bundle.damaged")
        parts[name] = part
    if end != len(inner):
        raise OfficeError("bundle.damaged")
    return manifest, parts


def _inside(manifest: Manifest) -> tuple[object, ...]:
    return (manifest.kind, manifest.schema, manifest.uid, manifest.office, manifest.device,
            manifest.visit, manifest.made_at)  # fmt: skip


def _outside(head: Head) -> tuple[object, ...]:
    return (head.kind, head.schema, head.uid, head.office, head.device, head.visit, head.made_at)
