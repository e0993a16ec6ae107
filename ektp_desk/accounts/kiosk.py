"""The kiosk: opened and closed by a supervisor, acting under an account of its own.

See docs/decisions/0017. The kiosk's account holds the role `kiosk` and nothing else, and nobody
knows its password; what a passer-by can do there is what that role may do in the database.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.rules import Role
from ektp_desk.accounts.sign_ins import confirm_identity
from ektp_desk.accounts.unattended import unattended_account
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Actor, Work

USERNAME = "kios"
FULL_NAME = "Kios"
_SAID_HERE = {"sign_off.wrong": "kiosk.wrong", "sign_off.role": "kiosk.not_supervisor"}
KEEPERS = (Role.SUPERVISOR, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class LeftUnwritten:
    """Kiosk mode ended by a keeper while the database did not answer."""

    username: str
    at: datetime


def open_kiosk(
    work: Work, *, username: str, password: str, left: LeftUnwritten | None = None
) -> Actor:
    """Let a supervisor begin kiosk mode here; who acts from then on is the kiosk's account.

    `left` is how kiosk mode ended here before, where that could not be written then: it is now.
    The account is made at the first opening, and held to its one role at each. Refused
    by `kiosk.wrong`, `kiosk.not_supervisor`, `sign_off.paused` after too many guesses, and while
    the account is disabled (`kiosk.account_disabled`).
    """
    keeper = _keeper(work, username, password)
    work.number("kiosk/open")  # two kiosks opened at once make one account
    account = unattended_account(work, username=USERNAME, full_name=FULL_NAME, role=Role.KIOSK)
    assert account.id is not None
    if not account.active:
        raise OfficeError("kiosk.account_disabled")
    if left is not None:
        _write_later(work, account.id, left)
    work.record("kiosk.opened", account.id, by=keeper, station=work.actor.station)
    roles = frozenset({Role.KIOSK})
    return Actor(
        account.id, FULL_NAME, roles, work.actor.station, None, work.actor.instance
    )  # fmt: skip


def close_kiosk(work: Work, *, username: str, password: str) -> None:
    """Let a supervisor end kiosk mode; refused as at its opening."""
    work.require(Role.KIOSK)
    keeper = _keeper(work, username, password)
    work.record("kiosk.closed", work.actor.officer_id or 0, by=keeper)


def _write_later(work: Work, account_id: int, left: LeftUnwritten) -> None:
    found = select(Officer.id).where(col(Officer.username) == left.username)
    by = work.session.exec(found).one_or_none()
    work.record("kiosk.closed", account_id, by=by, at=left.at.isoformat(), written_later=True)


def call_staff(work: Work, *, ticket_id: int) -> None:
    """Say that the kiosk could not print a ticket: every workplace shows it."""
    work.require(Role.KIOSK)
    work.record("kiosk_call.made", ticket_id, station=work.actor.station)


def _keeper(work: Work, username: str, password: str) -> int:
    """The supervisor's id; at a kiosk there is no second person to speak of."""
    try:
        return confirm_identity(work, username=username, password=password, roles=KEEPERS)
    except OfficeError as refusal:
        if refusal.code in _SAID_HERE:
            raise OfficeError(_SAID_HERE[refusal.code], field=refusal.field) from None
        raise
