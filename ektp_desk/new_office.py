"""Opening a new office: schema, profile, first officer, services, regions. For window and console."""

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from ektp_desk import schema
from ektp_desk.accounts import queries
from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.rules import OfficeProfile, Role
from ektp_desk.kernel.clock import Clock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.trouble import as_machine_error
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

    Without `regions` the shipped tree is loaded. Raises `OfficeError` (`office.already_open`,
    password and user name rules) and `MachineError`; the office is there whole, or not at all.
    """
    _make_folder(address)
    engines = make_engines(address)
    desk = Desk(
        reader=engines.reader, writer=engines.writer, clock=clock, zone=ZoneInfo(profile.zone)
    )
    try:
        upgrade.upgrade(engines.writer)
        desk.write(SETUP, _open, profile, username, full_name, password, regions or shipped())
    except MachineError:
        raise
    except Exception as error:
        raise as_machine_error(error) or error from error
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


def is_free(address: str) -> bool:
    """Whether an office can be opened at `address`: nothing there yet, or no office in it."""
    engines = make_engines(address)
    try:
        if not upgrade.current(engines.writer):
            return True
        upgrade.require_current(engines.writer)
        with engines.reader.connect() as connection:
            return not queries.has_office(connection)
    finally:
        engines.writer.dispose()
        engines.reader.dispose()


def _make_folder(address: str) -> None:
    url = parse_url(address)
    if url.get_backend_name() == "sqlite":
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
