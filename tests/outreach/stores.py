"""A laptop's folder in tests: made, packed into, read as the office reads it."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import all_codes
from ektp_desk.outreach import sealed
from ektp_desk.outreach.field_store import FieldStore, Packed
from ektp_desk.outreach.sealed import FileKind
from tests.outreach.bundles import EVENTS, NOW, OFFICE_CARD, OURS, REGION
from tests.shelf import store_at

VISIT = "c" * 32
ROOT = Path(__file__).parents[2]
MOST_TOUCHES = 200


def made(folder: Path) -> FieldStore:
    """A laptop that knows its office."""
    store = store_at(folder)
    store.create("Laptop 1")
    store.trust(OFFICE_CARD)
    return store


def pack(store: FieldStore, *, events: bytes = EVENTS, copy_to: Path | None = None) -> Packed:
    """One more file home."""
    return store.pack_home(
        {"last": True}, {"events": events}, visit=VISIT, made_at=NOW, copy_to=copy_to
    )


def fill(path: Path) -> None:
    """Leave no byte of the disk free."""
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def opened(store: FieldStore, path: Path) -> sealed.Opened:
    """What the office makes of a file of this laptop."""
    card = store.card()
    return sealed.unseal(
        path, recipient=[OURS], senders={card.uid: card.sign_public}, kind=FileKind.HOME,
        office=REGION,
    )  # fmt: skip


def refuses(code: str) -> "pytest.RaisesContext[OfficeError]":
    """Expects this refusal, for which there must be a sentence."""
    assert code in all_codes()
    return pytest.raises(OfficeError, match=code.replace(".", r"\."))


def kills(store: FieldStore, act: str) -> Iterator[bool]:
    """Kill the act before its first, second, … touch of the disk until it lives; True if killed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.outreach.store_process", str(store.folder), act],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        for touch in range(1, MOST_TOUCHES):
            print(touch, file=process.stdin, flush=True)
            answer = process.stdout.readline().strip()
            assert answer in ("killed", "lived 0")
            yield answer == "killed"
            if answer != "killed":
                return
        raise AssertionError("never lived")
    finally:
        process.stdin.close()
        process.wait()
