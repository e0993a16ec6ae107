"""A month's or a year's report, as data for paper and for a workbook. Standard library only."""

from dataclasses import dataclass
from datetime import date, datetime

from ektp_desk.papers.slips import Letterhead, Signature
from ektp_desk.reports.slips import OfficerLine

MONTH_REPORT = "reports.month"
YEAR_REPORT = "reports.year"


@dataclass(frozen=True)
class FigureLine:
    """One figure of the period beside the one before; `key` names it in `period_figure`.

    `before` is None where there is nothing at all of the period before.
    """

    key: str
    name: str
    now: int
    before: int | None


@dataclass(frozen=True)
class CourseLine:
    """One day of a month, or one month of a year (its first day); pieces and people."""

    start: date
    tickets: int
    recorded: int
    printed: int
    spoiled: int
    handed_over: int
    received: int
    closing: int  # blanks left at its end


@dataclass(frozen=True)
class PeriodService:
    """One service; times in whole minutes, None when nobody was called or served."""

    service: str
    taken: int
    done: int
    no_show: int
    median_wait: int | None
    p90_wait: int | None
    median_service: int | None


@dataclass(frozen=True)
class VillageLine:
    """One village: work of the period, and coverage at the last count in it."""

    district: str
    village: str
    recorded: int
    printed: int
    handed_over: int
    obliged: int
    held: int


@dataclass(frozen=True)
class OutreachLine:
    """Jemput bola of one kind in the period: visits carried out, and people.

    `met` were spoken to, `recorded` and `cards` are among them; `gone` died, moved or are away;
    `added` were not on the roll.
    """

    kind: str
    visits: int
    listed: int
    met: int
    recorded: int
    cards: int
    not_met: int
    gone: int
    to_office: int
    added: int


@dataclass(frozen=True)
class CoverageLine:
    """Obliged people, recorded ones and holders on the last day counted; None: never counted."""

    counted_on: date | None
    obliged: int
    recorded: int
    held: int
    held_before: int  # at the end of the period before
    obliged_before: int


@dataclass(frozen=True)
class PeriodStock:
    """Blanks of the period, in pieces: opening + received - used - spoiled + other = closing."""

    opening: int
    received: int
    used: int
    spoiled: int
    other: int
    closing: int


@dataclass(frozen=True)
class NamedCount:
    """So many of something."""

    name: str
    number: int


@dataclass(frozen=True)
class DaysClosed:
    """Days worked on in the period, how many of them are closed, and how many changed since."""

    worked: int
    closed: int
    changed: int


@dataclass(frozen=True)
class PeriodSlip:
    """A4 report of a month (`yearly` False, `steps` its days) or a year (its months).

    `until` is the last day counted: the period's end, or the day it was made.
    """

    office: Letterhead
    yearly: bool
    name: str
    before_name: str
    start: date
    until: date
    complete: bool
    figures: tuple[FigureLine, ...]
    coverage: CoverageLine
    stock: PeriodStock
    steps: tuple[CourseLine, ...]
    services: tuple[PeriodService, ...]
    officers: tuple[OfficerLine, ...]
    villages: tuple[VillageLine, ...]
    outreach: tuple[OutreachLine, ...]
    spoils: tuple[NamedCount, ...]
    days: DaysClosed
    audit_count: int
    audit_hash: str
    made_at: datetime
    made_by: str
    signed: Signature
