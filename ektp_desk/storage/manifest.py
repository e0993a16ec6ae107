"""The manifest beside a backup: what must be found in the file again."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlmodel import Session

from ektp_desk import __version__
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.storage.check import audit_chain, count_rows
from ektp_desk.storage.files import json_object, read_small, sha256, write_whole

FORMAT = 1
SUFFIX = {"sqlite": ".db", "postgresql": ".dump"}


class Reason(StrEnum):
    """Why a backup was made."""

    CLOSING = "closing"  # a day was closed
    PLANNED = "planned"  # by the computer's own timetable, or of a day that nobody closed
    BY_HAND = "by_hand"
    UPGRADE = "upgrade"  # before the schema changes
    RESTORE = "restore"  # the former office, before another took its place


@dataclass(frozen=True)
class Contents:
    """What a database holds: its schema revision, rows by table, and the audit chain's head.

    `first_hash` is the hash of the chain's first row, which no two offices share.
    """

    revision: str
    rows: dict[str, int]
    audit_count: int
    audit_hash: str
    first_hash: str = ""


@dataclass(frozen=True)
class Manifest:
    """What stands in the manifest file. `bytes` and `sha256` are of the backup file.

    `key_file` is the key file's text of an encrypted office (`keyfile.told`) or of a server's key
    for backups, "" for a plain one: with it the backup opens by the same pass phrase and recovery
    key. `closed_day` is the newest closed day that it holds (ISO), "" before the first.
    """

    format: int
    program: str
    engine: str
    file: str
    bytes: int
    sha256: str
    made_at: str
    contents: Contents
    key_file: str = ""
    reason: str = Reason.BY_HAND
    closed_day: str = ""

    @property
    def made(self) -> datetime:
        """When it was made, in UTC."""
        return datetime.fromisoformat(self.made_at)

    @property
    def plain_file(self) -> bool:
        """Whether it is a file that nobody encrypted."""
        return self.engine == "sqlite" and not self.key_file

    @property
    def plain_dump(self) -> bool:
        """Whether it is a server's and not sealed: an earlier program made it."""
        return self.engine == "postgresql" and not self.key_file

    @property
    def closed(self) -> date | None:
        """The newest closed day that it holds."""
        return date.fromisoformat(self.closed_day) if self.closed_day else None


def contents_of(session: Session) -> Contents:
    """Read a whole database. A broken audit chain is refused (`check.audit_…`)."""
    chain = audit_chain(session)
    if chain.broken_at is not None:
        raise OfficeError(f"check.audit_{chain.problem}", row=chain.broken_at)
    connection = session.connection()
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    first = connection.exec_driver_sql("SELECT hash FROM audit_entry WHERE id = 1").scalar()
    rows = count_rows(session)
    return Contents(str(revision), rows, chain.checked, chain.head_hash, str(first or ""))


def describe(
    part: Path,
    name: str,
    kind: str,
    contents: Contents,
    now: datetime,
    *,
    key_file: str = "",
    reason: Reason = Reason.BY_HAND,
    closed: date | None = None,
) -> Manifest:
    """The manifest of a finished file that will be called `name`."""
    return Manifest(
        format=FORMAT,
        program=__version__,
        engine=kind,
        file=name,
        bytes=part.stat().st_size,
        sha256=sha256(part),
        made_at=now.astimezone(UTC).isoformat(timespec="seconds"),
        contents=contents,
        key_file=key_file,
        reason=reason,
        closed_day=closed.isoformat() if closed else "",
    )


def manifest_path(path: Path) -> Path:
    """Where the manifest of a backup lies."""
    return path.with_name(f"{path.name}.json")


def write(path: Path, manifest: Manifest) -> None:
    """Write the manifest of the backup at `path`, whole or not at all.

    It is written before its backup is put in place: nobody meets a backup without one.
    """
    told = json.dumps(asdict(manifest), indent=2, sort_keys=True)
    write_whole(manifest_path(path), told.encode(), private=True)


def fits(path: Path, manifest: Manifest) -> bool:
    """Whether a backup's file is still what was written down; all of it is read. Raises OSError."""
    return path.stat().st_size == manifest.bytes and sha256(path) == manifest.sha256


def read(path: Path) -> Manifest:
    """The manifest of the backup at `path`.

    Raises `machine.no_file`, `backup.no_manifest` or `backup.manifest_unreadable`.
    """
    if not path.exists():
        raise MachineError("machine.no_file", path=str(path))
    try:
        manifest = _told(json_object(read_small(manifest_path(path))))
    except FileNotFoundError:
        raise OfficeError("backup.no_manifest", field="file", path=str(path)) from None
    except (ValueError, TypeError, KeyError, AttributeError, OSError):
        raise OfficeError("backup.manifest_unreadable", field="file", path=str(path)) from None
    return manifest


def _told(values: dict[str, Any]) -> Manifest:
    """What a manifest's JSON says. Raises ValueError, TypeError or KeyError for what is none."""
    manifest = Manifest(**{**values, "contents": Contents(**values["contents"])})
    contents = manifest.contents
    texts = [getattr(manifest, one.name) for one in fields(Manifest) if one.type is str]
    numbers = [manifest.format, manifest.bytes, contents.audit_count, *contents.rows.values()]
    texts += [contents.revision, contents.audit_hash, contents.first_hash, *contents.rows]
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("a text is none")
    if not all(type(number) is int and 0 <= number < 2**53 for number in numbers):
        raise ValueError("a number is none")
    if manifest.format != FORMAT or manifest.engine not in SUFFIX:
        raise ValueError("another format")
    if manifest.made.tzinfo is None or not 1970 <= manifest.made.year <= 2200:
        raise ValueError("made at no time")
    _ = manifest.closed, Reason(manifest.reason)
    return manifest
