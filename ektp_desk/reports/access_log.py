"""One person's log of access: who opened, printed, took out or changed what, when and where.

For the supervisor alone, and reading it is an access like others. The work on a person's tickets,
recordings and cards is not repeated here: it stands in their whole history (`timeline`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col

from ektp_desk.accounts.queries import letterhead_of, officer_names, profile
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.models_field import BundlePerson
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.partners.models import PartnerLine
from ektp_desk.reports import accesses
from ektp_desk.reports.rules_access import Way, is_console
from ektp_desk.reports.slips_access import ACCESS_LOG, AccessLine, AccessLogSlip
from ektp_desk.residents.models import Resident
from ektp_desk.residents.queries import entries_of
from ektp_desk.residents.rules import mask_nik

MAY = (Role.SUPERVISOR, Role.ADMINISTRATOR)
say = Sentences("id").say


@dataclass(frozen=True)
class AccessRow:
    """One line of the log; `code` is a sentence's, `note` what somebody wrote."""

    at: datetime
    way: Way
    officer: str
    station: str
    console: bool
    code: str
    note: str


@dataclass(frozen=True)
class AccessLog:
    """Everything known of who got to one person's data, newest first."""

    resident_id: int
    name: str
    masked_nik: str
    birth_date: date
    rows: tuple[AccessRow, ...]


def read_log(work: Work, *, resident_id: int) -> AccessLog:
    """The log of one person as it stood before this reading, which is written too.

    Raises `resident.unknown`.
    """
    work.require(*MAY)
    found = _log(work.session, resident_id)
    work.record("access.log_read", resident_id)
    return found


def log_taken_out(work: Work, *, resident_id: int) -> None:
    """Note that the log of a person left the program as a file."""
    work.require(*MAY)
    work.record("access.log_exported", resident_id)


def issue_log(work: Work, *, resident_id: int) -> PaperRow:
    """The log on paper; each further one of a person gets the next number.

    Raises `resident.unknown`.
    """
    work.require(*MAY)
    found = _log(work.session, resident_id)
    number = work.number(f"{ACCESS_LOG}/{resident_id}")
    slip = AccessLogSlip(
        office=letterhead_of(profile(work.session)),
        name=found.name,
        masked_nik=found.masked_nik,
        birth_date=found.birth_date,
        lines=tuple(line(row, work) for row in found.rows),
        made_at=work.now.astimezone(work.zone),
        made_by=work.actor.name,
    )
    return issue(
        work, key=f"{ACCESS_LOG}/{resident_id}/{number}", kind=ACCESS_LOG,
        number=f"{resident_id}/{number}", slip=slip, resident_id=resident_id,
    )  # fmt: skip


def line(row: AccessRow, work: Work) -> AccessLine:
    """A row as a paper says it."""
    return AccessLine(
        at=row.at.astimezone(work.zone),
        way=say(f"access_way.{row.way}"),
        what=what(row.code, row.note, say),
        officer=row.officer or say("access.console"),
        station=row.station,
    )


def what(code: str, note: str, say: Callable[..., str]) -> str:
    """Where or what it was, in words (`say` gives a sentence), with what was written beside it."""
    said = say(code) if code else ""
    return say("access.what", said=said, note=note) if said and note else said or note


def _log(session: Session, resident_id: int) -> AccessLog:
    person = session.get(Resident, resident_id)
    if person is None:
        raise OfficeError("resident.unknown")
    ids = entries_of(session, resident_id)
    names = officer_names(session)
    found = [
        *accesses.on_people(session, col(AuditEntry.row_id).in_(ids)),
        *accesses.on_exports(session, people=frozenset(ids)),
        *accesses.on_lists(session, col(PartnerLine.resident_id).in_(ids)),
        *accesses.on_laptops(session, col(BundlePerson.resident_id).in_(ids)),
    ]
    found.sort(key=lambda one: one.place, reverse=True)
    rows = tuple(
        AccessRow(
            one.at, one.way, names.get(one.officer_id or 0, ""), one.station,
            is_console(one.station), one.code, one.note,
        )
        for one in found
    )  # fmt: skip
    return AccessLog(resident_id, person.name, mask_nik(person.nik), person.birth_date, rows)
