"""The queue ticket, as data for paper."""

from dataclasses import dataclass
from datetime import datetime

from ektp_desk.papers.slips import Letterhead

TICKET = "queue.ticket"


@dataclass(frozen=True)
class TicketSlip:
    """80 mm ticket. `taken_at` is office-local wall time; `token` goes into the QR code.

    `priority` is the reason in words ("" if none); `ahead` counts the people before; `papers`
    what to have ready; `footer` says that everything is free of charge; `expected` is the wait
    in words ("20–35 menit"), "" while too little is known.
    """

    office: Letterhead
    code: str
    service: str
    taken_at: datetime
    ahead: int
    priority: str
    masked_nik: str
    papers: tuple[str, ...]
    token: str
    footer: str
    expected: str = ""
