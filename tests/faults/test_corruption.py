"""Flipped and missing bytes of the office's file and of its log: never believed in silence.

After each damage the office is either refused with a known sentence, found wrong by the check, or
it is one of the states that it went through: a log cut short loses its newest acts whole.
"""

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from sqlalchemy.exc import DBAPIError

from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.trouble import machine_error
from tests.faults.conftest import LONG, Prepare, Prepared, Write
from tests.faults.killing import KILLED, Victims
from tests.faults.states import dump, look_over
from tests.faults.victim import Order

TIMES = 100 if LONG else 8
KIND = "card"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills")
Damage = Callable[[bytes, Random], bytes]


@dataclass(frozen=True)
class Disk:
    """An office's file and the log beside it, as a killed program left them."""

    prepared: Prepared
    file: bytes
    log: bytes

    def put(self, *, file: bytes, log: bytes) -> None:
        path = Path(self.prepared.stage.address)
        path.with_name(path.name + "-shm").unlink(missing_ok=True)
        path.unlink(missing_ok=True)  # a new file: who still has the old one open keeps it
        path.write_bytes(file)
        path.with_name(path.name + "-wal").write_bytes(log)

    def outcome(self) -> str:
        """What becomes of it: refused, found, whole, as after so many acts; or silently another."""
        course, engine = self.prepared.course, self.prepared.stage.engine
        try:
            word = course.word(dump(engine))
            wrong = look_over(engine)
        except MachineError:
            return "refused"
        except DBAPIError as error:
            return "refused" if machine_error(error) else f"unknown error: {error}"
        finally:
            engine.dispose()
        if wrong:
            return "found"
        if word not in course.digests:
            return "SILENT"
        state = course.digests.index(word)
        return "whole" if state == len(course.digests) - 1 else f"after {state} acts"


@pytest.fixture
def left(in_file: Prepare, fallen: Victims) -> Disk:
    """All acts are in the log, none in the file yet: the program was killed at the end."""
    prepared = in_file(KIND)
    stage, last = prepared.stage, len(prepared.stage.kind.acts) - 1
    order = Order(stage.address, stage.key, KIND, str(stage.scene), 0, "told", last)
    status, said = fallen.run(order)
    assert (status, [words[0] for words in said]) == (KILLED, ["done"] * last)
    path = Path(stage.address)
    log = path.with_name(path.name + "-wal").read_bytes()
    made = Disk(prepared, path.read_bytes(), log)
    assert made.outcome() == "whole", "as long as nothing is damaged"
    return made


@pytest.fixture
def closed(left: Disk) -> Disk:
    """All acts are in the file, and there is no log."""
    left.put(file=left.file, log=left.log)
    engine = left.prepared.stage.engine
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    engine.dispose()
    made = Disk(left.prepared, Path(left.prepared.stage.address).read_bytes(), b"")
    made.put(file=made.file, log=b"")
    assert made.outcome() == "whole", "as long as nothing is damaged"
    return made


def flip(content: bytes, random: Random) -> bytes:
    place = random.randrange(len(content))
    changed = bytes([content[place] ^ (1 << random.randrange(8))])
    return content[:place] + changed + content[place + 1 :]


def cut(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content))]


def torn(content: bytes, random: Random) -> bytes:
    """A page of old bytes in the middle, as a disk that lost a write leaves it."""
    place = random.randrange(len(content) // 512) * 512
    return content[:place] + bytes(512) + content[place + 512 :]


DAMAGES: dict[str, Damage] = {"flip": flip, "cut": cut, "torn": torn}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_log_is_a_shorter_one(left: Disk, damage: str, write: Write) -> None:
    random, count = Random(f"log {damage}"), Counter[str]()
    for _ in range(TIMES):
        left.put(file=left.file, log=DAMAGES[damage](left.log, random))
        count[left.outcome()] += 1
    acts = len(left.prepared.stage.kind.acts)
    assert set(count) <= {"whole", *(f"after {state} acts" for state in range(acts))}, count
    write(f"log-{damage}", count)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_not_believed(closed: Disk, damage: str, write: Write) -> None:
    random, count = Random(f"file {damage}"), Counter[str]()
    for _ in range(TIMES):
        closed.put(file=DAMAGES[damage](closed.file, random), log=b"")
        count[closed.outcome()] += 1
    assert set(count) <= {"whole", "found", "refused"}, count
    write(f"file-{damage}", count)
