"""What becomes of an event that came home, and what a file's place in its chain means. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from ektp_desk.outreach.rules import TargetOutcome
from ektp_desk.recording.rules import RecordingState, Transport

# A laptop's clock may differ so much from the office's before anybody is told.
CLOCK_TOLERANCE = timedelta(minutes=10)


class Fate(StrEnum):
    """What taking a file in does with one of its events."""

    NEW = "new"
    SAME = "same"  # came before, word for word
    LINKED = "linked"  # the person is known already
    DISPUTED = "disputed"  # the person was recorded elsewhere, too
    QUARANTINED = "quarantined"


@dataclass(frozen=True)
class Standing:
    """A recording of one person, as far as it matters when another one comes."""

    id: int
    state: RecordingState
    transport: Transport
    reviewed_at: datetime | None

    @property
    def live(self) -> bool:
        """Whether it still counts or may yet."""
        return self.state is not RecordingState.CANCELLED

    @property
    def may_be_disputed(self) -> bool:
        """Whether it came home and nobody has reviewed it."""
        return self.transport is Transport.IMPORTED and self.state is RecordingState.AWAITING_REVIEW


def stands_against(one: Standing, went_out: datetime | None) -> bool:
    """Whether `one` makes a second recording of its person a double.

    What was approved before the laptop's file went out (`went_out`) was known on the laptop, which
    asked whether the person may be recorded again. None: the laptop did not know the person.
    """
    known_there = (
        went_out is not None
        and one.state is RecordingState.APPROVED
        and one.reviewed_at is not None
        and one.reviewed_at < went_out
    )
    return one.live and not known_there


@dataclass(frozen=True)
class Word:
    """What one event says of a person of a visit; the newest counts, whenever it came home.

    `outcome` is None where an outcome was taken back, `uid` "" where the office itself noted it.
    """

    at: datetime
    uid: str
    resident_id: int
    visit_id: int
    outcome: TargetOutcome | None
    officer_id: int | None = None
    note: str = ""

    @property
    def order(self) -> tuple[datetime, str]:
        """Later words weigh more; of two at the same moment always the same one."""
        return self.at, self.uid


def standing(told: Iterable[Word], own: Collection[Word]) -> Word | None:
    """The word that counts about one person, of those that came home and the office's own; or None.

    What the office notes on a visit's list corrects what that visit's team said before.
    """
    corrected = {word.visit_id: word.at for word in own}
    words = [
        word
        for word in told
        if word.visit_id not in corrected or word.at > corrected[word.visit_id]
    ]
    decisive = (word for word in (*words, *own) if _is_decisive(word))
    return max(decisive, key=lambda word: word.order, default=None)


def _is_decisive(word: Word) -> bool:
    """Whether it says something of the person; that nobody was met does not."""
    return word.outcome is not TargetOutcome.NOT_MET


def missing_sequences(home: Collection[int]) -> tuple[int, ...]:
    """The numbers of a laptop's files that have not come home, up to the newest that has."""
    known = set(home)
    return tuple(number for number in range(1, max(known, default=0)) if number not in known)


def clock_note(
    *,
    made_at: datetime,
    went_out: datetime,
    now: datetime | None,
    told_now: datetime | None,
    last_seen: datetime | None,
) -> str:
    """The sentence's code where the laptop's clock was wrong, "" where it may have been right."""
    if made_at < went_out - CLOCK_TOLERANCE:
        return "home.clock_behind"
    if now is not None and made_at > now + CLOCK_TOLERANCE:
        return "home.clock_ahead"
    if told_now is not None and last_seen is not None and last_seen > told_now + CLOCK_TOLERANCE:
        return "home.clock_went_back"
    return ""


def moment_told(value: Any) -> datetime | None:
    """An aware moment out of what a laptop wrote; None for anything else."""
    try:
        found = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo is not None else None
