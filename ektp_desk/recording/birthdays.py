"""Who turns 17 in a time and is recorded already: their cards can be printed on the birthday."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from ektp_desk.accounts.queries import letterhead, profile
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.recording.eligibility import RECORD_AGAIN
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.rules import CARD_MADE, CentralStatus, birthday
from ektp_desk.recording.slips_birthdays import BIRTHDAYS, BirthdayLine, BirthdaySlip
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import MaritalStatus, Presence, mask_nik

LONGEST, A_DAY = timedelta(days=366), timedelta(days=1)
# A record that does not stand, and a card that is there: neither waits for the birthday.
NOT_WAITING = (CentralStatus.UNREGISTERED, *RECORD_AGAIN, *CARD_MADE)


@dataclass(frozen=True)
class BirthdayRow:
    """One person: `turns` is the day the card may be printed, `ready` whether it is print-ready."""

    resident_id: int
    turns: date
    name: str
    masked_nik: str
    village: str
    address: str
    status: CentralStatus
    ready: bool


def turning(
    session: Session, *, first: date, last: date, village_code: str = ""
) -> tuple[BirthdayRow, ...]:
    """Those recorded who come to the card's age from `first` to `last`, by day, village, name.

    People ever married may have a card before and are not waited for. Raises
    `birthday.span` for an empty time or one of more than a year.
    """
    if not first <= last <= first + LONGEST:
        raise OfficeError("birthday.span", field="last")
    age = profile(session).print_from_age
    village = aliased(Region)
    statement = (
        select(Resident, func.coalesce(village.name, ""), col(CentralRecord.status))
        .join(CentralRecord, col(CentralRecord.resident_id) == col(Resident.id))
        .outerjoin(village, col(village.code) == col(Resident.village_code))
        .where(
            # A day earlier: who was born on 29 February may come of age on 1 March.
            col(Resident.birth_date).between(_born(first, age) - A_DAY, _born(last, age)),
            col(Resident.marital_status) == MaritalStatus.SINGLE,
            col(Resident.presence) == Presence.PRESENT,
            col(CentralRecord.status).not_in(NOT_WAITING),
        )
    )
    if village_code:
        statement = statement.where(col(Resident.village_code) == village_code)
    rows = [
        BirthdayRow(
            person.id or 0,
            birthday(person.birth_date, age),
            person.name,
            mask_nik(person.nik),
            village_name,
            person.address,
            status,
            status is CentralStatus.PRINT_READY_RECORD,
        )
        for person, village_name, status in session.execute(statement)
    ]
    within = [row for row in rows if first <= row.turns <= last]
    return tuple(sorted(within, key=lambda row: (row.turns, row.village, row.name)))


def issue_list(work: Work, *, first: date, last: date, village_code: str = "") -> PaperRow:
    """Write the list as a paper."""
    work.require(Role.PRINTER, Role.RECORDER, Role.SUPERVISOR)
    rows = turning(work.session, first=first, last=last, village_code=village_code)
    village = work.session.get(Region, village_code) if village_code else None
    number = work.number(f"{BIRTHDAYS}/{work.office_date.isoformat()}")
    return issue(
        work,
        key=f"{BIRTHDAYS}/{work.office_date.isoformat()}/{number}",
        kind=BIRTHDAYS,
        number=f"{work.office_date.isoformat()}/{number}",
        slip=BirthdaySlip(
            office=letterhead(work.session),
            day=work.office_date,
            first=first,
            last=last,
            village=village.name if village else "",
            age=profile(work.session).print_from_age,
            people=_lines(rows),
            made_by=work.actor.name,
        ),
    )


def _lines(rows: Sequence[BirthdayRow]) -> tuple[BirthdayLine, ...]:
    return tuple(
        BirthdayLine(row.turns, row.name, row.masked_nik, row.village, row.address, row.ready)
        for row in rows
    )


def _born(day: date, age: int) -> date:
    """The birth date of who comes to `age` on `day`."""
    try:
        return day.replace(year=day.year - age)
    except ValueError:
        return date(day.year - age, 2, 28)
