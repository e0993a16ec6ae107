"""Opening the office, officers and counters; signing in and out are in `sessions`."""

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ektp_desk.accounts import passwords, queries
from ektp_desk.accounts.hours import DEFAULT_WEEK, week_rows
from ektp_desk.accounts.models import Counter, Officer, OfficerRole, OpeningPeriod
from ektp_desk.accounts.rules import (
    EMERGENCY,
    RANGES,
    OfficeProfile,
    OfficerSex,
    Role,
    SessionEnd,
    password_problem,
    profile_problem,
    tidy_username,
    username_problem,
)
from ektp_desk.accounts.sessions import end_of_officer, sign_in, sign_out
from ektp_desk.accounts.sign_ins import SignIn, confirm_identity, confirm_own
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import OfficeSetting
from ektp_desk.kernel.work import Work

__all__ = [
    "MANAGERS", "SignIn", "add_officer", "change_officer", "change_password", "confirm_identity",
    "disable_officer", "enable_officer", "open_office", "reset_password", "save_counter",
    "save_profile", "sign_in", "sign_out",
]  # fmt: skip

MANAGERS = (Role.ADMINISTRATOR, Role.SUPERVISOR)
_SAID_OF_OLD = {"signature.wrong": "officer.old_password_wrong"}
# What the columns hold, in letters.
LONGEST_NAME, LONGEST_NIP = 120, 30
LONGEST_CODE, LONGEST_COUNTER_NAME, MOST_LETTERS = 10, 60, 20


def open_office(
    work: Work,
    *,
    profile: OfficeProfile,
    username: str,
    full_name: str,
    password: str,
    counters: int = 3,
) -> int:
    """Open the office: its profile, its counters, and the first supervisor, who may do all.

    Returns the officer's id; refuses when there is an office already (`office.already_open`).
    """
    work.number("office/opening")  # taken first: two computers wait for each other here
    if queries.has_office(work.session):
        raise OfficeError("office.already_open")
    _require_profile(profile)
    _store_profile(work, profile)
    for number in range(1, counters + 1):
        work.session.add(Counter(code=str(number), name=f"Loket {number}"))
    work.session.execute(insert(OpeningPeriod), week_rows(DEFAULT_WEEK))
    officer_id = _add(work, username, full_name, "", tuple(Role), password)
    work.record("office.opened", 1, noun="profile")
    return officer_id


def save_profile(work: Work, *, profile: OfficeProfile) -> None:
    """Store the office's settings."""
    work.require(*MANAGERS)
    _require_profile(profile)
    changed = _store_profile(work, profile)
    if changed:
        work.record("profile.saved", 1, settings=changed)


def add_officer(
    work: Work,
    *,
    username: str,
    full_name: str,
    nip: str,
    roles: Iterable[Role],
    password: str,
    sex: OfficerSex | None = None,
) -> int:
    """Add an officer and return the id."""
    work.require(*MANAGERS)
    return _add(work, username, full_name, nip, tuple(roles), password, sex)


def change_officer(
    work: Work,
    *,
    officer_id: int,
    full_name: str,
    nip: str,
    roles: Iterable[Role],
    sex: OfficerSex | None = None,
) -> None:
    """Change an officer's name, NIP, sex and roles."""
    work.require(*MANAGERS)
    wanted = set(roles)
    _require_person(full_name, wanted)
    officer = _officer(work, officer_id)
    if officer.active and wanted.isdisjoint(MANAGERS):
        _require_other_manager(work, officer_id)
    officer.full_name, officer.nip = full_name.strip()[:LONGEST_NAME], nip.strip()[:LONGEST_NIP]
    officer.sex = sex
    work.session.execute(delete(OfficerRole).where(col(OfficerRole.officer_id) == officer_id))
    _give_roles(work, officer_id, wanted)
    work.record("officer.changed", officer_id, roles=sorted(wanted))


def disable_officer(work: Work, *, username: str) -> None:
    """Keep an officer out from now on; history keeps the name."""
    work.require(*MANAGERS)
    officer = _by_username(work, username)
    assert officer.id is not None
    _require_other_manager(work, officer.id)
    officer.active = False
    work.record("officer.disabled", officer.id)
    end_of_officer(work, officer_id=officer.id, how=SessionEnd.DISABLED)


def enable_officer(work: Work, *, username: str) -> None:
    """Let a disabled officer in again."""
    work.require(*MANAGERS)
    officer = _by_username(work, username)
    officer.active, officer.failed_sign_ins, officer.locked_until = True, 0, None
    work.record("officer.enabled", officer.id or 0)


def reset_password(work: Work, *, username: str, password: str) -> None:
    """Give an officer a new password, and end a pause; whoever is in with the old one is out."""
    work.require(*MANAGERS)
    officer = _by_username(work, username)
    _set_password(officer, password)
    officer.failed_sign_ins, officer.locked_until = 0, None
    work.record("officer.password_reset", officer.id or 0)
    end_of_officer(work, officer_id=officer.id or 0, how=SessionEnd.PASSWORD)


def change_password(work: Work, *, old: str, new: str) -> None:
    """Change one's own password; one's sessions elsewhere end.

    Guesses at the present one count and pause as at signing in (`officer.old_password_wrong`,
    `signature.paused`): whoever finds a workplace open must not try words here without end.
    """
    work.require()
    if work.actor.officer_id is None:
        raise OfficeError("officer.unknown")
    officer = _officer(work, work.actor.officer_id)
    try:
        confirm_own(work, password=old)
    except OfficeError as refusal:
        code = _SAID_OF_OLD.get(refusal.code, refusal.code)
        raise OfficeError(code, field="old", **refusal.params) from None
    _set_password(officer, new, field="new")
    work.record("officer.password_changed", work.actor.officer_id)
    end_of_officer(work, officer_id=work.actor.officer_id, how=SessionEnd.PASSWORD,
                   but=work.actor.session_id)  # fmt: skip


