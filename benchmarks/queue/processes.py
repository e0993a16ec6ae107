"""The run's processes: started, told to do a round, asked for what came of it, killed."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class Process:
    """One process that says `ready` and answers each line of JSON with one."""

    def __init__(self, module: str, *arguments: object) -> None:
        command = [sys.executable, "-W", "ignore", "-m", f"benchmarks.queue.{module}"]
        self._process = subprocess.Popen(
            [*command, *map(str, arguments)], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def wait_ready(self) -> None:
        """Wait until it is."""
        said = self._line()
        assert said == "ready", said

    def tell(self, **order: object) -> None:
        """Have it do a round."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()

    def answer(self) -> Any:
        """What came of the round."""
        return json.loads(self._line())

    def kill(self) -> None:
        """End it as kill -9 does."""
        self._process.kill()
        self._close()

    def end(self) -> None:
        """Let it go."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._close()

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._process.args} ended with {self._process.wait()}")
        return line.strip()

    def _close(self) -> None:
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None and not pipe.closed:
                pipe.close()


def start(module: str, arguments: Sequence[Sequence[object]]) -> list[Process]:
    """Several at once, all ready."""
    made = [Process(module, *each) for each in arguments]
    for process in made:
        process.wait_ready()
    return made


def round_of(processes: Sequence[Process], **order: object) -> list[Any]:
    """One round of all, at the same time."""
    for process in processes:
        process.tell(**order)
    return [process.answer() for process in processes]


def end(processes: Sequence[Process]) -> None:
    """Let all go."""
    for process in processes:
        process.end()
