"""Copies of the whole office: made while it works, checked, put back.

A backup is one file and a manifest beside it (`.json`): what must be found in the file again,
above all the audit's count and head hash, so that a copy cut short cannot pass for the office.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlmodel import Session

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.trouble import machine_error
from ektp_desk.storage import driver, keyfile, rights
from ektp_desk.storage import manifest as manifests
from ektp_desk.storage.backup_dumps import dump, load, look_over, require_idle
from ektp_desk.storage.backup_dumps import key_of as key_of_dump
from ektp_desk.storage.check import Finding, integrity
from ektp_desk.storage.engines import key_of, make_engines, parse_url
from ektp_desk.storage.files import (
    file_trouble,
    force_to_disk,
    free_name,
    new_private_file,
    put_in_place,
    stamp,
)
from ektp_desk.storage.keystore import system_store
from ektp_desk.storage.manifest import SUFFIX, Contents, Manifest, Reason, contents_of
from ektp_desk.storage.repair import mend_triggers
from ektp_desk.storage.replacing import Copied, replace_file
from ektp_desk.storage.triggers import missing_guards, strangers
from ektp_desk.storage.upgrade import current, head, refuse_newer, upgrade


@dataclass(frozen=True)
class Backup:
    """A backup on disk; `key` opens it, None for a plain one or while nobody has opened it."""

    path: Path
    manifest: Manifest
    key: bytes | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True)
class Verified:
    """A backup compared with its manifest; sound when nothing was found."""

    manifest: Manifest
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether the backup can be put back."""
        return not self.findings


@dataclass(frozen=True)
class Restored:
    """A backup put back; `kept` is the former office, None if there was none.

    `key` opens the office that was put back (None: plain, or on a server). `encrypted`: the backup
    was plain and the office was not, so that its copy got the office's own key. `mended`: the
    guards made anew and the triggers of somebody else's taken away.
    """

    manifest: Manifest
    kept: Path | None
    key: bytes | None = None
    encrypted: bool = False
    mended: tuple[str, ...] = ()


Settle = Callable[[str, Restored], None]


@dataclass(frozen=True)
class Upgraded:
    """Whether the schema changed, and the verified copy made before."""

    changed: bool
    backup: Path | None


