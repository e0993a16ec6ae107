"""Laptops that were away, and what they bring home: real events, without a window."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.kernel.numbering import take_numbers
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import homecoming
from ektp_desk.outreach.homecoming import Preview, Taken
from ektp_desk.outreach.models import OutreachTarget, OutreachVisit
from ektp_desk.outreach.models_field import BundleOut, FieldDevice, NumberLease
from ektp_desk.outreach.rules import TargetReason, VisitKind, VisitState
from ektp_desk.outreach.rules_field import DeviceState
from ektp_desk.outreach.sealed import (
    SCHEMA,
    FileKind,
    Keys,
    Manifest,
    Opened,
    content_hash,
    lines,
    new_keys,
)
from ektp_desk.recording.checklist import item_keys, step_of
from ektp_desk.recording.definitions import shipped
from ektp_desk.schema import metadata
from tests.conftest import MORNING, Office

metadata()  # every table is known, whichever a test asks for first
AWAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # the Monday before: when files went out
Event = dict[str, Any]


@dataclass
class Laptop:
    """A registered laptop with a visit and lent numbers. `number()` gives the next of them."""

    uid: str
    device_id: int
    visit_uid: str
    visit_id: int
    first: int
    last: int
    officer: str
    keys: Keys
    sequence: int = 0
    previous: str = ""
    given: int = 0
    files: list[Opened] = field(default_factory=list)

    def number(self) -> str:
        self.given += 1
        return f"R-2026-{self.first + self.given - 1:06d}"

    def event(
        self, kind: str, content: Mapping[str, Any], *, at: datetime | None = None,
        author: str | None = None, uid: str = "",
    ) -> Event:  # fmt: skip
        return {
            "uid": uid or secrets.token_hex(16),
            "kind": kind,
            "at": (at or AWAY + timedelta(hours=3)).isoformat(),
            "author": author if author is not None else self.officer,
            "officer_id": 1,
            "content": dict(content),
            "sha256": content_hash(content),
        }

    def outcome(
        self, nik: str, outcome: str | None, *, at: datetime | None = None, note: str = ""
    ) -> Event:
        content = {"target_id": None, "nik": nik, "outcome": outcome, "note": note}
        return self.event("target.outcome", content, at=at)

    def person(self, nik: str, name: str, *, at: datetime | None = None, **values: Any) -> Event:
        said = {
            "nik": nik, "name": name, "sex": "P", "birth_date": "1948-02-03", "kk_number": "",
            "birth_place": "Palopo", "marital_status": "widowed", "citizenship": "WNI",
            "itap_until": None, "address": "Dusun Padang", "rt": "001", "rw": "002",
            "village_code": "73.73.01.1001", "presence": "present", **values,
        }  # fmt: skip
        content = {"person": said, "note": "Belum ada di daftar", "laptop_id": 1_000_000_001}
        return self.event("person.added", content, at=at)

    def recorded(
        self, nik: str, resident_id: int | None, *, at: datetime | None = None, **values: Any
    ) -> Event:
        content = recording_content(
            nik, resident_id, self.number(), at or AWAY + timedelta(hours=3), self.officer
        )
        return self.event("recording.finished", content | values, at=at)

    def pack(self, *events: Event, **values: Any) -> Opened:
        """The next file, as it is after it was unsealed."""
        self.sequence += 1
        manifest = Manifest(
            kind=FileKind.HOME, uid=secrets.token_hex(16), schema=SCHEMA, office="73.73",
            device=self.uid, visit=self.visit_uid, sequence=self.sequence,
            previous=self.previous, made_at=AWAY + timedelta(hours=8), expires_at=None,
            rows={"events": len(events)},
            facts={"last": True, "unsent_drafts": 0, "clock": {
                "now": (AWAY + timedelta(hours=8)).isoformat(),
                "last_seen": (AWAY + timedelta(hours=7)).isoformat()}},
        )  # fmt: skip
        manifest = Manifest(**{**vars(manifest), **values})
        digest = content_hash({"uid": manifest.uid, "previous": self.previous})
        opened = Opened(manifest, {"events": lines(events)}, digest)
        self.previous = digest
        self.files.append(opened)
        return opened


def recording_content(
    nik: str, resident_id: int | None, number: str, at: datetime, operator: str
) -> dict[str, Any]:
    """A recording that was done by the checklist the program comes with, two papers."""
    definition = shipped()
    began = at - timedelta(minutes=20)
    keys = item_keys(definition, 2)
    items = [
        {"position": position, "key": key, "label": "Salinan KK" if key == "paper:0" else "",
         "state": "captured", "exception": None, "reason": "", "attempts": 1,
         "signed_off_by": None, "at": (began + timedelta(seconds=30 * position)).isoformat()}
        for position, key in enumerate(keys)
    ]  # fmt: skip
    events = [
        {"at": (began + timedelta(seconds=30 * position)).isoformat(), "officer": operator,
         "act": "marked", "step": step_of(definition, key), "keys": [key]}
        for position, key in enumerate(keys)
    ]  # fmt: skip
    return {
        "number": number, "token": f"R-{secrets.token_hex(8)}", "nik": nik,
        "resident_id": resident_id, "service_code": "NEW", "checklist": 1,
        "place": "Kantor Lurah", "needs": [], "witness": "", "override_reason": "",
        "started_at": began.isoformat(), "submitted_at": at.isoformat(), "operator": operator,
        "former_operators": [], "items": items, "events": events,
    }  # fmt: skip


def give_laptop(
    office: Office, name: str, *, visit: str = "", targets: Sequence[int] = (), count: int = 50,
    officer: str = "rekam1",
) -> Laptop:  # fmt: skip
    """A laptop that went out with a file of its own, for a new visit or the one with that uid."""
    return office.desk.write(
        office.supervisor, _give, name=name, visit=visit, targets=targets, count=count,
        officer=officer,
    ).result  # fmt: skip


def _give(
    work: Work, *, name: str, visit: str, targets: Sequence[int], count: int, officer: str
) -> Laptop:
    session, keys = work.session, new_keys()
    device = FieldDevice(
        uid=f"laptop-{name}", name=name, sign_key=keys.sign_public, box_key=keys.box_public,
        state=DeviceState.ACTIVE, registered_at=AWAY,
    )  # fmt: skip
    session.add(device)
    went = session.execute(
        select(OutreachVisit).where(col(OutreachVisit.uid) == visit)
    ).scalar_one_or_none() or _visit(session, name, work.now)
    session.flush()
    out = BundleOut(
        uid=f"out-{name}", device_id=device.id or 0, visit_id=went.id or 0, people=1,
        expires_at=AWAY + timedelta(days=9), at=AWAY, office_date=date(2026, 11, 23),
    )  # fmt: skip
    session.add(out)
    session.flush()
    last = take_numbers(session, "recording/2026", count)
    session.add(NumberLease(bundle_id=out.id or 0, scope="recording/2026",
                            first=last - count + 1, last=last))  # fmt: skip
    for resident_id in targets:
        session.add(OutreachTarget(visit_id=went.id or 0, resident_id=resident_id,
                                   reason=TargetReason.UNRECORDED))  # fmt: skip
    session.flush()
    return Laptop(device.uid, device.id or 0, went.uid, went.id or 0, last - count + 1, last,
                  officer, keys)  # fmt: skip


def _visit(session: Session, name: str, now: datetime) -> OutreachVisit:
    visit = OutreachVisit(
        uid=f"visit-{name}", number=f"JB-2026-{name}", kind=VisitKind.VILLAGE,
        state=VisitState.UNDER_WAY, title=f"Kelurahan {name}", day=date(2026, 11, 23),
        village_code="73.73.01.1001", created_at=now,
    )  # fmt: skip
    session.add(visit)
    return visit


def take(office: Office, opened: Opened, *, file_name: str = "pulang.ektp") -> Taken:
    return office.desk.write(
        office.supervisor, homecoming.take_home, opened=opened, file_name=file_name
    ).result


def look(office: Office, opened: Opened) -> Preview:
    return office.desk.read(homecoming.look, opened=opened, now=office.clock.now())


def rows(office: Office, model: Any) -> list[Any]:
    """All rows of a table, in order."""

    def query(session: Session) -> list[Any]:
        return list(session.execute(select(model).order_by(*model.__table__.primary_key)).scalars())

    return office.desk.read(query)


def officer_id(office: Office, username: str) -> int:
    def query(session: Session) -> int:
        return session.execute(
            select(col(Officer.id)).where(col(Officer.username) == username)
        ).scalar_one()

    return office.desk.read(query)


__all__ = ["AWAY", "MORNING", "Laptop", "give_laptop", "look", "officer_id", "rows", "take"]
