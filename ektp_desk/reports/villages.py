"""What was done for each village in a period, and how many of its people hold a card."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from ektp_desk.accounts.queries import profile
from ektp_desk.cards.models import Card, CardEvent
from ektp_desk.cards.rules import CardAct
from ektp_desk.coverage.models import CoverageDay, CoverageTaking
from ektp_desk.recording.models import Recording
from ektp_desk.reports import queries
from ektp_desk.reports.rules import day_bounds
from ektp_desk.reports.slips_periods import VillageLine
from ektp_desk.residents.models import Region, Resident


def village_lines(session: Session, *, start: date, end: date) -> tuple[VillageLine, ...]:
    """Every village with people or work, by district and name; people without one come last."""
    recorded = _counts(session, _recordings(session, start, end))
    printed = _counts(session, _cards(start, end, CardAct.GOOD))
    given = _counts(session, _cards(start, end, CardAct.HANDED_OVER))
    covered = _covered(session, end)
    names = _names(session)
    codes = {*recorded, *printed, *given, *covered}
    lines = [
        VillageLine(
            *names.get(code, ("", "–")),
            recorded=recorded.get(code, 0),
            printed=printed.get(code, 0),
            handed_over=given.get(code, 0),
            obliged=covered.get(code, (0, 0))[0],
            held=covered.get(code, (0, 0))[1],
        )
        for code in codes
    ]
    return tuple(sorted(lines, key=lambda line: (not line.district, line.district, line.village)))


def _counts(session: Session, statement: Select[*tuple[Any, ...]]) -> dict[str, int]:
    return {code or "": int(number) for code, number in session.execute(statement)}


def _recordings(session: Session, start: date, end: date) -> Select[*tuple[Any, ...]]:
    zone = ZoneInfo(profile(session).zone)
    return (
        select(col(Resident.village_code), func.count(col(Recording.id)))
        .join(Resident, col(Resident.id) == col(Recording.resident_id))
        .where(*queries.submitted((day_bounds(start, zone)[0], day_bounds(end, zone)[1])))
        .group_by(col(Resident.village_code))
    )


def _cards(start: date, end: date, act: CardAct) -> Select[*tuple[Any, ...]]:
    return (
        select(col(Resident.village_code), func.count(col(CardEvent.id)))
        .join(Card, col(Card.id) == col(CardEvent.card_id))
        .join(Resident, col(Resident.id) == col(Card.resident_id))
        .where(col(CardEvent.office_date).between(start, end), col(CardEvent.act) == act)
        .group_by(col(Resident.village_code))
    )


def _covered(session: Session, day: date) -> dict[str, tuple[int, int]]:
    """Obliged people and holders at the last count up to a day."""
    newest = (
        select(func.max(col(CoverageTaking.day)))
        .where(col(CoverageTaking.day) <= day)
        .scalar_subquery()
    )
    statement = select(
        col(CoverageDay.village_code), col(CoverageDay.obliged), col(CoverageDay.held)
    ).where(col(CoverageDay.day) == newest)
    return {code: (int(obliged), int(held)) for code, obliged, held in session.execute(statement)}


def _names(session: Session) -> dict[str, tuple[str, str]]:
    """District and village by the village's code."""
    above = aliased(Region)
    statement = select(col(Region.code), col(above.name), col(Region.name)).join(
        above, col(above.code) == col(Region.parent_code)
    )
    return {code: (district, village) for code, district, village in session.execute(statement)}
