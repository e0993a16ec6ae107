"""What a visit is planned with: villages, schools, partners, kits, officers."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from ektp_desk.accounts.queries import OfficerRow, officers
from ektp_desk.accounts.rules import EVERYBODY
from ektp_desk.coverage.models import School
from ektp_desk.outreach.models import OutreachKit
from ektp_desk.outreach.queries_visits import VisitView, visit
from ektp_desk.partners.queries import PartnerRow, partners
from ektp_desk.residents.queries import VillageRow, villages


@dataclass(frozen=True)
class SchoolRow:
    """An active school, with its village if that is known."""

    id: int
    name: str
    village_code: str | None


@dataclass(frozen=True)
class KitRow:
    """A kit; `contents` a line for each thing in it."""

    id: int
    name: str
    contents: str
    active: bool


@dataclass(frozen=True)
class VisitForm:
    """All that the window of a visit shows; `view` is the visit that is changed."""

    villages: tuple[VillageRow, ...]
    schools: tuple[SchoolRow, ...]
    partners: tuple[PartnerRow, ...]
    kits: tuple[KitRow, ...]
    officers: tuple[OfficerRow, ...]
    view: VisitView | None


def kits(session: Session) -> tuple[KitRow, ...]:
    """All kits, those in use first, by name."""
    rows = session.exec(
        select(OutreachKit).order_by(col(OutreachKit.active).desc(), col(OutreachKit.name))
    )
    return tuple(KitRow(row.id or 0, row.name, row.contents, row.active) for row in rows)


def visit_form(session: Session, *, visit_id: int | None = None) -> VisitForm:
    """What to choose from; a kit and officers that are gone only where the visit has them."""
    view = visit(session, visit_id=visit_id) if visit_id is not None else None
    plan = view.plan if view is not None else None
    there = {officer for officer, _role in plan.team} if plan is not None else set()
    kit_id = plan.kit_id if plan is not None else None
    schools = session.exec(select(School).where(col(School.active)).order_by(col(School.name)))
    return VisitForm(
        villages=villages(session),
        schools=tuple(SchoolRow(row.id or 0, row.name, row.village_code) for row in schools),
        partners=partners(session),
        kits=tuple(row for row in kits(session) if row.active or row.id == kit_id),
        officers=tuple(
            row
            for row in officers(session)
            if (row.active and not row.roles.isdisjoint(EVERYBODY)) or row.id in there
        ),
        view=view,
    )
