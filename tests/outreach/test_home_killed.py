"""A real process is killed while a file comes home, fifty times: nothing lost, nothing doubled."""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ektp_desk.coverage.models import Absence
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.outreach.models import OutreachTarget
from ektp_desk.outreach.models_field import BundleIn, FieldEvent, FieldPerson, FieldQuarantine
from ektp_desk.outreach.sealed import Opened
from ektp_desk.recording.models import Recording, RecordingEvent, RecordingItem
from ektp_desk.residents.models import Resident
from tests.conftest import Office
from tests.outreach.homes import Laptop, give_laptop, rows, take

ROOT = Path(__file__).resolve().parents[2]
KILLS = 50
TABLES = (AuditEntry, BundleIn, FieldEvent, FieldPerson, FieldQuarantine, OutreachTarget, Absence,
          Recording, RecordingEvent, RecordingItem, Resident)  # fmt: skip

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills")


@dataclass
class Victims:
    """Starts takers of files and kills them."""

    process: "subprocess.Popen[str]"

    def run(self, address: str, file: Path, stop: str) -> list[str]:
        """The last word of one taker, killed when it waits for that."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{address} {file} {stop}\n")
        self.process.stdin.flush()
        word = self._line()
        if word[0] == "inside":
            os.kill(int(word[1]), signal.SIGKILL)
        assert self._line() == ["ended"]
        return word

    def _line(self) -> list[str]:
        assert self.process.stdout is not None
        return self.process.stdout.readline().split()


@pytest.fixture(scope="module")
def victims() -> Iterator[Victims]:
    """One process that forks them."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.outreach.home_process"], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    yield Victims(process)
    process.kill()
    process.wait()


def everything(laptop: Laptop, office: Office) -> Opened:
    """A file with every kind of event, and more rows than go into one statement."""
    events = [laptop.event("visit.note", {"text": f"Catatan {n}"}) for n in range(1_200)]
    for number in range(1, 20):
        nik = f"73730543024800{number:02d}"
        events += [laptop.person(nik, f"Warga {number}"), laptop.recorded(nik, None)]
    return laptop.pack(
        *events,
        laptop.recorded("7373014405920001", office.adult),
        laptop.outcome("7373021203060002", "died", note="Ketua RT"),
        laptop.outcome("7373999999999999", "refused"),
    )


def counts(office: Office) -> dict[str, int]:
    return {table.__tablename__: len(rows(office, table)) for table in TABLES}


def test_killed_fifty_times_a_file_comes_home_once(
    office: Office, address: str, victims: Victims, tmp_path: Path
) -> None:
    laptop = give_laptop(office, "Satu", targets=[office.adult])
    first = laptop.pack(laptop.recorded("7373014405920001", office.adult))
    take(office, first)  # so that the file in hand also makes a double
    opened = everything(laptop, office)
    file = tmp_path / "opened.pickle"
    file.write_bytes(pickle.dumps(opened))
    before = counts(office)

    sent, stops = 0, _stops()
    for stop in stops:
        word = victims.run(address, file, stop)
        if word[0] == "done":  # fewer statements than that: it went through
            sent = int(word[1])
            break
        assert counts(office) == before, stop
    assert sent == 0, f"only {sent} statements"

    assert victims.run(address, file, "committed")[0] == "inside"
    after = counts(office)
    assert after["bundle_in"] == 2
    assert after["recording"] == before["recording"] + 20
    assert after["field_event"] == before["field_event"] + 1_200 + 19 * 2 + 2
    assert after["field_quarantine"] == 1
    assert take(office, opened).again
    assert counts(office) == after


def _stops() -> list[str]:
    """Where the taker dies: at each of the first statements, then as it commits."""
    return [*map(str, range(1, KILLS)), "committing"]


def test_what_is_lost_with_the_program_is_whole_the_next_time(
    office: Office, address: str, victims: Victims, tmp_path: Path
) -> None:
    laptop = give_laptop(office, "Satu", targets=[office.adult])
    file = tmp_path / "opened.pickle"
    file.write_bytes(pickle.dumps(laptop.pack(laptop.recorded("7373014405920001", office.adult))))
    assert victims.run(address, file, "committing")[0] == "inside"
    said: list[Any] = victims.run(address, file, "never")

    assert said[0] == "done"
    assert len(rows(office, Recording)) == 1
