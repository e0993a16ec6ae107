"""Papers of jemput bola as data: the assignment, the list, the report, a lost laptop.

Standard library only.
"""

from dataclasses import dataclass
from datetime import date, datetime

from ektp_desk.papers.slips import Letterhead, Signature

ASSIGNMENT = "outreach.assignment"
TARGET_LIST = "outreach.targets"
VISIT_REPORT = "outreach.report"
LOST_LAPTOP = "outreach.lost_laptop"


@dataclass(frozen=True)
class TeamLine:
    """One officer who goes along; `nip` is "" where there is none."""

    name: str
    nip: str
    duty: str


@dataclass(frozen=True)
class Occasion:
    """Which visit a paper is about; `hours` are those of the office's wall, "" if not set.

    `village` and `district` are names, "" where the visit has none; `contact` names somebody
    there and how they are reached.
    """

    number: str
    kind: str
    title: str
    day: date
    hours: str
    place: str
    village: str
    district: str
    contact: str


@dataclass(frozen=True)
class AssignmentSlip:
    """A4 letter that sends a team out (surat tugas).

    `basis` are whole phrases: the requests it answers, then the plan itself. `kit` is the name of
    the equipment, `kit_contents` a thing each. `officer_sex` is that of the officer asked for;
    what is "" is left out.
    """

    office: Letterhead
    number: str
    day: date
    basis: tuple[str, ...]
    team: tuple[TeamLine, ...]
    visit: Occasion
    people: int
    kit: str
    kit_contents: tuple[str, ...]
    needs: tuple[str, ...]
    power: str
    road: str
    officer_sex: str
    signed: Signature


@dataclass(frozen=True)
class TargetLine:
    """One person of the list the team takes along; `remark` are needs and the list's own note."""

    name: str
    masked_nik: str
    birth_date: date
    address: str
    reason: str
    remark: str


@dataclass(frozen=True)
class TargetListSlip:
    """A4 list of the people a visit is for, by address, with room for what became of each."""

    office: Letterhead
    visit: Occasion
    team: tuple[TeamLine, ...]
    lines: tuple[TargetLine, ...]
    made_at: datetime
    made_by: str


@dataclass(frozen=True)
class OutcomeLine:
    """One reason of the list: how many stood there for it, and what became of them.

    `gone` are those who died, moved or are away; `open` those of whom nothing is known.
    """

    reason: str
    listed: int
    recorded: int
    cards: int
    not_met: int
    refused: int
    gone: int
    to_office: int
    open: int


@dataclass(frozen=True)
class UnreachedLine:
    """Somebody of the list who still has to be seen."""

    name: str
    masked_nik: str
    outcome: str
    note: str


@dataclass(frozen=True)
class EventLine:
    """One line of a visit's history, as it stands on paper."""

    at: datetime
    what: str
    note: str
    officer: str


@dataclass(frozen=True)
class VisitReportSlip:
    """A4 report of a visit. `figures` are (name, number) for the tiles, the same for every visit.

    `total` sums `lines`; `unreached` are those not met, who refused or will come to the office,
    and those of whom nothing is known. `files` counts what came home from laptops; `undecided`
    is what of it a supervisor has yet to decide.
    """

    office: Letterhead
    day: date
    visit: Occasion
    team: tuple[TeamLine, ...]
    expected_people: int
    figures: tuple[tuple[str, int], ...]
    lines: tuple[OutcomeLine, ...]
    total: OutcomeLine
    unreached: tuple[UnreachedLine, ...]
    report: str
    events: tuple[EventLine, ...]
    files: int
    undecided: int
    lead: TeamLine
    signed: Signature


@dataclass(frozen=True)
class LostFileLine:
    """One file that went out to the laptop; `home_at` is when data of its visit last came home."""

    visit: str
    sent_at: datetime
    expires_at: datetime
    people: int
    home_at: datetime | None


@dataclass(frozen=True)
class AffectedLine:
    """One person whose data went out to the laptop; `valid`: in a file that had not expired when
    it was lost."""

    name: str
    masked_nik: str
    birth_date: date
    village: str
    valid: bool


@dataclass(frozen=True)
class LostLaptopSlip:
    """A4: what a lost laptop held and who is affected, the facts a breach report needs.

    `due_at` is 3 × 24 hours after the loss was reported (domain.md, Personal data). `people` are
    listed once each; `valid` of them were in files that had not expired, and `minors` of those are
    under 17. `accounts` are the officers who could sign in on it.
    """

    office: Letterhead
    device: str
    device_uid: str
    registered_on: date
    lost_on: date
    reason: str
    reported_at: datetime
    reported_by: str
    due_at: datetime
    files: tuple[LostFileLine, ...]
    accounts: tuple[str, ...]
    valid: int
    minors: int
    people: tuple[AffectedLine, ...]
    made_at: datetime
    made_by: str
    signed: Signature
