"""An office, two laptops and files between them; also files that a malicious laptop could make."""

import hashlib
import subprocess
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ektp_desk.outreach import sealed, sealed_head
from ektp_desk.outreach.rules_bundle import Card, FileKind, Head, Manifest, told
from ektp_desk.outreach.sealed import OFFICE, Opened, canonical, lines
from ektp_desk.outreach.sealed_keys import TAG, Keys, encrypt, key_id, new_keys

NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
REGION = "73.73"
LAPTOP, SECOND = "1a" * 16, "2b" * 16
# Fixed, so that processes of one test know each other.
OURS, FIRST_KEYS, SECOND_KEYS = (Keys(f"{n}1" * 32, f"{n}2" * 32) for n in (3, 5, 6))
SENDERS = {LAPTOP: FIRST_KEYS.sign_public, SECOND: SECOND_KEYS.sign_public}
OFFICE_CARD = Card(OFFICE, "Disdukcapil Palopo", OURS.sign_public, OURS.box_public, REGION)
EVENTS = lines([
    {"uid": "e1", "kind": "visit.note", "content": {"text": "Jalan ke Battang putus, jembatan"}},
    {"uid": "e2", "kind": "target.outcome", "content": {"nik": "7373014101700001"}},
])  # fmt: skip
PARTS = {"events": EVENTS, "none": b""}
HOME = Manifest(
    FileKind.HOME, "b" * 32, 1, REGION, LAPTOP, "c" * 32, 1, "", NOW, None, {}, {"last": True}
)
OUT = replace(HOME, kind=FileKind.OUT, sequence=0, expires_at=NOW, facts={"keep_days": 7})
RECEIPT = replace(HOME, kind=FileKind.RECEIPT, sequence=0, visit="", facts={})


def send_home(path: Path, manifest: Manifest = HOME, parts: Mapping[str, bytes] = PARTS) -> str:
    """A file of the first laptop for the office; its hash."""
    return sealed.seal(
        manifest, parts, sender=FIRST_KEYS, sender_uid=LAPTOP, recipient_box=OURS.box_public,
        path=path,
    )  # fmt: skip


PEOPLE = {"people": lines([{"nik": "7373014101700001"}])}


def send_out(path: Path, manifest: Manifest = OUT, parts: Mapping[str, bytes] = PEOPLE) -> str:
    """A file of the office for the first laptop; its hash."""
    return sealed.seal(
        manifest, parts, sender=OURS, sender_uid=OFFICE, recipient_box=FIRST_KEYS.box_public,
        path=path,
    )  # fmt: skip


def take(path: Path, **more: Any) -> Opened:
    """What the office does with a file that came home."""
    return sealed.unseal(path, **{"recipient": [OURS], "senders": SENDERS, **more})


Change = Callable[[dict[str, Any]], None]


def craft(
    path: Path,
    *,
    front: Change = lambda _: None,
    outside: Mapping[str, Any] | None = None,
    inner: bytes | None = None,
    folded: bytes | None = None,
    sender: Keys = FIRST_KEYS,
) -> None:
    """A file that a registered laptop signed and sealed rightly, and whose content is not right.

    `front` changes the manifest's JSON, `outside` the head; `inner` is all that is sealed,
    `folded` the same already compressed.
    """
    row = told(replace(HOME, rows={"events": 2, "none": 0}), digests())
    front(row)
    content = canonical(row)
    plain = len(content).to_bytes(4) + content + EVENTS if inner is None else inner
    squeezed = zlib.compress(plain) if folded is None else folded
    once = new_keys()
    head = Head(
        FileKind.HOME, 1, HOME.uid, LAPTOP, sender.sign_public, REGION, LAPTOP, HOME.visit, NOW,
        key_id(OURS.box_public), once.box_public, len(plain),
    )  # fmt: skip
    begin = sealed_head.framed(replace(head, **(outside or {})), len(squeezed) + TAG)
    body = encrypt(squeezed, once=once, recipient_box=OURS.box_public, bound=begin)
    path.write_bytes(begin + body + sender.sign(begin + body))


def digests() -> dict[str, tuple[int, str]]:
    return {name: (len(p), hashlib.sha256(p).hexdigest()) for name, p in PARTS.items()}


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of that size. Mounting needs root; elsewhere the test says that it did not
    run."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)],
        capture_output=True, check=False,
    )  # fmt: skip
    if mounted.returncode != 0:
        pytest.skip("mounting a small disk needs root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
