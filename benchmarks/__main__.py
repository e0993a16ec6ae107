"""Run all benchmarks, or those named: `python -m benchmarks search paper`."""

import importlib
import sys
import tempfile
from pathlib import Path

from benchmarks import office
from benchmarks.measure import Result, machine

NAMES = ("start", "search", "roll_import", "card_good", "paper")


def main() -> int:
    """Print a table; 1 when a limit is passed."""
    chosen = sys.argv[1:] or list(NAMES)
    with tempfile.TemporaryDirectory() as folder:
        print("Making the demonstration office …", flush=True)
        bench = office.make(Path(folder))
        results: list[Result] = []
        for name in chosen:
            results += importlib.import_module(f"benchmarks.{name}").run(bench)
        bench.desk.close()
    print(f"\n{machine()}\n")
    print("| what | ours | base | ratio | limit | kept | how |")
    print("|---|---|---|---|---|---|---|")
    for row in results:
        kept = "yes" if row.kept else "NO"
        print(f"| {row.name} | {row.ours:.2f} ms | {row.base:.2f} ms | {row.ratio:.2f} × "
              f"| {row.limit:g} × | {kept} | {row.what} |")  # fmt: skip
    return 0 if all(row.kept for row in results) else 1


if __name__ == "__main__":
    sys.exit(main())
