"""Odd tables all the way into both databases: taken in, line by line refused, or refused whole."""

from itertools import count
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings

from ektp_desk.outreach import homecoming
from ektp_desk.outreach.rules_field import EventKind
from ektp_desk.outreach.rules_sealed import rows_of
from ektp_desk.outreach.sealed import lines
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.services_central import import_statuses
from ektp_desk.recording.statusfile import open_statuses
from ektp_desk.residents import regions, rollimport, rollupdate
from ektp_desk.residents.rollpreview import Choices
from tests.conftest import Office
from tests.fuzz.changes import json_changed, table_changed
from tests.fuzz.drawing import RANDOM
from tests.fuzz.readers import READERS
from tests.fuzz.reading import TODAY, only_refusals
from tests.outreach.homes import give_laptop, look, take

# One office takes in all examples, one after the other: that is how a real one comes to be.
FUZZ = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
_NAMES = count(1)  # one office registers the laptops of all examples


@FUZZ
@given(random=RANDOM)
def test_a_roll(office: Office, tmp_path: Path, random: Random) -> None:
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(table_changed(random.choice(READERS["roll"].seeds()), random))
    with only_refusals():
        preview = office.desk.read(
            rollimport.look_over, path=path, region_code="73.73", today=TODAY
        )
        office.desk.write(
            office.supervisor, rollupdate.import_roll, preview=preview,
            choices=Choices(is_ours=True),
        )  # fmt: skip


@FUZZ
@given(random=RANDOM)
def test_a_print_ready_list(office: Office, tmp_path: Path, random: Random) -> None:
    path = tmp_path / "siap.csv"
    path.write_bytes(table_changed(random.choice(READERS["status_list"].seeds()), random))
    with only_refusals():
        listed = open_statuses(path, default=CentralStatus.PRINT_READY_RECORD)
        office.desk.write(
            office.supervisor, import_statuses, lines=listed.lines, file_name=listed.name,
            sha256=listed.sha256,
        )  # fmt: skip


@FUZZ
@given(random=RANDOM)
def test_a_region_list(office: Office, tmp_path: Path, random: Random) -> None:
    path = tmp_path / "wilayah.csv"
    path.write_bytes(table_changed(random.choice(READERS["region_list"].seeds()), random))
    with only_refusals():
        rows = regions.read_regions(path)
        office.desk.write(office.supervisor, regions.load_regions, rows=rows)


@FUZZ
@given(random=RANDOM)
def test_a_laptops_events(office: Office, random: Random) -> None:
    laptop = give_laptop(office, f"{next(_NAMES)}")
    events = [
        laptop.outcome("7373014405920001", "recorded"),
        laptop.person("7373014107950011", "Hasnah"),
        laptop.recorded("7373014405920001", office.adult),
        laptop.event(EventKind.VISIT_NOTE, {"text": "Jalan putus"}),
        laptop.event(EventKind.NUMBERS_USED, {"scope": "recording/2026", "first": laptop.first,
                                              "last": laptop.last, "used": 1}),
    ]  # fmt: skip
    with only_refusals():
        changed = list(rows_of(json_changed(lines(events), random)))
        opened = laptop.pack(*changed)
        look(office, opened)
        take(office, opened)
        assert office.desk.read(homecoming.look, opened=opened).again
