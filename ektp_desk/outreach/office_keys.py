"""The office's own keys towards its laptops: made when first needed, new ones on demand."""

from sqlmodel import Session, col, select

from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.models_field import OfficeKey
from ektp_desk.outreach.sealed import OFFICE, Card, Keys, new_keys

LOCK = "office_key"  # the number series whose row the makers of keys wait at


def keys(session: Session) -> tuple[Keys, ...]:
    """All keys of the office, the newest first: a laptop may have sealed for an older one."""
    rows = session.exec(select(OfficeKey).order_by(col(OfficeKey.id).desc()))
    return tuple(Keys(row.sign_private, row.box_private) for row in rows)


def ensure_keys(work: Work) -> Keys:
    """The newest keys; made now if there are none. Part of another act, whose roles count."""
    found = keys(work.session)
    if not found:
        work.number(LOCK)
        found = keys(work.session) or (_make(work),)
    return found[0]


def renew_keys(work: Work) -> None:
    """Make new keys: for when somebody else may know the old ones.

    What was sealed for the old ones can still be opened. Laptops know the office by its signing
    key, so each of them has to be registered anew before it takes a file.
    """
    work.require(Role.SUPERVISOR)
    work.number(LOCK)
    _make(work)


def office_card(session: Session) -> Card:
    """The office as a laptop knows it. Raises `office_key.none` before the first keys."""
    found = keys(session)
    if not found:
        raise OfficeError("office_key.none")
    office = profile(session)
    newest = found[0]
    return Card(
        uid=OFFICE, name=office.short_name, sign_public=newest.sign_public,
        box_public=newest.box_public, office=office.region_code,
    )  # fmt: skip


def _make(work: Work) -> Keys:
    made = new_keys()
    row = OfficeKey(
        sign_private=made.sign_private, box_private=made.box_private, made_at=work.now,
        officer_id=work.actor.officer_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    assert row.id is not None
    work.record("office_key.made", row.id)
    return made
