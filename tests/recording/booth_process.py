"""An operator's program that dies in the middle of a step: killed from outside while writing.

`python -m tests.recording.booth_process ADDRESS OFFICER RECORDING VERSION` marks the papers, says
so, begins to mark the personal data and says "inside" before that act is committed. Then it waits
for its end.
"""

import sys
import time

from ektp_desk.kernel.clock import SystemClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.work import Actor, Work
from ektp_desk.recording import services
from ektp_desk.recording.queries import RecordingView
from ektp_desk.storage.engines import make_engines
from tests.conftest import ZONE


def main(address: str, officer: int, recording: int, version: int) -> None:
    """One step done whole, one never finished."""
    engines = make_engines(address)
    desk = Desk(reader=engines.reader, writer=engines.writer, clock=SystemClock(), zone=ZONE)
    actor = Actor(officer, "Operator", frozenset(), "meja-mati")
    view: RecordingView = desk.write(
        actor, services.mark_item, recording_id=recording, version=version,
        keys=("paper:0", "paper:1"),
    ).result  # fmt: skip
    print("papers", flush=True)
    desk.write(actor, _never_finished, view)


def _never_finished(work: Work, view: RecordingView) -> None:
    services.mark_item(work, recording_id=view.id, version=view.version, keys=("biodata",))
    print("inside", flush=True)
    time.sleep(600)  # killed long before


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
