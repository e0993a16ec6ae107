"""The letters of a blank request, numbered in the one row of the office's letters."""

from datetime import timedelta

from ektp_desk.accounts.queries import letterhead_of, profile, signature_of
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.accounts.rules_letters import address_lines, letter_number
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.stock import queries
from ektp_desk.stock.queries_requests import RequestRow
from ektp_desk.stock.rules_requests import Proposal, Supplier
from ektp_desk.stock.slips_requests import (
    REMINDER,
    REQUEST_LETTER,
    ReminderSlip,
    RequestLetterSlip,
)

USE_DAYS = 30  # calendar days of use that the letter tells
LONGEST_NUMBER = 60


def supplier_lines(office: OfficeProfile, supplier: Supplier) -> tuple[str, ...]:
    """The supplier's address, line by line, as the office keeps it."""
    central = supplier is Supplier.CENTRE
    return address_lines(office.letter_centre if central else office.letter_province)


def write_request_letter(work: Work, row: RequestRow, figures: Proposal) -> PaperRow:
    """Ask for the blanks, with the figures of use and stock of today."""
    office = profile(work.session)
    sequence, number = _next_number(work, office)
    month = queries.daily(
        work.session, start=work.office_date - timedelta(days=USE_DAYS), end=work.office_date
    )
    slip = RequestLetterSlip(
        office=letterhead_of(office),
        number=number,
        day=work.office_date,
        to=supplier_lines(office, row.supplier),
        request_number=row.number,
        requested=row.requested,
        stock=figures.stock,
        reserved=figures.reserved,
        plan_rate=figures.plan_rate,
        actual_rate=figures.actual_rate,
        used=sum(day.used for day in month),
        spoiled=sum(day.spoiled for day in month),
        days_left=_days_left(figures.stock, figures.rate),
        lead_days=figures.lead_days,
        week_days=figures.week_days,
        cover_days=figures.cover_days,
        needed=figures.needed,
        reason=row.reason,
        signed=signature_of(office),
        copies=_copies(office, row.supplier),
    )
    key = f"{REQUEST_LETTER}/{work.office_date.year}/{sequence}"
    return issue(work, key=key, kind=REQUEST_LETTER, number=number, slip=slip)


def write_reminder(work: Work, row: RequestRow) -> PaperRow:
    """Remind of a request whose blanks are late."""
    assert row.submitted_on is not None
    assert row.expected_on is not None
    office = profile(work.session)
    sequence, number = _next_number(work, office)
    standing = queries.status(work.session, day=work.office_date)
    slip = ReminderSlip(
        office=letterhead_of(office),
        number=number,
        day=work.office_date,
        to=supplier_lines(office, row.supplier),
        request_number=row.number,
        letter_number=row.letter_number,
        asked_on=row.submitted_on,
        expected_on=row.expected_on,
        waited=(work.office_date - row.submitted_on).days,
        requested=row.requested,
        approved=row.approved,
        received=row.received,
        missing=row.requested - row.received if row.approved is None else row.missing,
        stock=standing.balance,
        days_left=_finite(standing.days_left),
        signed=signature_of(office),
        copies=_copies(office, row.supplier),
    )
    key = f"{REMINDER}/{work.office_date.year}/{sequence}"
    return issue(work, key=key, kind=REMINDER, number=number, slip=slip)


def _next_number(work: Work, office: OfficeProfile) -> tuple[int, str]:
    day = work.office_date
    sequence = work.number(f"letter/{day.year}")
    number = letter_number(office.letter_pattern, number=sequence, day=day)
    return sequence, number[:LONGEST_NUMBER]


def _copies(office: OfficeProfile, supplier: Supplier) -> tuple[str, ...]:
    """Whoever was not asked hears of it; the file keeps one."""
    other = Supplier.PROVINCE if supplier is Supplier.CENTRE else Supplier.CENTRE
    lines = supplier_lines(office, other)
    return (*lines[:1], Sentences("id").say("letter.file_copy"))


def _days_left(stock: int, rate: float) -> float | None:
    return max(0, stock) / rate if rate > 0 else None


def _finite(days: float) -> float | None:
    return None if days == float("inf") else days
