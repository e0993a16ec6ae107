"""What the office tells a laptop of its files: which ones it has, whole.

A laptop forgets nothing before it has read this. What was set apart is in the office, too, and
stands in it.
"""

from collections import defaultdict

from sqlmodel import Session, col, select

from ektp_desk.accounts.queries import profile
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach.models import OutreachVisit
from ektp_desk.outreach.models_field import BundleIn, FieldDevice, FieldEvent, FieldQuarantine
from ektp_desk.outreach.sealed import SCHEMA, FileKind, Manifest, content_hash, lines

RECEIVED = "received"


def receipt(session: Session, *, device_id: int) -> tuple[Manifest, dict[str, bytes]]:
    """The receipt for all files of a laptop that are home; the same ones give the same receipt.

    Raises `home.nothing_home` before the first.
    """
    files = session.exec(
        select(BundleIn, OutreachVisit.uid)
        .join(OutreachVisit, col(OutreachVisit.id) == col(BundleIn.visit_id))
        .where(col(BundleIn.device_id) == device_id)
        .order_by(col(BundleIn.sequence))
    ).all()
    if not files:
        raise OfficeError("home.nothing_home")
    events = _events(session, device_id)
    rows = [
        {"sequence": file.sequence, "uid": file.uid, "sha256": file.sha256,
         "events": sorted(events[file.id or 0])}
        for file, _ in files
    ]  # fmt: skip
    newest, visit = max(files, key=lambda pair: pair[0].id or 0)
    manifest = Manifest(
        kind=FileKind.RECEIPT,
        uid=content_hash({"files": rows})[:32],
        schema=SCHEMA,
        office=profile(session).region_code,
        device=session.get_one(FieldDevice, device_id).uid,
        visit=visit,
        sequence=0,
        previous="",
        made_at=newest.at,
        expires_at=None,
        rows={RECEIVED: len(rows)},
        facts={"newest": files[-1][0].sequence},
    )
    return manifest, {RECEIVED: lines(rows)}


def _events(session: Session, device_id: int) -> dict[int, set[str]]:
    """The uids of the events by the file that brought them first."""
    found: dict[int, set[str]] = defaultdict(set)
    for uid, bundle in ((FieldEvent.uid, FieldEvent.bundle_id),
                        (FieldQuarantine.event_uid, FieldQuarantine.bundle_id)):  # fmt: skip
        statement = (
            select(bundle, uid)
            .join(BundleIn, col(BundleIn.id) == col(bundle))
            .where(col(BundleIn.device_id) == device_id)
        )
        for bundle_id, event_uid in session.exec(statement):
            found[bundle_id].add(event_uid)
    return found