def save_counter(
    work: Work, *, counter_id: int | None, code: str, name: str, letters: str, active: bool
) -> int:
    """Add or change a counter; `letters` are the ticket letters it calls, like "AB"."""
    work.require(*MANAGERS)
    code, name = code.strip()[:LONGEST_CODE], name.strip()[:LONGEST_COUNTER_NAME]
    called = "".join(sorted({letter for letter in letters.upper() if letter.isalpha()}))[
        :MOST_LETTERS
    ]
    for text, field in ((code, "code"), (name, "name"), (called, "letters")):
        if not text:
            raise OfficeError("counter.field_needed", field=field)
    twin = work.session.exec(select(Counter.id).where(col(Counter.code) == code)).first()
    if twin is not None and twin != counter_id:
        raise OfficeError("counter.code_taken", field="code")
    counter = Counter(code=code, name=name) if counter_id is None else _counter(work, counter_id)
    counter.code, counter.name, counter.letters, counter.active = code, name, called, active
    work.session.add(counter)
    try:
        work.session.flush()
    except IntegrityError:
        raise OfficeError("counter.code_taken", field="code") from None
    assert counter.id is not None
    work.record("counter.saved", counter.id, letters=called, active=active)
    return counter.id


def _require_profile(profile: OfficeProfile) -> None:
    problem = profile_problem(profile)
    if problem:
        code, name = problem
        least, most = RANGES.get(name, (0, 0))
        raise OfficeError(code, field=name, least=least, most=most)


def _store_profile(work: Work, profile: OfficeProfile) -> list[str]:
    before = asdict(queries.profile(work.session))
    stored = set(work.session.exec(select(OfficeSetting.key)))
    changed = []
    for key, value in asdict(profile).items():
        if key not in stored:
            work.session.execute(insert(OfficeSetting).values(key=key, value=value))
        elif before[key] != value:
            statement = update(OfficeSetting).where(col(OfficeSetting.key) == key)
            work.session.execute(statement.values(value=value))
        if before[key] != value:
            changed.append(key)
    return changed


def _add(
    work: Work,
    username: str,
    full_name: str,
    nip: str,
    roles: Iterable[Role],
    password: str,
    sex: OfficerSex | None = None,
) -> int:
    name, wanted = tidy_username(username), set(roles)
    problem = username_problem(name)
    if problem:
        raise OfficeError(problem, field="username")
    if name == EMERGENCY:
        raise OfficeError("officer.reserved", field="username")
    _require_person(full_name, wanted)
    if work.session.exec(select(Officer.id).where(col(Officer.username) == name)).first():
        raise OfficeError("officer.username_taken", field="username", username=name)
    officer = Officer(
        username=name,
        full_name=full_name.strip()[:LONGEST_NAME],
        nip=nip.strip()[:LONGEST_NIP],
        sex=sex,
        password_hash="",
        created_at=work.now,
    )
    _set_password(officer, password)
    work.session.add(officer)
    try:
        work.session.flush()
    except IntegrityError:
        raise OfficeError("officer.username_taken", field="username", username=name) from None
    assert officer.id is not None
    _give_roles(work, officer.id, wanted)
    work.record("officer.added", officer.id, roles=sorted(wanted))
    return officer.id


def _require_person(full_name: str, roles: set[Role]) -> None:
    if not full_name.strip():
        raise OfficeError("officer.name_needed", field="full_name")
    if not full_name.strip().isprintable():
        raise OfficeError("officer.name", field="full_name")
    if not roles:
        raise OfficeError("officer.role_needed", field="roles")


def _give_roles(work: Work, officer_id: int, roles: set[Role]) -> None:
    rows = [{"officer_id": officer_id, "role": Role(role)} for role in sorted(roles)]
    work.session.execute(insert(OfficerRole), rows)


def _set_password(officer: Officer, password: str, *, field: str = "password") -> None:
    problem = password_problem(password, username=officer.username)
    if problem:
        raise OfficeError(problem, field=field)
    officer.password_hash = passwords.hash_password(password)


def _officer(work: Work, officer_id: int) -> Officer:
    officer = work.session.get(Officer, officer_id)
    if officer is None:
        raise OfficeError("officer.unknown", field="username")
    return _not_reserved(officer)


def _not_reserved(officer: Officer) -> Officer:
    """The emergency's account is nobody's: it has no password and keeps its one role."""
    if officer.username == EMERGENCY:
        raise OfficeError("officer.reserved", field="username")
    return officer


def _by_username(work: Work, username: str) -> Officer:
    name = tidy_username(username)
    officer = work.session.exec(select(Officer).where(col(Officer.username) == name)).one_or_none()
    if officer is None:
        raise OfficeError("officer.unknown", field="username")
    return _not_reserved(officer)


def _counter(work: Work, counter_id: int) -> Counter:
    counter = work.session.get(Counter, counter_id)
    if counter is None:
        raise OfficeError("counter.unknown")
    return counter


def _require_other_manager(work: Work, officer_id: int) -> None:
    """Somebody must be left who can manage officers.

    All who can are locked, so that two of them do not send each other away at once.
    """
    managers = work.session.exec(
        select(Officer.id)
        .join(OfficerRole, col(OfficerRole.officer_id) == col(Officer.id))
        .where(
            col(Officer.active).is_(True),
            col(OfficerRole.role).in_(MANAGERS),
            col(Officer.username) != EMERGENCY,
        )
        .order_by(col(Officer.id))
        .with_for_update()
    ).all()
    if not set(managers) - {officer_id}:
        raise OfficeError("officer.last_manager")
