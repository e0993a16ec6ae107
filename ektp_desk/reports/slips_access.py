"""A person's log of access and the facts of a breach, as data for paper."""

from dataclasses import dataclass
from datetime import date, datetime

from ektp_desk.papers.slips import Letterhead, Signature

ACCESS_LOG = "reports.access_log"
BREACH = "reports.breach"


@dataclass(frozen=True)
class AccessLine:
    """One access in words."""

    at: datetime
    way: str
    what: str
    officer: str
    station: str


@dataclass(frozen=True)
class AccessLogSlip:
    """A4: who got to one person's data, newest first."""

    office: Letterhead
    name: str
    masked_nik: str
    birth_date: date
    lines: tuple[AccessLine, ...]
    made_at: datetime
    made_by: str


@dataclass(frozen=True)
class BreachPerson:
    """One person affected; `ways` in words, `times` how often, `last` when last."""

    name: str
    masked_nik: str
    birth_date: date
    village: str
    under_17: bool
    ways: str
    times: int
    last: datetime


@dataclass(frozen=True)
class BreachLine:
    """One access: who, of whom, what."""

    at: datetime
    officer: str
    station: str
    name: str
    way: str
    what: str


@dataclass(frozen=True)
class BreachSlip:
    """A4: the facts of a breach (UU 27/2022): who opened what of whom, and by when to report.

    `about` says whom or what was asked for, line by line as (label, value). `due_at` is 3 × 24
    hours after `known_at`. Of `lines` at most the newest are on the paper: `all_lines` counts all.
    """

    office: Letterhead
    number: str
    about: tuple[tuple[str, str], ...]
    happened: str
    known_at: datetime
    due_at: datetime
    people: tuple[BreachPerson, ...]
    minors: int
    figures: tuple[tuple[str, int], ...]
    lines: tuple[BreachLine, ...]
    all_lines: int
    made_at: datetime
    made_by: str
    signed: Signature
