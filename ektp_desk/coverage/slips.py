"""Reports of deaths and moves as data for paper: one person, and a list of a village."""

from dataclasses import dataclass
from datetime import date

from ektp_desk.papers.slips import Letterhead, Signature

DEPARTURE = "coverage.departure"
DEPARTURE_LIST = "coverage.departures"


@dataclass(frozen=True)
class DepartureSlip:
    """A4 letter to the desk that registers deaths or moves, of the same office: NIK in full.

    `died` chooses the words. `evidence`, `source`, `said_by` and `note` are as noted.
    """

    office: Letterhead
    number: str
    day: date
    addressee: str
    died: bool
    name: str
    nik: str
    kk_number: str
    birth_place: str
    birth_date: date
    sex: str
    address: str
    village: str
    district: str
    seen_on: date
    evidence: str
    source: str
    said_by: str
    note: str
    officer: str
    signed: Signature


@dataclass(frozen=True)
class DepartureLine:
    """One person of a list; `nik` is masked where the list goes outside."""

    name: str
    nik: str
    birth_date: date
    address: str
    why: str
    evidence: str


@dataclass(frozen=True)
class DepartureListSlip:
    """A4 letter about all people of a village said to have died or moved.

    `outside`: to the head of the village, who confirms line by line; NIKs are masked then.
    """

    office: Letterhead
    number: str
    day: date
    addressee: str
    outside: bool
    village: str
    district: str
    lines: tuple[DepartureLine, ...]
    signed: Signature
