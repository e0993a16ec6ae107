"""Is this a file this office may take in? Asked before anything of it is believed or written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.queries import profile
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach.models import OutreachVisit
from ektp_desk.outreach.models_field import BundleIn, BundleOut, FieldDevice, NumberLease
from ektp_desk.outreach.rules_events import Books
from ektp_desk.outreach.rules_field import DeviceState
from ektp_desk.outreach.rules_home import clock_note, missing_sequences, moment_told
from ektp_desk.outreach.sealed import SCHEMA, FileKind, Manifest, Opened
from ektp_desk.queue.models import Service
from ektp_desk.recording.definitions import shipped, unpacked
from ektp_desk.recording.models import ChecklistVersion
from ektp_desk.residents.models import Region

EVENTS = "events"


@dataclass(frozen=True)
class Lease:
    """Document numbers that were lent to a laptop."""

    id: int
    device_id: int
    scope: str
    first: int
    last: int


@dataclass(frozen=True)
class Case:
    """A file that may be taken in: whose it is, and what the office knows around it.

    `went_out` is when the first file for this laptop and visit was made, `taken` the id this very
    file has if it was taken in before.
    """

    opened: Opened
    device_id: int
    device_name: str
    visit_id: int
    visit_number: str
    visit_title: str
    went_out: datetime
    missing: tuple[int, ...]
    taken: int | None
    leases: tuple[Lease, ...]

    @property
    def manifest(self) -> Manifest:
        """What the file says of itself."""
        return self.opened.manifest

    @property
    def events(self) -> bytes:
        """The part with what happened."""
        return self.opened.parts[EVENTS]


def verified(session: Session, opened: Opened) -> Case:
    """Refuse a file that is not this office's to take in.

    Raises `home.not_home`, `home.newer`, `home.other_office`, `home.device_unknown`,
    `home.device_revoked`, `home.device_lost`, `home.visit_unknown`, `home.not_given`,
    `home.counts`, `home.sequence_taken`, `home.chain_broken`.
    """
    manifest = opened.manifest
    if manifest.kind is not FileKind.HOME:
        raise OfficeError("home.not_home")
    if manifest.schema > SCHEMA:
        raise OfficeError("home.newer")
    if manifest.office != profile(session).region_code:
        raise OfficeError("home.other_office")
    device = _device(session, manifest.device)
    visit = _visit(session, manifest.visit)
    went_out = _went_out(session, device.id or 0, visit.id or 0)
    events = opened.parts.get(EVENTS)
    if events is None or events.count(b"\n") != manifest.rows.get(EVENTS) or not manifest.sequence:
        raise OfficeError("home.counts")
    return Case(
        opened=opened,
        device_id=device.id or 0,
        device_name=device.name,
        visit_id=visit.id or 0,
        visit_number=visit.number,
        visit_title=visit.title,
        went_out=went_out,
        missing=_missing(session, device.id or 0, manifest.sequence),
        taken=_place_in_chain(session, device.id or 0, opened),
        leases=_leases(session),
    )


def clock_of(case: Case, now: datetime | None) -> str:
    """The sentence's code about the laptop's clock, "" for nothing."""
    clock = case.manifest.facts.get("clock")
    said: Mapping[str, Any] = clock if isinstance(clock, dict) else {}
    return clock_note(
        made_at=case.manifest.made_at,
        went_out=case.went_out,
        now=now,
        told_now=moment_told(said.get("now")),
        last_seen=moment_told(said.get("last_seen")),
    )


def books(session: Session) -> Books:
    """What events may name."""
    officers = session.exec(select(Officer.username, Officer.id)).all()
    checklists = session.exec(select(ChecklistVersion.number, ChecklistVersion.definition)).all()
    return Books(
        officers={username: officer_id or 0 for username, officer_id in officers},
        services=frozenset(session.exec(select(Service.code)).all()),
        # The first one is kept by whoever records first: a laptop may have been the first.
        checklists={1: shipped()} | {number: unpacked(packed) for number, packed in checklists},
        villages=frozenset(session.exec(select(Region.code)).all()),
    )


def _device(session: Session, uid: str) -> FieldDevice:
    device = session.exec(select(FieldDevice).where(col(FieldDevice.uid) == uid)).first()
    if device is None:
        raise OfficeError("home.device_unknown")
    if device.state is DeviceState.REVOKED:
        raise OfficeError("home.device_revoked", name=device.name)
    if device.state is DeviceState.LOST:
        raise OfficeError("home.device_lost", name=device.name)
    return device


def _visit(session: Session, uid: str) -> OutreachVisit:
    visit = session.exec(select(OutreachVisit).where(col(OutreachVisit.uid) == uid)).first()
    if visit is None:
        raise OfficeError("home.visit_unknown")
    return visit


def _went_out(session: Session, device_id: int, visit_id: int) -> datetime:
    first = session.exec(
        select(BundleOut.at)
        .where(col(BundleOut.device_id) == device_id, col(BundleOut.visit_id) == visit_id)
        .order_by(col(BundleOut.id))
        .limit(1)
    ).first()
    if first is None:
        raise OfficeError("home.not_given")
    return first


def _place_in_chain(session: Session, device_id: int, opened: Opened) -> int | None:
    """The id of this very file if it is home already. Refuses one that takes another's place."""
    manifest = opened.manifest
    around = (manifest.sequence - 1, manifest.sequence, manifest.sequence + 1)
    rows = session.exec(
        select(BundleIn).where(
            col(BundleIn.device_id) == device_id, col(BundleIn.sequence).in_(around)
        )
    ).all()
    home = {row.sequence: row for row in rows}
    same = home.get(manifest.sequence)
    if same is not None:
        if same.sha256 != opened.sha256:
            raise OfficeError("home.sequence_taken", sequence=manifest.sequence)
        return same.id
    before, after = home.get(manifest.sequence - 1), home.get(manifest.sequence + 1)
    broken = (
        (before is not None and before.sha256 != manifest.previous)
        or (after is not None and after.previous != opened.sha256)
        or ((manifest.sequence == 1) != (manifest.previous == ""))
    )
    twin = select(func.count(col(BundleIn.id))).where(col(BundleIn.uid) == manifest.uid)
    if broken or session.exec(twin).one():
        raise OfficeError("home.chain_broken", sequence=manifest.sequence)
    return None


def _missing(session: Session, device_id: int, sequence: int) -> tuple[int, ...]:
    home = session.exec(select(BundleIn.sequence).where(col(BundleIn.device_id) == device_id))
    return missing_sequences({*home, sequence})


def _leases(session: Session) -> tuple[Lease, ...]:
    """All of them: what came home before may wait for a person of this file."""
    rows = session.exec(
        select(NumberLease, BundleOut.device_id).join(
            BundleOut, col(BundleOut.id) == col(NumberLease.bundle_id)
        )
    )
    return tuple(
        Lease(row.id or 0, device_id, row.scope, row.first, row.last) for row, device_id in rows
    )
