"""A laptop's program that is killed at a chosen moment, again and again.

Run as `python -m tests.outreach.store_process FOLDER ACT`. Each line of its input is a number: a
child is made that does the act and kills itself (SIGKILL) just before its n-th look at the disk;
0 lets it live. Answered is "killed" or "lived". POSIX alone: it forks.
"""

import os
import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.sealed import lines
from ektp_desk.storage import encrypting
from tests.outreach.bundles import NOW, OFFICE_CARD
from tests.shelf import store_at

VISIT = "c" * 32
TOUCHES = ("open", "os.")  # the interpreter's audit events of the file system


def pack(store: FieldStore) -> None:
    parts = {"events": lines([{"uid": f"{os.getpid()}"}])}
    store.pack_home({"last": False}, parts, visit=VISIT, made_at=NOW)


def carry(store: FieldStore) -> None:
    store.copy(store.outbox()[-1].sequence, store.folder.parent / "stik")


def forget(store: FieldStore) -> None:
    store.forget(store.outbox()[0].sequence)


def create(store: FieldStore) -> None:
    if not store.exists():
        store.create("Laptop 1")


def trust(store: FieldStore) -> None:
    store.trust(OFFICE_CARD)


def saw(store: FieldStore) -> None:
    store.saw(max(store.last_seen(), NOW) + timedelta(minutes=1))


def wipe(store: FieldStore) -> None:
    for path in store.visit_files():
        store.wipe_visit(path)


def protect(store: FieldStore) -> None:
    store.protect()


ACTS: dict[str, Callable[[FieldStore], None]] = {
    act.__name__: act for act in (pack, carry, forget, create, trust, saw, wipe, protect)
}


def die_before(touch: int) -> None:
    """Kill this process, as a flat battery would, before its `touch`-th act on the disk."""
    count = 0

    def hook(event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event.startswith(TOUCHES):
            count += 1
            if count == touch:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def main() -> None:
    assert encrypting  # loaded here: a module that a child loads is no act on a laptop's disk
    store, act = store_at(Path(sys.argv[1])), ACTS[sys.argv[2]]
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            die_before(int(line))
            act(store)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else f"lived {status}", flush=True)


if __name__ == "__main__":
    main()
