"""Requests for a visit, to look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlmodel import Session, col

from ektp_desk.accounts.queries import officer_names
from ektp_desk.coverage.models import School
from ektp_desk.outreach.models import OutreachRequest, OutreachVisit
from ektp_desk.outreach.rules import RequestState
from ektp_desk.outreach.rules_requests import Asked
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import Sex, mask_nik

MOST = 2_000


@dataclass(frozen=True)
class RequestRow:
    """One request. `officer` took it in; `visit_*` say which visit it was planned for."""

    id: int
    number: str
    state: RequestState
    asked: Asked
    village: str
    school: str
    resident_name: str
    masked_nik: str
    address: str
    answer: str
    visit_id: int | None
    visit_number: str
    visit_day: date | None
    officer: str
    version: int

    def days(self, today: date) -> int:
        """Calendar days since it came in."""
        return max(0, (today - self.asked.received_on).days)


def requests(session: Session, *, state: RequestState | None = None) -> tuple[RequestRow, ...]:
    """The requests of a state, or all: what is wanted soonest first, then what waits longest;
    those that are over newest first."""
    statement = _statement()
    if state is not None:
        statement = statement.where(col(OutreachRequest.state) == state)
    over = state in (RequestState.DONE, RequestState.REFUSED)
    order = (
        (col(OutreachRequest.id).desc(),)
        if over
        else (
            case((col(OutreachRequest.state) == RequestState.OPEN, 0), else_=1),
            col(OutreachRequest.wanted_on).is_(None),
            col(OutreachRequest.wanted_on),
            col(OutreachRequest.received_on),
            col(OutreachRequest.id),
        )
    )
    names = officer_names(session)
    return tuple(
        _row(names, *row) for row in session.execute(statement.order_by(*order).limit(MOST))
    )


def request(session: Session, *, request_id: int) -> RequestRow | None:
    """One request, or None."""
    found = session.execute(_statement().where(col(OutreachRequest.id) == request_id)).one_or_none()
    return None if found is None else _row(officer_names(session), *found)


def counts(session: Session) -> Mapping[RequestState, int]:
    """How many requests are in each state."""
    counted = session.execute(
        select(col(OutreachRequest.state), func.count()).group_by(col(OutreachRequest.state))
    )
    return dict.fromkeys(RequestState, 0) | {state: int(number) for state, number in counted}


def _statement() -> Select[*tuple[Any, ...]]:
    return (
        select(
            OutreachRequest, col(Region.name), col(School.name), col(Resident.name),
            col(Resident.nik), col(Resident.address), col(OutreachVisit.number),
            col(OutreachVisit.day),
        )
        .outerjoin(Region, col(Region.code) == col(OutreachRequest.village_code))
        .outerjoin(School, col(School.id) == col(OutreachRequest.school_id))
        .outerjoin(Resident, col(Resident.id) == col(OutreachRequest.resident_id))
        .outerjoin(OutreachVisit, col(OutreachVisit.id) == col(OutreachRequest.visit_id))
    )  # fmt: skip


def _row(
    officers: Mapping[int, str], row: OutreachRequest, village: str | None, school: str | None,
    name: str | None, nik: str | None, address: str | None, visit_number: str | None,
    visit_day: date | None,
) -> RequestRow:  # fmt: skip
    asked = Asked(
        source=row.source, received_on=row.received_on, kind=row.kind, requester=row.requester,
        letter_number=row.letter_number, letter_date=row.letter_date,
        village_code=row.village_code, school_id=row.school_id, resident_id=row.resident_id,
        contact=row.contact, place=row.place, people=row.people, wanted_on=row.wanted_on,
        needs=tuple(row.needs), officer_sex=Sex(row.officer_sex) if row.officer_sex else None,
        note=row.note,
    )  # fmt: skip
    return RequestRow(
        id=row.id or 0, number=row.number, state=row.state, asked=asked, village=village or "",
        school=school or "", resident_name=name or "", masked_nik=mask_nik(nik) if nik else "",
        address=address or "", answer=row.answer, visit_id=row.visit_id,
        visit_number=visit_number or "", visit_day=visit_day,
        officer=officers.get(row.officer_id or 0, ""), version=row.version,
    )  # fmt: skip
