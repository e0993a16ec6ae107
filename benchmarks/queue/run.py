"""The queue's table: `python3 dev.py bench queue`, in full about an hour; see `--help` for less."""

import argparse
import os
import statistics
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.queue import scenarios
from benchmarks.queue.acts import Act
from benchmarks.queue.raw import ACTS
from benchmarks.queue.server import database, server

ENGINES = ("sqlite", "postgresql")
PARTS = ("hammering", "pace", "throughput", "kills")
MOST_ABOVE_BARE_MS = 50
MOST_UNTIL_HEARD_MS = 500
LEAST_THROUGHPUT = 0.6


@dataclass(frozen=True)
class Row:
    """A line of the table; `kept` is None where there is no limit."""

    what: str
    engine: str
    measured: str
    limit: str
    kept: bool | None = None


def add_options(parser: argparse.ArgumentParser) -> None:
    """How much of it; the defaults are what the limits are about."""
    parser.add_argument("--parts", default=",".join(PARTS), help="queue: of %(default)s")
    parser.add_argument("--engines", default=",".join(ENGINES), help="queue: of %(default)s")
    parser.add_argument("--processes", type=int, default=8, help="queue: that hammer at once")
    parser.add_argument("--tickets", type=int, default=1_500, help="queue: of each process")
    parser.add_argument("--seconds", type=float, default=60, help="queue: of hammering, each way")
    parser.add_argument("--clients", type=int, default=64, help="queue: at a counter's pace")
    parser.add_argument("--every", type=float, default=20, help="queue: seconds between two acts")
    parser.add_argument("--screens", type=int, default=10, help="queue: that hear of each act")
    parser.add_argument("--pace-seconds", type=float, default=600, help="queue: at that pace")
    parser.add_argument("--kills", type=int, default=50, help="queue: of a random client")


def run(options: argparse.Namespace) -> bool:
    """Do the parts and print the table; whether every limit was kept."""
    parts: dict[str, Callable[[argparse.Namespace, Offices, str], list[Row]]] = {
        "hammering": _hammering,
        "pace": _pace,
        "throughput": _throughput,
        "kills": _kills,
    }
    rows: list[Row] = []
    before = os.getloadavg()[0]
    with offices() as made:
        for part in options.parts.split(","):
            for engine in options.engines.split(","):
                print(f"{part}, {engine} …", flush=True)
                found = parts[part](options, made, engine)
                for row in found:  # at once, too: an hour is long
                    print(f"  {row.what}: {row.measured}", flush=True)
                rows += found
    print(f"\nLoad of the machine: {before:.1f} before, {os.getloadavg()[0]:.1f} at the end.\n")
    print("| what | engine | measured | limit | kept |\n|---|---|---|---|---|")
    for row in rows:
        kept = "" if row.kept is None else "yes" if row.kept else "**no**"
        print(f"| {row.what} | {row.engine} | {row.measured} | {row.limit} | {kept} |")
    return all(row.kept is not False for row in rows)


class Offices:
    """New, empty databases, each by a name of its own."""

    def __init__(self, folder: Path, postgres: str) -> None:
        self.folder = folder
        self._postgres = postgres

    def new(self, engine: str, name: str) -> str:
        """The address of one."""
        if engine == "postgresql":
            return database(self._postgres, f"bench_{name}")
        return str(self.folder / f"{name}.db")


