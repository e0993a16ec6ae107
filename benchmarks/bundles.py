"""Files that come home: 10,000 events proven, looked at and taken in, against writing their rows.

The base writes the same rows by the same services in the same transaction, from a reckoning that
is ready: nothing is unsealed, no hash, signature, count, person, number or double is looked at.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from benchmarks.measure import Result, timed
from benchmarks.office import ACTOR, Bench, desk_on
from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.queries import profile
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.numbering import take_numbers
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import homecoming
from ektp_desk.outreach.home_apply import apply
from ektp_desk.outreach.home_check import books, verified
from ektp_desk.outreach.home_plan import Plan, plan
from ektp_desk.outreach.models import OutreachVisit
from ektp_desk.outreach.models_field import BundleOut, FieldDevice, NumberLease
from ektp_desk.outreach.rules import VisitKind, VisitState
from ektp_desk.outreach.rules_events import Books
from ektp_desk.outreach.rules_field import DeviceState
from ektp_desk.outreach.sealed import (
    SCHEMA,
    FileKind,
    Manifest,
    Opened,
    content_hash,
    lines,
    new_keys,
    seal,
    unseal,
)
from ektp_desk.recording.checklist import item_keys, step_of
from ektp_desk.recording.definitions import shipped
from ektp_desk.residents.models import Resident

ROUNDS = 3
EVENTS = 10_000
MANY = 100_000
DEVICE, VISIT = "bench-laptop", "bench-visit"
OFFICE_KEYS, LAPTOP_KEYS = new_keys(), new_keys()
_DEFINITION = shipped()
_KEYS = item_keys(_DEFINITION, 2)


@dataclass(frozen=True)
class Away:
    """What the laptop was given: the first of its numbers, people, an officer, when."""

    first: int
    people: list[tuple[int, str]]
    officer: str
    went_out: datetime
    office: str


def run(bench: Bench) -> list[Result]:
    """All of it against writing alone, on copies of the office; then ten times as many events."""
    wholes, bases, manys = [], [], []
    for number in range(ROUNDS):
        for kind in ("whole", "base"):
            path = bench.copy(f"home-{kind}-{number}.db")
            desk = desk_on(path)
            away = desk.write(ACTOR, _give).result
            file = _file(bench.folder, away, _day(away, EVENTS))
            if kind == "whole":
                wholes.append(timed(lambda desk=desk, file=file: _whole(desk, file)))
            else:
                bases.append(_base(desk, file))
            desk.close()
            path.unlink()
    path = bench.copy("home-many.db")
    desk = desk_on(path)
    away = desk.write(ACTOR, _give).result
    file = _file(bench.folder, away, _words(away, MANY))
    manys.append(timed(lambda: _whole(desk, file)))
    desk.close()
    what = f"{EVENTS:,} events of a working trip, from the sealed file on, best of {ROUNDS}"
    many = f"{MANY:,} outcomes, from the sealed file on; the base is {EVENTS:,} events as above"
    return [
        Result("bundle home: 10,000 events", min(wholes), min(bases), 3.0, what),
        Result("bundle home: 100,000 events", min(manys), min(bases), 60.0, f"{many}; no target"),
    ]


def _whole(desk: Desk, file: Path) -> None:
    """What happens after somebody chose a file: proven, looked at, taken in."""
    opened = _open(file)
    desk.read(homecoming.look, opened=opened, now=desk.clock.now())
    desk.write(ACTOR, homecoming.take_home, opened=opened, file_name=file.name)


def _base(desk: Desk, file: Path) -> float:
    opened = _open(file)
    known = desk.read(books)
    ready = desk.read(lambda session: plan(session, verified(session, opened), known))
    return timed(lambda: desk.write(ACTOR, _only_write, ready=ready, known=known))


def _only_write(work: Work, *, ready: Plan, known: Books) -> int:
    return apply(work, ready, known, file_name="bench.ektp")


def _open(file: Path) -> Opened:
    return unseal(file, recipient=[OFFICE_KEYS], senders={DEVICE: LAPTOP_KEYS.sign_public})


# -- a laptop that was away ---------------------------------------------------------------------


def _give(work: Work) -> Away:
    session = work.session
    device = FieldDevice(uid=DEVICE, name="Bench", sign_key=LAPTOP_KEYS.sign_public,
                         box_key=LAPTOP_KEYS.box_public, state=DeviceState.ACTIVE,
                         registered_at=work.now)  # fmt: skip
    visit = OutreachVisit(uid=VISIT, number="JB-BENCH", kind=VisitKind.VILLAGE, title="Bench",
                          state=VisitState.UNDER_WAY, day=date(2026, 11, 23),
                          created_at=work.now)  # fmt: skip
    session.add_all([device, visit])
    session.flush()
    went_out = work.now - timedelta(days=1)
    out = BundleOut(uid="bench-out", device_id=device.id or 0, visit_id=visit.id or 0, people=1,
                    expires_at=work.now, at=went_out, office_date=date(2026, 11, 23))  # fmt: skip
    session.add(out)
    session.flush()
    last = take_numbers(session, "recording/2026", EVENTS)
    first = last - EVENTS + 1
    session.add(NumberLease(bundle_id=out.id or 0, scope="recording/2026", first=first, last=last))
    return Away(first, _people(session), _officer(session), went_out,
                profile(session).region_code)  # fmt: skip


def _people(session: Session) -> list[tuple[int, str]]:
    rows = session.execute(select(col(Resident.id), col(Resident.nik)).limit(EVENTS))
    return [(number or 0, nik) for number, nik in rows]


def _officer(session: Session) -> str:
    first = select(col(Officer.username)).where(col(Officer.active)).limit(1)
    return str(session.execute(first).scalar_one())


def _day(away: Away, count: int) -> list[dict[str, Any]]:
    """As a trip is: for each recording its outcome, some others not met, died, refused."""
    events = []
    for place in range(count // 2):
        resident_id, nik = away.people[place]
        at = away.went_out + timedelta(seconds=5 * place)
        events.append(_event(away, "recording.finished", at,
                             _recording(away, place, resident_id, nik, at)))  # fmt: skip
        outcome = ("recorded", "not_met")[place % 10 == 9]
        events.append(_event(away, "target.outcome", at + timedelta(seconds=1), {
            "target_id": None, "nik": nik, "outcome": outcome, "note": ""}))  # fmt: skip
    return events


def _words(away: Away, count: int) -> list[dict[str, Any]]:
    people = away.people
    return [
        _event(away, "target.outcome", away.went_out + timedelta(seconds=place), {
            "target_id": None, "nik": people[place % len(people)][1], "outcome": "not_met",
            "note": ""})
        for place in range(count)
    ]  # fmt: skip


def _event(away: Away, kind: str, at: datetime, content: Mapping[str, Any]) -> dict[str, Any]:
    return {"uid": secrets.token_hex(16), "kind": kind, "at": at.astimezone(UTC).isoformat(),
            "author": away.officer, "officer_id": 1, "content": content,
            "sha256": content_hash(content)}  # fmt: skip


def _recording(
    away: Away, place: int, resident_id: int, nik: str, at: datetime
) -> dict[str, Any]:  # fmt: skip
    when = at.astimezone(UTC).isoformat()
    began = (at - timedelta(minutes=15)).astimezone(UTC).isoformat()
    return {
        "number": f"R-2026-{away.first + place:06d}", "token": f"R-{secrets.token_hex(8)}",
        "nik": nik, "resident_id": resident_id, "service_code": "NEW", "checklist": 1,
        "place": "Kantor Lurah", "needs": [], "witness": "", "override_reason": "",
        "started_at": began, "submitted_at": when, "operator": away.officer,
        "former_operators": [],
        "items": [
            {"position": position, "key": key, "label": "", "state": "captured",
             "exception": None, "reason": "", "attempts": 1, "signed_off_by": None, "at": when}
            for position, key in enumerate(_KEYS)
        ],
        "events": [
            {"at": when, "officer": away.officer, "act": "marked",
             "step": step_of(_DEFINITION, key), "keys": [key]}
            for key in _KEYS
        ],
    }  # fmt: skip


def _file(folder: Path, away: Away, events: list[dict[str, Any]]) -> Path:
    path = folder / "bench.ektp"
    manifest = Manifest(
        kind=FileKind.HOME, uid=secrets.token_hex(16), schema=SCHEMA, office=away.office,
        device=DEVICE, visit=VISIT, sequence=1, previous="",
        made_at=away.went_out + timedelta(hours=9), expires_at=None,
        rows={"events": len(events)}, facts={},
    )  # fmt: skip
    seal(manifest, {"events": lines(events)}, sender=LAPTOP_KEYS, sender_uid=DEVICE,
         recipient_box=OFFICE_KEYS.box_public, path=path)  # fmt: skip
    return path
