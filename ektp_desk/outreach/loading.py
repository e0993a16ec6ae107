"""Taking a file in on the laptop: proven first, then made into the visit's own database.

The database is encrypted from its first byte, under a key of its own. It is made under another
name and put in place whole. Whatever stops it half-way, a pulled stick or a flat battery, leaves
the laptop as it was.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import Session, select

from ektp_desk.accounts.hours import DEFAULT_WEEK, week_rows
from ektp_desk.accounts.models import Officer, OfficerRole, OpeningPeriod
from ektp_desk.accounts.rules import OfficeProfile, Role
from ektp_desk.cards.models import Card as PrintedCard
from ektp_desk.coverage.models import ResidentSchool, School
from ektp_desk.kernel.clock import Clock, SetClock, SystemClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import NumberSeries, OfficeSetting
from ektp_desk.kernel.work import Actor, Work
from ektp_desk.outreach import rules_sealed as rules
from ektp_desk.outreach import sealed
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.fieldoffice import (
    FIRST_NEW_PERSON,
    FieldVisit,
    field_visit,
    store_known,
    store_visit,
)
from ektp_desk.outreach.models import OutreachKit, OutreachMember, OutreachTarget, OutreachVisit
from ektp_desk.outreach.models_field import BundleOut, FieldDevice, FieldOutbox, NumberLease
from ektp_desk.outreach.rules_clock import true_now
from ektp_desk.outreach.rules_field import DeviceState
from ektp_desk.outreach.spent import spent
from ektp_desk.outreach.travelling import arriving
from ektp_desk.outreach.visit_files import remove_database
from ektp_desk.queue.models import Service
from ektp_desk.recording.models import CentralRecord, ChecklistVersion, Recording
from ektp_desk.residents import searchtable
from ektp_desk.residents.models import Resident
from ektp_desk.residents.regions import RegionRow, load_regions, shipped
from ektp_desk.residents.rules import RollState, name_key
from ektp_desk.residents.sounds import sound_key
from ektp_desk.storage import upgrade
from ektp_desk.storage.engines import make_engines, open_desk
from ektp_desk.storage.files import file_trouble, force_to_disk

_SETUP = Actor(None, "setup", frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR}), "setup")
_YEARS_CLOSED = 3  # around the file's own: a clock that is years off gets no numbers
# What a file raises that was sealed rightly and makes no sense: anybody may be the first office
# of a laptop that knows none yet.
_WRONG = (ValueError, LookupError, TypeError, AttributeError, OverflowError, IntegrityError,
          StatementError)  # fmt: skip


@dataclass(frozen=True)
class Incoming:
    """A file that was proven. `new_office` is the office's card where this laptop sees it for the
    first time: then people compare its fingerprint."""

    opened: sealed.Opened
    title: str
    number: str
    day: date
    office: sealed.Card
    new_office: bool
    people: int
    team: int
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class Loaded:
    """A visit on this laptop; not `fresh` if the very same file was taken in before."""

    path: Path
    visit: FieldVisit
    fresh: bool


def look(store: FieldStore, path: Path, *, now: datetime) -> Incoming:
    """Prove a file for this laptop; nothing is changed.

    Raises `field.other_laptop`, `field.expired_file`, `field.wiped_file`, `bundle.other_office`,
    the other `bundle.*`, and `MachineError`.
    """
    head = sealed.peek(path)
    if head.kind is sealed.FileKind.OUT and head.device != store.card().uid:
        raise OfficeError("field.other_laptop")
    known = store.office()
    if known is not None and head.kind is sealed.FileKind.OUT and head.office != known.office:
        raise OfficeError("bundle.other_office")
    sender = head.sender_key if known is None else known.sign_public
    opened = sealed.unseal(
        path, recipient=[store.keys()], senders={sealed.OFFICE: sender}, kind=sealed.FileKind.OUT
    )
    incoming = _incoming(opened, new_office=known is None)
    if incoming.office.sign_public != sender:
        raise OfficeError("bundle.other_office")
    if true_now(now, store.last_seen()) >= incoming.expires_at:
        raise OfficeError("field.expired_file")
    if opened.manifest.uid in spent(store):
        raise OfficeError("field.wiped_file")
    return incoming


def load(store: FieldStore, incoming: Incoming, *, now: datetime) -> Loaded:
    """Make the visit's database of a proven file, whole or not at all.

    The same file again changes nothing. A newer file of the same visit takes the place of an
    older one nothing was done with. Raises `field.older_file`, `field.work_in_hand`,
    `field.unreadable`, `bundle.other_office`, and `MachineError`.
    """
    manifest = incoming.opened.manifest
    path = store.visit_path(manifest.visit)
    there = read_visit(store, path)
    if there is not None:
        if there.bundle == manifest.uid:
            return Loaded(path, there, fresh=False)
        _require_replaceable(store, path, there, manifest.made_at)
    visit = _visit_of(incoming, store.card(), now)
    store.trust(incoming.office)
    _put_new(store, path, incoming, visit)
    return Loaded(path, visit, fresh=True)


def read_visit(store: FieldStore, path: Path) -> FieldVisit | None:
    """What a visit's database says of itself; None where there is none."""
    return ask(store, path, field_visit) if path.exists() else None