def create(
    engine: Engine,
    folder: Path,
    *,
    now: datetime,
    name: str = "ektp-desk",
    reason: Reason = Reason.BY_HAND,
    closed: date | None = None,
    tools: Path | None = None,
) -> Backup:
    """Copy the office into `folder` while it goes on working.

    The file is called `<name>-<date>-<time>.db` (`.dump` for PostgreSQL). It appears whole or
    not at all; its manifest describes what was read back from it. The copy of an encrypted office
    is encrypted with the same key, a dump is sealed with the office's key for backups. `closed` is
    the newest closed day that it holds. `tools`: folder of the PostgreSQL client programs, if they
    are not on the PATH. Raises `MachineError`, and `OfficeError("backup.no_key")` on a server.
    """
    kind = engine.dialect.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = free_name(folder / f"{name}-{stamp(now)}{SUFFIX[kind]}")
        part = path.with_name(f".{path.name}.part")
        try:
            new_private_file(part)
            made = _copy_sqlite(engine, part) if kind == "sqlite" else dump(engine, part, tools)
            force_to_disk(part)
            manifest = manifests.describe(
                part, path.name, kind, made.contents, now, key_file=made.key_file, reason=reason,
                closed=closed,
            )  # fmt: skip
            manifests.write(path, manifest)
            put_in_place(part, path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise file_trouble(error) from error
    return Backup(path, manifest, made.key)


def verify(path: Path, *, key: bytes | None = None, tools: Path | None = None) -> Verified:
    """Compare a backup with its manifest, without touching it.

    `key` opens an encrypted one (`Backup.key`, `backup_key`); without it this computer's key store
    is asked. SQLite: the whole file is read and looked over. PostgreSQL: all of it is opened, and
    its list of contents compared; its rows are compared when it is put back.
    """
    manifest = manifests.read(path)
    try:
        whole = manifests.fits(path, manifest)
    except OSError as error:
        raise file_trouble(error) from error
    findings = [] if whole else [Finding("backup.altered")]
    if manifest.engine == "sqlite" or whole:
        key = key or backup_key(Backup(path, manifest))
    if manifest.engine == "sqlite":
        findings += _look_over(path, manifest.contents, key)
    elif whole:
        findings += look_over(path, manifest.contents, key, tools)
    return Verified(manifest, tuple(findings))


def backup_key(backup: Backup, *, typed: str = "") -> bytes | None:
    """The key of a backup, None for a plain one: by its pass phrase or recovery key if one was
    `typed`, else by this computer's key store.

    Raises as `keyfile.unlock` does, `OfficeError("backup.seal")` for a dump that is none.
    """
    if not backup.manifest.key_file:
        return None
    key = keyfile.unlock_typed(_parsed(backup.manifest), typed, store=system_store())
    return key if backup.manifest.engine == "sqlite" else key_of_dump(backup.path, key)


def key_for(backup: Backup, *, present: bytes | None = None, typed: str = "") -> bytes | None:
    """The key of a backup: by what was typed, this computer's key store, or the key by which the
    `present` office stands open, if it is still the same. Raises as `backup_key` does."""
    try:
        return backup_key(backup, typed=typed)
    except MachineError:
        if present is None or not _opens(backup.path, present):
            raise
        return present


def restore(
    path: Path,
    address: str,
    *,
    now: datetime,
    key: bytes | None = None,
    present: bytes | None = None,
    settle: Settle = lambda _where, _restored: None,
    tools: Path | None = None,
) -> Restored:
    """Put a backup back at `address`; the present office is kept beside, with a dated name.

    An encrypted backup brings its key file along; `key` as for `verify`. `present` opens the
    present office, where nothing but a pass phrase does; with its key a plain backup is encrypted.
    The triggers of the copy are mended (`to_be_mended`) before anything else is written to it, then
    `settle(where, restored)` works on it: on the copy of a file before that takes its place, so
    that what it raises leaves the office as it was; on a server once all is loaded.

    Refused before anything is touched: a damaged copy (`backup.damaged`), one made by a newer
    program (`machine.newer`), one of the other kind of database, a plain one while nobody opens the
    encrypted office (`machine.locked`), and while that is open somewhere (`machine.in_use`).
    """
    verified = verify(path, key=key, tools=tools)
    if not verified.sound:
        raise OfficeError("backup.damaged", problems=len(verified.findings))
    manifest, url = verified.manifest, parse_url(address)
    refuse_newer(manifest.contents.revision)
    if url.get_backend_name() != manifest.engine:
        raise OfficeError("backup.other_engine")
    backup = Backup(path, manifest, key or backup_key(Backup(path, manifest)))
    if manifest.engine == "postgresql":
        restored = _restore_postgres(backup, address, now, tools)
        settle(address, restored)
        return restored
    return _restore_file(backup, Path(str(url.database)), now, present, settle)


def to_be_mended(backup: Backup) -> tuple[str, ...]:
    """The guards that are missing or wrong in the backup of a file, and the triggers in it that no
    program of its revision made: what a restore mends. A server's is known once it is loaded.

    Raises `MachineError("machine.newer")` for one made by a newer program.
    """
    if backup.manifest.engine == "postgresql":
        return ()
    revision = backup.manifest.contents.revision
    refuse_newer(revision)
    try:
        with _opened(backup.path, backup.key) as session:
            connection = session.connection()
            return (
                *(one.name for one in strangers(connection, revision)),
                *(name for name, _table in missing_guards(connection, revision)),
            )
    except (DBAPIError, MachineError):  # `verify` says what is wrong with it
        return ()


def upgrade_safely(
    engine: Engine, *, now: datetime, folder: Path | None = None, tools: Path | None = None
) -> Upgraded:
    """Upgrade the schema; an office gets a verified copy first.

    The copy of an SQLite office lies beside its file, that of a server's in `folder`; without one
    the upgrade's one transaction has to do there.
    """
    before = current(engine)
    refuse_newer(before)
    if before == head():
        return Upgraded(False, None)
    kept, name = None, f"ektp-desk-before-{head()}"
    if engine.dialect.name == "sqlite":
        file = Path(str(engine.url.database))
        folder, name = file.parent, f"{file.stem}-before-{head()}"
    if before and folder is not None:
        copy = create(engine, folder, now=now, name=name, reason=Reason.UPGRADE, tools=tools)
        if not verify(copy.path, key=copy.key, tools=tools).sound:
            raise MachineError("backup.not_sound", path=str(copy.path))
        kept = copy.path
    return Upgraded(upgrade(engine), kept)


@dataclass(frozen=True)
class _Copied:
    """What was copied, the key of the copy, and its key file's text."""

    contents: Contents
    key: bytes | None
    key_file: str


def _copy_sqlite(engine: Engine, part: Path) -> _Copied:
    key = key_of(engine)
    try:
        connection = engine.raw_connection()
    except DBAPIError as error:  # damaged from its first page on
        raise machine_error(error) or error from error
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(part),))
    except driver.Error as error:
        raise _known(error) from error
    finally:
        connection.close()
    with _opened(part, key) as session:
        return _Copied(contents_of(session), key, _key_file(engine))


