"""The recovery key as it is printed and typed: groups of four letters and digits, the last one its
check sum."""

import base64
import hashlib

from ektp_desk.kernel.errors import OfficeError

SECRET_BYTES = 20
_GROUP = 4
_CHECK = 4  # letters of the check sum
_LETTERS = SECRET_BYTES * 8 // 5 + _CHECK


def spelled(secret: bytes) -> str:
    """A recovery key of `SECRET_BYTES` as it is printed."""
    letters = base64.b32encode(secret).decode() + _check_letters(secret)
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def read(text: str) -> bytes:
    """What somebody typed from the paper; 0, 1 and 8 count as the O, I and B they look like.

    Raises `OfficeError("key.recovery_typed")` for what was misread.
    """
    letters = "".join(sign for sign in text.upper() if sign.isalnum())
    letters = letters.translate(str.maketrans("018", "OIB"))
    try:
        secret = base64.b32decode(letters[:-_CHECK])
    except ValueError:
        secret = b""
    if len(secret) != SECRET_BYTES or letters[-_CHECK:] != _check_letters(secret):
        raise OfficeError("key.recovery_typed", field="recovery")
    return secret


def is_meant(text: str) -> bool:
    """Whether a text is a recovery key and no pass phrase: it has the check sum, or its groups with
    their dashes, perhaps mistyped."""
    if "-" in text and sum(sign.isalnum() for sign in text) == _LETTERS:
        return True
    try:
        return bool(read(text))
    except OfficeError:
        return False


def _check_letters(secret: bytes) -> str:
    return base64.b32encode(hashlib.sha256(secret).digest()).decode()[:_CHECK]
