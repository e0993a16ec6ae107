"""People on the papers of jemput bola: those to visit, those still to be seen, those affected."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from sqlmodel import Session, col, or_, select

from ektp_desk.accounts.models import Officer
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.outreach.models import OutreachMember, OutreachRequest, OutreachTarget, OutreachVisit
from ektp_desk.outreach.models_field import BundleOut, BundlePerson
from ektp_desk.outreach.queries_report import UNREACHED
from ektp_desk.outreach.slips import AffectedLine, TargetLine, UnreachedLine
from ektp_desk.recording.models import Recording
from ektp_desk.recording.needs import Need, ordered
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import age_on, mask_nik

OF_AGE = 17
say = Sentences("id").say


def target_lines(session: Session, *, visit_id: int) -> tuple[TargetLine, ...]:
    """The list of a visit in the order of the way: village, RW, RT, address, name."""
    needs = _needs(session, visit_id)
    rows = session.exec(
        select(OutreachTarget, Resident)
        .join(Resident, col(Resident.id) == col(OutreachTarget.resident_id))
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .where(col(OutreachTarget.visit_id) == visit_id)
        .order_by(
            col(Region.name), col(Resident.rw), col(Resident.rt), col(Resident.address),
            col(Resident.name_key), col(Resident.id),
        )
    )  # fmt: skip
    return tuple(
        TargetLine(
            name=person.name,
            masked_nik=mask_nik(person.nik),
            birth_date=person.birth_date,
            address=_address(person),
            reason=say(f"target_reason.{target.reason}"),
            remark=_remark(needs.get(target.resident_id, ()), target.note),
        )
        for target, person in rows
    )


def unreached(session: Session, *, visit_id: int) -> tuple[UnreachedLine, ...]:
    """Who of a visit's list still has to be seen, by name."""
    outcome = col(OutreachTarget.outcome)
    rows = session.exec(
        select(OutreachTarget, Resident)
        .join(Resident, col(Resident.id) == col(OutreachTarget.resident_id))
        .where(
            col(OutreachTarget.visit_id) == visit_id,
            or_(outcome.is_(None), outcome.in_(UNREACHED)),
        )
        .order_by(col(Resident.name_key), col(Resident.id))
    )
    return tuple(
        UnreachedLine(
            person.name,
            mask_nik(person.nik),
            say(f"target_outcome.{target.outcome}")
            if target.outcome
            else say("visit_paper.nothing_said"),
            target.note,
        )
        for target, person in rows
    )


def affected(
    session: Session, *, device_id: int, day: date
) -> tuple[tuple[AffectedLine, ...], int]:  # fmt: skip
    """Everybody whose data went out to a laptop, each once, by name; how many are under 17 on
    `day`."""
    went = (
        select(BundlePerson.resident_id)
        .join(BundleOut, col(BundleOut.id) == col(BundlePerson.bundle_id))
        .where(col(BundleOut.device_id) == device_id)
    )
    rows = session.exec(
        select(Resident, Region.name)
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .where(col(Resident.id).in_(went))
        .order_by(col(Resident.name_key), col(Resident.id))
    ).all()
    lines = tuple(
        AffectedLine(person.name, mask_nik(person.nik), person.birth_date, village or "")
        for person, village in rows
    )
    return lines, sum(age_on(line.birth_date, day) < OF_AGE for line in lines)


def accounts_on(session: Session, *, device_id: int) -> tuple[str, ...]:
    """Officers of the teams whose visits went out to a laptop: they could sign in on it."""
    rows = session.exec(
        select(Officer.full_name)
        .join(OutreachMember, col(OutreachMember.officer_id) == col(Officer.id))
        .join(BundleOut, col(BundleOut.visit_id) == col(OutreachMember.visit_id))
        .where(col(BundleOut.device_id) == device_id)
        .distinct()
        .order_by(col(Officer.full_name))
    )
    return tuple(rows)


def files_out(session: Session, *, device_id: int) -> Sequence[tuple[BundleOut, OutreachVisit]]:
    """What went out to a laptop, newest first, with its visit."""
    return session.exec(
        select(BundleOut, OutreachVisit)
        .join(OutreachVisit, col(OutreachVisit.id) == col(BundleOut.visit_id))
        .where(col(BundleOut.device_id) == device_id)
        .order_by(col(BundleOut.id).desc())
    ).all()


def _needs(session: Session, visit_id: int) -> Mapping[int, tuple[Need, ...]]:
    """What people of a list need: by their newest recording, and by what was asked for them."""
    found: dict[int, set[Need]] = defaultdict(set)
    recorded = session.exec(
        select(Recording.resident_id, Recording.needs)
        .join(OutreachTarget, col(OutreachTarget.resident_id) == col(Recording.resident_id))
        .where(col(OutreachTarget.visit_id) == visit_id)
        .order_by(col(Recording.id))
    )
    for resident_id, needs in recorded:
        found[resident_id] = {Need(need) for need in needs}
    asked = session.exec(
        select(OutreachRequest.resident_id, OutreachRequest.needs).where(
            col(OutreachRequest.visit_id) == visit_id, col(OutreachRequest.resident_id).is_not(None)
        )
    )
    for person, needs in asked:
        found[person or 0] |= {Need(need) for need in needs}
    return {resident_id: ordered(needs) for resident_id, needs in found.items()}


def _remark(needs: Sequence[Need], note: str) -> str:
    return ", ".join([*(say(f"need.{need}") for need in needs), *([note] if note else [])])


def _address(person: Resident) -> str:
    numbers = f"RT {person.rt}/RW {person.rw}" if person.rt and person.rw else ""
    return ", ".join(part for part in (person.address, numbers) if part)
