"""What a request for a visit must say, by its kind and by how it came. Pure."""

from dataclasses import dataclass
from datetime import date

from ektp_desk.outreach.rules import RequestSource, VisitKind
from ektp_desk.residents.rules import Sex, tidy_name

MOST_PEOPLE = 5_000
LONGEST = {
    "letter_number": 60, "requester": 120, "contact": 120, "place": 200, "note": 500,
    "answer": 300,
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What somebody asks for. `wanted_on` None: any day; `needs` are values of `Need`.

    A village request names the village, a school request the school, a home request the person.
    """

    source: RequestSource
    received_on: date
    kind: VisitKind
    requester: str
    letter_number: str = ""
    letter_date: date | None = None
    village_code: str | None = None
    school_id: int | None = None
    resident_id: int | None = None
    contact: str = ""
    place: str = ""
    people: int = 1
    wanted_on: date | None = None
    needs: tuple[str, ...] = ()
    officer_sex: Sex | None = None
    note: str = ""


def tidy(name: str, text: str) -> str:
    """A text as it is kept: no control signs, no doubled spaces, no longer than its column."""
    return tidy_name(text)[: LONGEST[name]]


def problem(asked: Asked, *, today: date) -> tuple[str, str] | None:
    """What is missing or cannot be, as (code, field), or None."""
    return _letter_problem(asked, today) or _whom_problem(asked) or _rest_problem(asked)


def _letter_problem(asked: Asked, today: date) -> tuple[str, str] | None:
    if asked.received_on > today:
        return "visit_request.received_in_future", "received_on"
    if asked.source is not RequestSource.LETTER:
        return None
    if not asked.letter_number.strip():
        return "visit_request.letter_number_missing", "letter_number"
    if asked.letter_date is None:
        return "visit_request.letter_date_missing", "letter_date"
    if asked.letter_date > asked.received_on:
        return "visit_request.letter_after_receipt", "letter_date"
    return None


def _whom_problem(asked: Asked) -> tuple[str, str] | None:
    if asked.kind is VisitKind.VILLAGE and not asked.village_code:
        return "visit_request.village_missing", "village_code"
    if asked.kind is VisitKind.SCHOOL and asked.school_id is None:
        return "visit_request.school_missing", "school_id"
    if asked.kind is VisitKind.HOME and asked.resident_id is None:
        return "visit_request.person_missing", "resident_id"
    if asked.kind is VisitKind.ORGANISATION and not asked.place.strip():
        return "visit_request.place_missing", "place"
    return None


def _rest_problem(asked: Asked) -> tuple[str, str] | None:
    if not asked.requester.strip():
        return "visit_request.requester_missing", "requester"
    if not 1 <= asked.people <= MOST_PEOPLE:
        return "visit_request.people_range", "people"
    if asked.wanted_on is not None and asked.wanted_on < asked.received_on:
        return "visit_request.wanted_before", "wanted_on"
    return None
