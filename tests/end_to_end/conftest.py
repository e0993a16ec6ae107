"""People at computers of their own, on one office server."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


class Person:
    """A process that is spoken to: `person("click", "nextStep")`."""

    def __init__(self, module: str, *words: object) -> None:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, *map(str, words)], cwd=ROOT, env=environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, encoding="utf-8",
        )  # fmt: skip
        self._said: list[str] = []
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self._answer()  # ready

    def __call__(self, *command: object) -> Any:
        """Have something done; its answer. Fails with what the person could not do."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        return self._answer()

    def leave(self) -> None:
        """Close the window and wait for the process."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        assert self.process.wait(60) == 0, "".join(self._said)

    def _answer(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:  # it ended: what it said last tells why
            self._listener.join(10)
        assert line, "".join(self._said)
        answer = json.loads(line)
        assert "error" not in answer, answer["error"]
        return answer["answer"]

    def _listen(self) -> None:
        assert self.process.stderr is not None
        self._said.extend(self.process.stderr)


@pytest.fixture
def people() -> Iterator[Callable[..., Person]]:
    """Makes people; whoever is still there at the end is ended."""
    made: list[Person] = []

    def make(module: str, *words: object) -> Person:
        made.append(Person(module, *words))
        return made[-1]

    yield make
    for person in made:
        if person.process.poll() is None:
            person.process.kill()
            person.process.wait()
