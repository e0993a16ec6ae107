"""The letter that goes with a working list (surat pengantar), as data for paper."""

from dataclasses import dataclass
from datetime import date

from ektp_desk.papers.slips import Letterhead, Signature

LETTER = "partners.letter"


@dataclass(frozen=True)
class ListLetterSlip:
    """A4 letter. `subject`, `opening` and `tasks` are in words; the password never stands here."""

    office: Letterhead
    made_on: date
    addressee: str
    place: str
    subject: str
    opening: str
    tasks: tuple[str, ...]
    closing: str
    code: str
    lines: int
    area: str
    expires_on: date
    signed: Signature
