"""A laptop on a visit, and a team at work on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.models import NumberSeries
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import fieldwork
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.fieldoffice import FIRST_NEW_PERSON, FieldVisit, store_visit
from ektp_desk.outreach.models import OutreachTarget, OutreachVisit
from ektp_desk.outreach.models_field import BundleOut, FieldDevice, NumberLease
from ektp_desk.outreach.rules import TargetReason, VisitKind, VisitState
from ektp_desk.outreach.rules_field import DeviceState
from ektp_desk.outreach.sealed import (
    OFFICE,
    SCHEMA,
    Card,
    FileKind,
    Keys,
    Manifest,
    Opened,
    lines,
    seal,
    unseal,
)
from ektp_desk.papers.services import PaperRow
from ektp_desk.recording.queries import RecordingView
from ektp_desk.residents.rules import Sex
from ektp_desk.residents.services import Person
from tests.conftest import CONSOLE, Office, make_office
from tests.recording.conftest import Booth
from tests.shelf import store_at

DEVICE, VISIT, BUNDLE = "d" * 32, "e" * 32, "f" * 32
FIRST, LAST = 501, 503  # the leased numbers
SCOPE = "recording/2026"
REGION = "73.73"
DAY = date(2026, 11, 24)
MADE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
STRANGER = Person(
    nik="7317044107690007", name="Hasna Daeng", sex=Sex.FEMALE, birth_date=date(1969, 7, 1),
    address="Kampung Baru", village_code="73.73.01.1001",
)  # fmt: skip


@dataclass(frozen=True)
class Laptop:
    """A laptop in a village; the child of the office's people is on it, but not on the list."""

    office: Office
    booth: Booth

    @property
    def desk(self) -> Desk:
        return self.office.desk

    def record(self, person: int) -> tuple[RecordingView, PaperRow]:
        """Record somebody from beginning to end."""
        return self.finish(self.booth.go_to(self.start(person)))

    def start(self, person: int) -> RecordingView:
        return self.desk.write(
            self.office.recorder, fieldwork.start_recording, resident_id=person
        ).result

    def finish(self, view: RecordingView) -> tuple[RecordingView, PaperRow]:
        return self.desk.write(
            self.office.recorder, fieldwork.finish_recording, recording_id=view.id,
            version=view.version,
        ).result  # fmt: skip


def make_laptop(desk: Desk, clock: SetClock, last: int = LAST) -> Laptop:
    """What the office's file makes of a laptop, written by hand; `last` of the leased numbers."""
    office = make_office(desk, clock)
    desk.write(CONSOLE, _lend, office, last)
    return Laptop(office, Booth(office))


def _lend(work: Work, office: Office, last: int) -> None:
    session = work.session
    session.add(OutreachVisit(
        id=7, uid=VISIT, number="JB-2026-0007", kind=VisitKind.VILLAGE, state=VisitState.PLANNED,
        title="Battang Barat", place="Balai kelurahan", village_code="73.73.01.1001", day=DAY,
        created_at=MADE,
    ))  # fmt: skip
    session.add(FieldDevice(
        id=3, uid=DEVICE, name="Laptop 1", sign_key="a" * 64, box_key="b" * 64,
        state=DeviceState.ACTIVE, registered_at=MADE,
    ))  # fmt: skip
    session.flush()
    session.add(BundleOut(
        id=9, uid=BUNDLE, device_id=3, visit_id=7, people=4, at=MADE, office_date=DAY,
        expires_at=MADE + timedelta(days=7),
    ))  # fmt: skip
    session.flush()
    session.add(NumberLease(bundle_id=9, scope=SCOPE, first=FIRST, last=last))
    session.execute(insert(NumberSeries), {"scope": SCOPE, "last": FIRST - 1, "until": last})
    for number, (person, reason) in enumerate((
        (office.adult, TargetReason.UNRECORDED), (office.married, TargetReason.ELDERLY),
        (office.pupil, TargetReason.TURNING_17),
    ), start=41):  # fmt: skip
        session.add(OutreachTarget(id=number, visit_id=7, resident_id=person, reason=reason))
    store_visit(session, field_visit())
    if session.get_bind().dialect.name == "sqlite":
        session.execute(
            text("UPDATE sqlite_sequence SET seq = :seq WHERE name = 'resident'"),
            {"seq": FIRST_NEW_PERSON - 1},
        )
    work.record("field.lent", 7)


def field_visit() -> FieldVisit:
    return FieldVisit(
        device=DEVICE, device_name="Laptop 1", visit=VISIT, visit_id=7, number="JB-2026-0007",
        title="Battang Barat", day=DAY, bundle=BUNDLE, office="Disdukcapil Kota Palopo",
        region_code="73.73", loaded_at=MADE, office_made_at=MADE,
        expires_at=MADE + timedelta(days=7), keep_days=7, scopes=(SCOPE,),
    )  # fmt: skip


def trusting_store(folder: Path, keys: Keys) -> FieldStore:
    """The folder of a laptop that took a file from the office with these keys."""
    store = store_at(folder)
    store.create("Laptop 1")
    store.trust(Card(OFFICE, "Disdukcapil", keys.sign_public, keys.box_public, REGION))
    return store


def give_receipt(
    path: Path, store: FieldStore, keys: Keys, rows: Sequence[Mapping[str, Any]], **changes: Any
) -> Path:
    """The office's receipt for a laptop; `changes` of what it says on its outside."""
    card = store.card()
    made = Manifest(
        FileKind.RECEIPT, "9" * 32, SCHEMA, REGION, card.uid, "", 0, "", MADE, None, {}, {}
    )
    seal(replace(made, **changes), {"received": lines(rows)}, sender=keys, sender_uid=OFFICE,
         recipient_box=card.box_public, path=path)  # fmt: skip
    return path


def opened_at_the_office(path: Path, store: FieldStore, keys: Keys) -> Opened:
    """What the office finds in a file of this laptop."""
    card = store.card()
    return unseal(path, recipient=(keys,), senders={card.uid: card.sign_public})
