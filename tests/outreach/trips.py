"""Visits, laptops and what came home, written straight into the tables."""

import hashlib
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import SQLModel, select

from ektp_desk.kernel.work import Work
from ektp_desk.outreach.models import (
    OutreachEvent,
    OutreachKit,
    OutreachMember,
    OutreachRequest,
    OutreachTarget,
    OutreachVisit,
)
from ektp_desk.outreach.models_field import (
    BundleIn,
    BundleOut,
    BundlePerson,
    FieldDecision,
    FieldDevice,
    FieldDeviceEvent,
    FieldEvent,
    FieldPerson,
    FieldQuarantine,
)
from ektp_desk.outreach.rules import (
    MemberRole,
    RequestSource,
    RequestState,
    TargetOutcome,
    TargetReason,
    VisitAct,
    VisitKind,
    VisitState,
)
from ektp_desk.outreach.rules_field import (
    DecisionMatter,
    DeviceAct,
    DeviceState,
    EventKind,
    EventOutcome,
    QuarantineReason,
)
from ektp_desk.recording.models import ChecklistVersion, Recording
from ektp_desk.recording.rules import RecordingState, Transport
from ektp_desk.recording.services_checklist import in_force
from tests.conftest import Office

VILLAGE = "73.73.01.1001"
DAY = date(2026, 11, 24)


def add(office: Office, row: SQLModel) -> int:
    """Write one row; its id (0 for one that has none)."""

    def write(work: Work) -> int:
        work.session.add(row)
        work.session.flush()
        return int(getattr(row, "id", 0) or 0)

    return office.desk.write(office.supervisor, write).result


def visit(office: Office, number: int = 1, **changed: Any) -> int:
    """A village visit of today, planned, with a team of two."""
    kit = None
    if changed.pop("with_kit", False):
        kit = add(office, OutreachKit(name=f"Koper {number}", contents="Laptop\n\nKamera \n"))
    row = {
        "uid": f"v{number}", "number": f"JB-2026-{number:04d}", "kind": VisitKind.VILLAGE,
        "state": VisitState.PLANNED, "title": "Perekaman di balai kelurahan",
        "place": "Balai kelurahan", "village_code": VILLAGE, "day": DAY, "starts": time(8),
        "ends": time(14), "contact_name": "Lurah", "contact": "0811", "kit_id": kit,
        "power_note": "genset", "needs": ["wheelchair"], "expected_people": 40,
        "expected_blanks": 30, "created_at": office.clock.now(),
    } | changed  # fmt: skip
    visit_id = add(office, OutreachVisit(**row))
    for officer, role in (
        (office.recorder, MemberRole.OPERATOR), (office.counter, MemberRole.LEAD),
    ):  # fmt: skip
        add(office, OutreachMember(visit_id=visit_id, officer_id=officer.officer_id or 0,
                                   role=role))  # fmt: skip
    happened(office, visit_id, VisitAct.PLANNED)
    return visit_id


def happened(office: Office, visit_id: int, act: VisitAct, note: str = "") -> int:
    """One line of a visit's history, now."""
    return add(office, OutreachEvent(
        visit_id=visit_id, act=act, day=DAY, note=note, at=office.clock.now(), office_date=DAY,
        officer_id=office.supervisor.officer_id,
    ))  # fmt: skip


def target(
    office: Office,
    visit_id: int,
    resident_id: int,
    outcome: TargetOutcome | None = None,
    reason: TargetReason = TargetReason.UNRECORDED,
    note: str = "",
) -> int:
    """A person on a visit's list."""
    at = office.clock.now() if outcome else None
    return add(office, OutreachTarget(
        visit_id=visit_id, resident_id=resident_id, reason=reason, outcome=outcome, note=note,
        outcome_at=at, outcome_by=office.recorder.officer_id if outcome else None,
    ))  # fmt: skip


def request(office: Office, visit_id: int | None, number: int = 1, **changed: Any) -> int:
    """A request by letter for a village."""
    row = {
        "number": f"PJ-2026-{number:04d}", "source": RequestSource.LETTER,
        "letter_number": "474/118/KB", "letter_date": date(2026, 11, 10),
        "received_on": date(2026, 11, 12), "kind": VisitKind.VILLAGE,
        "state": RequestState.PLANNED if visit_id else RequestState.OPEN,
        "village_code": VILLAGE, "requester": "Lurah Tompotikka", "visit_id": visit_id,
        "created_at": office.clock.now(), "officer_id": office.counter.officer_id,
    } | changed  # fmt: skip
    return add(office, OutreachRequest(**row))


