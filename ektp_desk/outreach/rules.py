"""Visits, requests and targets: states and what may follow. Pure."""

from enum import StrEnum


class VisitKind(StrEnum):
    """Whom the office goes to (domain.md, The client)."""

    VILLAGE = "village"
    HOME = "home"
    SCHOOL = "school"
    ORGANISATION = "organisation"


class VisitState(StrEnum):
    """How far a visit is. Its day may change while it is planned."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    CANCELLED = "cancelled"


class VisitAct(StrEnum):
    """One line of a visit's history."""

    PLANNED = "planned"
    CHANGED = "changed"
    MOVED = "moved"
    NOT_MET = "not_met"
    SET_OUT = "set_out"
    DONE = "done"
    CANCELLED = "cancelled"
    RESTORED = "restored"  # the step before was taken back


class MemberRole(StrEnum):
    """What somebody of the team does."""

    LEAD = "lead"
    OPERATOR = "operator"
    HELPER = "helper"


class RequestSource(StrEnum):
    """How a request for a visit came in."""

    LETTER = "letter"
    COUNTER = "counter"


class RequestState(StrEnum):
    """A request waits, was taken into a visit, was carried out, or was refused."""

    OPEN = "open"
    PLANNED = "planned"
    DONE = "done"
    REFUSED = "refused"


class TargetReason(StrEnum):
    """Why a person stands on a visit's list."""

    UNRECORDED = "unrecorded"
    TURNING_17 = "turning_17"
    ELDERLY = "elderly"
    DISABLED = "disabled"
    UNCOLLECTED = "uncollected"
    ASKED = "asked"


class TargetOutcome(StrEnum):
    """What became of a person on the list."""

    RECORDED = "recorded"
    CARD_GIVEN = "card_given"
    NOT_MET = "not_met"
    REFUSED = "refused"
    DIED = "died"
    MOVED = "moved"
    AWAY = "away"
    COMES_TO_OFFICE = "comes_to_office"


OPEN_VISITS = (VisitState.PLANNED, VisitState.UNDER_WAY)
