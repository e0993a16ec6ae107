"""Kinds of act on people's data and on who may see them."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ektp_desk.accounts import emergency
from ektp_desk.kernel.work import Actor
from ektp_desk.papers import services as papers
from ektp_desk.papers.queries import papers_of_resident
from ektp_desk.queue import services as queue
from ektp_desk.residents import merging, queries, retention
from ektp_desk.residents import services as residents
from ektp_desk.residents.merging import Entry
from ektp_desk.residents.retention import Kept
from ektp_desk.residents.rules import Presence
from ektp_desk.residents.services import Person
from tests.conftest import PASSWORD, Office
from tests.faults.acts import Act, Facts, Kind, NotThere, first

LATER = datetime(2028, 2, 1, 1, 0, tzinfo=UTC)
DOOR = Actor(None, "", frozenset(), "meja-pintu")


def _entry(office: Office, resident_id: int) -> Entry:
    view = office.desk.read(queries.resident, resident_id=resident_id)
    if view is None:
        raise NotThere
    return Entry(resident_id, view.version)


def _merge(office: Office, _facts: Facts) -> object:
    return office.desk.write(
        office.supervisor, merging.merge, kept=_entry(office, office.adult),
        merged=_entry(office, office.child), take=("address",), note="KK diperiksa",
    ).result  # fmt: skip


def _apart(office: Office, _facts: Facts) -> object:
    return office.desk.write(office.supervisor, merging.undo_merge, merge_id=1)


def _ticket_of_two(office: Office, _folder: Path) -> None:
    for person, service in ((office.adult, "DAMAGED"), (office.child, "NEW")):
        office.desk.write(
            office.counter, queue.take_number, service_code=service, resident_id=person
        )


def _gone(office: Office, folder: Path) -> None:
    """Somebody who moved away, and printed tickets, long before."""
    _ticket_of_two(office, folder)
    for person in (office.adult, office.child):
        for paper in office.desk.read(papers_of_resident, resident_id=person):
            office.desk.write(office.counter, papers.mark_printed, key=paper.key, printer="tiket")
    view = office.desk.read(queries.resident, resident_id=office.married)
    assert view is not None
    known = {name: getattr(view, name) for name in Person.__dataclass_fields__}
    office.desk.write(
        office.supervisor, residents.change_resident, resident_id=view.id, version=view.version,
        person=Person(**{**known, "presence": Presence.MOVED}),
    )  # fmt: skip


def _retention(service: Callable[..., Any], **given: Any) -> Act:
    def act(office: Office, _facts: Facts) -> object:
        return office.desk.write(office.supervisor, service, **given)

    return act


def _sealed(office: Office, _folder: Path) -> str:
    return office.desk.write(office.supervisor, emergency.make_code, password=PASSWORD).result


def _open(office: Office, code: str) -> object:
    """Who comes too late is let in by nobody: no act of this kind."""
    done = office.desk.write(
        DOOR, emergency.open_emergency, code=code, full_name="Rahmat Hidayat",
        reason="Supervisor sakit, kata sandi lupa", station="meja-9",
    ).result  # fmt: skip
    if done.actor is None:
        raise NotThere
    return done.actor.officer_id


def _acknowledge(office: Office, _code: str) -> object:
    row = first(office.desk.read(emergency.unacknowledged))
    return office.desk.write(office.supervisor, emergency.acknowledge, access_id=row.id)


PEOPLE = (
    Kind("merge", _ticket_of_two, (_merge, _apart)),
    Kind("retention", _gone, (
        _retention(retention.save_days, days=dict.fromkeys(Kept, 365)),
        _retention(retention.blank, kinds=(Kept.GONE_ADDRESSES,)),
        _retention(retention.blank, kinds=(Kept.PAPERS,)),
    ), begins=LATER),
    Kind("emergency", _sealed, (_open, _acknowledge)),
)  # fmt: skip