def laptop(office: Office, state: DeviceState = DeviceState.ACTIVE, number: int = 1) -> int:
    """A registered laptop; a lost one was lost the day before."""
    now = office.clock.now()
    device_id = add(office, FieldDevice(
        uid=f"laptop{number}", name=f"Laptop lapangan {number}", sign_key=f"{number:064x}",
        box_key=f"{number:064x}", state=state, registered_at=now - timedelta(days=30),
    ))  # fmt: skip
    acts = [(DeviceAct.REGISTERED, "", DAY - timedelta(days=30))]
    if state is DeviceState.LOST:
        acts.append((DeviceAct.LOST, "tertinggal di angkutan", DAY - timedelta(days=1)))
    for act, reason, day in acts:
        add(office, FieldDeviceEvent(device_id=device_id, act=act, reason=reason, happened_on=day,
                                     at=now, office_date=DAY,
                                     officer_id=office.supervisor.officer_id))  # fmt: skip
    return device_id


def goes_out(
    office: Office, device_id: int, visit_id: int, *people: int, days: int = 5
) -> int:  # fmt: skip
    """A file for the laptop with these people, valid for some days."""
    bundle_id = add(office, BundleOut(
        uid=f"out{device_id}-{visit_id}", device_id=device_id, visit_id=visit_id,
        people=len(people), sha256="0" * 64, expires_at=office.clock.now() + timedelta(days=days),
        at=office.clock.now(), office_date=DAY,
    ))  # fmt: skip
    for resident_id in people:
        add(office, BundlePerson(bundle_id=bundle_id, resident_id=resident_id))
    return bundle_id


def comes_home(office: Office, device_id: int, visit_id: int, sequence: int = 1) -> int:
    """A file that was taken in."""
    uid = f"in{device_id}-{visit_id}-{sequence}"
    return add(office, BundleIn(
        uid=uid, device_id=device_id, visit_id=visit_id, sequence=sequence,
        sha256=hashlib.sha256(uid.encode()).hexdigest(), file_name="pulang.ektp",
        made_at=office.clock.now(), events=1, applied=1, linked=0, disputed=0, quarantined=0,
        unchanged=0, at=office.clock.now(), office_date=DAY,
        officer_id=office.supervisor.officer_id,
    ))  # fmt: skip


def event(
    office: Office,
    bundle_id: int,
    kind: EventKind,
    resident_id: int | None = None,
    recording_id: int | None = None,
    outcome: EventOutcome = EventOutcome.APPLIED,
) -> int:
    """An event that came home; its content does not matter here."""
    content = {"kind": kind.value, "who": resident_id, "of": bundle_id}
    uid = hashlib.sha256(repr(content).encode()).hexdigest()
    return add(office, FieldEvent(
        uid=uid[:32], bundle_id=bundle_id, kind=kind, outcome=outcome, at=office.clock.now(),
        officer_id=office.recorder.officer_id, resident_id=resident_id,
        recording_id=recording_id, sha256=uid, content=content,
    ))  # fmt: skip


def recording(
    office: Office,
    resident_id: int,
    number: int,
    state: RecordingState = RecordingState.AWAITING_REVIEW,
    needs: tuple[str, ...] = (),
    at: datetime | None = None,
) -> int:
    """A recording that was made on a laptop and handed in."""
    now = at or office.clock.now()

    def write(work: Work) -> int:
        in_force(work)  # the first use writes the delivered checklist
        version = work.session.exec(select(ChecklistVersion.id)).first()
        row = Recording(
            number=f"R-2026-{number:06d}", token=f"R-{number:016x}", resident_id=resident_id,
            service_code="NEW", office_date=DAY, place="Balai kelurahan", state=state,
            transport=Transport.IMPORTED, checklist_version_id=version or 0, needs=list(needs),
            operator_id=office.recorder.officer_id or 0, started_at=now, submitted_at=now,
        )  # fmt: skip
        work.session.add(row)
        work.session.flush()
        return row.id or 0

    return office.desk.write(office.supervisor, write).result


def set_apart(office: Office, bundle_id: int, *, decided: bool) -> None:
    """An event in quarantine, and the decision on it."""
    uid, digest = f"q{bundle_id}{decided}", hashlib.sha256(f"{bundle_id}{decided}".encode())
    add(office, FieldQuarantine(
        bundle_id=bundle_id, event_uid=uid, reason=QuarantineReason.FOREIGN_NUMBER,
        sha256=digest.hexdigest(), content={"number": "R-2026-999999"}, at=office.clock.now(),
        office_date=DAY,
    ))  # fmt: skip
    if decided:
        add(office, FieldDecision(
            matter=DecisionMatter.QUARANTINE, about=f"{uid} {digest.hexdigest()}", choice="kept",
            at=office.clock.now(), office_date=DAY,
        ))  # fmt: skip


def double_decided(office: Office, resident_id: int, kept: str, other: str) -> int:
    """A decision on one person's two recordings."""
    return add(office, FieldDecision(
        matter=DecisionMatter.DOUBLE, about=" ".join(sorted((kept, other))),
        resident_id=resident_id, choice=kept, note="sidik jari lengkap", at=office.clock.now(),
        office_date=DAY, officer_id=office.supervisor.officer_id,
    ))  # fmt: skip


def added(office: Office, resident_id: int) -> None:
    """Somebody who was not on the roll."""
    add(office, FieldPerson(resident_id=resident_id, note="ibu RT", at=office.clock.now(),
                            officer_id=office.recorder.officer_id))  # fmt: skip
