"""A print room: stock opened, people print-ready."""

import pytest

from ektp_desk.recording import services_central
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.stock import services as stock
from tests.conftest import Office


class PrintRoom:
    """The small office with blanks, and a short way to make people print-ready."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.desk = office.desk

    def ready(
        self,
        resident_id: int,
        *,
        service_code: str = "NEW",
        urgent_reason: str = "",
        ticket_id: int | None = None,
    ) -> None:
        self.see(
            resident_id,
            CentralStatus.PRINT_READY_RECORD,
            service_code=service_code,
            urgent_reason=urgent_reason,
            ticket_id=ticket_id,
        )

    def see(self, resident_id: int, status: CentralStatus, **why: object) -> None:
        self.desk.write(
            self.office.supervisor,
            services_central.see_status,
            resident_id=resident_id,
            status=status,
            **why,  # type: ignore[arg-type]
        )


@pytest.fixture
def room(office: Office) -> PrintRoom:
    """Ten blanks, nobody print-ready yet."""
    office.desk.write(office.supervisor, stock.open_stock, quantity=10)
    return PrintRoom(office)
