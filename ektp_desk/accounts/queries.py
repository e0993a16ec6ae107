"""Officers, counters and the office's profile, to look at."""

from dataclasses import dataclass, fields
from typing import Any

from sqlmodel import Session, col, select

from ektp_desk.accounts.models import Counter, Officer, OfficerRole
from ektp_desk.accounts.rules import OfficeProfile, OfficerSex, Role
from ektp_desk.kernel.models import OfficeSetting
from ektp_desk.papers.slips import Letterhead, Signature

_NAMES = frozenset(field.name for field in fields(OfficeProfile))
_SETTINGS = select(OfficeSetting.key, OfficeSetting.value)  # made once: most acts read it


@dataclass(frozen=True)
class OfficerRow:
    """An officer as listed."""

    id: int
    username: str
    full_name: str
    nip: str
    roles: frozenset[Role]
    active: bool
    sex: OfficerSex | None = None


@dataclass(frozen=True)
class CounterRow:
    """A counter; `letters` are the ticket letters it calls."""

    id: int
    code: str
    name: str
    letters: str
    active: bool


@dataclass(frozen=True)
class OfficeNow:
    """What every window goes by and a supervisor may change."""

    profile: OfficeProfile
    counters: tuple[CounterRow, ...]


def has_office(session: Session) -> bool:
    """Whether the office was opened: somebody can sign in."""
    return session.exec(select(Officer.id).limit(1)).first() is not None


def profile(session: Session) -> OfficeProfile:
    """The office's settings; what is not stored has its default."""
    rows = session.connection().execute(_SETTINGS)
    stored: dict[str, Any] = {key: value for key, value in rows if key in _NAMES}
    return OfficeProfile(**stored)


def letterhead(session: Session) -> Letterhead:
    """The office as it stands at the head of papers."""
    return letterhead_of(profile(session))


def letterhead_of(office: OfficeProfile) -> Letterhead:
    """The letterhead out of settings already read."""
    return Letterhead(
        government=office.government,
        name=office.name,
        address=office.address,
        contact=office.contact,
        city=office.city,
        zone_label=office.zone_label,
    )


def signature_of(office: OfficeProfile) -> Signature:
    """The head of the office, as letters and records are signed."""
    return Signature(office.head_title, office.head_name, office.head_rank, office.head_nip)


def officers(session: Session) -> tuple[OfficerRow, ...]:
    """All officers, active ones first, by name."""
    roles: dict[int, set[Role]] = {}
    for role in session.exec(select(OfficerRole)):
        roles.setdefault(role.officer_id, set()).add(role.role)
    rows = session.exec(
        select(Officer).order_by(col(Officer.active).desc(), col(Officer.full_name))
    )
    return tuple(
        OfficerRow(
            row.id or 0,
            row.username,
            row.full_name,
            row.nip,
            frozenset(roles.get(row.id or 0, ())),
            row.active,
            row.sex,
        )
        for row in rows
    )


def officer_names(session: Session) -> dict[int, str]:
    """Full names by officer id, disabled ones too: history names them."""
    return {row[0] or 0: row[1] for row in session.exec(select(Officer.id, Officer.full_name))}


def counters(session: Session) -> tuple[CounterRow, ...]:
    """All counters by code."""
    rows = session.exec(select(Counter).order_by(col(Counter.code)))
    return tuple(
        CounterRow(row.id or 0, row.code, row.name, row.letters, row.active) for row in rows
    )


def office_now(session: Session) -> OfficeNow:
    """Profile and counters as they are now."""
    return OfficeNow(profile(session), counters(session))
