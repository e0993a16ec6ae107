"""The register of partners: who helps, where, and whom to call there."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ektp_desk.accounts.rules import Role
from ektp_desk.coverage.models import School
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.partners.models import Partner
from ektp_desk.partners.rules import PartnerKind
from ektp_desk.residents.models import Region
from ektp_desk.residents.rules import RegionLevel, name_key, tidy_name


@dataclass(frozen=True)
class PartnerCard:
    """A partner as typed. A kelurahan has its village, a school its school; others may have
    a village they work in."""

    kind: PartnerKind
    name: str
    village_code: str | None = None
    school_id: int | None = None
    contact_name: str = ""
    contact: str = ""


def add_partner(work: Work, *, card: PartnerCard) -> int:
    """Enter a partner; the new id. Raises `partner.…` beside the field that is wrong."""
    work.require(Role.SUPERVISOR)
    row = Partner(**_values(work, card), created_at=work.now)
    work.session.add(row)
    try:
        work.session.flush()
    except IntegrityError:
        raise OfficeError("partner.twice", field="name") from None
    assert row.id is not None
    work.record("partner.added", row.id)
    return row.id


def change_partner(work: Work, *, partner_id: int, card: PartnerCard, version: int) -> None:
    """Change a partner, if nobody did since `version`. Raises `partner.changed_meanwhile`."""
    work.require(Role.SUPERVISOR)
    _change(work, partner_id, version, **_values(work, card))
    work.record("partner.changed", partner_id)


def retire_partner(work: Work, *, partner_id: int, version: int) -> None:
    """Make no more lists for a partner; those that are out still come home."""
    work.require(Role.SUPERVISOR)
    _change(work, partner_id, version, active=False)
    work.record("partner.retired", partner_id)


def restore_partner(work: Work, *, partner_id: int, version: int) -> None:
    """Take a retired partner back into the register. `version` is the one after retiring."""
    work.require(Role.SUPERVISOR)
    _change(work, partner_id, version, retired=True, active=True)
    work.record("partner.restored", partner_id)


def _change(
    work: Work, partner_id: int, version: int, *, retired: bool = False, **values: object
) -> None:
    try:
        found = work.session.execute(
            update(Partner)
            .where(
                col(Partner.id) == partner_id,
                col(Partner.version) == version,
                col(Partner.active) == (not retired),
            )
            .values(**values, version=version + 1)
            .returning(col(Partner.id))
        ).one_or_none()
    except IntegrityError:
        raise OfficeError("partner.twice", field="name") from None
    if found is None:
        raise OfficeError("partner.changed_meanwhile")


def _values(work: Work, card: PartnerCard) -> dict[str, Any]:
    name = tidy_name(card.name)
    if not name or len(name) > 120:
        raise OfficeError("partner.name", field="name")
    is_school = card.kind is PartnerKind.SCHOOL
    village = None if is_school else card.village_code
    if village is not None or card.kind is PartnerKind.VILLAGE:
        _require_village(work, village)
    if is_school:
        _require_school(work, card.school_id)
    return {
        "kind": card.kind,
        "name": name,
        "name_key": name_key(name),
        "village_code": village,
        "school_id": card.school_id if is_school else None,
        "contact_name": tidy_name(card.contact_name)[:120],
        "contact": tidy_name(card.contact)[:120],
    }


def _require_village(work: Work, code: str | None) -> None:
    region = work.session.get(Region, code) if code else None
    if region is None or region.level is not RegionLevel.VILLAGE:
        raise OfficeError("partner.village", field="village_code")


def _require_school(work: Work, school_id: int | None) -> None:
    found = work.session.exec(select(School.id).where(col(School.id) == school_id)).first()
    if found is None:
        raise OfficeError("partner.school", field="school_id")
