"""The kits: cases of equipment that go along on visits."""

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.models import OutreachKit
from ektp_desk.outreach.rules_visits import LONGEST_CONTENTS, LONGEST_KIT, tidy


def add_kit(work: Work, *, name: str, contents: str = "") -> int:
    """Enter a kit, a line of `contents` for each thing in it; the new id."""
    work.require(Role.SUPERVISOR)
    row = OutreachKit(name=_name(name), contents=_contents(contents))
    work.session.add(row)
    try:
        work.session.flush()
    except IntegrityError:
        raise OfficeError("kit.twice", field="name") from None
    assert row.id is not None
    work.record("outreach.kit_added", row.id)
    return row.id


def change_kit(work: Work, *, kit_id: int, name: str, contents: str) -> None:
    """Change a kit's name and contents."""
    work.require(Role.SUPERVISOR)
    _change(work, kit_id, name=_name(name), contents=_contents(contents))
    work.record("outreach.kit_changed", kit_id)


def retire_kit(work: Work, *, kit_id: int) -> None:
    """Offer a kit no more; visits that have it keep it."""
    work.require(Role.SUPERVISOR)
    _change(work, kit_id, active=False)
    work.record("outreach.kit_retired", kit_id)


def restore_kit(work: Work, *, kit_id: int) -> None:
    """Offer a retired kit again."""
    work.require(Role.SUPERVISOR)
    _change(work, kit_id, active=True)
    work.record("outreach.kit_restored", kit_id)


def _change(work: Work, kit_id: int, **values: object) -> None:
    statement = (
        update(OutreachKit)
        .where(col(OutreachKit.id) == kit_id)
        .values(**values)
        .returning(col(OutreachKit.id))
    )
    try:
        found = work.session.execute(statement).one_or_none()
    except IntegrityError:
        raise OfficeError("kit.twice", field="name") from None
    if found is None:
        raise OfficeError("kit.unknown")


def _name(name: str) -> str:
    tidied = tidy(name)
    if not tidied or len(tidied) > LONGEST_KIT:
        raise OfficeError("kit.name", field="name", limit=LONGEST_KIT)
    return tidied


def _contents(contents: str) -> str:
    lines = "\n".join(line for line in map(tidy, contents.splitlines()) if line)
    if len(lines) > LONGEST_CONTENTS:
        raise OfficeError("kit.contents", field="contents", limit=LONGEST_CONTENTS)
    return lines