@contextmanager
def offices() -> Iterator[Offices]:
    """A folder for files, and a server beside it."""
    with TemporaryDirectory(prefix="ektp-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # as root the server runs as another user
        with server(folder / "postgres") as address:
            yield Offices(folder, address)


def _hammering(options: argparse.Namespace, made: Offices, engine: str) -> list[Row]:
    done = scenarios.hammer(
        made.new(engine, "hammering"), counters=options.processes, tickets=options.tickets
    )
    _show(done.problems)
    asked = options.processes * options.tickets
    what = f"{options.processes} processes × {options.tickets:,} tickets, hammering"
    counted = (
        f"{done.report.numbers:,} numbers, {done.report.events['called']:,} calls, "
        f"{sum(done.report.events.values()):,} steps; {len(done.problems)} wrong"
    )
    calls = [act.ms for act in done.acts if act.name == "called"]
    speed = (
        f"{len(done.acts) / done.seconds:.0f} acts/s; call next median "
        f"{statistics.median(calls):.0f} ms, p99 {p99(calls):.0f} ms"
    )
    kept = not done.problems and done.report.numbers == asked
    return [
        Row(what, engine, counted, f"{asked:,} numbers, 0 wrong", kept),
        Row("the same: how fast", engine, speed, "none set"),
        Row("the same: refused", engine, _told(done.refused), "none set"),
    ]


def _pace(options: argparse.Namespace, made: Offices, engine: str) -> list[Row]:
    server_given = engine == "postgresql"
    clients, screens = (options.clients, options.screens) if server_given else (4, 4)
    every = options.every if server_given else options.every / 5
    done = scenarios.pace(
        made.new(engine, "pace"), made.new(engine, "pace_bare") if server_given else None,
        clients=clients, screens=screens, seconds=options.pace_seconds, every=every,
        hosts=4, waiting=20,
    )  # fmt: skip
    what = f"{clients} clients, an act each {every:g} s, {screens} screens"
    rows = [
        Row(f"{what}: from the press until all screens heard, p99 of {len(done.heard)}", engine,
            f"{p99(done.heard):.0f} ms; {done.missed} not heard", f"{MOST_UNTIL_HEARD_MS} ms",
            done.missed == 0 and p99(done.heard) < MOST_UNTIL_HEARD_MS)
    ]  # fmt: skip
    for name in ACTS if server_given else ():
        ours, bare = _times(done.acts, name), _times(done.bare, f"bare {name}")
        above = p99(ours) - p99(bare)
        limit, kept = "none set", None
        if name == "called":
            limit, kept = f"{MOST_ABOVE_BARE_MS} ms above", above < MOST_ABOVE_BARE_MS
        figures = (
            f"p99 {p99(ours):.0f} ms, bare {p99(bare):.0f} ms: {above:+.0f} ms; median "
            f"{statistics.median(ours):.0f} and {statistics.median(bare):.0f} ms"
        )
        rows.append(Row(f"the same: {name}, {len(ours)} times", engine, figures, limit, kept))
    return rows


def _throughput(options: argparse.Namespace, made: Offices, engine: str) -> list[Row]:
    if engine != "postgresql":
        return []
    ours, bare, report = scenarios.throughput(
        made.new(engine, "throughput"), made.new(engine, "throughput_bare"),
        clients=options.processes, seconds=options.seconds, rounds=4,
    )  # fmt: skip
    _show(report.problems)
    ratio = len(ours) / len(bare)
    what = f"{options.processes} processes hammering {options.seconds:g} s: acts"
    counted = f"{len(ours):,} of ours, {len(bare):,} bare: {ratio:.2f} ×"
    kept = ratio >= LEAST_THROUGHPUT and not report.problems
    return [Row(what, engine, counted, f"{LEAST_THROUGHPUT} ×", kept)]


def _kills(options: argparse.Namespace, made: Offices, engine: str) -> list[Row]:
    folder = made.folder / f"acknowledged-{engine}"
    folder.mkdir()
    done = scenarios.kill(made.new(engine, "kills"), folder, counters=4, kills=options.kills)
    _show(done.problems)
    counted = (
        f"{done.acknowledged:,} acts acknowledged, {done.report.numbers:,} numbers; "
        f"{len(done.problems)} lost, doubled or wrong"
    )
    return [Row(f"kill -9 of one of 4 clients, {done.kills} times", engine, counted, "0",
                not done.problems)]  # fmt: skip


def p99(values: Sequence[float]) -> float:
    """The value that 99 of 100 do not pass; of fewer than 100 the greatest."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


def _times(acts: Sequence[Act], name: str) -> list[float]:
    return [act.ms for act in acts if act.name == name]


def _told(refused: object) -> str:
    return ", ".join(f"{code} {times}" for code, times in sorted(dict(refused).items())) or "none"


def _show(problems: Sequence[str]) -> None:
    for problem in problems[:20]:
        print(f"  {problem}", flush=True)
