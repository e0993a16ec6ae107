"""A team's program that dies at one moment: `python -m tests.fieldwork.visit_process …`.

`ADDRESS STORE OFFICER DEATH NIK…`: adds each person, records them, hands the recording in; then
packs all for home. What was done by an earlier run is not done again. At the moment called DEATH
the process kills itself, as a flat battery does.
"""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ektp_desk.kernel.clock import SystemClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.work import Actor, Work
from ektp_desk.outreach import collecting, fieldwork
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.recording import queries, services
from ektp_desk.recording.checklist import step_of
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import ItemState
from ektp_desk.residents.queries import resident_by_nik
from ektp_desk.storage.engines import make_engines
from tests.conftest import ZONE
from tests.fieldwork.onvisit import STRANGER
from tests.shelf import store_at

MOMENTS = (
    "in add", "after add", "in start", "after start", "in mark", "after mark", "in finish",
    "after finish", "in gather", "after gather", "after seal", "in note", "after note",
    "after copy",
)  # fmt: skip


class Battery:
    """Goes flat at a moment."""

    def __init__(self, death: str) -> None:
        self._death = death

    def lasts(self, moment: str) -> None:
        if moment == self._death:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    def during(self, name: str, service: Callable[..., Any]) -> Callable[..., Any]:
        """The same act, which may not live to its commit."""

        def act(work: Work, **values: Any) -> Any:
            result = service(work, **values)
            work.session.flush()
            self.lasts(f"in {name}")
            return result

        return act


def main(address: str, folder: str, officer: int, death: str, people: Sequence[str]) -> None:
    """Everybody from the door to the stick."""
    engines = make_engines(address)
    desk = Desk(reader=engines.reader, writer=engines.writer, clock=SystemClock(), zone=ZONE)
    actor = Actor(officer, "Operator", frozenset(), "laptop-mati")
    battery = Battery(death)

    def write(name: str, service: Callable[..., Any], **values: Any) -> Any:
        result = desk.write(actor, battery.during(name, service), **values).result
        battery.lasts(f"after {name}")
        return result

    for nik in people:
        view = _recording(desk, write, _person(desk, write, nik))
        if view.submitted_at is None:
            write("finish", fieldwork.finish_recording, recording_id=view.id, version=view.version)
    _pack(desk, write, battery, store_at(Path(folder)), Path(folder).parent)


def _person(desk: Desk, write: Callable[..., Any], nik: str) -> int:
    known = desk.read(resident_by_nik, nik=nik)
    if known is not None:
        return known.id
    person = replace(STRANGER, nik=nik, name=f"Orang {nik[-4:]}")
    return int(write("add", fieldwork.add_person, person=person, note="Datang sendiri"))


def _recording(desk: Desk, write: Callable[..., Any], person: int) -> RecordingView:
    rows = desk.read(queries.recordings_of_resident, resident_id=person)
    if rows:
        view = desk.read(queries.recording, recording_id=rows[0].id)
    else:
        view = write("start", fieldwork.start_recording, resident_id=person)
    assert view is not None
    while todo := [key for key, state in view.states().items() if state is ItemState.PENDING]:
        rules = view.definition
        step = [key for key in todo if step_of(rules, key) == step_of(rules, todo[0])]
        view = write("mark", services.mark_item, recording_id=view.id, version=view.version,
                     keys=step)  # fmt: skip
    return view


def _pack(
    desk: Desk, write: Callable[..., Any], battery: Battery, store: FieldStore, stick: Path
) -> None:
    gathered = write("gather", collecting.gather)
    packed = collecting.seal_home(store, gathered, now=desk.clock.now(), last=False)
    battery.lasts("after seal")
    write("note", collecting.note_packed, sequence=packed.sequence,
          uids=[line.uid for line in gathered.events])  # fmt: skip
    collecting.copy_waiting(store, stick)
    battery.lasts("after copy")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5:])
