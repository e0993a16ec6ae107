"""Making the demonstration office: `build_demo_office` fills an empty database."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import Table, insert, select, text
from sqlmodel import Session, SQLModel, col

from ektp_desk import schema
from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.rules import OfficeProfile, Role
from ektp_desk.coverage import counting
from ektp_desk.coverage.rules import born_until
from ektp_desk.demo import asked, blank_requests, laptops, outreach, pupils, reasons
from ektp_desk.demo.destroyed import add_destructions
from ektp_desk.demo.machines import add_printers
from ektp_desk.demo.people import Person, Population
from ektp_desk.demo.rows import Figures, Hours, Ledger, Row, Staff
from ektp_desk.demo.year import Someone, YearMaker
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import NumberSeries
from ektp_desk.kernel.work import Actor, Work
from ektp_desk.queue import services as queue
from ektp_desk.recording.definitions import unpacked
from ektp_desk.recording.services_checklist import in_force
from ektp_desk.residents import regions, searchtable
from ektp_desk.residents.models import Region
from ektp_desk.residents.rules import Citizenship, Presence, RollState, name_key
from ektp_desk.residents.sounds import sound_key
from ektp_desk.storage import upgrade
from ektp_desk.storage.engines import make_engines

AS_OF = date(2025, 1, 2)
PASSWORD = "demo-palopo"
BATCH = 5_000
CONSOLE = Actor(None, "demo", frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR}), "demo")

Progress = Callable[[str, int, int], None]


def _silent(_step: str, _done: int, _total: int) -> None:
    """Nobody is watching."""


@dataclass(frozen=True)
class DemoOfficer:
    """One officer of the demonstration office; all share `PASSWORD`."""

    username: str
    full_name: str
    roles: tuple[Role, ...]


OFFICERS = (
    DemoOfficer("loket1", "Petugas Loket 1", (Role.COUNTER,)),
    DemoOfficer("loket2", "Petugas Loket 2", (Role.COUNTER, Role.HANDOVER)),
    DemoOfficer("rekam1", "Operator Perekaman 1", (Role.RECORDER, Role.COUNTER)),
    DemoOfficer("rekam2", "Operator Perekaman 2", (Role.RECORDER,)),
    DemoOfficer("cetak1", "Operator Cetak 1", (Role.PRINTER,)),
    DemoOfficer("ambil1", "Petugas Pengambilan 1", (Role.HANDOVER,)),
)


@dataclass(frozen=True)
class DemoOffice:
    """What was made."""

    residents: int
    printed: int
    recorded: int
    tickets: int
    balance: int
    as_of: date


def build_demo_office(
    address: str,
    *,
    seed: int = 1,
    residents: int | None = None,
    as_of: date = AS_OF,
    progress: Progress = _silent,
    cancelled: Callable[[], bool] = lambda: False,
) -> DemoOffice:
    """Make the office in an empty database, in one transaction after the schema.

    `residents` makes a smaller city with the year's figures in proportion. `progress` hears
    (step, done, total). Raises `OfficeError("demo.not_empty")` if there is an office already and
    `OfficeError("demo.cancelled")` when `cancelled()` said so; both leave the data as it was.
    """
    profile = OfficeProfile(
        address="Jl. K.H.M. Hasyim No. 5, Palopo",
        contact="Kantor demonstrasi — data rekaan",
        head_name="Kepala Dinas (demo)",
        head_rank="Pembina Utama Muda",
        head_nip="19700101 199503 1 000",
    )
    figures = Figures() if residents is None else Figures().scaled(residents)
    zone = ZoneInfo(profile.zone)
    engines = make_engines(address)
    upgrade.upgrade(engines.writer)
    opened = datetime.combine(as_of, time(7, 0), zone).astimezone(UTC)
    desk = Desk(reader=engines.reader, writer=engines.writer, clock=SetClock(opened), zone=zone)
    try:
        return desk.write(
            CONSOLE, _fill, profile, figures, Random(seed), as_of, progress, cancelled
        ).result
    finally:
        desk.close()


def _fill(
    work: Work,
    profile: OfficeProfile,
    figures: Figures,
    random: Random,
    as_of: date,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> DemoOffice:
    if work.session.execute(text("SELECT count(*) FROM officer")).scalar_one():
        raise OfficeError("demo.not_empty")
    staff = _staff(work, profile)
    queue.add_default_services(work)
    villages = regions.load_shipped(work, profile.region_code)
    everyone = _people(work, random, figures, villages, as_of, progress, cancelled)
    people = [
        Someone(number, person.name, person.birth_date)
        for number, person in everyone
        if person.birth_date <= born_until(17, as_of)
    ]
    maker = YearMaker(
        random, figures, staff, people, unpacked(in_force(work).definition), as_of,
        Hours(random, work.zone),
    )  # fmt: skip
    ledger = maker.make(lambda done, total: _tell(progress, cancelled, "year", done, total))
    blank_requests.behind_shipments(ledger, staff, profile)
    own, hours = Random(figures.residents), Hours(Random(1), work.zone)
    reasons.leave_unrecorded(own, ledger, everyone, villages)
    reasons.say_why(own, ledger, everyone, as_of, hours, staff)
    pupils.add_schools(own, ledger, villages)
    pupils.place_pupils(own, ledger, everyone, as_of, hours)
    add_destructions(ledger, as_of, hours, staff)
    add_printers(ledger, staff)
    travelling = Random(figures.printed)
    city = outreach.add_outreach(
        travelling, ledger, everyone, _names(work.session, villages), as_of, hours, staff
    )
    asked.add_requests(travelling, ledger, city)
    laptops.add_laptops(travelling, ledger, city)
    _write(work.session, ledger, progress, cancelled)
    count = counting.counted(work.session, day=as_of)
    past = Ledger()
    reasons.look_back(ledger, everyone, count.cells, as_of, hours, past)
    for table in TREND:
        rows = past.rows[table]
        _insert(work.session, table, rows, len(rows), progress, cancelled)
    counting.keep(work, count=count)
    searchtable.rebuild(work.session)
    office = DemoOffice(
        residents=len(people),
        printed=figures.printed,
        recorded=figures.recorded,
        tickets=len(ledger.rows["ticket"]),
        balance=sum(row["quantity"] for row in ledger.rows["stock_movement"]),
        as_of=as_of,
    )
    work.record("profile.demo_made", 1, residents=office.residents, balance=office.balance)
    return office


def _names(session: Session, villages: Sequence[str]) -> dict[str, str]:
    rows = session.execute(
        select(col(Region.code), col(Region.name)).where(col(Region.code).in_(villages))
    )
    return {row.code: row.name for row in rows}


def _staff(work: Work, profile: OfficeProfile) -> Staff:
    supervisor = accounts.open_office(
        work, profile=profile, username="supervisor", full_name="Supervisor",
        password=PASSWORD, counters=3,
    )  # fmt: skip
    ids: dict[str, int] = {}
    for officer in OFFICERS:
        ids[officer.username] = accounts.add_officer(
            work, username=officer.username, full_name=officer.full_name, nip="",
            roles=officer.roles, password=PASSWORD,
        )  # fmt: skip
    counters = work.session.execute(text("SELECT id FROM counter ORDER BY id")).scalars().all()
    return Staff(
        supervisor=supervisor,
        counters=[ids["loket1"], ids["loket2"], ids["rekam1"]],
        recorders=[ids["rekam1"], ids["rekam2"]],
        printers=[ids["cetak1"]],
        handover=[ids["ambil1"], ids["loket2"]],
        counter_ids=list(counters),
    )


def _people(
    work: Work,
    random: Random,
    figures: Figures,
    villages: Sequence[str],
    as_of: date,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> list[tuple[int, Person]]:
    young = Population(Random(figures.recorded), villages, as_of)
    made = sorted(
        (
            *Population(random, villages, as_of).people(figures.residents),
            *young.pupils(round(figures.residents * pupils.PUPILS_SHARE)),
        ),
        key=lambda person: (name_key(person.name), person.nik),
    )
    rows = (
        {
            **vars(person),
            "id": number,
            "name_key": name_key(person.name),
            "sound_key": sound_key(person.name),
            "citizenship": Citizenship.WNI,
            "presence": Presence.PRESENT,
            "roll_state": RollState.LISTED,
            "own_edits": {},
            "itap_until": None,
            "created_at": work.now,
            "updated_at": work.now,
            "version": 1,
        }
        for number, person in enumerate(made, start=1)
    )
    _insert(work.session, "resident", rows, len(made), progress, cancelled)
    return list(enumerate(made, start=1))


LEDGERS = (
    "ticket",
    "ticket_event",
    "counter_event",
    "counter_now",
    "wait_prediction",
    "wait_pace",
    "recording",
    "recording_item",
    "recording_event",
    "central_record",
    "central_sighting",
    "card",
    "card_event",
    "handover",
    "stock_movement",
    "blank_request",
    "blank_request_event",
    "absence",
    "school",
    "resident_school",
    "destruction_batch",
    "destroyed_piece",
    "destruction_count",
    "destruction_event",
    "card_printer",
    "printer_place",
    "consumable",
    "consumable_event",
    "planned_use",
    "outreach_kit",
    "outreach_visit",
    "outreach_member",
    "outreach_event",
    "outreach_target",
    "outreach_request",
    "field_device",
    "field_device_event",
    "bundle_out",
    "bundle_person",
    "number_lease",
    "bundle_in",
    "field_event",
    "field_quarantine",
    "field_person",
)
TREND = ("coverage_taking", "coverage_day")


def _write(
    session: Session, ledger: Ledger, progress: Progress, cancelled: Callable[[], bool]
) -> None:
    for table in LEDGERS:
        rows = ledger.rows[table]
        _insert(session, table, rows, len(rows), progress, cancelled)
    scopes = [{"scope": scope, "last": last} for scope, last in ledger.numbers.items()]
    session.execute(insert(NumberSeries), scopes)
    if session.get_bind().dialect.name == "postgresql":
        _advance_sequences(session)


def _insert(
    session: Session,
    name: str,
    rows: Iterable[Row],
    total: int,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> None:
    table: Table = schema.metadata().tables[name]
    batch: list[Row] = []
    done = 0
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            session.execute(insert(table), batch)
            done += len(batch)
            batch = []
            _tell(progress, cancelled, name, done, total)
    if batch:
        session.execute(insert(table), batch)
    _tell(progress, cancelled, name, total, total)


def _tell(
    progress: Progress, cancelled: Callable[[], bool], step: str, done: int, total: int
) -> None:
    if cancelled():
        raise OfficeError("demo.cancelled")
    progress(step, done, total)


def _advance_sequences(session: Session) -> None:
    """Rows were written with their ids; PostgreSQL's own sequences must go on after them."""
    for table in SQLModel.metadata.sorted_tables:
        column = table.primary_key.columns.values()[0]
        sequence = f"pg_get_serial_sequence('{table.name}', '{column.name}')"
        has_one = session.execute(text(f"SELECT {sequence}")).scalar_one()
        if has_one is not None:
            session.execute(
                text(f"SELECT setval({sequence}, (SELECT coalesce(max(id), 0) + 1 "
                     f"FROM {table.name}), false)")
            )  # fmt: skip
