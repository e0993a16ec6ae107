"""People on the papers of jemput bola: those to visit, those still to be seen, those affected."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlmodel import Session, col, or_, select

from ektp_desk.kernel.sentences import Sentences
from ektp_desk.outreach.models import OutreachRequest, OutreachTarget
from ektp_desk.outreach.queries_report import UNREACHED
from ektp_desk.outreach.slips import TargetLine, UnreachedLine
from ektp_desk.recording.models import Recording
from ektp_desk.recording.needs import Need, ordered
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import mask_nik

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
            remark=_remark(needs.get(target.resident_id, ()), target),
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


def _remark(needs: Sequence[Need], target: OutreachTarget) -> str:
    """Needs and the list's own note; once there is an outcome the note is about that."""
    note = target.note if target.outcome is None else ""
    return ", ".join(part for part in (*(say(f"need.{need}") for need in needs), note) if part)


def _address(person: Resident) -> str:
    numbers = f"RT {person.rt}/RW {person.rw}" if person.rt and person.rw else ""
    return ", ".join(part for part in (person.address, numbers) if part)
