"""The program of a recording booth is killed while its operator works: a colleague goes on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ektp_desk.demo.cast import cast
from ektp_desk.demo.office import AS_OF, build_demo_office
from ektp_desk.kernel.desk import Desk
from ektp_desk.recording import queries
from ektp_desk.recording.rules import ItemState
from ektp_desk.storage.engines import make_engines
from tests.conftest import ZONE
from tests.end_to_end.conftest import Person
from tests.end_to_end.person import DemoDayClock

PERSON = "tests.end_to_end.person"
DRAFTS = ("draft", "documents_ok", "captured")


@pytest.mark.parametrize("address", ["sqlite", "postgresql"], indirect=True)
def test_a_draft_outlives_the_program_it_was_made_in(
    address: str, people: Callable[..., Person], tmp_path: Path
) -> None:
    build_demo_office(address, residents=500)
    engines = make_engines(address)
    desk = Desk(reader=engines.reader, writer=engines.writer, clock=DemoDayClock(hour=9), zone=ZONE)
    citizen = desk.read(cast, day=AS_OF, unrecorded=1, holders=0, collectors=0).unrecorded[0]
    operator = people(PERSON, address, tmp_path / "1", "rekam1", 0)
    operator("go", "recording")
    operator("enter", "personSearch", citizen.nik)
    for _ in range(3):  # papers, personal data, photo
        operator("click", "recordingNext")
    operator("press_only", "recordingNext")  # the approval is under way when the power goes
    operator.process.kill()
    operator.process.wait()

    row = desk.read(queries.recordings, states=DRAFTS)[0]
    left = desk.read(queries.recording, recording_id=row.id)
    assert left is not None
    for key in ("paper:0", "paper:1", "biodata", "photo"):
        assert left.item(key).state is ItemState.CAPTURED
    assert left.item("signature").state is ItemState.PENDING

    colleague = people(PERSON, address, tmp_path / "2", "rekam2", 0)
    colleague("go", "recording")
    colleague("wait_for_rows", "recordings", 1)
    colleague("click", "takeOverRow")
    if left.item("photo_approved").state is ItemState.PENDING:
        colleague("click", "recordingNext")
    colleague("click", "recordingNext")
    colleague.leave()
    after = desk.read(queries.recording, recording_id=row.id)
    assert after is not None
    assert after.operator_id != left.operator_id
    assert after.item("signature").state is ItemState.CAPTURED
    desk.close()
