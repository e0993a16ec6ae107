"""Timing two ways of doing one thing side by side."""

import gc
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Result:
    """`ours` and `base` in milliseconds; `limit` is the ratio that must not be passed."""

    name: str
    ours: float
    base: float
    limit: float
    what: str

    @property
    def ratio(self) -> float:
        """Ours against the base."""
        return self.ours / self.base

    @property
    def kept(self) -> bool:
        """Whether the limit is kept."""
        return self.ratio <= self.limit


def paired(
    ours: Callable[[], object], base: Callable[[], object], *, rounds: int
) -> tuple[list[float], list[float]]:
    """Milliseconds of each call, the two taking turns so that both meet the same weather."""
    found: tuple[list[float], list[float]] = ([], [])
    for call in (ours, base):
        call()
    gc.collect()
    for number in range(rounds):
        for place in ((0, 1), (1, 0))[number % 2]:
            found[place].append(timed((ours, base)[place]))
    return found


def timed(call: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1_000


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not pass."""
    return statistics.quantiles(values, n=20)[-1]


def machine() -> str:
    """The machine in a line."""
    cpu = "unknown processor"
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line.partition(":")[2].strip() for line in info.read_text().splitlines()
                 if line.startswith("model name")]  # fmt: skip
        cpu = f"{len(names)} × {names[0]}" if names else cpu
    return f"{cpu}, {platform.system()} {platform.release()}, Python {platform.python_version()}"
