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

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach import sealed_head
from ektp_desk.outreach.rules_sealed import (
    MOST_CONTENT,
    MOST_FILE,
    OFFICE,
    SCHEMA,
    Card,
    FileKind,
    Head,
    Manifest,
    canonical,
    card_of,
    card_row,
    content_hash,
    lines,
    manifest_of,
    parts_of,
    read_json,
    rows_of,
    told,
)
from ektp_desk.outreach.sealed_head import Frame

__all__ = [
    "OFFICE", "SCHEMA", "Card", "FileKind", "Head", "Keys", "Manifest", "Opened", "canonical",
    "card_of", "card_row", "content_hash", "lines", "new_keys", "peek", "read_card", "rows_of",
    "seal", "unseal", "write_card",
]  # fmt: skip

_LENGTH = struct.Struct(">I")
_TAG = 16  # bytes AES-GCM adds
_NO_TIME = datetime.fromtimestamp(0, UTC)  # a card has no moment
_PURPOSE = b"EKTP Desk bundle 1"


@dataclass(frozen=True)
class Keys:
    """Somebody's private keys, hexadecimal: one to sign with, one to open what was sent."""

    sign_private: str
    box_private: str

    @property
    def sign_public(self) -> str:
        """What others check the signature with."""
        return self._sign.public_key().public_bytes_raw().hex()

    @property
    def box_public(self) -> str:
        """What others seal for."""
        return self._box.public_key().public_bytes_raw().hex()

    @property
    def _sign(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self.sign_private))

    @property
    def _box(self) -> X25519PrivateKey:
        return X25519PrivateKey.from_private_bytes(bytes.fromhex(self.box_private))

    def sign(self, content: bytes) -> bytes:
        """The signature, 64 bytes."""
        return self._sign.sign(content)

    def shared(self, public: str) -> bytes:
        """What only these keys and the holder of the other half know. ValueError for a bad key."""
        return self._box.exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(public)))


@dataclass(frozen=True)
class Opened:
    """A file that held: `parts` by name, `sha256` of the whole file in hex."""

    manifest: Manifest
    parts: Mapping[str, bytes]
    sha256: str


def new_keys() -> Keys:
    """Keys nobody had before."""
    return Keys(
        Ed25519PrivateKey.generate().private_bytes_raw().hex(),
        X25519PrivateKey.generate().private_bytes_raw().hex(),
    )


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

    Raises `OfficeError("bundle.too_large")` for what no reader would take, and `MachineError`.
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
    begin = sealed_head.framed(head, len(folded) + _TAG)
    key, nonce = _key(once.shared(recipient_box), once.box_public, recipient_box)
    return _put(path, begin, AESGCM(key).encrypt(nonce, folded, begin), sender)


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
    if kind not in (None, head.kind) or head.kind is FileKind.DEVICE:
        raise OfficeError(f"bundle.is_{head.kind}")
    _require_sender(head, senders, revoked, office)
    _require_signature(frame, senders[head.sender_uid])
    if head.schema > SCHEMA:
        raise OfficeError("bundle.newer")
    inner = _unfold(_decrypt(frame, recipient), head.content)
    manifest, parts = _take_out(inner, head)
    return Opened(manifest, parts, hashlib.sha256(content).hexdigest())


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
    _require_signature(frame, frame.head.sender_key)
    if frame.head.schema > SCHEMA:
        raise OfficeError("bundle.newer")
    card = card_of(read_json(bytes(frame.body)))
    if (card.uid, card.sign_public) != (frame.head.uid, frame.head.sender_key):
        raise OfficeError("bundle.damaged")
    try:
        new_keys().shared(card.box_public)
    except ValueError:  # a point of small order: nothing sealed for it would be secret
        raise OfficeError("bundle.damaged") from None
    return card


def key_id(box_public: str) -> str:
    """A short name of a key, by which a reader with several finds the right one."""
    return hashlib.sha256(bytes.fromhex(box_public)).hexdigest()[:16]


def _put(path: Path, begin: bytes, body: bytes, sender: Keys) -> str:
    """Write what was made, signed; its SHA-256. Refuses what no reader would take."""
    signature = sender.sign(begin + body)
    pieces = (begin, body, signature)
    if sum(len(piece) for piece in pieces) > MOST_FILE:
        raise OfficeError("bundle.too_large")
    sealed_head.write_file(path, pieces)
    return hashlib.sha256(b"".join(pieces)).hexdigest()


def _key(shared: bytes, ephemeral: str, recipient_box: str) -> tuple[bytes, bytes]:
    """Key and nonce for the one message that these two keys ever share."""
    salt = bytes.fromhex(ephemeral + recipient_box)
    material = HKDF(SHA256(), 32 + 12, salt, _PURPOSE).derive(shared)
    return material[:32], material[32:]


def _inner(manifest: Manifest, parts: Mapping[str, bytes]) -> list[bytes]:
    """What is sealed: the manifest's length, the manifest, the parts in the order of names."""
    digests = {name: (len(p), hashlib.sha256(p).hexdigest()) for name, p in parts.items()}
    front = canonical(told(manifest, digests))
    return [_LENGTH.pack(len(front)), front, *(parts[name] for name in sorted(parts))]


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
        return
    if (head.sender_uid == OFFICE and OFFICE in senders) or (office and head.office != office):
        raise OfficeError("bundle.other_office")
    raise OfficeError("bundle.unknown_sender")


def _require_signature(frame: Frame, public: str) -> None:
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(frame.signature, bytes(frame.signed))
    except (InvalidSignature, ValueError):
        raise OfficeError("bundle.damaged") from None


def _decrypt(frame: Frame, recipient: Sequence[Keys]) -> bytes:
    head = frame.head
    keys = next((one for one in recipient if key_id(one.box_public) == head.recipient), None)
    if keys is None:
        raise OfficeError("bundle.wrong_key")
    try:
        key, nonce = _key(keys.shared(head.ephemeral), head.ephemeral, keys.box_public)
        return AESGCM(key).decrypt(nonce, frame.body, frame.aside)
    except (InvalidTag, ValueError):
        raise OfficeError("bundle.damaged") from None


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
