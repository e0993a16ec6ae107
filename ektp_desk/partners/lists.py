"""Working lists: made from a selection, frozen line by line, prolonged or withdrawn."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import insert, update
from sqlmodel import col, select

from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow
from ektp_desk.partners.letters import issue_letter
from ektp_desk.partners.models import Partner, PartnerLine, PartnerList
from ektp_desk.partners.rules import (
    MOST_LINES,
    PURPOSES,
    ListState,
    PartnerKind,
    expiry_problem,
    line_code,
    list_code,
)
from ektp_desk.partners.selection import Chosen, Selection, choose
from ektp_desk.residents.models import Region


@dataclass(frozen=True)
class Made:
    """A list that was made, and the letter that goes with it."""

    list_id: int
    code: str
    lines: int
    letter: PaperRow


def make_list(work: Work, *, partner_id: int, selection: Selection, expires_on: date) -> Made:
    """Freeze a selection as a working list with a code for it and for each line.

    Raises `partner_list.empty`, `partner_list.too_long` (narrow it), `partner_list.expiry`,
    `partner_list.purpose`, `partner.gone`.
    """
    work.require(Role.SUPERVISOR)
    partner = work.session.get(Partner, partner_id)
    if partner is None or not partner.active:
        raise OfficeError("partner.gone")
    if selection.purpose not in PURPOSES[partner.kind]:
        raise OfficeError("partner_list.purpose", field="purpose")
    if problem := expiry_problem(work.office_date, expires_on):
        raise OfficeError(problem, field="expires_on")
    selection = of_partner(partner, replace(selection, today=work.office_date))
    people = choose(work.session, selection=selection, most=MOST_LINES + 1)
    if not people:
        raise OfficeError("partner_list.empty")
    if len(people) > MOST_LINES:
        raise OfficeError("partner_list.too_long", most=MOST_LINES)
    row = _write(work, partner, selection, expires_on, people)
    assert row.id is not None
    work.record("partner_list.made", row.id, partner=partner_id, lines=row.lines)
    return Made(row.id, row.code, row.lines, issue_letter(work, partner, row))


def of_partner(partner: Partner, selection: Selection) -> Selection:
    """A kelurahan is asked about its own people only, a school about its own pupils."""
    if partner.kind is PartnerKind.VILLAGE:
        return replace(selection, village_code=partner.village_code, school_id=None)
    if partner.kind is PartnerKind.SCHOOL:
        return replace(selection, village_code=None, school_id=partner.school_id)
    return replace(selection, school_id=None)


def prolong_list(work: Work, *, list_id: int, expires_on: date) -> None:
    """Await answers until a later day. Raises `partner_list.expiry`, `partner_list.withdrawn`."""
    work.require(Role.SUPERVISOR)
    if problem := expiry_problem(work.office_date, expires_on):
        raise OfficeError(problem, field="expires_on")
    _change_out(work, list_id, expires_on=expires_on)
    work.record("partner_list.prolonged", list_id, until=expires_on.isoformat())


def withdraw_list(work: Work, *, list_id: int, reason: str) -> None:
    """Take nothing more from a list, for a file that went astray."""
    work.require(Role.SUPERVISOR)
    if not reason.strip():
        raise OfficeError("partner_list.reason", field="reason")
    _change_out(work, list_id, state=ListState.WITHDRAWN)
    work.record("partner_list.withdrawn", list_id, reason=reason.strip()[:200])


def log_taken_out(work: Work, *, list_id: int) -> None:
    """Note that a list is written to a file: people's data are about to leave the office."""
    work.require(Role.SUPERVISOR)
    work.record("partner_list.taken_out", list_id)


def _change_out(work: Work, list_id: int, **values: object) -> None:
    found = work.session.execute(
        update(PartnerList)
        .where(col(PartnerList.id) == list_id, col(PartnerList.state) == ListState.OUT)
        .values(**values)
        .returning(col(PartnerList.id))
    ).one_or_none()
    if found is None:
        raise OfficeError("partner_list.withdrawn")


def _write(
    work: Work,
    partner: Partner,
    selection: Selection,
    expires_on: date,
    people: tuple[Chosen, ...],
) -> PartnerList:
    row = PartnerList(
        code=list_code(profile(work.session).region_code),
        partner_id=partner.id or 0,
        purpose=selection.purpose,
        area=_area(work, partner, selection),
        office_date=work.office_date,
        made_at=work.now,
        officer_id=work.actor.officer_id,
        expires_on=expires_on,
        state=ListState.OUT,
        lines=len(people),
    )
    work.session.add(row)
    work.session.flush()
    codes = _line_codes(work, len(people))
    lines = [
        {"list_id": row.id, "position": place, "code": code, **vars(person)}
        for place, (person, code) in enumerate(zip(people, codes, strict=True), start=1)
    ]
    work.session.connection().execute(insert(PartnerLine), lines)
    return row


def _line_codes(work: Work, count: int) -> list[str]:
    """So many new codes that no line of any list has."""
    codes: set[str] = set()
    while len(codes) < count:
        codes.add(line_code())
    taken = work.session.exec(select(PartnerLine.code).where(col(PartnerLine.code).in_(codes)))
    return _line_codes(work, count) if list(taken) else list(codes)


def _area(work: Work, partner: Partner, selection: Selection) -> str:
    """Where a list looks, in words that stay as they were."""
    if partner.kind is PartnerKind.SCHOOL:
        return partner.name
    if selection.village_code:
        village = work.session.get(Region, selection.village_code)
        if village is not None:
            district = work.session.get(Region, village.parent_code or "")
            place = f"Kelurahan {village.name}"
            return f"{place}, Kecamatan {district.name}" if district else place
    return profile(work.session).city
