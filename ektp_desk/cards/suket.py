"""The register of sukets: issued while blanks are short, extended, withdrawn, replaced."""

import secrets

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from ektp_desk.accounts.queries import letterhead_of, profile, signature_of
from ektp_desk.accounts.rules import OfficeProfile, Role
from ektp_desk.cards import queries_backlog, queries_suket
from ektp_desk.cards.models_suket import Suket
from ektp_desk.cards.queries_suket import SuketRow
from ektp_desk.cards.rules_suket import (
    EXTENDED_FROM,
    MONTHS_VALID,
    SuketState,
    may_extend,
    suket_problem,
    valid_until,
)
from ektp_desk.cards.slips_suket import SUKET, SuketSlip
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.recording.rules_followup import letter_number
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.services import log_unmasked

ISSUERS = (Role.COUNTER, Role.PRINTER, Role.SUPERVISOR)
MOST_PURPOSE, MOST_REASON = 120, 200


def issue_suket(work: Work, *, resident_id: int, purpose: str = "") -> tuple[SuketRow, PaperRow]:
    """Issue a certificate of six months.

    Refused by `rules_suket.suket_problem`: switched off, blanks enough, not recorded, has one.
    """
    work.require(*ISSUERS)
    person = work.session.get(Resident, resident_id)
    if person is None:
        raise OfficeError("resident.unknown")
    problem = suket_problem(
        enabled=profile(work.session).suket_enabled,
        supply=queries_backlog.blanks(work.session, day=work.office_date).supply,
        recorded=queries_backlog.is_recorded(work.session, resident_id),
        has_valid=queries_suket.valid_of(work.session, resident_id=resident_id) is not None,
    )
    if problem is not None:
        raise OfficeError(problem)
    return _issue(work, person, " ".join(purpose.split())[:MOST_PURPOSE], extends_id=None)


def extend_suket(work: Work, *, suket_id: int) -> tuple[SuketRow, PaperRow]:
    """Issue the next certificate for one that runs out or has run out while blanks are short."""
    work.require(*ISSUERS)
    row = _row(work, suket_id)
    if row.state is not SuketState.VALID:
        raise OfficeError("suket.over")
    if not may_extend(row.valid_until, work.office_date):
        raise OfficeError("suket.not_yet", days=EXTENDED_FROM.days)
    problem = suket_problem(
        enabled=profile(work.session).suket_enabled,
        supply=queries_backlog.blanks(work.session, day=work.office_date).supply,
        recorded=True,
        has_valid=False,
    )
    if problem is not None:
        raise OfficeError(problem)
    _end(work, suket_id, SuketState.EXTENDED, "")
    person = work.session.get(Resident, row.resident_id)
    assert person is not None
    return _issue(work, person, row.purpose, extends_id=suket_id)


def withdraw_suket(work: Work, *, suket_id: int, reason: str) -> SuketRow:
    """Take a certificate back, with the reason."""
    work.require(*ISSUERS)
    said = " ".join(reason.split())[:MOST_REASON]
    if not said:
        raise OfficeError("suket.reason_needed", field="reason")
    _end(work, suket_id, SuketState.WITHDRAWN, said)
    return _row(work, suket_id)


def replace_by_card(work: Work, *, resident_id: int) -> None:
    """The person's card is made: called by the cards room in the same act."""
    found = work.session.execute(
        update(Suket)
        .where(col(Suket.resident_id) == resident_id, col(Suket.state) == SuketState.VALID)
        .values(state=SuketState.REPLACED, ended_on=work.office_date)
        .returning(col(Suket.id))
    ).scalars()
    for suket_id in tuple(found):
        if suket_id is not None:
            work.record("suket.replaced", suket_id)


def _issue(
    work: Work, person: Resident, purpose: str, *, extends_id: int | None
) -> tuple[SuketRow, PaperRow]:
    office = profile(work.session)
    year = work.office_date.year
    sequence = work.number(f"suket/{year}")
    number = letter_number(office.suket_pattern, number=sequence, day=work.office_date)[:60]
    suket = Suket(
        number=number,
        token=f"U-{secrets.token_hex(8)}",
        resident_id=person.id or 0,
        state=SuketState.VALID,
        issued_on=work.office_date,
        valid_until=valid_until(work.office_date, MONTHS_VALID),
        purpose=purpose,
        extends_id=extends_id,
        made_at=work.now,
        officer_id=work.actor.officer_id,
    )
    work.session.add(suket)
    try:
        work.session.flush()
    except IntegrityError as error:
        detail = str(error.orig)
        if "resident_id" in detail or "uq_suket_valid_person" in detail:
            raise OfficeError("suket.has_one") from None
        raise
    assert suket.id is not None
    work.record("suket.issued", suket.id, extends=extends_id)
    log_unmasked(work, resident_id=suket.resident_id, why="suket")  # it stands on the paper
    paper = issue(
        work,
        key=f"{SUKET}/{year}/{sequence}",
        kind=SUKET,
        number=number,
        slip=_slip(work, office, person, suket),
        resident_id=person.id,
    )
    return _row(work, suket.id), paper


def _slip(work: Work, office: OfficeProfile, person: Resident, suket: Suket) -> SuketSlip:
    code = person.village_code or ""
    village, district = work.session.get(Region, code), work.session.get(Region, code[:8])
    return SuketSlip(
        office=letterhead_of(office),
        number=suket.number,
        day=suket.issued_on,
        valid_until=suket.valid_until,
        nik=person.nik,
        name=person.name,
        born_in=person.birth_place,
        born_on=person.birth_date,
        sex=person.sex.value,
        address=person.address,
        rt_rw=f"{person.rt}/{person.rw}" if person.rt and person.rw else "",
        village=village.name if village else "",
        district=district.name if district else "",
        purpose=suket.purpose,
        signed=signature_of(office),
        token=suket.token,
    )


def _end(work: Work, suket_id: int, state: SuketState, reason: str) -> None:
    found = work.session.execute(
        update(Suket)
        .where(col(Suket.id) == suket_id, col(Suket.state) == SuketState.VALID)
        .values(state=state, ended_on=work.office_date, end_reason=reason)
        .returning(col(Suket.id))
    ).one_or_none()
    if found is None:
        raise OfficeError("suket.over")
    work.record(f"suket.{state.value}", suket_id)


def _row(work: Work, suket_id: int) -> SuketRow:
    work.session.expire_all()
    row = queries_suket.suket(work.session, suket_id=suket_id)
    if row is None:
        raise OfficeError("suket.unknown")
    return row
