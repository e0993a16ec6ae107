"""The temporary certificate, as data for paper."""

from dataclasses import dataclass
from datetime import date

from ektp_desk.papers.slips import Letterhead, Signature

SUKET = "cards.suket"


@dataclass(frozen=True)
class SuketSlip:
    """A4 certificate that the person was recorded and waits for a card; QR holds `token`."""

    office: Letterhead
    number: str
    day: date
    valid_until: date
    nik: str
    name: str
    born_in: str
    born_on: date
    sex: str
    address: str
    rt_rw: str
    village: str
    district: str
    purpose: str
    signed: Signature
    token: str
