"""Opening a new office: schema, profile, first officer, services, regions."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from ektp_desk.accounts import queries
from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.protection import KeyAct, keep_backup_key
from ektp_desk.accounts.rules import OfficeProfile, Role
from ektp_desk.kernel.clock import Clock, SystemClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.lost import settled
from ektp_desk.kernel.work import Actor, Work
from ektp_desk.queue.intake import add_default_services
from ektp_desk.residents.regions import RegionRow, load_regions, shipped
from ektp_desk.storage import backup_keys, keyfile, upgrade
from ektp_desk.storage.backup_keys import BackupKey
from ektp_desk.storage.engines import make_engines, parse_url
from ektp_desk.storage.files import file_trouble
from ektp_desk.storage.keyfile import Protected
from ektp_desk.storage.keystore import KeyStore
from ektp_desk.storage.replacing import JOURNALS

SETUP = Actor(None, "setup", frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR}), "setup")


@dataclass(frozen=True)
class Protection:
    """How a new office in a file is encrypted, or the backups of one on a server: by a key store, a
    pass phrase, or both."""

    store: KeyStore | None = None
    passphrase: str = ""


def make_office(
    address: str,
    *,
    profile: OfficeProfile,
    username: str,
    full_name: str,
    password: str,
    clock: Clock,
    regions: Sequence[RegionRow] = (),
    protection: Protection | None = None,
) -> Protected | None:
    """Open an office at `address`, in an empty database or one that does not exist yet.

    Without `regions` the shipped tree is loaded. The officer named is the first supervisor and
    may do all. With `protection` a new file is encrypted, on a server its backups are; the key and
    the recovery key come back (None for a file that was there already). Raises `OfficeError`
    (`office.already_open`, the rules of user names and passwords, what `keyfile.new_key` raises)
    and `MachineError`; the office is there whole, or not at all.
    """
    make_folder(address)
    on_server = parse_url(address).get_backend_name() != "sqlite"
    seal, made = _seal(protection) if on_server else (None, _protect(address, protection))
    engines = make_engines(address, key=made.key if made else None)
    desk = Desk(
        reader=engines.reader, writer=engines.writer, clock=clock, zone=ZoneInfo(profile.zone)
    )
    try:
        upgrade.upgrade(engines.writer)
        tree = regions or shipped()
        settled(
            lambda: desk.write(SETUP, _open, profile, username, full_name, password, tree, seal)
        )
    except (OfficeError, MachineError):
        desk.close()
        if made is not None and not on_server:
            _take_back(_file(address))
        raise
    finally:
        desk.close()
    if made is not None and not on_server:
        _join_key(_file(address))
    return made


def _protect(address: str, protection: Protection | None) -> Protected | None:
    """The key of a file that is still to be made, its key file on the disk before it."""
    if protection is None:
        return None
    path = _file(address)
    if path.exists() and path.stat().st_size:
        return None
    file, made = keyfile.new_key(store=protection.store, passphrase=protection.passphrase)
    try:
        keyfile.set_aside(path)
        keyfile.write(path, file)
    except OSError as error:
        raise file_trouble(error) from error
    return made


def _seal(protection: Protection | None) -> tuple[BackupKey | None, Protected | None]:
    """The key of a server's backups."""
    if protection is None:
        return None, None
    return backup_keys.new_key(store=protection.store, passphrase=protection.passphrase)


def _take_back(path: Path) -> None:
    """No office came of it: an empty file under a key that nobody was told would be in the way."""
    with suppress(OSError):
        for beside in (*JOURNALS, "", keyfile.SUFFIX):
            path.with_name(path.name + beside).unlink(missing_ok=True)


def _join_key(path: Path) -> None:
    """Let the key file say to which database it belongs."""
    file = keyfile.read(path)
    if file is not None:
        keyfile.write(path, replace(file, head=keyfile.head_of(path)))


def _file(address: str) -> Path:
    return Path(str(parse_url(address).database))


def _open(
    work: Work,
    profile: OfficeProfile,
    username: str,
    full_name: str,
    password: str,
    regions: Sequence[RegionRow],
    seal: BackupKey | None,
) -> None:
    accounts.open_office(
        work, profile=profile, username=username, full_name=full_name, password=password
    )
    add_default_services(work)
    load_regions(work, rows=regions)
    if seal is not None:
        keep_backup_key(work, act=KeyAct.ENCRYPT, key=seal, former=None)


def holds_office(address: str) -> bool:
    """Whether an office is at work on the server at `address`.

    Raises `MachineError` for what stands in the way of connecting, and for somebody else's tables
    or an older or newer office; what `make_engines` raises.
    """
    engines = make_engines(address)
    desk = Desk(
        reader=engines.reader, writer=engines.writer, clock=SystemClock(), zone=ZoneInfo("UTC")
    )
    try:
        if not upgrade.current(engines.reader):
            return False
        upgrade.require_current(engines.reader)
        return desk.read(queries.has_office)
    finally:
        desk.close()


def make_folder(address: str) -> None:
    """Make the folder of an SQLite file; MachineError when that is not allowed."""
    url = parse_url(address)
    if url.get_backend_name() != "sqlite":
        return
    try:
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MachineError("machine.cannot_open", path=str(url.database)) from error
