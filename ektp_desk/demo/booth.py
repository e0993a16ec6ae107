"""What the demonstration year's recordings consist of: their items, needs and step times."""

from datetime import date, datetime, timedelta
from random import Random

from ektp_desk.demo.rows import Ledger, Row
from ektp_desk.recording.checklist import item_keys
from ektp_desk.recording.definitions import Definition
from ektp_desk.recording.items import ASKED_FIRST, StepKey
from ektp_desk.recording.needs import Need, adapted
from ektp_desk.recording.pace import RecordingAct
from ektp_desk.recording.rules import ItemState

SPECIAL_SHARE = 0.04
NEEDS = (Need.WHEELCHAIR, Need.LYING_DOWN, Need.LOW_VISION, Need.MORE_TIME, Need.DEAF)
TIMED_DAYS = 92  # what the supervisor's figures look at: the quarter before
# How the time of a recording divides over its steps; what is not named takes one part.
PARTS: dict[str, int] = {
    StepKey.PAPERS: 2,
    StepKey.BIODATA: 2,
    StepKey.PHOTO: 3,
    StepKey.FINGERS: 4,
    StepKey.IRISES: 2,
}
FAILS: dict[str, float] = {StepKey.PHOTO: 0.15, StepKey.FINGERS: 0.35, StepKey.IRISES: 0.2}


class Booth:
    """Writes items and events; by a random of its own, so that the year stays the same."""

    def __init__(self, ledger: Ledger, definition: Definition, as_of: date) -> None:
        self._ledger = ledger
        self._definition = definition
        self._timed_from = as_of - timedelta(days=TIMED_DAYS)
        self._random = Random(7373)

    def needs(self) -> list[str]:
        """What the next person needs; mostly nothing."""
        if self._random.random() >= SPECIAL_SHARE:
            return []
        return [self._random.choice(NEEDS)]

    def record(self, recording: Row) -> None:
        """All items done, and the way there for the last quarter."""
        needs = [Need(need) for need in recording["needs"]]
        definition = adapted(self._definition, needs)
        for position, key in enumerate(item_keys(definition)):
            self._ledger.add(
                "recording_item",
                recording_id=recording["id"],
                position=position,
                key=key,
                label="",
                state=ItemState.CAPTURED,
                exception=None,
                reason="",
                attempts=1,
                signed_off_by=None,
                at=recording["submitted_at"],
            )
        if recording["office_date"] >= self._timed_from:
            self._take_time(recording, definition)

    def _take_time(self, recording: Row, definition: Definition) -> None:
        steps = [step for step in definition.steps if step.key != ASKED_FIRST]
        parts = [PARTS.get(step.key, 1) * self._random.uniform(0.5, 1.5) for step in steps]
        start, end = recording["started_at"], recording["submitted_at"]
        at = start
        self._happen(recording, RecordingAct.STARTED, start)
        for step, part in zip(steps, parts, strict=True):
            took = (end - start) * (part / sum(parts))
            keys = list(step.items) or ["paper:0", "paper:1"]
            if self._random.random() < FAILS.get(step.key, 0):
                self._happen(recording, RecordingAct.FAILED, at + took / 2, step.key, keys)
            at += took
            self._happen(recording, RecordingAct.MARKED, at, step.key, keys)

    def _happen(
        self,
        recording: Row,
        act: RecordingAct,
        at: datetime,
        step: str = "",
        keys: list[str] | None = None,
    ) -> None:
        self._ledger.add(
            "recording_event",
            recording_id=recording["id"],
            at=at.replace(microsecond=0),
            officer_id=recording["operator_id"],
            act=act,
            step=step,
            keys=keys or [],
        )