def _key_file(engine: Engine) -> str:
    if key_of(engine) is None:
        return ""
    file = keyfile.read(Path(str(engine.url.database)))
    if file is None:
        raise MachineError("machine.key_file", path=str(engine.url.database))
    return keyfile.told(file)


def _parsed(manifest: Manifest) -> keyfile.KeyFile:
    try:
        return keyfile.parse(manifest.key_file)
    except ValueError:
        raise OfficeError("backup.manifest_unreadable", field="file", path=manifest.file) from None


def _look_over(path: Path, expected: Contents, key: bytes | None) -> list[Finding]:
    try:
        with _opened(path, key) as session:
            findings = list(integrity(session))
            found = contents_of(session)
    except (DBAPIError, MachineError):
        return [Finding("backup.unreadable")]
    except OfficeError as error:
        return [Finding(error.code, error.params)]
    if found != expected:
        findings.append(Finding("backup.other_contents"))
    return findings


def _opens(path: Path, key: bytes) -> bool:
    try:
        with _opened(path, key) as session:
            session.connection().exec_driver_sql("SELECT version_num FROM alembic_version")
    except (DBAPIError, MachineError):
        return False
    return True


def _opened(path: Path, key: bytes | None) -> Session:
    """A session on a file that nobody writes to, which leaves no trace beside it."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    engine = create_engine(
        "sqlite://", module=driver.dbapi2, poolclass=NullPool,
        creator=lambda: driver.connect(address, key=key, uri=True),
    )  # fmt: skip
    return Session(engine)


def _restore_file(
    backup: Backup, target: Path, now: datetime, present: bytes | None, settle: Settle
) -> Restored:
    manifest, done = backup.manifest, []

    def prepare(copy: Copied) -> None:
        engine = make_engines(str(copy.path), key=copy.key).writer
        try:
            with engine.begin() as connection:
                mended = mend_triggers(connection, manifest.contents.revision)
        except DBAPIError as error:
            raise machine_error(error) or error from error
        finally:
            engine.dispose()
        done.append(Restored(manifest, copy.kept, copy.key, copy.encrypted, mended))
        settle(str(copy.path), done[0])

    try:
        replace_file(
            backup.path, target, now=now, key=backup.key, present=present, prepare=prepare,
            key_file=_parsed(manifest) if manifest.key_file else None,
        )  # fmt: skip
    except OSError as error:
        raise file_trouble(error) from error
    return done[0]


def _restore_postgres(backup: Backup, address: str, now: datetime, tools: Path | None) -> Restored:
    engine = make_engines(address).writer
    try:
        kept = None
        if current(engine):
            require_idle(engine)
            kept = create(
                engine, backup.path.parent, now=now, name="before-restore", reason=Reason.RESTORE,
                tools=tools,
            ).path  # fmt: skip
        load(backup.path, engine.url, backup.key, tools)
        with engine.begin() as connection:
            rights.settle(connection)
            mended = mend_triggers(connection, backup.manifest.contents.revision)
        with Session(engine) as session:
            if contents_of(session) != backup.manifest.contents:
                raise MachineError("backup.not_sound", path=str(backup.path))
        return Restored(backup.manifest, kept, mended=mended)
    except DBAPIError as error:
        raise machine_error(error) or error from error
    finally:
        engine.dispose()


def _known(error: Exception) -> Exception:
    wrapped = DBAPIError("VACUUM INTO", None, error)
    return machine_error(wrapped) or wrapped
