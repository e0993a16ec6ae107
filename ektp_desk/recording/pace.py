"""How long each step of a recording took, from what happened to it. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median

# A recording that nothing happened to for so long was laid aside: that is nobody's working time.
ASIDE = timedelta(minutes=60)


class RecordingAct(StrEnum):
    """What happened to a recording."""

    STARTED = "started"
    MARKED = "marked"
    FAILED = "failed"
    EXCEPTED = "excepted"
    CLEARED = "cleared"
    TAKEN_OVER = "taken_over"
    ADAPTED = "adapted"
    MOVED = "moved"  # to another state; `step` names it


WORKING = (RecordingAct.MARKED, RecordingAct.FAILED, RecordingAct.EXCEPTED, RecordingAct.CLEARED)
TRIED = (RecordingAct.MARKED, RecordingAct.FAILED)


@dataclass(frozen=True)
class Happening:
    """One thing that happened: when, what, in which step, to which items."""

    at: datetime
    act: RecordingAct
    step: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class StepTime:
    """One step of one recording: begun, ended, seconds worked on it, attempts, exceptions."""

    step: str
    started: datetime
    ended: datetime
    seconds: int
    attempts: int
    exceptions: int


@dataclass(frozen=True)
class StepFigures:
    """A step over many recordings: how many had it, median seconds, attempts on the average
    recording, and how many had an exception in it."""

    step: str
    recordings: int
    median_seconds: int
    attempts: float
    excepted: int


def step_times(happenings: Iterable[Happening]) -> tuple[StepTime, ...]:
    """The steps of one recording in the order they were first worked on.

    The time since the last thing that happened belongs to the step of the next: who marks the
    photo worked on the photo until then.
    """
    worked: dict[str, timedelta] = {}
    began: dict[str, datetime] = {}
    ended: dict[str, datetime] = {}
    tried: dict[str, Counter[str]] = {}
    excepted: Counter[str] = Counter()
    last: datetime | None = None
    for one in happenings:
        if one.act in WORKING:
            since = last if last is not None and one.at - last <= ASIDE else one.at
            worked[one.step] = worked.get(one.step, timedelta(0)) + (one.at - since)
            began.setdefault(one.step, since)
            ended[one.step] = one.at
            tried.setdefault(one.step, Counter()).update(one.keys if one.act in TRIED else ())
            excepted[one.step] += one.act is RecordingAct.EXCEPTED
        last = one.at
    return tuple(
        StepTime(step, began[step], ended[step], round(time.total_seconds()),
                 max(tried[step].values(), default=0), excepted[step])
        for step, time in worked.items()
    )  # fmt: skip


def figures(recordings: Iterable[Sequence[StepTime]]) -> dict[str, StepFigures]:
    """What the steps of many recordings took, by step."""
    by_step: dict[str, list[StepTime]] = {}
    for times in recordings:
        for time in times:
            by_step.setdefault(time.step, []).append(time)
    return {
        step: StepFigures(
            step,
            len(times),
            round(median(time.seconds for time in times)),
            sum(time.attempts for time in times) / len(times),
            sum(time.exceptions > 0 for time in times),
        )
        for step, times in by_step.items()
    }
