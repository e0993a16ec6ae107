"""Taking in what a laptop brings home: looked at first, then written whole or not at all.

Both the preview and the act stand on one reckoning (`home_plan`). The same file again changes
nothing; the same event again changes nothing; the order in which files come home does not matter
(decision 37).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select as select_rows
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.home_apply import apply
from ektp_desk.outreach.home_check import Case, books, clock_of, verified
from ektp_desk.outreach.home_plan import Line, Plan, plan
from ektp_desk.outreach.models_field import FieldDevice
from ektp_desk.outreach.receipts import receipt
from ektp_desk.outreach.rules_field import EventKind
from ektp_desk.outreach.rules_home import Fate
from ektp_desk.outreach.sealed import Opened
from ektp_desk.residents.rules import mask_nik

__all__ = ["Fate", "Preview", "PreviewLine", "Taken", "look", "receipt", "take_home"]

OFFICE = (Role.SUPERVISOR, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class PreviewLine:
    """One event and what will become of it.

    `note` is a sentence's code or ""; `differs` names the fields in which the office's data of a
    person differ from those typed on the laptop: the office's stay.
    """

    uid: str
    kind: EventKind | None
    at: datetime | None
    author: str
    resident_name: str
    masked_nik: str
    number: str
    fate: Fate
    note: str
    differs: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """What taking a file in will do. `missing` are sequences that have not come home, `again` says
    that this very file has; `clock` is a sentence's code or ""."""

    device_id: int
    device_name: str
    visit_id: int
    visit_title: str
    sequence: int
    missing: tuple[int, ...]
    again: bool
    made_at: datetime
    clock: str
    counts: Mapping[Fate, int]
    lines: tuple[PreviewLine, ...]


@dataclass(frozen=True)
class Taken:
    """A file that is home; `again` when it was so before and nothing was written."""

    bundle_id: int
    sequence: int
    counts: Mapping[Fate, int]
    again: bool


def look(session: Session, *, opened: Opened, now: datetime | None = None) -> Preview:
    """What taking the file in would do. Raises `home.*` as `home_check.verified`.

    With `now` a laptop's clock that is ahead can be told.
    """
    case = verified(session, opened)
    found = plan(session, case, books(session))
    manifest = case.manifest
    return Preview(
        device_id=case.device_id,
        device_name=case.device_name,
        visit_id=case.visit_id,
        visit_title=case.visit_title,
        sequence=manifest.sequence,
        missing=case.missing,
        again=case.taken is not None,
        made_at=manifest.made_at,
        clock=clock_of(case, now),
        counts=found.counts(),
        lines=tuple(_line(found, line) for line in found.everything),
    )


def take_home(work: Work, *, opened: Opened, file_name: str) -> Taken:
    """Take a file in. Raises `home.*`; `home.changed_meanwhile` if another counter was quicker."""
    work.require(*OFFICE)
    case = verified(work.session, opened)
    if case.taken is not None:
        return _again(case, case.taken)
    take_turns(work)
    case = verified(work.session, opened)  # as it stands now that nobody else is writing
    if case.taken is not None:
        return _again(case, case.taken)
    known = books(work.session)
    found = plan(work.session, case, known)
    try:
        bundle_id = apply(work, found, known, file_name=file_name)
    except IntegrityError as error:
        raise _refusal(error) from error
    return Taken(bundle_id, case.manifest.sequence, found.counts(), again=False)


def take_turns(work: Work) -> None:
    """Let files come home one after the other, though two supervisors take them in at once."""
    work.session.execute(
        select_rows(col(FieldDevice.id)).order_by(col(FieldDevice.id)).with_for_update()
    )


def _refusal(error: IntegrityError) -> Exception:
    """Somebody added the person or began a recording this very moment; else it is a bug."""
    detail = str(error.orig).lower()
    raced = "unique" in detail and any(name in detail for name in ("nik", "resident_id"))
    return OfficeError("home.changed_meanwhile") if raced else error


def _again(case: Case, bundle_id: int) -> Taken:
    events = case.events.count(b"\n")
    return Taken(bundle_id, case.manifest.sequence, {Fate.SAME: events}, again=True)


def _line(found: Plan, line: Line) -> PreviewLine:
    told = line.told
    return PreviewLine(
        uid=told.uid,
        kind=told.kind,
        at=told.at,
        author=told.author,
        resident_name=_name(found, line),
        masked_nik=mask_nik(told.nik) if told.nik else "",
        number=told.number,
        fate=line.fate,
        note=_note(line),
        differs=line.differs,
    )


def _name(found: Plan, line: Line) -> str:
    known = found.people.get(line.told.nik)
    if known is not None:
        return known.name
    person = line.told.person
    if person is None and line.told.nik in found.newborn:
        person = found.newborn[line.told.nik].person
    return "" if person is None else str(person["name"])


def _note(line: Line) -> str:
    if line.reason is not None:
        return f"home_note.{line.reason}"
    if line.waited is not None:
        return "home.waited_for_person"
    if line.fate is Fate.DISPUTED:
        return "home.recorded_twice"
    if line.fate is Fate.LINKED:
        return "home.known_differs" if line.differs else "home.known_already"
    return ""
