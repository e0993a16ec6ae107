"""`init` and `demo`: making offices."""

import argparse
from dataclasses import replace
from pathlib import Path

from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.demo.office import OFFICERS, PASSWORD, build_demo_office
from ektp_desk.doors.console import Answer, Console, existing
from ektp_desk.doors.keys import told_recovery
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.new_office import Protection, make_folder, make_office
from ektp_desk.residents.regions import RegionRow, cities, read_regions
from ektp_desk.storage.engines import parse_url
from ektp_desk.storage.keystore import system_store

DEMO_FILE = "ektp-desk.db"


def init(options: argparse.Namespace, console: Console) -> Answer:
    """Open a new office in an empty database."""
    regions = read_regions(existing(options.regions)) if options.regions else ()
    made = make_office(
        console.address,
        profile=_profile(options, regions),
        username=options.username,
        full_name=options.full_name,
        password=console.password(),
        clock=console.clock,
        regions=regions,
        protection=_protection(options, console),
    )
    facts = {"database": console.told_address, "username": options.username}
    lines = (console.say("cli.done.init"), *console.lines(facts))
    if made is None:
        return Answer(facts, lines)
    told = told_recovery(console, made.recovery)
    return Answer({**facts, **told.facts}, (*lines, *told.lines))


def _protection(options: argparse.Namespace, console: Console) -> Protection | None:
    """How the new file is encrypted, or the backups of an office on a server, which always are."""
    on_server = parse_url(console.address).get_backend_name() != "sqlite"
    if options.no_encryption and not on_server:
        return None
    store = system_store()
    return Protection(store, console.passphrase(twice=True))


def _profile(options: argparse.Namespace, regions: tuple[RegionRow, ...]) -> OfficeProfile:
    profile = OfficeProfile()
    if options.city or regions:
        known = {row.code: row.name for row in cities(regions)}
        code = options.city or next(iter(known), "")
        if code not in known:
            raise OfficeError("region.unknown", field="city")
        profile = replace(
            profile,
            region_code=code,
            government=f"Pemerintah {known[code]}",
            short_name=f"Disdukcapil {known[code]}",
            city=known[code].removeprefix("Kota ").removeprefix("Kabupaten "),
        )
    return replace(profile, name=options.office_name) if options.office_name else profile


def demo(options: argparse.Namespace, console: Console) -> Answer:
    """Make the demonstration office in a folder."""
    address = str(Path(options.out) / DEMO_FILE)
    make_folder(address)
    made = build_demo_office(
        address,
        seed=options.seed,
        residents=options.residents,
        progress=lambda step, done, total: console.progress(
            console.say(f"demo.{step}"), done, total
        ),
    )
    facts = {
        "database": address,
        "residents": made.residents,
        "printed": made.printed,
        "recorded": made.recorded,
        "tickets": made.tickets,
        "balance": made.balance,
        "as_of": made.as_of.isoformat(),
    }
    names = ", ".join(["supervisor", *(officer.username for officer in OFFICERS)])
    sign_in = console.say("cli.done.demo", names=names, password=PASSWORD)
    return Answer(facts, (*console.lines(facts), sign_in))
