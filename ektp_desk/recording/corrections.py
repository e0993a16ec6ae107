"""Correction cases: a duplicate or a wrong recording, from the opening to the new recording.

Each act leads from certain states to the next (`rules_followup.CASE_STEPS`) and leaves one row in
the case's history, which is append-only.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow
from ektp_desk.recording import queries_cases as queries
from ektp_desk.recording.followup import FOLLOWERS, MOST_NOTE, require_later
from ektp_desk.recording.letters import write_letter
from ektp_desk.recording.models_followup import CorrectionCase, CorrectionEvent
from ektp_desk.recording.queries_cases import CaseView
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.rules_followup import (
    CASE_STEPS,
    Addressee,
    CaseAct,
    CaseAnswer,
    CaseKind,
    CaseState,
    LetterKind,
)
from ektp_desk.recording.services_central import see_status
from ektp_desk.residents.models import Resident

LETTER_OF_CASE: Mapping[CaseKind, LetterKind] = {
    CaseKind.DUPLICATE: LetterKind.ASK_DELETION,
    CaseKind.WRONG_PERSON: LetterKind.WRONG_RECORDING,
    CaseKind.WRONG_BIOMETRICS: LetterKind.WRONG_RECORDING,
}


def open_case(
    work: Work,
    *,
    resident_id: int,
    kind: CaseKind,
    story: str = "",
    elsewhere: str = "",
    addressee: Addressee = Addressee.CENTRE,
    recording_id: int | None = None,
) -> CaseView:
    """Open a case; one open case a person (`case.open_already`).

    A duplicate asks where the person was recorded (`elsewhere`), a wrong recording for its story.
    """
    work.require(*FOLLOWERS)
    if work.session.get(Resident, resident_id) is None:
        raise OfficeError("resident.unknown")
    kind, said, place = CaseKind(kind), _tidy(story), _tidy(elsewhere)[:200]
    if kind is CaseKind.DUPLICATE and not place:
        raise OfficeError("case.elsewhere_needed", field="elsewhere")
    if kind is not CaseKind.DUPLICATE and not said:
        raise OfficeError("case.story_needed", field="story")
    year = work.office_date.year
    case = CorrectionCase(
        number=f"PD-{year}-{work.number(f'correction/{year}'):04d}",
        resident_id=resident_id,
        kind=kind,
        state=CaseState.OPENED,
        addressee=Addressee(addressee),
        elsewhere=place,
        story=said,
        recording_id=recording_id,
        opened_on=work.office_date,
        opened_by=work.actor.officer_id,
    )
    work.session.add(case)
    try:
        work.session.flush()
    except IntegrityError as error:
        if "resident_id" in str(error.orig) or "uq_correction_case_person" in str(error.orig):
            raise OfficeError("case.open_already") from None
        raise
    assert case.id is not None
    _log(work, case.id, CaseAct.OPENED, CaseState.OPENED, said or place)
    return _view(work, case.id)


def write_request(work: Work, *, case_id: int, version: int) -> tuple[CaseView, PaperRow]:
    """Write the request for deletion; it stands in the register of letters."""
    view = _for_change(work, case_id, version, CaseAct.LETTER_MADE)
    remark = f"Direkam di {view.elsewhere}" if view.kind is CaseKind.DUPLICATE else view.story
    paper = write_letter(
        work,
        kind=LETTER_OF_CASE[view.kind],
        resident_ids=[view.resident_id],
        addressee=view.addressee,
        remarks=[remark],
    )
    after = _step(work, view, CaseAct.LETTER_MADE, note=paper.number, paper_key=paper.key,
                  letter_number=paper.number, answer=None)  # fmt: skip
    return after, paper


def mark_sent(
    work: Work,
    *,
    case_id: int,
    version: int,
    sent_on: date,
    note: str = "",
    remind_on: date | None = None,
) -> CaseView:
    """The letter was sent, by post, courier or e-mail (`note`); look again on `remind_on`."""
    view = _for_change(work, case_id, version, CaseAct.SENT)
    _require_day(work, view, sent_on, "sent_on")
    require_later(work, remind_on)
    return _step(work, view, CaseAct.SENT, on=sent_on, note=_tidy(note), remind_on=remind_on)


def remind(
    work: Work, *, case_id: int, version: int, note: str, remind_on: date | None = None
) -> CaseView:
    """They were asked again; the case waits on."""
    view = _for_change(work, case_id, version, CaseAct.REMINDED)
    require_later(work, remind_on)
    return _step(work, view, CaseAct.REMINDED, note=_needed(note), remind_on=remind_on)


def note_answer(
    work: Work,
    *,
    case_id: int,
    version: int,
    answer: CaseAnswer,
    answered_on: date,
    note: str = "",
) -> CaseView:
    """Their answer came: deleted, refused, or more is asked for (then `note` says what)."""
    view = _for_change(work, case_id, version, CaseAct.ANSWERED)
    _require_day(work, view, answered_on, "answered_on")
    said = _tidy(note) if answer is CaseAnswer.DELETED else _needed(note)
    return _step(work, view, CaseAct.ANSWERED, on=answered_on, note=said,
                 answer=CaseAnswer(answer), remind_on=None)  # fmt: skip


def allow_recording(work: Work, *, case_id: int, version: int) -> CaseView:
    """The record is gone at the centre: the person counts as not recorded and is recorded again.

    Only after the answer "deleted" (`case.not_deleted`).
    """
    view = _for_change(work, case_id, version, CaseAct.RECORDING_AGAIN)
    if view.answer is not CaseAnswer.DELETED:
        raise OfficeError("case.not_deleted")
    see_status(work, resident_id=view.resident_id, status=CentralStatus.UNREGISTERED,
               note=view.number)  # fmt: skip
    return _step(work, view, CaseAct.RECORDING_AGAIN)


def close_case(work: Work, *, case_id: int, version: int, note: str) -> CaseView:
    """The case is over, for the reason in `note`."""
    view = _for_change(work, case_id, version, CaseAct.CLOSED)
    return _step(work, view, CaseAct.CLOSED, note=_needed(note), remind_on=None)


def cancel_case(work: Work, *, case_id: int, version: int, note: str) -> CaseView:
    """The case was opened by mistake."""
    view = _for_change(work, case_id, version, CaseAct.CANCELLED)
    return _step(work, view, CaseAct.CANCELLED, note=_needed(note), remind_on=None)


def add_note(work: Work, *, case_id: int, version: int, note: str) -> CaseView:
    """Write something into the history."""
    view = _for_change(work, case_id, version, CaseAct.NOTED)
    return _step(work, view, CaseAct.NOTED, note=_needed(note))


def _for_change(work: Work, case_id: int, version: int, act: CaseAct) -> CaseView:
    work.require(*FOLLOWERS)
    view = _view(work, case_id)
    if view.version != version:
        raise OfficeError("case.changed_meanwhile")
    if view.state not in CASE_STEPS[act][0]:
        raise OfficeError("case.not_now")
    return view


def _step(
    work: Work,
    view: CaseView,
    act: CaseAct,
    *,
    on: date | None = None,
    note: str = "",
    paper_key: str = "",
    **values: Any,
) -> CaseView:
    allowed, leads_to = CASE_STEPS[act]
    state = leads_to or view.state
    found = work.session.execute(
        update(CorrectionCase)
        .where(
            col(CorrectionCase.id) == view.id,
            col(CorrectionCase.state).in_(allowed),
            col(CorrectionCase.version) == view.version,
        )
        .values(state=state, version=view.version + 1, **values)
        .returning(col(CorrectionCase.id))
    ).one_or_none()
    if found is None:
        raise OfficeError("case.changed_meanwhile")
    _log(work, view.id, act, state, note, on=on, paper_key=paper_key)
    return _view(work, view.id)


def _log(
    work: Work,
    case_id: int,
    act: CaseAct,
    state: CaseState,
    note: str,
    *,
    on: date | None = None,
    paper_key: str = "",
) -> None:
    row = {
        "case_id": case_id,
        "act": act,
        "state": state,
        "happened_on": on or work.office_date,
        "note": note,
        "paper_key": paper_key,
        "at": work.now,
        "office_date": work.office_date,
        "officer_id": work.actor.officer_id,
    }
    work.session.execute(insert(CorrectionEvent), row)
    work.record(f"case.{act.value}", case_id)


def _require_day(work: Work, view: CaseView, day: date, field: str) -> None:
    if not view.opened_on <= day <= work.office_date:
        raise OfficeError("case.day", field=field)


def _needed(note: str) -> str:
    said = _tidy(note)
    if not said:
        raise OfficeError("case.note_needed", field="note")
    return said


def _tidy(text: str) -> str:
    return " ".join(text.split())[:MOST_NOTE]


def _view(work: Work, case_id: int) -> CaseView:
    work.session.expire_all()
    view = queries.case(work.session, case_id=case_id)
    if view is None:
        raise OfficeError("case.unknown")
    return view
