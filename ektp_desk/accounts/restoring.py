"""A backup put back as one act: checked, the present file kept, upgraded, written down."""

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlmodel import Session

from ektp_desk.accounts import queries
from ektp_desk.accounts.backups import KEEPERS, note_restored
from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.clock import Clock
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.standing import roles_held
from ektp_desk.kernel.work import Actor
from ektp_desk.storage import backup, manifest
from ektp_desk.storage.backup import Restored
from ektp_desk.storage.engines import open_desk
from ektp_desk.storage.upgrade import upgrade


def put_back(
    path: Path,
    address: str,
    *,
    key: bytes | None,
    clock: Clock,
    zone: ZoneInfo,
    actor: Actor,
    present: bytes | None = None,
    tools: Path | None = None,
) -> Restored:
    """Put a backup back at `address`, which nobody has open; `key` is the backup's own, `present`
    the office's of now. `zone` is the one by whose wall clock the former office is named.

    `actor` holds a role of today's office; the one that is put back may not know them yet. Raises
    `role.missing` and what `backup.restore` raises, before anything is touched. The office that was
    put back is brought to this program's schema, and its audit says from where it came: of a file
    before it takes its place, so that whatever goes wrong there leaves the office as it was.
    """
    if actor.roles.isdisjoint(KEEPERS):
        raise OfficeError("role.missing", roles=KEEPERS)
    made_at = manifest.read(path).made_at

    def settle(where: str, done: Restored) -> None:
        desk = open_desk(where, clock=clock, zone=zone, key=done.key)
        try:
            upgrade(desk.engine)
            desk.zone = ZoneInfo(desk.read(queries.profile).zone)
            desk.write(
                desk.read(known_there, actor=actor), note_restored, file=path.name, made_at=made_at,
                kept=done.kept.name if done.kept else "", encrypted=done.encrypted,
                mended=done.mended,
            )  # fmt: skip
        finally:
            desk.close()

    return backup.restore(
        path, address, now=clock.now().astimezone(zone), key=key, present=present, settle=settle,
        tools=tools,
    )  # fmt: skip


def known_there(session: Session, *, actor: Actor) -> Actor:
    """As whom an office that was put back knows who put it back.

    An officer of it who may do so is named. Whoever came later, or got the role later, is nobody
    there, and the same number may be another person's: they are written as the console is, by
    their computer. Who it was stands in the office that was set aside.
    """
    officer = session.get(Officer, actor.officer_id) if actor.officer_id is not None else None
    if officer is not None and officer.full_name == actor.name:
        held = roles_held(session, actor.officer_id or 0)
        if not held.isdisjoint(KEEPERS):
            return replace(actor, session_id=None)
    return Actor(
        None, actor.name, frozenset({Role.ADMINISTRATOR}), actor.station, instance=actor.instance
    )
