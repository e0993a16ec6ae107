"""Requests for a visit: taken in, changed, refused with an answer, and what a visit does to them.

`take_into_visit`, `give_back` and `visit_done` belong to the acts on visits, which call them.
"""

from dataclasses import asdict
from typing import Any

from sqlalchemy import select, update
from sqlmodel import col

from ektp_desk.accounts.rules import Role
from ektp_desk.coverage.models import School
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.models import OutreachRequest
from ektp_desk.outreach.rules import RequestSource, RequestState, TargetReason, VisitKind
from ektp_desk.outreach.rules_requests import LONGEST, MOST_PEOPLE, Asked, problem, tidy
from ektp_desk.outreach.targets import put_on
from ektp_desk.recording.needs import Need, ordered
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import Presence, RegionLevel

FRONT = (Role.COUNTER, Role.RECORDER, Role.SUPERVISOR)
OPEN = (RequestState.OPEN, RequestState.PLANNED)
TURN = "visit_request/turn"  # taken first: two who ask for the same wait for each other here


def take_in(work: Work, *, asked: Asked) -> int:
    """Take a request in; its id.

    Raises what `rules_requests.problem` finds, `region.unknown`, `school.unknown`,
    `resident.unknown`, `visit_request.person_gone`, `visit_request.person_asked` (somebody asked
    for that person already) and `visit_request.letter_known`.
    """
    work.require(*FRONT)
    work.number(TURN)
    values = _checked(work, asked)
    year = work.office_date.year
    row = OutreachRequest(
        **values, number=f"PJ-{year}-{work.number(f'visit_request/{year}'):04d}",
        state=RequestState.OPEN, created_at=work.now, officer_id=work.actor.officer_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.record("visit_request.taken", row.id or 0)
    return row.id or 0


def change_request(work: Work, *, request_id: int, asked: Asked, version: int) -> None:
    """Change a request that waits. Raises as `take_in`, `visit_request.changed_meanwhile` when
    somebody was quicker, `visit_request.moved_on` when it waits no more."""
    work.require(*FRONT)
    work.number(TURN)
    _move(work, request_id, _checked(work, asked, request_id), version=version)
    work.record("visit_request.changed", request_id)


def refuse_request(work: Work, *, request_id: int, answer: str, version: int) -> None:
    """Say no, with the `answer` that the requester is given.

    Raises `visit_request.answer_missing`, and as `change_request`.
    """
    work.require(Role.SUPERVISOR)
    said = tidy("answer", answer)
    if not said:
        raise OfficeError("visit_request.answer_missing", field="answer")
    _move(work, request_id, {"state": RequestState.REFUSED, "answer": said}, version=version)
    work.record("visit_request.refused", request_id)


def reopen_request(work: Work, *, request_id: int) -> None:
    """Take a refusal back. Raises `visit_request.not_refused`, and `visit_request.person_asked`
    if the person was asked for again meanwhile."""
    work.require(Role.SUPERVISOR)
    work.number(TURN)
    row = work.session.get(OutreachRequest, request_id)
    if row is not None and row.resident_id is not None:
        _require_free(work, row.resident_id, request_id)
    moved = work.session.execute(
        update(OutreachRequest)
        .where(
            col(OutreachRequest.id) == request_id,
            col(OutreachRequest.state) == RequestState.REFUSED,
        )
        .values(state=RequestState.OPEN, answer="", version=OutreachRequest.version + 1)
        .returning(col(OutreachRequest.id))
    ).one_or_none()
    if moved is None:
        raise OfficeError("visit_request.not_refused")
    work.record("visit_request.reopened", request_id)


def take_into_visit(work: Work, *, request_id: int, visit_id: int) -> None:
    """A visit is planned for a request: it waits no more, and its person is on the visit's list.

    Raises `visit_request.moved_on` when it does not wait (any more).
    """
    _move(work, request_id, {"state": RequestState.PLANNED, "visit_id": visit_id})
    row = work.session.get(OutreachRequest, request_id)
    if row is not None and row.resident_id is not None:
        put_on(work, visit_id, ((row.resident_id, TargetReason.ASKED),))
    work.record("visit_request.planned", request_id, visit=visit_id)


def give_back(work: Work, *, visit_id: int) -> None:
    """A visit is cancelled: the requests it was planned for wait again."""
    _of_visit(work, visit_id, "visit_request.given_back",
              {"state": RequestState.OPEN, "visit_id": None})  # fmt: skip


def visit_done(work: Work, *, visit_id: int) -> None:
    """A visit is done, and so are the requests it was planned for."""
    _of_visit(work, visit_id, "visit_request.done", {"state": RequestState.DONE})


def _of_visit(work: Work, visit_id: int, act: str, values: dict[str, Any]) -> None:
    moved = work.session.execute(
        update(OutreachRequest)
        .where(
            col(OutreachRequest.visit_id) == visit_id,
            col(OutreachRequest.state) == RequestState.PLANNED,
        )
        .values(**values, version=OutreachRequest.version + 1)
        .returning(col(OutreachRequest.id))
    )
    for (request_id,) in moved.all():
        work.record(act, request_id, visit=visit_id)


def _move(
    work: Work, request_id: int, values: dict[str, Any], *, version: int | None = None
) -> None:
    """Change a request that waits, and is as it was looked at."""
    conditions = [
        col(OutreachRequest.id) == request_id, col(OutreachRequest.state) == RequestState.OPEN,
    ]  # fmt: skip
    if version is not None:
        conditions.append(col(OutreachRequest.version) == version)
    moved = work.session.execute(
        update(OutreachRequest)
        .where(*conditions)
        .values(**values, version=OutreachRequest.version + 1)
        .returning(col(OutreachRequest.id))
    ).one_or_none()
    if moved is None:
        found = work.session.execute(
            select(col(OutreachRequest.state)).where(col(OutreachRequest.id) == request_id)
        ).scalar_one_or_none()
        waits = found is RequestState.OPEN
        raise OfficeError("visit_request.changed_meanwhile" if waits else "visit_request.moved_on")


def _checked(work: Work, asked: Asked, request_id: int | None = None) -> dict[str, Any]:
    """The columns of a request, tidied; whatever is wrong is refused."""
    wrong = problem(asked, today=work.office_date)
    if wrong is not None:
        raise OfficeError(wrong[0], field=wrong[1], most=MOST_PEOPLE)
    values = asdict(asked)
    for name in LONGEST.keys() & values.keys():
        values[name] = tidy(name, values[name])
    values["needs"] = [str(need) for need in ordered(Need(need) for need in asked.needs)]
    values |= _whom(work, asked, request_id)
    if asked.source is RequestSource.LETTER:
        _require_new_letter(work, values, request_id)
    else:
        values |= {"letter_number": "", "letter_date": None}
    return values


def _whom(work: Work, asked: Asked, request_id: int | None) -> dict[str, Any]:
    """Whom the kind is about; what belongs to another kind is dropped."""
    if asked.kind is VisitKind.SCHOOL:
        school = work.session.get(School, asked.school_id)
        if school is None:
            raise OfficeError("school.unknown", field="school_id")
        return {"village_code": school.village_code, "resident_id": None}
    if asked.kind is VisitKind.HOME:
        assert asked.resident_id is not None
        person = _require_free(work, asked.resident_id, request_id)
        return {"village_code": person.village_code, "school_id": None}
    village = work.session.get(Region, asked.village_code) if asked.village_code else None
    if asked.village_code and (village is None or village.level is not RegionLevel.VILLAGE):
        raise OfficeError("region.unknown", field="village_code")
    return {"village_code": asked.village_code or None, "school_id": None, "resident_id": None}


def _require_free(work: Work, resident_id: int, request_id: int | None) -> Resident:
    """The person, held: two who ask for one person take turns, and the second is told."""
    person: Resident | None = work.session.execute(
        select(Resident).where(col(Resident.id) == resident_id).with_for_update()
    ).scalar_one_or_none()
    if person is None:
        raise OfficeError("resident.unknown", field="resident_id")
    if person.presence is not Presence.PRESENT:
        raise OfficeError("visit_request.person_gone", field="resident_id")
    twin = work.session.execute(
        select(col(OutreachRequest.number)).where(
            col(OutreachRequest.resident_id) == resident_id,
            col(OutreachRequest.state).in_(OPEN),
            col(OutreachRequest.id) != (request_id or 0),
        )
    ).scalar()
    if twin is not None:
        raise OfficeError("visit_request.person_asked", field="resident_id", number=twin)
    return person


def _require_new_letter(work: Work, values: dict[str, Any], request_id: int | None) -> None:
    """A letter asks once for one place and person; refused ones may be sent again."""
    same = [
        getattr(OutreachRequest, name) == values[name]
        if values[name] is not None
        else getattr(OutreachRequest, name).is_(None)
        for name in ("letter_number", "letter_date", "kind", "village_code", "school_id",
                     "resident_id", "place")
    ]  # fmt: skip
    twin = work.session.execute(
        select(col(OutreachRequest.number)).where(
            *same,
            col(OutreachRequest.state) != RequestState.REFUSED,
            col(OutreachRequest.id) != (request_id or 0),
        )
    ).scalar()
    if twin is not None:
        raise OfficeError("visit_request.letter_known", field="letter_number", number=twin)
