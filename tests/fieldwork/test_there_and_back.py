"""One visit there and back: the office's file, the laptop's work, home, and the receipt."""

from pathlib import Path

from sqlmodel import select

from ektp_desk.kernel.desk import Desk
from ektp_desk.outreach import (
    collecting,
    fieldwork,
    homecoming,
    office_keys,
    queries_fieldwork,
    sealed,
)
from ektp_desk.outreach.field_receipts import read_receipt, take_receipt
from ektp_desk.outreach.homecoming import Fate
from ektp_desk.outreach.models import OutreachTarget
from ektp_desk.outreach.queries_devices import senders
from ektp_desk.outreach.rules import TargetOutcome
from ektp_desk.recording import queries, services
from ektp_desk.recording.checklist import step_of
from ektp_desk.recording.models import Recording
from ektp_desk.recording.rules import ItemState, RecordingState, Transport
from ektp_desk.residents.queries import resident_by_nik
from tests.fieldwork.onvisit import STRANGER
from tests.fieldwork.trips import Trip


def record(desk: Desk, trip: Trip, person: int) -> str:
    actor = trip.office.recorder
    view = desk.write(actor, fieldwork.start_recording, resident_id=person).result
    while todo := [key for key, state in view.states().items() if state is ItemState.PENDING]:
        rules = view.definition
        step = [key for key in todo if step_of(rules, key) == step_of(rules, todo[0])]
        view = desk.write(actor, services.mark_item, recording_id=view.id, version=view.version,
                          keys=step).result  # fmt: skip
    desk.write(actor, fieldwork.finish_recording, recording_id=view.id, version=view.version)
    return view.number


def test_a_visit_there_and_back(trip: Trip, tmp_path: Path) -> None:
    office = trip.office
    trip.make()
    laptop = trip.laptop(trip.load())
    number = record(laptop, trip, office.adult)
    new = laptop.write(
        office.recorder, fieldwork.add_person, person=STRANGER, note="Ibu dari Baso"
    ).result
    other = record(laptop, trip, new)
    trip.clock.advance(seconds=60)
    laptop.write(office.recorder, fieldwork.set_outcome, resident_id=office.married,
                 outcome=TargetOutcome.DIED, note="Kata ketua RT")  # fmt: skip
    laptop.write(office.recorder, fieldwork.add_note, text="Jalan putus")
    packed = collecting.pack_unsent(laptop, trip.store, actor=office.recorder)
    assert packed is not None

    desk = office.desk
    opened = sealed.unseal(
        packed.path, recipient=desk.read(office_keys.keys), senders=desk.read(senders)
    )
    seen = desk.read(homecoming.look, opened=opened, now=trip.clock.now())
    assert dict(seen.counts) == {Fate.NEW: 8}
    taken = desk.write(
        office.supervisor, homecoming.take_home, opened=opened, file_name="pulang.ektp"
    ).result
    assert (taken.sequence, taken.again) == (1, False)
    rows = desk.read(lambda session: session.exec(
        select(Recording.number, Recording.state, Recording.transport)).all())  # fmt: skip
    assert sorted(rows) == [
        (one, RecordingState.AWAITING_REVIEW, Transport.IMPORTED) for one in (number, other)
    ]
    here = desk.read(resident_by_nik, nik=STRANGER.nik)
    assert here is not None
    assert here.id < 1_000_000_000
    outcomes = desk.read(lambda session: dict(session.exec(
        select(OutreachTarget.resident_id, OutreachTarget.outcome)).all()))  # fmt: skip
    assert outcomes[office.adult] is TargetOutcome.RECORDED
    assert outcomes[office.married] is TargetOutcome.DIED
    view = desk.read(queries.recordings_of_resident, resident_id=office.adult)[0]
    desk.write(office.supervisor, services.approve, recording_id=view.id, version=view.version)

    manifest, parts = desk.read(homecoming.receipt, device_id=trip.device_id)
    path = tmp_path / "tanda-terima.ektp"
    card = trip.store.card()
    sealed.seal(manifest, parts, sender=desk.read(office_keys.keys)[0], sender_uid=sealed.OFFICE,
                recipient_box=card.box_public, path=path)  # fmt: skip
    got = laptop.write(office.recorder, take_receipt, opened=read_receipt(path, trip.store)).result
    assert got.left == 0
    found = laptop.read(queries_fieldwork.sheet)
    assert found is not None
    assert found.sending == queries_fieldwork.Sending(0, 0, 8)
    laptop.close()
