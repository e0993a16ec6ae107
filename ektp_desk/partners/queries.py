"""Partners, their lists and what they said, to look at."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import case, func
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.queries import letterhead
from ektp_desk.coverage.models import School
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.partners.layout import ListSheet, SheetLine
from ektp_desk.partners.lists import of_partner
from ektp_desk.partners.models import Partner, PartnerAnswer, PartnerLine, PartnerList
from ektp_desk.partners.rules import Answer, Decision, ListState, PartnerKind, Purpose
from ektp_desk.partners.selection import Selection
from ektp_desk.partners.selection import count as count_selected
from ektp_desk.residents.models import Region
from ektp_desk.residents.queries import entries_of


@dataclass(frozen=True)
class PartnerRow:
    """A partner as listed; `place` is the village and district, or the school."""

    id: int
    kind: PartnerKind
    name: str
    place: str
    village_code: str | None
    school_id: int | None
    contact_name: str
    contact: str
    lists_out: int
    version: int


@dataclass(frozen=True)
class SchoolChoice:
    """A school to choose."""

    id: int
    name: str


@dataclass(frozen=True)
class ListRow:
    """A list that went out: how many lines, how many answered, how many wait for a decision."""

    id: int
    code: str
    partner_id: int
    partner: str
    purpose: Purpose
    area: str
    made_on: date
    made_by: str
    expires_on: date
    state: ListState
    lines: int
    answered: int
    undecided: int


@dataclass(frozen=True)
class SaidRow:
    """What a partner said of one person, and what the office made of it."""

    id: int
    at: datetime
    partner: str
    code: str
    answer: Answer
    seen_on: date
    evidence: str
    note: str
    decision: Decision
    officer: str


def partners(session: Session) -> tuple[PartnerRow, ...]:
    """The active partners by kind and name."""
    district = aliased(Region)
    out = (
        select_columns(func.count())
        .where(
            col(PartnerList.partner_id) == col(Partner.id), col(PartnerList.state) == ListState.OUT
        )
        .scalar_subquery()
    )
    rows = session.execute(
        select_columns(Partner, col(Region.name), col(district.name), col(School.name), out)
        .outerjoin(Region, col(Region.code) == col(Partner.village_code))
        .outerjoin(district, col(district.code) == col(Region.parent_code))
        .outerjoin(School, col(School.id) == col(Partner.school_id))
        .where(col(Partner.active))
        .order_by(
            case({kind: place for place, kind in enumerate(PartnerKind)}, value=Partner.kind),
            col(Partner.name_key),
        )
    )
    return tuple(
        PartnerRow(
            row.id, row.kind, row.name,
            school or ", ".join(part for part in (village, town) if part),
            row.village_code, row.school_id, row.contact_name, row.contact, count, row.version,
        )
        for row, village, town, school, count in rows
    )  # fmt: skip


def schools(session: Session) -> tuple[SchoolChoice, ...]:
    """The schools that are active, by name."""
    rows = session.exec(select(School).where(col(School.active)).order_by(col(School.name)))
    return tuple(SchoolChoice(row.id or 0, row.name) for row in rows)


def lists(session: Session, *, limit: int = 200) -> tuple[ListRow, ...]:
    """The lists that went out, newest first."""
    newest = (
        select_columns(
            col(PartnerAnswer.line_id).label("line_id"),
            func.max(col(PartnerAnswer.id)).label("id"),
        )
        .group_by(col(PartnerAnswer.line_id))
        .subquery()
    )
    later = case((col(PartnerAnswer.decision) == Decision.LATER, 1), else_=0)
    home = (
        select_columns(
            col(PartnerLine.list_id).label("list_id"),
            func.count().label("answered"),
            func.sum(later).label("undecided"),
        )
        .join(newest, newest.c.line_id == col(PartnerLine.id))
        .join(PartnerAnswer, col(PartnerAnswer.id) == newest.c.id)
        .group_by(col(PartnerLine.list_id))
        .subquery()
    )
    rows = session.execute(
        select_columns(
            PartnerList, col(Partner.name), col(Officer.full_name), home.c.answered,
            home.c.undecided,
        )
        .join(Partner, col(Partner.id) == col(PartnerList.partner_id))
        .outerjoin(Officer, col(Officer.id) == col(PartnerList.officer_id))
        .outerjoin(home, home.c.list_id == col(PartnerList.id))
        .order_by(col(PartnerList.id).desc())
        .limit(limit)
    )  # fmt: skip
    return tuple(
        ListRow(
            row.id, row.code, row.partner_id, partner, row.purpose, row.area, row.office_date,
            officer or "", row.expires_on, row.state, row.lines, answered or 0,
            int(undecided or 0),
        )
        for row, partner, officer, answered, undecided in rows
    )  # fmt: skip


def count_for(session: Session, *, partner_id: int, selection: Selection) -> int:
    """How many people a list for this partner would hold."""
    partner = session.get(Partner, partner_id)
    if partner is None:
        return 0
    return count_selected(session, selection=of_partner(partner, selection))


def list_sheet(session: Session, *, list_id: int) -> ListSheet:
    """A list as its workbook shows it. Raises `partner_list.unknown`."""
    row = session.get(PartnerList, list_id)
    partner = session.get(Partner, row.partner_id) if row is not None else None
    if row is None or partner is None:
        raise OfficeError("partner_list.unknown")
    lines = session.exec(
        select(PartnerLine)
        .where(col(PartnerLine.list_id) == list_id)
        .order_by(col(PartnerLine.position))
    )
    return ListSheet(
        list_id=list_id,
        office=letterhead(session),
        code=row.code,
        partner=partner.name,
        about=Sentences("id").say(f"partner_purpose.{row.purpose}"),
        area=row.area,
        made_on=row.office_date,
        expires_on=row.expires_on,
        lines=tuple(
            SheetLine(
                line.position, line.code, line.name, line.masked_nik, line.sex, line.birth_year,
                line.address,
            )
            for line in lines
        ),
    )  # fmt: skip


def said_of(session: Session, *, resident_id: int) -> tuple[SaidRow, ...]:
    """All that partners said of one person, by whichever entry, newest first."""
    rows = session.execute(
        select_columns(
            PartnerAnswer, col(Partner.name), col(PartnerList.code), col(Officer.full_name)
        )
        .join(PartnerLine, col(PartnerLine.id) == col(PartnerAnswer.line_id))
        .join(PartnerList, col(PartnerList.id) == col(PartnerLine.list_id))
        .join(Partner, col(Partner.id) == col(PartnerList.partner_id))
        .outerjoin(Officer, col(Officer.id) == col(PartnerAnswer.officer_id))
        .where(col(PartnerAnswer.resident_id).in_(entries_of(session, resident_id)))
        .order_by(col(PartnerAnswer.id).desc())
    )
    return tuple(
        SaidRow(
            row.id or 0, row.at, partner, code, row.answer, row.seen_on, row.evidence, row.note,
            row.decision, officer or "",
        )
        for row, partner, code, officer in rows
    )  # fmt: skip
