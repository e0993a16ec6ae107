"""Partners, their lists and what they answer: words, codes, and how two statements compare."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ektp_desk.coverage.rules import WhyNot
from ektp_desk.residents.rules import Presence


class PartnerKind(StrEnum):
    """Who helps: a kelurahan, a school, or an organisation."""

    VILLAGE = "village"
    SCHOOL = "school"
    ORGANISATION = "organisation"


class Purpose(StrEnum):
    """Which people a working list asks about."""

    NOT_RECORDED = "not_recorded"
    TURNING = "turning"
    UNCOLLECTED = "uncollected"
    AT_HOME = "at_home"


class ListState(StrEnum):
    """OUT: answers are awaited. WITHDRAWN: nothing more is taken from it."""

    OUT = "out"
    WITHDRAWN = "withdrawn"


class Answer(StrEnum):
    """What a partner may say of a person: the drop-down of the sheet, in its order."""

    WILL_COME = "will_come"
    DIED = "died"
    MOVED = "moved"
    AWAY = "away"
    REFUSES = "refuses"
    AT_HOME = "at_home"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"


class Decision(StrEnum):
    """What the office did with an answer. LATER is asked again."""

    TAKEN = "taken"
    KEPT = "kept"
    LATER = "later"


class Verdict(StrEnum):
    """How an answer stands to what the office knows."""

    NEW = "new"  # nothing is known: it would be noted
    AGREES = "agrees"  # the same is known already
    CONFLICT = "conflict"  # something else is known: somebody must decide
    DECIDED = "decided"  # this very answer was decided before


# Answers that say why somebody is not recorded; the others only say that they were found.
REASONS: dict[Answer, WhyNot] = {
    Answer.DIED: WhyNot.DIED,
    Answer.MOVED: WhyNot.MOVED,
    Answer.AWAY: WhyNot.AWAY,
    Answer.REFUSES: WhyNot.REFUSES,
    Answer.AT_HOME: WhyNot.AT_HOME,
    Answer.UNKNOWN: WhyNot.UNKNOWN,
}
PURPOSES: dict[PartnerKind, tuple[Purpose, ...]] = {
    PartnerKind.VILLAGE: (Purpose.NOT_RECORDED, Purpose.UNCOLLECTED, Purpose.AT_HOME),
    PartnerKind.SCHOOL: (Purpose.TURNING,),
    PartnerKind.ORGANISATION: (Purpose.AT_HOME, Purpose.NOT_RECORDED),
}

# Without signs that are read or heard as others: 0/O, 1/I/L, 2/Z, 5/S, 8/B.
ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679"
LIST_SIGNS, LINE_SIGNS, PASSWORD_SIGNS = 8, 8, 20
MOST_LINES = 3_000
LONGEST_TEXT = 200  # signs of evidence or note
DAYS_OUT, MOST_DAYS_OUT = 30, 180
OLDEST_ANSWER = timedelta(days=366)
Draw = Callable[[str], str]


@dataclass(frozen=True)
class Said:
    """One readable answer: what was said of whom, seen when, on what evidence."""

    line_id: int
    answer: Answer
    seen_on: date
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True)
class Known:
    """What the office knows of a person: the present reason and who gave it, and hard facts.

    `version` is the ledger row of the reason (0 for none); `said_first` what another partner said
    last that nobody has decided.
    """

    why: WhyNot | None = None
    version: int = 0
    recorded: bool = False
    presence: Presence = Presence.PRESENT
    pending: Answer | None = None


def code_of(size: int, draw: Draw = secrets.choice) -> str:
    """Signs drawn by chance, the last one a check over them: a slip in typing is noticed."""
    signs = "".join(draw(ALPHABET) for _ in range(size - 1))
    return signs + check_sign(signs)


def check_sign(signs: str) -> str:
    """The sign that closes a code; one wrong sign or two neighbours swapped change it.

    Places are weighed by powers of 2 modulo 25; the neighbours' weights differ by a number that
    shares no factor with 25.
    """
    total = sum(ALPHABET.index(sign) * pow(2, place, 25) for place, sign in enumerate(signs, 1))
    return ALPHABET[total % len(ALPHABET)]


def list_code(region_code: str, draw: Draw = secrets.choice) -> str:
    """A list's code, the office's own region first: 7373-K7QX-M4PA."""
    signs = code_of(LIST_SIGNS, draw)
    return f"{_digits(region_code)}-{signs[:4]}-{signs[4:]}"


def line_code(draw: Draw = secrets.choice) -> str:
    """The code of one line; it says nothing about the person."""
    return code_of(LINE_SIGNS, draw)


def tidy_code(text: str) -> str:
    """A list code as stored, however it was typed; "" for what cannot be one."""
    signs = "".join(sign for sign in text.upper() if sign.isascii() and sign.isalnum())
    region, body = signs[:-LIST_SIGNS], signs[-LIST_SIGNS:]
    if not region.isdecimal() or len(region) > 4 or not set(body) <= set(ALPHABET):
        return ""
    if check_sign(body[:-1]) != body[-1]:
        return ""
    return f"{region}-{body[:4]}-{body[4:]}"


def is_of_office(code: str, region_code: str) -> bool:
    """Whether a tidied list code was given by this office."""
    return code.partition("-")[0] == _digits(region_code)


def new_password(draw: Draw = secrets.choice) -> str:
    """A password of some 92 bits in groups that can be read over the telephone."""
    signs = "".join(draw(ALPHABET) for _ in range(PASSWORD_SIGNS))
    return "-".join(signs[place : place + 4] for place in range(0, PASSWORD_SIGNS, 4))


def fingerprint(said: Said) -> str:
    """What makes two answers to a line the same answer."""
    parts = (said.answer, said.seen_on.isoformat(), said.evidence, said.note)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def compare(said: Said, known: Known, *, decided: bool) -> Verdict:
    """How an answer stands to what is known; `decided` if this very answer was decided before.

    Whoever was recorded meanwhile has no reason any more, so any other answer than having come or
    being recorded disagrees. "Unknown" never overrules a reason somebody gave.
    """
    if decided:
        return Verdict.DECIDED
    if known.pending is not None and known.pending is not said.answer:
        return Verdict.CONFLICT
    reason = REASONS.get(said.answer)
    if reason is None:
        return _found(said.answer, known)
    if _gone(known.presence) is not None:
        return Verdict.AGREES if reason is _gone(known.presence) else Verdict.CONFLICT
    if known.recorded:
        return Verdict.CONFLICT
    if known.why is reason:
        return Verdict.AGREES
    return Verdict.NEW if known.why in (None, WhyNot.UNKNOWN) else Verdict.CONFLICT


def _found(answer: Answer, known: Known) -> Verdict:
    if _gone(known.presence) is not None or known.why not in (None, WhyNot.UNKNOWN):
        return Verdict.CONFLICT
    agrees = known.recorded and answer is Answer.ELSEWHERE
    return Verdict.AGREES if agrees else Verdict.NEW


def _gone(presence: Presence) -> WhyNot | None:
    """The reason that a person's presence on the roll already tells."""
    return {Presence.DIED: WhyNot.DIED, Presence.MOVED: WhyNot.MOVED}.get(presence)


def expiry_problem(made_on: date, expires_on: date) -> str | None:
    """Why a list cannot be out until then (an error code), or None."""
    if not made_on < expires_on <= made_on + timedelta(days=MOST_DAYS_OUT):
        return "partner_list.expiry"
    return None


def _digits(region_code: str) -> str:
    return "".join(sign for sign in region_code if sign.isdecimal())
