"""Laptops of the demonstration office, and the files that went out with them and came home."""

import hashlib
import json
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from ektp_desk.demo.rows import Ledger, Row
from ektp_desk.demo.visit_rows import City
from ektp_desk.outreach.rules import TargetOutcome, VisitKind, VisitState
from ektp_desk.outreach.rules_field import (
    DeviceAct,
    DeviceState,
    EventKind,
    EventOutcome,
    QuarantineReason,
)
from ektp_desk.recording.items import RIGHT_FOUR
from ektp_desk.recording.rules import ExceptionKind, ItemState, RecordingState, Transport

REGISTERED = timedelta(days=370)  # before the demonstration's day
LOST_AGO = timedelta(days=21)  # at least
KEPT = timedelta(days=4)  # a file is valid so long after its visit
NUMBERS = 20  # leased with a file


def add_laptops(random: Random, ledger: Ledger, city: City) -> None:
    """One laptop that came home with a double, one that waits to leave, one that was lost."""
    done = [row for row in ledger.rows["outreach_visit"] if row["state"] is VisitState.DONE
            and row["kind"] is VisitKind.VILLAGE]  # fmt: skip
    ahead = [row for row in ledger.rows["outreach_visit"] if row["state"] is VisitState.PLANNED]
    before_loss = [row for row in done if row["day"] <= city.as_of - LOST_AGO]
    first = _laptop(random, ledger, city, "Laptop lapangan 1")
    second = _laptop(random, ledger, city, "Laptop lapangan 2")
    lost = _laptop(random, ledger, city, "Laptop lapangan lama")
    if before_loss:
        _out(random, ledger, city, lost, before_loss[-1])
        _is_lost(ledger, city, lost, before_loss[-1]["day"] + timedelta(days=1))
    else:
        _is_lost(ledger, city, lost, city.as_of - LOST_AGO)
    if done:
        bundle = _out(random, ledger, city, first, done[-1])
        _Home(random, ledger, city, first, done[-1]).comes(bundle)
    _out(random, ledger, city, second, ahead[0])


def _laptop(random: Random, ledger: Ledger, city: City, name: str) -> Row:
    day = city.as_of - REGISTERED
    device = ledger.add(
        "field_device",
        uid=f"{random.getrandbits(128):032x}",
        name=name,
        sign_key=f"{random.getrandbits(256):064x}",
        box_key=f"{random.getrandbits(256):064x}",
        state=DeviceState.ACTIVE,
        registered_at=city.hours.on(day),
        officer_id=city.staff.supervisor,
        version=1,
    )
    _happened(ledger, city, device, DeviceAct.REGISTERED, "", day)
    return device


def _is_lost(ledger: Ledger, city: City, device: Row, day: date) -> None:
    device["state"], device["version"] = DeviceState.LOST, 2
    _happened(ledger, city, device, DeviceAct.LOST, "Tas tertinggal di angkutan kota", day)


def _happened(
    ledger: Ledger, city: City, device: Row, act: DeviceAct, reason: str, day: date
) -> None:  # fmt: skip
    ledger.add("field_device_event", device_id=device["id"], act=act, reason=reason,
               happened_on=day, at=city.hours.on(day), office_date=day,
               officer_id=city.staff.supervisor)  # fmt: skip


def _out(random: Random, ledger: Ledger, city: City, device: Row, visit: Row) -> Row:
    """The file of a visit, the afternoon before, with the people of its list."""
    day = min(visit["day"], city.as_of) - timedelta(days=1)
    people = [row["resident_id"] for row in ledger.rows["outreach_target"]
              if row["visit_id"] == visit["id"]]  # fmt: skip
    bundle = ledger.add(
        "bundle_out",
        uid=f"{random.getrandbits(128):032x}",
        device_id=device["id"],
        visit_id=visit["id"],
        people=len(people),
        sha256=f"{random.getrandbits(256):064x}",
        expires_at=city.hours.on(visit["day"] + KEPT, first=23, last=23.1),
        at=city.hours.on(day, first=15, last=15.5),
        office_date=day,
        officer_id=city.staff.supervisor,
    )
    ledger.rows["bundle_person"] += [
        {"bundle_id": bundle["id"], "resident_id": resident_id} for resident_id in people
    ]
    scope = f"recording/{day.year}"
    numbers = [ledger.number(scope) for _ in range(NUMBERS)]
    ledger.add("number_lease", bundle_id=bundle["id"], scope=scope, first=numbers[0],
               last=numbers[-1], used=None)  # fmt: skip
    return bundle


