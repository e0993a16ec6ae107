"""A stream sealed for one reader: written without a secret, read with the reader's private key.

X25519 with a key made for the one file → HKDF-SHA256 → AES-256-GCM, piece by piece: memory holds
one piece, however long the stream. A piece's nonce is its number and whether it is the last one
(STREAM: Hoang, Reyhanitabar, Rogaway, Vizár 2015), so that a piece altered, left out, exchanged or
cut off at the end is noticed before it is used. The library does the ciphers.
"""

from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MARK = b"EKTP Desk sealed 1\n"
PIECE = 1 << 18  # bytes
KEY_BYTES = 32
HEAD_BYTES = len(MARK) + KEY_BYTES
_TAG = 16
_COUNTER_BYTES = 11


class BrokenSeal(ValueError):
    """What is read is not what was sealed, or another key sealed it."""


def public_of(private: bytes) -> bytes:
    """The key to seal with that belongs to a private one, both of 32 bytes."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def begin(public: bytes) -> tuple[bytes, bytes]:
    """How a file sealed for `public` begins, and the key of that one file."""
    once = X25519PrivateKey.generate()
    beside = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return MARK + beside, _derived(shared, beside + public)


def key_of(head: bytes, private: bytes) -> bytes:
    """The key of a file by how it begins (`HEAD_BYTES`). Raises `BrokenSeal` for no such file."""
    beside = head[len(MARK) :]
    if not head.startswith(MARK) or len(beside) != KEY_BYTES:
        raise BrokenSeal("not sealed")
    try:
        shared = X25519PrivateKey.from_private_bytes(private).exchange(
            X25519PublicKey.from_public_bytes(beside)
        )
    except ValueError as error:  # a point of small order
        raise BrokenSeal("not sealed") from error
    return _derived(shared, beside + public_of(private))


class Sealer:
    """Writes a stream into `file`, which begins with `head`; `close` or it is cut."""

    def __init__(self, file: BinaryIO, head: bytes, key: bytes) -> None:
        self._file = file
        self._cipher = AESGCM(key)
        self._waiting = bytearray()
        self._number = 0
        file.write(head)

    def write(self, content: bytes) -> None:
        """Take what comes next; the newest piece is held back, as it may be the last."""
        self._waiting += content
        while len(self._waiting) > PIECE:
            self._put(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]

    def close(self) -> None:
        """Write the last piece, by which the whole is known to be whole."""
        self._put(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _put(self, piece: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last=last), piece, None))
        self._number += 1


def opened(file: BinaryIO, key: bytes) -> Iterator[bytes]:
    """The pieces of a sealed file, each proven; `file` stands at its beginning.

    Raises `BrokenSeal` at the first one that is not what was sealed, at the latest at the end.
    """
    cipher, number = AESGCM(key), 0
    if len(file.read(HEAD_BYTES)) != HEAD_BYTES:
        raise BrokenSeal("cut")
    piece = file.read(PIECE + _TAG)
    while True:
        after = file.read(PIECE + _TAG)
        try:
            yield cipher.decrypt(_nonce(number, last=not after), piece, None)
        except (InvalidTag, ValueError) as error:
            raise BrokenSeal("altered") from error
        if not after:
            return
        piece, number = after, number + 1


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(_COUNTER_BYTES) + bytes([last])


def _derived(shared: bytes, both: bytes) -> bytes:
    """Bound to both keys: a head from another file gives a key that opens nothing."""
    return HKDF(SHA256(), KEY_BYTES, both, MARK).derive(shared)
