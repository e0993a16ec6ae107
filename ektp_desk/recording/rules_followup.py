"""Following up: remedies, letters, correction cases, activations. Pure, standard library only."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from ektp_desk.accounts.rules_letters import letter_number as letter_number
from ektp_desk.recording.rules import AGEING, Ageing, CentralStatus


class Remedy(StrEnum):
    """What is to be done about a status that stands too long."""

    SEND = "send"
    WAIT_THEN_ASK = "wait_then_ask"
    DELETE_AND_RESEND = "delete_and_resend"
    RECORD_AGAIN = "record_again"
    ASK_DELETION = "ask_deletion"
    PRINT = "print"
    INVITE = "invite"


class LetterKind(StrEnum):
    """Letters of the follow-up, each with a number of the year's one row."""

    ASK_DELETION = "ask_deletion"
    ASK_STATUS = "ask_status"
    DELETE_FAILED = "delete_failed"
    WRONG_RECORDING = "wrong_recording"
    INVITE_RECORDING = "invite_recording"
    INVITE_PICKUP = "invite_pickup"


# The letter that is due for a remedy; the others need none.
LETTER_OF: Mapping[Remedy, LetterKind] = {
    Remedy.WAIT_THEN_ASK: LetterKind.ASK_STATUS,
    Remedy.DELETE_AND_RESEND: LetterKind.DELETE_FAILED,
    Remedy.RECORD_AGAIN: LetterKind.INVITE_RECORDING,
    Remedy.ASK_DELETION: LetterKind.ASK_DELETION,
    Remedy.INVITE: LetterKind.INVITE_PICKUP,
}
# These go to the people themselves, one letter each; the others name several in a table.
TO_THE_PERSON = frozenset({LetterKind.INVITE_RECORDING, LetterKind.INVITE_PICKUP})


class FollowUpAct(StrEnum):
    """What was done about a person's status."""

    NOTED = "noted"
    LETTER = "letter"
    REMINDED = "reminded"


class Addressee(StrEnum):
    """Whom a request goes to."""

    CENTRE = "centre"
    PROVINCE = "province"


class CaseKind(StrEnum):
    """What went wrong with a record at the centre."""

    DUPLICATE = "duplicate"
    WRONG_PERSON = "wrong_person"
    WRONG_BIOMETRICS = "wrong_biometrics"


class CaseState(StrEnum):
    """Where a correction stands, in order; `cancelled` is one that was opened by mistake."""

    OPENED = "opened"
    LETTER_MADE = "letter_made"
    SENT = "sent"
    ANSWERED = "answered"
    RECORDING_AGAIN = "recording_again"
    CLOSED = "closed"
    CANCELLED = "cancelled"


OPEN_CASES = (
    CaseState.OPENED,
    CaseState.LETTER_MADE,
    CaseState.SENT,
    CaseState.ANSWERED,
    CaseState.RECORDING_AGAIN,
)


class CaseAct(StrEnum):
    """What happened in a case: one row of its history each."""

    OPENED = "opened"
    LETTER_MADE = "letter_made"
    SENT = "sent"
    REMINDED = "reminded"
    ANSWERED = "answered"
    RECORDING_AGAIN = "recording_again"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    NOTED = "noted"


class CaseAnswer(StrEnum):
    """What the centre or the province answered."""

    DELETED = "deleted"
    REFUSED = "refused"
    MORE_ASKED = "more_asked"


# From which states an act may be done, and where it leads (None: the state stays).
CASE_STEPS: Mapping[CaseAct, tuple[tuple[CaseState, ...], CaseState | None]] = {
    CaseAct.LETTER_MADE: ((CaseState.OPENED, CaseState.ANSWERED), CaseState.LETTER_MADE),
    CaseAct.SENT: ((CaseState.LETTER_MADE,), CaseState.SENT),
    CaseAct.REMINDED: ((CaseState.SENT,), None),
    CaseAct.ANSWERED: ((CaseState.SENT,), CaseState.ANSWERED),
    CaseAct.RECORDING_AGAIN: ((CaseState.ANSWERED,), CaseState.RECORDING_AGAIN),
    CaseAct.CLOSED: ((CaseState.ANSWERED, CaseState.RECORDING_AGAIN), CaseState.CLOSED),
    CaseAct.CANCELLED: ((CaseState.OPENED, CaseState.LETTER_MADE), CaseState.CANCELLED),
    CaseAct.NOTED: (OPEN_CASES, None),
}


class DeviceCheck(StrEnum):
    """What the officer saw on the owner's telephone when IKD was activated."""

    OWN_PHONE = "own_phone"
    FAMILY_PHONE = "family_phone"
    FAILED = "failed"


def limits_with(
    stored: Mapping[CentralStatus, tuple[int | None, Remedy]],
) -> dict[CentralStatus, Ageing]:
    """The ageing limits in force: the shipped ones, and over them what the office decided.

    A stored limit without days never ages.
    """
    limits = dict(AGEING)
    for status, (days, remedy) in stored.items():
        if days is None:
            limits.pop(status, None)
        else:
            limits[status] = Ageing(days, f"remedy.{remedy.value}")
    return limits


def due_before(days: int, today: date) -> date:
    """A status first seen before this day has stood longer than `days`."""
    return today - timedelta(days=days)


def remedy_of(entry: Ageing) -> Remedy:
    """The remedy of an ageing entry."""
    return Remedy(entry.remedy.removeprefix("remedy."))
