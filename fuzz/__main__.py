"""Every reader, or those named, for so many seconds each: `python -m fuzz [SECONDS] [NAMES]`.

Prints a table of executions and finds; ends with 1 when there is a find. A find's file lies in
`build/fuzz/NAME/` and is read again by `python -m fuzz.target NAME build/fuzz/NAME FILE`.
"""

import re
import subprocess
import sys
from pathlib import Path

from tests.fuzz.readers import READERS

OUT = Path("build") / "fuzz"
SECONDS = 120
# A reader may take 2 GB (the whole program then has 4) and ten seconds for one small file.
LIMITS = ("-rss_limit_mb=2048", "-timeout=10", "-max_len=200000", "-print_final_stats=1")


def main(arguments: list[str]) -> int:
    """Run and tell."""
    seconds = int(arguments[0]) if arguments and arguments[0].isdigit() else SECONDS
    names = [name for name in arguments if name in READERS] or list(READERS)
    print("| reader | executions | finds |\n|---|---|---|", flush=True)
    finds = 0
    for name in names:
        executed, found = run(name, seconds)
        finds += found
        print(f"| {name} | {executed:,} | {found} |", flush=True)
    return 1 if finds else 0


def run(name: str, seconds: int) -> tuple[int, int]:
    """Executions and finds of one reader."""
    folder = OUT / name
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*-*"):
        if old.is_file():
            old.unlink()
    command = [sys.executable, "-m", "fuzz.target", name, str(folder), *LIMITS]
    done = subprocess.run(
        [*command, f"-max_total_time={seconds}"],
        capture_output=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    (folder / "log.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
    counted = re.findall(r"number_of_executed_units:\s*(\d+)", done.stderr)
    found = sum(file.name.partition("-")[0] in ("crash", "oom", "timeout", "leak")
                for file in folder.glob("*-*"))  # fmt: skip
    if not counted and not found:
        raise SystemExit(f"{name} did not run: see {folder / 'log.txt'}")
    return (int(counted[-1]) if counted else 0), found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
