"""Opening the office's data: runs off the UI thread, and imports all that is heavy."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Event
from zoneinfo import ZoneInfo

import ui.shell.pages  # noqa: F401  (imported here so that the UI thread need not)
from ektp_desk import schema
from ektp_desk.accounts import queries
from ektp_desk.accounts.guess_book import GuessBook
from ektp_desk.accounts.queries import CounterRow
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.config import load_settings
from ektp_desk.kernel.clock import Clock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.instance import Instance
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.fieldoffice import FieldVisit, field_visit
from ektp_desk.outreach.laptop import Laptop, laptop
from ektp_desk.outreach.visit_files import papers_of
from ektp_desk.queue.reserve import Reserve
from ektp_desk.reports.audit_checks import checks_of
from ektp_desk.storage import upgrade
from ektp_desk.storage.audit_keeper import AuditKeeper
from ektp_desk.storage.audit_watch import AuditWatch
from ektp_desk.storage.backup import upgrade_safely
from ektp_desk.storage.check import Finding, quick_check, thorough_check
from ektp_desk.storage.credentials import FoundInSettings, take_out_of_settings
from ektp_desk.storage.ending import CleanEnd
from ektp_desk.storage.engines import (
    make_engines,
    name_of,
    open_desk,
    parse_url,
    stored_key,
)
from ektp_desk.storage.keystore import system_store
from ektp_desk.storage.pointintime import first_hash
from printing.spool.keeping import own_folder

NEEDS_SETUP = ("machine.no_file", "machine.no_office")


@dataclass(frozen=True)
class Opened:
    """An office ready for sign-in."""

    desk: Desk
    profile: OfficeProfile
    counters: tuple[CounterRow, ...]
    documents: Path
    papers: Path  # of this office alone, below the documents
    instance: Instance
    reserve: Reserve | None  # where the office has a server that can be gone
    guesses: GuessBook  # wrong passwords that are not in the audit yet
    field: FieldVisit | None = None  # on a laptop: the visit this was lent for
    key: bytes | None = None  # of an encrypted file, for whoever else here opens it
    ending: CleanEnd | None = None
    keeper: AuditKeeper | None = None  # of the audit chain; begun by whoever shows what it finds
    found: FoundInSettings | None = None  # a server's password that stood in a settings file

    def close(self) -> None:
        """Give the connections back; from now on this program has ended for the others."""
        if self.keeper is not None:
            self.keeper.stop()
        self.desk.close()
        if self.ending is not None:
            self.ending.close()
        self.instance.close()


@dataclass(frozen=True)
class OnLaptop:
    """This computer goes along on visits: what it holds, before one of them is opened."""

    store: FieldStore
    laptop: Laptop
    clock: Clock

    def close(self) -> None:
        """Nothing is held open."""


def open_here(
    address: str | None, clock: Clock, documents: Path | None = None, key: bytes | None = None
) -> Opened | OnLaptop:
    """Open the office at `address`, or what this computer begins with where none is named; `key`
    is then the laptop's own, where somebody opened it already.

    Raises what `open_office` raises; on a laptop what `laptop` raises.
    """
    settings = load_settings()
    if address is None and settings.field:
        store = FieldStore(settings.field_folder, key=key)
        return OnLaptop(store, laptop(store, now=clock.now()), clock)
    found = take_out_of_settings(system_store)
    return replace(open_office(address, clock, documents, key), found=found)


def open_office(
    address: str | None, clock: Clock, documents: Path | None = None, key: bytes | None = None
) -> Opened:
    """Open the database at `address` (or the settings' one), upgrading an older one safely.

    `documents` stands in for the settings' folder; the programs that run here are told there.
    `key` opens an encrypted file where this computer's key store does not.

    Raises `MachineError`; `NEEDS_SETUP` lists the codes after which the guided set-up begins,
    after `machine.locked` somebody must open the file (`storage.keyfile.unlock`).
    """
    settings = load_settings()
    chosen = address or settings.database
    url = parse_url(chosen)
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists():
        raise MachineError("machine.no_file", path=str(url.database))
    if url.get_backend_name() == "sqlite":
        key = key or stored_key(Path(str(url.database)))
    engines = make_engines(chosen, key=key)
    try:
        if upgrade.current(engines.reader) not in ("", upgrade.head()):
            upgrade_safely(engines.writer, now=clock.now())
        upgrade.require_current(engines.reader)
    finally:
        engines.writer.dispose()
        engines.reader.dispose()
    desk = open_desk(chosen, clock=clock, zone=ZoneInfo("Asia/Makassar"), key=key)
    if not desk.read(queries.has_office):
        desk.close()
        raise MachineError("machine.no_office")
    profile = desk.read(queries.profile)
    desk.zone = ZoneInfo(profile.zone)
    field = desk.read(field_visit)
    documents = documents or settings.documents
    if field is not None:  # papers of a visit go with its data
        papers = documents = papers_of(Path(str(url.database)))
    else:
        papers = own_folder(documents, desk.read(first_hash))
    folder = documents / ".programs" / name_of(url)
    instance = Instance(folder)
    ending = CleanEnd(folder, instance.id, instance.left)
    return Opened(
        desk, profile, desk.read(queries.counters), documents, papers, instance,
        reserve_of(chosen, documents), GuessBook(folder), field, key,
        ending, keeper_of(desk, folder, ending),
    )  # fmt: skip


def keeper_of(desk: Desk, folder: Path, ending: CleanEnd) -> AuditKeeper:
    """Who looks after the log of an open office and, after an unclean end, after all of it."""
    engine = desk.reading_engine

    def thorough(stop: Event) -> tuple[Finding, ...]:
        return thorough_check(engine, stop=stop, further=desk.read(checks_of))

    return AuditKeeper(
        AuditWatch(engine, folder, require_data=desk.require_data),
        clock=desk.clock,
        ending=ending,
        quick=partial(quick_check, engine, metadata=schema.metadata()),
        thorough=thorough,
    )


def reserve_of(address: str | None, documents: Path | None) -> Reserve | None:
    """This computer's reserve of numbers for an office; None for an office in a file."""
    settings = load_settings()
    url = parse_url(address or settings.database)
    if url.get_backend_name() == "sqlite":
        return None
    folder = (documents or settings.documents) / ".programs" / name_of(url)
    return Reserve(folder / "numbers.db")
