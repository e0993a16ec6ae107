"""A real process is killed in the middle of a step: what was done is there, the rest is not."""

import subprocess
import sys
from pathlib import Path

from ektp_desk.recording import services
from ektp_desk.recording.rules import ItemState, RecordingState
from tests.recording.conftest import Booth

ROOT = Path(__file__).resolve().parents[2]


def test_a_killed_booth_loses_nothing_that_was_done(booth: Booth, address: str) -> None:
    begun = booth.start()
    officer = booth.office.recorder.officer_id
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.recording.booth_process", address, str(officer),
         str(begun.id), str(begun.version)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert [process.stdout.readline().strip() for _ in range(2)] == ["papers", "inside"]
    finally:
        process.kill()
        process.wait()

    left = booth.view(begun.id)
    assert (left.state, left.version) == (RecordingState.DOCUMENTS_OK, begun.version + 1)
    assert left.item("paper:1").state is ItemState.CAPTURED
    assert left.item("biodata").state is ItemState.PENDING
    colleague = booth.office.second_recorder
    taken = booth.act(services.take_over, left, colleague)
    assert taken.states() == left.states()
    went_on = booth.mark(taken, "biodata", actor=colleague)
    assert went_on.item("biodata").state is ItemState.CAPTURED
