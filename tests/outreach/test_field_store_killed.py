"""Real processes killed at every step: no number twice, none skipped, nothing half, keys kept."""

import random
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from ektp_desk.outreach import sealed
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.sealed import FileKind
from tests.outreach.bundles import NOW, OFFICE_CARD, OURS
from tests.outreach.stores import kills
from tests.shelf import store_at

ROOT = Path(__file__).parents[2]
KILLS = 50

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by POSIX signals")


@pytest.fixture
def store(tmp_path: Path) -> FieldStore:
    return store_at(tmp_path / "lapangan")


@pytest.fixture
def laptop(store: FieldStore) -> FieldStore:
    store.create("Laptop 1")
    store.trust(OFFICE_CARD)
    return store


def whole_chain(store: FieldStore) -> list[int]:
    """The numbers in the outbox, after each file was opened and found behind the one before."""
    card = store.card()
    files = [
        sealed.unseal(
            one.path, recipient=[OURS], senders={card.uid: card.sign_public}, kind=FileKind.HOME
        )
        for one in store.outbox()
    ]
    for before, after in pairwise(files):
        assert after.manifest.previous == before.sha256
    numbers = [one.sequence for one in store.outbox()]
    assert [file.manifest.sequence for file in files] == numbers
    return numbers


def test_packing_killed_at_every_step(laptop: FieldStore) -> None:
    killed = 0
    for was_killed in kills(laptop, "pack"):
        killed += was_killed
        numbers = whole_chain(laptop)
        assert numbers == list(range(1, len(numbers) + 1))

    assert killed > 10
    assert len(whole_chain(laptop)) >= 2, "one that was taken up, and the one that lived"


def test_letting_go_killed_at_every_step(laptop: FieldStore) -> None:
    parts = {"events": b""}
    for _ in range(60):
        laptop.pack_home({}, parts, visit="c" * 32, made_at=NOW)
    first, last = 1, 60
    for _ in kills(laptop, "forget"):
        numbers = whole_chain(laptop)
        assert numbers == list(range(numbers[0], last + 1))
        assert numbers[0] in (first, first + 1)
        first = numbers[0]
        assert len(list((laptop.folder / "outbox").glob("*.ektp"))) == len(numbers)

    assert laptop.pack_home({}, parts, visit="c" * 32, made_at=NOW).sequence == last + 1


def test_a_stick_pulled_at_every_step_holds_a_whole_file_or_none(laptop: FieldStore) -> None:
    stick = laptop.folder.parent / "stik"
    stick.mkdir()
    packed = laptop.pack_home({}, {"events": b""}, visit="c" * 32, made_at=NOW)
    for was_killed in kills(laptop, "carry"):
        copies = list(stick.glob("*.ektp"))
        assert [path.read_bytes() for path in copies] in ([], [packed.path.read_bytes()])
        if was_killed:
            for path in copies:
                path.unlink()

    assert [path.name for path in stick.iterdir()] == [packed.path.name]


def test_a_laptop_made_and_killed_at_every_step_has_one_name(store: FieldStore) -> None:
    names = set()
    for _ in kills(store, "create"):
        if store.exists():
            names.add(store.card().uid)
            assert store.outbox() == ()

    assert len(names) == 1


@pytest.mark.parametrize("act", ["trust", "saw"])
def test_keys_and_clock_survive_a_kill_at_every_step(store: FieldStore, act: str) -> None:
    card, keys = store.create("Laptop 1"), store.keys()
    seen = store.last_seen()
    for _ in kills(store, act):
        assert store.keys() == keys
        assert store.card().uid == card.uid
        assert store.office() in (None, OFFICE_CARD)
        assert store.last_seen() >= seen
        seen = store.last_seen()

    assert (store.office() == OFFICE_CARD) == (act == "trust")
    assert (seen > NOW) == (act == "saw")


def test_fifty_kills_in_the_middle_of_writing(laptop: FieldStore) -> None:
    dice, said = random.Random(2026), {}
    for _ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.outreach.packing_process", str(laptop.folder)],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(dice.randint(1, 3))]
        _spin(dice.randint(0, 40_000))
        process.send_signal(signal.SIGKILL)
        lines += [line for line in process.stdout if line.endswith("\n")]
        process.wait()
        for line in lines:
            number, digest = line.split()
            assert int(number) not in said, "a number was given twice"
            said[int(number)] = digest

    numbers = whole_chain(laptop)
    assert numbers == list(range(1, len(numbers) + 1)), "a number was skipped"
    kept = {one.sequence: one.sha256 for one in laptop.outbox()}
    assert said.items() <= kept.items(), "a file that was said is gone"
    assert not list((laptop.folder / "outbox").glob("*.rusak"))


def _spin(turns: int) -> None:
    """Let the other process get somewhere into its next file."""
    for _ in range(turns):
        pass
