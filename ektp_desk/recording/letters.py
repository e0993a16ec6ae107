"""Writing the letters of the follow-up: numbered without gaps per year, kept as papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from ektp_desk.accounts.queries import letterhead_of, profile, signature_of
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.accounts.rules_letters import address_lines, letter_number
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.papers.models import Paper
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.rules_followup import (
    TO_THE_PERSON,
    Addressee,
    LetterKind,
)
from ektp_desk.recording.slips_letters import LETTER, LetterSlip, PersonLine
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import mask_nik
from ektp_desk.residents.services import log_unmasked

MOST_PEOPLE = 200  # in one letter


@dataclass(frozen=True)
class LetterRow:
    """One letter of the register."""

    key: str
    number: str
    made_at: datetime
    office_date: date
    subject: str
    to: str
    people: int
    printed: bool


def write_letter(
    work: Work,
    *,
    kind: LetterKind,
    resident_ids: Sequence[int],
    addressee: Addressee = Addressee.CENTRE,
    remarks: Sequence[str] = (),
) -> PaperRow:
    """Write one letter about these people, with the next number of the year.

    `remarks` stand beside the people, in their order; without them their status does. A letter
    to a person is about one. Refused: nobody (`letter.nobody`), too many (`letter.too_many`).
    """
    if not resident_ids:
        raise OfficeError("letter.nobody")
    if len(resident_ids) > MOST_PEOPLE:
        raise OfficeError("letter.too_many", most=MOST_PEOPLE)
    office = profile(work.session)
    year = work.office_date.year
    sequence = work.number(f"letter/{year}")
    number = letter_number(office.letter_pattern, number=sequence, day=work.office_date)
    people = [_person(work, resident_id) for resident_id in resident_ids]
    slip = _slip(work, office, kind, addressee, number, people, remarks)
    for resident_id in resident_ids:
        log_unmasked(work, resident_id=resident_id, why=f"letter {kind.value}")
    return issue(
        work,
        key=f"{LETTER}/{year}/{sequence}",
        kind=LETTER,
        number=number[:60],
        slip=slip,
        resident_id=resident_ids[0] if len(resident_ids) == 1 else None,
    )


def letters(session: Session, *, year: int) -> tuple[LetterRow, ...]:
    """The letters of a year, newest first."""
    statement = (
        select(Paper)
        .where(
            col(Paper.kind) == LETTER,
            col(Paper.office_date).between(date(year, 1, 1), date(year, 12, 31)),
        )
        .order_by(col(Paper.id).desc())
    )
    return tuple(
        LetterRow(
            row.key,
            row.number,
            row.made_at,
            row.office_date,
            row.slip["subject"],
            row.slip["to"][0],
            len(row.slip["people"]),
            row.printed_at is not None,
        )
        for row in session.exec(statement)
    )


def _slip(
    work: Work,
    office: OfficeProfile,
    kind: LetterKind,
    addressee: Addressee,
    number: str,
    people: Sequence[Resident],
    remarks: Sequence[str],
) -> LetterSlip:
    say = Sentences("id").say
    personal = kind in TO_THE_PERSON
    lines = tuple(
        _line(work, person, remarks[place] if place < len(remarks) else "", masked=personal)
        for place, person in enumerate(people)
    )
    return LetterSlip(
        office=letterhead_of(office),
        number=number,
        day=work.office_date,
        nature=say(f"letter_nature.{kind}"),
        attachments=say(f"letter_attachments.{kind}"),
        subject=say(f"letter_subject.{kind}"),
        to=_to(office, people[0]) if personal else addressee_lines(office, addressee),
        opening=(say(f"letter_opening.{kind}", office=office.name, city=office.city),),
        people=lines,
        closing=(
            say(f"letter_request.{kind}", office=office.name, address=office.address or "–"),
            say("letter.thanks"),
        ),
        signed=signature_of(office),
        copies=() if personal else _copies(office, addressee),
    )


def sample(office: OfficeProfile, *, day: date) -> LetterSlip:
    """A letter about nobody, to see how the office's letters look with these settings."""
    say = Sentences("id").say
    kind = LetterKind.ASK_STATUS
    return LetterSlip(
        office=letterhead_of(office),
        number=letter_number(office.letter_pattern, number=1, day=day),
        day=day,
        nature=say(f"letter_nature.{kind}"),
        attachments=say(f"letter_attachments.{kind}"),
        subject=say(f"letter_subject.{kind}"),
        to=addressee_lines(office, Addressee.CENTRE),
        opening=(say(f"letter_opening.{kind}", office=office.name, city=office.city),),
        people=(),
        closing=(say("letter.thanks"),),
        signed=signature_of(office),
        copies=_copies(office, Addressee.CENTRE),
    )


def addressee_lines(office: OfficeProfile, addressee: Addressee) -> tuple[str, ...]:
    """The address of the centre or the province, line by line, as the office keeps it."""
    written = office.letter_centre if addressee is Addressee.CENTRE else office.letter_province
    return address_lines(written)


def _to(office: OfficeProfile, person: Resident) -> tuple[str, ...]:
    home = [person.address, f"RT {person.rt}/RW {person.rw}" if person.rt and person.rw else ""]
    place = ", ".join(part for part in home if part)
    return tuple(part for part in (f"Sdr. {person.name}", place, f"di {office.city}") if part)


def _copies(office: OfficeProfile, addressee: Addressee) -> tuple[str, ...]:
    """The province hears of what is asked of the centre; the file keeps one."""
    other = addressee_lines(office, Addressee.PROVINCE)
    above = (other[0],) if addressee is Addressee.CENTRE and other else ()
    return (*above, Sentences("id").say("letter.file_copy"))


def _line(work: Work, person: Resident, remark: str, *, masked: bool) -> PersonLine:
    say = Sentences("id").say
    village = work.session.get(Region, person.village_code) if person.village_code else None
    record = work.session.get(CentralRecord, person.id)
    status = say(f"central_status.{record.status}") if record is not None else ""
    born = f"{person.birth_date:%d-%m-%Y}"
    return PersonLine(
        nik=mask_nik(person.nik) if masked else person.nik,
        name=person.name,
        born=f"{person.birth_place}, {born}" if person.birth_place else born,
        village=village.name if village else "",
        remark=remark or status,
    )


def _person(work: Work, resident_id: int) -> Resident:
    person = work.session.get(Resident, resident_id)
    if person is None:
        raise OfficeError("resident.unknown")
    return person
