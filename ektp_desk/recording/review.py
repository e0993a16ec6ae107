"""The review at the end of the day: several at once where it is safe, returns with reasons.

Who worked on a recording does not review it; each decision is kept (`recording_review`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow
from ektp_desk.recording import queries_review, services
from ektp_desk.recording.rules_review import ReturnReason

Marked = tuple[int, int]  # a recording's id and the version it was looked at


@dataclass(frozen=True)
class Left:
    """A recording that was left as it is: `code` says why."""

    number: str
    code: str


@dataclass(frozen=True)
class Reviewed:
    """What a decision about several did."""

    done: int
    papers: tuple[PaperRow, ...]
    left: tuple[Left, ...]


def approve_several(work: Work, *, recordings: Sequence[Marked]) -> Reviewed:
    """Approve what is safe to be approved together; the others are left, with the reason.

    One recording alone may be approved whatever its flags: somebody looked at it.
    """
    work.require(Role.SUPERVISOR)
    rows = {
        row.id: row for row in queries_review.waiting(work.session, reviewer=work.actor.officer_id)
    }
    papers: list[PaperRow] = []
    left: list[Left] = []
    for recording_id, version in recordings:
        row = rows.get(recording_id)
        if row is None:
            left.append(Left(f"#{recording_id}", "recording.changed_meanwhile"))
        elif len(recordings) > 1 and not row.safe:
            left.append(Left(row.number, "recording.look_at_it"))
        else:
            try:
                _, paper = services.approve(work, recording_id=recording_id, version=version)
            except OfficeError as error:  # nothing of it was written: it refuses before
                left.append(Left(row.number, error.code))
                continue
            papers.append(paper)
    return Reviewed(len(papers), tuple(papers), tuple(left))


def return_several(
    work: Work,
    *,
    recordings: Sequence[Marked],
    reasons: Sequence[ReturnReason] = (),
    note: str = "",
) -> Reviewed:
    """Send recordings back to their operators, for reasons of the list and in free words.

    Raises `recording.reason_needed` without any.
    """
    work.require(Role.SUPERVISOR)
    text = reason_text(reasons, note)
    if not text:
        raise OfficeError("recording.reason_needed", field="reason")
    done = 0
    left: list[Left] = []
    for recording_id, version in recordings:
        try:
            services.return_for_correction(
                work, recording_id=recording_id, reason=text, version=version, reasons=reasons
            )
        except OfficeError as error:
            left.append(Left(f"#{recording_id}", error.code))
            continue
        done += 1
    return Reviewed(done, (), tuple(left))


def reason_text(reasons: Sequence[ReturnReason], note: str) -> str:
    """Reasons of the list and the free words as one text, in Indonesian, for the operator."""
    say = Sentences("id").say
    listed = [say(f"return_reason.{ReturnReason(reason)}") for reason in reasons]
    free = " ".join(note.split())
    return "; ".join([*listed, free] if free else listed)[:500]
