"""The recording receipt (tanda bukti perekaman), as data for paper."""

from dataclasses import dataclass
from datetime import datetime

from ektp_desk.papers.slips import Letterhead

RECEIPT = "recording.receipt"


@dataclass(frozen=True)
class StepLine:
    """One step in words, with its outcome in words ("terekam", "dikecualikan: …")."""

    step: str
    outcome: str
    excepted: bool


@dataclass(frozen=True)
class RecordingSlip:
    """A6 receipt. Says "bukan KTP"; `next_step` tells what happens next; QR holds `token`.

    `special` says in words how a special recording was made, "" for an ordinary one; `unsynced`
    that it was made on a laptop and the office does not know of it yet, "" in the office.
    """

    office: Letterhead
    number: str
    name: str
    masked_nik: str
    recorded_at: datetime
    place: str
    officer: str
    steps: tuple[StepLine, ...]
    next_step: str
    token: str
    special: str = ""
    unsynced: str = ""
