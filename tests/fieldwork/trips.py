"""An office with a visit and a registered laptop, and the laptop's own folder."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import insert

from ektp_desk.coverage.models import School
from ektp_desk.coverage.rules import SchoolLevel
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import bundle_out, devices, loading
from ektp_desk.outreach.bundle_out import OutMade
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.loading import Loaded
from ektp_desk.outreach.models import OutreachMember, OutreachTarget, OutreachVisit
from ektp_desk.outreach.rules import MemberRole, TargetReason, VisitKind, VisitState
from ektp_desk.storage.engines import open_desk
from tests.conftest import ZONE, Office
from tests.shelf import store_at

DAY = date(2026, 11, 25)
UNTIL = datetime(2026, 12, 2, 16, 0, tzinfo=UTC)


def visit_rows(work: Work, *, team: tuple[int, ...], people: tuple[int, ...], uid: str) -> int:
    """A planned visit with its team and its list."""
    visit = OutreachVisit(
        uid=uid, number=f"JB-2026-{uid[-4:]}", kind=VisitKind.VILLAGE, state=VisitState.PLANNED,
        title="Kelurahan Ponjalae", place="Kantor lurah", village_code="73.73.01.1001", day=DAY,
        expected_people=40, needs=["wheelchair"], created_at=work.now,
        officer_id=work.actor.officer_id,
    )  # fmt: skip
    work.session.add(visit)
    work.session.flush()
    assert visit.id is not None
    members = [
        {"visit_id": visit.id, "officer_id": one, "role": MemberRole.OPERATOR} for one in team
    ]
    if members:
        work.session.execute(insert(OutreachMember), members)
    targets = [
        {
            "visit_id": visit.id,
            "resident_id": one,
            "reason": TargetReason.UNRECORDED,
            "note": "<i>&",
        }
        for one in people
    ]
    if targets:
        work.session.execute(insert(OutreachTarget), targets)
    work.record("outreach.visit_planned", visit.id)
    return visit.id


def _school(work: Work) -> None:
    work.session.add(School(name="SMA Negeri 1 Palopo", level=SchoolLevel.SMA))


@dataclass(frozen=True)
class Trip:
    """Everything of one visit: the office, the laptop, the file between them."""

    office: Office
    store: FieldStore
    visit_id: int
    device_id: int
    folder: Path

    @property
    def clock(self) -> SetClock:
        return self.office.clock

    def make(self, name: str = "keluar.ektp", **changes: object) -> OutMade:
        """Make the file and give it its name."""
        asked = {
            "visit_id": self.visit_id, "device_id": self.device_id, "expires_at": UNTIL,
            "path": self.folder / name, **changes,
        }  # fmt: skip
        made = self.office.desk.write(self.office.supervisor, bundle_out.make_bundle, **asked)
        bundle_out.put_out(made=made.result)
        return made.result

    def load(self, path: Path | None = None) -> Loaded:
        """Take the file in, as the laptop's window does."""
        now = self.clock.now()
        incoming = loading.look(self.store, path or self.folder / "keluar.ektp", now=now)
        return loading.load(self.store, incoming, now=now)

    def laptop(self, loaded: Loaded) -> Desk:
        """The laptop's own desk on a visit that was taken in."""
        key = self.store.visit_key(loaded.path)
        return open_desk(str(loaded.path), clock=self.clock, zone=ZONE, key=key)


def make_trip(office: Office, tmp_path: Path, name: str = "Laptop 1", uid: str = "a1b2") -> Trip:
    """Register a laptop and plan a visit."""
    store = store_at(tmp_path / name)
    store.folder.mkdir()
    card = store.create(name)
    device = office.desk.write(office.supervisor, devices.register, card=card, name=name).result
    team = (office.recorder.officer_id or 0, office.second_recorder.officer_id or 0)
    people = (office.adult, office.married, office.pupil)
    visit = office.desk.write(
        office.supervisor, visit_rows, team=team, people=people, uid=f"visit-{uid}"
    )
    if name == "Laptop 1":
        office.desk.write(office.supervisor, _school)
    return Trip(office, store, visit.result, device, tmp_path)
