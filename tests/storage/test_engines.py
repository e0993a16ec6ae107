"""Addresses of databases, and what the two engines do not take alike."""

import pytest

from ektp_desk.cards.queries import find_card
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.queue.queries import ticket_by_token
from ektp_desk.recording.queries import central
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.services_central import see_status
from ektp_desk.residents import queries
from ektp_desk.residents.search import search
from ektp_desk.storage.engines import parse_url
from tests.conftest import MORNING, Office


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://petugas:rahasia@host:abc/ektp",
        "postgresql://petugas:rahasia@host:/ektp:",
        "postgresql://[::1/ektp",
        "mysql://host/ektp",
        "sqlite://",
        "sqlite:///:memory:",
        "://",
    ],
)
def test_an_address_that_makes_no_sense_is_refused(address: str) -> None:
    with pytest.raises(OfficeError) as caught:
        parse_url(address)
    assert (caught.value.code, caught.value.field) == ("database.address", "database")
    assert "rahasia" not in str(caught.value)


def test_a_nul_in_what_is_searched_for_stops_no_search(office: Office) -> None:
    """A scanner with a wrong setting sends one behind every code."""
    assert office.desk.read(find_card, text="K-2026-000047\0") is None
    assert office.desk.read(ticket_by_token, token="EKTP1.T\0") is None
    assert office.desk.read(queries.resident_by_nik, nik="0000000000000000\0") is None
    office.desk.read(search, "citra\0 lestari")


def test_a_nul_in_what_is_written_stops_no_work(office: Office) -> None:
    office.desk.write(
        office.counter, see_status, resident_id=office.pupil, note="dilihat\0 di SIAK",
        status=CentralStatus.PROCESSING,
    )  # fmt: skip
    seen = office.desk.read(central, resident_id=office.pupil, day=MORNING.date())
    assert seen is not None
    assert seen.status is CentralStatus.PROCESSING
