"""Keys of offices and laptops and what is done with them. The library does the ciphers."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ektp_desk.kernel.errors import OfficeError

TAG = 16  # bytes that AES-GCM adds
_PURPOSE = b"EKTP Desk bundle 1"
_SHUT = b"EKTP Desk laptop keys "  # bound to the laptop's uid


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


def new_keys() -> Keys:
    """Keys nobody had before."""
    return Keys(
        Ed25519PrivateKey.generate().private_bytes_raw().hex(),
        X25519PrivateKey.generate().private_bytes_raw().hex(),
    )


def shut(keys: Keys, secret: bytes, uid: str) -> dict[str, str]:
    """Private keys as they lie on a laptop's disk: encrypted with its own key, 32 bytes."""
    nonce = secrets.token_bytes(12)
    content = bytes.fromhex(keys.sign_private + keys.box_private)
    wrapped = AESGCM(secret).encrypt(nonce, content, _SHUT + uid.encode())
    return {"nonce": nonce.hex(), "wrapped": wrapped.hex()}


def opened(row: Mapping[str, str], secret: bytes, uid: str) -> Keys:
    """What `shut` made. Raises `bundle.damaged` when it does not hold."""
    try:
        nonce, wrapped = bytes.fromhex(row["nonce"]), bytes.fromhex(row["wrapped"])
        content = AESGCM(secret).decrypt(nonce, wrapped, _SHUT + uid.encode())
    except (InvalidTag, KeyError, TypeError, ValueError):
        raise OfficeError("bundle.damaged") from None
    return Keys(content[:32].hex(), content[32:].hex())


def key_id(box_public: str) -> str:
    """A short name of a key, by which a reader with several finds the right one."""
    return hashlib.sha256(bytes.fromhex(box_public)).hexdigest()[:16]


def require_signature(content: memoryview, signature: bytes, public: str) -> None:
    """Raises `OfficeError("bundle.damaged")` when it is not this key's signature of the content."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(signature, bytes(content))
    except (InvalidSignature, ValueError):
        raise OfficeError("bundle.damaged") from None


def encrypt(content: bytes, *, once: Keys, recipient_box: str, bound: bytes) -> bytes:
    """Seal content for one recipient with keys made for this one message; `bound` is what the
    message cannot be taken away from."""
    key, nonce = _key(once.shared(recipient_box), once.box_public, recipient_box)
    return AESGCM(key).encrypt(nonce, content, bound)


def decrypt(
    content: memoryview, *, recipient: Sequence[Keys], named: str, ephemeral: str, bound: bytes
) -> bytes:
    """What `encrypt` sealed. Raises `bundle.wrong_key` when none of the keys is the one `named`
    (see `key_id`), `bundle.damaged` when the cipher does not hold."""
    keys = next((one for one in recipient if key_id(one.box_public) == named), None)
    if keys is None:
        raise OfficeError("bundle.wrong_key")
    try:
        key, nonce = _key(keys.shared(ephemeral), ephemeral, keys.box_public)
        return AESGCM(key).decrypt(nonce, content, bound)
    except (InvalidTag, ValueError):
        raise OfficeError("bundle.damaged") from None


def _key(shared: bytes, ephemeral: str, recipient_box: str) -> tuple[bytes, bytes]:
    """Key and nonce for the one message that these two keys ever share."""
    salt = bytes.fromhex(ephemeral + recipient_box)
    material = HKDF(SHA256(), 32 + 12, salt, _PURPOSE).derive(shared)
    return material[:32], material[32:]