def ask(store: FieldStore, path: Path, query: Callable[[Session], Any]) -> Any:
    """Ask the database of a visit that is not open. Raises `MachineError`."""
    desk = visit_desk(store, path, clock=SystemClock())
    try:
        return desk.read(query)
    finally:
        desk.close()


def visit_desk(store: FieldStore, path: Path, *, clock: Clock) -> Desk:
    """A desk on a visit's database, in UTC. Raises `MachineError`, `field_key.locked`."""
    return open_desk(str(path), clock=clock, zone=ZoneInfo("UTC"), key=store.visit_key(path))


def _put_new(store: FieldStore, path: Path, incoming: Incoming, visit: FieldVisit) -> None:
    """Make the database under a key of its own, beside its place, and put it there whole."""
    file, key = store.new_visit_key()
    part = path.with_name(f"{path.name}.part")
    try:
        remove_database(part)
        try:
            _make(part, key, incoming, visit, store.card())
        except BaseException:
            store.drop_visit_key(file)
            raise
        store.put_visit(part, path, file)
    except OSError as error:
        raise file_trouble(error) from error
    finally:
        with suppress(OSError):
            remove_database(part)


def _incoming(opened: sealed.Opened, *, new_office: bool) -> Incoming:
    manifest, facts = opened.manifest, opened.manifest.facts
    try:
        assert manifest.expires_at is not None
        return Incoming(
            opened, rules.text(facts, "title"), rules.text(facts, "number"),
            date.fromisoformat(facts["day"]), sealed.card_of(rules.mapping(facts, "office_card")),
            new_office, manifest.rows["people"], manifest.rows["officers"], manifest.made_at,
            manifest.expires_at,
        )  # fmt: skip
    except (*_WRONG, OfficeError, AssertionError) as error:
        raise OfficeError("field.unreadable") from error


def _require_replaceable(
    store: FieldStore, path: Path, there: FieldVisit, made_at: datetime
) -> None:
    if made_at <= there.office_made_at:
        raise OfficeError("field.older_file")
    if ask(store, path, _was_worked_in):
        raise OfficeError("field.work_in_hand")


def _was_worked_in(session: Session) -> bool:
    return any(
        session.exec(select(model.id).limit(1)).first() is not None
        for model in (FieldOutbox, Recording)
    )


def _visit_of(incoming: Incoming, card: sealed.Card, now: datetime) -> FieldVisit:
    manifest, facts = incoming.opened.manifest, incoming.opened.manifest.facts
    rows = {
        name: list(sealed.rows_of(incoming.opened.parts[name])) for name in ("visits", "leases")
    }
    try:
        return FieldVisit(
            device=card.uid, device_name=str(facts["device_name"]), visit=manifest.visit,
            visit_id=int(rows["visits"][0]["id"]), number=incoming.number, title=incoming.title,
            day=incoming.day, bundle=manifest.uid, office=str(facts["office"]),
            region_code=manifest.office, loaded_at=now, office_made_at=manifest.made_at,
            expires_at=incoming.expires_at, keep_days=int(facts["keep_days"]),
            scopes=tuple(row["scope"] for row in rows["leases"]),
        )  # fmt: skip
    except _WRONG as error:
        raise OfficeError("field.unreadable") from error


def _make(path: Path, key: bytes, incoming: Incoming, visit: FieldVisit, card: sealed.Card) -> None:
    parts = {name: list(sealed.rows_of(part)) for name, part in incoming.opened.parts.items()}
    office = dict(parts["office"][0]) if parts.get("office") else {}
    engines = make_engines(str(path), key=key)
    try:
        upgrade.upgrade(engines.writer)
    finally:
        engines.writer.dispose()
        engines.reader.dispose()
    try:
        zone = ZoneInfo(str(office.get("zone") or OfficeProfile.zone))
    except _WRONG as error:
        raise OfficeError("field.unreadable") from error
    desk = open_desk(str(path), clock=SetClock(visit.loaded_at), zone=zone, key=key)
    try:
        desk.write(_SETUP, _fill, parts, office, visit, card, incoming.opened)
        with desk.engine.connect() as connection:
            connection.execute(text("COMMIT"))
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
            connection.execute(text("BEGIN"))
    except _WRONG as error:
        raise OfficeError("field.unreadable") from error
    finally:
        desk.close()
    force_to_disk(path)