class _Home:
    """What came home from a visit: recordings, outcomes, a new person, a double, a doubt."""

    def __init__(self, random: Random, ledger: Ledger, city: City, device: Row, visit: Row) -> None:
        self._random = random
        self._ledger = ledger
        self._city = city
        self._device = device
        self._visit = visit
        self._events: list[Row] = []

    def comes(self, out: Row) -> None:
        """The file of the evening, taken in right then."""
        at = self._city.hours.on(self._visit["day"], first=15.5, last=15.8)
        bundle = self._ledger.add(
            "bundle_in",
            uid=f"{self._random.getrandbits(128):032x}",
            device_id=self._device["id"],
            visit_id=self._visit["id"],
            sequence=1,
            previous="",
            sha256=f"{self._random.getrandbits(256):064x}",
            file_name="pulang-laptop-lapangan-1-0001.ektp",
            made_at=at - timedelta(minutes=25),
            events=0, applied=0, linked=0, disputed=0, quarantined=0, unchanged=0,
            at=at,
            office_date=self._visit["day"],
            officer_id=self._city.staff.supervisor,
        )  # fmt: skip
        self._recorded(bundle)
        self._outcomes(bundle)
        self._double(bundle, out)
        self._doubt(bundle)
        outcomes = [event["outcome"] for event in self._events]
        bundle["applied"] = outcomes.count(EventOutcome.APPLIED)
        bundle["disputed"] = outcomes.count(EventOutcome.DISPUTED)
        bundle["events"] = len(outcomes) + bundle["quarantined"]

    def _recorded(self, bundle: Row) -> None:
        """Those of the list who were recorded that day; the first one was not on the roll."""
        met = self._targets(TargetOutcome.RECORDED)
        for place, resident_id in enumerate(met):
            recording = next(
                row for row in self._ledger.rows["recording"]
                if row["resident_id"] == resident_id and row["ticket_id"] is None
            )  # fmt: skip
            recording["transport"] = Transport.IMPORTED
            if not place:
                self._new(bundle, recording)
            self._event(bundle, EventKind.RECORDING_FINISHED, resident_id,
                        self._told(recording), recording["submitted_at"],
                        recording_id=recording["id"])  # fmt: skip

    def _new(self, bundle: Row, recording: Row) -> None:
        resident_id, at = recording["resident_id"], recording["started_at"]
        note = "Warga baru, membawa KK dan surat pindah."
        self._ledger.rows["field_person"].append(
            {"resident_id": resident_id, "note": note, "at": at,
             "officer_id": self._city.staff.recorders[0]}
        )  # fmt: skip
        content = {"person": self._person(resident_id), "note": note, "laptop_id": 1_000_000_000}
        self._event(bundle, EventKind.PERSON_ADDED, resident_id, content, at)

    def _person(self, resident_id: int) -> dict[str, Any]:
        person = vars(self._city.people[resident_id])
        return {name: str(value) for name, value in person.items()}

    def _outcomes(self, bundle: Row) -> None:
        for row in self._ledger.rows["outreach_target"]:
            if row["visit_id"] == self._visit["id"] and row["outcome"] is not None:
                content = {"target_id": row["id"], "nik": self._nik(row["resident_id"]),
                           "outcome": str(row["outcome"]), "note": row["note"]}  # fmt: skip
                self._event(bundle, EventKind.TARGET_OUTCOME, row["resident_id"], content,
                            row["outcome_at"])  # fmt: skip

    def _double(self, bundle: Row, out: Row) -> None:
        """Somebody came by whom the office recorded soon after: to be decided."""
        day = self._visit["day"]
        own = next(
            (row for row in self._ledger.rows["recording"]
             if row["office_date"] >= day and row["ticket_id"] is not None), None,
        )  # fmt: skip
        if own is None:
            return
        lease = next(row for row in self._ledger.rows["number_lease"]
                     if row["bundle_id"] == out["id"])  # fmt: skip
        lease["used"] = 1
        at = self._city.hours.on(day, first=10, last=12)
        recording = self._ledger.add("recording", **(own | {
            "id": len(self._ledger.rows["recording"]) + 1,
            "number": f"R-{day.year}-{lease['first']:06d}",
            "token": f"R-{self._random.getrandbits(64):016x}",
            "ticket_id": None, "office_date": day, "place": self._visit["place"],
            "state": RecordingState.DISPUTED, "transport": Transport.IMPORTED,
            "operator_id": self._city.staff.recorders[0], "reviewer_id": None,
            "started_at": at, "submitted_at": at + timedelta(minutes=14), "reviewed_at": None,
        }))  # fmt: skip
        self._items(own, recording)
        self._event(bundle, EventKind.RECORDING_FINISHED, own["resident_id"],
                    self._told(recording), recording["submitted_at"],
                    recording_id=recording["id"], outcome=EventOutcome.DISPUTED)  # fmt: skip

    def _items(self, own: Row, recording: Row) -> None:
        """The office's own items, but the right hand was bandaged that day."""
        for item in [row for row in self._ledger.rows["recording_item"]
                     if row["recording_id"] == own["id"]]:  # fmt: skip
            excused = item["key"] in RIGHT_FOUR
            self._ledger.add("recording_item", **(item | {
                "id": len(self._ledger.rows["recording_item"]) + 1,
                "recording_id": recording["id"],
                "state": ItemState.EXCEPTION if excused else item["state"],
                "exception": ExceptionKind.TEMPORARY if excused else None,
                "reason": "tangan kanan diperban" if excused else "",
                "attempts": 3 if excused else 1,
                "signed_off_by": self._city.staff.recorders[1] if excused else None,
                "at": recording["submitted_at"],
            }))  # fmt: skip

    def _doubt(self, bundle: Row) -> None:
        """An outcome that came before and now says something else."""
        told = next((row for row in self._events if row["kind"] is EventKind.TARGET_OUTCOME
                     and row["content"]["outcome"] != "recorded"), None)  # fmt: skip
        if told is None:
            return
        content = told["content"] | {"outcome": str(TargetOutcome.REFUSED), "note": "menolak"}
        said = {
            "uid": told["uid"], "kind": str(told["kind"]), "at": told["at"].isoformat(),
            "author": "rekam1", "content": content,
        }  # fmt: skip
        self._ledger.add(
            "field_quarantine", bundle_id=bundle["id"], event_uid=told["uid"],
            reason=QuarantineReason.OTHER_CONTENT, sha256=_hash(content), content=said,
            at=bundle["at"], office_date=bundle["office_date"],
        )  # fmt: skip
        bundle["quarantined"] = 1

    def _event(
        self,
        bundle: Row,
        kind: EventKind,
        resident_id: int,
        content: dict[str, Any],
        at: datetime,
        *,
        recording_id: int | None = None,
        outcome: EventOutcome = EventOutcome.APPLIED,
    ) -> None:
        self._events.append(
            self._ledger.add(
                "field_event", uid=f"{self._random.getrandbits(128):032x}",
                bundle_id=bundle["id"], kind=kind, outcome=outcome, at=at,
                officer_id=self._city.staff.recorders[0], resident_id=resident_id,
                recording_id=recording_id, sha256=_hash(content), content=content,
            )
        )  # fmt: skip

    def _told(self, recording: Row) -> dict[str, Any]:
        """A finished recording in a laptop's words, without its items."""
        return {
            "number": recording["number"], "token": recording["token"],
            "nik": self._nik(recording["resident_id"]), "resident_id": recording["resident_id"],
            "service_code": recording["service_code"], "checklist": 1,
            "place": recording["place"], "needs": [str(need) for need in recording["needs"]],
            "witness": recording["witness"], "override_reason": recording["override_reason"],
            "started_at": recording["started_at"].isoformat(),
            "submitted_at": recording["submitted_at"].isoformat(),
            "operator": "rekam1", "former_operators": [], "items": [], "events": [],
        }  # fmt: skip

    def _targets(self, outcome: TargetOutcome) -> list[int]:
        return [row["resident_id"] for row in self._ledger.rows["outreach_target"]
                if row["visit_id"] == self._visit["id"] and row["outcome"] is outcome]  # fmt: skip

    def _nik(self, resident_id: int) -> str:
        return self._city.people[resident_id].nik


def _hash(content: dict[str, Any]) -> str:
    plain = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()
