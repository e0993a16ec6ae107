"""A laptop's visit looked over as an office is: what it does not hold is no finding."""

from threading import Event

import pytest

from ektp_desk import schema
from ektp_desk.cards import services as cards
from ektp_desk.kernel.work import Work
from ektp_desk.reports.audit_checks import checks_of
from ektp_desk.stock import services as stock
from ektp_desk.storage.check import check, thorough_check
from tests.conftest import CONSOLE
from tests.fieldwork.trips import Trip
from tests.reports.conftest import ready

on_sqlite = pytest.mark.parametrize("address", ["sqlite"], indirect=True)


def _note(work: Work) -> None:
    work.record("office.touched", 1)


@on_sqlite
def test_a_visit_is_sound_though_its_peoples_cards_used_the_offices_blanks(trip: Trip) -> None:
    """After an unclean end the windows look a visit over; nobody is to be alarmed in a village."""
    office = trip.office
    office.desk.write(office.supervisor, stock.open_stock, quantity=300)
    for person in (office.adult, office.married):
        ready(office, person)
        piece = office.desk.write(office.printer, cards.intend, resident_id=person).result
        office.desk.write(office.printer, cards.confirm_good, card_id=piece.id)
    trip.make()
    desk = trip.laptop(trip.load())
    desk.write(CONSOLE, _note)
    checks = desk.read(checks_of)
    report = check(desk.engine, metadata=schema.metadata(), further=checks)
    thorough = thorough_check(desk.reading_engine, stop=Event(), further=checks)
    desk.close()
    assert (report.findings, thorough) == ((), ())
