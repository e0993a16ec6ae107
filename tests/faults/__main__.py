"""The long form: `python3 dev.py test --faults [--kills 50] [--seed 1] [--engines …] [KIND …]`.

Kills each kind of act on each engine, and writes what was counted to `build/faults/` as JSON and
as a table for docs/reliability.md. Ends with 1 when anything was lost, doubled or half.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.killing import Killing, Tally, Victims, victims
from tests.faults.kinds import KINDS
from tests.faults.playing import course_of
from tests.faults.stage import Ground, file_ground, quick_hashes, server_ground, stage_on
from tests.postgres import postgres_server, quick_folder

ENGINES = ("sqlite", "postgresql")
OUT = Path(__file__).resolve().parents[2] / "build" / "faults"


def main(arguments: Sequence[str]) -> int:
    """Kill, count, write."""
    asked = _asked(arguments)
    quick_hashes()
    tallies: list[Tally] = []
    for engine in asked.engines:
        with _ground(engine) as ground, victims() as those:
            for name in asked.kinds:
                tallies.append(_killed(ground, those, name, asked))
                _write(asked, tallies)
    print(table(tallies))
    return 1 if any(tally.faults for tally in tallies) else 0


def table(tallies: Sequence[Tally]) -> str:
    """The counts as a Markdown table with its sums."""
    rows = [
        "| act | engine | kills | acknowledged | unanswered | lost | doubled | half | findings |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    rows += [_row(tally.kind, tally.engine, (tally,)) for tally in tallies]
    rows.append(_row("**all**", "both", tallies))
    return "\n".join(rows) + "\n"


def _row(kind: str, engine: str, tallies: Sequence[Tally]) -> str:
    numbers = ("kills", "acknowledged", "unanswered", "lost", "doubled", "half", "findings")
    sums = [sum(getattr(tally, name) for tally in tallies) for name in numbers]
    return f"| {kind} | {engine} | {' | '.join(map(str, sums))} |"


def _killed(ground: Ground, those: Victims, name: str, asked: argparse.Namespace) -> Tally:
    started = time.monotonic()
    with TemporaryDirectory() as folder, stage_on(ground, KINDS[name], Path(folder)) as stage:
        tally = Killing(stage, course_of(stage), those, seed=asked.seed).run(asked.kills)
    took = time.monotonic() - started
    print(f"{name} {tally.engine}: {tally.kills} kills, {tally.faults} faults, {took:.0f} s")
    print(*tally.told[:5], sep="\n", flush=True)
    return tally


def _write(asked: argparse.Namespace, tallies: Sequence[Tally]) -> None:
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "kills.md").write_text(table(tallies), encoding="utf-8")
    (asked.out / "kills.json").write_text(
        json.dumps({"seed": asked.seed, "kinds": [vars(tally) for tally in tallies]}, indent=1),
        encoding="utf-8",
    )


@contextmanager
def _ground(engine: str) -> Iterator[Ground]:
    with TemporaryDirectory() as folder:
        if engine == "sqlite":
            yield file_ground(Path(folder))
            return
    with (
        TemporaryDirectory(prefix="ektp-postgres-", dir=quick_folder()) as folder,
        postgres_server(Path(folder) / "data") as address,
        server_ground(address) as ground,
    ):
        yield ground


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py test --faults")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("kinds", nargs="*", default=list(KINDS), metavar="KIND")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
