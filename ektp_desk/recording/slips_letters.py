"""Letters of the follow-up, as data for paper (domain.md, Letters)."""

from dataclasses import dataclass
from datetime import date

from ektp_desk.papers.slips import Letterhead, Signature

LETTER = "recording.letter"


@dataclass(frozen=True)
class PersonLine:
    """Somebody a letter is about; the NIK in full, because the centre needs it."""

    nik: str
    name: str
    born: str
    village: str
    remark: str


@dataclass(frozen=True)
class LetterSlip:
    """A4 letter in three parts: `opening`, the people (a table), `closing`."""

    office: Letterhead
    number: str
    day: date
    nature: str
    attachments: str
    subject: str
    to: tuple[str, ...]
    opening: tuple[str, ...]
    people: tuple[PersonLine, ...]
    closing: tuple[str, ...]
    signed: Signature
    copies: tuple[str, ...]
