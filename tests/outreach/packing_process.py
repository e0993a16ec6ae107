"""A laptop that packs files of some size without end, and says each number once it was packed.

Run as `python -m tests.outreach.packing_process FOLDER`; it ends when it is killed.
"""

import random
import sys
from pathlib import Path

from ektp_desk.outreach.sealed import lines
from tests.outreach.bundles import NOW
from tests.shelf import store_at

VISIT = "c" * 32


def main() -> None:
    store = store_at(Path(sys.argv[1]))
    parts = {"events": lines([{"a": random.Random(7).randbytes(200_000).hex()}])}
    while True:
        packed = store.pack_home({"last": False}, parts, visit=VISIT, made_at=NOW)
        print(packed.sequence, packed.sha256, flush=True)


if __name__ == "__main__":
    main()
