"""What a scanner or a search text can mean. Pure."""

import re
from dataclasses import dataclass

# What we print are letters and digits of ASCII: other scripts have signs that only look like them.
_PRINTED = re.IGNORECASE | re.ASCII
TOKEN = re.compile(r"^([TRCHJU])-([0-9a-f]{16})$", _PRINTED)
DOCUMENT = re.compile(r"^([RKSP])-(\d{4})-(\d{6})$", _PRINTED)
TICKET = re.compile(r"^([A-Z])-?(\d{3})$", _PRINTED)
NIK = re.compile(r"^\d{16}$", _PRINTED)


@dataclass(frozen=True)
class Scanned:
    """What was read.

    `kind`: ticket_token, appointment, recording, card, card_number, handover, delivery, suket,
    ticket_code or nik.
    """

    kind: str
    text: str


def recognise(text: str) -> Scanned | None:
    """What a scanned or typed text names, or None for rubbish."""
    cleaned = "".join(text.split())
    if NIK.match(cleaned):
        return Scanned("nik", cleaned)
    if match := TOKEN.match(cleaned):
        letter, rest = match[1].upper(), match[2].lower()
        kinds = {"T": "ticket_token", "R": "recording", "J": "appointment", "U": "suket"}
        kind = kinds.get(letter, "card")
        return Scanned(kind, f"{letter}-{rest}")
    if match := DOCUMENT.match(cleaned):
        kinds = {"R": "recording", "K": "card_number", "S": "handover", "P": "delivery"}
        kind = kinds[match[1].upper()]
        return Scanned(kind, cleaned.upper())
    if match := TICKET.match(cleaned):
        return Scanned("ticket_code", f"{match[1].upper()}-{match[2]}")
    return None
