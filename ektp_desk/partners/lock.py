"""Locking a workbook with a password as Excel does, and opening one (ECMA-376, decision 26).

The library does the ciphers; what a foreign file may cost before its password is known to be
right is bounded here.
"""

import io
import struct
import zipfile
from xml.parsers.expat import ExpatError

import olefile
from cryptography.exceptions import UnsupportedAlgorithm
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
from msoffcrypto.format.ooxml import OOXMLFile

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.residents.rollxml import Xml, plain_name

INFO, PACKAGE = "EncryptionInfo", "EncryptedPackage"
AGILE, INFO_HEAD = b"\x04\x00\x04\x00", 8  # the version; bytes before the XML
MOST_INFO = 64 * 1024  # bytes; Excel writes some 1,200
MOST_SPINS = 1_000_000  # Excel and LibreOffice use 100,000: a tenth of a second
# What a mangled file makes the library and its XML and AES parts raise.
BROKEN = (
    DecryptionError, FileFormatError, ParseError, InvalidKeyError, ValueError, LookupError,
    TypeError, AttributeError, OverflowError, RuntimeError, OSError, EOFError, zipfile.BadZipFile,
    struct.error, ExpatError, UnsupportedAlgorithm,
)  # fmt: skip


def lock(content: bytes, password: str) -> bytes:
    """A workbook encrypted with AES-256 under a password (agile encryption)."""
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, target)
    return target.getvalue()


def is_locked(content: bytes) -> bool:
    """Whether an OLE file is an encrypted workbook, not an old one of another kind."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            return bool(ole.exists(INFO) and ole.exists(PACKAGE))
    except BROKEN:
        return False


def unlock(content: bytes, password: str) -> bytes:
    """The workbook inside. Raises `partner_file.password_needed`, `.password_wrong`, `.damaged`.

    What was altered on its way is refused: the file carries a keyed sum over itself.
    """
    if not password:
        raise OfficeError("partner_file.password_needed", field="password")
    target = io.BytesIO()
    try:
        _require_cheap(content)
        book = OOXMLFile(io.BytesIO(content))
        _load_key(book, password)
        book.decrypt(target, verify_integrity=True)
    except BROKEN as error:
        raise OfficeError("partner_file.damaged") from error
    return target.getvalue()


def _load_key(book: OOXMLFile, password: str) -> None:
    try:
        book.load_key(password=password, verify_password=True)
    except InvalidKeyError:
        raise OfficeError("partner_file.password_wrong", field="password") from None


def _require_cheap(content: bytes) -> None:
    """Refuse a file whose password would be asked a million times over."""
    with olefile.OleFileIO(io.BytesIO(content)) as ole, ole.openstream(INFO) as stream:
        info = stream.read(MOST_INFO + 1)
    if len(info) > MOST_INFO:
        raise OfficeError("partner_file.damaged")
    if info[:4] == AGILE:
        _Spins().parse(info[INFO_HEAD:])


class _Spins(Xml):
    """The XML that says how the key is made: numbers count as they are read, not as they look."""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        for key, value in attributes.items():
            if plain_name(key) == "spinCount" and not 0 <= int(value) <= MOST_SPINS:
                raise OfficeError("partner_file.damaged")
