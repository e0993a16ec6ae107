"""Opening a new office: schema, profile, first officer, services, regions."""

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.rules import OfficeProfile, Role
from ektp_desk.kernel.clock import Clock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.lost import settled
from ektp_desk.kernel.work import Actor, Work
from ektp_desk.queue.intake import add_default_services
from ektp_desk.residents.regions import RegionRow, load_regions, shipped
from ektp_desk.storage import upgrade
from ektp_desk.storage.engines import make_engines, parse_url

SETUP = Actor(None, "setup", frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR}), "setup")


def make_office(
    address: str,
    *,
    profile: OfficeProfile,
    username: str,
    full_name: str,
    password: str,
    clock: Clock,
    regions: Sequence[RegionRow] = (),
) -> None:
    """Open an office at `address`, in an empty database or one that does not exist yet.

    Without `regions` the shipped tree is loaded. The officer named is the first supervisor and
    may do all. Raises `OfficeError` (`office.already_open`, the rules of user names and
    passwords) and `MachineError`; the office is there whole, or not at all.
    """
    make_folder(address)
    engines = make_engines(address)
    desk = Desk(
        reader=engines.reader, writer=engines.writer, clock=clock, zone=ZoneInfo(profile.zone)
    )
    try:
        upgrade.upgrade(engines.writer)
        tree = regions or shipped()
        settled(lambda: desk.write(SETUP, _open, profile, username, full_name, password, tree))
    finally:
        desk.close()


def _open(
    work: Work,
    profile: OfficeProfile,
    username: str,
    full_name: str,
    password: str,
    regions: Sequence[RegionRow],
) -> None:
    accounts.open_office(
        work, profile=profile, username=username, full_name=full_name, password=password
    )
    add_default_services(work)
    load_regions(work, rows=regions)


def make_folder(address: str) -> None:
    """Make the folder of an SQLite file; MachineError when that is not allowed."""
    url = parse_url(address)
    if url.get_backend_name() != "sqlite":
        return
    try:
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MachineError("machine.cannot_open", path=str(url.database)) from error
