"""Counting all obliged people anew, and keeping the count: today's newest, each day's last.

Counting reads and blocks nobody; keeping is one short act (decision 23).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, case, delete, func, insert, select, update
from sqlmodel import Session, col

from ektp_desk.accounts.rules import EVERYBODY
from ektp_desk.coverage.figures import Cell, tallies
from ektp_desk.coverage.models import CoverageCount, CoverageDay, CoverageTaking
from ektp_desk.coverage.rules import AgeGroup, Stage
from ektp_desk.coverage.standing import age_group, obliged, stage, why, with_central
from ektp_desk.kernel.models import AuditHead
from ektp_desk.kernel.work import Work
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import Sex


@dataclass(frozen=True)
class Counted:
    """A count of `day` that holds every act up to line `audit_id` of the audit."""

    day: date
    audit_id: int
    cells: tuple[Cell, ...]


def counted(session: Session, *, day: date) -> Counted:
    """Count everybody obliged on `day`, in one statement after looking where the audit stands."""
    audit_id = int(session.execute(select(col(AuditHead.last_id))).scalar_one())
    rows = session.execute(_alike(day))
    cells = (
        Cell(village, Sex(sex), AgeGroup(age), Stage(reached), reason, int(people))
        for village, sex, age, reached, reason, people in rows
    )
    return Counted(day, audit_id, tuple(sorted(cells, key=_order)))


def keep(work: Work, *, count: Counted) -> bool:
    """Keep a count as its day's newest; False if a newer one is kept already.

    A day that is over keeps its last count for good. Nothing is written in the audit: a count
    says nothing that the rows do not say, and can be made again from them (`checks`).
    """
    work.require(*EVERYBODY)
    if count.day != work.office_date or not _newest(work, count):
        return False
    table = CoverageCount.metadata.tables["coverage_count"]
    work.session.execute(delete(table))
    work.session.execute(
        delete(CoverageDay.metadata.tables["coverage_day"]).where(col(CoverageDay.day) == count.day)
    )
    if count.cells:
        work.session.execute(insert(table), [_row(cell) for cell in count.cells])
        work.session.execute(insert(CoverageDay), day_rows(count.day, count.cells))
    return True


def day_rows(day: date, cells: Sequence[Cell]) -> list[dict[str, Any]]:
    """The trend's rows of one day: one for each village."""
    return [
        {"village_code": village, "day": day, "obliged": sums.obliged,
         "recorded": sums.recorded, "ready": sums.ready, "held": sums.held}
        for village, sums in tallies(cells, lambda cell: cell.village).items()
    ]  # fmt: skip


def _newest(work: Work, count: Counted) -> bool:
    """Take the day's place unless a count of later acts, or of a later day, has it."""
    later = work.session.execute(
        select(func.count()).where(col(CoverageTaking.day) > count.day)
    ).scalar_one()
    if later:
        return False
    held = work.session.execute(
        update(CoverageTaking)
        .where(col(CoverageTaking.day) == count.day, col(CoverageTaking.audit_id) <= count.audit_id)
        .values(at=work.now, audit_id=count.audit_id)
        .returning(col(CoverageTaking.day))
    ).one_or_none()
    if held is not None:
        return True
    known = work.session.get(CoverageTaking, count.day)
    if known is not None:
        return False
    work.session.add(CoverageTaking(day=count.day, at=work.now, audit_id=count.audit_id))
    work.session.flush()
    return True


def _alike(day: date) -> Select[*tuple[Any, ...]]:
    reached = stage()
    # Looked up only for the few who are not recorded.
    reason = case((reached == Stage.UNRECORDED.value, why()), else_="")
    kinds = (
        func.coalesce(col(Resident.village_code), ""), col(Resident.sex), age_group(day),
        reached, reason,
    )  # fmt: skip
    named: Select[*tuple[Any, ...]] = select(
        *(kind.label(f"k{place}") for place, kind in enumerate(kinds))
    )
    people = with_central(named.select_from(Resident)).where(obliged(day)).subquery("people")
    keys = tuple(people.c)
    return select(*keys, func.count()).group_by(*keys)


def _row(cell: Cell) -> dict[str, Any]:
    return {"village_code": cell.village, "sex": cell.sex, "age": cell.age, "stage": cell.stage,
            "why": cell.why, "people": cell.people}  # fmt: skip


def _order(cell: Cell) -> tuple[str, ...]:
    return cell.village, cell.sex, cell.age, cell.stage, cell.why
