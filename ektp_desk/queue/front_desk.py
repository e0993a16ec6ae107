"""What a front desk knows of the office without the server, and the tickets it prints then."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from ektp_desk.kernel.sentences import Sentences
from ektp_desk.papers.services import PaperRow, plain_slip
from ektp_desk.papers.slips import Letterhead
from ektp_desk.queue.blocks import Given
from ektp_desk.queue.slips import TICKET, TicketSlip, ticket_key


@dataclass(frozen=True)
class DeskService:
    """A service as the front desk offers it without the server."""

    code: str
    letter: str
    name_id: str
    name_en: str
    papers: tuple[str, ...]

    def name(self, language: str) -> str:
        """The name in a language, Indonesian where there is no other."""
        return (self.name_en if language == "en" else self.name_id) or self.name_id


@dataclass(frozen=True)
class FrontDesk:
    """What tickets need of the office, as the server last said it."""

    letterhead: Letterhead
    footer: str
    zone: str
    services: tuple[DeskService, ...]

    def service(self, code: str) -> DeskService | None:
        """A service by its code; None for one that the office did not offer then."""
        return next((service for service in self.services if service.code == code), None)


def slip_of(desk: FrontDesk, given: Given) -> TicketSlip:
    """The ticket of a number given without the server: how many wait before is not known there."""
    service = desk.service(given.service_code)
    assert service is not None, "looked at before the number was given"
    return TicketSlip(
        office=desk.letterhead,
        code=given.code,
        service=service.name_id,
        taken_at=given.at.astimezone(ZoneInfo(desk.zone)).replace(tzinfo=None),
        ahead=None,
        priority=Sentences("id").say(f"priority.{given.priority}") if given.priority else "",
        masked_nik="",
        papers=service.papers,
        token=given.token,
        footer=desk.footer,
    )


def paper_of(desk: FrontDesk, given: Given, *, copy: int = 0) -> PaperRow:
    """The paper to print before the server knows of it; `copy` 1 is the first copy."""
    key = ticket_key(given.office_date, given.code)
    return PaperRow(0, key, TICKET, given.code, plain_slip(slip_of(desk, given)), copy)