def _fill(
    work: Work,
    parts: Mapping[str, list[dict[str, Any]]],
    office: Mapping[str, Any],
    visit: FieldVisit,
    card: sealed.Card,
    opened: sealed.Opened,
) -> None:
    session = work.session
    settings = [{"key": key, "value": value} for key, value in office.items()]
    session.execute(
        insert(OfficeSetting), settings or [{"key": "zone", "value": OfficeProfile.zone}]
    )
    session.execute(insert(OpeningPeriod), week_rows(DEFAULT_WEEK))
    _officers(session, parts["officers"])
    load_regions(work, rows=_regions(parts["regions"]))
    arriving(session, Service, parts["services"])
    arriving(session, ChecklistVersion, parts["checklists"])
    arriving(session, School, parts["schools"])
    _people(session, parts["people"], opened.manifest.made_at)
    arriving(session, CentralRecord, parts["central"])
    arriving(session, ResidentSchool, parts["pupils"])
    arriving(session, PrintedCard, parts["cards"])
    arriving(session, OutreachKit, parts["kits"])
    arriving(session, OutreachVisit, parts["visits"])
    arriving(session, OutreachMember, parts["members"])
    arriving(session, OutreachTarget, parts["targets"])
    store_known(session, _by_person(parts["recordings"]))
    _numbers(session, parts["leases"], visit, card, opened)
    store_visit(session, visit)
    work.record("field.loaded", visit.visit_id, bundle=visit.bundle)


def _officers(session: Session, rows: list[dict[str, Any]]) -> None:
    roles = [{"officer_id": row["id"], "role": role} for row in rows for role in row["roles"]]
    arriving(
        session, Officer,
        [{name: value for name, value in row.items() if name != "roles"} for row in rows],
    )  # fmt: skip
    arriving(session, OfficerRole, roles)


def _regions(own: list[dict[str, Any]]) -> list[RegionRow]:
    tree = {row.code: row for row in shipped()}
    tree.update({row["code"]: RegionRow(row["code"], row["name"]) for row in own})
    return list(tree.values())


def _people(session: Session, rows: list[dict[str, Any]], made_at: datetime) -> None:
    made = made_at.isoformat()
    filled = (
        {
            "name_key": name_key(row["name"]), "sound_key": sound_key(row["name"]),
            "created_at": made, "updated_at": made, "roll_state": RollState.LISTED, **row,
        }
        for row in rows
    )  # fmt: skip
    arriving(session, Resident, filled)
    session.execute(text("DELETE FROM sqlite_sequence WHERE name = 'resident'"))
    session.execute(
        text("INSERT INTO sqlite_sequence (name, seq) VALUES ('resident', :last)"),
        {"last": FIRST_NEW_PERSON - 1},
    )
    searchtable.rebuild(session)


def _by_person(rows: list[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["resident_id"], []).append(
            {name: row[name] for name in ("number", "state", "day", "needs")}
        )
    return found


def _numbers(
    session: Session,
    leases: list[dict[str, Any]],
    visit: FieldVisit,
    card: sealed.Card,
    opened: sealed.Opened,
) -> None:
    """The leased numbers, with the file they came in; years around them get none."""
    manifest = opened.manifest
    at = manifest.made_at
    session.add(
        FieldDevice(
            id=int(manifest.facts["device_id"]), uid=card.uid, name=visit.device_name,
            sign_key=card.sign_public, box_key=card.box_public, state=DeviceState.ACTIVE,
            registered_at=at,
        )
    )  # fmt: skip
    session.flush()
    bundle = BundleOut(
        uid=manifest.uid, device_id=int(manifest.facts["device_id"]), visit_id=visit.visit_id,
        people=manifest.rows["people"], sha256=opened.sha256, expires_at=visit.expires_at, at=at,
        office_date=visit.day,
    )  # fmt: skip
    session.add(bundle)
    session.flush()
    arriving(session, NumberLease, [{"bundle_id": bundle.id, **row} for row in leases])
    series = {row["scope"]: {"last": row["first"] - 1, "until": row["last"]} for row in leases}
    for year in range(at.year - _YEARS_CLOSED, visit.expires_at.year + _YEARS_CLOSED + 1):
        series.setdefault(f"recording/{year}", {"last": 0, "until": 0})
    rows = [{"scope": scope, **values} for scope, values in series.items()]
    session.execute(insert(NumberSeries), rows)
