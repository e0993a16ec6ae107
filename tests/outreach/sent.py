"""Files that went out and came home, as rows: what other rooms' acts leave behind."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from ektp_desk import schema  # noqa: F401  (every table that visits refer to)
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.models import OutreachMember, OutreachVisit
from ektp_desk.outreach.models_field import BundleIn, BundleOut, BundlePerson
from ektp_desk.outreach.rules import MemberRole, VisitKind, VisitState


def plan(work: Work, *, number: str, day: date, state: VisitState = VisitState.PLANNED) -> int:
    """A visit with the one who plans it as its team."""
    row = OutreachVisit(
        uid=f"visit-{number}", number=number, kind=VisitKind.VILLAGE, state=state,
        title=f"Perekaman keliling {number}", place="Balai kelurahan", day=day,
        created_at=work.now, officer_id=work.actor.officer_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    assert row.id is not None
    assert work.actor.officer_id is not None
    work.session.add(
        OutreachMember(visit_id=row.id, officer_id=work.actor.officer_id, role=MemberRole.LEAD)
    )
    return row.id


def send_out(
    work: Work, *, device_id: int, visit_id: int, people: Sequence[int], expires_at: datetime
) -> int:
    """A file for a laptop with these people on it."""
    row = BundleOut(
        uid=f"out-{device_id}-{visit_id}-{expires_at:%Y%m%d%H%M}", device_id=device_id,
        visit_id=visit_id, people=len(people), sha256="0" * 64, expires_at=expires_at,
        at=work.now, office_date=work.office_date, officer_id=work.actor.officer_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    assert row.id is not None
    for person in people:
        work.session.add(BundlePerson(bundle_id=row.id, resident_id=person))
    work.record("bundle.made", row.id)
    return row.id


def come_home(work: Work, *, device_id: int, visit_id: int, sequence: int = 1) -> None:
    """A file of that laptop and visit was taken in."""
    work.session.add(
        BundleIn(
            uid=f"in-{device_id}-{sequence}", device_id=device_id, visit_id=visit_id,
            sequence=sequence, sha256=f"{device_id:032}{sequence:032}", file_name="pulang.ektp",
            made_at=work.now - timedelta(hours=1), events=3, applied=2, linked=1, disputed=0,
            quarantined=0, unchanged=0, at=work.now, office_date=work.office_date,
            officer_id=work.actor.officer_id,
        )
    )  # fmt: skip
    work.record("bundle.taken_home", visit_id)
