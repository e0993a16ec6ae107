"""Run the benchmarks, or those named: `python -m benchmarks search paper`, `… queue --help`.

Without names all that take minutes; `queue`, which takes an hour,
`blanks`, `dumps` (a PostgreSQL) and `ten_years` only when they are named.
"""

import argparse
import importlib
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import blanks, dumps, office, ten_years
from benchmarks.measure import Result, machine
from benchmarks.queue import run as queue

NAMES = (
    "start", "search", "roll_import", "roll_update", "duplicates", "card_good", "encryption",
    "paper", "coverage", "bundle_format", "bundle_out", "bundles",
)  # fmt: skip
ALONE = ("blanks", "dumps", "queue", "ten_years")


def main() -> int:
    """Print the tables; 1 when a limit is passed."""
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument("names", nargs="*", metavar="NAME",
                        choices=[*NAMES, *ALONE, []],
                        help=f"{', '.join(NAMES)} (these without a name), {', '.join(ALONE)}",
                        )  # fmt: skip
    queue.add_options(parser)
    blanks.add_options(parser)
    ten_years.add_options(parser)
    options = parser.parse_args()
    ratios = [name for name in options.names or NAMES if name not in ALONE]
    print(f"{machine()}\n", flush=True)
    kept = [_ratios(ratios)] if ratios else []
    if "blanks" in options.names:
        kept.append(blanks.run(options))
    if "dumps" in options.names:
        kept.append(dumps.run(options))
    if "queue" in options.names:
        kept.append(queue.run(options))
    if "ten_years" in options.names:
        kept.append(ten_years.run(options))
    return 0 if all(kept) else 1


def _ratios(names: Sequence[str]) -> bool:
    """Those that compare ours with a base on the demonstration office; whether all limits hold."""
    with tempfile.TemporaryDirectory() as folder:
        print("Making the demonstration office …", flush=True)
        bench = office.make(Path(folder))
        results: list[Result] = []
        for name in names:
            results += importlib.import_module(f"benchmarks.{name}").run(bench)
        bench.desk.close()
    print("\n| what | ours | base | ratio | limit | kept | how |")
    print("|---|---|---|---|---|---|---|")
    for row in results:
        kept = "yes" if row.kept else "NO"
        print(f"| {row.name} | {row.ours:.2f} ms | {row.base:.2f} ms | {row.ratio:.2f} × "
              f"| {row.limit:g} × | {kept} | {row.what} |")  # fmt: skip
    return all(row.kept for row in results)


if __name__ == "__main__":
    sys.exit(main())
