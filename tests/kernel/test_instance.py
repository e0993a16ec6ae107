"""Which programs run, which have ended, and who inherits from them."""

import os
import subprocess
import sys
import time
from pathlib import Path

from ektp_desk.kernel.instance import KEPT_SECONDS, Instance

PROGRAM = """
import sys, time
from pathlib import Path
from ektp_desk.kernel.instance import Instance
instance = Instance(Path(sys.argv[1]))
print(instance.id, flush=True)
time.sleep(60)
"""


def _program(folder: Path) -> "tuple[subprocess.Popen[str], str]":
    started = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert started.stdout is not None
    return started, started.stdout.readline().strip()


def test_a_killed_program_is_inherited_from_and_a_running_one_is_not(tmp_path: Path) -> None:
    killed, dead = _program(tmp_path)
    running, alive = _program(tmp_path)
    killed.kill()
    killed.wait()
    heir = Instance(tmp_path)
    assert heir.left == {dead}
    running.kill()
    running.wait()
    assert Instance(tmp_path).left == {alive}
    heir.close()


def test_one_heir_at_a_time(tmp_path: Path) -> None:
    first = Instance(tmp_path)
    first.close()
    second, third = Instance(tmp_path), Instance(tmp_path)
    assert second.left == {first.id}
    assert third.left == frozenset()
    second.close()
    assert Instance(tmp_path).left == {first.id, second.id}, "what the heir did not get to"
    third.close()


def test_other_folders_are_other_peoples(tmp_path: Path) -> None:
    Instance(tmp_path / "a").close()
    assert Instance(tmp_path / "b").left == frozenset()


def test_after_a_month_nobody_inherits(tmp_path: Path) -> None:
    old = Instance(tmp_path)
    old.close()
    long_ago = time.time() - KEPT_SECONDS - 1
    os.utime(tmp_path / f"{old.id}.lock", (long_ago, long_ago))
    assert Instance(tmp_path).left == frozenset()
    assert not (tmp_path / f"{old.id}.lock").exists()


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert Instance(tmp_path / "file").id
